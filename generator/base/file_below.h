/* What lies below a folder that somebody named: written, looked at, removed.
 *
 * The folder is whatever its name leads to, links followed: whoever names it chooses it. Below it no link is followed,
 * neither a folder nor the file itself, and no ".." is: what lies there may have come with somebody's files. Problems
 * are as in file.h. */
#ifndef BASE_FILE_BELOW_H
#define BASE_FILE_BELOW_H

#include "base/file.h"

/* Writes `name`, a path below `folder`, to a temporary name beside it, syncs and renames: afterwards the file is whole
 * or untouched. Missing folders are made. A file that already holds these bytes is left alone. */
bool file_write(struct arena *arena, struct str folder, struct str name, struct str bytes, struct message *problem);

/* The same of a file that is new: where something is already, it is left as it is, and the problem says so. */
bool file_create(struct arena *arena, struct str folder, struct str name, struct str bytes, struct message *problem);

/* What is there. REGULAR: its bytes were read, followed by a NUL that is not counted. OTHER: also a link, what cannot
 * be read or is larger than `largest`; with a problem when the way there is barred. */
enum file_kind file_read_below(struct arena *arena, struct str folder, struct str name, size_t largest,
                               struct str *bytes, struct message *problem);

/* Whether two names lead to one file, as they may where capitals do not count. */
bool file_is_same(struct arena *arena, struct str folder, struct str one, struct str other);

/* The names in a folder, sorted by bytes. False: it is none, or a link, or cannot be read. */
bool file_list_below(struct arena *arena, struct str folder, struct str name, struct str **names, size_t *count);

/* The stamps of files below a folder, none of which is reached through a link of its own. False: one is not a regular file. */
bool file_stamps(struct arena *arena, struct str folder, const struct str *names, size_t count,
                 struct file_stamp *stamps);

/* Removes a file and the folders above it that are empty then, up to `folder`. What is not there is removed. */
bool file_remove(struct arena *arena, struct str folder, struct str name, struct message *problem);
/* Removes what killed runs have left in a folder while they wrote. */
void file_clear_temporaries(struct arena *arena, struct str folder, struct str name);

/* A file that is written line by line; it is made if it is missing. -1: it cannot be opened. */
int file_open_log(struct arena *arena, struct str folder, struct str name, struct message *problem);
bool file_append(struct arena *arena, int log, struct str bytes, struct str shown, struct message *problem);

/* Keeps other runs out until file_unlock, or until the run ends in whatever way. */
enum file_lock { FILE_LOCKED, FILE_LOCKED_BY_OTHERS, FILE_NOT_LOCKED /* the problem says why */ };
enum file_lock file_lock(struct arena *arena, struct str folder, struct str name, bool wait, int *lock,
                         struct message *problem);
/* What a run keeps for the next one. *alone: it is ours to write until it is closed; else only to read, for another run
 * writes it, or nobody wanted to. -1: there is no regular file, or, where it has to be private, none of ours that nobody
 * else may read or write. */
enum file_use {
    FILE_ASKED,   /* to read, whosever it is */
    FILE_READ,    /* to read what is private */
    FILE_WRITTEN, /* to write what is private */
    FILE_MADE     /* the same; it is made if it is missing */
};
int file_open_kept(struct arena *arena, struct str folder, struct str name, enum file_use use, bool *alone);
void file_close(int descriptor); /* a log, a lock or what is kept */

/* Removes a folder that is empty, and those above it up to `last`, itself included; for what was made in vain. */
void file_remove_folders(struct arena *arena, struct str folder, struct str last);

#endif
