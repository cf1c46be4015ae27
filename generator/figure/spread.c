/* Long data made wide: groups are found, ranked, given columns, and filled by adding up. */
#include "figure/spread.h"

#include "base/arena.h"
#include "figure/distinct.h"
#include "figure/order.h"

struct spreading {
    const struct sketch *sketch;
    const struct figure_data *from;
    const struct spread *spread;
    size_t series_count;
    struct distinct rows, keys; /* of x and of `by` */
    size_t group_count;         /* for each key and series one */
    struct str *names;          /* of the groups */
    size_t *row_of;             /* of each row of `from` */
    size_t *group_of;           /* of each row and series */
    struct decimal *weights;    /* of each group: what it adds up to, whatever the signs */
    size_t *column_of;          /* of each group; the last column may hold several */
    size_t column_count;
    struct figure_value *values; /* x, the columns, the note */
};

/* "family", or with several series "family, plan". */
static struct str group_text(const struct spreading *s, struct str text, size_t series) {
    if (s->series_count < 2) return text;
    struct str label = figure_column(s->from, s->spread->series, series)->label;
    return str_format(s->sketch->arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(label));
}

static void find_groups(struct spreading *s) {
    const struct figure_data *from = s->from;
    s->row_of = NEW_ARRAY(s->sketch->arena, size_t, from->row_count);
    s->group_of = NEW_ARRAY(s->sketch->arena, size_t, from->row_count * s->series_count + 1);
    s->names = NEW_ARRAY(s->sketch->arena, struct str, from->row_count * s->series_count + 1);
    for (size_t row = 0; row < from->row_count; row++) {
        const struct figure_value *x = figure_value(from, row, s->spread->x),
                                  *by = figure_value(from, row, s->spread->by);
        s->row_of[row] = distinct_add(s->sketch, &s->rows, x->key);
        size_t key = distinct_add(s->sketch, &s->keys, by->key);
        for (size_t i = 0; i < s->series_count; i++) {
            size_t group = key * s->series_count + i;
            struct str name = by->state == FIGURE_MISSING ? say(s->sketch, "Not said") : by->text;
            if (!s->names[group].size) s->names[group] = group_text(s, name, i);
            s->group_of[row * s->series_count + i] = group;
        }
    }
    s->group_count = s->keys.count * s->series_count;
}

static void weigh_groups(struct spreading *s) {
    s->weights = NEW_ARRAY(s->sketch->arena, struct decimal, s->group_count + 1);
    for (size_t row = 0; row < s->from->row_count; row++)
        for (size_t i = 0; i < s->series_count; i++) {
            const struct figure_value *value = figure_series_value(s->from, row, s->spread->series, i);
            struct decimal *weight = &s->weights[s->group_of[row * s->series_count + i]];
            if (figure_known(value)) *weight = decimal_add(*weight, decimal_absolute(value->exact));
        }
}

static bool is_heavier(const void *spreading, size_t a, size_t b) {
    const struct decimal *weights = ((const struct spreading *)spreading)->weights;
    return decimal_compare(weights[a], weights[b]) > 0;
}

/* The greatest first; of equal ones the one that comes first. Returns the groups in that order. */
static size_t *rank_groups(struct spreading *s) {
    weigh_groups(s);
    size_t *ranked = order_of(s->sketch, s->group_count, is_heavier, s);
    s->column_count = s->group_count < FIGURE_SERIES_MOST ? s->group_count : FIGURE_SERIES_MOST;
    s->column_of = NEW_ARRAY(s->sketch->arena, size_t, s->group_count + 1);
    for (size_t i = 0; i < s->group_count; i++) s->column_of[ranked[i]] = i < s->column_count ? i : s->column_count - 1;
    return ranked;
}

/* A sum is known as soon as one of its values is; "?" when one was said and nothing is known. */
static void add_value(const struct spreading *s, struct figure_value *sum, const struct figure_value *value) {
    if (!figure_known(value)) {
        if (value->state == FIGURE_UNKNOWN && sum->state == FIGURE_MISSING) *sum = *value;
        return;
    }
    if (!figure_known(sum)) {
        *sum = *value;
        return;
    }
    sum->exact = decimal_add(sum->exact, value->exact);
    sum->number += value->number;
    sum->text = sum->brief = words_exact(s->sketch, figure_column(s->from, s->spread->series, 0), sum->exact);
}

static void fill_values(struct spreading *s) {
    size_t width = s->column_count + 2;
    const struct figure_value nothing = {.text = STR(SIGN_MISSING), .brief = STR(SIGN_MISSING), .key = STR("")};
    s->values = NEW_ARRAY(s->sketch->arena, struct figure_value, s->rows.count * width);
    for (size_t i = 0; i < s->rows.count * width; i++) s->values[i] = nothing;
    for (size_t row = 0; row < s->from->row_count; row++) {
        struct figure_value *to = &s->values[s->row_of[row] * width];
        const struct figure_value *note = figure_value(s->from, row, s->spread->note);
        to[0] = *figure_value(s->from, row, s->spread->x);
        for (size_t i = 0; i < s->series_count; i++)
            add_value(s, &to[1 + s->column_of[s->group_of[row * s->series_count + i]]],
                      figure_series_value(s->from, row, s->spread->series, i));
        if (!figure_known(&to[width - 1])) to[width - 1] = *note;
    }
}

static const struct figure_column *columns_of(const struct spreading *s, const size_t *ranked) {
    const struct spread *spread = s->spread;
    struct figure_column *columns = NEW_ARRAY(s->sketch->arena, struct figure_column, s->column_count + 2);
    columns[0] = *figure_column(s->from, spread->x, 0);
    for (size_t i = 0; i < s->column_count; i++) {
        columns[1 + i] = *figure_column(s->from, spread->series, ranked[i] % s->series_count);
        columns[1 + i].label = s->names[ranked[i]];
    }
    if (s->group_count > s->column_count) columns[s->column_count].label = say(s->sketch, "Other");
    columns[s->column_count + 1] = *figure_column(s->from, spread->note, 0);
    return columns;
}

const struct figure_data *spread_rows(const struct sketch *sketch, const struct figure_data *data,
                                      const struct spread *spread) {
    if (!figure_series(data, spread->by) || !figure_series(data, spread->series)) return data;
    struct spreading s = {
        .sketch = sketch, .from = data, .spread = spread, .series_count = figure_series(data, spread->series)};
    find_groups(&s);
    const size_t *ranked = rank_groups(&s);
    fill_values(&s);
    struct figure_data *wide = NEW(sketch->arena, struct figure_data);
    *wide = *data;
    wide->row_count = s.rows.count;
    wide->column_count = s.column_count + 2;
    wide->values = s.values;
    wide->columns = columns_of(&s, ranked);
    wide->count[spread->by] = 0;
    wide->first[spread->x] = 0;
    wide->first[spread->series] = 1;
    wide->count[spread->series] = s.column_count;
    wide->first[spread->note] = s.column_count + 1;
    wide->count[spread->note] = 1;
    return wide;
}
