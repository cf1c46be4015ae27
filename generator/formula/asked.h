/* Which fields are asked of records that may be another document's: known from checked formulas, before any document is
 * read. A thin record (kind/record_thin.h) holds these and no others, so a project's outputs can be made of their own
 * documents and of little else; whoever asks such a record for more is stopped (field_value.c), for “not held” must never
 * be read as “missing”.
 *
 * It errs on the side of “asked”. A scope says whether its records are another document's (scope.foreign); what a name
 * leads to from there is followed through references, collections, filters, functions and computed fields. Used by one
 * thread; `kinds.asked` has every formula noted that is checked while it is set. */
#ifndef FORMULA_ASKED_H
#define FORMULA_ASKED_H

#include "formula/formula.h"

struct asked;

struct asked *asked_new(struct arena *arena);

/* Notes what a checked formula asks. */
void asked_formula(struct asked *asked, const struct formula *formula, const struct scope *scope);
/* Fills `foreign` and `parts` of the scope whose records are those that a checked formula gives. It is noted, too. NULL:
 * nobody asks. */
void asked_inside(struct asked *asked, const struct formula *formula, const struct scope *scope, struct scope *inside);

/* Notes a field, with what it stands in and what it is computed from; all fields of a set, those inside included. */
void asked_field(struct asked *asked, const struct field *field);
void asked_set(struct asked *asked, const struct field_set *set);

/* Notes what another has. */
void asked_join(struct asked *asked, const struct asked *other);

bool asked_has(const struct asked *asked, const struct field *field);
size_t asked_count(const struct asked *asked);

/* Stops the program: somebody asks a thin record for what it does not hold, which is ours to mend. */
_Noreturn void asked_refuse(const struct record *record, const struct field *field);

#endif
