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

enum { DOT = 7 * POINT, BAND = 8 * POINT, TICKS = 5, NAMES = 4 /* of twelve parts of the width */ };

static const struct ink over_ink = {SMALL, true, ANCHOR_END, COLOUR_ALERT};

struct plan_age {
    struct sketch *sketch;
    const struct figure_data *data;
    struct scale scale;
    struct named_rows rows;
    struct box plot;
    millipoints numbers; /* the width of the numbers at the right, a gap included */
};

static bool is_over(const struct figure_data *data, size_t row) {
    const struct figure_value *days = figure_value(data, row, DAYS), *limit = figure_value(data, row, LIMIT);
    return figure_known(days) && figure_known(limit) && days->number > limit->number;
}

static size_t count_over(const struct figure_data *data) {
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++) count += is_over(data, row);
    return count;
}

static const struct ink *ink_of(const struct figure_data *data, size_t row) {
    return is_over(data, row) ? &over_ink : &INK_NOTE_END;
}

/* "34", "?", "222 > 120". */
static struct str number_of(const struct sketch *sketch, const struct figure_data *data, size_t row) {
    struct str days = figure_value(data, row, DAYS)->brief;
    if (!is_over(data, row)) return days;
    struct str limit = figure_value(data, row, LIMIT)->brief;
    return str_format(sketch->arena, "%.*s\u00A0>\u00A0%.*s", STR_ARG(days), STR_ARG(limit));
}

static millipoints numbers_width(const struct sketch *sketch, const struct figure_data *data) {
    millipoints widest = 0, most = sketch->drawing->width / 4;
    for (size_t row = 0; row < data->row_count; row++) {
        millipoints width = text_width(sketch, number_of(sketch, data, row), ink_of(data, row));
        if (width > widest) widest = width;
    }
    return (widest < most ? widest : most) + 2 * GAP;
}

/* ---- marks ---- */

static struct paint dot_paint(bool over) {
    return over ? paint_solid(COLOUR_ALERT)
                : (struct paint){.fill = COLOUR_PAPER, .stroke = COLOUR_SERIES_1, .width = BOLD};
}

static void draw_limit(const struct plan_age *age, const struct figure_value *limit, millipoints y) {
    if (!figure_known(limit)) return;
    millipoints from = scale_at(&age->scale, 0), to = scale_at(&age->scale, limit->number);
    struct box band = {from < to ? from : to, y - BAND / 2, from < to ? to : from, y + BAND / 2};
    mark_box(age->sketch, band, paint_step(1));
    mark_line(age->sketch, to, y - BAND / 2, to, y + BAND / 2, paint_line(COLOUR_MUTED, BOLD));
}

static void draw_row(const struct plan_age *age, size_t row) {
    const struct figure_value *days = figure_value(age->data, row, DAYS);
    const struct ink *ink = ink_of(age->data, row);
    millipoints y = named_rows_middle(&age->rows, row), x = scale_at(&age->scale, days->number);
    bool over = is_over(age->data, row);
    draw_limit(age, figure_value(age->data, row, LIMIT), y);
    if (figure_known(days)) mark_shape(age->sketch, over ? SHAPE_DIAMOND : SHAPE_CIRCLE, x, y, DOT, dot_paint(over));
    struct str text = text_fit(age->sketch, number_of(age->sketch, age->data, row), ink, age->numbers - GAP);
    text_draw(age->sketch, age->sketch->drawing->width, text_middle(y, ink), text, ink);
}

/* ---- the whole ---- */

static millipoints draw_legend(struct sketch *sketch, const struct figure_data *data) {
    struct legend_entry entries[3];
    size_t count = 0;
    entries[count++] = (struct legend_entry){.text = figure_column(data, DAYS, 0)->label,
                                             .paint = dot_paint(false),
                                             .sample = LEGEND_SHAPE,
                                             .shape = SHAPE_CIRCLE};
    if (count_over(data))
        entries[count++] = (struct legend_entry){.text = say(sketch, "Over the limit"),
                                                 .paint = dot_paint(true),
                                                 .sample = LEGEND_SHAPE,
                                                 .shape = SHAPE_DIAMOND};
    if (figure_series(data, LIMIT))
        entries[count++] = (struct legend_entry){
            .text = figure_column(data, LIMIT, 0)->label, .paint = paint_step(1), .sample = LEGEND_BOX};
    legend_draw(sketch, entries, count, 0, 0, sketch->drawing->width);
    return legend_height(sketch, entries, count, sketch->drawing->width);
}

static struct scale scale_of(const struct figure_data *data, struct box plot) {
    struct range range = {0};
    range_add(&range, 0);
    range_add_column(&range, data, DAYS);
    range_add_column(&range, data, LIMIT);
    return scale_round(range.low, range.high, TICKS, plot.left, plot.right);
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct plan_age age = {.sketch = sketch, .data = data, .numbers = numbers_width(sketch, data)};
    millipoints width = sketch->drawing->width, top = draw_legend(sketch, data);
    age.rows = named_rows_place(sketch, data, LABEL, width * NAMES / 12, top, AXIS_FOOT);
    age.plot = (struct box){age.rows.width + DOT / 2, top, width - age.numbers - DOT / 2, named_rows_bottom(&age.rows)};
    age.scale = scale_of(data, age.plot);
    sketch->drawing->height = age.plot.bottom + AXIS_FOOT;
    axis_below(sketch, &age.scale, figure_column(data, DAYS, 0), age.plot);
    named_rows_draw(sketch, &age.rows);
    for (size_t row = 0; row < age.rows.shown; row++) draw_row(&age, row);
    named_rows_note(sketch, &age.rows);
}

/* ---- in words ---- */

static struct str describe_oldest(const struct sketch *sketch, const struct figure_data *data) {
    const struct figure_value *most = NULL;
    struct str name = {0};
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *days = figure_value(data, row, DAYS);
        if (!figure_known(days) || (most && days->number <= most->number)) continue;
        most = days;
        name = words_name(sketch, figure_value(data, row, LABEL));
    }
    if (!most) return say(sketch, "No age is known.");
    return say(sketch, "The oldest is {0} with {1, plural, one {{2} day} other {{2} days}}.", name,
               words_form(most->number), words_exact(sketch, &FIGURE_COUNTS, most->exact));
}

/* "Über der Grenze: 2 von 7 (A, B)." */
static struct str describe_over(const struct sketch *sketch, const struct figure_data *data) {
    struct str *names = NEW_ARRAY(sketch->arena, struct str, data->row_count);
    size_t count = 0;
    struct range days = {0};
    range_add_column(&days, data, DAYS);
    if (!figure_series(data, LIMIT) || !days.any) return (struct str){0};
    for (size_t row = 0; row < data->row_count; row++)
        if (is_over(data, row)) names[count++] = words_name(sketch, figure_value(data, row, LABEL));
    if (!count) return say(sketch, "No plan is over its limit.");
    return say(sketch, "Over the limit: {0} of {1} ({2}).", words_count(sketch, count),
               words_count(sketch, data->row_count), words_names(sketch, names, count));
}

static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    struct str text = words_add(sketch, describe_oldest(sketch, data), describe_over(sketch, data));
    return words_add(sketch, text, words_unknown(sketch, data, DAYS));
}

const struct figure_type figure_plan_age = {
    .name = STR_INIT("plan-age"),
    .shows = "ages as dots, with the limit of each; older ones have another shape and their number",
    .channels = channels,
    .draw = draw,
    .describe = describe};
