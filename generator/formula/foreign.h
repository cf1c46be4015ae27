/* Documents whose amounts all are in one currency, and not in the project's: there not an amount is wrong, but what
 * planpress.yaml says. Inside of formula/. */
#ifndef FORMULA_FOREIGN_H
#define FORMULA_FOREIGN_H

#include "formula/formula.h"

/* The first amount that was written in the document, when all of them are in one other currency than its own; NULL:
 * they are not. Found once for each document that is asked for in a row. */
const struct datum *foreign_amount(struct computation *computation, const struct record *document);
/* Says in which currency the project may be, with a mend of planpress.yaml, where that says another one. */
void foreign_advise(struct computation *computation, struct diagnostic *diagnostic, const struct datum *amount);

#endif
