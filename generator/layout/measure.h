/* How wide blocks would like to be, before they have a column. */
#ifndef LAYOUT_MEASURE_H
#define LAYOUT_MEASURE_H

#include "layout/setter.h"

struct extent {
    millipoints least;   /* narrower, and words break */
    millipoints natural; /* wider, and nothing changes */
};

struct extent inlines_extent(struct job *job, const struct inline_node *inlines, const struct text_style *style);
/* Paragraphs are in the style given. */
struct extent blocks_extent(struct job *job, const struct block *first, const struct text_style *style);

#endif
