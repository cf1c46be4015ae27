/* Each index is a sorted array of keys, kept in the computation by the addresses of the list's items and of the key's
 * node; nothing depends on the order in which they are kept. */
#include "formula/row_index.h"

#include <stdlib.h>

#include "base/arena.h"

enum { LEAST_ROWS = 16 }; /* shorter lists are gone through faster */

struct index_entry {
    struct str key;
    size_t place; /* of the row in the list */
};

struct row_index {
    const struct datum *items;
    const struct node *key;
    struct index_entry *entries;
    size_t count;
    bool refused; /* a key could not be read: what is found hangs on how far one looks */
};

/* Open addressing. */
struct row_indexes {
    struct row_index **slots;
    size_t mask, count;
};

/* Whether a key is a text of the row and of what the row leads to, and of nothing else. */
static bool is_path(const struct node *node) {
    if (node->type.list) return false;
    if (node->kind == NODE_STEP) return is_path(node->children[0]);
    return node->kind == NODE_NAME && node->means == MEANS_FIELD && !node->level;
}

/* A typed list and a computed field, which is kept, have the same items each time; to readers of less texts are handed
 * out anew. */
static bool may_index(const struct evaluation *evaluation, const struct node *call, struct datum list) {
    const struct node *rows = call->children[0], *key = call->children[1];
    return rows->kind == NODE_NAME && rows->means == MEANS_FIELD && list.count >= LEAST_ROWS &&
           !evaluation->computation->reader && key->type.kind == TYPE_TEXT && is_path(key);
}

/* Keeping ---------------------------------------------------------------------------------------------- */

static struct row_index **slot_of(const struct row_indexes *all, const struct datum *items, const struct node *key) {
    uintptr_t mixed = ((uintptr_t)items >> 4) * 31 + ((uintptr_t)key >> 4);
    size_t at = (mixed ^ mixed >> 15) & all->mask;
    while (all->slots[at] && (all->slots[at]->items != items || all->slots[at]->key != key)) at = (at + 1) & all->mask;
    return &all->slots[at];
}

static struct row_indexes *indexes_new(struct arena *arena, size_t size) {
    struct row_indexes *all = NEW(arena, struct row_indexes);
    *all = (struct row_indexes){.slots = NEW_ARRAY(arena, struct row_index *, size), .mask = size - 1};
    return all;
}

static void make_room(struct computation *computation) {
    enum { FIRST_SIZE = 16 };
    struct row_indexes *old = computation->indexes;
    if (old && old->count * 2 <= old->mask) return;
    struct row_indexes *bigger = indexes_new(computation->arena, old ? (old->mask + 1) * 2 : FIRST_SIZE);
    for (size_t i = 0; old && i <= old->mask; i++)
        if (old->slots[i]) *slot_of(bigger, old->slots[i]->items, old->slots[i]->key) = old->slots[i];
    if (old) bigger->count = old->count;
    computation->indexes = bigger;
}

/* Making ----------------------------------------------------------------------------------------------- */

static int by_key(const void *left, const void *right) {
    const struct index_entry *a = left, *b = right;
    int order = str_compare(a->key, b->key);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* False when there are too many steps. */
static bool add_entries(const struct evaluation *evaluation, const struct node *call, struct datum list,
                        struct row_index *index) {
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].kind != DATUM_RECORD || !list.items[i].record) continue;
        struct frame frame = {.record = list.items[i].record, .outer = evaluation->frame};
        struct evaluation inner = {evaluation->computation, evaluation->formula, &frame};
        if (!formula_spend(evaluation, call, 1)) return false;
        struct datum key = formula_evaluate(&inner, index->key);
        if (key.kind == DATUM_TEXT) index->entries[index->count++] = (struct index_entry){key.text, i};
    }
    return true;
}

static struct row_index *index_new(const struct evaluation *evaluation, const struct node *call, struct datum list) {
    struct computation *computation = evaluation->computation;
    struct row_index *index = NEW(computation->arena, struct row_index);
    *index = (struct row_index){.items = list.items, .key = call->children[1]};
    index->entries = NEW_ARRAY(computation->arena, struct index_entry, list.count);
    bool before = computation->unread;
    computation->unread = false;
    index->refused = !add_entries(evaluation, call, list, index) || computation->unread;
    computation->unread = before;
    if (index->count) qsort(index->entries, index->count, sizeof *index->entries, by_key);
    return index;
}

static const struct row_index *index_of(const struct evaluation *evaluation, const struct node *call,
                                        struct datum list) {
    struct computation *computation = evaluation->computation;
    struct row_indexes *all = computation->indexes;
    struct row_index *index = all ? *slot_of(all, list.items, call->children[1]) : NULL;
    if (index) return index;
    index = index_new(evaluation, call, list); /* which may have made others */
    make_room(computation);
    *slot_of(computation->indexes, list.items, call->children[1]) = index;
    computation->indexes->count++;
    return index;
}

/* Finding ---------------------------------------------------------------------------------------------- */

static size_t first_of(const struct row_index *index, struct str key) {
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(index->entries[middle].key, key) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool row_index_find(const struct evaluation *evaluation, const struct node *call, struct datum list,
                    struct datum wanted, size_t most, struct datum *out) {
    if (wanted.kind != DATUM_TEXT || !may_index(evaluation, call, list)) return false;
    const struct row_index *index = index_of(evaluation, call, list);
    if (index->refused) return false;
    size_t first = first_of(index, wanted.text), end = first;
    while (end < index->count && end - first < most && str_equal(index->entries[end].key, wanted.text)) end++;
    *out = (struct datum){.kind = DATUM_LIST, .count = end - first};
    out->items = NEW_ARRAY(evaluation->computation->arena, struct datum, end - first);
    for (size_t i = first; i < end; i++) out->items[i - first] = list.items[index->entries[i].place];
    return formula_spend(evaluation, call, 1 + end - first) || ((*out = (struct datum){0}), true);
}
