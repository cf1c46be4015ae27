/* One scalar → one datum. */
#ifndef KIND_RECORD_VALUE_H
#define KIND_RECORD_VALUE_H

#include "base/class.h"
#include "kind/record_reader.h"

/* One scalar as a field's type means it; missing after reporting. */
struct datum datum_read(struct record_reader *reader, const struct field *field, const struct value *value);

/* A text on one line, as each class sees it; whether it holds class blocks. */
bool text_for_classes(struct record_reader *reader, const struct value *value, struct str seen[CLASS_COUNT]);

#endif
