/* How marks are painted: series, steps, lines. Meaning is never by colour alone: series have patterns too, and steps
 * grow darker. */
#include "figure/sketch.h"

struct paint paint_solid(enum colour fill) {
    return (struct paint){.fill = fill};
}

struct paint paint_line(enum colour stroke, millipoints width) {
    return (struct paint){.stroke = stroke, .width = width};
}

struct paint paint_series(size_t series) {
    static const enum drawing_pattern patterns[] = {PATTERN_SOLID, PATTERN_HATCHED, PATTERN_DOTTED};
    size_t place = series % FIGURE_SERIES_MOST;
    struct paint paint = {.fill = (enum colour)(COLOUR_SERIES_1 + place),
                          .pattern = patterns[(place + series / FIGURE_SERIES_MOST) % 3]};
    if (paint.pattern == PATTERN_SOLID) return paint;
    paint.stroke = paint.fill;
    paint.width = THIN;
    return paint;
}

static int cut(int step) { return step < 0 ? 0 : step > 4 ? 4 : step; }

struct paint paint_step(int step) {
    return paint_solid((enum colour)(COLOUR_STEP_1 + cut(step)));
}

enum colour paint_step_ink(int step) { return cut(step) < 3 ? COLOUR_INK : COLOUR_PAPER; }
