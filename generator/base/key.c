/* Numbers as eight bytes, texts behind their sizes. */
#include "base/key.h"

void key_add_number(struct key *key, int64_t number) { buffer_bytes(&key->parts, &number, sizeof number); }

void key_add_text(struct key *key, struct str text) {
    key_add_number(key, (int64_t)text.size);
    buffer_append(&key->parts, text);
}

void key_add_hash(struct key *key, const struct sha256 *hash) { buffer_bytes(&key->parts, hash, sizeof *hash); }

struct sha256 key_close(struct key *key) {
    struct sha256 hash = sha256_of(buffer_str(&key->parts));
    buffer_free(&key->parts);
    return hash;
}
