/* What computed fields have come to, so that each is computed once for a record: layouts and checks ask for the same
 * few again and again. Open addressing by the addresses of record and field; nothing depends on the order of what is
 * kept. */
#include "base/arena.h"
#include "formula/tree.h"

struct slot {
    const struct record *record;
    const struct field *field;
    struct datum value;
};

struct memo {
    struct slot *slots;
    size_t mask, count;
};

static struct slot *slot_of(const struct memo *memo, const struct record *record, const struct field *field) {
    uintptr_t mixed = ((uintptr_t)record >> 4) * 31 + ((uintptr_t)field >> 4);
    size_t at = (mixed ^ mixed >> 15) & memo->mask;
    while (memo->slots[at].record && (memo->slots[at].record != record || memo->slots[at].field != field))
        at = (at + 1) & memo->mask;
    return &memo->slots[at];
}

static struct memo *memo_new(struct arena *arena, size_t size) {
    struct memo *memo = NEW(arena, struct memo);
    *memo = (struct memo){.slots = NEW_ARRAY(arena, struct slot, size), .mask = size - 1};
    return memo;
}

static void grow(struct computation *computation) {
    struct memo *old = computation->memo, *bigger = memo_new(computation->arena, (old->mask + 1) * 2);
    for (size_t i = 0; i <= old->mask; i++)
        if (old->slots[i].record) *slot_of(bigger, old->slots[i].record, old->slots[i].field) = old->slots[i];
    bigger->count = old->count;
    computation->memo = bigger;
}

bool memo_find(const struct computation *computation, const struct record *record, const struct field *field,
               struct datum *out) {
    const struct slot *slot = computation->memo ? slot_of(computation->memo, record, field) : NULL;
    if (!slot || !slot->record) return false;
    *out = slot->value;
    return true;
}

void memo_keep(struct computation *computation, const struct record *record, const struct field *field,
               struct datum value) {
    enum { FIRST_SIZE = 64 };
    if (!computation->memo) computation->memo = memo_new(computation->arena, FIRST_SIZE);
    if (computation->memo->count * 2 > computation->memo->mask) grow(computation);
    *slot_of(computation->memo, record, field) = (struct slot){record, field, value};
    computation->memo->count++;
}
