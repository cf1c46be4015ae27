/* Mends that add something to a document's YAML: a key that is missing, the acceptance of a finding. What has to be
 * written behind them is left blank. Places are found in the lines as they stand; where these are not as expected, in
 * Markdown's own lines and in what is folded over several, there is no mend. */
#ifndef KIND_MEND_KEY_H
#define KIND_MEND_KEY_H

#include "base/mend.h"
#include "kind/check.h"
#include "schema/record.h"

/* Offers to write the key of a field that a record does not say: below the one of its fields that stands before it. */
void mend_missing_key(struct diagnostics *sink, struct diagnostic *diagnostic, const struct record *record,
                      const struct field *field);

/* A value as the author of a document would write it, so that it is read in one way only: an id, a day, a number, an
 * amount in the document's currency, a text. Empty: there is no such way. In the arena. */
struct str mend_text_of(struct arena *arena, const struct record *document, struct datum value);

/* Offers an entry of `accepted` for a finding in a document. */
void mend_by_accepting(struct diagnostics *sink, struct diagnostic *diagnostic, const struct record *document,
                       const struct finding *finding);

#endif
