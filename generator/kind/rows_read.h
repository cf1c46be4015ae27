/* The attributes of lists of rows and of groups (templates/README.md). */
#ifndef KIND_ROWS_READ_H
#define KIND_ROWS_READ_H

#include "kind/kind_reader.h"

/* Of a field whose rows or group have their fields already; what does not fit is reported and left out. */
void rows_read(struct kind_reader *reader, struct field *field, const struct value *said);

#endif
