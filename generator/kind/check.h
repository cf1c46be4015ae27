/* Checks: the rules of good work that a kind's fields.yaml declares (`checks:`), and what they find in a document.
 * Unlike the mistakes that reading reports, findings are about what was said: no owner, no next step, half the revenue
 * in one account. They are computed by formulas, are told in the document's language, and an author may accept them one
 * by one. templates/README.md is the reference. */
#ifndef KIND_CHECK_H
#define KIND_CHECK_H

#include "formula/formula.h"

/* A text, or a formula whose value is put in. */
struct check_piece {
    struct str text;
    struct span span;
    bool computed;
    struct formula *formula; /* of a computed piece, once linked; NULL when it is in error */
};

struct check_text {
    struct check_piece *pieces;
    size_t count;
};

struct check {
    struct str code; /* "O01"; several checks may share one, such as a warning and an error */
    enum severity level;
    struct str each_text, when_text, at_text;
    struct span each_span, when_span, at_span;
    struct formula *each; /* the rows it is asked for; NULL: the document */
    struct formula *when; /* true is a finding */
    struct formula *at;   /* what the finding points to; may be NULL */
    struct check_text say[LANGUAGE_COUNT];
    struct str help[LANGUAGE_COUNT];
    struct str source; /* whose rule it is: "S2" */
    enum class class;  /* of all that it names, at least internal */
    bool usable;       /* its formulas are good */
    struct span span;
};

struct finding {
    const struct check *check;
    const struct record *row; /* NULL: the document as a whole */
    struct span span;
    struct str field;   /* "opportunities.owner"; may be empty */
    struct str message; /* in the document's language */
    struct str help;
};

struct findings {
    struct finding *items;
    size_t count, capacity;
};

/* Computes all checks of a document; what its `accepted` list silences is left out. Reported besides: acceptances of
 * rules that do not exist or that found nothing (I15). The computation's arena is scratch; results go to `arena`. */
struct findings checks_run(struct arena *arena, struct diagnostics *sink, struct computation *computation,
                           const struct record *document);

/* Reports a finding as a diagnostic under its own code. */
void finding_report(struct diagnostics *sink, const struct finding *finding);

struct str severity_name(enum severity severity); /* "error", "warning", "info" */

#endif
