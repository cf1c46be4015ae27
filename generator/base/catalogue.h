/* A catalogue: English texts of ours, of layouts and messages, and what they are in another language. Read by
 * project/catalogue.c. */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include "base/locale.h"
#include "base/source.h"

struct catalogue_entry {
    struct str english, translated;
    struct span span;
};

struct catalogue {
    struct catalogue_entry *entries; /* sorted by english */
    size_t count;
    const struct language *language;
    const struct region *region; /* as which its texts are spelled (catalogue_in); NULL: as they stand */
};

struct catalogue_entry *catalogue_find(const struct catalogue *catalogue, struct str english); /* NULL: none */

/* The translation of words of ours, else the words; `catalogue` may be NULL: English. */
struct str catalogue_words(const struct catalogue *catalogue, const char *english);

/* The catalogue, or NULL for English, as a region spells it, which may be NULL. Entries are shared. */
const struct catalogue *catalogue_in(struct arena *arena, const struct catalogue *catalogue,
                                     const struct region *region);

/* Puts the entries into their order. */
void catalogue_sort(struct catalogue *catalogue);

#endif
