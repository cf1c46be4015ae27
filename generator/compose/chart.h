/* The widget `chart`, compiled: which figure, and the formulas behind its channels and settings. Private to chart.c and
 * chart_data.c. */
#ifndef COMPOSE_CHART_H
#define COMPOSE_CHART_H

#include "compose/table.h"
#include "figure/figure.h"

struct chart {
    const struct figure_type *type;
    struct span span;
    struct formula *rows; /* NULL: the rows are `values` */
    struct order *order;
    struct labelled *values; /* one for each row, when the type's rows are values */
    size_t value_count;
    struct table_columns columns; /* of all channels, one after the other; of values: none */
    size_t first[FIGURE_CHANNELS_MOST], count[FIGURE_CHANNELS_MOST]; /* of each channel in `columns` */
    bool expected[FIGURE_SERIES_MOST]; /* of the channel that may hold forecasts: whether each of its series does */
    struct labelled settings[FIGURE_CHANNELS_MOST]; /* formula NULL: not given */
    struct str name;                                /* by which texts refer to it; may be empty */
    struct texts title, message, caption, alternative;
    enum figure_size size;
};

/* Compiles the options of a figure type; NULL after reporting. */
struct chart *chart_compile(struct compiler *compiler, const struct widget_use *use, const struct figure_type *type);

/* Computes the data of the figure and the table that shows them; false when there is nothing to show, or after
 * reporting. */
bool chart_data(struct composer *composer, const struct chart *chart, struct figure_data *data, struct table **table);

/* One value as a figure's channel takes it; and how a column of such values is written, from the first of them, `step`
 * apart. The column's label is the caller's. */
struct figure_value chart_value(struct composer *composer, struct datum datum, struct type type,
                                enum figure_takes takes);
/* What figure_data.print is. */
struct str chart_print(struct arena *arena, struct locale *locale, const struct figure_column *column,
                       struct decimal number, int places);
struct figure_column chart_column(struct type type, const struct datum *values, size_t count, size_t step);
/* Whether a formula gives what a channel takes; reported when not. */
bool chart_fits(struct compiler *compiler, const struct figure_channel *channel, const struct formula *formula);

#endif
