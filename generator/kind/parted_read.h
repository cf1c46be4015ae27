/* `headed:` and `parts:` of a Markdown field: names by which headings alone mean it, and the rows whose own its sections are. */
#ifndef KIND_PARTED_READ_H
#define KIND_PARTED_READ_H

#include "kind/kind_reader.h"

/* All fields of the set have been read. */
void parted_read(struct kind_reader *reader, struct field_set *set);

#endif
