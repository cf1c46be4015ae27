/* How wide the columns of a table become. Knows widths only. */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "tree/drawing.h"

struct column_wish {
    millipoints least;   /* narrower, and words break */
    millipoints natural; /* wider, and nothing changes */
    millipoints heading; /* its heading on one line */
    bool narrow;         /* its values never break: it gets its natural width if that can be */
    millipoints width;   /* the result; they fill the room together */
};

/* Shares the room out. Short columns get what they want, long ones share what is left by the square root of their text,
 * so that the table becomes low. Without room for the least widths all shrink alike; the result is then false. */
bool columns_share(struct column_wish *columns, size_t count, millipoints room);

/* Moves width between columns that were shared so that the table gets lower. `cells` are the natural widths of the
 * cells, row by row; the headings may be one of the rows. */
void columns_balance(struct column_wish *columns, size_t count, const millipoints *cells, size_t rows);

#endif
