/* Projects without a register of people: names are people. */
#ifndef KIND_RECORD_PEOPLE_H
#define KIND_RECORD_PEOPLE_H

#include "kind/resolver.h"

/* Makes a register of the names that references say, for each register of persons of which the project has no document:
 * one person for all spellings of a name, in whatever document, and one info that says so. What may be one name or two
 * is asked (I06) and read as nothing. True when records were made. */
bool people_from_names(struct resolver *resolver, const struct kinds *kinds);

#endif
