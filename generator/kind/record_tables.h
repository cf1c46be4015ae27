/* Tables and lists of Markdown → rows. */
#ifndef KIND_RECORD_TABLES_H
#define KIND_RECORD_TABLES_H

#include "kind/record_reader.h"

/* Takes tables and lists below headings that name a list out of the blocks and reads them as its rows. The blocks
 * that remain. */
struct block *record_read_tables(struct record_reader *reader, struct record *document, struct block *first);

/* Turns the tables and lists that stand straight in a section into rows of the list, a field of the record, and takes
 * them out of it. What stays text is left there. */
void record_take_rows(struct record_reader *reader, struct record *record, const struct field *list,
                      struct block *section);

#endif
