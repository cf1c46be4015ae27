/* Long data made wide: groups are found, ranked, given columns, and filled by adding up. */
#include "figure/spread.h"

#include "base/arena.h"

/* Values of a channel, each once. */
struct names {
    struct str *keys, *texts;
    size_t count, capacity, text_capacity;
};

static size_t name_place(const struct sketch *sketch, struct names *names, struct str key, struct str text) {
    for (size_t i = 0; i < names->count; i++)
        if (str_equal(names->keys[i], key)) return i;
    size_t place = names->count;
    ARENA_PUSH(sketch->arena, names->texts, place, names->text_capacity) = text;
    ARENA_PUSH(sketch->arena, names->keys, names->count, names->capacity) = key;
    return names->count - 1;
}

struct spreading {
    const struct sketch *sketch;
    const struct figure_data *from;
    const struct spread *spread;
    size_t series_count;
    struct names rows, names;
    size_t *row_of;    /* of each row of `from` */
    size_t *group_of;  /* of each row and series */
    size_t *column_of; /* of each group; the last column may hold several */
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
    for (size_t row = 0; row < from->row_count; row++) {
        const struct figure_value *x = figure_value(from, row, s->spread->x),
                                  *by = figure_value(from, row, s->spread->by);
        s->row_of[row] = name_place(s->sketch, &s->rows, x->key, x->text);
        for (size_t i = 0; i < s->series_count; i++)
            s->group_of[row * s->series_count + i] =
                name_place(s->sketch, &s->names, group_text(s, by->key, i), group_text(s, by->text, i));
    }
}

/* What each group adds up to, whatever the signs. */
static struct decimal *weigh_groups(const struct spreading *s) {
    struct decimal *weights = NEW_ARRAY(s->sketch->arena, struct decimal, s->names.count + 1);
    for (size_t row = 0; row < s->from->row_count; row++)
        for (size_t i = 0; i < s->series_count; i++) {
            const struct figure_value *value = figure_series_value(s->from, row, s->spread->series, i);
            struct decimal *weight = &weights[s->group_of[row * s->series_count + i]];
            if (figure_known(value)) *weight = decimal_add(*weight, decimal_absolute(value->exact));
        }
    return weights;
}

/* The greatest first; of equal ones the one that comes first. Returns the groups in that order. */
static size_t *rank_groups(struct spreading *s) {
    const struct decimal *weights = weigh_groups(s);
    size_t *ranked = NEW_ARRAY(s->sketch->arena, size_t, s->names.count + 1);
    for (size_t i = 0; i < s->names.count; i++) {
        size_t place = i;
        for (; place > 0 && decimal_compare(weights[ranked[place - 1]], weights[i]) < 0; place--)
            ranked[place] = ranked[place - 1];
        ranked[place] = i;
    }
    s->column_count = s->names.count < FIGURE_SERIES_MOST ? s->names.count : FIGURE_SERIES_MOST;
    s->column_of = NEW_ARRAY(s->sketch->arena, size_t, s->names.count + 1);
    for (size_t i = 0; i < s->names.count; i++) s->column_of[ranked[i]] = i < s->column_count ? i : s->column_count - 1;
    return ranked;
}

/* A sum is known as soon as one of its values is; "?" when one was said and nothing is known. */
static void add_value(struct figure_value *sum, const struct figure_value *value) {
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
}

static void fill_values(struct spreading *s) {
    size_t width = s->column_count + 2;
    const struct figure_value nothing = {.text = STR("–"), .key = STR("")};
    s->values = NEW_ARRAY(s->sketch->arena, struct figure_value, s->rows.count * width);
    for (size_t i = 0; i < s->rows.count * width; i++) s->values[i] = nothing;
    for (size_t row = 0; row < s->from->row_count; row++) {
        struct figure_value *to = &s->values[s->row_of[row] * width];
        const struct figure_value *note = figure_value(s->from, row, s->spread->note);
        to[0] = *figure_value(s->from, row, s->spread->x);
        for (size_t i = 0; i < s->series_count; i++)
            add_value(&to[1 + s->column_of[s->group_of[row * s->series_count + i]]],
                      figure_series_value(s->from, row, s->spread->series, i));
        if (!figure_known(&to[width - 1])) to[width - 1] = *note;
    }
}

static const struct figure_column *columns_of(const struct spreading *s, const size_t *ranked) {
    static const struct phrase other = {{[LANGUAGE_EN] = "Other", [LANGUAGE_DE] = "Übrige"}};
    const struct spread *spread = s->spread;
    struct figure_column *columns = NEW_ARRAY(s->sketch->arena, struct figure_column, s->column_count + 2);
    columns[0] = *figure_column(s->from, spread->x, 0);
    for (size_t i = 0; i < s->column_count; i++) {
        columns[1 + i] = *figure_column(s->from, spread->series, 0);
        columns[1 + i].label = s->names.texts[ranked[i]];
    }
    if (s->names.count > s->column_count) columns[s->column_count].label = words_plain(s->sketch, &other);
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
