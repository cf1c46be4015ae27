/* Files below a folder, opened part by part from there, none of them through a link. */
#include "base/file_below.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file_internal.h"
#include "base/path.h"

/* A file below a folder: what it is called, and where. */
struct target {
    struct arena *arena;
    struct str path;  /* as messages name it */
    int folder;       /* that it lies in, open */
    const char *name; /* in the folder */
};

/* ---- the way there ---- */

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
            return file_fail_system(arena, problem, "cannot make the folder {0}: {1}", part);
    }
    return true;
}

/* Goes into the folder `name`; one that is missing is made, or not. */
static bool enter_folder(struct target *target, const char *name, struct str shown, bool make,
                         struct message *problem) {
    struct stat status;
    bool there = !fstatat(target->folder, name, &status, AT_SYMLINK_NOFOLLOW);
    bool made = !there && errno == ENOENT && make && (!mkdirat(target->folder, name, 0777) || errno == EEXIST);
    if (!there && !made) return file_fail_system(target->arena, problem, "cannot make the folder {0}: {1}", shown);
    if (there && S_ISLNK(status.st_mode))
        return file_fail(target->arena, problem, "cannot write into {0}: {1}", shown,
                         "it is a symbolic link, and none is followed here; name the folder that it leads to instead");
    int folder = openat(target->folder, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0) return file_fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
    close(target->folder);
    target->folder = folder;
    return true;
}

static bool enter_folders(struct target *target, struct str folder, struct str name, bool make,
                          struct message *problem) {
    for (size_t end = 0; end < name.size; end++) {
        if (name.data[end] != '/') continue;
        struct str shown = path_join(target->arena, folder, str_slice(name, 0, end));
        const char *part = str_terminated(target->arena, path_name(shown));
        if (!enter_folder(target, part, shown, make, problem)) return false;
    }
    return true;
}

/* The named folder itself, which may be a link; missing ones are made, or not. -1: it is not there, or no folder. */
static int open_named(struct arena *arena, const char *named, struct str folder, bool make, struct message *problem) {
    int descriptor = open(named, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0 || errno != ENOENT || !make) return descriptor;
    if (!make_folders(arena, folder, problem)) return -1;
    return open(named, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* Opens the folder that `name` lies in; close it. False with a problem, and nothing is open. */
static bool reach(struct arena *arena, struct str folder, struct str name, bool make, struct target *target,
                  struct message *problem) {
    name = path_join(arena, STR("."), name);
    *target = (struct target){.arena = arena, .path = path_join(arena, folder, name)};
    if (!path_is_below(name, STR(".")))
        return file_fail(arena, problem, "cannot write {0}: {1}", target->path, "it leads out of its folder");
    const char *above = file_system_path(arena, folder);
    target->name = file_system_path(arena, path_name(name));
    bool named = above && target->name && file_system_path(arena, name);
    *problem = (struct message){0};
    target->folder = named ? open_named(arena, above, folder, make, problem) : -1;
    if (target->folder < 0 && !message_empty(*problem)) return false;
    if (target->folder < 0) return file_fail_system(arena, problem, "cannot write {0}: {1}", target->path);
    if (enter_folders(target, folder, name, make, problem)) return true;
    close(target->folder);
    return false;
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
    if (descriptor < 0) return file_fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
    bool fine = write_all(descriptor, bytes) && (!keep_mode || !fchmod(descriptor, keep_mode)) && !fsync(descriptor);
    fine = file_close_after(descriptor, fine) && !renameat(target->folder, temporary, target->folder, target->name);
    if (fine) return true;
    file_fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
    unlinkat(target->folder, temporary, 0);
    return false;
}

static bool write_target(const struct target *target, struct str bytes, struct message *problem) {
    struct arena *arena = target->arena;
    struct stat status;
    if (fstatat(target->folder, target->name, &status, AT_SYMLINK_NOFOLLOW)) {
        if (errno != ENOENT) return file_fail_system(arena, problem, "cannot write {0}: {1}", target->path);
        return replace(target, bytes, 0, problem);
    }
    if (S_ISDIR(status.st_mode))
        return file_fail(arena, problem, "cannot write {0}: {1}", target->path, "it is a folder");
    if (S_ISLNK(status.st_mode))
        return file_fail(arena, problem, "cannot write {0}: {1}", target->path, "it is a symbolic link");
    if (!S_ISREG(status.st_mode))
        return file_fail(arena, problem, "cannot write {0}: {1}", target->path, "it is not a regular file");
    return holds(target, bytes) || replace(target, bytes, status.st_mode & 0777, problem);
}

bool file_write(struct arena *arena, struct str folder, struct str name, struct str bytes, struct message *problem) {
    struct target target;
    if (!reach(arena, folder, name, true, &target, problem)) return false;
    bool written = write_target(&target, bytes, problem);
    close(target.folder);
    return written;
}

/* Some file systems cannot rename with a promise: there the name is looked at before. */
static bool take_name(const struct target *target, const char *temporary) {
    if (!renameat2(target->folder, temporary, target->folder, target->name, RENAME_NOREPLACE)) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    struct stat status;
    errno = EEXIST;
    return fstatat(target->folder, target->name, &status, AT_SYMLINK_NOFOLLOW) && errno == ENOENT &&
           !renameat(target->folder, temporary, target->folder, target->name);
}

static bool create_target(const struct target *target, struct str bytes, struct message *problem) {
    const char *temporary;
    int descriptor = open_temporary(target, &temporary);
    bool fine = descriptor >= 0 && write_all(descriptor, bytes) && !fsync(descriptor);
    if (descriptor >= 0) fine = file_close_after(descriptor, fine);
    if (fine && take_name(target, temporary)) return true;
    if (errno == EEXIST) *problem = message_new(target->arena, "{0} is there already, and is left as it is", target->path);
    else file_fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
    if (descriptor >= 0) unlinkat(target->folder, temporary, 0);
    return false;
}

bool file_create(struct arena *arena, struct str folder, struct str name, struct str bytes, struct message *problem) {
    struct target target;
    if (!reach(arena, folder, name, true, &target, problem)) return false;
    bool written = create_target(&target, bytes, problem);
    close(target.folder);
    return written;
}

static bool is_regular(int descriptor) {
    struct stat status;
    return !fstat(descriptor, &status) && S_ISREG(status.st_mode);
}

int file_open_log(struct arena *arena, struct str folder, struct str name, struct message *problem) {
    struct target target;
    if (!reach(arena, folder, name, true, &target, problem)) return -1;
    int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    int log = openat(target.folder, target.name, flags, 0666);
    if (log < 0) file_fail_system(arena, problem, "cannot write {0}: {1}", target.path);
    else if (!is_regular(log)) {
        file_fail(arena, problem, "cannot write {0}: {1}", target.path, "it is not a regular file");
        close(log);
        log = -1;
    }
    close(target.folder);
    return log;
}

bool file_append(struct arena *arena, int log, struct str bytes, struct str shown, struct message *problem) {
    return write_all(log, bytes) || file_fail_system(arena, problem, "cannot write {0}: {1}", shown);
}

void file_close(int descriptor) {
    if (descriptor >= 0) close(descriptor);
}

/* ---- looking ---- */

static enum file_kind read_open(struct arena *arena, int descriptor, size_t largest, struct str *bytes) {
    struct stat status;
    if (fstat(descriptor, &status)) return FILE_OTHER;
    if (S_ISDIR(status.st_mode)) return FILE_FOLDER;
    bool read = S_ISREG(status.st_mode) && (size_t)status.st_size <= largest &&
                file_read_open(arena, descriptor, (size_t)status.st_size, largest, bytes);
    return read ? FILE_REGULAR : FILE_OTHER;
}

enum file_kind file_read_below(struct arena *arena, struct str folder, struct str name, size_t largest,
                               struct str *bytes, struct message *problem) {
    struct target target;
    errno = 0;
    if (!reach(arena, folder, name, false, &target, problem)) {
        if (errno != ENOENT) return FILE_OTHER;
        *problem = (struct message){0};
        return FILE_NONE;
    }
    int descriptor = openat(target.folder, target.name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    enum file_kind kind = descriptor < 0 && errno == ENOENT ? FILE_NONE : FILE_OTHER;
    if (descriptor >= 0) kind = read_open(arena, descriptor, largest, bytes);
    file_close(descriptor);
    close(target.folder);
    return kind;
}

static bool look(struct arena *arena, struct str folder, struct str name, struct stat *status) {
    struct target target;
    struct message unheard;
    if (!reach(arena, folder, name, false, &target, &unheard)) return false;
    bool found = !fstatat(target.folder, target.name, status, AT_SYMLINK_NOFOLLOW);
    close(target.folder);
    return found;
}

bool file_is_same(struct arena *arena, struct str folder, struct str one, struct str other) {
    struct stat a, b;
    return look(arena, folder, one, &a) && look(arena, folder, other, &b) && a.st_ino == b.st_ino &&
           a.st_dev == b.st_dev;
}

bool file_list_below(struct arena *arena, struct str folder, struct str name, struct str **names, size_t *count) {
    struct target target;
    struct message unheard;
    if (!reach(arena, folder, path_join(arena, name, STR("x")), false, &target, &unheard)) return false;
    int listed = openat(target.folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool read = listed >= 0 && file_list_open(arena, listed, names, count);
    file_close(listed);
    close(target.folder);
    return read;
}

static int64_t nanoseconds(struct timespec time) { return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec; }

/* Nothing is opened: where a folder on the way is a link, the file is known by what it is all the same. */
bool file_stamps(struct arena *arena, struct str folder, const struct str *names, size_t count,
                 struct file_stamp *stamps) {
    const char *named = file_system_path(arena, folder);
    int open_folder = named ? open(named, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
    bool all = open_folder >= 0;
    for (size_t i = 0; i < count && all; i++) {
        struct arena_mark mark = arena_mark(arena);
        const char *name = file_system_path(arena, names[i]);
        struct stat status;
        all = name && !fstatat(open_folder, name, &status, AT_SYMLINK_NOFOLLOW) && S_ISREG(status.st_mode);
        arena_rewind(arena, mark);
        if (!all) break;
        stamps[i] = (struct file_stamp){(uint64_t)status.st_size, status.st_ino, nanoseconds(status.st_mtim),
                                        nanoseconds(status.st_ctim)};
    }
    file_close(open_folder);
    return all;
}

/* ---- removing ---- */

/* By their paths: what was opened on the way is no folder that could be asked for the one above it. */
static void remove_empty_above(struct arena *arena, struct str folder, struct str name) {
    struct message unheard;
    for (name = path_folder(name); !str_equal_c(name, "."); name = path_folder(name)) {
        struct target target;
        if (!reach(arena, folder, name, false, &target, &unheard)) return;
        bool removed = !unlinkat(target.folder, target.name, AT_REMOVEDIR);
        close(target.folder);
        if (!removed) return;
    }
}

bool file_remove(struct arena *arena, struct str folder, struct str name, struct message *problem) {
    struct target target;
    if (!reach(arena, folder, name, false, &target, problem)) return errno == ENOENT || errno == ENOTDIR;
    bool removed = !unlinkat(target.folder, target.name, 0) || errno == ENOENT;
    if (!removed) file_fail_system(arena, problem, "cannot remove {0}: {1}", target.path);
    close(target.folder);
    if (removed) remove_empty_above(arena, folder, path_join(arena, STR("."), name));
    return removed;
}

static bool is_temporary(struct str name) {
    return str_starts(name, STR(".planpress-")) && str_ends(name, STR(".tmp"));
}

void file_clear_temporaries(struct arena *arena, struct str folder, struct str name) {
    struct str *names;
    size_t count;
    if (!file_list_below(arena, folder, name, &names, &count)) return;
    for (size_t i = 0; i < count; i++) {
        struct target target;
        struct message unheard;
        if (!is_temporary(names[i]) ||
            !reach(arena, folder, path_join(arena, name, names[i]), false, &target, &unheard))
            continue;
        unlinkat(target.folder, target.name, 0);
        close(target.folder);
    }
}

void file_remove_folders(struct arena *arena, struct str folder, struct str last) {
    while (path_is_below(folder, last)) {
        const char *name = file_system_path(arena, folder);
        if (!name || rmdir(name)) return;
        folder = path_folder(folder);
    }
}

/* ---- locking ---- */

/* Whether the file that was locked still has its name: who held it before may have removed it. */
static bool is_still_there(const struct target *target, int lock) {
    struct stat open, named;
    return !fstat(lock, &open) && !fstatat(target->folder, target->name, &named, AT_SYMLINK_NOFOLLOW) &&
           open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

/* To write when it may be, which network file systems want; a pipe in its place must not stop us. */
static int open_lock(const struct target *target) {
    int flags = O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    int lock = openat(target->folder, target->name, O_RDWR | flags, 0666);
    return lock < 0 ? openat(target->folder, target->name, O_RDONLY | flags, 0666) : lock;
}

/* Where the file system knows no locks, nobody keeps anybody out. */
static enum file_lock lock_once(struct target *target, bool wait, int *lock, struct message *problem) {
    *lock = open_lock(target);
    if (*lock < 0) {
        file_fail_system(target->arena, problem, "cannot write {0}: {1}", target->path);
        return FILE_NOT_LOCKED;
    }
    int failed;
    while ((failed = flock(*lock, wait ? LOCK_EX : LOCK_EX | LOCK_NB)) && errno == EINTR) continue;
    if (!failed || errno != EWOULDBLOCK) return FILE_LOCKED;
    close(*lock);
    return FILE_LOCKED_BY_OTHERS;
}

enum file_lock file_lock(struct arena *arena, struct str folder, struct str name, bool wait, int *lock,
                         struct message *problem) {
    for (;;) {
        struct target target;
        *lock = -1;
        if (!reach(arena, folder, name, true, &target, problem)) return FILE_NOT_LOCKED;
        enum file_lock state = lock_once(&target, wait, lock, problem);
        bool kept = state != FILE_LOCKED || is_still_there(&target, *lock);
        close(target.folder);
        if (state != FILE_LOCKED) *lock = -1;
        if (kept) return state;
        close(*lock);
    }
}

/* ---- what is kept ---- */

/* No archive and no repository gives a file these rights by itself. */
static bool is_private(int descriptor) {
    struct stat status;
    return !fstat(descriptor, &status) && status.st_uid == geteuid() &&
           (status.st_mode & 07777) == (S_IRUSR | S_IWUSR);
}

static bool lock_now(int descriptor) {
    int failed;
    while ((failed = flock(descriptor, LOCK_EX | LOCK_NB)) && errno == EINTR) continue;
    return !failed;
}

int file_open_kept(struct arena *arena, struct str folder, struct str name, enum file_use use, bool *alone) {
    struct target target;
    struct message unheard;
    *alone = false;
    if (!reach(arena, folder, name, use == FILE_MADE, &target, &unheard)) return -1;
    int flags = (use >= FILE_WRITTEN ? O_RDWR : O_RDONLY) | (use == FILE_MADE ? O_CREAT : 0);
    flags |= O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    int kept = openat(target.folder, target.name, flags, S_IRUSR | S_IWUSR);
    close(target.folder);
    if (kept < 0) return -1;
    if (is_regular(kept) && (use == FILE_ASKED || is_private(kept))) {
        *alone = use >= FILE_WRITTEN && lock_now(kept);
        return kept;
    }
    close(kept);
    return -1;
}
