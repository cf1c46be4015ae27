/* Loaded before the C library (LD_PRELOAD): of all requests for memory, those of libraries included, number FAIL_AT is
 * refused, once. How many there were is written to the file FAIL_COUNT. What the program puts before malloc calls the
 * functions replaced here (base/memory.c). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static atomic_long requests;
static long fail_at;

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("FAIL_AT");
    requests = 0;
    fail_at = at ? atol(at) : 0;
}

__attribute__((destructor)) static void end(void) {
    const char *name = getenv("FAIL_COUNT");
    char text[32];
    int size = snprintf(text, sizeof text, "%ld\n", (long)requests), file = -1;
    if (name) file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file >= 0 && write(file, text, (size_t)size) == size) close(file);
}

static int fails(void) {
    if (atomic_fetch_add(&requests, 1) + 1 != fail_at) return 0;
    errno = ENOMEM;
    return 1;
}

static void *behind(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

void *__libc_malloc(size_t size) {
    return fails() ? NULL : ((void *(*)(size_t))behind("__libc_malloc"))(size);
}

void *__libc_calloc(size_t count, size_t size) {
    return fails() ? NULL : ((void *(*)(size_t, size_t))behind("__libc_calloc"))(count, size);
}

void *__libc_realloc(void *old, size_t size) {
    return fails() ? NULL : ((void *(*)(void *, size_t))behind("__libc_realloc"))(old, size);
}
