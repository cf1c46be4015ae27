/* Adding terms. */
#include "gate/terms.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "gate/terms_internal.h"
#include "kind/name_parts.h"

struct gate_terms *gate_terms_new(struct arena *arena) {
    struct gate_terms *terms = NEW(arena, struct gate_terms);
    terms->arena = arena;
    terms->edge_slots = 64;
    terms->edges = NEW_ARRAY(arena, struct gate_edge, terms->edge_slots);
    for (size_t i = 0; i <= GATE_ROOT; i++)
        ARENA_PUSH(arena, terms->nodes, terms->node_count, terms->node_capacity) = 0;
    return terms;
}

size_t gate_terms_count(const struct gate_terms *terms) { return terms->count; }

const struct gate_term *gate_terms_at(const struct gate_terms *terms, size_t number) { return &terms->items[number]; }

struct str gate_reason_name(enum gate_reason reason) {
    static const char *const names[] = {
        [GATE_FORBIDDEN] = "forbidden", [GATE_COMPETITOR] = "competitors", [GATE_ACCOUNT] = "other_accounts",
        [GATE_VALUE] = "texts",         [GATE_FIGURE] = "figures",         [GATE_MACHINE] = "machine",
        [GATE_AUTHOR] = "authors",      [GATE_HOST] = "names_of_machines"};
    return str_of(names[reason]);
}

/* ---- the tree of phrases ---- */

static void place_edge(struct gate_edge *edges, size_t slots, struct gate_edge edge) {
    size_t at = (edge.hash ^ edge.from * 0x9e3779b97f4a7c15u) & (slots - 1);
    while (edges[at].to) at = (at + 1) & (slots - 1);
    edges[at] = edge;
}

static void grow_edges(struct gate_terms *terms) {
    size_t slots = terms->edge_slots * 2;
    struct gate_edge *edges = NEW_ARRAY(terms->arena, struct gate_edge, slots);
    for (size_t i = 0; i < terms->edge_slots; i++)
        if (terms->edges[i].to) place_edge(edges, slots, terms->edges[i]);
    terms->edges = edges;
    terms->edge_slots = slots;
}

static uint32_t find_edge(const struct gate_terms *terms, uint32_t from, uint64_t hash, gate_endings endings) {
    size_t slots = terms->edge_slots, at = (hash ^ from * 0x9e3779b97f4a7c15u) & (slots - 1);
    for (; terms->edges[at].to; at = (at + 1) & (slots - 1)) {
        const struct gate_edge *edge = &terms->edges[at];
        if (edge->hash == hash && edge->from == from && edge->endings == endings) return edge->to;
    }
    return 0;
}

static void add_edge(struct gate_terms *terms, uint32_t from, uint32_t to, uint64_t hash, gate_endings endings) {
    if (find_edge(terms, from, hash, endings) == to) return;
    if (++terms->edge_count * 2 > terms->edge_slots) grow_edges(terms);
    place_edge(terms->edges, terms->edge_slots, (struct gate_edge){hash, from, to, endings});
    if (from == GATE_ROOT) terms->first[hash % GATE_FILTER_BITS / 64] |= (uint64_t)1 << hash % 64;
}

static uint32_t new_node(struct gate_terms *terms) {
    ARENA_PUSH(terms->arena, terms->nodes, terms->node_count, terms->node_capacity) = 0;
    return (uint32_t)terms->node_count - 1;
}

/* All stems of a word lead to one node. */
static uint32_t step(struct gate_terms *terms, uint32_t from, struct str letters, enum gate_form form, bool last) {
    struct gate_stem stems[GATE_STEMS_MOST] = {{letters, gate_ending_none}};
    size_t count = 1;
    if (form == GATE_INFLECTED) count = gate_stems(terms->arena, letters, stems);
    else if (form == GATE_NAMED && last) stems[0].endings = gate_ending_genitive;
    uint64_t hash = gate_hash(GATE_HASH_START, stems[0].letters);
    uint32_t to = find_edge(terms, from, hash, stems[0].endings);
    if (!to) to = new_node(terms);
    for (size_t i = 0; i < count; i++)
        add_edge(terms, from, to, gate_hash(GATE_HASH_START, stems[i].letters), stems[i].endings);
    return to;
}

static bool is_at(const struct gate_terms *terms, uint32_t node, const struct gate_term *term, enum gate_case letters) {
    for (uint32_t at = terms->nodes[node]; at; at = terms->ends[at - 1].next) {
        const struct gate_term *there = &terms->items[terms->ends[at - 1].term];
        if (there->reason == term->reason && there->owner == term->owner && terms->ends[at - 1].letters <= letters)
            return true;
    }
    return false;
}

static void add_end(struct gate_terms *terms, uint32_t node, uint32_t term, enum gate_case letters) {
    if (is_at(terms, node, &terms->items[term], letters)) return;
    struct gate_end end = {.term = term, .next = terms->nodes[node], .letters = letters};
    ARENA_PUSH(terms->arena, terms->ends, terms->end_count, terms->end_capacity) = end;
    terms->nodes[node] = (uint32_t)terms->end_count;
}

static void add_phrase(struct gate_terms *terms, const struct gate_words *words, size_t count, uint32_t term,
                       enum gate_form form, enum gate_case letters) {
    uint32_t node = GATE_ROOT;
    for (size_t i = 0; i < count; i++)
        node = step(terms, node, gate_letters(words, &words->items[i]), form, i + 1 == count);
    add_end(terms, node, term, letters);
}

/* "walk-away" is written in one word too. */
static void add_in_one(struct gate_terms *terms, const struct gate_words *words, uint32_t term, enum gate_form form) {
    bool hyphens = words->count > 1;
    for (size_t i = 0; i + 1 < words->count; i++) hyphens &= words->items[i].link != GATE_APART;
    if (!hyphens) return;
    struct gate_words one = gate_words_of(terms->arena, (struct str){words->letters, words->letter_count});
    add_phrase(terms, &one, one.count, term, form, GATE_ANY_CASE);
}

/* ---- runs ---- */

uint64_t gate_run_hash(const struct gate_word *words) {
    uint64_t hash = 0;
    for (size_t i = 0; i < GATE_RUN; i++) hash = (hash ^ words[i].hash) * 0x9e3779b97f4a7c15u, hash ^= hash >> 29;
    return hash;
}

static bool place_sign(struct gate_table *table, struct gate_sign sign) {
    size_t at = sign.hash & (table->size - 1);
    for (; table->slots[at].term; at = (at + 1) & (table->size - 1))
        if (table->slots[at].hash == sign.hash) return false;
    table->slots[at] = sign;
    return true;
}

static void grow_table(struct arena *arena, struct gate_table *table) {
    struct gate_table grown = {.size = table->size ? table->size * 2 : 64, .count = table->count};
    grown.slots = NEW_ARRAY(arena, struct gate_sign, grown.size);
    for (size_t i = 0; i < table->size; i++)
        if (table->slots[i].term) place_sign(&grown, table->slots[i]);
    *table = grown;
}

static void add_sign(struct gate_terms *terms, struct gate_table *table, uint64_t hash, uint32_t term) {
    if ((table->count + 1) * 2 > table->size) grow_table(terms->arena, table);
    table->count += place_sign(table, (struct gate_sign){hash, term + 1});
}

uint32_t gate_table_find(const struct gate_table *table, uint64_t hash) {
    for (size_t at = hash & (table->size - 1); table->size && table->slots[at].term; at = (at + 1) & (table->size - 1))
        if (table->slots[at].hash == hash) return table->slots[at].term;
    return 0;
}

static void add_runs(struct gate_terms *terms, const struct gate_words *words, uint32_t term) {
    for (size_t i = 0; i + GATE_RUN <= words->count; i++)
        add_sign(terms, &terms->runs, gate_run_hash(&words->items[i]), term);
}

/* ---- forms ---- */

enum { PART_LETTERS = 8, PART_LETTERS_MOST = 63, SHORT_NAME = 4, PHRASE_WORDS = 40 };

/* What ends long words, or begins them, is long itself: "Marge" is no part of "Margerite". */
static void add_part(struct gate_terms *terms, const struct gate_words *words, uint32_t term) {
    struct str letters = gate_letters(words, &words->items[0]);
    if (words->count != 1 || letters.size < PART_LETTERS || letters.size > PART_LETTERS_MOST) return;
    terms->part_sizes |= (uint64_t)1 << letters.size;
    add_sign(terms, &terms->parts, words->items[0].hash, term);
}

/* A company is seldom called with its legal form. */
static void add_name(struct gate_terms *terms, const struct gate_words *words, uint32_t term) {
    size_t count = words->count;
    enum gate_case one = words->letter_count < SHORT_NAME ? GATE_SAME_CASE : GATE_FIRST_CASE;
    add_phrase(terms, words, count, term, GATE_NAMED, count == 1 ? one : GATE_ANY_CASE);
    while (count > 1 && name_is_legal_form(gate_letters(words, &words->items[count - 1]))) count--;
    bool distinct = count > 1 || words->items[0].size >= SHORT_NAME;
    if (count < words->count && distinct)
        add_phrase(terms, words, count, term, GATE_NAMED, count == 1 ? GATE_FIRST_CASE : GATE_ANY_CASE);
    if (count == words->count) add_in_one(terms, words, term, GATE_NAMED);
}

static void add_text(struct gate_terms *terms, const struct gate_words *words, uint32_t term, enum gate_form form) {
    if (words->count > PHRASE_WORDS) form = GATE_RUNS; /* nobody inflects a paragraph */
    switch (form) {
    case GATE_INFLECTED:
        add_phrase(terms, words, words->count, term, form,
                   words->letter_count < SHORT_NAME ? GATE_SAME_CASE : GATE_ANY_CASE);
        add_in_one(terms, words, term, form);
        add_part(terms, words, term);
        return;
    case GATE_NAMED: add_name(terms, words, term); return;
    case GATE_EXACT: add_phrase(terms, words, words->count, term, form, GATE_ANY_CASE); return;
    case GATE_RUNS:
        if (words->count >= GATE_RUN) add_runs(terms, words, term);
        else add_phrase(terms, words, words->count, term, form, GATE_ANY_CASE);
    }
}

void gate_terms_add(struct gate_terms *terms, const struct gate_term *term, enum gate_form form) {
    struct gate_words words = gate_words_of(terms->arena, term->text);
    if (!words.count) return;
    ARENA_PUSH(terms->arena, terms->items, terms->count, terms->capacity) = *term;
    add_text(terms, &words, (uint32_t)terms->count - 1, form);
}
