/* What computed fields have come to, so that each is computed once for a record: layouts and checks ask for the same
 * few again and again. Open addressing by the addresses of record and field, of numbers, as most places of a table are
 * free; nothing depends on the order of what is kept. */
#include "base/arena.h"
#include "formula/tree.h"

enum { FIRST_SIZE = 64, PART = 32 };

struct kept {
    const struct record *record;
    const struct field *field;
    struct datum value;
};

struct memo {
    uint32_t *places; /* which of the kept, from 1; 0: free */
    size_t mask;
    struct kept **parts; /* of PART each: a report keeps many, and nothing is given back when they grow */
    size_t part_count, part_capacity, count;
};

static struct kept *kept_at(const struct memo *memo, size_t at) { return &memo->parts[at / PART][at % PART]; }

static uint32_t *place_of(const struct memo *memo, const struct record *record, const struct field *field) {
    uintptr_t mixed = ((uintptr_t)record >> 4) * 31 + ((uintptr_t)field >> 4);
    for (size_t at = (mixed ^ mixed >> 15) & memo->mask;; at = (at + 1) & memo->mask) {
        const struct kept *kept = memo->places[at] ? kept_at(memo, memo->places[at] - 1) : NULL;
        if (!kept || (kept->record == record && kept->field == field)) return &memo->places[at];
    }
}

static void widen(struct memo *memo, struct arena *arena) {
    size_t size = memo->places ? (memo->mask + 1) * 2 : FIRST_SIZE;
    memo->places = NEW_ARRAY(arena, uint32_t, size);
    memo->mask = size - 1;
    for (size_t i = 0; i < memo->count; i++) {
        const struct kept *kept = kept_at(memo, i);
        *place_of(memo, kept->record, kept->field) = (uint32_t)(i + 1);
    }
}

bool memo_find(const struct computation *computation, const struct record *record, const struct field *field,
               struct datum *out) {
    const struct memo *memo = computation->memo;
    uint32_t place = memo ? *place_of(memo, record, field) : 0;
    if (!place) return false;
    *out = kept_at(memo, place - 1)->value;
    return true;
}

void memo_keep(struct computation *computation, const struct record *record, const struct field *field,
               struct datum value) {
    struct arena *arena = computation->arena;
    struct memo *memo = computation->memo;
    if (!memo) memo = computation->memo = NEW(arena, struct memo);
    if (memo->count * 2 >= memo->mask) widen(memo, arena);
    uint32_t *place = place_of(memo, record, field);
    if (*place) {
        kept_at(memo, *place - 1)->value = value;
        return;
    }
    if (memo->count == memo->part_count * PART)
        ARENA_PUSH(arena, memo->parts, memo->part_count, memo->part_capacity) = NEW_ARRAY(arena, struct kept, PART);
    *kept_at(memo, memo->count++) = (struct kept){record, field, value};
    *place = (uint32_t)memo->count;
}
