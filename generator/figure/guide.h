/* Guides: what leads a reader from a mark to its meaning: axes, labels of bands, legends, direct labels. Private to
 * this folder. */
#ifndef FIGURE_GUIDE_H
#define FIGURE_GUIDE_H

#include "figure/rows.h"
#include "figure/scale.h"
#include "figure/words.h"

/* ---- axes (axis.c) ---- */

/* How much room the labels of a value axis need at its side, the gap to the plot included. */
millipoints axis_width(const struct sketch *sketch, const struct scale *scale, const struct figure_column *column);
/* Horizontal grid lines over the plot, labels at its left; the line of zero is stronger. */
void axis_left(struct sketch *sketch, const struct scale *scale, const struct figure_column *column, struct box plot);
/* Vertical grid lines, labels below. Needs AXIS_FOOT below the plot. */
void axis_below(struct sketch *sketch, const struct scale *scale, const struct figure_column *column, struct box plot);
enum { AXIS_FOOT = 13 * POINT };
/* Lines at the ticks of a time scale with the names of months, quarters and years above the plot. Needs TIME_HEAD. */
void axis_time(struct sketch *sketch, const struct time_scale *scale, struct box plot);
enum { TIME_HEAD = 24 * POINT };
/* A line through the plot at the day that the data are read as of, with its date below. Nothing when the scale does not
 * hold it. Needs AXIS_FOOT below the plot. */
void axis_as_of(struct sketch *sketch, const struct time_scale *scale, struct date as_of, struct box plot);

/* Names below bands: wrapped into two lines, thinned out where even cut ones would be too close. The height that they
 * need; and drawing them, their tops at `top`. */
millipoints band_labels_height(const struct sketch *sketch, const struct bands *bands, const struct str *labels);
void band_labels(struct sketch *sketch, const struct bands *bands, const struct str *labels, millipoints top);

/* ---- legends (legend.c) ---- */

struct legend_entry {
    struct str text;
    struct paint paint;
    enum { LEGEND_BOX, LEGEND_LINE, LEGEND_SHAPE } sample;
    enum shape shape; /* SHAPE; of LINE when `marked` */
    bool marked;      /* LINE: with its shape in the middle */
};
/* Starts as struct legend legend = {.sketch = sketch}. */
struct legend {
    struct sketch *sketch;
    struct legend_entry *items;
    size_t count, capacity;
};
struct legend_entry *legend_box(struct legend *legend, struct str text, struct paint paint);
struct legend_entry *legend_line(struct legend *legend, struct str text, struct paint paint);
struct legend_entry *legend_shape(struct legend *legend, struct str text, struct paint paint, enum shape shape);
/* The same for the series of a channel: boxes in their colours. */
struct legend legend_of_series(struct sketch *sketch, const struct figure_data *data, int channel);
/* Entries side by side, in as many lines as they need within the width. The height, GAP below included. */
millipoints legend_height(const struct legend *legend, millipoints width);
millipoints legend_draw(const struct legend *legend, millipoints left, millipoints top, millipoints width);

/* ---- bars (bars.c) ---- */

/* From one value to another: across, around a height, and upright, around a place; `half` as thick on either side. */
struct box bar_across(const struct scale *scale, double from, double to, millipoints middle, millipoints half);
struct box bar_upright(const struct scale *scale, double from, double to, millipoints middle, millipoints half);
/* Values on top of each other, those below zero downwards: where each begins, and where all of them end. */
struct stack {
    double above, below;
};
double stack_add(struct stack *stack, double value); /* where it begins */

/* ---- rows with names (named_rows.c) ---- */

/* Rows one below the other, their names at the left. Names take two lines where there is room. Where rows are too many
 * they become lower, and when even the lowest are too high for a drawing, only the first are shown. */
struct named_rows {
    struct sketch *sketch;
    struct text_lines *names;
    millipoints *edges; /* `shown` + 1: the tops of the rows and the bottom of the last */
    size_t shown, hidden;
    millipoints width; /* of the names, a gap included */
};
/* From `top` on, with `foot` below them, for which the drawing's height is set; names are `widest` wide at most. */
struct named_rows named_rows_place(struct sketch *sketch, const struct figure_data *data, int channel,
                                   millipoints widest, millipoints top, millipoints foot);
millipoints named_rows_middle(const struct named_rows *rows, size_t row);
millipoints named_rows_bottom(const struct named_rows *rows);
/* Half of what a bar in a row takes, `most` at the most. */
millipoints named_rows_half(const struct named_rows *rows, size_t row, millipoints most);
/* A text at the right edge of the drawing, cut to a width. */
void named_rows_text(const struct named_rows *rows, size_t row, struct str text, const struct ink *ink,
                     millipoints width);
/* The names and, below everything, "+ 12 more", for which the drawing grows. */
void named_rows_draw(const struct named_rows *rows);
void named_rows_note(const struct named_rows *rows);
struct str rows_more(const struct sketch *sketch, size_t hidden);
/* A whole chart of rows: a legend, below it the rows with a plot beside their names, an axis at its foot. */
struct row_frame {
    const struct figure_data *data;
    struct legend legend;
    int label, value;   /* channels: of the names, and of what the axis counts */
    struct range range; /* that the scale holds; begins with zero and the values */
    millipoints inset;  /* of the scale from the plot's edges: half a mark */
    millipoints right;  /* free for texts at the right ... */
    millipoints headed; /* ... so much of it beside the legend too, for their heading */
    void (*behind)(const void *model, const struct row_frame *frame); /* below the grid lines; NULL: nothing */
    void (*row)(const void *model, const struct row_frame *frame, size_t row, millipoints middle);
    struct named_rows rows; /* these three are set when it is drawn */
    struct box plot;
    struct scale scale;
};
struct row_frame row_frame_of(struct sketch *sketch, const struct figure_data *data, int label, int value);
void row_frame_draw(struct row_frame *frame, const void *model);
/* A note on a line below everything, for which the drawing grows; nothing when it is empty. */
void note_below(struct sketch *sketch, struct str text);

/* ---- lists: rows with rules between them, a sign and columns of texts (listing.c) ---- */

enum { LISTING_SIGN = 9 * POINT /* a sign's diameter */, LISTING_INDENT = 16 * POINT /* of what stands behind it */ };
struct listing {
    struct sketch *sketch;
    const struct figure_data *data;
    int label;
    millipoints name, head, pitch; /* the width of names, cut at none but where rows are many */
    size_t shown, lines;           /* of names, at most */
};
bool listing_is_wide(const struct sketch *sketch);
/* Rows as high as there is room for, within limits for names of one line; those that do not fit are counted below. */
void listing_place(struct listing *listing, millipoints lowest, millipoints highest);
/* Draws the rule above a row; the middle of the row. */
millipoints listing_row(const struct listing *listing, size_t row);
/* The name behind the sign, and what stands below it, cut to a width. The baseline of the first line. */
millipoints listing_name(const struct listing *listing, size_t row, millipoints middle, struct str below,
                         millipoints width);
void listing_end(const struct listing *listing); /* the last rule, the note, the drawing's height */

/* ---- labels beside marks (labels.c) ---- */

/* What labels must keep clear of: marks and labels that were placed before. */
struct obstacles {
    struct box *items;
    size_t count, capacity;
    struct box within; /* no label leaves it */
};
void obstacle_add(const struct sketch *sketch, struct obstacles *obstacles, struct box box);
/* Puts a label beside a mark: to its right, left, above, below, then in wider and wider circles, joined to the mark by
 * a thin line when it is far. False, and nothing drawn, when there is no room at all: the caller then counts it or
 * gives it a number. */
bool label_beside(struct sketch *sketch, struct obstacles *obstacles, struct box mark, struct str text,
                  const struct ink *ink);
/* Moves heights that are in order, each as little as needed, so that `pitch` lies between any two and all are between
 * top and bottom; the first ones leave at the top when there is no room. */
void labels_apart(millipoints *heights, size_t count, millipoints pitch, millipoints top, millipoints bottom);

/* Names at the right of a plot, each at the height where its line ends, moved apart; a thin line joins a name that had
 * to move, or whose line ends before the plot does, to its end. */
struct end_label {
    struct str name, figure; /* figure: below the name; may be empty */
    struct point end;
    struct paint sample; /* a box before the name, of areas; nothing: none */
};
millipoints end_labels_width(const struct sketch *sketch, const struct end_label *labels, size_t count,
                             millipoints most); /* the gap to the plot included */
void end_labels_draw(struct sketch *sketch, const struct end_label *labels, size_t count, struct box plot);

#endif
