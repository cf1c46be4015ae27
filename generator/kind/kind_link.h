/* Joining kinds once all that are needed are read. */
#ifndef KIND_KIND_LINK_H
#define KIND_KIND_LINK_H

#include "base/diagnostic.h"
#include "schema/kind.h"

/* A kind that is only declared and that the fields of a whole one refer to or collect; NULL: none. */
const struct kind *kinds_missing(struct kinds *kinds);

/* After all are read that are needed: resolves references between kinds, parses and checks every formula, derives the
 * class of computed fields, refuses cycles of formulas. Reports all mistakes; false if there was any. */
bool kinds_link(struct kinds *kinds, struct diagnostics *sink);

#endif
