/* Building drawings, operation by operation. */
#include "tree/drawing.h"

#include <assert.h>

#include "base/arena.h"

static const struct str colour_names[] = {
    [COLOUR_NONE] = STR_INIT("none"),         [COLOUR_INK] = STR_INIT("ink"),
    [COLOUR_MUTED] = STR_INIT("muted"),       [COLOUR_RULE] = STR_INIT("rule"),
    [COLOUR_PAPER] = STR_INIT("paper"),       [COLOUR_SURFACE] = STR_INIT("surface"),
    [COLOUR_ACCENT] = STR_INIT("accent"),     [COLOUR_ON_ACCENT] = STR_INIT("on_accent"),
    [COLOUR_POSITIVE] = STR_INIT("positive"), [COLOUR_ALERT] = STR_INIT("alert"),
    [COLOUR_SERIES_1] = STR_INIT("series_1"), [COLOUR_SERIES_2] = STR_INIT("series_2"),
    [COLOUR_SERIES_3] = STR_INIT("series_3"), [COLOUR_SERIES_4] = STR_INIT("series_4"),
    [COLOUR_SERIES_5] = STR_INIT("series_5"), [COLOUR_SERIES_6] = STR_INIT("series_6"),
    [COLOUR_STEP_1] = STR_INIT("step_1"),     [COLOUR_STEP_2] = STR_INIT("step_2"),
    [COLOUR_STEP_3] = STR_INIT("step_3"),     [COLOUR_STEP_4] = STR_INIT("step_4"),
    [COLOUR_STEP_5] = STR_INIT("step_5"),
};
_Static_assert(sizeof colour_names / sizeof *colour_names == COLOUR_COUNT, "every colour has a name");

struct str colour_name(enum colour colour) {
    assert(colour < COLOUR_COUNT);
    return colour_names[colour];
}

struct drawing *drawing_new(struct arena *arena, millipoints width, millipoints height) {
    assert(width > 0 && height > 0);
    struct drawing *drawing = NEW(arena, struct drawing);
    *drawing = (struct drawing){.arena = arena, .width = width, .height = height};
    return drawing;
}

struct operation *drawing_add(struct drawing *drawing, enum operation_kind kind) {
    struct operation *operation = &ARENA_PUSH(drawing->arena, drawing->operations, drawing->count, drawing->capacity);
    *operation = (struct operation){.kind = kind};
    return operation;
}

void drawing_text(struct drawing *drawing, millipoints x, millipoints y, struct str text, millipoints size,
                  enum text_anchor anchor, enum colour fill) {
    struct operation *label = drawing_add(drawing, OPERATION_TEXT);
    label->x = x;
    label->y = y;
    label->text = text;
    label->size = size;
    label->anchor = anchor;
    label->fill = fill;
}
