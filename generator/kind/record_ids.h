/* The ids of rows: made of their names where none was written, each once in a list. */
#ifndef KIND_RECORD_IDS_H
#define KIND_RECORD_IDS_H

#include "kind/record_reader.h"

/* Takes the ids that were written, and makes those that were not: of what the naming field says, else of the first
 * value of the row. A made id has no place in a file (its span has no line); asked again it is made anew, so that one
 * that was written later goes first. A row that says nothing gets none. */
void rows_make_ids(struct records *records, const struct field *list, struct datum *rows, size_t count);

/* Reports ids that were written twice (I10). */
void rows_check_ids(struct record_reader *reader, const struct datum *rows, size_t row_count);

#endif
