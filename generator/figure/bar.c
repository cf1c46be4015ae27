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
    MIDDLE = HEIGHT / 2,
    THICK = 5 * POINT,
    TICK = 8 * POINT,
    VALUES = 58, /* the value's share of the width, in percent, at most */
    WHOLE = 100, /* what is full when nobody says it, of a percentage; else the number itself */
};

struct bar {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_value *value, *target;
    double full;
};

static double full_of(const struct figure_data *data) {
    const struct figure_value *full = figure_value(data, 0, FULL), *value = figure_value(data, 0, VALUE);
    if (figure_known(full) && full->number > 0) return full->number;
    if (figure_column(data, VALUE, 0)->format == FORMAT_PERCENT) return WHOLE;
    return value->number > 0 ? value->number : 1;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    return MODEL(struct bar, .value = figure_value(data, 0, VALUE), .target = figure_value(data, 0, TARGET),
                 .full = full_of(data));
}

static void draw_target(const struct bar *bar, const struct scale *track) {
    if (!figure_known(bar->target)) return;
    millipoints x = smaller(scale_at(track, bar->target->number), track->to - THIN);
    mark_line(bar->sketch, x, MIDDLE - TICK / 2, x, MIDDLE + TICK / 2, paint_line(COLOUR_INK, THIN));
}

/* What the value needs, at least as much as most need, so that bars of a column are equally long. */
static millipoints value_width(const struct bar *bar, struct str text, millipoints most) {
    millipoints usual = text_width(bar->sketch, STR("100,0 %"), &INK_LABEL_END),
                own = text_width(bar->sketch, text, &INK_LABEL_END);
    return usual > most ? own : greater(own, usual);
}

static void draw(void *model) {
    struct bar *bar = model;
    struct sketch *sketch = bar->sketch;
    millipoints width = sketch->drawing->width, most = width * VALUES / 100;
    struct str text = text_fit(sketch, bar->value->brief, &INK_LABEL_END, most);
    struct scale track = scale_exact(0, bar->full, bar->full, 0, width - value_width(bar, text, most) - GAP);
    sketch->drawing->height = HEIGHT;
    mark_box(sketch, bar_across(&track, 0, bar->full, MIDDLE, THICK / 2), paint_solid(COLOUR_STEP_1));
    if (figure_known(bar->value))
        mark_box(sketch, bar_across(&track, 0, bar->value->number, MIDDLE, THICK / 2), paint_solid(COLOUR_SERIES_1));
    draw_target(bar, &track);
    text_draw(sketch, width, text_middle(MIDDLE, &INK_LABEL_END), text, &INK_LABEL_END);
}

static struct str describe(const void *model) {
    const struct bar *bar = model;
    if (!figure_known(bar->value)) return words_nothing(bar->sketch);
    return figure_known(bar->target)
               ? say(bar->sketch, "{0} of a target of {1}.", bar->value->brief, bar->target->brief)
               : say(bar->sketch, "The value is {0}.", bar->value->brief);
}

const struct figure_type figure_bar = {
    .name = STR_INIT("bar"),
    .shows =
        "one number as a length with its value, for cells of tables; of several rows the first. A tick marks a target",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .cell_width = 60 * POINT};
