/* Data in long form made wide: the rows that share an x become one row, the values of another channel become series.
 * Private to this folder. */
#ifndef FIGURE_SPREAD_H
#define FIGURE_SPREAD_H

#include "figure/words.h"

/* Which channels play a part, by the numbers of the figure's type. */
struct spread {
    int x, by, series, note;
};

/* A row for each x, in the order in which they first come; a series for each value of `by` (of several series: for each
 * pair), the greatest first. Beyond FIGURE_SERIES_MOST the smallest are added up as "other". Values are added up
 * exactly; of notes the first that is known stands. The data itself when `by` is not given. */
const struct figure_data *spread_rows(const struct sketch *sketch, const struct figure_data *data,
                                      const struct spread *spread);

#endif
