/* `shares: {title: [Chance]}` of a field: names that belong to it and to a text beside it. */
#ifndef KIND_SHARES_READ_H
#define KIND_SHARES_READ_H

#include "kind/kind_reader.h"

/* How many names all fields of a set share, at most: so much room the set's index needs for them. */
size_t shares_count(const struct field_set *set);

/* Enters the shared names of all fields into the set's index, in which their own names stand; reports K01. */
void shares_read(struct kind_reader *reader, struct field_set *set);

#endif
