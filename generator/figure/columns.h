/* What drawing and describing columns share. Private to columns*.c. */
#ifndef FIGURE_COLUMNS_H
#define FIGURE_COLUMNS_H

#include "figure/words.h"

enum columns_channel { COLUMNS_X, COLUMNS_BY, COLUMNS_SERIES, COLUMNS_NOTE };
enum columns_setting { COLUMNS_STACKED };

/* A row for each x: what is drawn and spoken of. */
const struct figure_data *columns_data(const struct sketch *sketch, const struct figure_data *data);
/* The sum of a row's known values; MISSING when there are none. False when a part of it is unknown. */
bool columns_total(const struct figure_data *data, size_t row, struct figure_value *total);
struct str columns_describe(const struct sketch *sketch, const struct figure_data *data);
struct str columns_message(const struct sketch *sketch, const struct figure_data *data);

#endif
