/* Marks of drawings that tests make themselves. */
#ifndef UNIT_DRAWING_BY_HAND_H
#define UNIT_DRAWING_BY_HAND_H

#include "base/arena.h"
#include "tree/drawing.h"

static inline void drawing_rectangle(struct drawing *drawing, millipoints x, millipoints y, millipoints width,
                                     millipoints height, enum colour fill) {
    struct operation *rectangle = drawing_add(drawing, OPERATION_RECTANGLE);
    rectangle->x = x;
    rectangle->y = y;
    rectangle->width = width;
    rectangle->height = height;
    rectangle->fill = fill;
}

static inline void drawing_line(struct drawing *drawing, millipoints x1, millipoints y1, millipoints x2, millipoints y2,
                                enum colour stroke, millipoints width) {
    struct operation *path = drawing_add(drawing, OPERATION_PATH);
    path->points = NEW_ARRAY(drawing->arena, struct point, 2);
    path->points[0] = (struct point){x1, y1};
    path->points[1] = (struct point){x2, y2};
    path->point_count = 2;
    path->stroke = stroke;
    path->stroke_width = width;
}

#endif
