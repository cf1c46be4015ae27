/* Labels beside marks, placed so that nothing covers anything: greedy, the nearest free place first. */
#include <math.h>

#include "base/arena.h"
#include "figure/guide.h"

enum {
    BREATH = 1 * POINT, /* between any two things */
    RINGS = 14,         /* how far from its mark a label is looked for ... */
    RING = 7 * POINT,   /* ... in steps of this */
    DIRECTIONS = 16,
    LEADER_FROM = 9 * POINT, /* a label farther away than this is joined to its mark */
};

void obstacle_add(const struct sketch *sketch, struct obstacles *obstacles, struct box box) {
    ARENA_PUSH(sketch->arena, obstacles->items, obstacles->count, obstacles->capacity) = box;
}

/* Inside, and meeting none. */
static bool is_free(const struct obstacles *obstacles, struct box box) {
    struct box within = obstacles->within;
    if (box.left < within.left || box.top < within.top || box.right > within.right || box.bottom > within.bottom)
        return false;
    for (size_t i = 0; i < obstacles->count; i++)
        if (box_meets(box, obstacles->items[i])) return false;
    return true;
}

/* The box of a label of some size that lies in a direction from the mark, `away` from it. */
static struct box candidate(struct box mark, millipoints width, millipoints height, double angle, millipoints away) {
    millipoints x = (mark.left + mark.right) / 2, y = (mark.top + mark.bottom) / 2;
    double reach_x = (mark.right - mark.left) / 2.0 + away + width / 2.0,
           reach_y = (mark.bottom - mark.top) / 2.0 + away + height / 2.0;
    millipoints cx = x + (millipoints)lround(reach_x * cos(angle)), cy = y + (millipoints)lround(reach_y * sin(angle));
    return (struct box){cx - width / 2, cy - height / 2, cx - width / 2 + width, cy - height / 2 + height};
}

/* Right, left, above, below, then what lies between. */
static double direction(int index) {
    static const int order[DIRECTIONS] = {0, 8, 12, 4, 14, 2, 10, 6, 15, 1, 7, 9, 13, 3, 11, 5};
    return 2 * 3.14159265358979323846 * order[index] / DIRECTIONS;
}

static millipoints nearest(millipoints value, millipoints low, millipoints high) {
    return value < low ? low : value > high ? high : value;
}

static void draw_leader(struct sketch *sketch, struct box mark, struct box label) {
    millipoints x = (mark.left + mark.right) / 2, y = (mark.top + mark.bottom) / 2;
    millipoints to_x = nearest(x, label.left, label.right), to_y = nearest(y, label.top, label.bottom);
    millipoints from_x = nearest(to_x, mark.left, mark.right), from_y = nearest(to_y, mark.top, mark.bottom);
    double distance = hypot(to_x - from_x, to_y - from_y);
    if (distance > LEADER_FROM) mark_line(sketch, from_x, from_y, to_x, to_y, paint_line(COLOUR_MUTED, HAIR));
}

bool label_beside(struct sketch *sketch, struct obstacles *obstacles, struct box mark, struct str text,
                  const struct ink *ink) {
    struct ink start = *ink;
    start.anchor = ANCHOR_START;
    millipoints width = text_width(sketch, text, ink), rise = ink->size * TEXT_RISE / 1000,
                height = rise + ink->size * TEXT_DROP / 1000;
    for (int ring = 0; ring < RINGS; ring++)
        for (int i = 0; i < DIRECTIONS; i++) {
            struct box box = candidate(mark, width, height, direction(i), 2 * POINT + ring * RING);
            if (!is_free(obstacles, box_grown(box, BREATH / 2))) continue;
            draw_leader(sketch, mark, box);
            text_draw(sketch, box.left, box.top + rise, text, &start);
            obstacle_add(sketch, obstacles, box_grown(box, BREATH / 2));
            return true;
        }
    return false;
}

void labels_apart(millipoints *heights, size_t count, millipoints pitch, millipoints top, millipoints bottom) {
    for (size_t i = 0; i < count; i++) {
        millipoints least = i ? heights[i - 1] + pitch : top;
        if (heights[i] < least) heights[i] = least;
    }
    for (size_t i = count; i-- > 0;) {
        millipoints most = i + 1 < count ? heights[i + 1] - pitch : bottom;
        if (heights[i] > most) heights[i] = most;
    }
}
