/* Rows of a pipe table that sum up the others. */
#ifndef KIND_TABLE_SUM_H
#define KIND_TABLE_SUM_H

#include "kind/row_key.h"

/* A table of Markdown and what its columns are. */
struct table_columns {
    const struct table *table;
    struct row_key *keys; /* as many as columns; without a field: none */
};

/* "| **Summe** | 184.000 |": called a sum, and nothing but figures in it. */
bool row_is_sum(struct record_reader *reader, const struct table_columns *columns, const struct row *row);

/* Compares it with all rows above it, and with those from `first` on, for it may be a part's; says when neither add up
 * to it (I02). */
void row_check_sum(struct record_reader *reader, const struct table_columns *columns, size_t first, size_t at);

/* The text of a cell; line breaks become `breaks`. */
struct str cell_text(struct arena *arena, const struct cell *cell, struct str breaks);
/* Where the cell stands; the line as a whole when its text is not found there. */
struct span cell_span(const struct table *table, const struct row *row, size_t column);

#endif
