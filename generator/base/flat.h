/* Flat bytes: what was read once, written so that it can be taken up again by one copy and a walk, at any address.
 * Numbers stand one after the other, each in as few bytes as it needs; texts in a run of their own, or where they stand
 * in a source. Whoever takes something takes it in the order in which it was put.
 *
 * Taking believes nothing: whatever the bytes are, no number, text or place leads out of them. After the first that
 * would, the reader has `failed`, and everything else that is taken is zero or empty. */
#ifndef BASE_FLAT_H
#define BASE_FLAT_H

#include "base/buffer.h"
#include "base/decimal.h"
#include "base/source.h"

struct arena;

enum { FLAT_KNOWN = 64, FLAT_DEEPEST = 4 * 64 /* of what stands inside each other */ };

/* The sources that spans and texts may lie in, by number. */
struct flat_sources {
    const struct source *const *items;
    size_t count;
};

/* A text that was put already: pointers to the same bytes are one text again. */
struct flat_known {
    struct str text;
    size_t at;
};

struct flat_writer {
    struct flat_sources sources;
    bool apart; /* for whoever reads without the texts of sources: none is taken from them, and of places the file alone stays */
    struct buffer numbers, texts;
    struct flat_known known[FLAT_KNOWN];
    size_t source; /* + 1, and the line, of the last span: most follow each other */
    uint32_t line;
    bool failed; /* something was put that has no form here: a place in another source */
};

void flat_put(struct flat_writer *flat, uint64_t number);
void flat_put_signed(struct flat_writer *flat, int64_t number);
void flat_put_text(struct flat_writer *flat, struct str text);
void flat_put_words(struct flat_writer *flat, const char *terminated);       /* NULL stays NULL */
void flat_put_source(struct flat_writer *flat, const struct source *source); /* one of them, or NULL */
void flat_put_span(struct flat_writer *flat, struct span span);
void flat_put_decimal(struct flat_writer *flat, struct decimal decimal);
/* What was put, in the arena; the writer is empty then. False, and nothing, when it failed. */
bool flat_finish(struct flat_writer *flat, struct arena *arena, struct str *bytes);

struct flat_reader {
    struct arena *arena;
    struct flat_sources sources;
    const unsigned char *at, *end; /* of the numbers */
    struct str texts;              /* in the arena */
    size_t text;                   /* the next of them */
    size_t source, depth;
    uint32_t line;
    bool failed;
};

/* Copies the texts into the arena; the bytes themselves are needed until the last number is taken. */
struct flat_reader flat_open(struct arena *arena, struct str bytes, struct flat_sources sources);
uint64_t flat_take(struct flat_reader *flat);
size_t flat_take_below(struct flat_reader *flat, size_t end); /* a number less than `end`; else it fails and gives 0 */
/* Of things that take a byte at least. */
size_t flat_take_count(struct flat_reader *flat);
int64_t flat_take_signed(struct flat_reader *flat);
int flat_take_int(struct flat_reader *flat); /* a signed number that fits */
bool flat_take_truth(struct flat_reader *flat);
struct str flat_take_text(struct flat_reader *flat);
const char *flat_take_words(struct flat_reader *flat);
const struct source *flat_take_source(struct flat_reader *flat);
struct span flat_take_span(struct flat_reader *flat);
struct decimal flat_take_decimal(struct flat_reader *flat); /* finite */
bool flat_fail(struct flat_reader *flat);                   /* false */
/* Around what may hold its like: false when that is deeper than anything that is read. */
bool flat_enter(struct flat_reader *flat);
void flat_leave(struct flat_reader *flat);
/* Whether all was taken, and nothing failed. */
bool flat_is_done(const struct flat_reader *flat);

#endif
