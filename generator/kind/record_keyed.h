/* Lists that are keyed by some of their rows' fields (`keyed:`). */
#ifndef KIND_RECORD_KEYED_H
#define KIND_RECORD_KEYED_H

#include "kind/record_reader.h"

/* Reports two rows with one key (I10): one of them would be overlooked. Rows that lack a key are none of these. */
void record_check_keys(struct record_reader *reader, const struct field *list, const struct datum *rows, size_t row_count);

#endif
