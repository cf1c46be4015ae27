/* Share bars: one bar for each row from zero, with marks across all of them, such as the shares from which a customer
 * is important. No more than half of the scale is empty: marks beyond that are named at its end. */
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
    millipoints x, left; /* of its line, of its label */
    int line;            /* of the labels, from the bars upwards; MARK_LINES: no room */
};

struct share_bar {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_column *column;
    struct named_rows rows;
    struct scale scale;
    struct box plot;
    struct mark marks[FIGURE_SERIES_MOST];
    size_t mark_count, on_scale; /* the last ones may lie beyond the scale */
    struct mark beyond;          /* what those are, above the end of the scale */
    struct ends ends;
    int lines; /* of the marks' labels */
};

/* ---- marks ---- */

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
        size_t row = ends_of(bar->data, MARKS, i).first; /* the first that knows it says where a mark is */
        if (row == NO_ROW) continue;
        const struct figure_value *value = figure_series_value(bar->data, row, MARKS, i);
        struct mark mark = {.value = value->number, .text = mark_text(bar, i, value)};
        size_t place = bar->mark_count++;
        for (; place > 0 && bar->marks[place - 1].value > mark.value; place--)
            bar->marks[place] = bar->marks[place - 1];
        bar->marks[place] = mark;
    }
}

/* The marks that are more than twice as far as the greatest value. */
static void find_beyond(struct share_bar *bar) {
    double greatest = bar->ends.greatest == NO_ROW ? 0 : figure_value(bar->data, bar->ends.greatest, VALUE)->number;
    bar->on_scale = bar->mark_count;
    while (bar->on_scale > 0 && greatest > 0 && bar->marks[bar->on_scale - 1].value > 2 * greatest) bar->on_scale--;
    for (size_t i = bar->on_scale; i < bar->mark_count; i++)
        bar->beyond.text = words_dotted(bar->sketch, bar->beyond.text, bar->marks[i].text);
    if (bar->beyond.text.size) bar->beyond.text = words_add(bar->sketch, bar->beyond.text, STR("→"));
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct share_bar *bar =
        MODEL(struct share_bar, .column = figure_column(data, VALUE, 0), .ends = ends_of(data, VALUE, 0));
    find_marks(bar);
    find_beyond(bar);
    return bar;
}

/* Gives a label that begins there the lowest line in which it does not meet the one before. */
static void place_label(struct share_bar *bar, struct mark *mark, millipoints width, millipoints *free_from) {
    while (mark->line < MARK_LINES && mark->left < free_from[mark->line]) mark->line++;
    if (mark->left + width > bar->sketch->drawing->width) mark->line = MARK_LINES;
    if (mark->line == MARK_LINES) return;
    free_from[mark->line] = mark->left + width + GAP;
    bar->lines = mark->line + 1 > bar->lines ? mark->line + 1 : bar->lines;
}

static void place_marks(struct share_bar *bar) {
    millipoints free_from[MARK_LINES] = {0}, right = bar->sketch->drawing->width;
    for (size_t i = 0; i < bar->on_scale; i++) {
        struct mark *mark = &bar->marks[i];
        millipoints width = text_width(bar->sketch, mark->text, &INK_NOTE);
        mark->x = scale_at(&bar->scale, mark->value);
        mark->left = text_left(bar->sketch, mark->x, width);
        place_label(bar, mark, width, free_from);
    }
    if (!bar->beyond.text.size) return;
    bar->beyond.text = text_fit(bar->sketch, bar->beyond.text, &INK_NOTE, right);
    millipoints width = text_width(bar->sketch, bar->beyond.text, &INK_NOTE);
    bar->beyond.left = right - width;
    place_label(bar, &bar->beyond, width, free_from);
}

static millipoints baseline_of(const struct share_bar *bar, const struct mark *mark) {
    return bar->plot.top - GAP - mark->line * LINE;
}

static void draw_marks(const struct share_bar *bar) {
    for (size_t i = 0; i < bar->on_scale; i++) {
        const struct mark *mark = &bar->marks[i];
        bool named = mark->line < MARK_LINES;
        mark_line(bar->sketch, mark->x, named ? baseline_of(bar, mark) + GAP / 2 : bar->plot.top, mark->x,
                  bar->plot.bottom, paint_line(COLOUR_MUTED, THIN));
        if (named) text_draw(bar->sketch, mark->left, baseline_of(bar, mark), mark->text, &INK_NOTE);
    }
    if (bar->beyond.line < MARK_LINES)
        text_draw(bar->sketch, bar->beyond.left, baseline_of(bar, &bar->beyond), bar->beyond.text, &INK_NOTE);
}

/* ---- bars ---- */

static const struct ink value_ink = {TEXT, true, ANCHOR_END, COLOUR_INK};

/* The value stands before the bar, where no mark crosses it. Marks shine through as gaps of the bar. */
static void draw_bar(const struct share_bar *bar, size_t row) {
    const struct figure_value *value = figure_value(bar->data, row, VALUE);
    millipoints y = named_rows_middle(&bar->rows, row), half = named_rows_half(&bar->rows, row, 5 * POINT);
    struct box box = bar_across(&bar->scale, 0, value->number, y, half);
    mark_box(bar->sketch, box, paint_series(0));
    for (size_t i = 0; i < bar->on_scale; i++)
        if (bar->marks[i].x > box.left && bar->marks[i].x < box.right)
            mark_line(bar->sketch, bar->marks[i].x, box.top, bar->marks[i].x, box.bottom,
                      paint_line(COLOUR_PAPER, THIN));
    if (value->state == FIGURE_MISSING) return;
    millipoints right = bar->plot.left - GAP;
    text_draw_fit(bar->sketch, right, text_middle(y, &value_ink), value->brief, &value_ink,
                  right - bar->rows.width + GAP);
}

/* To a little more than the last mark; a share ends at the whole. */
static struct scale scale_of(const struct share_bar *bar, millipoints from, millipoints to) {
    struct range range = {.any = true};
    range_add_column(&range, bar->data, VALUE);
    for (size_t i = 0; i < bar->on_scale; i++) range_add(&range, bar->marks[i].value);
    struct scale scale = scale_round(range.low, range.high, TICKS, from, to);
    if (bar->column->format == FORMAT_PERCENT && range.high <= 100 && scale.high > 100) scale.high = 100;
    return scale;
}

static void draw(void *model) {
    struct share_bar *bar = model;
    struct sketch *sketch = bar->sketch;
    millipoints width = sketch->drawing->width, foot = bar->on_scale ? 0 : AXIS_FOOT;
    bar->rows = named_rows_place(sketch, bar->data, LABEL, width / NAMES, 0, AXIS_FOOT + MARK_LINES * LINE + GAP);
    millipoints left =
        bar->rows.width + GAP + smaller(rows_widest(sketch, bar->data, VALUE, &value_ink), width / VALUES);
    bar->scale = scale_of(bar, left, greater(width - GAP, left));
    place_marks(bar);
    millipoints top = bar->lines ? bar->lines * LINE + GAP : 0;
    bar->rows = named_rows_place(sketch, bar->data, LABEL, width / NAMES, top, AXIS_FOOT);
    bar->plot = (struct box){left, top, bar->scale.to, named_rows_bottom(&bar->rows)};
    sketch->drawing->height = bar->plot.bottom + foot;
    draw_marks(bar);
    if (!bar->on_scale) axis_below(sketch, &bar->scale, bar->column, bar->plot);
    for (size_t row = 0; row < bar->rows.shown; row++) draw_bar(bar, row);
    millipoints zero = scale_at(&bar->scale, 0);
    mark_line(sketch, zero, bar->plot.top, zero, bar->plot.bottom, paint_line(COLOUR_INK, THIN));
    named_rows_draw(&bar->rows);
    named_rows_note(&bar->rows);
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
    struct str name = rows_name(bar->sketch, bar->data, row, LABEL), text = value->brief;
    if (!bar->mark_count) return say(bar->sketch, "{0}: {1}.", name, text);
    const struct mark *reached = mark_reached(bar, value->number);
    return reached ? say(bar->sketch, "{0}: {1}, the mark “{2}” is reached.", name, text, reached->text)
                   : say(bar->sketch, "{0}: {1}, below the first mark, “{2}”.", name, text, bar->marks[0].text);
}

/* Of several rows the first and the last known one. */
static struct str describe(const void *model) {
    const struct share_bar *bar = model;
    const struct ends *ends = &bar->ends;
    struct str unknown = words_unknown(bar->sketch, bar->data, VALUE), last = {0};
    if (ends->first == NO_ROW) return words_add(bar->sketch, words_nothing(bar->sketch), unknown);
    if (ends->last > ends->first) last = describe_row(bar, ends->last);
    return words_all(bar->sketch, describe_row(bar, ends->first), last, unknown);
}

const struct figure_type figure_share_bar = {.name = STR_INIT("share-bar"),
                                             .shows = "a bar for each row, with marks across all of them; marks more "
                                                      "than twice as far as the greatest value are named at the end",
                                             .channels = channels,
                                             .reckon = reckon,
                                             .draw = draw,
                                             .describe = describe,
                                             .amounts = true};
