/* A pack: what can be made again, kept in one file of entries, each found by a space (what sort of thing it is) and a
 * key (what it was made of).
 *
 * It is a cache and promises nothing. The file may be deleted, damaged or replaced at any time: an entry whose bytes
 * are not those that were put there is as if there were none, and whatever stands behind a damaged place is dropped by
 * the next run that writes. What was not used for many runs goes when it is more than what is.
 *
 * Unless it was given, only a file that is ours and that nobody else may read is believed: none that came with somebody's files has these
 * rights, git and most archives give others. So it may hold what is confidential. One run writes at a time; another
 * meanwhile only reads. Threads may get and put at once. */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sha256.h"
#include "base/str.h"

struct arena;
struct pack;

enum { PACK_SPACE_MOST = 8 }; /* bytes of the name of a space */

/* The pack `name`, a path below `folder`; one that is not there or cannot be used is empty. Never NULL; the arena must
 * live as long as the pack, and is used by this call alone. */
enum pack_use {
    PACK_OWN,  /* it is written, and made if it is missing */
    PACK_READ, /* what is put is not kept */
    PACK_GIVEN /* the same of a file that somebody named, whosever it is */
};
struct pack *pack_open(struct arena *arena, struct str folder, struct str name, enum pack_use use);

/* The bytes live in the caller's arena, aligned for anything. False: there is no such entry. */
bool pack_get(struct pack *pack, struct arena *arena, const char *space, const struct sha256 *key, struct str *bytes);
bool pack_has(struct pack *pack, const char *space, const struct sha256 *key);

/* Takes the place of an entry with the same space and key. What cannot be written is not kept, without a word. */
void pack_put(struct pack *pack, const char *space, const struct sha256 *key, struct str bytes);

/* Writes what was put and closes the file; the pack is gone. NULL is fine. `make`: also where there was no file; one is
 * there already when much was put. */
void pack_close(struct pack *pack, bool make);

#endif
