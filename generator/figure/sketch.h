/* A sketch: the drawing of a figure while it is made, with what is needed to write and to measure on it, and the marks
 * that all figures are made of. Private to this folder.
 *
 * Lengths are 1/1000 pt, y grows downwards. A text's y is its baseline; its box reaches TEXT_RISE above and TEXT_DROP
 * below it, in thousandths of its size. */
#ifndef FIGURE_SKETCH_H
#define FIGURE_SKETCH_H

#include "figure/figure.h"

enum {
    TEXT = 8 * POINT,  /* the size of labels */
    SMALL = 7 * POINT, /* of axes and notes: never smaller */
    TEXT_RISE = 760,
    TEXT_DROP = 220,
    LINE = 10 * POINT, /* from baseline to baseline of labels of several lines */
    GAP = 4 * POINT,   /* between a mark and its label */
    HAIR = 400,        /* grid lines */
    THIN = 700,        /* outlines, axes */
    BOLD = 1500,       /* lines that carry data */
};

struct sketch {
    struct arena *arena;
    struct drawing *drawing; /* its width stands; the height is set by the figure */
    const struct text_measure *measure;
    struct locale *locale;
    const struct figure_data *data; /* as it was handed in: how numbers are written, and in which words */
};

/* A model in the sketch's arena: a struct that begins with its sketch and its data, and what is said of it here:
 *     struct ages *ages = MODEL(struct ages, .days = ends_of(data, DAYS, 0)); */
#define MODEL(type, ...) \
    ((type *)model_keep(sketch->arena, &(const type){.sketch = sketch, .data = data, __VA_ARGS__}, sizeof(type)))
void *model_keep(struct arena *arena, const void *model, size_t size);

/* ---- lengths ---- */

static inline millipoints smaller(millipoints a, millipoints b) { return a < b ? a : b; }
static inline millipoints greater(millipoints a, millipoints b) { return a > b ? a : b; }
static inline millipoints within(millipoints value, millipoints low, millipoints high) {
    return value < low ? low : value > high ? high : value;
}
static inline size_t fewer(size_t a, size_t b) { return a < b ? a : b; }
static inline size_t more(size_t a, size_t b) { return a > b ? a : b; }

/* A rectangle by its edges. */
struct box {
    millipoints left, top, right, bottom;
};
bool box_meets(struct box a, struct box b); /* they share more than an edge */
struct box box_grown(struct box box, millipoints by);

/* ---- text ---- */

struct ink { /* how a text is set */
    millipoints size;
    bool bold;
    enum text_anchor anchor;
    enum colour colour;
};
/* `ink` with the usual colour and size: INK_LABEL for what names, INK_NOTE for axes and asides. */
extern const struct ink INK_LABEL, INK_LABEL_MIDDLE, INK_LABEL_END, INK_NOTE, INK_NOTE_MIDDLE, INK_NOTE_END;

millipoints text_width(const struct sketch *sketch, struct str text, const struct ink *ink);
struct box text_box(const struct sketch *sketch, millipoints x, millipoints y, struct str text, const struct ink *ink);
void text_draw(struct sketch *sketch, millipoints x, millipoints y, struct str text, const struct ink *ink);
/* The same, cut to a width; and on a piece of paper, so that no line runs through it. */
void text_draw_fit(struct sketch *sketch, millipoints x, millipoints y, struct str text, const struct ink *ink,
                   millipoints width);
void text_draw_plate(struct sketch *sketch, millipoints x, millipoints y, struct str text, const struct ink *ink);
/* Where a text of a width begins that is centred at x, but pushed inside the drawing. */
millipoints text_left(const struct sketch *sketch, millipoints x, millipoints width);
/* The text, or as much of it as fits the width with "…" behind it; empty when not even one letter does. */
struct str text_fit(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width);
/* Broken at spaces (and, with a hyphen, in words that are wider than a line) into at most `most` lines; what is left
 * over is cut with "…". */
struct text_lines {
    struct str *items;
    size_t count;
    millipoints widest;
};
struct text_lines text_wrap(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width,
                            size_t most);
void text_draw_lines(struct sketch *sketch, millipoints x, millipoints y, const struct text_lines *lines,
                     const struct ink *ink);
/* Whether no word of it is wider than a width: words end at spaces and hyphens. */
bool text_words_fit(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width);
/* The baseline that centres a line of text on a height. */
millipoints text_middle(millipoints y, const struct ink *ink);

/* ---- marks ---- */

/* How a mark is painted: a fill, perhaps in a pattern, and an outline. Zero: nothing. */
struct paint {
    enum colour fill, stroke;
    enum drawing_pattern pattern;
    millipoints width; /* of the outline */
    bool dashed;
};
/* The look of the n-th series, told apart by colour and lightness; of a channel's column, which may hold what is
 * expected: then hatched. */
struct paint paint_series(size_t series);
struct paint paint_column(const struct figure_data *data, int channel, size_t series);
struct paint paint_solid(enum colour fill);
struct paint paint_line(enum colour stroke, millipoints width);
/* Five steps from little to much, for cells; and the colour of a text on them. */
struct paint paint_step(int step); /* 0 to 4; others are cut */
enum colour paint_step_ink(int step);

void mark_box(struct sketch *sketch, struct box box, struct paint paint);
void mark_rounded(struct sketch *sketch, struct box box, millipoints radius, struct paint paint);
void mark_line(struct sketch *sketch, millipoints x1, millipoints y1, millipoints x2, millipoints y2,
               struct paint paint);
void mark_path(struct sketch *sketch, const struct point *points, size_t count, bool closed, struct paint paint);
void mark_circle(struct sketch *sketch, millipoints x, millipoints y, millipoints diameter, struct paint paint);
/* A smooth line between two points that leaves and arrives horizontally. */
void mark_link(struct sketch *sketch, millipoints x1, millipoints y1, millipoints x2, millipoints y2,
               struct paint paint);

/* A cross and a check, `reach` from their middle to their ends. */
void mark_cross(struct sketch *sketch, millipoints x, millipoints y, millipoints reach, struct paint line);
void mark_check(struct sketch *sketch, millipoints x, millipoints y);

/* A head of an arrow to the right or left, `size` wide, its middle at x, y. */
void mark_arrow(struct sketch *sketch, bool right, millipoints x, millipoints y, millipoints size, struct paint paint);

/* Shapes that are told apart in black and white, all of the same weight to the eye. */
enum shape {
    SHAPE_CIRCLE,
    SHAPE_SQUARE,
    SHAPE_DIAMOND,
    SHAPE_TRIANGLE,
    SHAPE_TRIANGLE_DOWN,
    SHAPE_PENTAGON,
    SHAPE_HEXAGON,
    SHAPE_STAR,
    SHAPE_COUNT
};
void mark_shape(struct sketch *sketch, enum shape shape, millipoints x, millipoints y, millipoints size,
                struct paint paint);

#endif
