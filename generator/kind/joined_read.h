/* `joined: [entry, plan]` and `stacked: [deal, lead]` of a list: references of its rows that the rows are made of. */
#ifndef KIND_JOINED_READ_H
#define KIND_JOINED_READ_H

#include "kind/kind_reader.h"

/* Whether the attributes of a field say so; nobody writes such a list. */
bool joined_is_said(const struct value *attributes);
/* Takes them; the fields of its rows have been read. */
void joined_read(struct kind_reader *reader, struct field *list, const struct value *attributes);

#endif
