/* Tables made from rows: shared by the widgets table and agenda, and by the data tables of figures. */
#ifndef COMPOSE_TABLE_H
#define COMPOSE_TABLE_H

#include "compose/widget.h"

struct table_columns {
    struct labelled *items;
    enum align *aligns; /* as the layout wishes, else by the values' type */
    size_t count;
};

/* The option `columns`. `column_options` are the further options of a column, NULL-terminated; a table without any of
 * its own has table_column_options. False after reporting. */
extern const char *const table_column_options[];
bool table_columns_compile(struct compiler *inside, const struct widget_use *use, const char *const *column_options,
                           struct table_columns *out);

/* A table with these columns, `before` empty ones standing in front; rows are the caller's to fill. */
struct table *table_start(struct composer *composer, const struct table_columns *columns, size_t before,
                          size_t row_count);

/* The values of all rows, row by row: values[row * columns + column]. */
struct datum *table_values(struct composer *composer, const struct table_columns *columns, const struct record **rows,
                           size_t row_count);

/* A cell's content; numbers of one column have the same places behind the decimal sign. */
struct cell table_cell(struct composer *composer, struct datum value, struct type type, int places);
int *table_places(struct composer *composer, const struct datum *values, size_t column_count, size_t row_count);

/* Columns but the first in which no row says anything are left out: a plan in the making prints no empty grids. */
void table_drop_empty(struct composer *composer, struct table *table);

/* Whether amounts can be added up or stand beside each other; those in different currencies are reported. Zero fits
 * every currency. */
bool table_one_currency(struct composer *composer, struct span span, const struct datum *values, size_t count);

struct block *text_cell(struct composer *composer, struct str text);

#endif
