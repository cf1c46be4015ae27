/* Fields that were given up: what is written there is still read. */
#ifndef KIND_RECORD_RETIRED_H
#define KIND_RECORD_RETIRED_H

#include "kind/record_reader.h"

/* Says of each retired field of a record, once in a document, that its author writes it (I21) and what to write
 * instead. */
void record_note_retired(struct record_reader *reader, const struct record *record);

#endif
