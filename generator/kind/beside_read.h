/* `aside: minutes_on` and `otherwise: goals` of a field: fields beside it that take what it cannot. */
#ifndef KIND_BESIDE_READ_H
#define KIND_BESIDE_READ_H

#include "kind/kind_reader.h"

/* Finds the fields that are named there; all fields of the set have been read. */
void beside_read(struct kind_reader *reader, struct field_set *set);

#endif
