/* Tables and task lists of Markdown → rows. */
#ifndef KIND_RECORD_TABLES_H
#define KIND_RECORD_TABLES_H

#include "kind/record_reader.h"

/* Takes tables and task lists below headings that name a list out of the blocks and reads them as its rows. The blocks
 * that remain. */
struct block *record_read_tables(struct record_reader *reader, struct record *document, struct block *first);

#endif
