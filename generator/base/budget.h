/* A budget: what making one document, and one run, may take of the machine. Whoever composes, lays out or writes asks
 * before it goes on; the first refusal is reported once (X11) at the place that asked for too much, and everything that
 * is asked later is refused without a word, so that a document ends soon and nothing of it is written.
 *
 * The amounts are in limits.h. A document's budget belongs to one thread; documents share their run's. */
#ifndef BASE_BUDGET_H
#define BASE_BUDGET_H

#include <stdatomic.h>
#include <stdint.h>

#include "base/diagnostic.h"

enum budget_kind {
    BUDGET_BLOCKS,  /* parts of documents: paragraphs, rows, cells, figures, … */
    BUDGET_FIGURES, /* charts, those in cells too */
    BUDGET_PIXELS,  /* of PNGs, each use counted */
    BUDGET_STEPS,   /* of what compares each row with each; those of formulas are counted there (F05) */
    BUDGET_GLYPHS,  /* bytes of text that are set in lines */
    BUDGET_PAGES,
    BUDGET_WRITTEN, /* bytes of outputs */
    BUDGET_MEMORY,  /* bytes held */
    BUDGET_COUNT
};

/* What all documents of a run have taken together. The zero value is ready. */
struct budget_run {
    atomic_uint_fast64_t taken[BUDGET_COUNT];
};

/* Of one document. The zero value with a sink is ready. */
struct budget {
    struct diagnostics *sink;
    struct budget_run *run; /* NULL: nobody counts */
    uint64_t taken[BUDGET_COUNT];
    bool spent; /* something was refused */
};

/* Takes so much more. False when it is refused, now or before; a budget that is NULL refuses nothing. */
bool budget_take(struct budget *budget, enum budget_kind kind, uint64_t amount, struct span place);
/* Says how much of a thing there is by now: the same, of what grows by itself. */
bool budget_reach(struct budget *budget, enum budget_kind kind, uint64_t amount, struct span place);
bool budget_is_spent(const struct budget *budget);
/* The document is done: its memory is the run's again. */
void budget_close(struct budget *budget);

#endif
