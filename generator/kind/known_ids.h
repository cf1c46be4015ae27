/* The ids that a project has for a reference: for comments, completion and the like. */
#ifndef KIND_KNOWN_IDS_H
#define KIND_KNOWN_IDS_H

#include "base/word_list.h"
#include "schema/record.h"

/* Sorted, each once, those of all targets; of a path that begins in the own document those of all documents of the
 * field's kind. At most `most` are kept, *more says how many there are besides. */
struct word_list known_ids(struct arena *arena, const struct records *records, const struct field *field, size_t most,
                           size_t *more);

#endif
