/* The ids that a project has for a reference in a new document: for its comments. */
#ifndef KIND_KNOWN_IDS_H
#define KIND_KNOWN_IDS_H

#include "base/word_list.h"
#include "kind/document_text.h"

/* Sorted, each once, those of all targets; of a path that begins in the document itself those of the one record that
 * its values lead to (`account: hall`): another customer's people are no choice. At most `most` are kept, *more says
 * how many there are besides. */
struct word_list known_ids(struct arena *arena, const struct document_wish *wish, const struct field *field,
                           size_t most, size_t *more);

#endif
