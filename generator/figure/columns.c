/* Columns: the values of each row side by side or on top of each other, over an axis that holds zero. Where there is
 * room each column has its value at its end and the axis goes; stacks have their sums above them. What was said to be
 * unknown is a "?" in its place; a note, such as growth, stands above a row's highest column. */
#include "figure/columns.h"

#include "base/arena.h"
#include "figure/guide.h"
#include "figure/spread.h"
#include "figure/types.h"

static const struct figure_channel channels[] = {
    {.name = "x", .takes = TAKES_TEXT, .required = true, .eg = "year"},
    {.name = "by", .takes = TAKES_TEXT, .eg = "family"},
    {.name = "series", .takes = TAKES_NUMBER, .required = true, .many = true, .eg = "[plan, actual]"},
    {.name = "note", .takes = TAKES_NUMBER, .quiet = true, .eg = "growth"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "stacked", .takes = TAKES_TRUTH, .eg = "true"},
    {0},
};

enum {
    PLOT = 150 * POINT,
    WIDEST = 34 * POINT,
    BESIDE_FROM = 300 * POINT, /* drawings that are as wide have the names of stacked series at their right */
    BESIDE_SHARE = 3,          /* which take at most one part in so many */
    SAMPLE = 8 * POINT,
    NARROWEST = 3 * POINT, /* of a band whose note is looked at: narrower than any letter */
};

const struct figure_data *columns_data(const struct sketch *sketch, const struct figure_data *data) {
    static const struct spread spread = {COLUMNS_X, COLUMNS_BY, COLUMNS_SERIES, COLUMNS_NOTE};
    return spread_rows(sketch, data, &spread);
}

bool columns_total(const struct figure_data *data, size_t row, struct figure_value *total) {
    *total = (struct figure_value){.state = FIGURE_MISSING};
    bool complete = true;
    for (size_t s = 0; s < figure_series(data, COLUMNS_SERIES); s++) {
        const struct figure_value *value = figure_series_value(data, row, COLUMNS_SERIES, s);
        if (value->state == FIGURE_UNKNOWN) complete = false;
        if (!figure_known(value)) continue;
        total->state = FIGURE_KNOWN;
        total->exact = decimal_add(total->exact, value->exact);
        total->number += value->number;
    }
    return complete;
}

/* ---- how it is laid out ---- */

/* What the drawing functions share. */
struct columns {
    struct sketch *sketch;
    const struct figure_data *data;
    struct scale scale;
    struct bands bands;
    struct box plot;
    millipoints pitch, thick; /* from column to column of a group, and how wide each is */
    bool stacked, labelled;   /* with a value at the end of each column, or a sum above each stack */
};

/* Of a stack: the sums of what is above and below zero. */
static struct range range_of(const struct figure_data *data, bool stacked) {
    struct range range = {0};
    range_add(&range, 0);
    for (size_t row = 0; row < data->row_count; row++) {
        double above = 0, below = 0;
        for (size_t s = 0; s < figure_series(data, COLUMNS_SERIES); s++) {
            const struct figure_value *value = figure_series_value(data, row, COLUMNS_SERIES, s);
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

static const struct ink *label_ink(const struct columns *columns) {
    static const struct ink small = {SMALL, false, ANCHOR_MIDDLE, COLOUR_INK};
    return !columns->stacked && figure_series(columns->data, COLUMNS_SERIES) > 1 ? &small : &INK_LABEL_MIDDLE;
}

static struct str value_text(const struct columns *columns, size_t row, size_t series) {
    const struct figure_value *value = figure_series_value(columns->data, row, COLUMNS_SERIES, series);
    if (!figure_known(value)) return (struct str){0};
    return value->brief;
}

/* "4,8 Mio. €", or "4,8 Mio. € + ?" when a part of it is unknown. */
static struct str total_text(const struct columns *columns, size_t row) {
    struct figure_value total;
    bool complete = columns_total(columns->data, row, &total);
    if (!figure_known(&total)) return complete ? (struct str){0} : STR(SIGN_UNKNOWN);
    struct str text = words_exact(columns->sketch, figure_column(columns->data, COLUMNS_SERIES, 0), total.exact);
    return complete ? text : str_format(columns->sketch->arena, "%.*s + ?", STR_ARG(text));
}

/* How wide the widest label is; as soon as one is wider than there is room, its width. */
static millipoints widest_label(const struct columns *columns, millipoints room) {
    millipoints widest = 0;
    size_t series = columns->stacked ? 1 : figure_series(columns->data, COLUMNS_SERIES);
    for (size_t row = 0; row < columns->data->row_count && widest <= room; row++)
        for (size_t s = 0; s < series && widest <= room; s++) {
            struct str text = columns->stacked ? total_text(columns, row) : value_text(columns, row, s);
            millipoints width = text_width(columns->sketch, text, label_ink(columns));
            if (width > widest) widest = width;
        }
    return widest;
}

/* Columns are as wide as the bands allow, up to a limit; and whether their labels have room. */
static void measure_columns(struct columns *columns) {
    enum { BREATH = 2 * POINT, LEAST = 12 * POINT };
    millipoints across = columns->stacked ? 1 : (millipoints)figure_series(columns->data, COLUMNS_SERIES);
    if (!across) across = 1;
    millipoints band = bands_width(&columns->bands), room = band * 9 / 10 / across - BREATH;
    millipoints widest = room < LEAST ? room + 1 : widest_label(columns, room);
    columns->labelled = widest <= room;
    columns->pitch = band * 7 / 10 / across;
    if (columns->pitch > WIDEST) columns->pitch = WIDEST;
    if (columns->labelled && columns->pitch < widest + BREATH) columns->pitch = widest + BREATH;
    columns->thick = columns->pitch * 9 / 10;
    if (columns->thick > WIDEST) columns->thick = WIDEST;
}

/* Single columns with their values need no axis; stacks do, for their parts. */
static void lay_across(struct columns *columns, struct range range, millipoints right) {
    const struct figure_column *column = figure_column(columns->data, COLUMNS_SERIES, 0);
    columns->plot.right = right;
    columns->bands = (struct bands){0, right, columns->data->row_count};
    if (!columns->stacked) measure_columns(columns);
    if (columns->labelled) {
        columns->scale.low = range.low, columns->scale.high = range.high > range.low ? range.high : range.low + 1;
        return;
    }
    columns->plot.left = axis_width(columns->sketch, &columns->scale, column);
    columns->bands.from = columns->plot.left;
    measure_columns(columns);
    if (!columns->stacked) columns->labelled = false; /* the axis is there already */
}

/* ---- the columns ---- */

/* Centred, on a piece of paper: no grid line crosses it. */
static void draw_label(const struct columns *columns, millipoints x, millipoints y, struct str text,
                       const struct ink *ink) {
    mark_box(columns->sketch, text_box(columns->sketch, x, y, text, ink), paint_solid(COLOUR_PAPER));
    text_draw(columns->sketch, x, y, text, ink);
}

static void draw_part(const struct columns *columns, size_t series, millipoints left, double from, double to) {
    millipoints a = scale_at(&columns->scale, from), b = scale_at(&columns->scale, to);
    struct box box = {left, a < b ? a : b, left + columns->thick, a < b ? b : a};
    mark_box(columns->sketch, box, paint_series(series));
}

/* Where sums have no room, at least the "?" that a part of the stack is unknown. */
static struct str unknown_text(const struct columns *columns, size_t row) {
    struct figure_value total;
    bool fits = bands_width(&columns->bands) > TEXT;
    return columns_total(columns->data, row, &total) || !fits ? (struct str){0} : STR(SIGN_UNKNOWN);
}

/* One on top of the other, negative ones downwards. Returns the upper end. */
static millipoints draw_stack(const struct columns *columns, size_t row) {
    millipoints middle = bands_middle(&columns->bands, row), left = middle - columns->thick / 2;
    double above = 0, below = 0;
    for (size_t s = 0; s < figure_series(columns->data, COLUMNS_SERIES); s++) {
        const struct figure_value *value = figure_series_value(columns->data, row, COLUMNS_SERIES, s);
        if (!figure_known(value)) continue;
        double *base = value->number > 0 ? &above : &below;
        draw_part(columns, s, left, *base, *base + value->number);
        *base += value->number;
    }
    millipoints top = scale_at(&columns->scale, above);
    struct str text = columns->labelled ? total_text(columns, row) : unknown_text(columns, row);
    if (str_empty(text)) return top;
    draw_label(columns, middle, top - GAP, text, label_ink(columns));
    return top - LINE;
}

/* A "?" where the column would stand, if there is room. Returns its upper end, or the line of zero. */
static millipoints draw_unknown(const struct columns *columns, struct str mark, millipoints middle) {
    millipoints zero = scale_at(&columns->scale, 0);
    if (text_width(columns->sketch, mark, &INK_NOTE) > columns->pitch) return zero;
    text_draw(columns->sketch, middle, zero - GAP / 2, mark, &INK_NOTE_MIDDLE);
    return zero - GAP / 2 - SMALL;
}

/* Returns the upper end of the column and its label. */
static millipoints draw_column(const struct columns *columns, size_t row, size_t series, millipoints middle) {
    const struct figure_value *value = figure_series_value(columns->data, row, COLUMNS_SERIES, series);
    millipoints zero = scale_at(&columns->scale, 0);
    if (value->state == FIGURE_UNKNOWN) return draw_unknown(columns, value->text, middle);
    millipoints end = scale_at(&columns->scale, value->number);
    draw_part(columns, series, middle - columns->thick / 2, 0, value->number);
    if (!columns->labelled) return end;
    const struct ink *ink = label_ink(columns);
    millipoints baseline = value->number < 0 ? end + GAP / 2 + ink->size * TEXT_RISE / 1000 : end - GAP / 2 - POINT;
    text_draw(columns->sketch, middle, baseline, value_text(columns, row, series), ink);
    return value->number < 0 ? zero : end - LINE;
}

/* Side by side, in the middle of their band. Returns the upper end of the highest. */
static millipoints draw_group(const struct columns *columns, size_t row) {
    size_t series = figure_series(columns->data, COLUMNS_SERIES), across = 0;
    for (size_t s = 0; s < series; s++)
        across += figure_series_value(columns->data, row, COLUMNS_SERIES, s)->state != FIGURE_MISSING;
    millipoints middle = bands_middle(&columns->bands, row) - columns->pitch * ((millipoints)across - 1) / 2;
    millipoints top = scale_at(&columns->scale, 0);
    for (size_t s = 0; s < series; s++) {
        if (figure_series_value(columns->data, row, COLUMNS_SERIES, s)->state == FIGURE_MISSING) continue;
        millipoints end = draw_column(columns, row, s, middle);
        if (end < top) top = end;
        middle += columns->pitch;
    }
    return top;
}

static void draw_note(const struct columns *columns, size_t row, millipoints top) {
    const struct figure_value *note = figure_value(columns->data, row, COLUMNS_NOTE);
    if (!figure_known(note) || bands_width(&columns->bands) < NARROWEST) return;
    struct str text = words_signed(columns->sketch, note);
    if (text_width(columns->sketch, text, &INK_NOTE) > bands_width(&columns->bands)) return;
    draw_label(columns, bands_middle(&columns->bands, row), top - GAP, text, &INK_NOTE_MIDDLE);
}

/* ---- the names of stacked series, at their heights in the last stack ---- */

static bool has_names_beside(const struct columns *columns) {
    return columns->stacked && columns->sketch->drawing->width >= BESIDE_FROM;
}

static millipoints names_width(const struct columns *columns) {
    millipoints widest = 0, most = columns->sketch->drawing->width / BESIDE_SHARE;
    for (size_t s = 0; s < figure_series(columns->data, COLUMNS_SERIES); s++) {
        struct str label = figure_column(columns->data, COLUMNS_SERIES, s)->label;
        millipoints width = SAMPLE + 2 * GAP + text_width(columns->sketch, label, &INK_LABEL);
        if (width > widest) widest = width;
    }
    return widest > most ? most : widest;
}

/* From the lowest series at the bottom to the highest at the top, so that they are read as the stack is. */
static void draw_names_beside(const struct columns *columns) {
    millipoints heights[FIGURE_SERIES_MOST], left = columns->plot.right + GAP;
    size_t count = figure_series(columns->data, COLUMNS_SERIES), last = columns->data->row_count - 1;
    double above = 0;
    for (size_t s = 0; s < count; s++) {
        const struct figure_value *value = figure_series_value(columns->data, last, COLUMNS_SERIES, s);
        double size = figure_known(value) && value->number > 0 ? value->number : 0;
        heights[count - 1 - s] = scale_at(&columns->scale, above + size / 2);
        above += size;
    }
    labels_apart(heights, count, LINE + 2 * POINT, columns->plot.top, columns->plot.bottom - LINE / 2);
    for (size_t s = 0; s < count; s++) {
        millipoints y = heights[count - 1 - s], text_left = left + SAMPLE + GAP;
        struct str label = figure_column(columns->data, COLUMNS_SERIES, s)->label;
        mark_box(columns->sketch, (struct box){left, y - SAMPLE / 2, left + SAMPLE, y + SAMPLE / 2}, paint_series(s));
        label = text_fit(columns->sketch, label, &INK_LABEL, columns->sketch->drawing->width - text_left);
        text_draw(columns->sketch, text_left, text_middle(y, &INK_LABEL), label, &INK_LABEL);
    }
}

/* ---- all of it ---- */

static struct str *labels_of(const struct sketch *sketch, const struct figure_data *data) {
    struct str *labels = NEW_ARRAY(sketch->arena, struct str, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) labels[row] = figure_value(data, row, COLUMNS_X)->text;
    return labels;
}

/* Lines of text above the plot: the highest column may reach its top. */
static millipoints head_height(const struct columns *columns) {
    bool notes = figure_series(columns->data, COLUMNS_NOTE) > 0;
    bool values = columns->labelled || columns->stacked;
    return ((millipoints)values + (millipoints)notes) * LINE + GAP;
}

/* Legend and labels above, then the plot, below it room for the values of negative columns. Returns where the names of
 * the rows begin. */
static millipoints lay_down(struct columns *columns, millipoints top) {
    columns->plot.top = top + head_height(columns);
    columns->plot.bottom = columns->plot.top + PLOT;
    columns->scale.from = columns->plot.bottom;
    columns->scale.to = columns->plot.top;
    bool below = columns->labelled && !columns->stacked && columns->scale.low < 0;
    return columns->plot.bottom + (below ? LINE : 0);
}

static void draw_axis(const struct columns *columns) {
    millipoints zero = scale_at(&columns->scale, 0);
    if (columns->stacked || !columns->labelled)
        axis_left(columns->sketch, &columns->scale, figure_column(columns->data, COLUMNS_SERIES, 0), columns->plot);
    mark_line(columns->sketch, columns->plot.left, zero, columns->plot.right, zero, paint_line(COLOUR_MUTED, THIN));
}

static void draw(struct sketch *sketch, const struct figure_data *rows) {
    const struct figure_data *data = columns_data(sketch, rows);
    size_t series = figure_series(data, COLUMNS_SERIES);
    struct columns columns = {
        .sketch = sketch, .data = data, .stacked = series > 1 && figure_is_set(data, COLUMNS_STACKED)};
    struct range range = range_of(data, columns.stacked);
    bool beside = has_names_beside(&columns), legend = series > 1 && !beside;
    millipoints width = sketch->drawing->width;
    columns.scale = scale_close(range.low, range.high, PLOT, 0);
    lay_across(&columns, range, beside ? width - names_width(&columns) : width);
    const struct legend_entry *entries = legend_of_series(sketch, data, COLUMNS_SERIES);
    millipoints room = width - columns.plot.left,
                foot = lay_down(&columns, legend ? legend_height(sketch, entries, series, room) : 0);
    const struct str *labels = labels_of(sketch, data);
    sketch->drawing->height = foot + band_labels_height(sketch, &columns.bands, labels);
    if (legend) legend_draw(sketch, entries, series, columns.plot.left, 0, room);
    draw_axis(&columns);
    for (size_t row = 0; row < data->row_count; row++)
        draw_note(&columns, row, columns.stacked ? draw_stack(&columns, row) : draw_group(&columns, row));
    if (beside) draw_names_beside(&columns);
    band_labels(sketch, &columns.bands, labels, foot);
}

const struct figure_type figure_columns = {
    .name = STR_INIT("columns"),
    .shows = "values side by side or on top of each other, with values or sums where there is room",
    .channels = channels,
    .settings = settings,
    .draw = draw,
    .describe = columns_describe,
    .message = columns_message,
    .amounts = true};
