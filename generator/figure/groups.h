/* Rows gathered by a choice: the goals of each side, the opportunities of each stage. Private to this folder. */
#ifndef FIGURE_GROUPS_H
#define FIGURE_GROUPS_H

#include "figure/sketch.h"

struct group {
    const struct figure_value *choice; /* that its rows share */
    size_t *rows;                      /* in the data's order */
    size_t count;
};
struct groups {
    struct group *items;
    size_t count;
};
/* By the channel's keys, ordered by the place of the choices, what is not known last; texts keep the order in which
 * they first come. All rows are one group when the channel is not given. */
struct groups groups_of(const struct sketch *sketch, const struct figure_data *data, int channel);

#endif
