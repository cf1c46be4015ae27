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

enum { BAR = 8 * POINT, SIGN = 5 * POINT, HEAD = 13 * POINT /* a line of the legend */ };

enum state { WITHIN, BELOW, ABOVE, NOT_KNOWN };

struct load {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_value *low, *high; /* the band */
    struct str band;                       /* in words: "5 to 15"; empty when there is none */
    struct states states;
    struct ends ends;
    millipoints second; /* the width of the second values at the right, a gap included; 0: none */
};

static int state_of(const struct figure_data *data, size_t row) {
    const struct figure_value *value = figure_value(data, row, VALUE), *low = figure_setting(data, LOW),
                              *high = figure_setting(data, HIGH);
    if (!figure_known(value)) return NOT_KNOWN;
    if (figure_known(high) && value->number > high->number) return ABOVE;
    return figure_known(low) && value->number < low->number ? BELOW : WITHIN;
}

/* "5 to 15", "from 5", "up to 15". */
static struct str band_words(const struct sketch *sketch, const struct figure_data *data) {
    bool low = figure_known(figure_setting(data, LOW)), high = figure_known(figure_setting(data, HIGH));
    const struct figure_column *column = figure_column(data, VALUE, 0);
    struct str least = words_setting(sketch, column, data, LOW), most = words_setting(sketch, column, data, HIGH);
    if (low && high) return say(sketch, "{0} to {1}", least, most);
    if (low) return say(sketch, "{0} or more", least);
    return high ? say(sketch, "up to {0}", most) : (struct str){0};
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    return MODEL(struct load, .low = figure_setting(data, LOW), .high = figure_setting(data, HIGH),
                 .band = band_words(sketch, data), .states = states_of(sketch, data, state_of),
                 .ends = ends_of(data, VALUE, 0));
}

/* ---- the drawing ---- */

/* The heading of the column at the right, and the band. */
static void draw_behind(const void *model, const struct row_frame *frame) {
    const struct load *load = model;
    struct sketch *sketch = load->sketch;
    struct box band = frame->plot;
    struct paint edge = paint_line(COLOUR_MUTED, HAIR);
    text_draw_fit(sketch, sketch->drawing->width, text_middle(band.top - GAP - HEAD / 2, &INK_NOTE_END),
                  figure_label(load->data, SECOND), &INK_NOTE_END, load->second - 2 * GAP);
    if (!load->band.size) return;
    band.left = scale_at(&frame->scale, figure_known(load->low) ? load->low->number : 0);
    if (figure_known(load->high)) band.right = scale_at(&frame->scale, load->high->number);
    mark_box(sketch, band, paint_step(0));
    if (figure_known(load->low)) mark_line(sketch, band.left, band.top, band.left, band.bottom, edge);
    if (figure_known(load->high)) mark_line(sketch, band.right, band.top, band.right, band.bottom, edge);
}

static struct paint paint_of(int state) {
    return paint_solid(state == ABOVE || state == BELOW ? COLOUR_ALERT : COLOUR_SERIES_1);
}

/* The number behind the bar; below or above the band with a triangle that points there. */
static void draw_number(const struct load *load, size_t row, millipoints x, millipoints y) {
    int state = load->states.of[row];
    bool out = state == ABOVE || state == BELOW;
    struct ink ink = {TEXT, out, ANCHOR_START, out ? COLOUR_ALERT : COLOUR_INK};
    if (out)
        mark_shape(load->sketch, state == ABOVE ? SHAPE_TRIANGLE : SHAPE_TRIANGLE_DOWN, x + SIGN / 2, y, SIGN,
                   paint_of(state));
    if (out) x += SIGN + GAP / 2;
    text_draw_fit(load->sketch, x, text_middle(y, &ink), figure_value(load->data, row, VALUE)->brief, &ink,
                  load->sketch->drawing->width - load->second - x);
}

static void draw_row(const void *model, const struct row_frame *frame, size_t row, millipoints y) {
    const struct load *load = model;
    struct box bar = bar_across(&frame->scale, 0, figure_value(load->data, row, VALUE)->number, y, BAR / 2);
    mark_box(load->sketch, bar, paint_of(load->states.of[row]));
    draw_number(load, row, bar.right + GAP, y);
    if (load->second)
        named_rows_text(&frame->rows, row, figure_value(load->data, row, SECOND)->brief, &INK_NOTE_END,
                        load->second - 2 * GAP);
}

/* The width of a column of numbers with its heading, which may be cut to a quarter of the drawing. */
static millipoints second_width(const struct load *load) {
    millipoints head = text_width(load->sketch, figure_label(load->data, SECOND), &INK_NOTE),
                widest = greater(head, rows_widest(load->sketch, load->data, SECOND, &INK_NOTE));
    return figure_series(load->data, SECOND) ? smaller(widest, load->sketch->drawing->width / 4) + 3 * GAP : 0;
}

/* How much the widest number behind a bar needs. */
static millipoints number_width(const struct load *load) {
    static const struct ink bold = {TEXT, true, ANCHOR_START, COLOUR_INK};
    return smaller(rows_widest(load->sketch, load->data, VALUE, &bold) + 2 * GAP + SIGN,
                   load->sketch->drawing->width / 5);
}

/* What bars, band and signs are. */
static void fill_legend(const struct load *load, struct legend *legend) {
    struct paint tint = paint_step(0);
    tint.stroke = COLOUR_MUTED, tint.width = HAIR;
    legend_box(legend, figure_label(load->data, VALUE), paint_of(WITHIN));
    if (load->band.size) legend_box(legend, say(load->sketch, "Band: {0}", load->band), tint);
    if (load->states.count[ABOVE] || load->states.count[BELOW])
        legend_shape(legend, say(load->sketch, "Outside it"), paint_of(ABOVE),
                     load->states.count[ABOVE] ? SHAPE_TRIANGLE : SHAPE_TRIANGLE_DOWN);
}

static void draw(void *model) {
    struct load *load = model;
    struct row_frame frame = row_frame_of(load->sketch, load->data, LABEL, VALUE);
    if (figure_known(load->low)) range_add(&frame.range, load->low->number);
    if (figure_known(load->high)) range_add(&frame.range, load->high->number);
    fill_legend(load, &frame.legend);
    frame.headed = load->second = second_width(load);
    frame.right = load->second + number_width(load);
    frame.behind = draw_behind;
    frame.row = draw_row;
    row_frame_draw(&frame, load);
}

/* ---- in words ---- */

static struct str describe_most(const struct load *load) {
    const struct sketch *sketch = load->sketch;
    struct str label = figure_label(load->data, VALUE);
    if (load->ends.greatest == NO_ROW) return say(sketch, "{0}: nothing is known.", label);
    struct str number = figure_value(load->data, load->ends.greatest, VALUE)->brief,
               name = rows_name(sketch, load->data, load->ends.greatest, LABEL);
    if (load->data->row_count == 1) return say(sketch, "{0} of {1}: {2}.", label, name, number);
    return say(sketch, "{0} of {1} people, most with {2}: {3}.", label, words_count(sketch, load->data->row_count),
               name, number);
}

/* "Über dem Richtwert (5 bis 15): Kühn und Ay." */
static struct str describe_state(const struct load *load, int state) {
    if (!load->states.count[state]) return (struct str){0};
    return say(load->sketch, state == ABOVE ? "Above the band ({0}): {1}." : "Below the band ({0}): {1}.", load->band,
               states_names(load->sketch, load->data, &load->states, state, LABEL));
}

static struct str describe_within(const struct load *load) {
    if (load->states.count[WITHIN] < load->data->row_count || !load->band.size) return (struct str){0};
    return say(load->sketch, "{0, plural, one {That is within the band ({1}).} other {All are within the band ({1}).}}",
               load->data->row_count, load->band);
}

static struct str describe(const void *model) {
    const struct load *load = model;
    return words_all(load->sketch, describe_most(load), describe_state(load, ABOVE), describe_state(load, BELOW),
                     describe_within(load), words_unknown(load->sketch, load->data, VALUE));
}

const struct figure_type figure_load_bars = {
    .name = STR_INIT("load-bars"),
    .shows = "a bar for each person over the band that is right, and what lies outside",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe};
