/* `cues: [offen, open]` of a list: words before a colon by which any line of a document is a row of it. */
#ifndef KIND_CUES_READ_H
#define KIND_CUES_READ_H

#include "kind/kind_reader.h"

void cues_read(struct kind_reader *reader, struct field_set *set);

#endif
