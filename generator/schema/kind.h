/* A kind of document (account-plan, people, ...) as its fields.yaml and rules.yaml declare it; templates/README.md is
 * the reference of these files. Kinds are read once for a project, checked as a whole, and never changed afterwards. */
#ifndef SCHEMA_KIND_H
#define SCHEMA_KIND_H

#include "schema/field.h"

struct asked;
struct check;
struct named_types;
struct overview;

struct kind {
    struct str name;     /* "account-plan" */
    struct str *aliases; /* folded: accepted after `kind:` */
    size_t alias_count;
    struct str labels[LANGUAGE_MOST];
    enum class class;         /* default of its fields */
    struct field_set *fields; /* NULL while the kind is only declared: nothing of it but its names is known then */
    const struct field
        *register_list; /* a register: its documents only hold rows of this list, found by id from anywhere */
    const struct field
        *body; /* the markdown field that takes sections which belong to no other field; NULL: none allowed */
    const struct field *language; /* the text field named `language`, if any */
    const struct field *dated;    /* the day that a document is of: what “at once” counts from; NULL */
    struct check *checks;         /* kind/check.h */
    size_t check_count;
    struct str first;          /* the layout whose outputs are called as their documents, however many there are */
    struct span first_span;    /* where that is said */
    struct asked *asked;       /* what its checks ask of other documents; NULL: nobody wants to know */
    struct overview *overview; /* kind/overview.h; NULL: nothing is declared */
    struct str folder;         /* templates/NAME, where its layouts lie */
    bool discreet;             /* some field of it is confidential */
    bool own;                  /* a project's: its names go before those of the program's kinds */
    bool printed;              /* it has layouts: its documents are printed, not only looked up */
    const struct source *source;
};

/* All kinds of a project. */
struct kinds {
    struct arena *arena;
    struct kind **items;
    size_t count;
    const struct languages *languages; /* in which they have names and labels */
    struct named_types *types;         /* kind/named_types.h: that fields of all kinds may have */
    bool asks; /* it is noted what formulas ask of other documents (formula/asked.h): */
    struct asked *asked;           /* where those that are checked just now note it; NULL: nowhere */
    struct asked *asked_by_fronts; /* by those of indexes, dates and actions */
};

/* By canonical name or any alias; NULL. */
const struct kind *kinds_find(const struct kinds *kinds, struct str name);

#endif
