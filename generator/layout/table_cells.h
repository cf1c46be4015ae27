/* What a table needs to know before its rows are set: the size of its text, its columns, where its decimal signs stand.
 */
#ifndef LAYOUT_TABLE_CELLS_H
#define LAYOUT_TABLE_CELLS_H

#include "layout/setter.h"

struct table_column {
    millipoints x, width; /* of the text */
    millipoints behind;   /* ALIGN_DECIMAL: the widest part behind the figures before the decimal sign */
};

struct table_plan {
    enum text_role role;
    millipoints padding_y, gutter; /* above and below a cell's text; between two columns */
    struct table_column *columns;
    millipoints *behind; /* by row and column: the part of a decimal cell behind its figures before the decimal sign */
};

/* In the job's scratch arena. A table too wide for its column gets smaller text, then smaller gutters, then broken
 * words. */
struct table_plan table_plan(struct job *job, const struct table *table, millipoints width);

/* How far from the column's right edge the line of a decimal cell ends. */
millipoints table_end_inset(const struct table_plan *plan, const struct table *table, size_t row, size_t column);

/* Where the figures before the decimal sign end: "1.250,5 Mio. €" → 5 in German; without a figure, the end of the text.
 */
size_t decimal_position(struct str text, enum language language);

#endif
