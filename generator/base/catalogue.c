/* Finding translations. */
#include "base/catalogue.h"

#include "base/arena.h"
#include "base/hash.h"

/* Where the text is in the index, or would be. */
static size_t place_of(const struct catalogue *catalogue, const uint32_t *places, size_t count, struct str english) {
    size_t place = (size_t)hash_short(hash_of(english)) & (count - 1);
    while (places[place] && !str_equal(catalogue->entries[places[place] - 1].english, english))
        place = (place + 1) & (count - 1);
    return place;
}

struct catalogue_entry *catalogue_find(const struct catalogue *catalogue, struct str english) {
    if (!catalogue->place_count) return NULL;
    uint32_t number = catalogue->places[place_of(catalogue, catalogue->places, catalogue->place_count, english)];
    return number ? &catalogue->entries[number - 1] : NULL;
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

bool catalogue_index(struct arena *arena, struct catalogue *catalogue) {
    size_t count = 1;
    bool all = true;
    while (count < 2 * catalogue->count) count *= 2;
    uint32_t *places = NEW_ARRAY(arena, uint32_t, count);
    for (size_t i = 0; i < catalogue->count; i++) {
        size_t place = place_of(catalogue, places, count, catalogue->entries[i].english);
        all &= !places[place];
        if (!places[place]) places[place] = (uint32_t)i + 1;
    }
    catalogue->places = places;
    catalogue->place_count = catalogue->count ? count : 0;
    return all;
}
