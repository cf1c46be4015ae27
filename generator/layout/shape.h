/* Shaping: words → glyphs in a face's own units, each word once a run. A cache belongs to one thread; what it returns
 * lives as long as the cache. */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "base/locale.h"
#include "layout/face.h"
#include "layout/layout.h"
#include "tree/drawing.h"

enum {
    SHAPE_TABULAR = 1,  /* figures of one width: tables, charts */
    SHAPE_VERBATIM = 2, /* no ligatures, no alternates: code */
};
enum { SHAPE_LONGEST = 2048 }; /* bytes of a word */

struct shape_glyph {
    int32_t advance, x_offset, y_offset; /* font units */
    uint16_t id;
    uint16_t text_start, text_size; /* bytes of the word; size 0: belongs to the glyph before */
};

/* A stretch of a word in one face. */
struct shape_part {
    const struct face *face;
    const struct shape_glyph *glyphs;
    size_t count;
    int64_t advance; /* font units */
};

struct shape {
    const struct shape_part *parts;
    size_t part_count;
    const uint32_t *missing; /* code points that neither the face nor the fallback face has */
    size_t missing_count;
};

/* A word of at most SHAPE_LONGEST bytes; what the face lacks is taken from the fallback family in the same style. */
const struct shape *shape_word(struct shape_cache *cache, struct str word, enum face_family family,
                               enum face_style style, unsigned features);

/* The next word or space of a text that is set in one line: words and spaces one by one, so that the cache knows them.
 * Starts with *end 0; false when the text is used up. */
bool shape_next_word(struct str text, size_t *start, size_t *end);

/* Font units at a size, rounded to the nearest 1/1000 pt. */
millipoints shape_scale(const struct face *face, int64_t units, millipoints size);
millipoints shape_width(const struct shape *shape, millipoints size);
/* The width up to the glyph that stands for byte `offset` of the word. */
millipoints shape_width_before(const struct shape *shape, size_t offset, millipoints size);
/* The most bytes of the word, cut between graphemes, that are not wider than `width`; at least one grapheme. */
size_t shape_fitting(const struct shape *shape, millipoints size, millipoints width, size_t word_size);

/* From now on plain words too are shaped by HarfBuzz, which tests compare with. */
void shape_cache_leave_out_plain(struct shape_cache *cache);

const struct faces *shape_faces(const struct shape_cache *cache);

/* The language's hyphenator, opened at its first use and kept with the words; NULL: its patterns are not installed. */
struct hyphenator *shape_hyphenator(struct shape_cache *cache, const struct language *language);
/* Whether the word can be parted before byte `offset` without shaping it again: a glyph begins there. */
bool shape_parts_at(const struct shape *shape, size_t offset);

#endif
