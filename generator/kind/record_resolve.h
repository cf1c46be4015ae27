/* After all documents are read: ids become records. */
#ifndef KIND_RECORD_RESOLVE_H
#define KIND_RECORD_RESOLVE_H

#include "base/diagnostic.h"
#include "schema/record.h"

/* After all documents are read: ids that are there twice are reported (I10), every reference becomes the record it
 * names (dangling ones are reported with the nearest id, I03), and fields that hold all documents of a kind, or those that refer to the own one,
 * are filled.
 */
void records_resolve(struct records *records, const struct kinds *kinds, struct diagnostics *sink);

#endif
