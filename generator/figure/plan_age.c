/* The age of plans: a dot for each at its days, over a band that ends where a plan counts as old. One that is older has
 * another shape, and its number stands out. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, DAYS, LIMIT };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "name"},
    {.name = "days", .takes = TAKES_NUMBER, .required = true, .eg = "age"},
    {.name = "limit", .takes = TAKES_NUMBER, .eg = "plan_stale_days"},
    {0},
};

enum { DOT = 7 * POINT, BAND = 8 * POINT };

enum state { FRESH, OVER };

struct ages {
    struct sketch *sketch;
    const struct figure_data *data;
    struct states states;
    struct ends days;
    struct str *numbers; /* "34", "?", "222 > 120" */
};

static int state_of(const struct figure_data *data, size_t row) {
    const struct figure_value *days = figure_value(data, row, DAYS), *limit = figure_value(data, row, LIMIT);
    return figure_known(days) && figure_known(limit) && days->number > limit->number ? OVER : FRESH;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct ages *ages = MODEL(struct ages, .states = states_of(sketch, data, state_of), .days = ends_of(data, DAYS, 0));
    ages->numbers = NEW_ARRAY(sketch->arena, struct str, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) {
        struct str days = figure_value(data, row, DAYS)->brief, limit = figure_value(data, row, LIMIT)->brief;
        if (ages->states.of[row] == OVER)
            days = str_format(sketch->arena, "%.*s\u00A0>\u00A0%.*s", STR_ARG(days), STR_ARG(limit));
        ages->numbers[row] = days;
    }
    return ages;
}

/* ---- marks ---- */

static const struct ink *ink_of(const struct ages *ages, size_t row) {
    static const struct ink over = {SMALL, true, ANCHOR_END, COLOUR_ALERT};
    return ages->states.of[row] == OVER ? &over : &INK_NOTE_END;
}

static struct paint paint_of(int state) {
    return state == OVER ? paint_solid(COLOUR_ALERT)
                         : (struct paint){.fill = COLOUR_PAPER, .stroke = COLOUR_SERIES_1, .width = BOLD};
}

static enum shape shape_of(int state) { return state == OVER ? SHAPE_DIAMOND : SHAPE_CIRCLE; }

static void draw_limit(const struct ages *ages, const struct scale *scale, size_t row, millipoints y) {
    const struct figure_value *limit = figure_value(ages->data, row, LIMIT);
    if (!figure_known(limit)) return;
    millipoints x = scale_at(scale, limit->number);
    mark_box(ages->sketch, bar_across(scale, 0, limit->number, y, BAND / 2), paint_step(1));
    mark_line(ages->sketch, x, y - BAND / 2, x, y + BAND / 2, paint_line(COLOUR_MUTED, BOLD));
}

static void draw_row(const void *model, const struct row_frame *frame, size_t row, millipoints y) {
    const struct ages *ages = model;
    const struct figure_value *days = figure_value(ages->data, row, DAYS);
    int state = ages->states.of[row];
    draw_limit(ages, &frame->scale, row, y);
    if (figure_known(days))
        mark_shape(ages->sketch, shape_of(state), scale_at(&frame->scale, days->number), y, DOT, paint_of(state));
    named_rows_text(&frame->rows, row, ages->numbers[row], ink_of(ages, row), frame->right - GAP);
}

/* ---- the whole ---- */

static void fill_legend(const struct ages *ages, struct legend *legend) {
    legend_shape(legend, figure_label(ages->data, DAYS), paint_of(FRESH), shape_of(FRESH));
    if (ages->states.count[OVER])
        legend_shape(legend, say(ages->sketch, "Over the limit"), paint_of(OVER), shape_of(OVER));
    if (figure_series(ages->data, LIMIT)) legend_box(legend, figure_label(ages->data, LIMIT), paint_step(1));
}

static millipoints numbers_width(const struct ages *ages) {
    millipoints widest = 0;
    for (size_t row = 0; row < ages->data->row_count; row++)
        widest = greater(widest, text_width(ages->sketch, ages->numbers[row], ink_of(ages, row)));
    return smaller(widest, ages->sketch->drawing->width / 4) + 2 * GAP;
}

static void draw(void *model) {
    const struct ages *ages = model;
    struct row_frame frame = row_frame_of(ages->sketch, ages->data, LABEL, DAYS);
    range_add_column(&frame.range, ages->data, LIMIT);
    fill_legend(ages, &frame.legend);
    frame.inset = DOT / 2;
    frame.right = numbers_width(ages);
    frame.row = draw_row;
    row_frame_draw(&frame, ages);
}

/* ---- in words ---- */

static struct str describe_oldest(const struct ages *ages) {
    const struct sketch *sketch = ages->sketch;
    if (ages->days.greatest == NO_ROW) return say(sketch, "No age is known.");
    const struct figure_value *most = figure_value(ages->data, ages->days.greatest, DAYS);
    return say(sketch, "The oldest is {0} with {1, plural, one {{2} day} other {{2} days}}.",
               rows_name(sketch, ages->data, ages->days.greatest, LABEL), words_form(most->number),
               words_exact(sketch, &FIGURE_COUNTS, most->exact));
}

/* "Über der Grenze: 2 von 7 (A, B)." */
static struct str describe_over(const struct ages *ages) {
    const struct sketch *sketch = ages->sketch;
    if (!figure_series(ages->data, LIMIT) || ages->days.first == NO_ROW) return (struct str){0};
    if (!ages->states.count[OVER]) return say(sketch, "No plan is over its limit.");
    return say(sketch, "Over the limit: {0} of {1} ({2}).", words_count(sketch, ages->states.count[OVER]),
               words_count(sketch, ages->data->row_count),
               states_names(sketch, ages->data, &ages->states, OVER, LABEL));
}

static struct str describe(const void *model) {
    const struct ages *ages = model;
    return words_all(ages->sketch, describe_oldest(ages), describe_over(ages),
                     words_unknown(ages->sketch, ages->data, DAYS));
}

const struct figure_type figure_plan_age = {
    .name = STR_INIT("plan-age"),
    .shows = "ages as dots, with the limit of each; older ones have another shape and their number",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe};
