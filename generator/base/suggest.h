/* "Did you mean ...?": the candidate nearest to a misspelt word. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/str.h"

/* Candidates are offered one by one; a better one replaces the last.
 *     struct suggestion nearest = suggest_start(word);
 *     for (...) suggest_offer(&nearest, candidate);
 *     if (nearest.found.size) diagnose_help(sink, d, "did you mean “%.*s”?", STR_ARG(nearest.found)); */
struct suggestion {
    struct str word;
    struct str found; /* empty: nothing is near enough (a third of the word's code points, at least 1) */
    bool tied;        /* another candidate is as near */
    size_t distance;  /* Damerau-Levenshtein (optimal string alignment) on code points, case folded for ASCII */
};

struct suggestion suggest_start(struct str word);
void suggest_offer(struct suggestion *suggestion, struct str candidate);

#endif
