/* Tables whose columns are years: "| | 2024 Ist | 2025 Ist | 2026 Plan |" above “Umsatz”, “Ziel”. */
#ifndef KIND_YEAR_TABLE_H
#define KIND_YEAR_TABLE_H

#include "kind/record_reader.h"

/* Whether all columns but the first are years of a list that is kept by year alone. */
bool year_table_is(struct record_reader *reader, const struct field *list, const struct table *table);

/* Adds to the list what its rows say: each that is called like a field of a year, like the list or what it stands in;
 * the only row there is; or, where rows are parts of what the list keeps (products, sites), their sum. Where there
 * are other rows the table is kept in `rest`, and they are named (I16). False when nothing was read. */
bool year_table_read(struct record_reader *reader, struct record *record, const struct field *list, struct block *block,
                     struct block_list *rest);

#endif
