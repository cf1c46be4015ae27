/* How terms are kept, for those who add and those who match. */
#ifndef GATE_TERMS_INTERNAL_H
#define GATE_TERMS_INTERNAL_H

#include "gate/endings.h"
#include "gate/terms.h"

/* A way from one node of the tree of phrases to the next: by a stem with one of these endings. */
struct gate_edge {
    uint64_t hash;
    uint32_t from, to; /* to 0: the slot is free */
    gate_endings endings;
};

/* Which capitals a term has to stand with. */
enum gate_case {
    GATE_ANY_CASE,
    GATE_FIRST_CASE, /* of a name of one word: "Target" is no "target" */
    GATE_SAME_CASE,  /* all of them, and nothing behind: "ABB" */
};

/* A term that ends at a node. */
struct gate_end {
    uint32_t term;
    uint32_t next; /* 0: the last; else one more than its place in `ends` */
    enum gate_case letters;
};

/* Terms by the hash of something of theirs. */
struct gate_sign {
    uint64_t hash;
    uint32_t term; /* one more than its number; 0: the slot is free */
};
struct gate_table {
    struct gate_sign *slots; /* `size` of them, a power of two; NULL: none */
    size_t size, count;
};
/* The number of the first term with that hash, and one more; 0: none. */
uint32_t gate_table_find(const struct gate_table *table, uint64_t hash);

enum { GATE_FILTER_BITS = 1 << 16 };

struct gate_terms {
    struct arena *arena;
    struct gate_term *items;
    size_t count, capacity;
    struct gate_edge *edges; /* a table of `edge_slots`, a power of two */
    size_t edge_count, edge_slots;
    uint32_t *nodes; /* by node: one more than its first end */
    size_t node_count, node_capacity;
    struct gate_end *ends;
    size_t end_count, end_capacity;
    struct gate_table runs;  /* each six words of long texts */
    struct gate_table parts; /* single words that may begin or end longer ones */
    uint64_t part_sizes;     /* how many letters they have: a bit for each size */
    struct gate_pattern *patterns;
    size_t pattern_count, pattern_capacity;
    uint64_t first[GATE_FILTER_BITS / 64]; /* hashes of stems that begin a phrase: most words do not */
};

enum { GATE_ROOT = 1 };

uint64_t gate_run_hash(const struct gate_word *words); /* of GATE_RUN of them */

/* Patterns, kept by pattern.c. */
struct gate_pattern_hit {
    size_t start, end; /* bytes */
};
struct gate_pattern;
uint32_t gate_pattern_term(const struct gate_terms *terms, size_t number);
/* The first place of a text at or behind `from` that it fits; false: none. Nothing is found in nothing. */
bool gate_pattern_find(const struct gate_terms *terms, size_t number, const char *terminated, size_t from,
                       struct gate_pattern_hit *hit);

#endif
