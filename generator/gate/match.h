/* Where terms stand in texts. */
#ifndef GATE_MATCH_H
#define GATE_MATCH_H

#include "gate/terms.h"

struct gate_hit {
    const struct gate_term *term;
    uint32_t text;            /* its place among the texts */
    uint32_t start, end;      /* bytes of it; when the term goes on into the next text: to its end */
    uint64_t words[GATE_RUN]; /* the first words that stand there, as hashes */
    size_t word_count;
};

struct gate_hits {
    struct arena *arena;
    struct gate_hit *items; /* each term at its first place alone, in no order */
    size_t count, capacity;
};

/* Adds where terms stand in texts of one place, each at its first. Texts that follow each other may share a term.
 * Takes time in proportion to the texts, whatever the number of terms (patterns excepted). */
void gate_match(struct gate_hits *hits, const struct gate_terms *terms, const struct gate_words *words,
                const struct gate_text *texts);

#endif
