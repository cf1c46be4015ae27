/* The organisation tree as an indented list: a line for each, joined by rails. For what is too large for boxes. */
#include "base/arena.h"
#include "figure/organisation.h"

enum {
    WIDEST_PITCH = 16 * POINT,
    LEAST_PITCH = 11 * POINT,
    INDENT = 14 * POINT,
    DOT = 5 * POINT,
    FOOT = 12 * POINT,
    LEAST_NOTE = 24 * POINT, /* narrower ones are left out */
    DEEPEST = 2,             /* rails take at most one part in so many of the width */
};

struct list {
    const struct organisation *organisation;
    struct sketch *sketch;
    millipoints top, pitch, indent;
    size_t shown;
    size_t *lines; /* by row: its place in the list */
};

static millipoints x_of(const struct list *list, size_t row) {
    return DOT / 2 + POINT + (millipoints)list->organisation->members[row].depth * list->indent;
}

static millipoints y_of(const struct list *list, size_t row) {
    return list->top + (millipoints)list->lines[row] * list->pitch + list->pitch / 2;
}

static struct paint dot_paint(bool marked, bool opened) {
    if (marked) return (struct paint){.fill = COLOUR_SERIES_1, .stroke = COLOUR_SERIES_1, .width = THIN};
    return (struct paint){.fill = COLOUR_PAPER, .stroke = COLOUR_MUTED, .width = THIN, .dashed = opened};
}

/* From the dot of the parent down, then across to the member's own. */
static void draw_rail(const struct list *list, size_t row) {
    size_t parent = list->organisation->members[row].parent;
    if (parent == NO_MEMBER) return;
    millipoints x = x_of(list, parent), y = y_of(list, row);
    struct point points[] = {{x, y_of(list, parent)}, {x, y}, {x_of(list, row), y}};
    mark_path(list->sketch, points, 3, false, paint_line(COLOUR_RULE, THIN));
}

/* The position, and above whom this member was lost. */
static struct str note_of(const struct list *list, size_t row) {
    const struct figure_value *note = figure_value(list->organisation->data, row, MEMBER_NOTE);
    struct str lost = list->organisation->members[row].lost, text = {0};
    if (figure_known(note)) text = note->text;
    return lost.size ? words_add(list->sketch, text, words_add(list->sketch, STR("↑"), lost)) : text;
}

static void draw_member(const struct list *list, size_t row) {
    const struct member *member = &list->organisation->members[row];
    bool marked = member_is_marked(list->organisation, row);
    const struct ink *ink = marked ? &MEMBER_NAME : &INK_LABEL;
    struct sketch *sketch = list->sketch;
    millipoints y = y_of(list, row), x = x_of(list, row) + DOT / 2 + GAP, right = sketch->drawing->width;
    struct str name = text_fit(sketch, figure_value(list->organisation->data, row, MEMBER_LABEL)->text, ink, right - x);
    mark_circle(sketch, x_of(list, row), y, DOT, dot_paint(marked, member->opened));
    text_draw(sketch, x, text_middle(y, ink), name, ink);
    x += text_width(sketch, name, ink) + 2 * GAP;
    if (right - x < LEAST_NOTE) return;
    text_draw_fit(sketch, x, text_middle(y, ink), note_of(list, row), &INK_NOTE, right - x);
}

/* As much room for each as there is, and as many as fit. */
static void place(struct list *list) {
    const struct organisation *organisation = list->organisation;
    millipoints room = FIGURE_HIGHEST - list->top - organisation_notes(organisation, 0, false) - GAP;
    list->indent =
        smaller(INDENT, list->sketch->drawing->width / DEEPEST / (millipoints)more(organisation->levels - 1, 1));
    list->shown = organisation->count;
    list->pitch = smaller(room / (millipoints)list->shown, WIDEST_PITCH);
    if (list->pitch < LEAST_PITCH) {
        list->pitch = LEAST_PITCH;
        list->shown = (size_t)((room - FOOT) / LEAST_PITCH);
    }
    for (size_t i = 0; i < organisation->count; i++) list->lines[organisation->sequence[i]] = i;
}

void organisation_list(const struct organisation *organisation) {
    struct list list = {.organisation = organisation, .sketch = organisation->sketch};
    struct legend marked = organisation_legend(organisation, dot_paint(true, false), false);
    list.lines = NEW_ARRAY(organisation->sketch->arena, size_t, organisation->count);
    list.top = legend_draw(&marked, 0, 0, list.sketch->drawing->width);
    place(&list);
    for (size_t i = list.shown; i-- > 0;) draw_rail(&list, organisation->sequence[i]);
    for (size_t i = 0; i < list.shown; i++) draw_member(&list, organisation->sequence[i]);
    millipoints bottom = list.top + (millipoints)list.shown * list.pitch;
    if (list.shown < organisation->count) {
        text_draw(list.sketch, 0, bottom + TEXT, rows_more(list.sketch, organisation->count - list.shown), &INK_NOTE);
        bottom += FOOT;
    }
    list.sketch->drawing->height = bottom + organisation_notes(organisation, bottom, true);
}
