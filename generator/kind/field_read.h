/* `fields:` and `of:` of a fields.yaml → fields. */
#ifndef KIND_FIELD_READ_H
#define KIND_FIELD_READ_H

#include "kind/kind_reader.h"

/* Reads the mapping of names to declarations below `fields:` and `of:`. What holds the set hands down its class. */
struct field_set *field_set_read(struct kind_reader *reader, const struct value *value, struct str name,
                                 const struct field_set *outer, enum class class);

/* Whether fields have an attribute of that name: "required". */
bool field_has_attribute(struct str name);
/* Whether it says something of each item of a list: "range". */
bool field_attribute_of_items(struct str name);

#endif
