/* Outcomes: every total that opportunities can come to, with its chance. Opportunities are taken as independent of each
 * other. Binary numbers: for places on a drawing only, the figures of a document are computed by its formulas. Private
 * to this folder. */
#ifndef FIGURE_CHANCE_OUTCOMES_H
#define FIGURE_CHANCE_OUTCOMES_H

#include "figure/sketch.h"

struct opportunity {
    double value, chance; /* chance: 0 to 1 */
};
struct outcome {
    double total, chance;
};
struct outcomes {
    struct outcome *items; /* by total, at least one; chances sum up to 1 */
    size_t count;
};
/* Exact for as long as there are few thousand different totals; then totals are rounded to a fine grid, so that any
 * number of opportunities costs little. */
struct outcomes outcomes_of(const struct sketch *sketch, double secured, const struct opportunity *opportunities,
                            size_t count);
double outcomes_reaching(const struct outcomes *outcomes, double total); /* the chance of this much or more */

#endif
