/* Grouped columns: an axis from zero with a few round ticks, the series side by side in the order of their legend.
 * Series are told apart by colour and by pattern. Binary numbers are used for places on the page only. */
#include "compose/chart.h"

#include <math.h>

#include "base/arena.h"

enum {
    WIDTH = 453 * POINT,
    HEIGHT = 190 * POINT,
    LEGEND = 20 * POINT, /* above the plot */
    NOTES = 14 * POINT,  /* room over the highest column */
    FOOT = 18 * POINT,   /* below the axis, for labels */
    GAP = 6 * POINT,
    SIZE = 8 * POINT, /* of all texts */
    TICKS = 4,        /* wished */
    WIDEST_COLUMN = 34 * POINT,
};

/* The axis: round values from low to high, and where they stand. */
struct axis {
    double low, high, step;
    millipoints top, bottom, left;
};

static double nice_step(double range) {
    double raw = range / TICKS, power = pow(10, floor(log10(raw))), part = raw / power;
    return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 2.5 ? 2.5 : part <= 5 ? 5 : 10);
}

static struct axis make_axis(const struct chart *chart) {
    double low = 0, high = 0;
    for (size_t i = 0; i < chart->row_count * chart->series_count; i++) {
        if (datum_is_nothing(chart->values[i])) continue;
        double value = decimal_approximate(chart->values[i].number);
        if (value < low) low = value;
        if (value > high) high = value;
    }
    if (high <= low) high = low + 1;
    double step = nice_step(high - low);
    return (struct axis){.low = floor(low / step) * step,
                         .high = ceil(high / step) * step,
                         .step = step,
                         .top = (chart->series_count > 1 ? LEGEND : 0) + NOTES,
                         .bottom = HEIGHT - FOOT};
}

static millipoints place(const struct axis *axis, double value) {
    double part = (value - axis->low) / (axis->high - axis->low);
    return axis->bottom - (millipoints)lround(part * (axis->bottom - axis->top));
}

/* A tick's label: of the same sort as the first value of the chart. */
static struct str tick_label(struct composer *composer, const struct chart *chart, double value) {
    struct datum sort = {0};
    for (size_t i = 0; i < chart->row_count * chart->series_count && datum_is_nothing(sort); i++)
        sort = chart->values[i];
    struct decimal number;
    if (!decimal_parse(str_format(composer->arena, "%.4f", value), &number)) return (struct str){0};
    sort.number = number;
    if (sort.kind == DATUM_MONEY && fabs(value) >= 1000)
        return locale_money_short(composer->arena, composer->locale, number, sort.currency);
    return print_text(composer, sort, (struct type){.kind = sort.kind == DATUM_MONEY ? TYPE_MONEY : TYPE_NUMBER});
}

static millipoints width_of(const struct composer *composer, struct str text) {
    return composer->measure->width(composer->measure->context, text, SIZE, false);
}

static size_t tick_count(const struct axis *axis) { return (size_t)lround((axis->high - axis->low) / axis->step) + 1; }

static void draw_axis(struct composer *composer, const struct chart *chart, struct axis *axis,
                      struct drawing *drawing) {
    size_t count = tick_count(axis);
    millipoints widest = 0;
    for (size_t i = 0; i < count; i++) {
        millipoints width = width_of(composer, tick_label(composer, chart, axis->low + (double)i * axis->step));
        if (width > widest) widest = width;
    }
    axis->left = widest + GAP;
    for (size_t i = 0; i < count; i++) {
        double value = axis->low + (double)i * axis->step;
        millipoints y = place(axis, value);
        bool zero = fabs(value) < axis->step / 1000;
        drawing_line(drawing, axis->left, y, WIDTH, y, zero ? COLOUR_MUTED : COLOUR_RULE, zero ? 800 : 400);
        drawing_text(drawing, widest, y + SIZE / 3, tick_label(composer, chart, value), SIZE, ANCHOR_END, COLOUR_MUTED);
    }
}

static enum drawing_pattern pattern_of(size_t series) {
    static const enum drawing_pattern patterns[] = {PATTERN_SOLID, PATTERN_HATCHED, PATTERN_DOTTED};
    return patterns[series % 3];
}

static void draw_column(struct drawing *drawing, size_t series, millipoints x, millipoints width, millipoints from,
                        millipoints to) {
    struct operation *column = drawing_add(drawing, OPERATION_RECTANGLE);
    column->x = x;
    column->y = from < to ? from : to;
    column->width = width;
    column->height = from < to ? to - from : from - to;
    column->fill = (enum colour)(COLOUR_SERIES_1 + series);
    column->pattern = pattern_of(series);
    if (column->pattern == PATTERN_SOLID) return;
    column->stroke = column->fill;
    column->stroke_width = 600;
}

static void draw_legend(struct composer *composer, const struct chart *chart, millipoints left,
                        struct drawing *drawing) {
    millipoints x = left;
    for (size_t s = 0; s < chart->series_count; s++) {
        draw_column(drawing, s, x, SIZE, SIZE / 4, SIZE / 4 + SIZE);
        x += SIZE + SIZE / 2;
        drawing_text(drawing, x, SIZE + SIZE / 8, chart->names[s], SIZE, ANCHOR_START, COLOUR_INK);
        x += width_of(composer, chart->names[s]) + 2 * SIZE;
    }
}

/* One row's columns, its label below and its note above the highest of them. */
static void draw_row(struct composer *composer, const struct chart *chart, const struct axis *axis, size_t row,
                     struct drawing *drawing) {
    millipoints band = (WIDTH - axis->left) / (millipoints)chart->row_count,
                start = axis->left + band * (millipoints)row;
    millipoints width = band * 7 / 10 / (millipoints)chart->series_count;
    if (width > WIDEST_COLUMN) width = WIDEST_COLUMN;
    if (width < 100) width = 100;
    millipoints x = start + (band - width * (millipoints)chart->series_count) / 2, middle = start + band / 2,
                top = place(axis, 0);
    for (size_t s = 0; s < chart->series_count; s++) {
        struct datum value = chart->values[row * chart->series_count + s];
        if (datum_is_nothing(value)) continue;
        millipoints y = place(axis, decimal_approximate(value.number));
        draw_column(drawing, s, x + (millipoints)s * width, width - width / 10, place(axis, 0), y);
        if (y < top) top = y;
    }
    bool room =
        width_of(composer, chart->labels[row]) <= band || row % 2 == 0; /* every other label where they are close */
    if (room)
        drawing_text(drawing, middle, axis->bottom + SIZE + SIZE / 2, chart->labels[row], SIZE, ANCHOR_MIDDLE,
                     COLOUR_INK);
    if (chart->notes[row].size && width_of(composer, chart->notes[row]) <= band)
        drawing_text(drawing, middle, top - SIZE / 2, chart->notes[row], SIZE, ANCHOR_MIDDLE, COLOUR_MUTED);
}

const struct drawing *chart_columns(struct composer *composer, const struct chart *chart) {
    struct drawing *drawing = drawing_new(composer->arena, WIDTH, HEIGHT);
    struct axis axis = make_axis(chart);
    draw_axis(composer, chart, &axis, drawing);
    if (chart->series_count > 1) draw_legend(composer, chart, axis.left, drawing);
    for (size_t row = 0; row < chart->row_count; row++) draw_row(composer, chart, &axis, row, drawing);
    return drawing;
}
