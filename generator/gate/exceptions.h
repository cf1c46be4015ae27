/* What may reach a customer although the gate would stop it: `leak_exceptions` of planpress.yaml. */
#ifndef GATE_EXCEPTIONS_H
#define GATE_EXCEPTIONS_H

#include "gate/match.h"
#include "project/project.h"

struct gate_exception {
    struct gate_words term;
    struct str text;
    struct str whose; /* the id of a document or an account, or what its customer is called; empty: all */
    struct span span;
    const struct record *row; /* as it stands in planpress.yaml */
};
struct gate_exceptions {
    struct gate_exception *items;
    size_t count;
};

/* Those that hold on the project's day. What is over, and what is for nobody, is reported (L07). */
struct gate_exceptions gate_exceptions_of(struct arena *arena, struct diagnostics *sink, const struct project *project);
/* The number of the one that lets a term through, and one more; 0: none. */
size_t gate_exception_for(const struct gate_exceptions *all, const struct gate_words *term,
                          const struct record *account, const struct record *document);

#endif
