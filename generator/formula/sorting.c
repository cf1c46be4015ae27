/* Keys of an order: cut at the commas and directions that stand outside brackets; then rows compared key by key. */
#include "formula/sorting.h"

#include <stdlib.h>

#include "base/arena.h"
#include "formula/tree.h"

/* Keys ------------------------------------------------------------------------------------------------ */

struct key_reader {
    struct arena *arena;
    struct diagnostics *sink;
    const struct formula *whole; /* the text of all keys, for places in it */
};

static struct diagnostic *refuse(const struct key_reader *reader, const struct token *token, const char *problem) {
    return diagnose(reader->sink, SEVERITY_ERROR, CODE_F01, formula_place(reader->whole, token->start, token->end),
                    "{0}", problem);
}

/* Where a key starts. What is not escaped and stands in one line is counted, which is much less work. */
static struct span place_of_key(const struct key_reader *reader, const struct token *first) {
    struct str before = str_slice(reader->whole->text, 0, first->start);
    struct span span = reader->whole->span;
    if (str_find(before, STR("\""), NULL) || str_find(before, STR("\n"), NULL))
        return formula_place(reader->whole, first->start, first->end);
    if (span.column) span.column += (uint32_t)str_code_points(before);
    return span;
}

/* The comma behind a key, or the end. Brackets that do not fit together are for the formula's parser to report. */
static const struct token *key_end(const struct token *token) {
    size_t depth = 0;
    for (; token->kind != TOKEN_END; token++) {
        if (token->kind == TOKEN_COMMA && !depth) break;
        if (token->kind == TOKEN_OPEN || token->kind == TOKEN_FILTER_OPEN) depth++;
        if ((token->kind == TOKEN_CLOSE || token->kind == TOKEN_FILTER_CLOSE) && depth) depth--;
    }
    return token;
}

/* A name behind a whole value is no part of the formula: `value desc`, but not `team.desc` or `a + desc`. */
static bool stands_behind_value(const struct token *first, const struct token *name) {
    if (name->kind != TOKEN_NAME || name == first) return false;
    switch (name[-1].kind) {
    case TOKEN_NUMBER:
    case TOKEN_TEXT:
    case TOKEN_NAME:
    case TOKEN_BOOL:
    case TOKEN_CLOSE:
    case TOKEN_FILTER_CLOSE: return true;
    case TOKEN_END:
    case TOKEN_OPERATOR:
    case TOKEN_OPEN:
    case TOKEN_FILTER_OPEN:
    case TOKEN_DOT:
    case TOKEN_COMMA: return false;
    }
    return false;
}

/* Takes the direction off the end of a key. False after reporting. */
static bool read_direction(const struct key_reader *reader, const struct token *first, const struct token **end,
                           bool *down) {
    const struct token *last = *end - 1;
    *down = false;
    if (!stands_behind_value(first, last)) return true;
    *down = str_equal_c(last->text, "desc");
    if (!*down && !str_equal_c(last->text, "asc")) {
        struct diagnostic *d = refuse(reader, last, "expected “asc”, “desc” or a comma here");
        diagnose_help(reader->sink, d, "“desc” sorts downwards; keys are parted by commas: due, title desc");
        return false;
    }
    --*end;
    return true;
}

/* False after reporting. */
static bool read_key(const struct key_reader *reader, const struct token *first, const struct token *end,
                     struct sort_key *key) {
    if (first == end) {
        struct diagnostic *d = refuse(reader, end, "a key to sort by is missing here");
        diagnose_help(reader->sink, d, "write, for example, sort: due, title desc");
        return false;
    }
    if (!read_direction(reader, first, &end, &key->down)) return false;
    struct str text = str_slice(reader->whole->text, first->start, end[-1].end);
    key->formula = formula_parse(reader->arena, reader->sink, text, place_of_key(reader, first));
    if (!key->formula) return false;
    if (!key_is_downwards(key->formula->root)) return true;
    key->formula->root = key->formula->root->children[0];
    key->down = !key->down;
    return true;
}

struct sort_keys sort_keys_parse(struct arena *arena, struct diagnostics *sink, struct str text, struct span span) {
    struct formula whole = {.text = text, .span = span};
    struct key_reader reader = {arena, sink, &whole};
    struct sort_keys keys = {0};
    size_t capacity = 0;
    const struct token *token = formula_tokens(arena, sink, &whole);
    for (bool more = token; more; token++) {
        const struct token *end = key_end(token);
        struct sort_key key;
        if (read_key(&reader, token, end, &key)) ARENA_PUSH(arena, keys.items, keys.count, capacity) = key;
        more = end->kind == TOKEN_COMMA;
        token = end;
    }
    return keys;
}

bool key_is_downwards(const struct node *key) {
    return key->kind == NODE_OPERATION && key->operation == OPERATOR_NEGATE;
}

/* Rows ------------------------------------------------------------------------------------------------ */

struct datum sort_value(struct arena *arena, struct datum value) {
    if (value.kind != DATUM_RECORD || !value.record) return value;
    return (struct datum){.kind = DATUM_TEXT, .text = record_title(arena, value.record)};
}

struct order {
    const bool *down;
    size_t count;
    struct locale *locale;
};

static int compare_values(const struct order *order, struct datum a, struct datum b, bool down) {
    bool nothing_a = datum_is_nothing(a), nothing_b = datum_is_nothing(b);
    if (nothing_a || nothing_b) return nothing_a - nothing_b;
    bool texts = order->locale && a.kind == DATUM_TEXT && b.kind == DATUM_TEXT;
    int found = texts ? locale_compare(order->locale, a.text, b.text) : datum_compare(a, b);
    return down ? -found : found;
}

static int compare_rows(const void *left, const void *right, void *context) {
    const struct sort_row *a = left, *b = right;
    const struct order *order = context;
    for (size_t i = 0; i < order->count; i++) {
        int found = compare_values(order, a->keys[i], b->keys[i], order->down[i]);
        if (found) return found;
    }
    return (a->place > b->place) - (a->place < b->place);
}

void sort_rows(struct sort_row *rows, size_t row_count, const bool *down, size_t count, struct locale *locale) {
    struct order order = {down, count, locale};
    if (row_count && count) qsort_r(rows, row_count, sizeof *rows, compare_rows, &order);
}
