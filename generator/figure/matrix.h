/* Matrices: rows of long data, each naming a row and a column, as cells with sums or means at the edges. And numbers
 * in narrow cells, all in one unit that is said once. Private to this folder. */
#ifndef FIGURE_MATRIX_H
#define FIGURE_MATRIX_H

#include "figure/distinct.h"
#include "figure/rows.h"

/* ---- numbers in one unit (unit.c) ---- */

/* "1.010" and "in Tsd. €" instead of "1,01 Mio. €" in each cell. Percentages are written as they are. */
struct unit {
    const struct figure_column *column;
    int thousands; /* numbers are divided by 1000 to the power of this */
    int places;    /* digits behind the sign; -1: as many as it needs, two at most */
};
/* For numbers up to `greatest`, so that the greatest one has at most four digits before the sign. */
struct unit unit_for(const struct figure_column *column, double greatest);
/* What is not zero never reads as zero: "<1". */
struct str unit_text(const struct sketch *sketch, const struct unit *unit, struct decimal number);
struct str unit_name(const struct sketch *sketch, const struct unit *unit); /* "Tsd. €"; may be empty */
/* Centred in the box, smaller where it must be; a number that is too wide is "…", never a part of it. */
void unit_draw(struct sketch *sketch, const struct unit *unit, struct box box, struct decimal number, struct ink ink);

/* ---- the cells (matrix.c) ---- */

enum {
    MATRIX_MEASURES = 2, /* numbers that a cell may have */
    MATRIX_MOST = 64,    /* rows and columns that cells are kept of: more never fit */
};

/* A row of the data. */
struct matrix_entry {
    struct str row_key, row, column_key, column; /* a key's first text names it */
    size_t number;                               /* of the row in the data */
    const struct figure_value *measures[MATRIX_MEASURES];
};

struct matrix_cell {
    const struct matrix_entry *entry; /* the first of those that meet here; NULL: none does */
    struct tally tallies[MATRIX_MEASURES];
};

/* Rows or columns, in the order in which they first appear. */
struct matrix_side {
    struct distinct keys;
    struct str *texts;
    struct tally (*tallies)[MATRIX_MEASURES];
    size_t count, kept, shown; /* in all; with cells; with room on the drawing */
};

struct matrix {
    struct matrix_side rows, columns;
    struct matrix_cell *cells; /* of kept ones: cells[row * columns.kept + column] */
    struct tally all[MATRIX_MEASURES];
    /* Set by matrix_lay: */
    struct box body; /* the cells, without those at the edges */
    millipoints cell_width, edge_width, pitch, bottom;
    millipoints heading_size;
    struct text_lines *headings; /* of the columns, then that of the edge */
    bool staggered;              /* headings stand on two levels, each twice as wide as its column */
    struct str edge;             /* what stands at the edges: "Summe"; empty: nothing does */
};
struct matrix matrix_of(const struct sketch *sketch, const struct matrix_entry *entries, size_t count);

struct matrix_room {
    millipoints top, foot; /* where it begins; what must stay free below it */
    millipoints cell_widest, cell_narrowest, pitch_highest, pitch_lowest;
    struct str edge; /* see struct matrix */
    millipoints edge_narrowest;
};
/* Finds a place for everything, and draws what names rows and columns. What does not fit is counted below. */
void matrix_lay(struct sketch *sketch, struct matrix *matrix, const struct matrix_room *room);
/* Calls `cell` for each that is shown, `edge` for the sums of rows, columns and all when `edges`. */
void matrix_each(const struct matrix *matrix, const void *model,
                 void (*cell)(const void *model, const struct matrix_cell *cell, struct box box),
                 void (*edge)(const void *model, const struct tally *tallies, struct box box), bool edges);
enum { MATRIX_INSET = 750 /* half of the gap between cells: what is drawn in them keeps off */ };

#endif
