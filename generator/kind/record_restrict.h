/* What a class may see of the records. */
#ifndef KIND_RECORD_RESTRICT_H
#define KIND_RECORD_RESTRICT_H

#include "schema/record.h"

/* A copy of everything at `class`: fields above it are missing, rows that are not released are gone, references lead to
 * the copies, Markdown divisions above it are dropped. Computed fields above it are missing too. */
struct records *records_restrict(struct arena *arena, const struct records *full, enum class class);

#endif
