/* `fields:` and `of:` of a fields.yaml → fields. */
#ifndef KIND_FIELD_READ_H
#define KIND_FIELD_READ_H

#include "kind/kind_reader.h"

/* `calendar:` of a date: whose fiscal years it may name, and a year counts in. The company's when it says nothing; this
 * word: the calendar year, unless a year is written as a fiscal one; else the group of the kind that says in which
 * month its years start (`fiscal_year_start`). */
#define CALENDAR_AS_WRITTEN STR("as_written")

/* Reads the mapping of names to declarations below `fields:` and `of:`. What holds the set hands down its class. */
struct field_set *field_set_read(struct kind_reader *reader, const struct value *value, struct str name,
                                 const struct field_set *outer, enum class class);

/* All of them; empty behind the last. */
struct str field_attribute_at(size_t index);
/* Whether fields have an attribute of that name: "required". */
bool field_has_attribute(struct str name);
/* Whether it says something of each item of a list: "range". */
bool field_attribute_of_items(struct str name);

#endif
