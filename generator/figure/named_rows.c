/* Rows of a figure with their names at the left, one below the other. */
#include "base/arena.h"
#include "figure/guide.h"

enum {
    ROW = 14 * POINT,    /* with a name of one line */
    LOWEST = 9500,       /* rows of 8 pt that do not touch */
    BREATH = ROW - LINE, /* between names */
    NAME_LINES = 2,
};

/* Sets the edges. Returns the height of all rows. */
static millipoints place(struct named_rows *rows, size_t count, millipoints top, millipoints row) {
    millipoints y = top;
    for (size_t i = 0; i < count; i++) {
        millipoints own = (millipoints)rows->names[i].count * LINE + BREATH;
        rows->edges[i] = y;
        y += rows->names[i].count > 1 && own > row ? own : row;
    }
    rows->edges[count] = y;
    return y - top;
}

static void wrap_names(const struct sketch *sketch, const struct figure_data *data, int channel, millipoints widest,
                       size_t lines, struct named_rows *rows) {
    rows->width = 0;
    for (size_t i = 0; i < rows->shown; i++) {
        rows->names[i] = text_wrap(sketch, figure_value(data, i, channel)->text, &INK_LABEL, widest - 2 * GAP, lines);
        if (rows->names[i].widest > rows->width) rows->width = rows->names[i].widest;
    }
    rows->width += 2 * GAP;
}

struct named_rows named_rows_place(const struct sketch *sketch, const struct figure_data *data, int channel,
                                   millipoints widest, millipoints top, millipoints foot) {
    size_t count = data->row_count;
    millipoints room = FIGURE_HIGHEST - top - foot;
    struct named_rows rows = {.names = NEW_ARRAY(sketch->arena, struct text_lines, count),
                              .edges = NEW_ARRAY(sketch->arena, millipoints, count + 1),
                              .shown = count};
    if (count <= (size_t)(room / ROW)) {
        wrap_names(sketch, data, channel, widest, NAME_LINES, &rows);
        if (place(&rows, count, top, ROW) <= room) return rows;
    }
    millipoints row = room / (millipoints)count;
    row = row > ROW ? ROW : row < LOWEST ? LOWEST : row;
    if (count > (size_t)(room / row)) rows.shown = (size_t)((room - LINE) / row);
    rows.hidden = count - rows.shown;
    wrap_names(sketch, data, channel, widest, 1, &rows);
    place(&rows, rows.shown, top, row);
    return rows;
}

millipoints named_rows_middle(const struct named_rows *rows, size_t row) {
    return (rows->edges[row] + rows->edges[row + 1]) / 2;
}

millipoints named_rows_bottom(const struct named_rows *rows) { return rows->edges[rows->shown]; }

void named_rows_draw(struct sketch *sketch, const struct named_rows *rows) {
    for (size_t i = 0; i < rows->shown; i++) {
        millipoints first = named_rows_middle(rows, i) - ((millipoints)rows->names[i].count - 1) * LINE / 2;
        text_draw_lines(sketch, 0, text_middle(first, &INK_LABEL), &rows->names[i], &INK_LABEL);
    }
}

struct str rows_more(const struct sketch *sketch, size_t hidden) {
    if (!hidden) return (struct str){0};
    return say(sketch, "{0, plural, other {+ {1} more}}", hidden, words_count(sketch, hidden));
}

void named_rows_note(struct sketch *sketch, const struct named_rows *rows) {
    if (!rows->hidden) return;
    sketch->drawing->height += LINE;
    text_draw(sketch, 0, sketch->drawing->height - SMALL * TEXT_DROP / 1000 - 1, rows_more(sketch, rows->hidden),
              &INK_NOTE);
}
