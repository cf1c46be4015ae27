/* `range: 0..100` of a number. */
#ifndef KIND_RANGE_READ_H
#define KIND_RANGE_READ_H

#include "kind/kind_reader.h"

/* Takes it (`value` may be NULL); what is no range is reported and left out. */
void range_read(struct kind_reader *reader, struct field *field, const struct value *value);

#endif
