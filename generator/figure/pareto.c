/* Pareto: rows by their value, the greatest first, and beside them how the shares add up. The borders of the classes A,
 * B and C are drawn; a row's class goes by the share of those before it, so that the one which crosses a border keeps
 * the better class, as with the function `abc`. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/order.h"
#include "figure/types.h"

enum channel { LABEL, VALUE };
enum setting { BORDER_A, BORDER_B };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "name"},
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .eg = "revenue.last_actual"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "a", .takes = TAKES_NUMBER, .eg = "80"},
    {.name = "b", .takes = TAKES_NUMBER, .eg = "95"},
    {0},
};

enum {
    NAMES = 3,            /* the names' share of the width: at most one part in so many */
    CURVE = 48,           /* what the curve gets of the rest, in percent */
    CLASS = 16 * POINT,   /* for the letters at the right */
    BETWEEN = 12 * POINT, /* bars and curve */
    HEAD = LINE + GAP,
    DOT = 4 * POINT,
};

enum class { CLASS_A, CLASS_B, CLASS_C, CLASS_NONE };
static const char *const letters[] = {"A", "B", "C"};

struct pareto {
    struct sketch *sketch;
    const struct figure_data *data; /* sorted */
    const struct figure_column *column;
    struct decimal sum, borders[2];
    struct decimal *until; /* of each row: what all up to it add up to */
    enum class *classes;   /* of each row */
    size_t counts[CLASS_NONE + 1];
    bool adds_up; /* the sum is above zero: there are shares */
    struct named_rows rows;
    struct scale bars, curve;
};

/* ---- the reckoning ---- */

/* What is not known comes last. Equal values keep their order. */
static bool goes_before(const void *data, size_t first, size_t second) {
    const struct figure_value *a = figure_value(data, first, VALUE), *b = figure_value(data, second, VALUE);
    if (!figure_known(a) || !figure_known(b)) return figure_known(a) && !figure_known(b);
    return decimal_compare(a->exact, b->exact) > 0;
}

static const struct figure_data *sorted(const struct sketch *sketch, const struct figure_data *data) {
    const size_t *order = order_of(sketch, data->row_count, goes_before, data);
    struct figure_data *sorted = NEW(sketch->arena, struct figure_data);
    struct figure_value *values = NEW_ARRAY(sketch->arena, struct figure_value, data->row_count * data->column_count);
    for (size_t i = 0; i < data->row_count * data->column_count; i++)
        values[i] = data->values[order[i / data->column_count] * data->column_count + i % data->column_count];
    *sorted = *data;
    sorted->values = values;
    return sorted;
}

static const struct figure_value *value_of(const struct pareto *pareto, size_t row) {
    return figure_value(pareto->data, row, VALUE);
}

/* Whether part / sum is below a border, in percent, without dividing. */
static bool is_below(const struct pareto *pareto, struct decimal part, struct decimal border) {
    return decimal_compare(decimal_multiply(part, decimal_of(100)), decimal_multiply(border, pareto->sum)) < 0;
}

/* Equal values are of one class. */
static void classify(struct pareto *pareto) {
    struct decimal before = decimal_of(0);
    for (size_t row = 0; row < pareto->data->row_count; row++) {
        const struct figure_value *value = value_of(pareto, row);
        pareto->classes[row] = CLASS_NONE;
        if (!figure_known(value) || !pareto->adds_up) continue;
        bool equal = row && decimal_compare(value_of(pareto, row - 1)->exact, value->exact) == 0;
        if (row && !equal) before = pareto->until[row - 1];
        pareto->classes[row] = is_below(pareto, before, pareto->borders[0])   ? CLASS_A
                               : is_below(pareto, before, pareto->borders[1]) ? CLASS_B
                                                                              : CLASS_C;
    }
    for (size_t row = 0; row < pareto->data->row_count; row++) pareto->counts[pareto->classes[row]]++;
}

static void *reckon(struct sketch *sketch, const struct figure_data *rows) {
    static const int usual[] = {80, 95};
    const struct figure_data *data = sorted(sketch, rows);
    struct pareto *pareto = MODEL(struct pareto, .column = figure_column(data, VALUE, 0), .sum = decimal_of(0));
    pareto->until = NEW_ARRAY(sketch->arena, struct decimal, data->row_count);
    pareto->classes = NEW_ARRAY(sketch->arena, enum class, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) {
        if (figure_known(value_of(pareto, row))) pareto->sum = decimal_add(pareto->sum, value_of(pareto, row)->exact);
        pareto->until[row] = pareto->sum;
    }
    for (int i = 0; i < 2; i++) {
        const struct figure_value *border = figure_setting(data, BORDER_A + i);
        pareto->borders[i] = figure_known(border) ? border->exact : decimal_of(usual[i]);
    }
    pareto->adds_up = !decimal_is_zero(pareto->sum) && !decimal_is_negative(pareto->sum);
    classify(pareto);
    return pareto;
}

static struct decimal share_of(const struct pareto *pareto, struct decimal part) {
    return decimal_divide(decimal_multiply(part, decimal_of(100)), pareto->sum);
}

static struct str percent(const struct pareto *pareto, struct decimal number) {
    static const struct figure_column column = {.format = FORMAT_PERCENT};
    return words_exact(pareto->sketch, &column, number);
}

/* ---- the drawing ---- */

static void lay_across(struct pareto *pareto) {
    struct range range = {.any = true};
    range_add_column(&range, pareto->data, VALUE);
    millipoints right = pareto->sketch->drawing->width - CLASS, left = pareto->rows.width,
                middle = right - (right - left) * CURVE / 100;
    millipoints values =
        smaller(rows_widest(pareto->sketch, pareto->data, VALUE, &INK_NOTE) + GAP, (middle - BETWEEN - left) * 2 / 3);
    pareto->bars =
        scale_exact(range.low, range.high > range.low ? range.high : range.low + 1, 1, left, middle - BETWEEN - values);
    pareto->curve = scale_exact(0, 100, 1, middle, right);
}

static void draw_bar(const struct pareto *pareto, size_t row) {
    static const struct ink ink = {SMALL, false, ANCHOR_START, COLOUR_INK};
    const struct figure_value *value = value_of(pareto, row);
    if (value->state == FIGURE_MISSING) return;
    millipoints y = named_rows_middle(&pareto->rows, row), half = named_rows_half(&pareto->rows, row, 4 * POINT);
    struct box box = bar_across(&pareto->bars, 0, value->number, y, half);
    mark_box(pareto->sketch, box, paint_series(0));
    millipoints left = greater(box.right, scale_at(&pareto->bars, 0)) + GAP;
    text_draw_fit(pareto->sketch, left, text_middle(y, &ink), value->brief, &ink,
                  pareto->curve.from - BETWEEN / 2 - left);
}

/* The labels of both borders stand away from each other, as borders are often close. */
static void draw_borders(const struct pareto *pareto, millipoints bottom) {
    millipoints free_from = pareto->curve.from, y = HEAD - GAP;
    for (int i = 0; i < 2; i++) {
        millipoints x = scale_at(&pareto->curve, decimal_approximate(pareto->borders[i]));
        struct paint line = paint_line(COLOUR_MUTED, HAIR);
        line.dashed = true;
        mark_line(pareto->sketch, x, HEAD - GAP / 2, x, bottom, line);
        struct str text = percent(pareto, pareto->borders[i]);
        millipoints width = text_width(pareto->sketch, text, &INK_NOTE), left = i ? x - GAP / 2 : x + GAP / 2 - width;
        if (left < free_from || left + width > pareto->sketch->drawing->width) continue;
        text_draw(pareto->sketch, left, y, text, &INK_NOTE);
        free_from = left + width + GAP / 2;
    }
}

static void draw_curve(const struct pareto *pareto, millipoints bottom) {
    struct point *points = NEW_ARRAY(pareto->sketch->arena, struct point, pareto->rows.shown + 1);
    size_t count = 1;
    points[0] = (struct point){pareto->curve.from, HEAD};
    for (size_t row = 0; row < pareto->rows.shown && figure_known(value_of(pareto, row)); row++)
        points[count++] =
            (struct point){scale_at(&pareto->curve, decimal_approximate(share_of(pareto, pareto->until[row]))),
                           named_rows_middle(&pareto->rows, row)};
    mark_line(pareto->sketch, pareto->curve.from, HEAD, pareto->curve.from, bottom, paint_line(COLOUR_RULE, THIN));
    mark_line(pareto->sketch, pareto->curve.to, HEAD, pareto->curve.to, bottom, paint_line(COLOUR_RULE, HAIR));
    draw_borders(pareto, bottom);
    mark_path(pareto->sketch, points, count, false, paint_line(COLOUR_ACCENT, BOLD));
    for (size_t i = 1; i < count; i++)
        mark_circle(pareto->sketch, points[i].x, points[i].y, DOT, paint_solid(COLOUR_ACCENT));
}

/* A letter beside the rows of each class, and a line where one ends. */
static void draw_classes(const struct pareto *pareto) {
    static const struct ink ink = {TEXT, true, ANCHOR_END, COLOUR_INK};
    millipoints right = pareto->sketch->drawing->width;
    for (size_t row = 0, start = 0; row < pareto->rows.shown; row++) {
        enum class class = pareto->classes[row];
        bool ends = row + 1 == pareto->rows.shown || pareto->classes[row + 1] != class;
        if (!ends) continue;
        millipoints top = pareto->rows.edges[start], bottom = pareto->rows.edges[row + 1];
        start = row + 1;
        if (class == CLASS_NONE) continue;
        text_draw(pareto->sketch, right, text_middle((top + bottom) / 2, &ink), str_of(letters[class]), &ink);
        if (start < pareto->rows.shown)
            mark_line(pareto->sketch, 0, bottom, right, bottom, paint_line(COLOUR_RULE, THIN));
    }
}

static void draw_heads(const struct pareto *pareto) {
    millipoints y = HEAD - GAP, zero = scale_at(&pareto->bars, 0);
    text_draw_fit(pareto->sketch, zero, y, pareto->column->label, &INK_NOTE, pareto->curve.from - BETWEEN - zero);
    if (!pareto->adds_up) return;
    struct str text = say(pareto->sketch, "Cumulative"), border = percent(pareto, pareto->borders[0]);
    millipoints least = smaller(scale_at(&pareto->curve, decimal_approximate(pareto->borders[0])),
                                scale_at(&pareto->curve, decimal_approximate(pareto->borders[1]))),
                room = least - text_width(pareto->sketch, border, &INK_NOTE) - GAP - pareto->curve.from;
    if (text_width(pareto->sketch, text, &INK_NOTE) < room)
        text_draw(pareto->sketch, pareto->curve.from, y, text, &INK_NOTE);
}

static void draw(void *model) {
    struct pareto *pareto = model;
    struct sketch *sketch = pareto->sketch;
    pareto->rows = named_rows_place(sketch, pareto->data, LABEL, sketch->drawing->width / NAMES, HEAD, 0);
    lay_across(pareto);
    millipoints bottom = named_rows_bottom(&pareto->rows), zero = scale_at(&pareto->bars, 0);
    draw_heads(pareto);
    draw_classes(pareto);
    for (size_t row = 0; row < pareto->rows.shown; row++) draw_bar(pareto, row);
    mark_line(sketch, zero, HEAD, zero, bottom, paint_line(COLOUR_MUTED, THIN));
    if (pareto->adds_up) draw_curve(pareto, bottom);
    named_rows_draw(&pareto->rows);
    named_rows_note(&pareto->rows);
}

/* ---- in words ---- */

static struct str describe_classes(const struct pareto *pareto) {
    const struct sketch *sketch = pareto->sketch;
    const size_t *counts = pareto->counts;
    return say(sketch, "In class A (up to {2}): {1} of {0}; in B (up to {4}): {3}; in C: {5}.",
               words_count(sketch, pareto->data->row_count - counts[CLASS_NONE]), words_count(sketch, counts[CLASS_A]),
               percent(pareto, pareto->borders[0]), words_count(sketch, counts[CLASS_B]),
               percent(pareto, pareto->borders[1]), words_count(sketch, counts[CLASS_C]));
}

static struct str describe(const void *model) {
    const struct pareto *pareto = model;
    const struct sketch *sketch = pareto->sketch;
    struct str unknown = words_unknown(sketch, pareto->data, VALUE);
    if (!pareto->adds_up)
        return words_add(sketch, say(sketch, "The values do not add up to anything that could be shared."), unknown);
    const struct figure_value *most = value_of(pareto, 0);
    struct str first =
        say(sketch, "First is {0} with {1}, {2} of {3} in all.", rows_name(sketch, pareto->data, 0, LABEL), most->brief,
            percent(pareto, share_of(pareto, most->exact)), words_exact(sketch, pareto->column, pareto->sum));
    return words_all(sketch, first, describe_classes(pareto), unknown);
}

const struct figure_type figure_pareto = {
    .name = STR_INIT("pareto"),
    .shows = "rows by value, how their shares add up, and the classes A, B, C as by abc",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .amounts = true};
