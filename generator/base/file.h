/* Files of the machine: reading whole, writing whole or not at all. Only this file and disk.c touch the file system.
 * What a project is made of is not read here but through its tree (files.h), which knows what leads out of it.
 *
 * Failures of the machine are not diagnostics: functions return false and put one clear line ("cannot write
 * build/plan.pdf: No space left on device") into *problem, allocated in the arena. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/message.h"
#include "base/str.h"

struct arena;

/* Reads a file of at most `largest` bytes. The bytes live in the arena and are followed by a NUL that is not counted.
 */
bool file_read(struct arena *arena, struct str path, size_t largest, struct str *bytes, struct message *problem);

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };
enum file_kind file_kind(struct arena *arena, struct str path); /* links followed */
int64_t file_changed(struct arena *arena, struct str path);     /* seconds since 1970 when it was written; 0: no file */
bool file_exists(struct arena *arena, struct str path);         /* also a link that leads nowhere */

/* By what a file that nobody has touched is known again: whoever writes it, or puts another in its place, changes one of
 * these, unless he does so within a tick of the system's clock: file_stamp_is_old says whether a file was left alone long
 * enough for its stamp to be trusted later. Times in nanoseconds since 1970, by the clock of the file system. */
struct file_stamp {
    uint64_t size, number;
    int64_t written, changed; /* its content; its content, name, rights or place */
};
bool file_stamp(struct arena *arena, struct str path, struct file_stamp *stamp); /* links followed; false: no file */
bool file_stamp_is_old(const struct file_stamp *stamp);

/* For disk.c, by descriptors. False with errno set; EFBIG: it is larger. `expected` bytes are a guess. */
bool file_read_open(struct arena *arena, int descriptor, size_t expected, size_t largest, struct str *bytes);
/* The names in a folder, sorted by bytes, without "." and "..". The descriptor stays open. */
bool file_list_open(struct arena *arena, int descriptor, struct str **names, size_t *count);

#endif
