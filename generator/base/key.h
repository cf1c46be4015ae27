/* A key: the hash of everything that something was made of, said part by part. Two lists of parts that differ have two
 * keys: each part is told from its neighbours by its size. */
#ifndef BASE_KEY_H
#define BASE_KEY_H

#include "base/buffer.h"
#include "base/sha256.h"

struct key {
    struct buffer parts;
};

void key_add_number(struct key *key, int64_t number);
void key_add_text(struct key *key, struct str text);
void key_add_hash(struct key *key, const struct sha256 *hash);
struct sha256 key_close(struct key *key); /* the key is empty again */

#endif
