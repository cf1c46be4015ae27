/* The list of all figures: a file for each. */
#include "figure/types.h"

static const struct figure_type *const types[] = {
    &figure_columns,
};

enum { TYPE_COUNT = sizeof types / sizeof *types };

const struct figure_type *figure_type_at(size_t index) { return index < TYPE_COUNT ? types[index] : NULL; }

const struct figure_type *figure_type_find(struct str name) {
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (str_equal(types[i]->name, name)) return types[i];
    return NULL;
}
