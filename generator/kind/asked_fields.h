/* What is asked of other documents besides what formulas name (formula/asked.h): where references lead and by what
 * names, which documents are found by references, whose an account is and what customers' folders are called. */
#ifndef KIND_ASKED_FIELDS_H
#define KIND_ASKED_FIELDS_H

#include "base/buffer.h"
#include "formula/asked.h"

/* Notes it for all kinds that are read whole; once they are linked. */
void asked_by_structure(struct asked *asked, const struct kinds *kinds);

/* One line a field, “account-plan customer.name”, in the order of the kinds and their fields. */
void asked_print(const struct asked *asked, const struct kinds *kinds, struct buffer *out);
/* The same read again. False: a line names what these kinds do not have, as when templates have changed since. */
bool asked_read(struct asked *asked, const struct kinds *kinds, struct str text);

#endif
