/* Looking up kinds by any of their names. */
#include "schema/kind.h"

#include "base/arena.h"

/* A project's own kinds come first: one that calls a kind as a later program does calls it so still. */
static const struct kind *find_kind(const struct kinds *kinds, struct str folded) {
    const struct kind *found = NULL;
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = kinds->items[i];
        if ((!found || (kind->own && !found->own)) && aliases_hold(kind->aliases, kind->alias_count, folded))
            found = kind;
    }
    return found;
}

const struct kind *kinds_find(const struct kinds *kinds, struct str name) {
    if (is_folded(name)) return find_kind(kinds, name);
    struct arena *scratch = arena_create();
    const struct kind *found = find_kind(kinds, text_name(scratch, name));
    arena_destroy(scratch);
    return found;
}
