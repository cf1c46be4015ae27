/* One scalar → one datum. */
#ifndef KIND_RECORD_VALUE_H
#define KIND_RECORD_VALUE_H

#include "kind/record_reader.h"

/* One scalar as a field's type means it; missing after reporting. */
struct datum datum_read(struct record_reader *reader, const struct field *field, const struct value *value);

#endif
