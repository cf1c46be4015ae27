/* Load: a bar for each person over a band that says how much is right. What lies outside is told by a sign, a colour
 * and in words. A second value, such as revenue, stands at the right. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, VALUE, SECOND };
enum setting { LOW, HIGH };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "name"},
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .eg = "count(accounts)"},
    {.name = "second", .takes = TAKES_NUMBER, .eg = "sum(accounts.revenue)"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "low", .takes = TAKES_NUMBER, .eg = "5"},
    {.name = "high", .takes = TAKES_NUMBER, .eg = "15"},
    {0},
};

enum {
    BAR = 8 * POINT,
    SIGN = 5 * POINT,
    TICKS = 5,
    HEAD = 13 * POINT /* a line of the legend */,
    NAMES = 4 /* of twelve parts of the width */
};

struct load {
    struct sketch *sketch;
    const struct figure_data *data;
    struct scale scale;
    struct named_rows rows;
    struct box plot;
    millipoints second; /* the width of the second values at the right, a gap included; 0: none */
};

/* -1 below the band, 1 above it, 0 within or not known. */
static int outside(const struct figure_data *data, size_t row) {
    const struct figure_value *value = figure_value(data, row, VALUE), *low = figure_setting(data, LOW),
                              *high = figure_setting(data, HIGH);
    if (!figure_known(value)) return 0;
    if (figure_known(high) && value->number > high->number) return 1;
    return figure_known(low) && value->number < low->number ? -1 : 0;
}

/* ---- the band ---- */

/* "5 to 15", "from 5", "up to 15"; empty when there is none. */
static struct str band_words(const struct sketch *sketch, const struct figure_data *data) {
    const struct figure_value *low = figure_setting(data, LOW), *high = figure_setting(data, HIGH);
    const struct figure_column *column = figure_column(data, VALUE, 0);
    struct str least = words_setting(sketch, column, data, LOW), most = words_setting(sketch, column, data, HIGH);
    if (figure_known(low) && figure_known(high)) return say(sketch, "{0} to {1}", least, most);
    if (figure_known(low)) return say(sketch, "{0} or more", least);
    return figure_known(high) ? say(sketch, "up to {0}", most) : (struct str){0};
}

static void draw_band(const struct load *load) {
    const struct figure_value *low = figure_setting(load->data, LOW), *high = figure_setting(load->data, HIGH);
    if (!figure_known(low) && !figure_known(high)) return;
    millipoints from = figure_known(low) ? scale_at(&load->scale, low->number) : scale_at(&load->scale, 0),
                to = figure_known(high) ? scale_at(&load->scale, high->number) : load->plot.right;
    mark_box(load->sketch, (struct box){from, load->plot.top, to, load->plot.bottom}, paint_step(0));
    if (figure_known(low))
        mark_line(load->sketch, from, load->plot.top, from, load->plot.bottom, paint_line(COLOUR_MUTED, HAIR));
    if (figure_known(high))
        mark_line(load->sketch, to, load->plot.top, to, load->plot.bottom, paint_line(COLOUR_MUTED, HAIR));
}

/* ---- bars ---- */

static struct paint bar_paint(int outside_by) { return paint_solid(outside_by ? COLOUR_ALERT : COLOUR_SERIES_1); }

/* The number behind the bar; below or above the band with a triangle that points there. */
static void draw_number(const struct load *load, size_t row, millipoints x, millipoints y) {
    const struct figure_value *value = figure_value(load->data, row, VALUE);
    int by = outside(load->data, row);
    struct ink ink = {TEXT, by != 0, ANCHOR_START, by ? COLOUR_ALERT : COLOUR_INK};
    x += GAP;
    if (by) {
        mark_shape(load->sketch, by > 0 ? SHAPE_TRIANGLE : SHAPE_TRIANGLE_DOWN, x + SIGN / 2, y, SIGN,
                   paint_solid(COLOUR_ALERT));
        x += SIGN + GAP / 2;
    }
    millipoints room = load->sketch->drawing->width - load->second - x;
    struct str text = text_fit(load->sketch, value->brief, &ink, room);
    text_draw(load->sketch, x, text_middle(y, &ink), text, &ink);
}

static void draw_row(const struct load *load, size_t row) {
    const struct figure_value *value = figure_value(load->data, row, VALUE),
                              *second = figure_value(load->data, row, SECOND);
    millipoints y = named_rows_middle(&load->rows, row), zero = scale_at(&load->scale, 0),
                end = figure_known(value) ? scale_at(&load->scale, value->number) : zero;
    struct box bar = {zero < end ? zero : end, y - BAR / 2, zero < end ? end : zero, y + BAR / 2};
    mark_box(load->sketch, bar, bar_paint(outside(load->data, row)));
    draw_number(load, row, bar.right, y);
    if (!load->second) return;
    struct str text = second->brief;
    text = text_fit(load->sketch, text, &INK_NOTE_END, load->second - 2 * GAP);
    text_draw(load->sketch, load->sketch->drawing->width, text_middle(y, &INK_NOTE_END), text, &INK_NOTE_END);
}

/* ---- the whole ---- */

/* The width of a column of numbers with its heading, which may be cut to a quarter of the drawing. */
static millipoints second_width(const struct sketch *sketch, const struct figure_data *data) {
    const struct figure_column *column = figure_column(data, SECOND, 0);
    millipoints widest = text_width(sketch, column->label, &INK_NOTE), most = sketch->drawing->width / 4;
    if (!figure_series(data, SECOND)) return 0;
    for (size_t row = 0; row < data->row_count; row++) {
        millipoints width = text_width(sketch, figure_value(data, row, SECOND)->brief, &INK_NOTE);
        if (width > widest) widest = width;
    }
    return (widest < most ? widest : most) + 3 * GAP;
}

/* How much the widest number behind a bar needs. */
static millipoints number_width(const struct sketch *sketch, const struct figure_data *data) {
    static const struct ink bold = {TEXT, true, ANCHOR_START, COLOUR_INK};
    millipoints widest = 0, most = sketch->drawing->width / 5;
    for (size_t row = 0; row < data->row_count; row++) {
        struct str text = figure_value(data, row, VALUE)->brief;
        millipoints width = text_width(sketch, text, &bold) + 2 * GAP + SIGN;
        if (width > widest) widest = width;
    }
    return widest < most ? widest : most;
}

static struct scale scale_of(const struct figure_data *data, struct box plot) {
    struct range range = {0};
    range_add(&range, 0);
    range_add_column(&range, data, VALUE);
    for (int setting = LOW; setting <= HIGH; setting++)
        if (figure_known(figure_setting(data, setting))) range_add(&range, figure_setting(data, setting)->number);
    return scale_round(range.low, range.high, TICKS, plot.left, plot.right);
}

/* What bars, band and the column at the right are. Returns its height. */
static millipoints draw_head(struct sketch *sketch, const struct figure_data *data, millipoints second) {
    struct legend_entry entries[3];
    size_t count = 0;
    struct str band = band_words(sketch, data);
    millipoints width = sketch->drawing->width - second;
    bool above = false, below = false;
    for (size_t row = 0; row < data->row_count; row++) {
        above |= outside(data, row) > 0;
        below |= outside(data, row) < 0;
    }
    entries[count++] = (struct legend_entry){
        .text = figure_column(data, VALUE, 0)->label, .paint = bar_paint(0), .sample = LEGEND_BOX};
    struct paint tint = paint_step(0);
    tint.stroke = COLOUR_MUTED, tint.width = HAIR;
    if (band.size)
        entries[count++] =
            (struct legend_entry){.text = say(sketch, "Band: {0}", band), .paint = tint, .sample = LEGEND_BOX};
    if (above || below)
        entries[count++] = (struct legend_entry){.text = say(sketch, "Outside it"),
                                                 .paint = bar_paint(1),
                                                 .sample = LEGEND_SHAPE,
                                                 .shape = above ? SHAPE_TRIANGLE : SHAPE_TRIANGLE_DOWN};
    legend_draw(sketch, entries, count, 0, 0, width);
    millipoints height = legend_height(sketch, entries, count, width);
    struct str heading = text_fit(sketch, figure_column(data, SECOND, 0)->label, &INK_NOTE_END, second - 2 * GAP);
    text_draw(sketch, sketch->drawing->width, text_middle(height - GAP - HEAD / 2, &INK_NOTE_END), heading,
              &INK_NOTE_END);
    return height;
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct load load = {.sketch = sketch, .data = data, .second = second_width(sketch, data)};
    millipoints width = sketch->drawing->width, top = draw_head(sketch, data, load.second);
    load.rows = named_rows_place(sketch, data, LABEL, width * NAMES / 12, top, AXIS_FOOT);
    load.plot = (struct box){load.rows.width, top, width - load.second - number_width(sketch, data),
                             named_rows_bottom(&load.rows)};
    load.scale = scale_of(data, load.plot);
    sketch->drawing->height = load.plot.bottom + AXIS_FOOT;
    draw_band(&load);
    axis_below(sketch, &load.scale, figure_column(data, VALUE, 0), load.plot);
    named_rows_draw(sketch, &load.rows);
    for (size_t row = 0; row < load.rows.shown; row++) draw_row(&load, row);
    named_rows_note(sketch, &load.rows);
}

/* ---- in words ---- */

static struct str describe_most(const struct sketch *sketch, const struct figure_data *data) {
    const struct figure_column *column = figure_column(data, VALUE, 0);
    const struct figure_value *most = NULL;
    struct str name = {0};
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *value = figure_value(data, row, VALUE);
        if (!figure_known(value) || (most && value->number <= most->number)) continue;
        most = value;
        name = words_name(sketch, figure_value(data, row, LABEL));
    }
    if (!most) return say(sketch, "{0}: nothing is known.", column->label);
    struct str number = most->brief;
    if (data->row_count == 1) return say(sketch, "{0} of {1}: {2}.", column->label, name, number);
    return say(sketch, "{0} of {1} people, most with {2}: {3}.", column->label, words_count(sketch, data->row_count),
               name, number);
}

/* "Über dem Richtwert (5 bis 15): Kühn und Ay." */
static struct str describe_outside(const struct sketch *sketch, const struct figure_data *data, int side) {
    struct str *names = NEW_ARRAY(sketch->arena, struct str, data->row_count);
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++)
        if (outside(data, row) == side) names[count++] = words_name(sketch, figure_value(data, row, LABEL));
    if (!count) return (struct str){0};
    return say(sketch, side > 0 ? "Above the band ({0}): {1}." : "Below the band ({0}): {1}.", band_words(sketch, data),
               words_names(sketch, names, count));
}

static struct str describe_within(const struct sketch *sketch, const struct figure_data *data) {
    struct str band = band_words(sketch, data);
    for (size_t row = 0; row < data->row_count; row++)
        if (outside(data, row) || !figure_known(figure_value(data, row, VALUE))) return (struct str){0};
    if (!band.size) return (struct str){0};
    return say(sketch, "{0, plural, one {That is within the band ({1}).} other {All are within the band ({1}).}}",
               data->row_count, band);
}

static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    struct str text = describe_most(sketch, data);
    text = words_add(sketch, text, describe_outside(sketch, data, 1));
    text = words_add(sketch, text, describe_outside(sketch, data, -1));
    text = words_add(sketch, text, describe_within(sketch, data));
    return words_add(sketch, text, words_unknown(sketch, data, VALUE));
}

const struct figure_type figure_load_bars = {
    .name = STR_INIT("load-bars"),
    .shows = "a bar for each person over the band that is right, and what lies outside",
    .channels = channels,
    .settings = settings,
    .draw = draw,
    .describe = describe};
