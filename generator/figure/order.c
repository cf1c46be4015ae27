/* Sorting numbers by merging runs that are in order, each twice as long as before. */
#include "figure/order.h"

#include "base/arena.h"

size_t *order_of(const struct sketch *sketch, size_t count, bool (*comes_before)(const void *what, size_t a, size_t b),
                 const void *what) {
    size_t *from = NEW_ARRAY(sketch->arena, size_t, count + 1), *to = NEW_ARRAY(sketch->arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++) from[i] = i;
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t middle = start + run < count ? start + run : count,
                   end = middle + run < count ? middle + run : count, a = start, b = middle;
            for (size_t i = start; i < end; i++)
                to[i] = b == end || (a < middle && !comes_before(what, from[b], from[a])) ? from[a++] : from[b++];
        }
        size_t *sorted = to;
        to = from;
        from = sorted;
    }
    return from;
}
