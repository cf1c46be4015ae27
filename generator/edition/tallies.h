/* How many findings each document has, by the family of their rule and by level: what a report over many documents may
 * count, though it sees none of their findings. */
#ifndef EDITION_TALLIES_H
#define EDITION_TALLIES_H

#include "base/class.h"
#include "base/diagnostic.h"

struct project;

enum { TALLY_LEVELS = SEVERITY_ERROR + 1, TALLY_FAMILIES = 26 };

struct document_tally {
    struct str kind, id;                            /* of the document */
    size_t counts[TALLY_FAMILIES][TALLY_LEVELS]; /* by the rule's letter, A first, and enum severity */
};

struct tallies {
    struct document_tally *items; /* of documents that have findings, sorted by kind and id */
    size_t count;
};

/* Of rules that name nothing above the class; for customers there are none. */
struct tallies tallies_of(struct arena *arena, const struct project *project, enum class class);
/* NULL: the document has none. */
const struct document_tally *tally_find(const struct tallies *tallies, struct str kind, struct str id);

#endif
