/* SHA-256 (FIPS 180-4): what a content is known by. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

struct sha256 {
    uint8_t bytes[32];
};

struct sha256 sha256_of(struct str bytes);       /* by the processor's instructions for it, where it has some */
struct sha256 sha256_portable(struct str bytes); /* the same without them: for tests */
bool sha256_equal(const struct sha256 *a, const struct sha256 *b);
struct str sha256_print(struct arena *arena, const struct sha256 *hash); /* 64 hexadecimal digits */
bool sha256_parse(struct str text, struct sha256 *out);                  /* the same back */

#endif
