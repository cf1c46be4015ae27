/* Memory for the whole program, its libraries included: whoever asks for some and gets none ends the program with
 * status 3. Of the libraries few hand a failed request on; most leave out what they could not hold, and a table would
 * be lost without a word. Standing before the C library's functions of the same names, these are the ones that all
 * shared libraries call. glibc alone has the names behind them; elsewhere, and under a sanitizer, which has its own
 * functions and ends the program itself, each caller's own look at the result has to do. */
#include <stdlib.h>

#include "base/die.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size) {
    void *memory = __libc_malloc(size);
    if (!memory) die_out_of_memory();
    return memory;
}

void *calloc(size_t count, size_t size) {
    void *memory = __libc_calloc(count, size);
    if (!memory) die_out_of_memory();
    return memory;
}

/* To nothing it gives back what there was, and NULL. */
void *realloc(void *old, size_t size) {
    void *memory = __libc_realloc(old, size);
    if (!memory && size) die_out_of_memory();
    return memory;
}

#endif
