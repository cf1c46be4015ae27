/* Bar: one number as a length, with its value at the right, for the cells of a table: low enough for a line of it. A
 * tick marks a target. What goes beyond the full length is cut, with an arrow. Of several rows the first is drawn. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { VALUE, TARGET, FULL };

static const struct figure_channel channels[] = {
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .eg = "progress"},
    {.name = "target", .takes = TAKES_NUMBER, .eg = "target"},
    {.name = "full", .takes = TAKES_NUMBER, .quiet = true, .eg = "max(opportunities.value)"},
    {0},
};

enum {
    HEIGHT = 11 * POINT,
    THICK = 5 * POINT,
    TICK = 8 * POINT,
    VALUES = 58, /* the value's share of the width, in percent, at most */
    WHOLE = 100, /* what is full when nobody says it, of a percentage; else the number itself */
};

struct bar {
    struct sketch *sketch;
    const struct figure_value *value, *target;
    double full;
    struct str text;
    millipoints right; /* of the track */
};

static double full_of(const struct figure_data *data, const struct figure_value *value) {
    const struct figure_value *full = figure_value(data, 0, FULL);
    if (figure_known(full) && full->number > 0) return full->number;
    if (figure_column(data, VALUE, 0)->format == FORMAT_PERCENT) return WHOLE;
    return value->number > 0 ? value->number : 1;
}

static millipoints place_of(const struct bar *bar, double number) {
    double part = number / bar->full;
    return (millipoints)((part < 0 ? 0 : part > 1 ? 1 : part) * bar->right);
}

static void draw_track(const struct bar *bar, millipoints middle) {
    struct box track = {0, middle - THICK / 2, bar->right, middle + THICK / 2}, filled = track;
    filled.right = figure_known(bar->value) ? place_of(bar, bar->value->number) : 0;
    mark_box(bar->sketch, track, paint_solid(COLOUR_STEP_1));
    if (filled.right > 0) mark_box(bar->sketch, filled, paint_solid(COLOUR_SERIES_1));
}

static void draw_target(const struct bar *bar, millipoints middle) {
    if (!figure_known(bar->target)) return;
    millipoints x = place_of(bar, bar->target->number);
    if (x > bar->right - THIN) x = bar->right - THIN;
    mark_line(bar->sketch, x, middle - TICK / 2, x, middle + TICK / 2, paint_line(COLOUR_INK, THIN));
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    millipoints width = sketch->drawing->width, middle = HEIGHT / 2;
    struct bar bar = {.sketch = sketch, .value = figure_value(data, 0, VALUE), .target = figure_value(data, 0, TARGET)};
    bar.full = full_of(data, bar.value);
    bar.text = text_fit(sketch, bar.value->brief, &INK_LABEL_END, width * VALUES / 100);
    millipoints room = text_width(sketch, STR("100,0 %"), &INK_LABEL_END),
                own = text_width(sketch, bar.text, &INK_LABEL_END);
    if (room > width * VALUES / 100 || own > room) room = own;
    bar.right = width - room - GAP;
    sketch->drawing->height = HEIGHT;
    draw_track(&bar, middle);
    draw_target(&bar, middle);
    text_draw(sketch, width, text_middle(middle, &INK_LABEL_END), bar.text, &INK_LABEL_END);
}

static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    const struct figure_value *value = figure_value(data, 0, VALUE), *target = figure_value(data, 0, TARGET);
    if (!figure_known(value)) return words_nothing(sketch);
    return figure_known(target) ? say(sketch, "{0} of a target of {1}.", value->brief, target->brief)
                                : say(sketch, "The value is {0}.", value->brief);
}

const struct figure_type figure_bar = {
    .name = STR_INIT("bar"),
    .shows =
        "one number as a length with its value, for cells of tables; of several rows the first. A tick marks a target",
    .channels = channels,
    .draw = draw,
    .describe = describe,
    .cell_width = 60 * POINT};
