/* What stands behind a value and belongs to the field beside it: “Hanne Lück, 18.11.2026”, “9:30 – 12:00”. */
#ifndef KIND_RECORD_ASIDE_H
#define KIND_RECORD_ASIDE_H

#include "kind/record_reader.h"

/* The value without it, which has been read into the record. What has no field is named (I02). */
const struct value *record_take_aside(struct record_reader *reader, struct record *record, const struct field *field,
                                      const struct value *value);

#endif
