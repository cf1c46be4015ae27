/* Texts, each once: a list with a hash table beside it, as there may be as many as a document has rows. */
#include "figure/distinct.h"

#include "base/arena.h"

enum { SLOTS_FIRST = 16 }; /* a power of two, as are all sizes that follow */

/* The slot that holds the text, or the empty one where it belongs. */
static size_t slot_of(const struct distinct *distinct, struct str text) {
    size_t slot = str_hash(text) & (distinct->slot_count - 1);
    while (distinct->slots[slot] && !str_equal(distinct->texts[distinct->slots[slot] - 1], text))
        slot = (slot + 1) & (distinct->slot_count - 1);
    return slot;
}

static void grow(const struct sketch *sketch, struct distinct *distinct) {
    distinct->slot_count = distinct->slot_count ? 2 * distinct->slot_count : SLOTS_FIRST;
    distinct->slots = NEW_ARRAY(sketch->arena, size_t, distinct->slot_count);
    for (size_t i = 0; i < distinct->count; i++) distinct->slots[slot_of(distinct, distinct->texts[i])] = i + 1;
}

size_t distinct_add(const struct sketch *sketch, struct distinct *distinct, struct str text) {
    if (2 * distinct->count >= distinct->slot_count) grow(sketch, distinct);
    size_t slot = slot_of(distinct, text);
    if (distinct->slots[slot]) return distinct->slots[slot] - 1;
    ARENA_PUSH(sketch->arena, distinct->texts, distinct->count, distinct->capacity) = text;
    distinct->slots[slot] = distinct->count;
    return distinct->count - 1;
}

size_t distinct_find(const struct distinct *distinct, struct str text) {
    size_t slot = distinct->slot_count ? slot_of(distinct, text) : 0;
    return distinct->slot_count && distinct->slots[slot] ? distinct->slots[slot] - 1 : NOT_THERE;
}
