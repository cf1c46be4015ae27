/* Orders: the numbers from 0 sorted by what they stand for. What is equal keeps its order, so that drawings are the
 * same on every machine. Private to this folder. */
#ifndef FIGURE_ORDER_H
#define FIGURE_ORDER_H

#include "figure/sketch.h"

/* `count` numbers in the sketch's arena; `what` is handed to comes_before. */
size_t *order_of(const struct sketch *sketch, size_t count, bool (*comes_before)(const void *what, size_t a, size_t b),
                 const void *what);

#endif
