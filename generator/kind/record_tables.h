/* Tables and lists of a document's Markdown → rows of its lists. */
#ifndef KIND_RECORD_TABLES_H
#define KIND_RECORD_TABLES_H

#include "kind/record_reader.h"

/* Turns the tables and lists that stand straight in a section into rows of the list, a field of the record, and takes
 * them out of it. What stays text is left there. */
void record_take_rows(struct record_reader *reader, struct record *record, const struct field *list,
                      struct block *section);

/* How much a table looks like a list: its columns that are fields of the rows, and one more when one is called like the
 * list; 0 when it would not be read as the list, or by one column alone. */
size_t record_table_columns(struct record_reader *reader, const struct field *list, const struct table *table);

/* Whether the cells of a list's key, an enum, are its choices or a letter off; true without such a column. */
bool record_table_keys_fit(struct record_reader *reader, const struct field *list, const struct table *table);

#endif
