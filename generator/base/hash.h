/* Quick hashes of values in memory, 128 bits wide: whether something is as it was. They are no secret and withstand no
 * one who looks for two values with one hash, who would but keep an output of his own from being made anew; what a
 * content is known by outside of a run is sha256.h. The same on every machine. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct hash {
    uint64_t a, b;
};

struct hash hash_new(void);
void hash_number(struct hash *hash, uint64_t number);
void hash_text(struct hash *hash, struct str text); /* its length goes in as well: "a", "bc" is not "ab", "c" */
void hash_hash(struct hash *hash, struct hash other);
struct hash hash_of(struct str text);
bool hash_equal(struct hash a, struct hash b);
uint64_t hash_short(struct hash hash); /* 64 bits of it */

#endif
