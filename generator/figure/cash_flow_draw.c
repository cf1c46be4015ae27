/* Cumulative cash flow: a line for each scenario over the years, its name and its last sum at its end, a strong line of
 * zero, and a ring where a line crosses it: there the scenario has paid back what was invested. */
#include "base/arena.h"
#include "figure/cash_flow.h"
#include "figure/guide.h"
#include "figure/types.h"

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
    DOTS_MOST = 15,         /* years; where they are more, only the last one has a mark */
    NAMES_OF_TWO_LINES = 4, /* as many have room below each other */
    SAMPLES = 48,           /* of each line, to keep labels off it */
};

struct cash_flow {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_column *column;
    struct cash_lines lines;
    struct scale years, sums;
    struct box plot;
    struct obstacles obstacles;
};

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
static void keep_clear(struct cash_flow *flow, const struct cash_line *line) {
    size_t parts = line->count > 1 ? 1 + SAMPLES / (line->count - 1) : 1;
    for (size_t i = 0; i + 1 < line->count; i++)
        for (size_t k = 0; k <= parts; k++) {
            double part = (double)k / (double)parts;
            struct point p = point_of(flow, (double)i + part, line->sums[i] * (1 - part) + line->sums[i + 1] * part);
            obstacle_add(flow->sketch, &flow->obstacles, box_grown((struct box){p.x, p.y, p.x, p.y}, 2 * POINT));
        }
}

static void draw_line(struct cash_flow *flow, size_t index) {
    const struct cash_line *line = &flow->lines.items[index];
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
    const struct cash_line *line = &flow->lines.items[index];
    static const struct ink ink = {SMALL, false, ANCHOR_START, COLOUR_INK};
    if (!line->pays_back) return;
    struct point p = point_of(flow, line->payback, 0);
    struct paint open = {.fill = COLOUR_PAPER, .stroke = (enum colour)(COLOUR_SERIES_1 + index), .width = BOLD};
    mark_shape(flow->sketch, (enum shape)index, p.x, p.y, RING, open);
    struct box mark = box_grown((struct box){p.x, p.y, p.x, p.y}, RING / 2 + BOLD / 2);
    label_beside(flow->sketch, &flow->obstacles, mark,
                 say(flow->sketch, "{0} years", cash_years(flow->sketch, line->payback)), &ink);
}

/* ---- names at the ends ---- */

static millipoints name_left(const struct cash_flow *flow) { return flow->plot.right + DOT + GAP; }

static millipoints names_width(const struct cash_flow *flow) {
    millipoints widest = 0, most = flow->sketch->drawing->width / NAMES;
    for (size_t i = 0; i < flow->lines.count; i++) {
        const struct cash_line *line = &flow->lines.items[i];
        millipoints name = text_width(flow->sketch, line->label, &INK_LABEL),
                    sum = text_width(flow->sketch, cash_sum_text(flow->sketch, flow->data, line), &INK_NOTE);
        if (name > widest) widest = name;
        if (sum > widest) widest = sum;
    }
    widest += DOT + GAP;
    return widest > most ? most : widest;
}

static double last_sum(const struct cash_line *line) { return line->sums[line->count - 1]; }

/* From the highest end to the lowest; of equal ones the first. */
static void order_by_end(const struct cash_lines *lines, size_t *order) {
    for (size_t i = 0; i < lines->count; i++) {
        size_t place = i;
        for (; place > 0 && last_sum(&lines->items[order[place - 1]]) < last_sum(&lines->items[i]); place--)
            order[place] = order[place - 1];
        order[place] = i;
    }
}

/* Names take two lines where all of them have room for it. */
static struct text_lines name_of(const struct cash_flow *flow, const struct cash_line *line) {
    millipoints room = flow->sketch->drawing->width - name_left(flow);
    return text_wrap(flow->sketch, line->label, &INK_LABEL, room, flow->lines.count <= NAMES_OF_TWO_LINES ? 2 : 1);
}

/* Name and sum below each other, beside the end; a thin line joins them when the name had to move. */
static void draw_name(const struct cash_flow *flow, size_t index, millipoints y) {
    struct sketch *sketch = flow->sketch;
    const struct cash_line *line = &flow->lines.items[index];
    struct point end = point_of(flow, (double)(line->count - 1), last_sum(line));
    millipoints left = name_left(flow), moved = y - end.y;
    if (end.x < flow->plot.right || moved > LINE || moved < -LINE)
        mark_line(sketch, end.x + DOT, end.y, left - GAP / 2, y, paint_line(COLOUR_MUTED, HAIR));
    struct text_lines name = name_of(flow, line);
    text_draw_lines(sketch, left, text_middle(y, &INK_LABEL), &name, &INK_LABEL);
    struct str sum =
        text_fit(sketch, cash_sum_text(sketch, flow->data, line), &INK_NOTE, sketch->drawing->width - left);
    text_draw(sketch, left, text_middle(y, &INK_LABEL) + (millipoints)name.count * LINE, sum, &INK_NOTE);
}

/* What a name of so many lines and its sum need. */
static millipoints names_pitch(const struct cash_flow *flow) {
    size_t most = 1;
    for (size_t i = 0; i < flow->lines.count; i++) {
        size_t lines = name_of(flow, &flow->lines.items[i]).count;
        if (lines > most) most = lines;
    }
    return (millipoints)(most + 1) * LINE + GAP;
}

static void draw_names(const struct cash_flow *flow) {
    size_t order[FIGURE_SERIES_MOST];
    millipoints heights[FIGURE_SERIES_MOST], pitch = names_pitch(flow);
    order_by_end(&flow->lines, order);
    for (size_t i = 0; i < flow->lines.count; i++)
        heights[i] = scale_at(&flow->sums, last_sum(&flow->lines.items[order[i]]));
    labels_apart(heights, flow->lines.count, pitch, flow->plot.top + LINE / 2, flow->plot.bottom - pitch + LINE);
    for (size_t i = 0; i < flow->lines.count; i++) draw_name(flow, order[i], heights[i]);
}

/* ---- all of it ---- */

static struct range range_of(const struct cash_lines *lines) {
    struct range range = {0};
    range_add(&range, 0);
    for (size_t i = 0; i < lines->count; i++)
        for (size_t k = 0; k < lines->items[i].count; k++) range_add(&range, lines->items[i].sums[k]);
    return range;
}

static void lay_out(struct cash_flow *flow) {
    struct range range = range_of(&flow->lines);
    millipoints width = flow->sketch->drawing->width, top = SMALL;
    flow->sums = scale_close(range.low, range.high, top + PLOT, top);
    millipoints left = axis_width(flow->sketch, &flow->sums, flow->column) + DOT;
    flow->plot = (struct box){left, top, width - names_width(flow) - DOT / 2, top + PLOT};
    double years = (double)flow->lines.years;
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
    millipoints left = name_left(flow);
    if (left + text_width(flow->sketch, text, &INK_NOTE) <= flow->sketch->drawing->width)
        text_draw(flow->sketch, left, baseline, text, &INK_NOTE);
    obstacle_add(flow->sketch, &flow->obstacles, (struct box){values.left, zero - POINT, values.right, zero + POINT});
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct cash_flow flow = {.sketch = sketch, .data = data, .column = figure_column(data, CASH_FLOWS, 0)};
    flow.lines = cash_lines_of(sketch, data);
    lay_out(&flow);
    sketch->drawing->height = flow.plot.bottom + AXIS_FOOT;
    draw_axes(&flow);
    for (size_t i = 0; i < flow.lines.count; i++) draw_line(&flow, i);
    for (size_t i = 0; i < flow.lines.count; i++) draw_payback(&flow, i);
    draw_names(&flow);
    if (!flow.lines.hidden) return;
    sketch->drawing->height += LINE;
    text_draw(sketch, 0, sketch->drawing->height - SMALL * TEXT_DROP / 1000 - 1, rows_more(sketch, flow.lines.hidden),
              &INK_NOTE);
}

const struct figure_type figure_cash_flow = {
    .name = STR_INIT("cash-flow"),
    .shows = "flows added up year by year, a line for each of up to six rows, and when they have paid back",
    .channels = channels,
    .draw = draw,
    .describe = cash_describe};
