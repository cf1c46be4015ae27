/* The choices of an enum in a fields.yaml. */
#ifndef KIND_CHOICES_READ_H
#define KIND_CHOICES_READ_H

#include "kind/kind_reader.h"

/* What stands below `of:` of the enum `name`. */
const struct choices *choices_read(struct kind_reader *reader, struct str name, const struct value *of);

#endif
