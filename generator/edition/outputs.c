/* Finding outputs by the file of the project that goes into them. */
#include "edition/edition.h"

size_t edition_outputs_first(const struct edition_outputs *outputs, struct str file) {
    size_t low = 0, high = outputs->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_compare(outputs->items[middle].file, file) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool edition_outputs_are_of(const struct edition_outputs *outputs, size_t at, struct str file) {
    return at < outputs->count && str_equal(outputs->items[at].file, file);
}
