/* Bars: one for each row, with its value at its end. The plainest chart of rows, and the pattern for others. */
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, VALUE };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "name"},
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .eg = "revenue.last_actual"},
    {0},
};

struct bars {
    struct sketch *sketch;
    const struct figure_data *data;
    struct ends ends;
};

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    return MODEL(struct bars, .ends = ends_of(data, VALUE, 0));
}

static void draw_row(const void *model, const struct row_frame *frame, size_t row, millipoints y) {
    const struct bars *bars = model;
    const struct figure_value *value = figure_value(bars->data, row, VALUE);
    struct box bar = bar_across(&frame->scale, 0, value->number, y, named_rows_half(&frame->rows, row, 4 * POINT));
    mark_box(bars->sketch, bar, paint_series(0));
    text_draw_fit(bars->sketch, bar.right + GAP, text_middle(y, &INK_LABEL), value->brief, &INK_LABEL,
                  frame->right - GAP);
}

static void draw(void *model) {
    struct bars *bars = model;
    struct row_frame frame = row_frame_of(bars->sketch, bars->data, LABEL, VALUE);
    millipoints values = rows_widest(bars->sketch, bars->data, VALUE, &INK_LABEL) + 2 * GAP;
    frame.right = smaller(values, bars->sketch->drawing->width / 3);
    frame.row = draw_row;
    row_frame_draw(&frame, bars);
}

static struct str describe(const void *model) {
    const struct bars *bars = model;
    size_t most = bars->ends.greatest;
    if (most == NO_ROW) return words_nothing(bars->sketch);
    struct str text =
        say(bars->sketch, "The greatest is {0} with {1}.", rows_name(bars->sketch, bars->data, most, LABEL),
            figure_value(bars->data, most, VALUE)->brief);
    return words_add(bars->sketch, text, words_unknown(bars->sketch, bars->data, VALUE));
}

const struct figure_type figure_bars = {.name = STR_INIT("bars"),
                                        .shows = "a bar for each row, with its value at its end",
                                        .channels = channels,
                                        .reckon = reckon,
                                        .draw = draw,
                                        .describe = describe,
                                        .amounts = true};
