/* Projects in which others' documents are referred to and not there: a review without its account plan. */
#ifndef KIND_RECORD_ASSUMED_H
#define KIND_RECORD_ASSUMED_H

#include "kind/resolver.h"

/* Makes documents of the names that references say, for each kind of which the project has no document, and one info
 * that says so: they hold their name and the people whom references name as theirs, are found by references alone
 * and are in no collection of documents. True when records were made. */
bool documents_from_names(struct resolver *resolver, const struct kinds *kinds);

#endif
