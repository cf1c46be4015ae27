/* Files by the system's own calls, so that every failure is seen and can be named. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

/* A path for the system; NULL (with errno set) when it holds a NUL and so can name nothing. */
static const char *system_path(struct arena *arena, struct str path) {
    if (!path.size || !memchr(path.data, '\0', path.size)) return str_terminated(arena, path);
    errno = ENOENT;
    return NULL;
}

static bool fail(struct arena *arena, struct str *problem, const char *verb, struct str path, const char *reason) {
    *problem = str_format(arena, "cannot %s %.*s: %s", verb, STR_ARG(path), reason);
    return false;
}

/* The reason is the system's, in errno. */
static bool fail_system(struct arena *arena, struct str *problem, const char *verb, struct str path) {
    return fail(arena, problem, verb, path, strerror(errno));
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
static bool read_all(struct arena *arena, int descriptor, size_t expected, size_t largest, struct str *bytes) {
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
    *bytes = (struct str){data, size};
    if (size < capacity) data[size] = '\0';
    return true;
}

static bool read_open_file(struct arena *arena, int descriptor, struct str path, size_t largest, struct str *bytes,
                           struct str *problem) {
    struct stat status;
    if (fstat(descriptor, &status)) return fail_system(arena, problem, "read", path);
    if (S_ISDIR(status.st_mode)) return fail(arena, problem, "read", path, "it is a folder");
    if (!S_ISREG(status.st_mode)) return fail(arena, problem, "read", path, "it is not a regular file");
    bool read = read_all(arena, descriptor, (size_t)status.st_size, largest, bytes);
    if (!read) return fail_system(arena, problem, "read", path);
    if (bytes->size <= largest) return true;
    *bytes = (struct str){0};
    enum { MEGABYTE = 1024 * 1024 };
    struct str reason = largest && largest % MEGABYTE == 0
                            ? str_format(arena, "it is larger than %zu MB", largest / MEGABYTE)
                            : str_format(arena, "it is larger than %zu bytes", largest);
    return fail(arena, problem, "read", path, reason.data);
}

bool file_read(struct arena *arena, struct str path, size_t largest, struct str *bytes, struct str *problem) {
    const char *name = system_path(arena, path);
    int descriptor = name ? open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : -1; /* a pipe may not stop us */
    if (descriptor < 0) return fail_system(arena, problem, "read", path);
    bool read = read_open_file(arena, descriptor, path, largest, bytes, problem);
    close(descriptor);
    return read;
}

/* ---- writing ---- */

static bool write_all(int descriptor, struct str bytes) {
    while (bytes.size) {
        ssize_t done = write(descriptor, bytes.data, bytes.size);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return false;
        bytes = str_skip(bytes, (size_t)done);
    }
    return true;
}

/* Closes in any case, and keeps the errno of what failed first. */
static bool close_after(int descriptor, bool fine) {
    int before = errno;
    bool closed = !close(descriptor);
    if (!fine) errno = before;
    return fine && closed;
}

static bool make_folder(struct arena *arena, struct str folder) {
    const char *name = system_path(arena, folder);
    if (!name) return false;
    if (!mkdir(name, 0777) || errno == EEXIST) return true;
    int error = errno; /* on a read-only system it is this, even for a folder that is there */
    bool exists = file_kind(arena, folder) == FILE_FOLDER;
    errno = error;
    return exists;
}

static bool make_folders(struct arena *arena, struct str folder, struct str *problem) {
    for (size_t end = 1; end <= folder.size; end++) {
        bool part_ends = end == folder.size || folder.data[end] == '/';
        struct str part = str_slice(folder, 0, end);
        if (part_ends && !make_folder(arena, part)) return fail_system(arena, problem, "make the folder", part);
    }
    return true;
}

static bool holds(struct arena *arena, struct str path, struct str bytes) {
    struct arena_mark mark = arena_mark(arena);
    struct str present, problem;
    bool same = file_read(arena, path, bytes.size, &present, &problem) && str_equal(present, bytes);
    arena_rewind(arena, mark);
    return same;
}

enum { TEMPORARY_NAMES = 1000 };

/* A new file in the folder that no one else has: threads and other runs get other numbers. */
static int open_temporary(struct arena *arena, struct str folder, struct str *name) {
    for (int i = 0; i < TEMPORARY_NAMES; i++) {
        *name = path_join(arena, folder, str_format(arena, ".planpress-%ld-%d.tmp", (long)getpid(), i));
        int descriptor = open(str_terminated(arena, *name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor >= 0 || errno != EEXIST) return descriptor;
    }
    return -1;
}

/* The folder itself is not synced: after a crash its entry names the old file or the new one, and both are whole. */
static bool replace(struct arena *arena, struct str path, struct str bytes, mode_t keep_mode, struct str *problem) {
    struct str temporary;
    int descriptor = open_temporary(arena, path_folder(path), &temporary);
    if (descriptor < 0) return fail_system(arena, problem, "write", path);
    bool fine = write_all(descriptor, bytes) && (!keep_mode || !fchmod(descriptor, keep_mode)) && !fsync(descriptor);
    const char *name = str_terminated(arena, temporary);
    fine = close_after(descriptor, fine) && !rename(name, str_terminated(arena, path));
    if (fine) return true;
    fail_system(arena, problem, "write", path);
    unlink(name);
    return false;
}

static bool write_device(struct arena *arena, struct str path, struct str bytes, struct str *problem) {
    int descriptor = open(str_terminated(arena, path), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0 || !close_after(descriptor, write_all(descriptor, bytes)))
        return fail_system(arena, problem, "write", path);
    return true;
}

bool file_write(struct arena *arena, struct str path, struct str bytes, struct str *problem) {
    const char *name = system_path(arena, path);
    struct stat status;
    if (!name) return fail_system(arena, problem, "write", path);
    if (lstat(name, &status)) {
        if (errno != ENOENT) return fail_system(arena, problem, "write", path);
        return make_folders(arena, path_folder(path), problem) && replace(arena, path, bytes, 0, problem);
    }
    if (S_ISDIR(status.st_mode)) return fail(arena, problem, "write", path, "it is a folder");
    if (S_ISLNK(status.st_mode)) return fail(arena, problem, "write", path, "it is a symbolic link");
    if (!S_ISREG(status.st_mode)) return write_device(arena, path, bytes, problem);
    return holds(arena, path, bytes) || replace(arena, path, bytes, status.st_mode & 0777, problem);
}

/* ---- folders ---- */

enum file_kind file_kind(struct arena *arena, struct str path) {
    struct arena_mark mark = arena_mark(arena);
    const char *name = system_path(arena, path);
    struct stat status;
    bool exists = name && !stat(name, &status);
    arena_rewind(arena, mark);
    if (!exists) return FILE_NONE;
    return S_ISREG(status.st_mode) ? FILE_REGULAR : S_ISDIR(status.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

static int by_bytes(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

bool file_list(struct arena *arena, struct str folder, struct str **names, size_t *count, struct str *problem) {
    const char *path = system_path(arena, folder);
    DIR *stream = path ? opendir(path) : NULL;
    if (!stream) return fail_system(arena, problem, "read the folder", folder);
    struct str *list = NULL;
    size_t size = 0, capacity = 0;
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(stream))) {
        struct str name = str_of(entry->d_name);
        if (str_equal_c(name, ".") || str_equal_c(name, "..")) continue;
        ARENA_PUSH(arena, list, size, capacity) = str_copy(arena, name);
    }
    int error = errno;
    closedir(stream);
    errno = error;
    if (error) return fail_system(arena, problem, "read the folder", folder);
    if (size) qsort(list, size, sizeof *list, by_bytes);
    *names = list;
    *count = size;
    return true;
}

/* ---- paths, by text alone ---- */

static bool is_absolute(struct str path) { return path.size && path.data[0] == '/'; }

static struct str without_slashes(struct str path) {
    while (path.size > 1 && path.data[path.size - 1] == '/') path.size--;
    return path;
}

/* Where the last part begins. */
static size_t name_start(struct str path) {
    size_t start = path.size;
    while (start && path.data[start - 1] != '/') start--;
    return start;
}

/* The parts of a path after the leading '/', "." left out and ".." taken back where there is something to take back. */
static struct str *split(struct arena *arena, struct str path, size_t *count) {
    struct str *parts = NULL, part;
    size_t capacity = 0;
    bool absolute = is_absolute(path);
    *count = 0;
    while (str_cut(&path, '/', &part)) {
        if (str_empty(part) || str_equal_c(part, ".")) continue;
        bool up = str_equal_c(part, "..");
        if (up && *count && !str_equal_c(parts[*count - 1], "..")) --*count;
        else if (!up || !absolute) ARENA_PUSH(arena, parts, *count, capacity) = part;
    }
    return parts;
}

static struct str assemble(struct arena *arena, bool absolute, size_t ups, const struct str *parts, size_t count) {
    size_t size = 1 + ups * 3, used = 0;
    for (size_t i = 0; i < count; i++) size += parts[i].size + 1;
    char *text = NEW_ARRAY(arena, char, size + 1);
    if (absolute) text[used++] = '/';
    for (size_t i = 0; i < ups + count; i++) {
        struct str part = i < ups ? STR("..") : parts[i - ups];
        if (i) text[used++] = '/';
        memcpy(text + used, part.data, part.size);
        used += part.size;
    }
    if (!used) text[used++] = '.';
    return (struct str){text, used};
}

struct str path_join(struct arena *arena, struct str folder, struct str rest) {
    struct str whole =
        is_absolute(rest) || !folder.size ? rest : str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(rest));
    size_t count;
    const struct str *parts = split(arena, whole, &count);
    return assemble(arena, is_absolute(whole), 0, parts, count);
}

struct str path_folder(struct str path) {
    path = without_slashes(path);
    size_t start = name_start(path);
    if (!start) return STR(".");
    return without_slashes(str_slice(path, 0, start));
}

struct str path_name(struct str path) {
    path = without_slashes(path);
    return str_skip(path, name_start(path));
}

/* Where the extension begins, behind its point; the size of the name if it has none. A leading point hides a file. */
static size_t extension_start(struct str name) {
    for (size_t i = name.size; i > 1; i--)
        if (name.data[i - 1] == '.') return i < name.size ? i : name.size;
    return name.size;
}

struct str path_stem(struct str path) {
    struct str name = path_name(path);
    size_t start = extension_start(name);
    return start < name.size ? str_slice(name, 0, start - 1) : name;
}

struct str path_extension(struct str path) {
    struct str name = path_name(path);
    return str_skip(name, extension_start(name));
}

struct str path_absolute(struct arena *arena, struct str path) {
    const char *name = system_path(arena, path);
    char *resolved = name ? realpath(name, NULL) : NULL;
    if (!resolved) return path;
    struct str absolute = str_copy(arena, str_of(resolved));
    free(resolved);
    return absolute;
}

struct str path_relative(struct arena *arena, struct str folder, struct str path) {
    size_t folder_count, path_count, shared = 0;
    const struct str *from = split(arena, folder, &folder_count), *to = split(arena, path, &path_count);
    while (shared < folder_count && shared < path_count && str_equal(from[shared], to[shared])) shared++;
    bool nameless = shared < folder_count && str_equal_c(from[shared], ".."); /* no text can say the way back */
    if (is_absolute(folder) != is_absolute(path) || nameless)
        return assemble(arena, is_absolute(path), 0, to, path_count);
    return assemble(arena, false, folder_count - shared, to + shared, path_count - shared);
}
