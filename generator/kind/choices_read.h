/* The choices of an enum in a fields.yaml. */
#ifndef KIND_CHOICES_READ_H
#define KIND_CHOICES_READ_H

#include "kind/kind_reader.h"

/* The choices of an enum: below `of:`. */
void choices_read(struct kind_reader *reader, struct field *field, const struct value *value);

#endif
