/* The sums of a table's columns: of all rows, of a group's, of those down to each row. */
#ifndef COMPOSE_TABLE_SUMS_H
#define COMPOSE_TABLE_SUMS_H

#include "compose/table.h"

struct table_sums {
    const struct table_columns *columns;
    const struct datum *values; /* row by row, in the order in which they are printed */
    const int *places;
    bool *summed;         /* by column */
    struct datum *so_far; /* by column: of the rows that were carried */
};

/* Columns whose amounts cannot be added up are reported and left out. */
struct table_sums table_sums_new(struct composer *composer, const struct table_columns *columns, const bool *summed,
                                 const struct datum *values, size_t row_count, const int *places);

/* The cells of a row that sums rows `first` to before `end`; the label stands in the first column unless that is
 * summed. */
struct cell *table_sums_cells(struct composer *composer, const struct table_sums *sums, size_t first, size_t end,
                              struct str label);

/* The sums down to the row, to be asked for row by row. */
const struct printed *table_sums_carry(struct composer *composer, struct table_sums *sums, size_t row);

#endif
