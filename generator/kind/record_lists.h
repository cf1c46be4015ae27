/* Lists and task lists of Markdown → rows. */
#ifndef KIND_RECORD_LISTS_H
#define KIND_RECORD_LISTS_H

#include "kind/record_reader.h"

/* Reads a list as rows: what an item says is the row's naming field, what stands below it its other fields, its note,
 * or rows of their own. False when it stays text; what of it is no row goes to the rest. */
bool record_read_list(struct record_reader *reader, struct record *record, const struct field *list,
                      const struct block *block, struct block_list *rest);

/* Says that a paragraph looks like a table and is none (I16). */
void record_look_for_table(struct record_reader *reader, const struct field *list, const struct block *paragraph);

#endif
