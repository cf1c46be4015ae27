/* A stash: what a program that runs long can make again and would rather not, in memory; entries are found as in a pack
 * (pack.h), by a space and a key. What was not used lately goes when it becomes much. For one thread. */
#ifndef BASE_STASH_H
#define BASE_STASH_H

#include <stdbool.h>

#include "base/sha256.h"
#include "base/str.h"

struct arena;
struct stash;

struct stash *stash_new(size_t most); /* bytes */
void stash_free(struct stash *stash); /* NULL is fine */

/* The bytes live in the caller's arena, aligned for anything. False: there is no such entry. */
bool stash_get(struct stash *stash, struct arena *arena, const char *space, const struct sha256 *key, struct str *bytes);
/* Takes the place of an entry with the same space and key. */
void stash_put(struct stash *stash, const char *space, const struct sha256 *key, struct str bytes);

#endif
