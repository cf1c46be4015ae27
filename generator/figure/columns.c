/* Columns: the values of each row side by side or on top of each other, over an axis that holds zero. What was said to
 * be unknown is a "?" in its place; a note, such as growth, stands above a row's highest column. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { X, SERIES, NOTE };
enum setting { STACKED };

static const struct figure_channel channels[] = {
    {.name = "x", .takes = TAKES_TEXT, .required = true, .eg = "year"},
    {.name = "series", .takes = TAKES_NUMBER, .required = true, .many = true, .eg = "[plan, actual]"},
    {.name = "note", .takes = TAKES_NUMBER, .quiet = true, .eg = "growth"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "stacked", .takes = TAKES_TRUTH, .eg = "true"},
    {0},
};

enum { PLOT = 150 * POINT, HEAD = 12 * POINT /* room for notes */, WIDEST = 34 * POINT, TICKS = 4 };

/* What the drawing functions share. */
struct columns {
    struct sketch *sketch;
    const struct figure_data *data;
    struct scale scale;
    struct bands bands;
    struct box plot;
    bool stacked;
};

/* Of a stack: the sums of what is above and below zero. */
static struct range range_of(const struct figure_data *data, bool stacked) {
    struct range range = {0};
    range_add(&range, 0);
    for (size_t row = 0; row < data->row_count; row++) {
        double above = 0, below = 0;
        for (size_t s = 0; s < figure_series(data, SERIES); s++) {
            const struct figure_value *value = figure_series_value(data, row, SERIES, s);
            if (!figure_known(value)) continue;
            range_add(&range, value->number);
            *(value->number > 0 ? &above : &below) += value->number;
        }
        if (!stacked) continue;
        range_add(&range, above);
        range_add(&range, below);
    }
    return range;
}

static struct str *labels_of(const struct sketch *sketch, const struct figure_data *data) {
    struct str *labels = NEW_ARRAY(sketch->arena, struct str, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) labels[row] = figure_value(data, row, X)->text;
    return labels;
}

static void draw_part(const struct columns *columns, size_t series, millipoints left, millipoints width, double from,
                      double to) {
    millipoints a = scale_at(&columns->scale, from), b = scale_at(&columns->scale, to);
    struct box box = {left, a < b ? a : b, left + width, a < b ? b : a};
    mark_box(columns->sketch, box, paint_series(series));
}

/* One on top of the other, negative ones downwards. Returns the upper end. */
static millipoints draw_stack(const struct columns *columns, size_t row, millipoints left, millipoints width) {
    double above = 0, below = 0;
    for (size_t s = 0; s < figure_series(columns->data, SERIES); s++) {
        const struct figure_value *value = figure_series_value(columns->data, row, SERIES, s);
        if (!figure_known(value)) continue;
        double *base = value->number > 0 ? &above : &below;
        draw_part(columns, s, left, width, *base, *base + value->number);
        *base += value->number;
    }
    return scale_at(&columns->scale, above);
}

/* A "?" where the column would stand, if there is room. Returns its upper end, or the line of zero. */
static millipoints draw_unknown(const struct columns *columns, struct str mark, millipoints left, millipoints width) {
    millipoints zero = scale_at(&columns->scale, 0);
    if (text_width(columns->sketch, mark, &INK_NOTE) > width) return zero;
    text_draw(columns->sketch, left + width / 2, zero - GAP / 2, mark, &INK_NOTE_MIDDLE);
    return zero - GAP / 2 - SMALL;
}

/* Side by side. Returns the upper end of the highest. */
static millipoints draw_group(const struct columns *columns, size_t row, millipoints left, millipoints width) {
    millipoints top = scale_at(&columns->scale, 0);
    for (size_t s = 0; s < figure_series(columns->data, SERIES); s++) {
        const struct figure_value *value = figure_series_value(columns->data, row, SERIES, s);
        millipoints x = left + (millipoints)s * width, end = top;
        if (value->state == FIGURE_UNKNOWN) end = draw_unknown(columns, value->text, x, width);
        if (figure_known(value)) {
            draw_part(columns, s, x, width - width / 10, 0, value->number);
            end = scale_at(&columns->scale, value->number);
        }
        if (end < top) top = end;
    }
    return top;
}

static void draw_note(const struct columns *columns, size_t row, millipoints top) {
    static const struct phrase rise = {{[LANGUAGE_EN] = "+{0}", [LANGUAGE_DE] = "+{0}"}};
    const struct figure_value *note = figure_value(columns->data, row, NOTE);
    if (!figure_known(note)) return;
    struct str text = words_exact(columns->sketch, figure_column(columns->data, NOTE, 0), note->exact);
    if (note->number > 0) text = say(columns->sketch, &rise, text);
    if (text_width(columns->sketch, text, &INK_NOTE) > bands_width(&columns->bands)) return;
    text_draw(columns->sketch, bands_middle(&columns->bands, row), top - GAP, text, &INK_NOTE_MIDDLE);
}

static void draw_row(const struct columns *columns, size_t row) {
    size_t across = columns->stacked ? 1 : figure_series(columns->data, SERIES);
    millipoints band = bands_width(&columns->bands), width = band * 7 / 10 / (millipoints)across;
    if (width > WIDEST) width = WIDEST;
    millipoints left = bands_middle(&columns->bands, row) - width * (millipoints)across / 2;
    draw_note(columns, row, (columns->stacked ? draw_stack : draw_group)(columns, row, left, width));
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct columns columns = {.sketch = sketch, .data = data, .stacked = figure_is_set(data, STACKED)};
    struct range range = range_of(data, columns.stacked);
    size_t series = figure_series(data, SERIES);
    const struct figure_column *column = figure_column(data, SERIES, 0);
    const struct legend_entry *legend = legend_of_series(sketch, data, SERIES);
    millipoints width = sketch->drawing->width, head = series > 1 ? legend_height(sketch, legend, series, width) : 0;
    columns.scale = scale_round(range.low, range.high, TICKS, head + HEAD + PLOT, head + HEAD);
    columns.plot = (struct box){axis_width(sketch, &columns.scale, column), head + HEAD, width, head + HEAD + PLOT};
    columns.bands = (struct bands){columns.plot.left, columns.plot.right, data->row_count};
    const struct str *labels = labels_of(sketch, data);
    sketch->drawing->height = columns.plot.bottom + band_labels_height(sketch, &columns.bands, labels);
    if (series > 1) legend_draw(sketch, legend, series, columns.plot.left, 0, width - columns.plot.left);
    axis_left(sketch, &columns.scale, column, columns.plot);
    for (size_t row = 0; row < data->row_count; row++) draw_row(&columns, row);
    band_labels(sketch, &columns.bands, labels, columns.plot.bottom);
}

/* ---- in words ---- */

/* "Umsatz: von 4,2 Mio. € (2022) auf 5,1 Mio. € (2026), höchster Wert 5,1 Mio. € (2026)." */
static struct str describe_series(const struct sketch *sketch, const struct figure_data *data, size_t series) {
    static const struct phrase change = {
        {[LANGUAGE_EN] = "{0}: from {1} ({2}) to {3} ({4}), highest value {5} ({6}).",
         [LANGUAGE_DE] = "{0}: von {1} ({2}) auf {3} ({4}), höchster Wert {5} ({6})."}};
    static const struct phrase single = {{[LANGUAGE_EN] = "{0}: {1} ({2}).", [LANGUAGE_DE] = "{0}: {1} ({2})."}};
    const struct figure_column *column = figure_column(data, SERIES, series);
    const struct figure_value *first = NULL, *last = NULL, *most = NULL;
    struct str first_x = {0}, last_x = {0}, most_x = {0};
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *value = figure_series_value(data, row, SERIES, series);
        struct str x = figure_value(data, row, X)->text;
        if (!figure_known(value)) continue;
        if (!first) first = value, first_x = x;
        if (!most || value->number > most->number) most = value, most_x = x;
        last = value, last_x = x;
    }
    if (!first) return (struct str){0};
    struct str from = words_value(sketch, column, first), to = words_value(sketch, column, last);
    if (first == last) return say(sketch, &single, column->label, from, first_x);
    return say(sketch, &change, column->label, from, first_x, to, last_x, words_value(sketch, column, most), most_x);
}

static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    struct str text = {0};
    for (size_t s = 0; s < figure_series(data, SERIES); s++)
        text = words_add(sketch, text, describe_series(sketch, data, s));
    return words_add(sketch, text, words_unknown(sketch, data, SERIES));
}

const struct figure_type figure_columns = {
    .name = STR_INIT("columns"), .channels = channels, .settings = settings, .draw = draw, .describe = describe};
