/* What a table needs to know before its rows are set: the size of its text, its columns, where its decimal signs stand.
 */
#ifndef LAYOUT_TABLE_CELLS_H
#define LAYOUT_TABLE_CELLS_H

#include "layout/setter.h"

/* How a cell of a decimal column stands there. */
enum figure_kind {
    FIGURE_NONE,   /* no single line: as it comes */
    FIGURE_NUMBER, /* its decimal sign below the others */
    FIGURE_MARK,   /* "–", "?", words: in the middle of where the figures stand */
};

struct figure_extent {
    enum figure_kind kind;
    millipoints before, behind; /* NUMBER: up to the decimal sign, from there on; MARK: all is before */
};

struct table_column {
    millipoints x, width;       /* of the text */
    millipoints before, behind; /* ALIGN_DECIMAL: the widest parts of its numbers */
};

struct table_plan {
    enum text_role role;
    bool fits; /* no word had to be broken */
    millipoints width; /* the column's, or less where there is little text */
    millipoints padding_y, gutter,
        inset; /* above and below a cell's text; between two columns; at both ends of a row */
    struct table_column *columns;
    struct figure_extent *figures; /* by row and column; in the job's scratch arena */
    struct printed *carried;       /* by column: the longest sum that is carried forward; NULL: nothing is */
};

/* A table too wide for its column gets smaller text, then smaller gutters, then broken words. */
struct table_plan table_plan(struct job *job, const struct table *table, millipoints width);

struct figure_extent figure_of(struct job *job, const struct printed *printed, const struct text_style *style);

/* How far from the column's right edge the line of a decimal cell ends. */
millipoints table_end_inset(const struct table_column *column, struct figure_extent figure);

/* The columns that the name of a carried sum stands in: the first ones in a row that have none. Returns how many. */
size_t table_carry_columns(const struct table_plan *plan, const struct table *table, size_t *first);

#endif
