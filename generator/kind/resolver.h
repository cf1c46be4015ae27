/* While references become records: what a reference may lead to, by ids and names. Inside of kind/. */
#ifndef KIND_RESOLVER_H
#define KIND_RESOLVER_H

#include "base/diagnostic.h"
#include "kind/record_names.h"

/* A record that a target can give, under the key it is looked up by. */
struct candidate {
    struct str key;
    struct record *record;
    size_t order; /* as found: the first wins */
};

struct candidates {
    struct candidate *items;
    size_t count, capacity;
    bool unread; /* on the way to them something was said and not understood: there may be more */
};

/* All that one target gives, seen from one document. Paths are asked from document after document: the last is kept. */
struct index {
    const struct target *target;
    const struct kind *kind;         /* of targets that are the same from everywhere; NULL for paths */
    const struct record *start;      /* of paths: the document they start in */
    struct candidates exact, folded; /* sorted by key; folded is made at the first need */
    struct record_names names;       /* so are they */
    bool named;
};

struct resolver {
    const struct field *field; /* that is being resolved: for messages */
    struct records *records;
    struct diagnostics *sink;
    struct arena *scratch;
    struct index *indexes;
    size_t count, capacity;
    struct record **assumed; /* documents made of names: record_assumed.h */
    size_t assumed_count, assumed_capacity;
    size_t dangling; /* reported */
};

/* The records that a reference in a field of a document may mean: by id the one of the first target that has it, else
 * by name: all that are called so in any target. */
struct name_meanings resolver_look_up(struct resolver *resolver, const struct field *field,
                                      const struct record *document, struct str text);
/* All that a target gives, seen from a document. */
struct candidates resolver_candidates(struct resolver *resolver, const struct target *target,
                                      const struct record *document);
/* The same of one target that is no path, not kept. */
struct candidates resolver_collect(struct resolver *resolver, const struct target *target);
/* When there are records that were not there before. */
void resolver_forget(struct resolver *resolver);

/* Makes records of the references in a field; done again it changes nothing. */
void resolve_field(struct resolver *resolver, const struct record *record, const struct field *field);

#endif
