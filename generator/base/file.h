/* Files: reading whole, writing whole or not at all, listing folders. The only place that touches the file system.
 *
 * Failures of the machine are not diagnostics: functions return false and put one clear line ("cannot write
 * build/plan.pdf: No space left on device") into *problem, allocated in the arena. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

enum { FILE_LARGEST = 10 * 1024 * 1024 }; /* bytes of one source file */

/* Reads a file of at most `largest` bytes. The bytes live in the arena and are followed by a NUL that is not counted.
 */
bool file_read(struct arena *arena, struct str path, size_t largest, struct str *bytes, struct str *problem);

/* Writes to a temporary name in the same folder, syncs and renames: afterwards the file is whole or untouched. Missing
 * folders are made. A file that already holds these bytes is left alone. */
bool file_write(struct arena *arena, struct str path, struct str bytes, struct str *problem);

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };
enum file_kind file_kind(struct arena *arena, struct str path);

/* The names in a folder, sorted by bytes, without "." and ".."; false with a problem when it cannot be read. */
bool file_list(struct arena *arena, struct str folder, struct str **names, size_t *count, struct str *problem);

/* Paths are joined with one '/', "." and ".." parts are resolved by text; an absolute second part stands alone. */
struct str path_join(struct arena *arena, struct str folder, struct str rest);
struct str path_folder(struct str path);    /* "a/b.c" → "a"; "b.c" → "." ; "/b" → "/" */
struct str path_name(struct str path);      /* "a/b.c" → "b.c" */
struct str path_stem(struct str path);      /* "a/b.tar.gz" → "b.tar" */
struct str path_extension(struct str path); /* "a/b.C" → "C"; none: empty */
/* The absolute path with links resolved, for comparing; the path itself when it does not exist. */
struct str path_absolute(struct arena *arena, struct str path);
/* `path` as seen from `folder`, both absolute or both relative to the same place. */
struct str path_relative(struct arena *arena, struct str folder, struct str path);

#endif
