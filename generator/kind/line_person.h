/* A line about a person, "Beat Näf, Geschäftsführer – entscheidet selber", "Einkauf: N.N.", or about what has a name.
 */
#ifndef KIND_LINE_PERSON_H
#define KIND_LINE_PERSON_H

#include "kind/row_draft.h"

/* Says in the draft what stands behind a name: first what the person does (`aside` of the name), then choices that one
 * field alone has, the rest as the row's note. What remains is the name, "?" where a position has nobody. The text
 * itself when it does not look like a person. Of rows that are no persons, all behind a dash or colon goes to what
 * stands beside the name. */
struct str line_take_person(struct row_maker *maker, struct row_draft *draft, struct str text, struct span span);

#endif
