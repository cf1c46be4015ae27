/* Checks: the rules of good work that a kind declares (`checks:` of its rules.yaml), and what they find in a document.
 * Unlike the mistakes that reading reports, findings are about what was said: no owner, no next step, half the revenue
 * in one account. They are computed by formulas, are told in the document's language, and an author may accept them one
 * by one. templates/README.md is the reference. */
#ifndef KIND_CHECK_H
#define KIND_CHECK_H

#include "kind/check_code.h"
#include "kind/sentence.h"

/* What a check asks, once its formulas are linked: of one of its fields, or of the row or document as a whole. */
struct question {
    struct formula *field; /* what `it` means in the others; NULL: the whole is asked */
    struct formula *when;  /* true is a finding */
    struct formula *at;    /* what the finding points to; may be NULL */
    struct formula *mend;  /* what could stand there instead; may be NULL */
    struct sentence say[LANGUAGE_MOST], help[LANGUAGE_MOST];
};

struct check {
    struct str code; /* "O01a"; no other of the kind has it */
    enum severity level;
    struct written_formula each_text, when_text, at_text, mend_text;
    struct written_formula *fields; /* asked one by one */
    size_t field_count;
    struct sentence say[LANGUAGE_MOST], help[LANGUAGE_MOST];
    struct str source; /* whose rule it is: "S2" */
    struct span span;

    struct formula *each; /* the rows it is asked for; NULL: the document */
    struct question *questions;
    size_t question_count; /* one for each field, or one */
    enum class class;      /* of all that it names, at least internal */
    bool usable;           /* its formulas are good */
};

struct finding {
    const struct check *check;
    const struct record *document; /* that was asked */
    const struct record *row;      /* NULL: the document as a whole */
    struct str row_id;             /* its id, where anybody may read that; may be empty */
    struct span span;
    struct str was, mend; /* what stands there, and what could; empty: nothing is proposed */
    struct str field;    /* "opportunities.owner"; may be empty */
    struct str spelling; /* the same as the document's author writes it */
    struct message message, help;
    struct message told, told_help; /* as those of a diagnostic */
};

struct findings {
    struct finding *items;
    size_t count, capacity;
};

/* Computes all checks of a document; what its `accepted` list silences is left out. Reported besides (I15): acceptances
 * of rules that do not exist or that found nothing, and what a family that is accepted silenced. The computation's
 * arena is scratch; results go to `arena`. Sentences are kept in the document's language, which is that of the
 * computation's locale, and in that of `spoken`, which may be NULL. */
struct findings checks_run(struct arena *arena, struct diagnostics *sink, struct computation *computation,
                           struct locale *spoken, const struct record *document);

/* Reports a finding as a diagnostic under its own code. */
void finding_report(struct diagnostics *sink, const struct finding *finding);

#endif
