/* Keys of a file of settings that stand in one of its groups: company: {name: X, fiscal_year_start: April}. In plans
 * they would be guesses: “status” of a customer need not be that of the plan. */
#ifndef KIND_RECORD_OUTSIDE_H
#define KIND_RECORD_OUTSIDE_H

#include "kind/record_reader.h"

/* The document's mapping with such keys where they belong, each said in an info. A key that the group knows stays, and
 * so does one that the document has already. The same mapping when there are none. */
const struct value *record_lift_keys(struct record_reader *reader, const struct value *root);

#endif
