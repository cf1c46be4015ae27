/* Matching: from each word of the texts on, down the tree of phrases; each six words among the runs; single words by
 * their beginnings and ends. */
#include "gate/match.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "gate/machine.h"
#include "gate/terms_internal.h"

struct matching {
    struct gate_hits *hits;
    const struct gate_terms *terms;
    const struct gate_words *words;
    const struct gate_text *texts;
    bool *found; /* by term */
};

static bool has(struct str text, char c) { return text.size && memchr(text.data, c, text.size); }

/* Paths, addresses and names are told by their marks: "/srv/work/plan" is no "work plan". */
static bool is_spelled(const struct gate_term *term, struct str there, const struct gate_text *text) {
    if (term->reason == GATE_HOST) return gate_machine_tells(term, there, text);
    if (term->reason == GATE_AUTHOR) return has(there, '@');
    if (term->reason != GATE_MACHINE) return true;
    return has(term->text, '/') ? has(there, '/') || has(there, '\\') : has(there, '.');
}

static void add_hit(struct matching *matching, uint32_t term, size_t first, size_t last) {
    if (matching->found[term]) return;
    const struct gate_word *from = &matching->words->items[first], *till = &matching->words->items[last];
    const struct gate_term *it = &matching->terms->items[term];
    uint32_t end = from->text == till->text ? till->end : (uint32_t)matching->texts[from->text].text.size;
    const struct gate_text *text = &matching->texts[from->text];
    if (!is_spelled(it, str_slice(text->text, from->start, end), text)) return;
    matching->found[term] = true;
    struct gate_hit hit = {.term = it, .text = from->text, .start = from->start, .end = end};
    for (size_t i = first; i <= last && hit.word_count < GATE_RUN; i++)
        hit.words[hit.word_count++] = matching->words->items[i].hash;
    ARENA_PUSH(matching->hits->arena, matching->hits->items, matching->hits->count, matching->hits->capacity) = hit;
}

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/* Whether a term stands there as it was written. */
static bool has_case(const struct matching *matching, enum gate_case letters, uint32_t term, size_t first) {
    const struct gate_word *word = &matching->words->items[first];
    struct str there = str_slice(matching->texts[word->text].text, word->start, word->end);
    struct str text = matching->terms->items[term].text;
    switch (letters) {
    case GATE_ANY_CASE: return true;
    case GATE_FIRST_CASE: return !text.size || is_small(text.data[0]) || !is_small(there.data[0]);
    case GATE_SAME_CASE: return str_starts(there, str_slice(text, 0, there.size < text.size ? there.size : text.size));
    }
    return true;
}

static void end_at(struct matching *matching, uint32_t node, size_t first, size_t last) {
    const struct gate_terms *terms = matching->terms;
    for (uint32_t at = terms->nodes[node]; at; at = terms->ends[at - 1].next) {
        const struct gate_end *end = &terms->ends[at - 1];
        if (has_case(matching, end->letters, end->term, first)) add_hit(matching, end->term, first, last);
    }
}

static void walk(struct matching *matching, uint32_t node, size_t first, size_t at);

/* Where a word leads to; several of its stems may lead to one node. */
enum { NEXT_MOST = 32 };
struct next {
    uint32_t nodes[NEXT_MOST];
    size_t count;
};

static void add_next(struct next *next, uint32_t node) {
    for (size_t i = 0; i < next->count; i++)
        if (next->nodes[i] == node) return;
    if (next->count < NEXT_MOST) next->nodes[next->count++] = node;
}

static bool may_begin(const struct gate_terms *terms, uint64_t hash) {
    return terms->first[hash % GATE_FILTER_BITS / 64] >> hash % 64 & 1;
}

/* Whether a phrase may begin with the word, in any of its forms: most words begin none. */
static bool may_begin_any(const struct gate_terms *terms, const struct gate_word *word) {
    bool may = may_begin(terms, word->hash);
    for (size_t i = 0; i < GATE_ENDING_LETTERS; i++) may |= may_begin(terms, word->stems[i]);
    return may;
}

static void follow(const struct gate_terms *terms, uint32_t node, uint64_t hash, gate_endings ending,
                   struct next *next) {
    size_t slots = terms->edge_slots, at = (hash ^ node * 0x9e3779b97f4a7c15u) & (slots - 1);
    for (; terms->edges[at].to; at = (at + 1) & (slots - 1)) {
        const struct gate_edge *edge = &terms->edges[at];
        if (edge->hash == hash && edge->from == node && edge->endings & ending) add_next(next, edge->to);
    }
}

/* Each stem that the word may be a form of. `front`: the hash of the letters before, when the word is the rest of one.
 */
static void follow_word(struct matching *matching, uint32_t node, size_t first, size_t at, uint64_t front) {
    const struct gate_words *words = matching->words;
    const struct gate_word *word = &words->items[at];
    struct str letters = gate_letters(words, word);
    struct next next;
    next.count = 0;
    for (size_t cut = 0; cut <= GATE_ENDING_LETTERS && cut < letters.size; cut++) {
        uint64_t hash = cut ? word->stems[cut - 1] : word->hash;
        if (front) hash = gate_hash(front, (struct str){letters.data, letters.size - cut});
        if (node == GATE_ROOT && !may_begin(matching->terms, hash)) continue;
        gate_endings ending = gate_ending_of(letters, cut);
        if (ending) follow(matching->terms, node, hash, ending, &next);
    }
    for (size_t i = 0; i < next.count; i++) {
        end_at(matching, next.nodes[i], first, at);
        walk(matching, next.nodes[i], first, at + 1);
    }
}

/* As deep as the longest phrase is. */
static void walk(struct matching *matching, uint32_t node, size_t first, size_t at) {
    const struct gate_words *words = matching->words;
    if (at >= words->count) return;
    follow_word(matching, node, first, at, 0);
    if (words->items[at].link != GATE_APART && at + 1 < words->count)
        follow_word(matching, node, first, at + 1, words->items[at].hash);
}

/* ---- parts of longer words ---- */

static void match_part(struct matching *matching, uint64_t hash, size_t at) {
    uint32_t term = gate_table_find(&matching->terms->parts, hash);
    if (term) add_hit(matching, term - 1, at, at);
}

static void match_parts(struct matching *matching, size_t at) {
    struct str letters = gate_letters(matching->words, &matching->words->items[at]);
    uint64_t sizes = matching->terms->part_sizes;
    for (size_t size = 1; size < 64 && size < letters.size; size++) {
        if (!(sizes >> size & 1)) continue;
        match_part(matching, gate_hash(GATE_HASH_START, str_slice(letters, 0, size)), at);
        match_part(matching, gate_hash(GATE_HASH_START, str_skip(letters, letters.size - size)), at);
    }
}

/* ---- runs ---- */

static void match_run(struct matching *matching, const struct gate_word *run, size_t first, size_t last) {
    uint32_t term = gate_table_find(&matching->terms->runs, gate_run_hash(run));
    if (term) add_hit(matching, term - 1, first, last);
}

static void match_runs(struct matching *matching) {
    const struct gate_words *words = matching->words;
    for (size_t i = 0; i + GATE_RUN <= words->count; i++) match_run(matching, &words->items[i], i, i + GATE_RUN - 1);
}

/* Once more with the words whole that lines have broken. */
static void match_broken_runs(struct matching *matching) {
    const struct gate_words *words = matching->words;
    struct gate_word run[GATE_RUN];
    for (size_t i = 0; i < words->count; i++) {
        size_t count = 0, at = i;
        for (; count < GATE_RUN && at < words->count; count++, at++) {
            run[count] = words->items[at];
            if (run[count].link != GATE_BROKEN || at + 1 >= words->count) continue;
            run[count].hash = gate_hash(run[count].hash, gate_letters(words, &words->items[++at]));
        }
        if (count == GATE_RUN) match_run(matching, run, i, at - 1);
    }
}

static bool has_broken(const struct gate_words *words) {
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].link == GATE_BROKEN) return true;
    return false;
}

/* ---- patterns ---- */

/* A text as patterns see it: each run of spaces and line ends is a space, and nothing is hidden in it. */
static const char *plain(struct arena *arena, struct str text, size_t **places) {
    char *bytes = NEW_ARRAY(arena, char, text.size + 1);
    size_t size = 0, *at = NEW_ARRAY(arena, size_t, text.size + 2);
    for (struct str rest = text; rest.size;) {
        struct str here = rest;
        uint32_t c = str_next(&rest);
        size_t length = here.size - rest.size;
        bool space = str_is_space(c) || c == '\n' || c == '\r' || !c;
        if (str_is_hidden(c) || (space && size && bytes[size - 1] == ' ')) continue;
        for (size_t i = 0; i < (space ? 1 : length); i++) {
            at[size] = (size_t)(here.data - text.data);
            bytes[size++] = space ? ' ' : here.data[i];
        }
    }
    at[size] = text.size;
    *places = at;
    return bytes;
}

static void match_patterns(struct matching *matching, struct arena *scratch, uint32_t number) {
    size_t *places;
    const char *text = plain(scratch, matching->texts[number].text, &places);
    for (size_t i = 0; i < matching->terms->pattern_count; i++) {
        uint32_t term = gate_pattern_term(matching->terms, i);
        struct gate_pattern_hit hit;
        if (matching->found[term] || !gate_pattern_find(matching->terms, i, text, 0, &hit)) continue;
        matching->found[term] = true;
        struct gate_hits *hits = matching->hits;
        ARENA_PUSH(hits->arena, hits->items, hits->count, hits->capacity) =
            (struct gate_hit){.term = &matching->terms->items[term],
                              .text = number,
                              .start = (uint32_t)places[hit.start],
                              .end = (uint32_t)places[hit.end]};
    }
}

/* Where one text ends and the next begins, in cells and blocks that stand side by side, a pattern may go over both. */
static void match_patterns_across(struct matching *matching, struct arena *scratch, const struct gate_words *words,
                                  size_t at) {
    enum { REACH = 200 /* bytes on either side */ };
    uint32_t left = words->items[at - 1].text;
    struct buffer joined = {0};
    struct str tail = matching->texts[left].text;
    size_t start = tail.size > REACH ? tail.size - REACH : 0;
    while (start && (tail.data[start] & 0xC0) == 0x80) start--;
    buffer_append(&joined, str_skip(tail, start));
    size_t border = joined.size;
    for (size_t i = at; i < words->count && joined.size < border + REACH; i++) {
        if (i > at && words->items[i].text == words->items[i - 1].text) continue;
        struct str head = matching->texts[words->items[i].text].text;
        size_t end = head.size < REACH ? head.size : REACH;
        while (end < head.size && (head.data[end] & 0xC0) == 0x80) end++;
        buffer_char(&joined, ' ');
        buffer_append(&joined, str_slice(head, 0, end));
    }
    size_t *places;
    const char *text = plain(scratch, buffer_str(&joined), &places);
    for (size_t i = 0; i < matching->terms->pattern_count; i++) {
        uint32_t term = gate_pattern_term(matching->terms, i);
        struct gate_pattern_hit hit;
        for (size_t from = 0; !matching->found[term] && gate_pattern_find(matching->terms, i, text, from, &hit);
             from = hit.start + 1) {
            bool over = places[hit.start] < border && places[hit.end] > border + 1;
            if (!over) continue;
            matching->found[term] = true;
            struct gate_hits *hits = matching->hits;
            ARENA_PUSH(hits->arena, hits->items, hits->count, hits->capacity) =
                (struct gate_hit){.term = &matching->terms->items[term],
                                  .text = left,
                                  .start = (uint32_t)(start + places[hit.start]),
                                  .end = (uint32_t)tail.size};
        }
    }
    buffer_free(&joined);
}

static void match_all_patterns(struct matching *matching) {
    const struct gate_words *words = matching->words;
    if (!matching->terms->pattern_count) return;
    for (size_t i = 0; i < words->count; i++) {
        if (i && words->items[i - 1].text == words->items[i].text) continue;
        struct arena *scratch = arena_create();
        match_patterns(matching, scratch, words->items[i].text);
        if (i) match_patterns_across(matching, scratch, words, i);
        arena_destroy(scratch);
    }
}

void gate_match(struct gate_hits *hits, const struct gate_terms *terms, const struct gate_words *words,
                const struct gate_text *texts) {
    struct arena *scratch = arena_create();
    struct matching matching = {hits, terms, words, texts, NEW_ARRAY(scratch, bool, terms->count + 1)};
    for (size_t i = 0; i < words->count; i++) {
        const struct gate_word *word = &words->items[i];
        if (word->link != GATE_APART || may_begin_any(terms, word)) walk(&matching, GATE_ROOT, i, i);
        if (terms->part_sizes) match_parts(&matching, i);
    }
    if (terms->runs.count) match_runs(&matching);
    if (terms->runs.count && has_broken(words)) match_broken_runs(&matching);
    match_all_patterns(&matching);
    arena_destroy(scratch);
}
