/* What columns show, in words: of single columns how each series goes, of stacks how their sums go and what the largest
 * part of the last one is. */
#include "figure/columns.h"

/* A value and the x it belongs to. */
struct spot {
    const struct figure_value *value;
    struct str x;
};

static struct str x_of(const struct sketch *sketch, const struct figure_data *data, size_t row) {
    return words_name(sketch, figure_value(data, row, COLUMNS_X));
}

/* "Umsatz: von 4,2 Mio. € (2022) auf 5,1 Mio. € (2026), höchster Wert 5,1 Mio. € (2026)." */
static struct str describe_series(const struct sketch *sketch, const struct figure_data *data, size_t series) {
    const struct figure_column *column = figure_column(data, COLUMNS_SERIES, series);
    struct spot first = {0}, last = {0}, most = {0};
    for (size_t row = 0; row < data->row_count; row++) {
        struct spot spot = {figure_series_value(data, row, COLUMNS_SERIES, series), x_of(sketch, data, row)};
        if (!figure_known(spot.value)) continue;
        if (!first.value) first = spot;
        if (!most.value || spot.value->number > most.value->number) most = spot;
        last = spot;
    }
    if (!first.value) return (struct str){0};
    struct str from = first.value->brief, to = last.value->brief;
    if (first.value == last.value) return say(sketch, "{0}: {1} ({2}).", column->label, from, first.x);
    return say(sketch, "{0}: from {1} ({2}) to {3} ({4}), highest value {5} ({6}).", column->label, from, first.x, to,
               last.x, most.value->brief, most.x);
}

/* "In 2026 ist der größte Teil Service mit 2,2 Mio. € von 7,3 Mio. €." Of parts below zero there is no largest one. */
static struct str describe_largest(const struct sketch *sketch, const struct figure_data *data, size_t row,
                                   struct str sum) {
    const struct figure_value *most = NULL;
    const struct figure_column *column = NULL;
    for (size_t s = 0; s < figure_series(data, COLUMNS_SERIES); s++) {
        const struct figure_value *value = figure_series_value(data, row, COLUMNS_SERIES, s);
        if (!figure_known(value)) continue;
        if (value->number < 0) return (struct str){0};
        if (!most || value->number > most->number) most = value, column = figure_column(data, COLUMNS_SERIES, s);
    }
    return say(sketch, "The largest part ({0}) is {1} with {2} of {3}.", x_of(sketch, data, row), column->label,
               most->brief, sum);
}

static struct str describe_stacks(const struct sketch *sketch, const struct figure_data *data) {
    const struct figure_column *column = figure_column(data, COLUMNS_SERIES, 0);
    struct str from = {0}, to = {0};
    size_t first = 0, last = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        struct figure_value total;
        columns_total(data, row, &total);
        if (!figure_known(&total)) continue;
        to = words_exact(sketch, column, total.exact);
        last = row;
        if (!from.size) from = to, first = row;
    }
    if (!from.size) return (struct str){0};
    struct str text = first == last ? say(sketch, "In all: {0} ({1}).", from, x_of(sketch, data, first))
                                    : say(sketch, "In all: from {0} ({1}) to {2} ({3}).", from,
                                          x_of(sketch, data, first), to, x_of(sketch, data, last));
    return words_add(sketch, text, describe_largest(sketch, data, last, to));
}

struct str columns_describe(const struct sketch *sketch, const struct figure_data *rows) {
    const struct figure_data *data = columns_data(sketch, rows);
    size_t series = figure_series(data, COLUMNS_SERIES);
    struct str text = {0};
    if (series > 1 && figure_is_set(data, COLUMNS_STACKED)) text = describe_stacks(sketch, data);
    else
        for (size_t s = 0; s < series; s++) text = words_add(sketch, text, describe_series(sketch, data, s));
    return words_add(sketch, text, words_unknown(sketch, rows, COLUMNS_SERIES));
}

/* Of stacks the largest part of the last one; what columns side by side have to say is said by who shows them. */
struct str columns_message(const struct sketch *sketch, const struct figure_data *rows) {
    const struct figure_data *data = columns_data(sketch, rows);
    size_t row = data->row_count;
    struct figure_value total;
    if (figure_series(data, COLUMNS_SERIES) < 2 || !figure_is_set(data, COLUMNS_STACKED)) return (struct str){0};
    while (row > 0 && (columns_total(data, row - 1, &total), !figure_known(&total))) row--;
    if (!row) return (struct str){0};
    const struct figure_column *column = figure_column(data, COLUMNS_SERIES, 0);
    return describe_largest(sketch, data, row - 1, words_exact(sketch, column, total.exact));
}
