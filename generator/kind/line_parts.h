/* What stands behind the text of a line: "Nachfassen (Lück, bis 28.02.2027)", "Visit — Ann Bo — 2026-12-05". */
#ifndef KIND_LINE_PARTS_H
#define KIND_LINE_PARTS_H

#include "kind/row_draft.h"

/* "Key: value" of a field; false for any other text. */
bool line_is_field(struct row_maker *maker, struct str text, struct row_key *key, struct str *value);

/* Whether rows of a list can be held back from customers one by one, by the field that releases them; and doing so. What
 * a line says of that field itself goes before. */
bool line_can_hold_back(const struct field *list);
void line_hold_back(struct row_maker *maker, struct row_draft *draft, struct span span);

/* Takes dates, people, amounts, percentages and "key: value" off the end of a text where one field alone can take each,
 * and says them in the draft. What remains is the text. */
struct str line_take_parts(struct row_maker *maker, struct row_draft *draft, struct str text, struct span span);

#endif
