/* How marks are painted: series, steps, lines. Meaning is never by colour alone: each series has its own lightness,
 * steps grow darker, and only what is expected, not yet so, has a pattern. */
#include "figure/sketch.h"

struct paint paint_solid(enum colour fill) {
    return (struct paint){.fill = fill};
}

struct paint paint_line(enum colour stroke, millipoints width) {
    return (struct paint){.stroke = stroke, .width = width};
}

struct paint paint_series(size_t series) {
    return paint_solid((enum colour)(COLOUR_SERIES_1 + series % FIGURE_SERIES_MOST));
}

static struct paint hatched(struct paint paint) {
    paint.pattern = PATTERN_HATCHED;
    paint.stroke = paint.fill;
    paint.width = THIN;
    return paint;
}

struct paint paint_column(const struct figure_data *data, int channel, size_t series) {
    struct paint paint = paint_series(series);
    return figure_column(data, channel, series)->expected ? hatched(paint) : paint;
}

static int cut(int step) { return step < 0 ? 0 : step > 4 ? 4 : step; }

struct paint paint_step(int step) {
    return paint_solid((enum colour)(COLOUR_STEP_1 + cut(step)));
}

enum colour paint_step_ink(int step) { return cut(step) < 3 ? COLOUR_INK : COLOUR_PAPER; }
