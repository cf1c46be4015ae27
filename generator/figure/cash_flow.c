/* Cumulative cash flow: a line for each scenario over the years, its name and its last sum at its end, a strong line of
 * zero, and a ring where a line crosses it: there the scenario has paid back what was invested. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, START, FLOWS };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "title"},
    {.name = "start", .takes = TAKES_NUMBER, .eg = "0 - investment"},
    {.name = "flows", .takes = TAKES_NUMBERS, .required = true, .eg = "flows"},
    {0},
};

enum {
    PLOT = 165 * POINT,
    NAMES = 3, /* the names at the ends take at most one part in so many */
    DOT = 5 * POINT,
    RING = 7 * POINT,
    DOTS_MOST = 15, /* years; where they are more, only the last one has a mark */
    SAMPLES = 48,   /* of each line, to keep labels off it */
};

/* A row whose flows are known, and its start when the channel is given. */
struct line {
    struct str label, end; /* the last sum */
    double *sums;          /* after year 0, 1, …: `count` of them, at least one */
    size_t count;
    bool pays_back; /* from below zero to zero or above, for good or not ... */
    double payback; /* ... after so many years, the flow of a year spread evenly over it */
};

struct cash_flow {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_column *column;
    struct line lines[FIGURE_SERIES_MOST];
    size_t count, hidden, length; /* lines shown and not, the years of the longest, at least 1 */
    struct scale years, sums;
    struct box plot;
    struct obstacles obstacles;
};

/* ---- adding up ---- */

static bool is_known(const struct figure_data *data, size_t row) {
    return figure_known(figure_value(data, row, FLOWS)) && figure_value(data, row, FLOWS)->list_count &&
           (!figure_series(data, START) || figure_known(figure_value(data, row, START)));
}

/* The first time that a sum leaves the negative. */
static void find_payback(struct line *line) {
    for (size_t i = 1; i < line->count && !line->pays_back; i++) {
        double before = line->sums[i - 1], after = line->sums[i];
        if (before >= 0 || after < 0) continue;
        line->pays_back = true;
        line->payback = (double)(i - 1) + before / (before - after);
    }
}

static double last_sum(const struct line *line) { return line->sums[line->count - 1]; }

static void add_line(struct cash_flow *flow, size_t row) {
    const struct figure_value *flows = figure_value(flow->data, row, FLOWS),
                              *start = figure_value(flow->data, row, START);
    struct line *line = &flow->lines[flow->count++];
    line->label = figure_value(flow->data, row, LABEL)->text;
    line->sums = NEW_ARRAY(flow->sketch->arena, double, flows->list_count + 1);
    double sum = 0;
    if (figure_known(start)) line->sums[line->count++] = sum = start->number;
    for (size_t i = 0; i < flows->list_count; i++) line->sums[line->count++] = sum += flows->list[i];
    line->end = words_number(flow->sketch, flow->column, last_sum(line), -1);
    flow->length = more(flow->length, line->count - 1);
    find_payback(line);
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct cash_flow *flow = MODEL(struct cash_flow, .column = figure_column(data, FLOWS, 0), .length = 1);
    for (size_t row = 0; row < data->row_count; row++) {
        if (!is_known(data, row)) continue;
        if (flow->count < FIGURE_SERIES_MOST) add_line(flow, row);
        else flow->hidden++;
    }
    return flow;
}

static struct str years_text(const struct cash_flow *flow, double years) {
    static const struct figure_column column = {.format = FORMAT_NUMBER};
    return words_number(flow->sketch, &column, years, 1);
}

/* ---- lines ---- */

/* Lines are told apart by their colour, by dashes and by the shape of their marks. */
static struct paint line_paint(size_t index) {
    struct paint paint = paint_line((enum colour)(COLOUR_SERIES_1 + index), BOLD);
    paint.dashed = index % 2;
    return paint;
}

static struct point point_of(const struct cash_flow *flow, double year, double sum) {
    return (struct point){scale_at(&flow->years, year), scale_at(&flow->sums, sum)};
}

/* Small boxes along a line. */
static void keep_clear(struct cash_flow *flow, const struct line *line) {
    size_t parts = line->count > 1 ? 1 + SAMPLES / (line->count - 1) : 1;
    for (size_t i = 0; i + 1 < line->count; i++)
        for (size_t k = 0; k <= parts; k++) {
            double part = (double)k / (double)parts;
            struct point p = point_of(flow, (double)i + part, line->sums[i] * (1 - part) + line->sums[i + 1] * part);
            obstacle_add(flow->sketch, &flow->obstacles, box_grown((struct box){p.x, p.y, p.x, p.y}, 2 * POINT));
        }
}

static void draw_line(struct cash_flow *flow, size_t index) {
    const struct line *line = &flow->lines[index];
    struct point *points = NEW_ARRAY(flow->sketch->arena, struct point, line->count);
    for (size_t i = 0; i < line->count; i++) points[i] = point_of(flow, (double)i, line->sums[i]);
    mark_path(flow->sketch, points, line->count, false, line_paint(index));
    struct paint dot = paint_solid((enum colour)(COLOUR_SERIES_1 + index));
    for (size_t i = line->count > DOTS_MOST ? line->count - 1 : 0; i < line->count; i++)
        mark_shape(flow->sketch, (enum shape)index, points[i].x, points[i].y, DOT, dot);
    keep_clear(flow, line);
}

/* "2.4 years" beside a larger mark of the line, open, where it crosses zero. */
static void draw_payback(struct cash_flow *flow, size_t index) {
    const struct line *line = &flow->lines[index];
    static const struct ink ink = {SMALL, false, ANCHOR_START, COLOUR_INK};
    if (!line->pays_back) return;
    struct point p = point_of(flow, line->payback, 0);
    struct paint open = {.fill = COLOUR_PAPER, .stroke = (enum colour)(COLOUR_SERIES_1 + index), .width = BOLD};
    mark_shape(flow->sketch, (enum shape)index, p.x, p.y, RING, open);
    struct box mark = box_grown((struct box){p.x, p.y, p.x, p.y}, RING / 2 + BOLD / 2);
    label_beside(flow->sketch, &flow->obstacles, mark, say(flow->sketch, "{0} years", years_text(flow, line->payback)),
                 &ink);
}

/* ---- names at the ends ---- */

static struct end_label *names_of(const struct cash_flow *flow) {
    struct end_label *names = NEW_ARRAY(flow->sketch->arena, struct end_label, FIGURE_SERIES_MOST);
    for (size_t i = 0; i < flow->count; i++) {
        const struct line *line = &flow->lines[i];
        names[i] = (struct end_label){
            .name = line->label, .figure = line->end, .end = point_of(flow, (double)(line->count - 1), last_sum(line))};
    }
    return names;
}

/* ---- all of it ---- */

static struct range range_of(const struct cash_flow *flow) {
    struct range range = {.any = true};
    for (size_t i = 0; i < flow->count; i++)
        for (size_t k = 0; k < flow->lines[i].count; k++) range_add(&range, flow->lines[i].sums[k]);
    return range;
}

static void lay_out(struct cash_flow *flow) {
    struct range range = range_of(flow);
    millipoints width = flow->sketch->drawing->width, top = SMALL;
    flow->sums = scale_close(range.low, range.high, top + PLOT, top);
    millipoints left = axis_width(flow->sketch, &flow->sums, flow->column) + DOT;
    flow->plot = (struct box){left, top,
                              width - end_labels_width(flow->sketch, names_of(flow), flow->count, width / NAMES) - DOT,
                              top + PLOT};
    double years = (double)flow->length;
    struct scale round = scale_round(0, years, 10, 0, 1);
    flow->years = scale_exact(0, years, round.step < 1 ? 1 : round.step, left, flow->plot.right);
    flow->obstacles.within = flow->plot;
}

/* The years stand below the plot, "Years" at the end of their line; the values at its left. */
static void draw_axes(struct cash_flow *flow) {
    static const struct figure_column column = {.format = FORMAT_NUMBER};
    millipoints zero = scale_at(&flow->sums, 0), baseline = flow->plot.bottom + GAP + SMALL * TEXT_RISE / 1000;
    struct box values = flow->plot, ticks = flow->plot;
    values.left -= DOT;
    ticks.top = ticks.bottom - DOT / 2;
    axis_left(flow->sketch, &flow->sums, flow->column, values);
    axis_below(flow->sketch, &flow->years, &column, ticks);
    mark_line(flow->sketch, values.left, zero, values.right, zero, paint_line(COLOUR_INK, THIN * 3 / 2));
    struct str text = say(flow->sketch, "Years");
    millipoints left = flow->plot.right + 2 * GAP;
    if (left + text_width(flow->sketch, text, &INK_NOTE) <= flow->sketch->drawing->width)
        text_draw(flow->sketch, left, baseline, text, &INK_NOTE);
    obstacle_add(flow->sketch, &flow->obstacles, (struct box){values.left, zero - POINT, values.right, zero + POINT});
}

static void draw(void *model) {
    struct cash_flow *flow = model;
    lay_out(flow);
    flow->sketch->drawing->height = flow->plot.bottom + AXIS_FOOT;
    draw_axes(flow);
    for (size_t i = 0; i < flow->count; i++) draw_line(flow, i);
    for (size_t i = 0; i < flow->count; i++) draw_payback(flow, i);
    end_labels_draw(flow->sketch, names_of(flow), flow->count, flow->plot);
    note_below(flow->sketch, rows_more(flow->sketch, flow->hidden));
}

/* ---- in words ---- */

/* "Vollausbau: nach 5 Jahren 214 Tsd. €, amortisiert nach 2,4 Jahren." */
static struct str describe_line(const struct cash_flow *flow, const struct line *line) {
    const struct sketch *sketch = flow->sketch;
    size_t length = line->count - 1;
    struct str years = words_count(sketch, length);
    if (line->pays_back)
        return say(sketch, "{0}: {1} after {2, plural, one {# year} other {{3} years}}, paid back after {4} years.",
                   line->label, line->end, length, years, years_text(flow, line->payback));
    return say(sketch,
               line->sums[length] < 0
                   ? "{0}: {1} after {2, plural, one {# year} other {{3} years}}, not paid back in this time."
                   : "{0}: {1} after {2, plural, one {# year} other {{3} years}}.",
               line->label, line->end, length, years);
}

static struct str describe(const void *model) {
    const struct cash_flow *flow = model;
    struct str text = flow->count ? (struct str){0} : say(flow->sketch, "No cash flow is known.");
    for (size_t i = 0; i < flow->count; i++) text = words_add(flow->sketch, text, describe_line(flow, &flow->lines[i]));
    return words_add(flow->sketch, text, words_unknown(flow->sketch, flow->data, FLOWS));
}

const struct figure_type figure_cash_flow = {
    .name = STR_INIT("cash-flow"),
    .shows = "flows added up year by year, a line for each of up to six rows, and when they have paid back",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe};
