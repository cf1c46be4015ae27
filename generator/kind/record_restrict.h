/* What a class may see of the records. */
#ifndef KIND_RECORD_RESTRICT_H
#define KIND_RECORD_RESTRICT_H

#include "schema/record.h"

/* A copy of everything at `class`: fields above it are missing, rows that are not released are gone, references lead to
 * the copies, Markdown divisions above it are dropped. Computed fields above it are missing too. A document is copied
 * when something that it says is first asked for, by whatever thread; the full records must not change any more. */
struct records *records_restrict(struct arena *arena, const struct records *full, enum class class);

/* A copy of one document for a reader of its own, who can give it back with the arena: `seen` is what records_restrict
 * made, `full` the document as it was written; references in it lead into `seen`. `full` itself where `seen` is not a
 * copy. */
const struct record *record_restrict(struct arena *arena, const struct records *seen, const struct record *full);

#endif
