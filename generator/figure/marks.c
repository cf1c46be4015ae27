/* The marks that figures are made of, as operations of the drawing. */
#include <math.h>

#include "base/arena.h"
#include "figure/sketch.h"

enum { PATTERN_LEAST = 3500 }; /* what is thinner shows no pattern: between its outlines there is no room for one */

static struct operation *add(struct sketch *sketch, enum operation_kind kind, struct paint paint) {
    struct operation *operation = drawing_add(sketch->drawing, kind);
    operation->fill = paint.fill;
    operation->pattern = paint.pattern;
    operation->stroke = paint.stroke;
    operation->stroke_width = paint.stroke == COLOUR_NONE ? 0 : paint.width ? paint.width : THIN;
    operation->dashed = paint.dashed;
    return operation;
}

void mark_rounded(struct sketch *sketch, struct box box, millipoints radius, struct paint paint) {
    if (box.right <= box.left || box.bottom <= box.top) return;
    millipoints width = box.right - box.left, height = box.bottom - box.top;
    if ((width < height ? width : height) < PATTERN_LEAST) paint.pattern = PATTERN_SOLID;
    struct operation *operation = add(sketch, OPERATION_RECTANGLE, paint);
    operation->x = box.left;
    operation->y = box.top;
    operation->width = width;
    operation->height = height;
    operation->radius = radius;
}

void mark_box(struct sketch *sketch, struct box box, struct paint paint) { mark_rounded(sketch, box, 0, paint); }

void mark_path(struct sketch *sketch, const struct point *points, size_t count, bool closed, struct paint paint) {
    if (count < 2) return;
    struct operation *operation = add(sketch, OPERATION_PATH, paint);
    operation->points = NEW_ARRAY(sketch->arena, struct point, count);
    for (size_t i = 0; i < count; i++) operation->points[i] = points[i];
    operation->point_count = count;
    operation->closed = closed;
}

void mark_line(struct sketch *sketch, millipoints x1, millipoints y1, millipoints x2, millipoints y2,
               struct paint paint) {
    mark_path(sketch, (const struct point[]){{x1, y1}, {x2, y2}}, 2, false, paint);
}

void mark_circle(struct sketch *sketch, millipoints x, millipoints y, millipoints diameter, struct paint paint) {
    struct operation *operation = add(sketch, OPERATION_CIRCLE, paint);
    operation->x = x;
    operation->y = y;
    operation->width = diameter;
}

void mark_link(struct sketch *sketch, millipoints x1, millipoints y1, millipoints x2, millipoints y2,
               struct paint paint) {
    enum { PARTS_MOST = 32 };
    struct point points[PARTS_MOST + 1];
    double rise = fabs((double)y2 - y1) / POINT;
    int parts = (int)fmin(ceil(sqrt(7.5 * rise)) + 1, PARTS_MOST); /* nowhere a tenth of a point beside the curve */
    for (int i = 0; i <= parts; i++) {
        double t = (double)i / parts, bend = t * t * (3 - 2 * t);
        points[i] = (struct point){x1 + (millipoints)lround(t * (x2 - x1)), y1 + (millipoints)lround(bend * (y2 - y1))};
    }
    mark_path(sketch, points, (size_t)parts + 1, false, paint);
}

void mark_cross(struct sketch *sketch, millipoints x, millipoints y, millipoints reach, struct paint line) {
    mark_line(sketch, x - reach, y - reach, x + reach, y + reach, line);
    mark_line(sketch, x - reach, y + reach, x + reach, y - reach, line);
}

void mark_check(struct sketch *sketch, millipoints x, millipoints y) {
    const struct point points[] = {{x - 2200, y + 100}, {x - 600, y + 1700}, {x + 2300, y - 1600}};
    mark_path(sketch, points, 3, false, paint_line(COLOUR_PAPER, 1300));
}

void mark_arrow(struct sketch *sketch, bool right, millipoints x, millipoints y, millipoints size, struct paint paint) {
    millipoints half = right ? size / 2 : -size / 2;
    const struct point points[] = {{x - half, y - size / 2}, {x + half, y}, {x - half, y + size / 2}};
    mark_path(sketch, points, 3, true, paint);
}

/* ---- shapes ---- */

/* A regular polygon, or a star whose inner corners are nearer; `turn` in full turns, 0: a corner at the top. */
static void polygon(struct sketch *sketch, millipoints x, millipoints y, double radius, int corners, double inner,
                    double turn, struct paint paint) {
    enum { MOST = 10 };
    struct point points[MOST];
    int count = inner > 0 ? 2 * corners : corners;
    for (int i = 0; i < count; i++) {
        double angle = 2 * 3.14159265358979323846 * ((double)i / count + turn);
        double reach = inner > 0 && i % 2 ? radius * inner : radius;
        points[i] =
            (struct point){x + (millipoints)lround(reach * sin(angle)), y - (millipoints)lround(reach * cos(angle))};
    }
    mark_path(sketch, points, (size_t)count, true, paint);
}

/* Radii are such that all shapes cover about the same area. */
void mark_shape(struct sketch *sketch, enum shape shape, millipoints x, millipoints y, millipoints size,
                struct paint paint) {
    double half = size / 2.0;
    switch (shape) {
    case SHAPE_CIRCLE: mark_circle(sketch, x, y, size, paint); return;
    case SHAPE_SQUARE: polygon(sketch, x, y, half * 1.22, 4, 0, 0.125, paint); return;
    case SHAPE_DIAMOND: polygon(sketch, x, y, half * 1.25, 4, 0, 0, paint); return;
    case SHAPE_TRIANGLE: polygon(sketch, x, y + size / 10, half * 1.4, 3, 0, 0, paint); return;
    case SHAPE_TRIANGLE_DOWN: polygon(sketch, x, y - size / 10, half * 1.4, 3, 0, 0.5, paint); return;
    case SHAPE_PENTAGON: polygon(sketch, x, y, half * 1.15, 5, 0, 0, paint); return;
    case SHAPE_HEXAGON: polygon(sketch, x, y, half * 1.1, 6, 0, 1.0 / 12, paint); return;
    case SHAPE_STAR: polygon(sketch, x, y, half * 1.35, 5, 0.45, 0, paint); return;
    case SHAPE_COUNT: return;
    }
}
