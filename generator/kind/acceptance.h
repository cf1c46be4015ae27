/* What the author of a document accepts of its findings, for a time: the list `accepted`. */
#ifndef KIND_ACCEPTANCE_H
#define KIND_ACCEPTANCE_H

#include "kind/check.h"

/* An entry of the list. */
struct acceptance {
    struct str code;    /* of a rule or of a family */
    struct str subject; /* `for`: the id or name of a row, the name of a field, or both; empty: everything. A row of
                           another document may be called by that too: "review-2026:v1" */
    struct datum until;
    struct str reason;
    bool used, ended;
    const struct record *in, *also_in; /* documents whose rows of that name it silenced; NULL */
    size_t *silenced; /* by the place of the rule in its kind: how many of its findings; only of a family's name */
    struct span span;
};

struct acceptances {
    struct arena *arena;
    const struct kind *kind;
    struct acceptance *items;
    size_t count;
};

struct acceptances acceptances_read(struct arena *arena, const struct record *document, struct date as_of);
/* Whether a finding in a row (NULL: the document) at a field (may be NULL) is accepted; *ended is the acceptance that
 * was in force until lately, or NULL. */
bool acceptances_cover(struct acceptances *acceptances, const struct check *check, const struct record *row,
                       const struct field *field, const struct acceptance **ended);
/* After all findings: reports entries that silenced nothing, and what those by a family's name silenced (I15). */
void acceptances_report(const struct acceptances *acceptances, struct diagnostics *sink);

#endif
