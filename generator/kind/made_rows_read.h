/* `rows:` of a list: what makes its rows. */
#ifndef KIND_MADE_ROWS_READ_H
#define KIND_MADE_ROWS_READ_H

#include "kind/kind_reader.h"

/* Whether a field of this type can be such a list; reports it when not. */
bool made_rows_belong(struct kind_reader *reader, const struct field *field, const struct value *rows);
/* Fills the makers of a list whose rows have been read, which is a computed field from then on. */
void made_rows_read(struct kind_reader *reader, struct field *list, const struct value *rows);

#endif
