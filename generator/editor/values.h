/* Values of the last project as the one who edits reads them. Inside of editor/. */
#ifndef EDITOR_VALUES_H
#define EDITOR_VALUES_H

#include "editor/view.h"
#include "formula/print.h"

struct values {
    const struct editor *editor;
    struct locale *locale;
    struct computation computation;
    struct diagnostics unheard;
};

struct values values_open(const struct editor *editor);
void values_close(struct values *values);

/* Computed, typed or its default, in full class. */
struct datum values_of(struct values *values, const struct record *record, const struct field *field);
/* In one line; empty when it says nothing. */
struct str values_print(struct values *values, const struct record *record, const struct field *field);
/* How it comes about: a computed field's formula with what its fields are now, "value × probability = 95.000 € × 50 %";
 * empty of others. */
struct str values_trace(struct values *values, const struct record *record, const struct field *field);

/* What the rows of a list add up to: "Weighted 2,657,500 €, 4 rows"; empty where nothing of them does. */
struct str values_sum(struct values *values, const struct record *record, const struct field *list);

#endif
