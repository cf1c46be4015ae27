/* Orders of rows: the keys of a `sort` option, and the sorting that sort() and the widgets share. Rows whose key is
 * missing stand last, whatever the direction; equal ones keep their order. */
#ifndef FORMULA_SORTING_H
#define FORMULA_SORTING_H

#include "formula/formula.h"

struct sort_key {
    struct formula *formula; /* over a row; parsed, not checked */
    bool down;
};

struct sort_keys {
    struct sort_key *items;
    size_t count;
};

/* "stage desc, max(a, b), -value": formulas with commas between them, each downwards with `desc` behind it or a minus
 * before it (with both, upwards). `span` is the place of the text's first character. What is no key is reported (F01)
 * and left out. */
struct sort_keys sort_keys_parse(struct arena *arena, struct diagnostics *sink, struct str text, struct span span);

struct sort_row {
    struct datum *keys; /* each as sort_value makes it */
    size_t place;       /* where it stood */
};

/* What a value is sorted by: a record by the name it prints as. */
struct datum sort_value(struct arena *arena, struct datum value);
/* `locale` is for texts and may be NULL: by bytes. `down` has one answer for each of `count` keys. */
void sort_rows(struct sort_row *rows, size_t row_count, const bool *down, size_t count, struct locale *locale);

#endif
