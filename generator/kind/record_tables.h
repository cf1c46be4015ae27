/* Tables and lists of Markdown → rows. */
#ifndef KIND_RECORD_TABLES_H
#define KIND_RECORD_TABLES_H

#include "kind/record_reader.h"

/* Takes tables and lists below headings that name a list out of the blocks and reads them as its rows. The blocks
 * that remain. */
struct block *record_read_tables(struct record_reader *reader, struct record *document, struct block *first);

/* The same of blocks that belong to a list of a document or group. */
struct block *record_take_rows(struct record_reader *reader, struct record *record, const struct field *list,
                               struct block *first);

#endif
