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
#include "base/path.h"

/* A path for the system; NULL (with errno set) when it holds a NUL and so can name nothing. */
static const char *system_path(struct arena *arena, struct str path) {
    if (!path.size || !memchr(path.data, '\0', path.size)) return str_terminated(arena, path);
    errno = ENOENT;
    return NULL;
}

static bool fail(struct arena *arena, struct message *problem, const char *pattern, struct str path,
                 const char *reason) {
    *problem = message_new(arena, pattern, path, reason);
    return false;
}

/* The reason is the system's, in errno. */
static bool fail_system(struct arena *arena, struct message *problem, const char *pattern, struct str path) {
    return fail(arena, problem, pattern, path, strerror(errno));
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
    if (fstat(descriptor, &status)) return fail_system(arena, problem, "cannot read {0}: {1}", path);
    if (S_ISDIR(status.st_mode)) return fail(arena, problem, "cannot read {0}: {1}", path, "it is a folder");
    if (!S_ISREG(status.st_mode)) return fail(arena, problem, "cannot read {0}: {1}", path, "it is not a regular file");
    if (file_read_open(arena, descriptor, (size_t)status.st_size, largest, bytes)) return true;
    if (errno != EFBIG) return fail_system(arena, problem, "cannot read {0}: {1}", path);
    *problem = message_new(arena, "cannot read {0}: it is larger than {1} bytes", path, largest);
    return false;
}

bool file_read(struct arena *arena, struct str path, size_t largest, struct str *bytes, struct message *problem) {
    const char *name = system_path(arena, path);
    int descriptor = name ? open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : -1; /* a pipe may not stop us */
    if (descriptor < 0) return fail_system(arena, problem, "cannot read {0}: {1}", path);
    bool read = read_regular(arena, descriptor, path, largest, bytes, problem);
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
    if (!mkdir(str_terminated(arena, folder), 0777) || errno == EEXIST) return true;
    int error = errno; /* on a read-only system it is this, even for a folder that is there */
    bool exists = file_kind(arena, folder) == FILE_FOLDER;
    errno = error;
    return exists;
}

static bool make_folders(struct arena *arena, struct str folder, struct message *problem) {
    for (size_t end = 1; end <= folder.size; end++) {
        bool part_ends = end == folder.size || folder.data[end] == '/';
        struct str part = str_slice(folder, 0, end);
        if (part_ends && !make_folder(arena, part))
            return fail_system(arena, problem, "cannot make the folder {0}: {1}", part);
    }
    return true;
}

/* A file that is being written: what it is called, and where. */
struct target {
    struct arena *arena;
    struct str path;  /* as messages name it */
    int folder;       /* open */
    const char *name; /* in the folder */
};

static bool holds(const struct target *target, struct str bytes) {
    struct arena_mark mark = arena_mark(target->arena);
    struct str present;
    int descriptor = openat(target->folder, target->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    bool same = descriptor >= 0 && file_read_open(target->arena, descriptor, bytes.size, bytes.size, &present) &&
                str_equal(present, bytes);
    if (descriptor >= 0) close(descriptor);
    arena_rewind(target->arena, mark);
    return same;
}

enum { TEMPORARY_NAMES = 1000 };

/* A new file in the folder that no one else has: threads and other runs get other numbers. */
static int open_temporary(const struct target *target, const char **name) {
    for (int i = 0; i < TEMPORARY_NAMES; i++) {
        *name = str_format(target->arena, ".planpress-%ld-%d.tmp", (long)getpid(), i).data;
        int descriptor = openat(target->folder, *name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor >= 0 || errno != EEXIST) return descriptor;
    }
    return -1;
}

/* The folder itself is not synced: after a crash its entry names the old file or the new one, and both are whole. */
static bool replace(const struct target *target, struct str bytes, mode_t keep_mode, struct message *problem) {
    const char *temporary;
    int descriptor = open_temporary(target, &temporary);
    if (descriptor < 0) return fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
    bool fine = write_all(descriptor, bytes) && (!keep_mode || !fchmod(descriptor, keep_mode)) && !fsync(descriptor);
    fine = close_after(descriptor, fine) && !renameat(target->folder, temporary, target->folder, target->name);
    if (fine) return true;
    fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
    unlinkat(target->folder, temporary, 0);
    return false;
}

static bool write_device(const struct target *target, struct str bytes, struct message *problem) {
    int descriptor = openat(target->folder, target->name, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW);
    if (descriptor < 0 || !close_after(descriptor, write_all(descriptor, bytes)))
        return fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
    return true;
}

static bool write_target(const struct target *target, struct str bytes, struct message *problem) {
    struct arena *arena = target->arena;
    struct stat status;
    if (fstatat(target->folder, target->name, &status, AT_SYMLINK_NOFOLLOW)) {
        if (errno != ENOENT) return fail_system(arena, problem, "cannot write {0}: {1}", target->path);
        return replace(target, bytes, 0, problem);
    }
    if (S_ISDIR(status.st_mode)) return fail(arena, problem, "cannot write {0}: {1}", target->path, "it is a folder");
    if (S_ISLNK(status.st_mode))
        return fail(arena, problem, "cannot write {0}: {1}", target->path, "it is a symbolic link");
    if (!S_ISREG(status.st_mode)) return write_device(target, bytes, problem);
    return holds(target, bytes) || replace(target, bytes, status.st_mode & 0777, problem);
}

/* Goes into the folder `name`, which is made if it is missing. */
static bool enter_folder(struct target *target, const char *name, struct str shown, struct message *problem) {
    struct stat status;
    bool there = !fstatat(target->folder, name, &status, AT_SYMLINK_NOFOLLOW);
    if (!there && (errno != ENOENT || (mkdirat(target->folder, name, 0777) && errno != EEXIST)))
        return fail_system(target->arena, problem, "cannot make the folder {0}: {1}", shown);
    if (there && S_ISLNK(status.st_mode))
        return fail(target->arena, problem, "cannot write into {0}: {1}", shown,
                    "it is a symbolic link, and none is followed here; name the folder that it leads to instead");
    int folder = openat(target->folder, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0) return fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
    close(target->folder);
    target->folder = folder;
    return true;
}

static bool write_below(struct target *target, struct str folder, struct str name, struct str bytes,
                        struct message *problem) {
    for (size_t end = 0; end < name.size; end++) {
        if (name.data[end] != '/') continue;
        struct str shown = path_join(target->arena, folder, str_slice(name, 0, end));
        if (!enter_folder(target, str_terminated(target->arena, path_name(shown)), shown, problem)) return false;
    }
    return write_target(target, bytes, problem);
}

bool file_write(struct arena *arena, struct str folder, struct str name, struct str bytes, struct message *problem) {
    name = path_join(arena, STR("."), name);
    struct target target = {.arena = arena, .path = path_join(arena, folder, name)};
    if (!path_is_below(name, STR(".")))
        return fail(arena, problem, "cannot write {0}: {1}", target.path, "it leads out of its folder");
    const char *above = system_path(arena, folder);
    target.name = system_path(arena, path_name(name));
    if (!above || !target.name || !system_path(arena, name))
        return fail_system(arena, problem, "cannot write {0}: {1}", target.path);
    target.folder = open(above, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (target.folder < 0 && errno == ENOENT) {
        if (!make_folders(arena, folder, problem)) return false;
        target.folder = open(above, O_PATH | O_DIRECTORY | O_CLOEXEC);
    }
    if (target.folder < 0) return fail_system(arena, problem, "cannot write {0}: {1}", target.path);
    bool written = write_below(&target, folder, name, bytes, problem);
    close(target.folder);
    return written;
}

/* ---- folders ---- */

int64_t file_changed(struct arena *arena, struct str path) {
    struct stat status;
    return stat(str_terminated(arena, path), &status) == 0 ? (int64_t)status.st_mtime : 0;
}

enum file_kind file_kind(struct arena *arena, struct str path) {
    struct arena_mark mark = arena_mark(arena);
    const char *name = system_path(arena, path);
    struct stat status;
    bool exists = name && !stat(name, &status);
    arena_rewind(arena, mark);
    if (!exists) return FILE_NONE;
    return S_ISREG(status.st_mode) ? FILE_REGULAR : S_ISDIR(status.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

bool file_exists(struct arena *arena, struct str path) {
    struct arena_mark mark = arena_mark(arena);
    const char *name = system_path(arena, path);
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
    if (!stream) return copy < 0 ? false : close_after(copy, false);
    bool read = read_names(arena, stream, names, count);
    int error = errno;
    closedir(stream);
    errno = error;
    if (read && *count) qsort(*names, *count, sizeof **names, by_bytes);
    return read;
}
