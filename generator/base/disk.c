/* The disk's maker: where a path leads, and opening what stands there. See the header for what holds. */
#include "base/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"

/* A folder that paths may lead into. Both names are absolute; a link's text may use either. */
struct root {
    struct str named, real; /* as it was named; without links */
};

struct disk {
    const struct root *roots; /* the first is the tree's own */
    size_t count;
};

/* Where a path led. */
struct spot {
    enum files_kind kind;
    bool link;            /* through one */
    struct str last_link; /* of these, absolute */
    int error;            /* of BARRED */
    struct stat status;   /* of what exists */
    struct str absolute;  /* of what exists: without links */
    int folder;           /* that it stands in, open; -1: none */
    char name[NAME_MAX + 1];
};

enum { HOPS_MOST = 100, LINK_LONGEST = 4096 };

static const struct disk *disk_of(const struct files *files) { return files->data; }

/* ---- finding ---- */

/* The root that an absolute path begins with, and what is behind it; NULL: none. */
static const struct root *root_of(const struct disk *disk, struct str path, struct str *rest) {
    for (size_t i = 0; i < disk->count; i++) {
        const struct root *root = &disk->roots[i];
        bool real = path_is_below(path, root->real);
        if (!real && !path_is_below(path, root->named)) continue;
        *rest = str_skip(path, real ? root->real.size : root->named.size);
        return root;
    }
    return NULL;
}

static void end_at(struct spot *spot, enum files_kind kind, int error) {
    if (spot->folder >= 0) close(spot->folder);
    spot->folder = -1;
    spot->kind = kind;
    spot->error = error;
}

static void end_by_error(struct spot *spot) {
    end_at(spot, errno == ENOENT || errno == ENOTDIR ? FILES_NONE : FILES_BARRED, errno);
}

static enum files_kind kind_of(const struct stat *status) {
    return S_ISREG(status->st_mode) ? FILES_REGULAR : S_ISDIR(status->st_mode) ? FILES_FOLDER : FILES_SPECIAL;
}

/* False when there is nothing more to be found. */
static bool look_at(struct spot *spot, struct str name) {
    if (name.size > NAME_MAX) return end_at(spot, FILES_BARRED, ENAMETOOLONG), false;
    memcpy(spot->name, name.data, name.size);
    spot->name[name.size] = '\0';
    if (fstatat(spot->folder, spot->name, &spot->status, AT_SYMLINK_NOFOLLOW)) return end_by_error(spot), false;
    spot->kind = kind_of(&spot->status);
    return true;
}

static bool start(struct spot *spot, struct arena *arena, const struct root *root) {
    spot->folder = open(str_terminated(arena, root->real), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (spot->folder < 0) return end_by_error(spot), false;
    return look_at(spot, STR("."));
}

/* From what the spot is at to what has this name in it. */
static bool step(struct spot *spot, struct str name) {
    if (spot->kind != FILES_FOLDER) return end_at(spot, FILES_NONE, 0), false;
    if (!str_equal_c(STR("."), spot->name)) {
        int folder = openat(spot->folder, spot->name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (folder < 0) return end_by_error(spot), false;
        close(spot->folder);
        spot->folder = folder;
    }
    return look_at(spot, name);
}

/* Where the link that the spot is at leads, with what was to come behind it; empty when it cannot be read. */
static struct str link_target(struct spot *spot, struct arena *arena, struct str rest) {
    char text[LINK_LONGEST];
    ssize_t size = readlinkat(spot->folder, spot->name, text, sizeof text);
    if (size < 0) return end_by_error(spot), (struct str){0};
    if (size == sizeof text) return end_at(spot, FILES_BARRED, ENAMETOOLONG), (struct str){0};
    end_at(spot, FILES_NONE, 0);
    spot->link = true;
    spot->last_link = spot->absolute;
    struct str target = {text, (size_t)size}, folder = path_folder(spot->absolute);
    if (path_is_absolute(target)) return str_format(arena, "%.*s/%.*s", STR_ARG(target), STR_ARG(rest));
    return str_format(arena, "%.*s/%.*s/%.*s", STR_ARG(folder), STR_ARG(target), STR_ARG(rest));
}

/* `text` holds the absolute path so far and has room for the part. */
static void append_part(struct spot *spot, char *text, struct str part) {
    size_t size = str_equal_c(spot->absolute, "/") ? 0 : spot->absolute.size;
    text[size++] = '/';
    memcpy(text + size, part.data, part.size);
    spot->absolute = (struct str){text, size + part.size};
}

/* Goes down from a root while the way is plain. Empty when it has ended, at the spot; else the path where it goes on,
 * behind a link or "..". */
static struct str go_down(struct spot *spot, struct arena *arena, const struct root *root, struct str way) {
    char *text = NEW_ARRAY(arena, char, root->real.size + way.size + 1);
    spot->absolute = (struct str){memcpy(text, root->real.data, root->real.size), root->real.size};
    struct str rest = way, part;
    if (!start(spot, arena, root)) return (struct str){0};
    while (str_cut(&rest, '/', &part)) {
        if (str_empty(part) || str_equal_c(part, ".")) continue;
        if (str_equal_c(part, "..")) {
            end_at(spot, FILES_NONE, 0);
            return str_format(arena, "%.*s/%.*s", STR_ARG(path_folder(spot->absolute)), STR_ARG(rest));
        }
        append_part(spot, text, part);
        if (!step(spot, part)) return (struct str){0};
        if (S_ISLNK(spot->status.st_mode)) return link_target(spot, arena, rest);
    }
    return (struct str){0};
}

/* Where an absolute path leads. Outside the roots it is followed by text alone, so that nothing there is looked at. */
static struct spot find(const struct disk *disk, struct arena *arena, struct str path) {
    struct spot spot = {.folder = -1};
    for (int hops = 0; hops < HOPS_MOST; hops++) {
        struct str rest;
        const struct root *root = root_of(disk, path, &rest);
        if (!root) root = root_of(disk, path_join(arena, STR("/"), path), &rest);
        if (!root) return spot.kind = FILES_OUTSIDE, spot;
        path = go_down(&spot, arena, root, rest);
        if (!path.size) return spot;
    }
    return end_at(&spot, FILES_NONE, 0), spot; /* round in a circle */
}

/* A path that need not be plain, behind a folder. */
static struct str below(struct arena *arena, struct str folder, struct str path) {
    if (str_equal_c(folder, "/")) return str_join(arena, folder, path);
    char *text = NEW_ARRAY(arena, char, folder.size + 1 + path.size);
    memcpy(text, folder.data, folder.size);
    text[folder.size] = '/';
    memcpy(text + folder.size + 1, path.data, path.size);
    return (struct str){text, folder.size + 1 + path.size};
}

static struct spot find_in_tree(const struct files *files, struct arena *arena, struct str path) {
    const struct disk *disk = disk_of(files);
    if (!path.size || memchr(path.data, '\0', path.size)) return (struct spot){.folder = -1}; /* names nothing */
    if (path_is_absolute(path)) return find(disk, arena, path);
    return find(disk, arena, below(arena, disk->roots[0].real, path));
}

/* ---- entries ---- */

/* A path without links as the tree's callers name it. */
static struct str tree_path(const struct disk *disk, struct str absolute) {
    struct str root = disk->roots[0].real;
    if (!path_is_below(absolute, root)) return absolute;
    struct str rest = str_skip(absolute, root.size);
    while (str_starts(rest, STR("/"))) rest = str_skip(rest, 1);
    return rest.size ? rest : STR(".");
}

static struct files_entry entry_of(const struct files *files, struct arena *arena, const struct spot *spot,
                                   struct str name) {
    struct files_entry entry = {.name = name, .kind = spot->kind, .link = spot->link};
    if (spot->kind == FILES_OUTSIDE && spot->link) entry.way_out = tree_path(disk_of(files), spot->last_link);
    if (spot->kind == FILES_BARRED) entry.reason = message_new(arena, "{0}", strerror(spot->error));
    if (spot->kind != FILES_REGULAR && spot->kind != FILES_FOLDER) return entry;
    entry.place = (struct files_place){spot->status.st_dev, spot->status.st_ino};
    entry.real = tree_path(disk_of(files), spot->absolute);
    return entry;
}

static struct files_entry disk_look(const struct files *files, struct arena *arena, struct str path) {
    struct spot spot = find_in_tree(files, arena, path);
    if (spot.folder >= 0) close(spot.folder);
    return entry_of(files, arena, &spot, path_name(path));
}

/* ---- listing ---- */

/* What has this name in the open folder that the spot is. */
static struct files_entry list_entry(const struct files *files, struct arena *arena, const struct spot *folder,
                                     int descriptor, struct str name) {
    struct spot spot = {.absolute = below(arena, folder->absolute, name)};
    if (fstatat(descriptor, str_terminated(arena, name), &spot.status, AT_SYMLINK_NOFOLLOW)) {
        spot.kind = errno == ENOENT ? FILES_NONE : FILES_BARRED;
        spot.error = errno;
    } else if (S_ISLNK(spot.status.st_mode)) {
        spot = find(disk_of(files), arena, spot.absolute);
        if (spot.folder >= 0) close(spot.folder);
    } else {
        spot.kind = kind_of(&spot.status);
    }
    return entry_of(files, arena, &spot, name);
}

/* False with errno set. */
static bool list_open(const struct files *files, struct arena *arena, const struct spot *folder, int descriptor,
                      struct files_entry **entries, size_t *count) {
    struct str *names;
    if (!file_list_open(arena, descriptor, &names, count)) return *count = 0, false;
    *entries = NEW_ARRAY(arena, struct files_entry, *count + 1);
    for (size_t i = 0; i < *count; i++) (*entries)[i] = list_entry(files, arena, folder, descriptor, names[i]);
    return true;
}

static struct files_entry disk_list(const struct files *files, struct arena *arena, struct str folder,
                                    struct files_entry **entries, size_t *count) {
    struct spot spot = find_in_tree(files, arena, folder);
    if (spot.kind == FILES_FOLDER) {
        int descriptor = openat(spot.folder, spot.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        bool listed = descriptor >= 0 && list_open(files, arena, &spot, descriptor, entries, count);
        int error = errno;
        if (descriptor >= 0) close(descriptor);
        if (!listed) end_at(&spot, FILES_BARRED, error);
    }
    if (spot.folder >= 0) close(spot.folder);
    return entry_of(files, arena, &spot, path_name(folder));
}

/* ---- reading ---- */

/* What is in /proc claims to be a regular file, and to be empty. */
static bool is_made_up(int descriptor, const struct stat *status) {
    struct statfs system;
    return !status->st_size && !fstatfs(descriptor, &system) && system.f_type == PROC_SUPER_MAGIC;
}

/* Not blocked by a pipe that was put there since it was looked at. */
static enum files_kind read_open(struct spot *spot, struct arena *arena, size_t largest, struct str *bytes) {
    int descriptor = openat(spot->folder, spot->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    enum files_kind kind = FILES_BARRED;
    if (descriptor >= 0 && !fstat(descriptor, &spot->status)) {
        bool special = !S_ISREG(spot->status.st_mode) || is_made_up(descriptor, &spot->status);
        if (special) kind = FILES_SPECIAL;
        else if (file_read_open(arena, descriptor, (size_t)spot->status.st_size, largest, bytes)) kind = FILES_REGULAR;
        else if (errno == EFBIG) kind = FILES_LARGE;
    }
    spot->error = errno;
    if (descriptor >= 0) close(descriptor);
    return kind;
}

static struct files_entry disk_read(const struct files *files, struct arena *arena, struct str path, size_t largest,
                                    struct str *bytes) {
    struct spot spot = find_in_tree(files, arena, path);
    if (spot.kind == FILES_REGULAR) spot.kind = read_open(&spot, arena, largest, bytes);
    if (spot.folder >= 0) close(spot.folder);
    return entry_of(files, arena, &spot, path_name(path));
}

/* ---- making ---- */

struct str disk_absolute(struct arena *arena, struct str path) {
    bool possible = !path.size || !memchr(path.data, '\0', path.size);
    char *resolved = possible ? realpath(str_terminated(arena, path), NULL) : NULL;
    if (!resolved) return path;
    struct str absolute = str_copy(arena, str_of(resolved));
    free(resolved);
    return absolute;
}

static bool root_open(struct arena *arena, struct str folder, struct root *root, struct message *problem) {
    if (file_kind(arena, folder) != FILE_FOLDER) {
        *problem = message_new(arena, "“{0}” is not a folder that can be read from", folder);
        return false;
    }
    root->real = disk_absolute(arena, folder);
    root->named = path_join(arena, disk_absolute(arena, STR(".")), folder);
    return true;
}

const struct files *disk_files(struct arena *arena, struct str folder, const struct str *further, size_t count,
                               struct message *problem) {
    static const struct files_maker maker = {.look = disk_look, .list = disk_list, .read = disk_read};
    struct root *roots = NEW_ARRAY(arena, struct root, count + 1);
    for (size_t i = 0; i <= count; i++)
        if (!root_open(arena, i ? further[i - 1] : folder, &roots[i], problem)) return NULL;
    struct disk *disk = NEW(arena, struct disk);
    *disk = (struct disk){.roots = roots, .count = count + 1};
    struct files *files = NEW(arena, struct files);
    *files = (struct files){.maker = &maker, .data = disk, .shown = folder};
    return files;
}

static struct str find_from(struct arena *arena, struct str folder, struct str name) {
    for (;;) {
        struct str entry = path_join(arena, folder, name);
        if (file_exists(arena, entry) && file_kind(arena, entry) != FILE_FOLDER) return folder;
        struct str absolute = disk_absolute(arena, folder);
        if (str_equal(absolute, STR("/"))) return (struct str){0};
        struct str parent = path_folder(absolute), above = path_join(arena, folder, STR(".."));
        folder = str_equal(disk_absolute(arena, above), parent) ? above : parent;
    }
}

struct str disk_find_above(struct arena *arena, struct str path, struct str name) {
    bool folder = file_kind(arena, path) == FILE_FOLDER;
    struct str found = find_from(arena, folder ? path : path_folder(path), name);
    if (found.size || folder) return found;
    return find_from(arena, path_folder(disk_absolute(arena, path)), name); /* a link to a file of a project */
}

/* A file that is named without links keeps its folder as the user named it. */
struct str disk_folder(struct arena *arena, struct str path) {
    if (file_kind(arena, path) == FILE_FOLDER) return path;
    struct str absolute = disk_absolute(arena, path), folder = path_folder(path);
    bool link = !str_equal(absolute, path_join(arena, disk_absolute(arena, folder), path_name(path)));
    return link && path_is_absolute(absolute) ? path_folder(absolute) : folder;
}
