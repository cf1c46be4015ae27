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
    struct catalogue_entry *entries;
    size_t count;
    const uint32_t *places; /* by the hash of an English text: its entry's number from 1, 0: a free place */
    size_t place_count;     /* a power of two; 0: no index yet, and nothing is found */
    const struct language *language;
    const struct region *region; /* as which its texts are spelled (catalogue_in); NULL: as they stand */
};

struct catalogue_entry *catalogue_find(const struct catalogue *catalogue, struct str english); /* NULL: none */

/* The translation of words of ours, else the words; `catalogue` may be NULL: English. */
struct str catalogue_words(const struct catalogue *catalogue, const char *english);

/* The catalogue, or NULL for English, as a region spells it, which may be NULL. Entries are shared. */
const struct catalogue *catalogue_in(struct arena *arena, const struct catalogue *catalogue,
                                     const struct region *region);

/* Makes the index of the entries. False: two have the same English text, of which the first is found. */
bool catalogue_index(struct arena *arena, struct catalogue *catalogue);

#endif
