/* What a formula is computed from, for people who ask how a value comes about. */
#ifndef FORMULA_PARTS_H
#define FORMULA_PARTS_H

#include "formula/formula.h"

/* A path in a formula with what it is there: "opportunities.value", a list of amounts. */
struct formula_part {
    struct str text; /* as it is written */
    struct datum value;
    struct type type;
};

/* Those of a checked formula that stand outermost, in order, each once; no more than `most`. The number of them. */
size_t formula_parts(struct computation *computation, const struct formula *formula, const struct frame *frame,
                     struct formula_part *parts, size_t most);

#endif
