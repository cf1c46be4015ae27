/* Bridge: steps that add up, each beginning where the one before ended, and at their end the target with the gap that
 * is left to it, or the surplus above it; without a target the sum. Connectors lead from step to step. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, VALUE };
enum setting { TARGET };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "title"},
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .eg = "value"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "target", .takes = TAKES_NUMBER, .eg = "revenue.next_plan"},
    {0},
};

enum {
    PLOT = 130 * POINT,
    THICK = 64, /* of a band, in percent */
    WIDEST = 72 * POINT,
};

/* One bar of the bridge. */
struct step {
    struct str label, text; /* its name and its value in words */
    double from, to;
    struct paint paint;
    bool shown; /* else nothing is known of it: its text stands alone */
};

struct bridge {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_column *column;
    const struct figure_value *target;
    struct step *steps;
    size_t count;
    struct decimal sum;
    double sum_number;
    struct scale scale;
    struct bands bands;
    struct box plot;
    bool labelled;
};

/* ---- the steps ---- */

/* The first step is what there is, those after it are what is expected: lighter. What is lost is red and has a minus.
 */
static struct paint paint_of_step(size_t row, const struct figure_value *value) {
    if (!row) return paint_solid(COLOUR_SERIES_1);
    return paint_solid(figure_known(value) && value->number < 0 ? COLOUR_ALERT : COLOUR_STEP_3);
}

static void add_value(struct bridge *bridge, size_t row) {
    const struct figure_value *value = figure_value(bridge->data, row, VALUE);
    struct step *step = &bridge->steps[bridge->count++];
    *step = (struct step){.label = figure_value(bridge->data, row, LABEL)->text,
                          .text = value->state == FIGURE_MISSING ? (struct str){0} : value->text,
                          .from = bridge->sum_number,
                          .paint = paint_of_step(row, value)};
    if (figure_known(value)) {
        step->text = row ? words_signed(bridge->sketch, value) : value->brief;
        bridge->sum = decimal_add(bridge->sum, value->exact);
        bridge->sum_number += value->number;
        step->shown = true;
    }
    step->to = bridge->sum_number;
}

static void add_end(struct bridge *bridge, struct str label, struct str text, double number) {
    bridge->steps[bridge->count++] =
        (struct step){.label = label,
                      .text = text,
                      .to = number,
                      .paint = {.fill = COLOUR_SURFACE, .stroke = COLOUR_INK, .width = THIN},
                      .shown = true};
}

/* Nothing stands between the steps and a target that is met exactly. */
static void add_target(struct bridge *bridge, const struct figure_value *target) {
    const struct sketch *sketch = bridge->sketch;
    struct decimal left = decimal_subtract(target->exact, bridge->sum);
    bool over = decimal_is_negative(left);
    if (!decimal_is_zero(left))
        bridge->steps[bridge->count++] =
            (struct step){.label = say(sketch, over ? "Surplus" : "Gap"),
                          .text = words_exact(sketch, bridge->column, decimal_absolute(left)),
                          .from = bridge->sum_number,
                          .to = target->number,
                          .paint = {.stroke = over ? COLOUR_POSITIVE : COLOUR_ALERT, .width = BOLD, .dashed = true},
                          .shown = true};
    add_end(bridge, bridge->data->setting_columns[TARGET].label,
            words_setting(bridge->sketch, bridge->column, bridge->data, TARGET), target->number);
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct bridge *bridge =
        MODEL(struct bridge, .column = figure_column(data, VALUE, 0), .target = figure_setting(data, TARGET),
              .steps = NEW_ARRAY(sketch->arena, struct step, data->row_count + 2), .sum = decimal_of(0));
    for (size_t row = 0; row < data->row_count; row++) add_value(bridge, row);
    if (figure_known(bridge->target)) add_target(bridge, bridge->target);
    else add_end(bridge, say(sketch, "Total"), words_exact(sketch, bridge->column, bridge->sum), bridge->sum_number);
    return bridge;
}

/* ---- the drawing ---- */

static struct range range_of(const struct bridge *bridge) {
    struct range range = {.any = true};
    for (size_t i = 0; i < bridge->count; i++) {
        range_add(&range, bridge->steps[i].from);
        range_add(&range, bridge->steps[i].to);
    }
    return range;
}

/* Bars with their values need no axis; where values have no room there is one. */
static void lay_across(struct bridge *bridge, struct range range) {
    millipoints width = bridge->sketch->drawing->width;
    bridge->plot.right = width;
    bridge->bands = (struct bands){0, width, bridge->count};
    bridge->labelled = true;
    for (size_t i = 0; i < bridge->count && bridge->labelled; i++)
        if (text_width(bridge->sketch, bridge->steps[i].text, &INK_LABEL) + GAP / 2 > bands_width(&bridge->bands))
            bridge->labelled = false;
    if (bridge->labelled) {
        bridge->scale.low = range.low, bridge->scale.high = range.high > range.low ? range.high : range.low + 1;
        return;
    }
    bridge->plot.left = axis_width(bridge->sketch, &bridge->scale, bridge->column);
    bridge->bands.from = bridge->plot.left;
}

static millipoints bar_half(const struct bridge *bridge) {
    return smaller(bands_width(&bridge->bands) * THICK / 100, WIDEST) / 2;
}

static void draw_text(const struct bridge *bridge, size_t index, millipoints top, millipoints bottom) {
    static const struct ink bold = {TEXT, true, ANCHOR_MIDDLE, COLOUR_INK};
    const struct step *step = &bridge->steps[index];
    bool falls = step->shown && step->to < 0 && step->from <= 0;
    millipoints baseline = falls ? bottom + GAP / 2 + TEXT * TEXT_RISE / 1000 : top - GAP;
    const struct ink *ink = step->paint.dashed ? &bold : &INK_LABEL_MIDDLE;
    if (text_width(bridge->sketch, step->text, ink) > bands_width(&bridge->bands)) ink = &INK_LABEL_MIDDLE;
    text_draw(bridge->sketch, bands_middle(&bridge->bands, index), baseline, step->text, ink);
}

/* What is nothing, or not known, is a line. */
static void draw_step(const struct bridge *bridge, size_t index) {
    const struct step *step = &bridge->steps[index];
    struct box box =
        bar_upright(&bridge->scale, step->from, step->to, bands_middle(&bridge->bands, index), bar_half(bridge));
    if (box.top < box.bottom) mark_box(bridge->sketch, box, step->paint);
    else mark_line(bridge->sketch, box.left, box.top, box.right, box.top, paint_line(COLOUR_MUTED, THIN));
    if (bridge->labelled) draw_text(bridge, index, box.top, box.bottom);
}

/* At the height at which a step ends and the next begins; the last one, a bar from zero, begins where it ends. */
static void draw_connector(const struct bridge *bridge, size_t index) {
    millipoints y = scale_at(&bridge->scale, bridge->steps[index].to), half = bar_half(bridge);
    mark_line(bridge->sketch, bands_middle(&bridge->bands, index) + half, y,
              bands_middle(&bridge->bands, index + 1) - half, y, paint_line(COLOUR_MUTED, HAIR));
}

static void draw(void *model) {
    struct bridge *bridge = model;
    struct sketch *sketch = bridge->sketch;
    struct range range = range_of(bridge);
    struct str *labels = NEW_ARRAY(sketch->arena, struct str, bridge->count);
    for (size_t i = 0; i < bridge->count; i++) labels[i] = bridge->steps[i].label;
    bridge->plot.top = LINE + GAP;
    bridge->plot.bottom = bridge->plot.top + PLOT;
    bridge->scale = scale_close(range.low, range.high, bridge->plot.bottom, bridge->plot.top);
    lay_across(bridge, range);
    millipoints foot = bridge->plot.bottom + (bridge->labelled && range.low < 0 ? LINE : 0),
                zero = scale_at(&bridge->scale, 0);
    sketch->drawing->height = foot + band_labels_height(sketch, &bridge->bands, labels);
    if (!bridge->labelled) axis_left(sketch, &bridge->scale, bridge->column, bridge->plot);
    for (size_t i = 0; i + 1 < bridge->count; i++) draw_connector(bridge, i);
    for (size_t i = 0; i < bridge->count; i++) draw_step(bridge, i);
    mark_line(sketch, bridge->plot.left, zero, bridge->plot.right, zero, paint_line(COLOUR_MUTED, THIN));
    band_labels(sketch, &bridge->bands, labels, foot);
}

/* ---- in words ---- */

/* "Gesichert 4,2 Mio. €, gewichtete Chancen 0,6 Mio. €, zusammen 4,8 Mio. €." */
static struct str describe_steps(const struct bridge *bridge) {
    const struct sketch *sketch = bridge->sketch;
    size_t count = bridge->data->row_count, said = 0;
    struct str *items = NEW_ARRAY(sketch->arena, struct str, count);
    for (size_t i = 0; i < count; i++)
        if (bridge->steps[i].shown)
            items[said++] = words_add(sketch, rows_name(sketch, bridge->data, i, LABEL), bridge->steps[i].text);
    if (!said) return words_nothing(sketch);
    return say(sketch, "{0}: {1} in all.", words_list(sketch, items, said),
               words_exact(sketch, bridge->column, bridge->sum));
}

/* How far it is to the target; it is the message. */
static struct str message(const void *model) {
    const struct bridge *bridge = model;
    if (!figure_known(bridge->target)) return (struct str){0};
    struct decimal left = decimal_subtract(bridge->target->exact, bridge->sum);
    return say(bridge->sketch,
               decimal_is_zero(left)       ? "That is exactly “{0}” ({1})."
               : decimal_is_negative(left) ? "That is {2} above “{0}” ({1})."
                                           : "A gap of {2} remains to “{0}” ({1}).",
               bridge->data->setting_columns[TARGET].label,
               words_setting(bridge->sketch, bridge->column, bridge->data, TARGET),
               words_exact(bridge->sketch, bridge->column, decimal_absolute(left)));
}

static struct str describe(const void *model) {
    const struct bridge *bridge = model;
    return words_all(bridge->sketch, describe_steps(bridge), message(bridge),
                     words_unknown(bridge->sketch, bridge->data, VALUE));
}

const struct figure_type figure_bridge = {.name = STR_INIT("bridge"),
                                          .shows = "steps that add up, and the gap to a target or the surplus above it",
                                          .channels = channels,
                                          .settings = settings,
                                          .from_values = true,
                                          .reckon = reckon,
                                          .draw = draw,
                                          .describe = describe,
                                          .message = message,
                                          .amounts = true};
