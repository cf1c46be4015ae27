/* A drawing: a list of operations, made once by compose/ and written as inline SVG and as PDF operators.
 *
 * Lengths are integers in 1/1000 pt, the origin is the top left corner, y grows downwards. Colours are roles, given
 * their values by the theme, so that a drawing follows the page into dark mode. Operations never leave the drawing's
 * box. */
#ifndef TREE_DRAWING_H
#define TREE_DRAWING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "base/str.h"

struct arena;
struct table;

typedef int32_t millipoints; /* 1/1000 pt */
enum { POINT = 1000 };

enum colour {
    COLOUR_NONE,
    COLOUR_INK,       /* text */
    COLOUR_MUTED,     /* secondary text */
    COLOUR_RULE,      /* lines, axes */
    COLOUR_PAPER,     /* the page */
    COLOUR_SURFACE,   /* tiles, zebra rows, code */
    COLOUR_ACCENT,    /* headings, links, the cover */
    COLOUR_ON_ACCENT, /* text on the accent */
    COLOUR_POSITIVE,
    COLOUR_ALERT,
    COLOUR_SERIES_1,
    COLOUR_SERIES_2,
    COLOUR_SERIES_3,
    COLOUR_SERIES_4,
    COLOUR_SERIES_5,
    COLOUR_SERIES_6,
    COLOUR_STEP_1, /* from little to much, on cells: ink is read on the first three, paper on the last two */
    COLOUR_STEP_2,
    COLOUR_STEP_3,
    COLOUR_STEP_4,
    COLOUR_STEP_5,
    COLOUR_COUNT
};
struct str colour_name(enum colour colour); /* "series_1": as theme.yaml and dumps name it; of COLOUR_NONE: "none" */

enum drawing_pattern { PATTERN_SOLID, PATTERN_HATCHED, PATTERN_DOTTED }; /* so that meaning is never by colour alone */
enum text_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct point {
    millipoints x, y;
};

enum operation_kind {
    OPERATION_RECTANGLE, /* x, y, width, height, radius; fill, stroke */
    OPERATION_PATH,      /* points joined by straight lines, closed or not; fill, stroke */
    OPERATION_CIRCLE,    /* centre x, y; width is the diameter; fill, stroke */
    OPERATION_TEXT,      /* baseline at x, y; text, size, bold, anchor; fill is its colour */
};

struct operation {
    enum operation_kind kind;
    millipoints x, y, width, height, radius;
    enum colour fill, stroke;     /* COLOUR_NONE: not painted */
    enum drawing_pattern pattern; /* of the fill */
    millipoints stroke_width;
    bool dashed;
    struct point *points;
    size_t point_count;
    bool closed;
    struct str text;
    millipoints size; /* of the text's face */
    bool bold;
    enum text_anchor anchor;
};

struct drawing {
    struct arena *arena;
    millipoints width, height;
    struct operation *operations;
    size_t count, capacity;
};

struct drawing *drawing_new(struct arena *arena, millipoints width, millipoints height);
struct operation *drawing_add(struct drawing *drawing, enum operation_kind kind);
void drawing_text(struct drawing *drawing, millipoints x, millipoints y, struct str text, millipoints size,
                  enum text_anchor anchor, enum colour fill);

/* How wide a text will be set, in the theme's text face with tabular figures: whoever calls compose/ supplies it, so
 * that charts can place labels without knowing fonts. */
struct text_measure {
    millipoints (*width)(void *context, struct str text, millipoints size, bool bold);
    void *context;
};

enum { FIGURE_GUTTER = 16 * POINT }; /* between figures side by side */

/* How much of the page's width a figure takes: all of it, half of it beside another one, or as much as its drawing
 * within a cell of a table. */
enum figure_size { FIGURE_FULL, FIGURE_HALF, FIGURE_CELL };

/* A figure of the document: a drawing with what makes it speak. */
struct figure {
    const struct drawing *drawing;
    enum figure_size size;
    struct str number;      /* "Figure 3"; empty: it has none */
    struct str topic;       /* what it is about, above a title that says what it shows; may be empty */
    struct str title;
    struct str alternative; /* a sentence or two made from the data */
    struct table *data;     /* the figures behind the drawing; NULL in a cell, whose row says them */
    struct span span;
};

struct document_words;
/* The alternative text with the data behind it, for places where the table cannot be unfolded. */
struct str figure_spoken(struct arena *arena, const struct figure *figure, const struct document_words *words);

#endif
