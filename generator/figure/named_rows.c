/* Rows of a figure with their names at the left, one below the other. */
#include "base/arena.h"
#include "figure/guide.h"

enum {
    ROW = 14 * POINT,    /* with a name of one line */
    LOWEST = 9500,       /* rows of 8 pt that do not touch */
    BREATH = ROW - LINE, /* between names */
    NAME_LINES = 5,      /* as many as names of sixty letters need in a third of the width: they are not cut in print */
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
        rows->width = greater(rows->width, rows->names[i].widest);
    }
    rows->width += 2 * GAP;
}

static struct named_rows place_all(struct sketch *sketch, const struct figure_data *data, int channel,
                                   millipoints widest, millipoints top, millipoints foot) {
    size_t count = data->row_count;
    millipoints room = FIGURE_HIGHEST - top - foot;
    struct named_rows rows = {.sketch = sketch,
                              .names = NEW_ARRAY(sketch->arena, struct text_lines, count),
                              .edges = NEW_ARRAY(sketch->arena, millipoints, count + 1),
                              .shown = count};
    for (size_t lines = NAME_LINES; count <= (size_t)(room / ROW) && lines > 0; lines--) {
        wrap_names(sketch, data, channel, widest, lines, &rows);
        if (place(&rows, count, top, ROW) <= room) return rows;
    }
    millipoints row = room / (millipoints)count;
    row = within(row, LOWEST, ROW);
    if (count > (size_t)(room / row)) rows.shown = (size_t)((room - LINE) / row);
    rows.hidden = count - rows.shown;
    wrap_names(sketch, data, channel, widest, 1, &rows);
    place(&rows, rows.shown, top, row);
    return rows;
}

struct named_rows named_rows_place(struct sketch *sketch, const struct figure_data *data, int channel,
                                   millipoints widest, millipoints top, millipoints foot) {
    struct named_rows rows = place_all(sketch, data, channel, widest, top, foot);
    sketch->drawing->height = named_rows_bottom(&rows) + foot;
    return rows;
}

millipoints named_rows_middle(const struct named_rows *rows, size_t row) {
    return (rows->edges[row] + rows->edges[row + 1]) / 2;
}

millipoints named_rows_half(const struct named_rows *rows, size_t row, millipoints most) {
    return smaller((rows->edges[row + 1] - rows->edges[row]) * 3 / 10, most);
}

millipoints named_rows_bottom(const struct named_rows *rows) { return rows->edges[rows->shown]; }

void named_rows_draw(const struct named_rows *rows) {
    for (size_t i = 0; i < rows->shown; i++) {
        millipoints first = named_rows_middle(rows, i) - ((millipoints)rows->names[i].count - 1) * LINE / 2;
        text_draw_lines(rows->sketch, 0, text_middle(first, &INK_LABEL), &rows->names[i], &INK_LABEL);
    }
}

void named_rows_text(const struct named_rows *rows, size_t row, struct str text, const struct ink *ink,
                     millipoints width) {
    text_draw_fit(rows->sketch, rows->sketch->drawing->width, text_middle(named_rows_middle(rows, row), ink), text, ink,
                  width);
}

struct str rows_more(const struct sketch *sketch, size_t hidden) {
    if (!hidden) return (struct str){0};
    return say(sketch, "{0, plural, other {+ {1} more}}", hidden, words_count(sketch, hidden));
}

void note_below(struct sketch *sketch, struct str text) {
    if (str_empty(text)) return;
    sketch->drawing->height += LINE;
    text_draw(sketch, 0, sketch->drawing->height - SMALL * TEXT_DROP / 1000 - 1, text, &INK_NOTE);
}

void named_rows_note(const struct named_rows *rows) { note_below(rows->sketch, rows_more(rows->sketch, rows->hidden)); }
