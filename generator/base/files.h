/* Files: the tree that a project is read from, whatever it is made of. All reading of documents, templates and images
 * goes through here.
 *
 * A maker fills the table: the disk (disk.h), an editor's buffers over another tree (overlay.h); a revision in git's
 * store needs no more than this. Paths are relative to the tree's root, which is "."; a path that begins with
 * ".." or with "/" is the maker's to judge, and most often it leads out. What leads out is refused, and nothing tells
 * whether anything is there.
 *
 * A tree never changes while it is read, and many threads may read it at once. It lives as long as the arena that it
 * was made in. */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/message.h"
#include "base/sha256.h"
#include "base/str.h"

struct arena;
struct files;

/* What stands at the end of a path, links followed. */
enum files_kind {
    FILES_NONE, /* nothing: also where a link leads to nothing, or round in a circle */
    FILES_REGULAR,
    FILES_FOLDER,
    FILES_SPECIAL, /* a pipe, a socket, a device, what the kernel makes up: never opened */
    FILES_OUTSIDE, /* it leads out of the tree */
    FILES_BARRED,  /* it cannot be reached or read: the machine says why */
    FILES_LARGE,   /* of reading: a file over the size that was asked for */
    FILES_KIND_COUNT
};

/* Equal when two paths lead to the same file or folder. */
struct files_place {
    uint64_t device, number; /* the number is never 0 */
};

struct files_entry {
    struct str name; /* in its folder */
    enum files_kind kind;
    bool link;                /* a link was followed; in a list: the name is one */
    struct files_place place; /* of REGULAR and FOLDER; else zero */
    struct str real;          /* of the same: a path in this tree that leads there without links */
    struct str way_out;    /* of OUTSIDE: the link that leads out, a path in this tree; empty: the path itself does */
    struct message reason; /* of BARRED: what the machine says; of LARGE: the size that was allowed */
};

struct files_maker {
    struct files_entry (*look)(const struct files *files, struct arena *arena, struct str path);
    /* FOLDER when it was listed. */
    struct files_entry (*list)(const struct files *files, struct arena *arena, struct str folder,
                               struct files_entry **entries, size_t *count);
    /* REGULAR when it was read. */
    struct files_entry (*read)(const struct files *files, struct arena *arena, struct str path, size_t largest,
                               struct str *bytes);
};

struct files {
    const struct files_maker *maker;
    const void *data;
    struct str shown; /* what messages put before a path: the root, as the user named it */
};

struct files_entry files_look(const struct files *files, struct arena *arena, struct str path);

/* The entries of a folder, sorted by the bytes of their names. The result is the folder's own entry: of kind FOLDER
 * when the list was made, else it says why not. */
struct files_entry files_list(const struct files *files, struct arena *arena, struct str folder,
                              struct files_entry **entries, size_t *count);

/* Reads a file of at most `largest` bytes. The result is of kind REGULAR when it was read, else it says why not. The
 * bytes live in the arena and are followed by a NUL that is not counted. */
struct files_entry files_read(const struct files *files, struct arena *arena, struct str path, size_t largest,
                              struct str *bytes);

/* What a content is known by: its bytes alone, never its name or time, and whatever maker it comes from. As for
 * reading: REGULAR when it was made. */
struct files_entry files_identity(const struct files *files, struct arena *arena, struct str path, size_t largest,
                                  struct sha256 *identity);

/* The path as messages name it: "content/konten/plan.yaml". */
struct str files_shown(const struct files *files, struct arena *arena, struct str path);

/* Why a file or folder was not read, to follow its name: "leads out of the project's folder", "cannot be read:
 * Permission denied". Not of what was read. */
struct message files_reason(struct arena *arena, const struct files_entry *entry);
/* What to do about it; empty where nothing general can be said. */
const char *files_advice(enum files_kind kind);

#endif
