/* SHA-256 as FIPS 180-4 writes it: sections 4.1.2 (functions), 4.2.2 (constants), 5.1.1 (padding), 6.2.2 (the rounds).
 */
#include "base/sha256.h"

#include <string.h>

#include "base/arena.h"

enum { BLOCK = 64, LENGTH = 8, ROUNDS = 64 };

static const uint32_t constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int bits) { return x >> bits | x << (32 - bits); }

static uint32_t big_endian(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void expand(const unsigned char block[BLOCK], uint32_t words[ROUNDS]) {
    for (size_t t = 0; t < 16; t++) words[t] = big_endian(block + 4 * t);
    for (size_t t = 16; t < ROUNDS; t++) {
        uint32_t s0 = rotate(words[t - 15], 7) ^ rotate(words[t - 15], 18) ^ words[t - 15] >> 3;
        uint32_t s1 = rotate(words[t - 2], 17) ^ rotate(words[t - 2], 19) ^ words[t - 2] >> 10;
        words[t] = words[t - 16] + s0 + words[t - 7] + s1;
    }
}

/* One of the rounds. What it leaves in d and h are the e and a of the next: the variables change their names, not their
 * places. */
#define ROUND(a, b, c, d, e, f, g, h, t)                                                                       \
    do {                                                                                                        \
        h += (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (((f ^ g) & e) ^ g) + constants[t] + words[t];    \
        d += h;                                                                                                 \
        h += (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) | ((a | b) & c));                        \
    } while (0)

static void digest(uint32_t hash[8], const unsigned char block[BLOCK]) {
    uint32_t words[ROUNDS];
    uint32_t a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
    expand(block, words);
    for (size_t t = 0; t < ROUNDS; t += 8) { /* then all have their names again */
        ROUND(a, b, c, d, e, f, g, h, t);
        ROUND(h, a, b, c, d, e, f, g, t + 1);
        ROUND(g, h, a, b, c, d, e, f, t + 2);
        ROUND(f, g, h, a, b, c, d, e, t + 3);
        ROUND(e, f, g, h, a, b, c, d, t + 4);
        ROUND(d, e, f, g, h, a, b, c, t + 5);
        ROUND(c, d, e, f, g, h, a, b, t + 6);
        ROUND(b, c, d, e, f, g, h, a, t + 7);
    }
    const uint32_t after[8] = {a, b, c, d, e, f, g, h};
    for (size_t i = 0; i < 8; i++) hash[i] += after[i];
}

#if defined(__x86_64__)
/* The same by the processor's own instructions, which do four rounds at a time. Of the eight variables it keeps a, b,
 * e, f in one register and c, d, g, h in the other, the first of each at the top. */
#include <immintrin.h>

__attribute__((target("sha,sse4.1"))) static void digest_fast(uint32_t hash[8], const unsigned char block[BLOCK]) {
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i dcba = _mm_loadu_si128((const __m128i *)(const void *)hash),
            hgfe = _mm_loadu_si128((const __m128i *)(const void *)(hash + 4));
    __m128i cdab = _mm_shuffle_epi32(dcba, 0xb1), efgh = _mm_shuffle_epi32(hgfe, 0x1b);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i words[4];
    for (size_t t = 0; t < 4; t++)
        words[t] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(block + 16 * t)), swap);
    for (size_t t = 0; t < ROUNDS / 4; t++) {
        __m128i now = words[0];
        __m128i sum = _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(const void *)&constants[4 * t]));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
        __m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(now, words[1]), _mm_alignr_epi8(words[3], words[2], 4));
        next = _mm_sha256msg2_epu32(next, words[3]);
        words[0] = words[1], words[1] = words[2], words[2] = words[3], words[3] = next;
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
    __m128i feba = _mm_shuffle_epi32(abef, 0x1b), dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)(void *)hash, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(void *)(hash + 4), _mm_alignr_epi8(dchg, feba, 8));
}

static bool has_fast(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("sha");
}
#else
static void digest_fast(uint32_t hash[8], const unsigned char block[BLOCK]) { digest(hash, block); }
static bool has_fast(void) { return false; }
#endif

typedef void digester(uint32_t hash[8], const unsigned char block[BLOCK]);

/* What is left of the text, a one bit, zeros and the length in bits: one block or two. */
static void digest_end(digester *digest_block, uint32_t hash[8], struct str rest, size_t size) {
    unsigned char end[2 * BLOCK] = {0};
    size_t blocks = rest.size + 1 + LENGTH > BLOCK ? 2 : 1;
    if (rest.size) memcpy(end, rest.data, rest.size);
    end[rest.size] = 0x80;
    for (size_t i = 0; i < LENGTH; i++)
        end[blocks * BLOCK - 1 - i] = (unsigned char)((uint64_t)size * 8 >> 8 * i & 0xff);
    for (size_t i = 0; i < blocks; i++) digest_block(hash, end + i * BLOCK);
}

static struct sha256 sum_of(digester *digest_block, struct str bytes) {
    uint32_t hash[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    size_t size = bytes.size;
    for (; bytes.size >= BLOCK; bytes = str_skip(bytes, BLOCK)) digest_block(hash, (const unsigned char *)bytes.data);
    digest_end(digest_block, hash, bytes, size);
    struct sha256 out;
    for (size_t i = 0; i < sizeof out.bytes; i++) out.bytes[i] = (uint8_t)(hash[i / 4] >> (24 - 8 * (i % 4)) & 0xff);
    return out;
}

struct sha256 sha256_of(struct str bytes) {
    return sum_of(has_fast() ? digest_fast : digest, bytes);
}

struct sha256 sha256_portable(struct str bytes) {
    return sum_of(digest, bytes);
}

bool sha256_equal(const struct sha256 *a, const struct sha256 *b) { return !memcmp(a, b, sizeof *a); }

struct str sha256_print(struct arena *arena, const struct sha256 *hash) {
    char *digits = NEW_ARRAY(arena, char, 2 * sizeof hash->bytes + 1);
    for (size_t i = 0; i < sizeof hash->bytes; i++) {
        digits[2 * i] = "0123456789abcdef"[hash->bytes[i] >> 4];
        digits[2 * i + 1] = "0123456789abcdef"[hash->bytes[i] & 15];
    }
    return (struct str){digits, 2 * sizeof hash->bytes};
}

static int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool sha256_parse(struct str text, struct sha256 *out) {
    if (text.size != 2 * sizeof out->bytes) return false;
    for (size_t i = 0; i < sizeof out->bytes; i++) {
        int high = digit(text.data[2 * i]), low = digit(text.data[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        out->bytes[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}
