/* Sparkline: the course of a few numbers, small enough for a cell of a table, as wide as its place. The dot
 * at the last one is full when it meets the target, the dashed line with its tick: not below it, or not above it where
 * lower is better. No words: those stand in the row around it. Of several rows the first is drawn. */
#include <math.h>

#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { VALUES, TARGET, LOWER };

static const struct figure_channel channels[] = {
    {.name = "values", .takes = TAKES_NUMBERS, .required = true, .eg = "values.value"},
    {.name = "target", .takes = TAKES_NUMBER, .eg = "target"},
    {.name = "lower", .takes = TAKES_TRUTH, .quiet = true, .eg = "better == \"lower\""},
    {0},
};

enum {
    SMALL_WIDTH = 100 * POINT, /* up to here it is one line of a table high ... */
    SMALL_HEIGHT = 14 * POINT,
    HEIGHT = 40 * POINT, /* ... else as high as this */
    DOT = 3600,
    EDGE = DOT / 2 + 400, /* what a dot on the edge needs */
    TICK = 3 * POINT,     /* of the target, at the right */
    POINTS_MOST = 400,    /* of longer courses only so many of the last are drawn */
};

struct sparkline {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_value *all, *target;
    const double *values; /* those that are drawn */
    size_t count;
    struct scale down;
    struct bands across;
};

static struct point place_of(const struct sparkline *line, size_t index) {
    millipoints length = line->across.to - line->across.from;
    millipoints x = line->count < 2 ? line->across.to
                                    : line->across.from +
                                          (millipoints)((int64_t)length * (int64_t)index / (int64_t)(line->count - 1));
    return (struct point){x, scale_at(&line->down, line->values[index])};
}

/* All values and the target from edge to edge; what is flat runs through the middle. */
static struct scale scale_of(const struct sparkline *line, millipoints height) {
    struct range range = {0};
    for (size_t i = 0; i < line->count; i++) range_add(&range, line->values[i]);
    if (figure_known(line->target)) range_add(&range, line->target->number);
    if (range.high > range.low) return scale_exact(range.low, range.high, 1, height - EDGE, EDGE);
    double room = fabs(range.low) + 1;
    return scale_exact(range.low - room, range.low + room, room, height - EDGE, EDGE);
}

static void draw_target(const struct sparkline *line) {
    if (!figure_known(line->target)) return;
    millipoints y = scale_at(&line->down, line->target->number), right = line->sketch->drawing->width - HAIR;
    mark_line(line->sketch, line->across.from, y, right, y,
              (struct paint){.stroke = COLOUR_MUTED, .width = HAIR, .dashed = true});
    mark_line(line->sketch, right, y - TICK / 2, right, y + TICK / 2, paint_line(COLOUR_MUTED, THIN));
}

static void draw_course(const struct sparkline *line) {
    struct point *points = NEW_ARRAY(line->sketch->arena, struct point, line->count);
    for (size_t i = 0; i < line->count; i++) points[i] = place_of(line, i);
    mark_path(line->sketch, points, line->count, false, paint_line(COLOUR_SERIES_1, 1000));
    struct point last = points[line->count - 1];
    double beyond = line->values[line->count - 1] - line->target->number;
    bool lower = figure_holds(line->data, 0, LOWER),
         missed = figure_known(line->target) && (lower ? beyond > 0 : beyond < 0);
    mark_circle(
        line->sketch, last.x, last.y, DOT,
        (struct paint){.fill = missed ? COLOUR_PAPER : COLOUR_SERIES_1, .stroke = COLOUR_SERIES_1, .width = THIN});
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    const struct figure_value *all = figure_value(data, 0, VALUES);
    size_t count = figure_known(all) ? all->list_count : 0, shown = fewer(count, POINTS_MOST);
    return MODEL(struct sparkline, .all = all, .target = figure_value(data, 0, TARGET),
                 .values = all->list + (count - shown), .count = shown);
}

static void draw(void *model) {
    struct sparkline *line = model;
    struct sketch *sketch = line->sketch;
    millipoints height = sketch->drawing->width <= SMALL_WIDTH ? SMALL_HEIGHT : HEIGHT;
    sketch->drawing->height = height;
    line->across = (struct bands){.from = EDGE, .to = sketch->drawing->width - EDGE - TICK};
    line->down = scale_of(line, height);
    draw_target(line);
    if (line->count) draw_course(line);
    else
        mark_line(sketch, line->across.from, height / 2, line->across.to, height / 2,
                  (struct paint){.stroke = COLOUR_RULE, .width = THIN, .dashed = true});
}

/* ---- in words ---- */

static struct str describe(const void *model) {
    const struct sparkline *line = model;
    const struct sketch *sketch = line->sketch;
    if (!line->count) return words_nothing(sketch);
    size_t count = line->all->list_count;
    double beyond = line->values[line->count - 1] - line->target->number;
    struct str text = say(sketch, "{0, plural, one {One value: {3}.} other {{1} values, from {2} to {3}.}}", count,
                          words_count(sketch, count), line->all->list_briefs[0], line->all->list_briefs[count - 1]);
    if (!figure_known(line->target)) return text;
    return words_add(sketch, text,
                     say(sketch,
                         beyond < 0   ? "The last is below the target of {0}."
                         : beyond > 0 ? "The last is above the target of {0}."
                                      : "The last is on the target of {0}.",
                         line->target->brief));
}

const struct figure_type figure_sparkline = {.name = STR_INIT("sparkline"),
                                             .shows = "the course of a few numbers, for cells of tables; of several "
                                                      "rows the first. The dot is full when the target is met",
                                             .channels = channels,
                                             .reckon = reckon,
                                             .draw = draw,
                                             .describe = describe,
                                             .cell_width = 68 * POINT};
