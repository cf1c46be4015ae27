/* Rows made of the names that lead to them: where a document lists no sites, “Dresden” beside an opportunity is one.
 * Such rows are found by these references alone: they are in no list. */
#ifndef KIND_RECORD_ROWS_ASSUMED_H
#define KIND_RECORD_ROWS_ASSUMED_H

#include "kind/resolver.h"

/* Of lists whose rows need nothing but a name that is no person's, in the same document or in the project; an info says
 * so for each list (I02). */
void rows_from_names(struct resolver *resolver);

#endif
