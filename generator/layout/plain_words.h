/* Words of the usual signs of a text, shaped without HarfBuzz and as it would, glyph for glyph: where a face does
 * nothing with them but move pairs together. HarfBuzz, which is asked which lookups it would apply, takes 45,000
 * instructions for a new word of Lato; this takes a thousand. tests/unit/plain_words_test.c compares the two. */
#ifndef LAYOUT_PLAIN_WORDS_H
#define LAYOUT_PLAIN_WORDS_H

#include "layout/shape.h"

/* What is known of one face with SHAPE_… features. Belongs to one thread. */
struct plain_words;

struct plain_words *plain_words_create(struct arena *arena, const struct face *face, unsigned features);

/* Shapes a text, whose bytes start at `start` of its word. False: it is for HarfBuzz. */
bool plain_words_shape(struct plain_words *words, struct str text, size_t start, struct shape_part *part);

#endif
