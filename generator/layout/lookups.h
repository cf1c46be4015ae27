/* What a face's tables GSUB and GPOS do with glyphs one after the other, read by hand: which sequences they may change,
 * and how far they move two glyphs together. Nothing here is believed: what is more than that is said to be so, and
 * what a damaged table says of places outside of it is 0. */
#ifndef LAYOUT_LOOKUPS_H
#define LAYOUT_LOOKUPS_H

#include "base/str.h"

struct arena;

/* A table and those of its lookups that are asked for; numbers of no lookup are passed over. */
struct lookup_list {
    struct str table;
    const unsigned *numbers;
    size_t count;
};

struct lookups;

/* For glyphs that are no marks. NULL: a lookup passes over glyphs, or pairs are moved otherwise than by the first one's
 * advance. The tables' bytes stay where they are. */
const struct lookups *lookups_read(struct arena *arena, struct lookup_list substitution,
                                   struct lookup_list positioning);

/* Of these, those that have to do with one glyph. */
struct glyph_lookups;
const struct glyph_lookups *lookups_of(struct arena *arena, const struct lookups *lookups, uint16_t glyph);

/* Whether anything but the moving of pairs begins at the first of these glyphs, whose lookups are given, with the
 * others behind it and `before` glyphs before it; true where that is not known. */
bool lookups_change(const struct glyph_lookups *lookups, const uint16_t *glyphs, size_t count, size_t before);

/* Whether nothing begins at the glyph but the moving of pairs, wherever it stands. */
bool lookups_quiet(const struct glyph_lookups *lookups);

/* Whether all that begins at the glyph but the moving of pairs puts another one into its place, wherever it stands;
 * *other: what stands there in the end. */
bool lookups_replace(const struct lookups *lookups, uint16_t glyph, uint16_t *other);

/* What the advance of the glyph gets before the one on its right, in font units. False: this is not known. */
bool lookups_kern(const struct glyph_lookups *lookups, uint16_t right, int *units);

#endif
