/* `type:` of a field: one of the program's types, with what stands behind it. */
#ifndef KIND_TYPE_READ_H
#define KIND_TYPE_READ_H

#include "kind/kind_reader.h"

/* Sets the type of the field, its element and targets. One that does not exist is reported, and the field is a text. */
void type_read(struct kind_reader *reader, struct field *field, const struct value *value);

/* Whether a word is a type of the program: "money", "ref". */
bool type_is_built_in(struct str word);

/* All of them, for who writes one; empty behind the last. */
struct str type_name_at(size_t index);

/* Gives a list the field that stands for its items. */
struct field *type_element(struct kind_reader *reader, struct field *list);

#endif
