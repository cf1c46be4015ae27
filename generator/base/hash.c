/* Two lanes of multiplications whose upper and lower halves are folded into one another. */
#include "base/hash.h"

#include <string.h>

/* Odd numbers of 32 ones and 32 zeros in no order. */
static const uint64_t first_key = 0xa0761d6478bd642fu, second_key = 0xe7037ed1a0b428dbu;

struct hash hash_new(void) { return (struct hash){0x8ebc6af09c88c6e3u, 0x589965cc75374cc3u}; }

__extension__ typedef unsigned __int128 product;

/* Both halves of the product, folded. */
static inline uint64_t fold_product(uint64_t x, uint64_t y) {
    product all = (product)x * y;
    return (uint64_t)(all >> 64) ^ (uint64_t)all;
}

static inline void mix(struct hash *hash, uint64_t one, uint64_t other) {
    uint64_t a = fold_product(hash->a ^ one, first_key ^ hash->b);
    hash->b = fold_product(hash->b ^ other, second_key) + hash->a;
    hash->a = a;
}

void hash_number(struct hash *hash, uint64_t number) { mix(hash, number, number); }

static uint64_t word_at(const char *bytes, size_t size) {
    uint64_t word = 0;
    memcpy(&word, bytes, size < sizeof word ? size : sizeof word);
    return word;
}

void hash_text(struct hash *hash, struct str text) {
    enum { WORD = sizeof(uint64_t) };
    mix(hash, text.size, second_key);
    for (; text.size > WORD; text = str_skip(text, text.size < 2 * WORD ? text.size : 2 * WORD))
        mix(hash, word_at(text.data, WORD), word_at(text.data + WORD, text.size - WORD));
    if (text.size) mix(hash, word_at(text.data, text.size), first_key);
}

void hash_hash(struct hash *hash, struct hash other) {
    hash_number(hash, other.a);
    hash_number(hash, other.b);
}

struct hash hash_of(struct str text) {
    struct hash hash = hash_new();
    hash_text(&hash, text);
    return hash;
}

bool hash_equal(struct hash a, struct hash b) { return a.a == b.a && a.b == b.b; }

uint64_t hash_short(struct hash hash) { return hash.a ^ (hash.b << 29 | hash.b >> 35); }
