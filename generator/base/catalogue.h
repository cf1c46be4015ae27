/* A catalogue: English texts of layouts and what they are in another language. Read by project/catalogue.c. */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include "base/source.h"

struct catalogue_entry {
    struct str english, translated;
    struct span span;
};

struct catalogue {
    struct catalogue_entry *entries; /* sorted by english */
    size_t count;
};

struct catalogue_entry *catalogue_find(const struct catalogue *catalogue, struct str english); /* NULL: none */

/* Puts the entries into their order. */
void catalogue_sort(struct catalogue *catalogue);

#endif
