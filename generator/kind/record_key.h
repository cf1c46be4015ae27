/* Which field a name means where a field and a text share it (`shares:`): what is written below it decides. */
#ifndef KIND_RECORD_KEY_H
#define KIND_RECORD_KEY_H

#include "kind/record_reader.h"

/* The field of a key of a mapping; NULL: there is none of that name. */
const struct field *key_field(struct record_reader *reader, const struct field_set *set, const struct value *mapping,
                              const struct entry *entry);

/* Whether what is written can be read as the field, be it asked about. */
bool key_fits(const struct record_reader *reader, const struct field *field, const struct value *value);

#endif
