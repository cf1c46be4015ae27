/* Looking up kinds by any of their names. */
#include "schema/kind.h"

#include "base/arena.h"

static const struct kind *find_kind(const struct kinds *kinds, struct str folded) {
    for (size_t i = 0; i < kinds->count; i++)
        if (aliases_hold(kinds->items[i]->aliases, kinds->items[i]->alias_count, folded)) return kinds->items[i];
    return NULL;
}

const struct kind *kinds_find(const struct kinds *kinds, struct str name) {
    if (is_folded(name)) return find_kind(kinds, name);
    struct arena *scratch = arena_create();
    const struct kind *found = find_kind(kinds, text_name(scratch, name));
    arena_destroy(scratch);
    return found;
}
