/* Putting set material at its place on a page: copies with everything moved. */
#ifndef LAYOUT_PLACE_H
#define LAYOUT_PLACE_H

#include "base/limits.h"
#include "layout/flow.h"

/* The frames that are open in a column, each with the piece that will be its box. */
struct open_frames {
    const struct frame *innermost;
    struct {
        size_t piece; /* the first of its pieces on the page */
        millipoints top;
    } items[LIMIT_DEPTH + 2]; /* by frame->depth */
};

void place_strip(struct flow *flow, size_t page, const struct strip *strip, millipoints x, millipoints y);
void place_rectangle(struct flow *flow, size_t page, millipoints x, millipoints y, millipoints width,
                     millipoints height, enum colour fill);

/* Closes and opens frames to get to `to`, with the space between, moving y. */
void place_frames(struct flow *flow, size_t page, struct open_frames *frames, const struct frame *to, millipoints x,
                  millipoints *y, millipoints space);

/* Makes room for the backgrounds of a row, below what will be placed in it. Returns the index of the first. */
size_t place_reserve(struct flow *flow, size_t page, const struct item_row *row);
void place_backgrounds(struct flow *flow, size_t page, size_t first, const struct item_row *row, millipoints x,
                       millipoints top, millipoints foot);

#endif
