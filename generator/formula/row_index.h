/* The rows of a list by a text in them, such as their id: so that joining two long lists costs about as much as going
 * through both. Private to formula/. */
#ifndef FORMULA_ROW_INDEX_H
#define FORMULA_ROW_INDEX_H

#include "formula/tree.h"

/* At most `most` rows of the list whose key (the second argument of the call) is the value, in their order. False where
 * there is no index, and the rows have to be gone through: of short lists, of lists that are made anew each time, of
 * keys that are no text or hang on more than their row, and where a key could not be read. */
bool row_index_find(const struct evaluation *evaluation, const struct node *call, struct datum list,
                    struct datum wanted, size_t most, struct datum *out);

#endif
