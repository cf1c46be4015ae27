/* Projects without a register of people: names are people. */
#ifndef KIND_RECORD_PEOPLE_H
#define KIND_RECORD_PEOPLE_H

#include "kind/resolver.h"

/* Makes a register of the names that references say, for each register of persons of which the project has no document:
 * one person for all spellings of a name, in whatever document, and one info that says so. What may be one name or two
 * is asked (I06) and read as nothing. True when records were made. */
bool people_from_names(struct resolver *resolver, const struct kinds *kinds);

/* Makes rows of a list of another document of the names by which a document refers to them; false: there are none.
 * *first is one of them. */
bool people_of_document(struct resolver *resolver, const struct record *document, const struct field *list,
                        struct record *other, struct datum *first);

/* A document that nobody wrote: in the project's language, with nothing said. */
struct record *people_document(struct records *records, const struct kind *kind, struct str id);

#endif
