/* Files by the system's own calls, so that every failure is seen and can be named. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file_internal.h"

const char *file_system_path(struct arena *arena, struct str path) {
    if (!path.size || !memchr(path.data, '\0', path.size)) return str_terminated(arena, path);
    errno = ENOENT;
    return NULL;
}

bool file_fail(struct arena *arena, struct message *problem, const char *pattern, struct str path, const char *reason) {
    *problem = message_new(arena, pattern, path, reason);
    return false;
}

bool file_fail_system(struct arena *arena, struct message *problem, const char *pattern, struct str path) {
    return file_fail(arena, problem, pattern, path, strerror(errno));
}

bool file_close_after(int descriptor, bool fine) {
    int before = errno;
    bool closed = !close(descriptor);
    if (!fine) errno = before;
    return fine && closed;
}

/* ---- reading ---- */

/* At most `size` bytes; fewer only at the end of the file. -1 is a failure. */
static ssize_t read_up_to(int descriptor, char *bytes, size_t size) {
    size_t done = 0;
    while (done < size) {
        ssize_t got = read(descriptor, bytes + done, size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (!got) break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

/* The size that the system names is where to start: a file may grow meanwhile, and some claim to be empty. */
bool file_read_open(struct arena *arena, int descriptor, size_t expected, size_t largest, struct str *bytes) {
    size_t capacity = (expected < largest ? expected : largest) + 1, size = 0;
    char *data = NEW_ARRAY(arena, char, capacity);
    for (;;) {
        ssize_t got = read_up_to(descriptor, data + size, capacity - size);
        if (got < 0) return false;
        size += (size_t)got;
        if (size < capacity || size > largest) break;
        capacity = capacity < largest / 2 ? capacity * 2 : largest + 1;
        char *larger = NEW_ARRAY(arena, char, capacity);
        data = memcpy(larger, data, size);
    }
    if (size > largest) return errno = EFBIG, false;
    *bytes = (struct str){data, size};
    data[size] = '\0';
    return true;
}

static bool read_regular(struct arena *arena, int descriptor, struct str path, size_t largest, struct str *bytes,
                         struct message *problem) {
    struct stat status;
    if (fstat(descriptor, &status)) return file_fail_system(arena, problem, "cannot read {0}: {1}", path);
    if (S_ISDIR(status.st_mode)) return file_fail(arena, problem, "cannot read {0}: {1}", path, "it is a folder");
    if (!S_ISREG(status.st_mode))
        return file_fail(arena, problem, "cannot read {0}: {1}", path, "it is not a regular file");
    if (file_read_open(arena, descriptor, (size_t)status.st_size, largest, bytes)) return true;
    if (errno != EFBIG) return file_fail_system(arena, problem, "cannot read {0}: {1}", path);
    *problem = message_new(arena, "cannot read {0}: it is larger than {1} bytes", path, largest);
    return false;
}

bool file_read(struct arena *arena, struct str path, size_t largest, struct str *bytes, struct message *problem) {
    const char *name = file_system_path(arena, path);
    int descriptor = name ? open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : -1; /* a pipe may not stop us */
    if (descriptor < 0) return file_fail_system(arena, problem, "cannot read {0}: {1}", path);
    bool read = read_regular(arena, descriptor, path, largest, bytes, problem);
    close(descriptor);
    return read;
}

/* ---- folders ---- */

int64_t file_changed(struct arena *arena, struct str path) {
    struct stat status;
    return stat(str_terminated(arena, path), &status) == 0 ? (int64_t)status.st_mtime : 0;
}

enum file_kind file_kind(struct arena *arena, struct str path) {
    struct arena_mark mark = arena_mark(arena);
    const char *name = file_system_path(arena, path);
    struct stat status;
    bool exists = name && !stat(name, &status);
    arena_rewind(arena, mark);
    if (!exists) return FILE_NONE;
    return S_ISREG(status.st_mode) ? FILE_REGULAR : S_ISDIR(status.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

bool file_exists(struct arena *arena, struct str path) {
    struct arena_mark mark = arena_mark(arena);
    const char *name = file_system_path(arena, path);
    struct stat status;
    bool exists = name && !lstat(name, &status);
    arena_rewind(arena, mark);
    return exists;
}

static int by_bytes(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static bool read_names(struct arena *arena, DIR *stream, struct str **names, size_t *count) {
    size_t capacity = 0;
    const struct dirent *entry;
    *names = NULL;
    *count = 0;
    while (errno = 0, (entry = readdir(stream))) {
        struct str name = str_of(entry->d_name);
        if (str_equal_c(name, ".") || str_equal_c(name, "..")) continue;
        ARENA_PUSH(arena, *names, *count, capacity) = str_copy(arena, name);
    }
    return !errno;
}

bool file_list_open(struct arena *arena, int descriptor, struct str **names, size_t *count) {
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    DIR *stream = copy < 0 ? NULL : fdopendir(copy);
    if (!stream) return copy < 0 ? false : file_close_after(copy, false);
    bool read = read_names(arena, stream, names, count);
    int error = errno;
    closedir(stream);
    errno = error;
    if (read && *count) qsort(*names, *count, sizeof **names, by_bytes);
    return read;
}

/* ---- stamps ---- */

static int64_t nanoseconds(struct timespec time) { return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec; }

bool file_stamp(struct arena *arena, struct str path, struct file_stamp *stamp) {
    struct stat status;
    const char *name = file_system_path(arena, path);
    if (!name || stat(name, &status) || !S_ISREG(status.st_mode)) return false;
    *stamp = (struct file_stamp){(uint64_t)status.st_size, status.st_ino, nanoseconds(status.st_mtim),
                                 nanoseconds(status.st_ctim)};
    return true;
}

/* Clocks of file systems go in steps of some milliseconds; where no part of a second is known, of two seconds. */
bool file_stamp_is_old(const struct file_stamp *stamp) {
    struct timespec now;
    bool coarse = stamp->changed % 1000000000 == 0;
    int64_t step = coarse ? INT64_C(3000000000) : INT64_C(100000000);
    return !clock_gettime(CLOCK_REALTIME, &now) && stamp->changed + step < nanoseconds(now);
}
