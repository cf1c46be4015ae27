/* Columns: the values of each row side by side or on top of each other, over an axis that holds zero. Where there is
 * room each column has its value at its end and the axis goes; stacks have their sums above them. What was said to be
 * unknown is a "?" in its place; a note, such as growth, stands above a row's highest column. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/spread.h"
#include "figure/types.h"

enum channel { X, BY, SERIES, NOTE };
enum setting { STACKED };

static const struct figure_channel channels[] = {
    {.name = "x", .takes = TAKES_TEXT, .required = true, .eg = "year"},
    {.name = "by", .takes = TAKES_TEXT, .eg = "family"},
    {.name = "series", .takes = TAKES_NUMBER, .required = true, .many = true, .forecast = true, .eg = "[plan, actual]"},
    {.name = "note", .takes = TAKES_NUMBER, .quiet = true, .eg = "growth"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "stacked", .takes = TAKES_TRUTH, .eg = "true"},
    {0},
};

enum {
    PLOT = 150 * POINT,
    WIDEST = 34 * POINT,
    BESIDE_FROM = 300 * POINT, /* drawings that are as wide have the names of stacked series at their right */
    BESIDE_SHARE = 3,          /* which take at most one part in so many */
    COLUMNS_MOST = 20,         /* more of them, if they are in an order, are lines */
    DOT = 4 * POINT,
    NARROWEST = 3 * POINT, /* of a band whose note is looked at: narrower than any letter */
};

/* ---- how it is laid out ---- */

struct columns {
    struct sketch *sketch;
    const struct figure_data *data; /* a row for each x */
    const struct figure_data *rows; /* as they were handed in */
    size_t series;                  /* how many there are */
    struct tally *totals;           /* of each row */
    struct scale scale;
    struct bands bands;
    struct box plot;
    bool lines;               /* instead of columns: there are many, in an order */
    millipoints pitch, thick; /* from column to column of a group, and how wide each is */
    bool stacked, labelled;   /* with a value at the end of each column, or a sum above each stack */
};

/* Of years, days and the like there may be many: columns would be hairs. Names have no order that a line could follow.
 */
static bool are_lines(const struct figure_data *data) {
    const struct figure_value *first = figure_value(data, 0, X);
    bool ordered = figure_column(data, X, 0)->format == FORMAT_NUMBER || first->date.year;
    return ordered && data->row_count > COLUMNS_MOST;
}

static const struct figure_value *value_at(const struct columns *columns, size_t row, size_t series) {
    return figure_series_value(columns->data, row, SERIES, series);
}

/* Of a stack: the sums of what is above and below zero. */
static struct range range_of(const struct columns *columns) {
    struct range range = {.any = true};
    range_add_column(&range, columns->data, SERIES);
    for (size_t row = 0; columns->stacked && row < columns->data->row_count; row++) {
        struct stack stack = {0};
        for (size_t s = 0; s < columns->series; s++)
            if (figure_known(value_at(columns, row, s))) stack_add(&stack, value_at(columns, row, s)->number);
        range_add(&range, stack.above);
        range_add(&range, stack.below);
    }
    return range;
}

static const struct ink *label_ink(const struct columns *columns) {
    static const struct ink small = {SMALL, false, ANCHOR_MIDDLE, COLOUR_INK};
    return !columns->stacked && columns->series > 1 ? &small : &INK_LABEL_MIDDLE;
}

static struct str value_text(const struct columns *columns, size_t row, size_t series) {
    const struct figure_value *value = value_at(columns, row, series);
    return figure_known(value) ? value->brief : (struct str){0};
}

/* "4,8 Mio. €", or "4,8 Mio. € + ?" when a part of it is unknown. */
static struct str total_text(const struct columns *columns, size_t row) {
    const struct tally *total = &columns->totals[row];
    if (!total->known && !total->unknown) return (struct str){0};
    return tally_text(columns->sketch, figure_column(columns->data, SERIES, 0), total);
}

/* How wide the widest label is; as soon as one is wider than there is room, its width. */
static millipoints widest_label(const struct columns *columns, millipoints room) {
    millipoints widest = 0;
    size_t series = columns->stacked ? 1 : columns->series;
    for (size_t row = 0; row < columns->data->row_count && widest <= room; row++)
        for (size_t s = 0; s < series && widest <= room; s++) {
            struct str text = columns->stacked ? total_text(columns, row) : value_text(columns, row, s);
            widest = greater(widest, text_width(columns->sketch, text, label_ink(columns)));
        }
    return widest;
}

/* Columns are as wide as the bands allow, up to a limit; and whether their labels have room. */
static void measure_columns(struct columns *columns) {
    enum { BREATH = 2 * POINT, LEAST = 12 * POINT };
    millipoints across = columns->stacked || !columns->series ? 1 : (millipoints)columns->series;
    millipoints band = bands_width(&columns->bands), room = band * 9 / 10 / across - BREATH;
    millipoints widest = room < LEAST ? room + 1 : widest_label(columns, room);
    columns->labelled = widest <= room;
    columns->pitch = smaller(band * 7 / 10 / across, WIDEST);
    if (columns->labelled) columns->pitch = greater(columns->pitch, widest + BREATH);
    columns->thick = smaller(columns->pitch * 9 / 10, WIDEST);
}

/* Single columns with their values need no axis; stacks do, for their parts. */
static void lay_across(struct columns *columns, struct range range, millipoints right) {
    const struct figure_column *column = figure_column(columns->data, SERIES, 0);
    columns->plot.right = right;
    columns->bands = (struct bands){0, right, columns->data->row_count};
    if (!columns->stacked && !columns->lines) measure_columns(columns);
    if (columns->labelled) {
        columns->scale.low = range.low, columns->scale.high = range.high > range.low ? range.high : range.low + 1;
        return;
    }
    columns->plot.left = axis_width(columns->sketch, &columns->scale, column);
    columns->bands.from = columns->plot.left;
    measure_columns(columns);
    if (!columns->stacked) columns->labelled = false; /* the axis is there already */
}

static struct point point_of(const struct columns *columns, size_t row, double number) {
    return (struct point){bands_middle(&columns->bands, row), scale_at(&columns->scale, number)};
}

/* ---- the columns ---- */

static void draw_part(const struct columns *columns, size_t series, millipoints middle, double from, double to) {
    struct box box = bar_upright(&columns->scale, from, to, middle, columns->thick / 2);
    box.right = box.left + columns->thick;
    struct paint paint = paint_column(columns->data, SERIES, series);
    if (columns->stacked && paint.stroke == COLOUR_NONE) paint.stroke = COLOUR_PAPER; /* a gap between the parts */
    mark_box(columns->sketch, box, paint);
}

/* Where sums have no room, at least the "?" that a part of the stack is unknown. */
static struct str stack_text(const struct columns *columns, size_t row) {
    if (columns->labelled) return total_text(columns, row);
    bool says = columns->totals[row].unknown && bands_width(&columns->bands) > TEXT;
    return says ? STR(SIGN_UNKNOWN) : (struct str){0};
}

/* One on top of the other, negative ones downwards. Returns the upper end. */
static millipoints draw_stack(const struct columns *columns, size_t row) {
    millipoints middle = bands_middle(&columns->bands, row);
    struct stack stack = {0};
    for (size_t s = 0; s < columns->series; s++) {
        const struct figure_value *value = value_at(columns, row, s);
        if (!figure_known(value)) continue;
        double from = stack_add(&stack, value->number);
        draw_part(columns, s, middle, from, from + value->number);
    }
    millipoints top = scale_at(&columns->scale, stack.above);
    struct str text = stack_text(columns, row);
    if (str_empty(text)) return top;
    text_draw_plate(columns->sketch, middle, top - GAP, text, label_ink(columns));
    return top - LINE;
}

/* A "?" where the column would stand, if there is room. Returns its upper end, or the line of zero. */
static millipoints draw_unknown(const struct columns *columns, struct str mark, millipoints middle) {
    millipoints zero = scale_at(&columns->scale, 0);
    if (text_width(columns->sketch, mark, &INK_NOTE) > columns->pitch) return zero;
    text_draw(columns->sketch, middle, zero - GAP / 2, mark, &INK_NOTE_MIDDLE);
    return zero - GAP / 2 - SMALL;
}

/* Returns the upper end of the column and its label. */
static millipoints draw_column(const struct columns *columns, size_t row, size_t series, millipoints middle) {
    const struct figure_value *value = value_at(columns, row, series);
    millipoints zero = scale_at(&columns->scale, 0);
    if (value->state == FIGURE_UNKNOWN) return draw_unknown(columns, value->text, middle);
    millipoints end = scale_at(&columns->scale, value->number);
    draw_part(columns, series, middle, 0, value->number);
    if (!columns->labelled) return end;
    const struct ink *ink = label_ink(columns);
    millipoints baseline = value->number < 0 ? end + GAP / 2 + ink->size * TEXT_RISE / 1000 : end - GAP / 2 - POINT;
    text_draw(columns->sketch, middle, baseline, value_text(columns, row, series), ink);
    return value->number < 0 ? zero : end - LINE;
}

/* Side by side, in the middle of their band. Returns the upper end of the highest. */
static millipoints draw_group(const struct columns *columns, size_t row) {
    size_t across = 0;
    for (size_t s = 0; s < columns->series; s++) across += value_at(columns, row, s)->state != FIGURE_MISSING;
    millipoints middle = bands_middle(&columns->bands, row) - columns->pitch * ((millipoints)across - 1) / 2;
    millipoints top = scale_at(&columns->scale, 0);
    for (size_t s = 0; s < columns->series; s++) {
        if (value_at(columns, row, s)->state == FIGURE_MISSING) continue;
        top = smaller(top, draw_column(columns, row, s, middle));
        middle += columns->pitch;
    }
    return top;
}

static void draw_note(const struct columns *columns, size_t row, millipoints top) {
    const struct figure_value *note = figure_value(columns->data, row, NOTE);
    if (!figure_known(note) || bands_width(&columns->bands) < NARROWEST) return;
    struct str text = words_signed(columns->sketch, note);
    if (text_width(columns->sketch, text, &INK_NOTE) > bands_width(&columns->bands)) return;
    text_draw_plate(columns->sketch, bands_middle(&columns->bands, row), top - GAP, text, &INK_NOTE_MIDDLE);
}

/* ---- the names of stacked series and of lines, where they end ---- */

static bool has_names_beside(const struct columns *columns) {
    return (columns->stacked || columns->lines) && columns->sketch->drawing->width >= BESIDE_FROM;
}

/* Of a stack: the middles of its parts in the last one; of lines: their last known points. */
static struct end_label *names_of(const struct columns *columns) {
    struct end_label *names = NEW_ARRAY(columns->sketch->arena, struct end_label, columns->series + 1);
    struct stack stack = {0};
    for (size_t s = 0; s < columns->series; s++) {
        size_t last = columns->lines ? ends_of(columns->data, SERIES, s).last : columns->data->row_count - 1;
        const struct figure_value *value = last == NO_ROW ? NULL : value_at(columns, last, s);
        double number = value && figure_known(value) ? value->number : 0;
        names[s].name = figure_column(columns->data, SERIES, s)->label;
        if (columns->lines && value) {
            names[s].figure = value->brief;
            names[s].end = point_of(columns, last, number);
        } else {
            if (columns->stacked) number = number > 0 ? stack_add(&stack, number) + number / 2 : stack.above;
            names[s].end = (struct point){columns->plot.right, scale_at(&columns->scale, number)};
            names[s].sample = paint_column(columns->data, SERIES, s);
        }
    }
    return names;
}

/* ---- many rows: lines ---- */

/* What is missing or not known interrupts a line. Dashes: what is expected. */
static void draw_line(const struct columns *columns, size_t series) {
    struct point *points = NEW_ARRAY(columns->sketch->arena, struct point, columns->data->row_count);
    struct paint paint = paint_line(paint_series(series).fill, BOLD);
    paint.dashed = figure_column(columns->data, SERIES, series)->expected;
    size_t count = 0;
    for (size_t row = 0; row < columns->data->row_count; row++) {
        const struct figure_value *value = value_at(columns, row, series);
        if (figure_known(value)) points[count++] = point_of(columns, row, value->number);
        if (figure_known(value) && row + 1 < columns->data->row_count) continue;
        if (count)
            mark_circle(columns->sketch, points[count - 1].x, points[count - 1].y, DOT, paint_solid(paint.stroke));
        mark_path(columns->sketch, points, count, false, paint);
        count = 0;
    }
}

/* ---- all of it ---- */

static struct str *labels_of(const struct columns *columns) {
    struct str *labels = NEW_ARRAY(columns->sketch->arena, struct str, columns->data->row_count);
    for (size_t row = 0; row < columns->data->row_count; row++) labels[row] = figure_value(columns->data, row, X)->text;
    return labels;
}

/* Lines of text above the plot: the highest column may reach its top. */
static millipoints head_height(const struct columns *columns) {
    bool notes = figure_series(columns->data, NOTE) > 0;
    bool values = columns->labelled || columns->stacked;
    return ((millipoints)values + (millipoints)notes) * LINE + GAP;
}

/* Legend and labels above, then the plot, below it room for the values of negative columns. Returns where the names of
 * the rows begin. */
static millipoints lay_down(struct columns *columns, millipoints top) {
    columns->plot.top = top + head_height(columns);
    columns->plot.bottom = columns->plot.top + PLOT;
    columns->scale.from = columns->plot.bottom;
    columns->scale.to = columns->plot.top;
    bool below = columns->labelled && !columns->stacked && columns->scale.low < 0;
    return columns->plot.bottom + (below ? LINE : 0);
}

static void draw_axis(const struct columns *columns) {
    millipoints zero = scale_at(&columns->scale, 0);
    if (columns->stacked || !columns->labelled)
        axis_left(columns->sketch, &columns->scale, figure_column(columns->data, SERIES, 0), columns->plot);
    mark_line(columns->sketch, columns->plot.left, zero, columns->plot.right, zero, paint_line(COLOUR_MUTED, THIN));
}

static void draw(void *model) {
    struct columns *columns = model;
    struct sketch *sketch = columns->sketch;
    struct range range = range_of(columns);
    bool beside = has_names_beside(columns), above = columns->series > 1 && !beside;
    millipoints width = sketch->drawing->width;
    columns->scale = scale_close(range.low, range.high, PLOT, 0);
    columns->bands.count = columns->data->row_count;
    lay_across(columns, range,
               beside ? width - end_labels_width(sketch, names_of(columns), columns->series, width / BESIDE_SHARE)
                      : width);
    struct legend legend = legend_of_series(sketch, columns->data, SERIES);
    millipoints left = columns->plot.left, head = above ? legend_draw(&legend, left, 0, width - left) : 0,
                foot = lay_down(columns, head);
    const struct str *labels = labels_of(columns);
    sketch->drawing->height = foot + band_labels_height(sketch, &columns->bands, labels);
    draw_axis(columns);
    for (size_t s = 0; columns->lines && s < columns->series; s++) draw_line(columns, s);
    for (size_t row = 0; !columns->lines && row < columns->data->row_count; row++)
        draw_note(columns, row, columns->stacked ? draw_stack(columns, row) : draw_group(columns, row));
    if (beside) end_labels_draw(sketch, names_of(columns), columns->series, columns->plot);
    band_labels(sketch, &columns->bands, labels, foot);
}

static void *reckon(struct sketch *sketch, const struct figure_data *rows) {
    static const struct spread spread = {X, BY, SERIES, NOTE};
    const struct figure_data *data = spread_rows(sketch, rows, &spread);
    struct columns *columns = MODEL(struct columns, .series = figure_series(data, SERIES));
    columns->stacked = columns->series > 1 && figure_is_set(data, STACKED);
    columns->lines = !columns->stacked && are_lines(data);
    columns->totals = NEW_ARRAY(sketch->arena, struct tally, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) columns->totals[row] = tally_of_row(data, row, SERIES);
    columns->rows = rows;
    return columns;
}

/* ---- in words: of single columns how each series goes, of stacks their sums, and the largest part of the last ---- */

static struct str x_of(const struct columns *columns, size_t row) {
    return rows_name(columns->sketch, columns->data, row, X);
}

/* "Umsatz: von 4,2 Mio. € (2022) auf 5,1 Mio. € (2026), höchster Wert 5,1 Mio. € (2026)." */
static struct str describe_series(const struct columns *columns, size_t series) {
    const struct sketch *sketch = columns->sketch;
    struct ends ends = ends_of(columns->data, SERIES, series);
    if (ends.first == NO_ROW) return (struct str){0};
    struct str label = figure_column(columns->data, SERIES, series)->label,
               from = value_at(columns, ends.first, series)->brief, to = value_at(columns, ends.last, series)->brief;
    if (ends.first == ends.last) return say(sketch, "{0}: {1} ({2}).", label, from, x_of(columns, ends.first));
    return say(sketch, "{0}: from {1} ({2}) to {3} ({4}), highest value {5} ({6}).", label, from,
               x_of(columns, ends.first), to, x_of(columns, ends.last), value_at(columns, ends.greatest, series)->brief,
               x_of(columns, ends.greatest));
}

static struct str sum_text(const struct columns *columns, size_t row) {
    return words_exact(columns->sketch, figure_column(columns->data, SERIES, 0), columns->totals[row].sum);
}

/* "In 2026 ist der größte Teil Service mit 2,2 Mio. € von 7,3 Mio. €." Of parts below zero there is no largest one. */
static struct str describe_largest(const struct columns *columns, size_t row) {
    size_t most = columns->series;
    for (size_t s = 0; s < columns->series; s++) {
        const struct figure_value *value = value_at(columns, row, s);
        if (!figure_known(value)) continue;
        if (value->number < 0) return (struct str){0};
        if (most == columns->series || value->number > value_at(columns, row, most)->number) most = s;
    }
    return say(columns->sketch, "The largest part ({0}) is {1} with {2} of {3}.", x_of(columns, row),
               figure_column(columns->data, SERIES, most)->label, value_at(columns, row, most)->brief,
               sum_text(columns, row));
}

/* The first and the last stack of which anything is known; NO_ROW: none. */
static struct ends stacks_of(const struct columns *columns) {
    struct ends ends = {.first = NO_ROW, .last = NO_ROW};
    for (size_t row = 0; row < columns->data->row_count; row++) {
        if (!columns->totals[row].known) continue;
        if (ends.first == NO_ROW) ends.first = row;
        ends.last = row;
    }
    return ends;
}

static struct str describe_stacks(const struct columns *columns) {
    const struct sketch *sketch = columns->sketch;
    struct ends ends = stacks_of(columns);
    if (ends.first == NO_ROW) return (struct str){0};
    struct str from = sum_text(columns, ends.first), first = x_of(columns, ends.first),
               text = ends.first == ends.last ? say(sketch, "In all: {0} ({1}).", from, first)
                                              : say(sketch, "In all: from {0} ({1}) to {2} ({3}).", from, first,
                                                    sum_text(columns, ends.last), x_of(columns, ends.last));
    return words_add(sketch, text, describe_largest(columns, ends.last));
}

static struct str describe(const void *model) {
    const struct columns *columns = model;
    struct str text = {0};
    if (columns->stacked) text = describe_stacks(columns);
    for (size_t s = 0; !columns->stacked && s < columns->series; s++)
        text = words_add(columns->sketch, text, describe_series(columns, s));
    return words_add(columns->sketch, text, words_unknown(columns->sketch, columns->rows, SERIES));
}

/* What columns side by side have to say is said by who shows them. */
static struct str message(const void *model) {
    const struct columns *columns = model;
    size_t last = stacks_of(columns).last;
    return columns->stacked && last != NO_ROW ? describe_largest(columns, last) : (struct str){0};
}

const struct figure_type figure_columns = {
    .name = STR_INIT("columns"),
    .shows = "values side by side or on top of each other, with values or sums where there is room; more than twenty "
             "years, days or numbers are lines",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message,
    .amounts = true};
