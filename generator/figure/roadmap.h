/* The roadmap between its two files: roadmap_place.c finds a place for every item, roadmap.c draws and describes.
 * Private to this folder. */
#ifndef FIGURE_ROADMAP_H
#define FIGURE_ROADMAP_H

#include "figure/guide.h"

enum roadmap_channel { ROADMAP_LABEL, ROADMAP_WHEN, ROADMAP_UNTIL, ROADMAP_LANE, ROADMAP_DONE };
enum roadmap_setting { ROADMAP_FROM, ROADMAP_TO };

enum {
    ROADMAP_BAR = 10 * POINT,
    ROADMAP_ARROW = 7 * POINT,
    ROADMAP_PAD = 4 * POINT, /* above and below the levels of a lane */
};

/* A row of the data. */
struct roadmap_item {
    size_t row, lane;
    int32_t first, last; /* days, both within */
    bool dated, done;
    bool before, after;      /* begins before the scale, ends behind it */
    millipoints left, right; /* of the mark */
    millipoints from, to;    /* of mark and label together */
    struct text_lines label;
    enum { LABEL_WITHIN, LABEL_RIGHT, LABEL_LEFT } side;
    size_t level;                         /* in its lane, from 0 */
    const struct roadmap_item *before_it; /* that stands in the same level; NULL: none does */
};

struct roadmap_lane {
    struct str name;
    struct text_lines heading, undated;
    millipoints *levels; /* the heights of its levels */
    size_t level_count, hidden;
    millipoints top, bottom;
};

struct roadmap {
    struct sketch *sketch;
    const struct figure_data *data;
    struct time_scale scale;
    struct box plot;
    struct roadmap_item *items;
    size_t item_count, done, dated, outside; /* how many are done, have a date, lie wholly outside the scale */
    size_t first, last, next; /* items: the first and the last, and the first to come that is not done; NO_ROW: none */
    struct roadmap_lane *lanes; /* in the order of their choices */
    size_t lane_count;
    size_t levels_most; /* items in deeper levels are left out ... */
    size_t lanes_shown; /* ... and those of lanes behind these */
};

void *roadmap_reckon(struct sketch *sketch, const struct figure_data *data); /* items, lanes, scale, without places */
/* From `top` on, as wide as the sketch; plot.bottom is where the last lane ends. */
void roadmap_place(struct roadmap *roadmap, millipoints top);
bool roadmap_is_outside(const struct roadmap *roadmap, const struct roadmap_item *item); /* wholly */
bool roadmap_is_mark(const struct roadmap_item *item); /* a day, not a stretch of time */
bool roadmap_is_shown(const struct roadmap *roadmap, const struct roadmap_item *item);

#endif
