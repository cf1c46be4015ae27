/* Finding translations. */
#include "base/catalogue.h"

#include <stdlib.h>

#include "base/arena.h"

static int by_english(const void *left, const void *right) {
    const struct catalogue_entry *a = left, *b = right;
    return str_compare(a->english, b->english);
}

struct catalogue_entry *catalogue_find(const struct catalogue *catalogue, struct str english) {
    struct catalogue_entry key = {.english = english};
    if (!catalogue->count) return NULL;
    return bsearch(&key, catalogue->entries, catalogue->count, sizeof key, by_english);
}

struct str catalogue_words(const struct catalogue *catalogue, const char *english) {
    struct str words = str_of(english);
    const struct catalogue_entry *entry = catalogue ? catalogue_find(catalogue, words) : NULL;
    return entry ? entry->translated : words;
}

const struct catalogue *catalogue_in(struct arena *arena, const struct catalogue *catalogue,
                                     const struct region *region) {
    if (!region) return catalogue;
    struct catalogue *spelled = NEW(arena, struct catalogue);
    *spelled = catalogue ? *catalogue : (struct catalogue){.language = &language_source};
    spelled->region = region;
    return spelled;
}

void catalogue_sort(struct catalogue *catalogue) {
    if (catalogue->count) qsort(catalogue->entries, catalogue->count, sizeof *catalogue->entries, by_english);
}
