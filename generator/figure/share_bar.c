/* Share bars: one bar for each row from zero, with marks across all of them, such as the shares from which a customer
 * is important. The scale is as long as values and marks need and no longer. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, VALUE, MARKS };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "year"},
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .eg = "share"},
    {.name = "marks", .takes = TAKES_NUMBER, .many = true, .quiet = true, .eg = "[10, 25, 50]"},
    {0},
};

enum {
    NAMES = 3, /* the names' share of the width: at most one part in so many */
    TICKS = 5,
    VALUES = 2,     /* that of the values */
    MARK_LINES = 2, /* of labels above the bars: neighbours that would meet stand in the upper one */
};

struct mark {
    double value;
    struct str text;
    millipoints x;
    int line; /* of the labels, from the bars upwards; MARK_LINES: no room */
};

struct share_bar {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_column *column;
    struct named_rows rows;
    struct scale scale;
    struct box plot;
    struct mark marks[FIGURE_SERIES_MOST];
    size_t mark_count;
    int lines; /* of the marks' labels */
};

/* ---- marks ---- */

/* The first row that knows it says where a mark is. */
static const struct figure_value *mark_value(const struct figure_data *data, size_t mark) {
    for (size_t row = 0; row < data->row_count; row++)
        if (figure_known(figure_series_value(data, row, MARKS, mark)))
            return figure_series_value(data, row, MARKS, mark);
    return NULL;
}

/* "25 %", or "25 % key account" when the layout gives the mark a name. */
static struct str mark_text(const struct share_bar *bar, size_t mark, const struct figure_value *value) {
    const struct figure_column *own = figure_column(bar->data, MARKS, mark);
    struct str text = words_as(bar->sketch, bar->column, own, value), name = own->label;
    struct decimal number;
    return decimal_parse(name, &number) ? text : words_add(bar->sketch, text, name);
}

/* In order, so that labels are placed from left to right. */
static void find_marks(struct share_bar *bar) {
    for (size_t i = 0; i < figure_series(bar->data, MARKS); i++) {
        const struct figure_value *value = mark_value(bar->data, i);
        if (!value) continue;
        struct mark mark = {.value = value->number, .text = mark_text(bar, i, value)};
        size_t place = bar->mark_count++;
        for (; place > 0 && bar->marks[place - 1].value > mark.value; place--)
            bar->marks[place] = bar->marks[place - 1];
        bar->marks[place] = mark;
    }
}

/* Where a mark's label begins: at its line, pushed inside the drawing. */
static millipoints mark_left(const struct share_bar *bar, const struct mark *mark) {
    millipoints width = text_width(bar->sketch, mark->text, &INK_NOTE), left = mark->x - width / 2;
    if (left + width > bar->sketch->drawing->width) left = bar->sketch->drawing->width - width;
    return left < 0 ? 0 : left;
}

/* Gives each label the lowest line in which it does not meet the one before. */
static void place_marks(struct share_bar *bar) {
    millipoints free_from[MARK_LINES] = {0};
    for (size_t i = 0; i < bar->mark_count; i++) {
        struct mark *mark = &bar->marks[i];
        mark->x = scale_at(&bar->scale, mark->value);
        millipoints left = mark_left(bar, mark), right = left + text_width(bar->sketch, mark->text, &INK_NOTE);
        while (mark->line < MARK_LINES && left < free_from[mark->line]) mark->line++;
        if (right > bar->sketch->drawing->width) mark->line = MARK_LINES;
        if (mark->line == MARK_LINES) continue;
        free_from[mark->line] = right + GAP;
        if (mark->line + 1 > bar->lines) bar->lines = mark->line + 1;
    }
}

static void draw_marks(const struct share_bar *bar) {
    for (size_t i = 0; i < bar->mark_count; i++) {
        const struct mark *mark = &bar->marks[i];
        millipoints baseline = bar->plot.top - GAP - mark->line * LINE;
        mark_line(bar->sketch, mark->x, mark->line < MARK_LINES ? baseline + GAP / 2 : bar->plot.top, mark->x,
                  bar->plot.bottom, paint_line(COLOUR_MUTED, THIN));
        if (mark->line < MARK_LINES) text_draw(bar->sketch, mark_left(bar, mark), baseline, mark->text, &INK_NOTE);
    }
}

/* ---- bars ---- */

static const struct ink value_ink = {TEXT, true, ANCHOR_END, COLOUR_INK};

/* The value stands before the bar, where no mark crosses it. Marks shine through as gaps of the bar. */
static void draw_bar(const struct share_bar *bar, size_t row) {
    const struct figure_value *value = figure_value(bar->data, row, VALUE);
    millipoints y = named_rows_middle(&bar->rows, row),
                half = (bar->rows.edges[row + 1] - bar->rows.edges[row]) * 3 / 10, zero = scale_at(&bar->scale, 0),
                end = figure_known(value) ? scale_at(&bar->scale, value->number) : zero;
    if (half > 5 * POINT) half = 5 * POINT;
    struct box box = {end < zero ? end : zero, y - half, end < zero ? zero : end, y + half};
    mark_box(bar->sketch, box, paint_series(0));
    for (size_t i = 0; i < bar->mark_count; i++)
        if (bar->marks[i].x > box.left && bar->marks[i].x < box.right)
            mark_line(bar->sketch, bar->marks[i].x, box.top, bar->marks[i].x, box.bottom,
                      paint_line(COLOUR_PAPER, THIN));
    if (value->state == FIGURE_MISSING) return;
    millipoints right = bar->plot.left - GAP;
    struct str text = text_fit(bar->sketch, value->brief, &value_ink, right - bar->rows.width + GAP);
    text_draw(bar->sketch, right, text_middle(y, &value_ink), text, &value_ink);
}

static millipoints widest_value(const struct share_bar *bar) {
    millipoints widest = 0;
    for (size_t row = 0; row < bar->data->row_count; row++) {
        struct str text = figure_value(bar->data, row, VALUE)->brief;
        millipoints width = text_width(bar->sketch, text, &value_ink);
        if (width > widest) widest = width;
    }
    millipoints most = bar->sketch->drawing->width / VALUES;
    return widest < most ? widest : most;
}

/* To a little more than the last mark; a share ends at the whole. */
static struct scale scale_of(const struct share_bar *bar, millipoints from, millipoints to) {
    struct range range = {0};
    range_add(&range, 0);
    range_add_column(&range, bar->data, VALUE);
    for (size_t i = 0; i < bar->mark_count; i++) range_add(&range, bar->marks[i].value);
    struct scale scale = scale_round(range.low, range.high, TICKS, from, to);
    if (bar->column->format == FORMAT_PERCENT && range.high <= 100 && scale.high > 100) scale.high = 100;
    return scale;
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct share_bar bar = {.sketch = sketch, .data = data, .column = figure_column(data, VALUE, 0)};
    millipoints width = sketch->drawing->width;
    find_marks(&bar);
    bar.rows = named_rows_place(sketch, data, LABEL, width / NAMES, 0, AXIS_FOOT + MARK_LINES * LINE + GAP);
    millipoints left = bar.rows.width + widest_value(&bar) + GAP;
    bar.scale = scale_of(&bar, left, width - GAP > left ? width - GAP : left);
    place_marks(&bar);
    bar.plot = (struct box){left, bar.lines ? bar.lines * LINE + GAP : 0, width, 0};
    bar.rows = named_rows_place(sketch, data, LABEL, width / NAMES, bar.plot.top, AXIS_FOOT);
    bar.plot.right = bar.scale.to;
    bar.plot.bottom = named_rows_bottom(&bar.rows);
    sketch->drawing->height = bar.plot.bottom + (bar.mark_count ? 0 : AXIS_FOOT);
    if (bar.mark_count) draw_marks(&bar);
    else axis_below(sketch, &bar.scale, bar.column, bar.plot);
    for (size_t row = 0; row < bar.rows.shown; row++) draw_bar(&bar, row);
    millipoints zero = scale_at(&bar.scale, 0);
    mark_line(sketch, zero, bar.plot.top, zero, bar.plot.bottom, paint_line(COLOUR_INK, THIN));
    named_rows_draw(sketch, &bar.rows);
    named_rows_note(sketch, &bar.rows);
}

/* ---- in words ---- */

/* The greatest mark that a value has reached; NULL when none. */
static const struct mark *mark_reached(const struct share_bar *bar, double value) {
    const struct mark *reached = NULL;
    for (size_t i = 0; i < bar->mark_count; i++)
        if (bar->marks[i].value <= value) reached = &bar->marks[i];
    return reached;
}

static struct str describe_row(const struct share_bar *bar, size_t row) {
    const struct figure_value *value = figure_value(bar->data, row, VALUE);
    if (!figure_known(value)) return (struct str){0};
    struct str name = words_name(bar->sketch, figure_value(bar->data, row, LABEL)), text = value->brief;
    if (!bar->mark_count) return say(bar->sketch, "{0}: {1}.", name, text);
    const struct mark *reached = mark_reached(bar, value->number);
    return reached ? say(bar->sketch, "{0}: {1}, the mark “{2}” is reached.", name, text, reached->text)
                   : say(bar->sketch, "{0}: {1}, below the first mark, “{2}”.", name, text, bar->marks[0].text);
}

/* Of several rows the first and the last known one. */
static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    struct sketch untouched = *sketch;
    struct share_bar bar = {.sketch = &untouched, .data = data, .column = figure_column(data, VALUE, 0)};
    struct str text = {0};
    find_marks(&bar);
    size_t first = 0, last = data->row_count - 1;
    while (first < last && !figure_known(figure_value(data, first, VALUE))) first++;
    while (last > first && !figure_known(figure_value(data, last, VALUE))) last--;
    text = describe_row(&bar, first);
    if (last > first) text = words_add(sketch, text, describe_row(&bar, last));
    if (str_empty(text)) text = words_nothing(sketch);
    return words_add(sketch, text, words_unknown(sketch, data, VALUE));
}

const struct figure_type figure_share_bar = {.name = STR_INIT("share-bar"),
                                             .shows = "a bar for each row, with marks across all of them",
                                             .channels = channels,
                                             .draw = draw,
                                             .describe = describe,
                                             .amounts = true};
