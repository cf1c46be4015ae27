/* The organisation tree as boxes from the top down. Subtrees are put side by side as close as their outlines let them,
 * after Reingold and Tilford; where that is too wide, those who have nobody below them hang one below the other. */
#include <math.h>

#include "base/arena.h"
#include "figure/organisation.h"

enum {
    MOST = 48, /* more are a list */
    SHORT = 4, /* so many hang in one column */
    LEAST_STEP = 84 * POINT,
    WIDEST_STEP = 140 * POINT,
    BETWEEN = 8 * POINT, /* boxes side by side */
    BELOW = 16 * POINT,  /* from a box to those who report to it */
    HANGING = 4 * POINT, /* from one hanging box to the next */
    INDENT = 10 * POINT, /* of hanging boxes */
    INSET = 5 * POINT,   /* from a box's edge to its text */
    LOST_HEAD = 11 * POINT,
    LINES = 4, /* of a name, and of what stands below it */
};

/* Widths are in steps: one box with the gap beside it. */
struct outline {
    double *left, *right; /* by level, from the member's own */
    size_t levels;
};

struct node {
    double x;           /* the middle of its box: from its parent's first, then from the left edge */
    size_t level;       /* 0: at the top; those who hang have that of the first of them */
    bool hangs, starts; /* one below the other; as the first of a column */
    millipoints below;  /* how far below the level's top it hangs */
};

struct boxes {
    const struct organisation *organisation;
    struct sketch *sketch;
    struct node *nodes; /* by row */
    size_t columns;     /* in which many hang; 0: nobody hangs */
    double width;       /* of all, in steps */
    size_t levels;
    millipoints step, box, left;      /* how wide a step and a box are; where the first step begins */
    millipoints *tops;                /* by level */
    struct text_lines *names, *notes; /* by row */
};

/* ---- placing ---- */

static bool is_leaf(const struct boxes *boxes, size_t row) {
    return boxes->organisation->members[row].first_child == NO_MEMBER;
}

static struct outline outline_new(const struct boxes *boxes) {
    size_t most = 2 * boxes->organisation->count + 1;
    return (struct outline){NEW_ARRAY(boxes->sketch->arena, double, most),
                            NEW_ARRAY(boxes->sketch->arena, double, most), 0};
}

static struct outline outline_of_box(const struct boxes *boxes, size_t levels) {
    struct outline outline = outline_new(boxes);
    for (; outline.levels < levels; outline.levels++)
        outline.left[outline.levels] = -0.5, outline.right[outline.levels] = 0.5;
    return outline;
}

/* Puts another outline to the right of one, as close as it goes. Returns where its middle is. */
static double outline_join(struct outline *outline, const struct outline *other) {
    double x = 0;
    for (size_t level = 0; level < outline->levels && level < other->levels; level++)
        x = fmax(x, outline->right[level] - other->left[level]);
    for (size_t level = 0; level < other->levels; level++) {
        if (level >= outline->levels) outline->left[level] = x + other->left[level];
        outline->right[level] = x + other->right[level];
    }
    if (other->levels > outline->levels) outline->levels = other->levels;
    return x;
}

static size_t hanging_count(const struct boxes *boxes, size_t first) {
    size_t count = 0;
    for (size_t row = first; boxes->columns && row != NO_MEMBER; row = boxes->organisation->members[row].next_sibling)
        count += is_leaf(boxes, row);
    return count < 2 ? 0 : count;
}

static struct outline place_member(struct boxes *boxes, size_t row, size_t level);

/* Those who hang, in columns, the last of the siblings. Returns where the last column is. */
static double place_stack(struct boxes *boxes, struct outline *all, size_t first, size_t level, size_t count) {
    size_t columns = count > SHORT ? boxes->columns : 1, down = (count + columns - 1) / columns, done = 0;
    struct outline column = outline_of_box(boxes, 2 * down); /* no box is higher than two levels */
    double x = 0;
    for (size_t row = first; row != NO_MEMBER; row = boxes->organisation->members[row].next_sibling) {
        if (!is_leaf(boxes, row)) continue;
        bool starts = done++ % down == 0;
        if (starts) x = outline_join(all, &column);
        boxes->nodes[row] = (struct node){.x = x, .level = level, .hangs = true, .starts = starts};
    }
    return x;
}

/* Siblings side by side. Their outline together, in which 0 is the middle between the first and the last. */
static struct outline place_siblings(struct boxes *boxes, size_t first, size_t level) {
    size_t hanging = hanging_count(boxes, first);
    struct outline all = outline_new(boxes);
    double last = 0;
    for (size_t row = first; row != NO_MEMBER; row = boxes->organisation->members[row].next_sibling) {
        if (hanging && is_leaf(boxes, row)) continue;
        struct outline one = place_member(boxes, row, level);
        last = boxes->nodes[row].x = outline_join(&all, &one);
    }
    if (hanging) last = place_stack(boxes, &all, first, level, hanging);
    for (size_t i = 0; i < all.levels; i++) all.left[i] -= last / 2, all.right[i] -= last / 2;
    for (size_t row = first; row != NO_MEMBER; row = boxes->organisation->members[row].next_sibling)
        boxes->nodes[row].x -= last / 2;
    return all;
}

static struct outline place_member(struct boxes *boxes, size_t row, size_t level) {
    size_t first = boxes->organisation->members[row].first_child;
    boxes->nodes[row] = (struct node){.level = level};
    if (first == NO_MEMBER) return outline_of_box(boxes, 1);
    struct outline below = place_siblings(boxes, first, level + 1), own = outline_of_box(boxes, 1);
    for (; own.levels <= below.levels; own.levels++) {
        own.left[own.levels] = below.left[own.levels - 1];
        own.right[own.levels] = below.right[own.levels - 1];
    }
    return own;
}

/* Those at the top are side by side like siblings. From places under a parent to places from the left edge. */
static void place_all(struct boxes *boxes) {
    const struct organisation *organisation = boxes->organisation;
    struct outline all = outline_new(boxes);
    double least = 0, most = 0;
    for (size_t i = 0; i < organisation->count; i++) {
        size_t row = organisation->sequence[i], parent = organisation->members[row].parent;
        struct node *node = &boxes->nodes[row];
        if (parent == NO_MEMBER) {
            struct outline one = place_member(boxes, row, 0);
            node->x = outline_join(&all, &one);
        } else {
            node->x += boxes->nodes[parent].x;
        }
    }
    for (size_t row = 0; row < organisation->count; row++) {
        const struct node *node = &boxes->nodes[row];
        least = fmin(least, node->x - 0.5);
        most = fmax(most, node->x + 0.5);
        boxes->levels = more(boxes->levels, node->level + 1);
    }
    for (size_t row = 0; row < organisation->count; row++) boxes->nodes[row].x -= least;
    boxes->width = most - least;
}

/* ---- sizes ---- */

static void wrap_texts(struct boxes *boxes) {
    size_t count = boxes->organisation->count;
    boxes->names = NEW_ARRAY(boxes->sketch->arena, struct text_lines, count);
    boxes->notes = NEW_ARRAY(boxes->sketch->arena, struct text_lines, count);
    for (size_t row = 0; row < count; row++) {
        const struct figure_data *data = boxes->organisation->data;
        const struct figure_value *note = figure_value(data, row, MEMBER_NOTE);
        millipoints room = boxes->box - 2 * INSET - (boxes->nodes[row].hangs ? INDENT : 0);
        boxes->names[row] =
            text_wrap(boxes->sketch, figure_value(data, row, MEMBER_LABEL)->text, &MEMBER_NAME, room, LINES);
        if (figure_known(note)) boxes->notes[row] = text_wrap(boxes->sketch, note->text, &INK_NOTE, room, LINES);
    }
}

static millipoints text_height(const struct boxes *boxes, size_t row) {
    return (millipoints)(boxes->names[row].count + boxes->notes[row].count) * LINE + 2 * GAP - POINT;
}

/* Boxes of one level are equally high, those who hang as high as their texts. */
static millipoints level_height(const struct boxes *boxes, size_t level) {
    millipoints height = 0;
    for (size_t row = 0; row < boxes->organisation->count; row++)
        if (!boxes->nodes[row].hangs && boxes->nodes[row].level == level)
            height = greater(height, text_height(boxes, row));
    return height;
}

/* Returns where the last one ends. */
static millipoints place_levels(struct boxes *boxes, millipoints top) {
    boxes->tops = NEW_ARRAY(boxes->sketch->arena, millipoints, boxes->levels + 2);
    boxes->tops[0] = top;
    for (size_t level = 0; level < boxes->levels; level++)
        boxes->tops[level + 1] = boxes->tops[level] + level_height(boxes, level) + BELOW;
    return boxes->tops[boxes->levels] - BELOW;
}

/* One below the other. Returns where the lowest one ends. */
static millipoints hang(struct boxes *boxes, millipoints bottom) {
    const struct organisation *organisation = boxes->organisation;
    for (size_t i = 0; i < organisation->count; i++) {
        millipoints below = 0;
        for (size_t row = organisation->members[i].first_child; row != NO_MEMBER;
             row = organisation->members[row].next_sibling) {
            struct node *node = &boxes->nodes[row];
            if (!node->hangs) continue;
            if (node->starts) below = 0;
            node->below = below;
            below += text_height(boxes, row) + HANGING;
            bottom = greater(bottom, boxes->tops[node->level] + below - HANGING);
        }
    }
    return bottom;
}

/* Sets all places; false when there is not enough room. */
static bool fit(struct boxes *boxes, size_t columns, millipoints top) {
    millipoints width = boxes->sketch->drawing->width;
    boxes->columns = columns;
    boxes->levels = 0;
    place_all(boxes);
    if (boxes->width * LEAST_STEP > width + BETWEEN) return false;
    boxes->step = smaller((millipoints)((width + BETWEEN) / boxes->width), WIDEST_STEP);
    boxes->box = boxes->step - BETWEEN;
    boxes->left = (width + BETWEEN - (millipoints)(boxes->step * boxes->width)) / 2;
    wrap_texts(boxes);
    millipoints bottom = hang(boxes, place_levels(boxes, top + (boxes->organisation->lost ? LOST_HEAD : 0)));
    millipoints notes = organisation_notes(boxes->organisation, bottom + GAP, false);
    boxes->sketch->drawing->height = bottom + POINT + (notes ? notes + GAP : 0);
    return boxes->sketch->drawing->height <= FIGURE_HIGHEST;
}

/* ---- drawing ---- */

static struct box box_of(const struct boxes *boxes, size_t row) {
    const struct node *node = &boxes->nodes[row];
    millipoints middle = boxes->left + (millipoints)(node->x * boxes->step) - BETWEEN / 2;
    millipoints top = boxes->tops[node->level] + node->below, bottom = boxes->tops[node->level + 1] - BELOW;
    struct box box = {middle - boxes->box / 2, top, middle + boxes->box / 2, bottom};
    if (!node->hangs) return box;
    box.left += INDENT;
    box.bottom = top + text_height(boxes, row);
    return box;
}

static struct paint box_paint(bool marked, bool opened) {
    if (marked)
        return (struct paint){.fill = COLOUR_STEP_2, .stroke = COLOUR_SERIES_1, .width = BOLD, .dashed = opened};
    if (opened) return (struct paint){.fill = COLOUR_SURFACE, .stroke = COLOUR_MUTED, .width = THIN, .dashed = true};
    return (struct paint){.fill = COLOUR_SURFACE, .stroke = COLOUR_RULE, .width = HAIR};
}

static void draw_box(const struct boxes *boxes, size_t row) {
    const struct member *member = &boxes->organisation->members[row];
    struct box box = box_of(boxes, row);
    millipoints lines = (millipoints)(boxes->names[row].count + boxes->notes[row].count);
    millipoints x = box.left + INSET, y = (box.top + box.bottom - lines * LINE) / 2 + TEXT * TEXT_RISE / 1000 + POINT;
    bool marked = member_is_marked(boxes->organisation, row);
    struct ink note = INK_NOTE;
    if (marked) note.colour = COLOUR_INK;
    mark_rounded(boxes->sketch, box, 2 * POINT, box_paint(marked, member->opened));
    text_draw_lines(boxes->sketch, x, y, &boxes->names[row], &MEMBER_NAME);
    text_draw_lines(boxes->sketch, x, y + (millipoints)boxes->names[row].count * LINE, &boxes->notes[row], &note);
    if (!member->lost.size) return;
    text_draw_fit(boxes->sketch, box.left, box.top - GAP, words_add(boxes->sketch, STR("↑"), member->lost), &INK_NOTE,
                  boxes->box);
}

/* From a box down to the bar, along it, and down to the box below; to the side of one that hangs. */
static void draw_link(const struct boxes *boxes, size_t row) {
    size_t parent = boxes->organisation->members[row].parent;
    if (parent == NO_MEMBER) return;
    struct box above = box_of(boxes, parent), box = box_of(boxes, row);
    bool hangs = boxes->nodes[row].hangs;
    millipoints from = (above.left + above.right) / 2, bar = above.bottom + BELOW / 2;
    millipoints x = hangs ? box.left - INDENT / 2 : (box.left + box.right) / 2;
    millipoints y = hangs ? (box.top + box.bottom) / 2 : box.top;
    struct point points[] = {{from, above.bottom}, {from, bar}, {x, bar}, {x, y}, {box.left, y}};
    mark_path(boxes->sketch, points, hangs ? 5 : 4, false, paint_line(COLOUR_MUTED, THIN));
}

bool organisation_boxes(const struct organisation *organisation) {
    struct boxes boxes = {.organisation = organisation, .sketch = organisation->sketch};
    struct legend marked = organisation_legend(organisation, box_paint(true, false), true);
    millipoints width = organisation->sketch->drawing->width, top = legend_height(&marked, width) + POINT;
    if (organisation->count > MOST) return false;
    boxes.nodes = NEW_ARRAY(organisation->sketch->arena, struct node, organisation->count);
    if (!fit(&boxes, 0, top) && !fit(&boxes, 2, top) && !fit(&boxes, 1, top)) return false;
    legend_draw(&marked, 0, 0, width);
    for (size_t row = 0; row < organisation->count; row++) draw_link(&boxes, row);
    for (size_t row = 0; row < organisation->count; row++) draw_box(&boxes, row);
    millipoints notes = organisation_notes(organisation, 0, false);
    organisation_notes(organisation, organisation->sketch->drawing->height - notes, true);
    return true;
}
