/* Texts, each once, numbered in the order in which they first come: the stages, owners or sections that rows name.
 * Private to this folder. */
#ifndef FIGURE_DISTINCT_H
#define FIGURE_DISTINCT_H

#include <stdint.h>

#include "figure/sketch.h"

#define NOT_THERE SIZE_MAX

/* Starts as struct distinct d = {0}. */
struct distinct {
    struct str *texts;
    size_t count, capacity;
    size_t *slots; /* where a text's hash leads: its number + 1, 0 where nothing is */
    size_t slot_count;
};
size_t distinct_add(const struct sketch *sketch, struct distinct *distinct, struct str text); /* its number */
size_t distinct_find(const struct distinct *distinct, struct str text);                       /* or NOT_THERE */

#endif
