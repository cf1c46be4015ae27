/* Matrices: which cells there are, what is in them, and where they stand. */
#include "figure/matrix.h"

#include "base/arena.h"

enum {
    EDGE = 5 * POINT,    /* between the cells and those at the edges */
    NOTE = 13 * POINT,   /* the line that counts what does not fit */
    PLAIN_LINES = 3,     /* of headings as wide as their columns */
    STAGGERED_LINES = 3, /* of those on two levels */
    HEADS_SHARE = 3,     /* headings of rows take at most one part in so many of the width */
};

/* ---- cells ---- */

static struct matrix_side side_new(const struct sketch *sketch, size_t capacity) {
    return (struct matrix_side){.texts = NEW_ARRAY(sketch->arena, struct str, capacity),
                                .tallies = (struct tally(*)[MATRIX_MEASURES])NEW_ARRAY(sketch->arena, struct tally,
                                                                                       MATRIX_MEASURES * capacity)};
}

static size_t place_of(const struct sketch *sketch, struct matrix_side *side, struct str key, struct str text) {
    size_t before = side->keys.count, place = distinct_add(sketch, &side->keys, key);
    if (place == before) side->texts[place] = text;
    side->count = side->keys.count;
    return place;
}

static void cell_add(struct matrix *matrix, const struct matrix_entry *entry, size_t row, size_t column) {
    bool kept = row < matrix->rows.kept && column < matrix->columns.kept;
    struct matrix_cell *cell = kept ? &matrix->cells[row * matrix->columns.kept + column] : NULL;
    if (cell && !cell->entry) cell->entry = entry;
    for (int m = 0; m < MATRIX_MEASURES && entry->measures[m]; m++) {
        if (cell) tally_add(&cell->tallies[m], entry->measures[m]);
        tally_add(&matrix->rows.tallies[row][m], entry->measures[m]);
        tally_add(&matrix->columns.tallies[column][m], entry->measures[m]);
        tally_add(&matrix->all[m], entry->measures[m]);
    }
}

struct matrix matrix_of(const struct sketch *sketch, const struct matrix_entry *entries, size_t count) {
    struct matrix matrix = {.rows = side_new(sketch, count), .columns = side_new(sketch, count)};
    size_t(*places)[2] = (size_t(*)[2])NEW_ARRAY(sketch->arena, size_t, 2 * count);
    for (size_t i = 0; i < count; i++) {
        places[i][0] = place_of(sketch, &matrix.rows, entries[i].row_key, entries[i].row);
        places[i][1] = place_of(sketch, &matrix.columns, entries[i].column_key, entries[i].column);
    }
    matrix.rows.kept = fewer(matrix.rows.count, MATRIX_MOST);
    matrix.columns.kept = fewer(matrix.columns.count, MATRIX_MOST);
    matrix.cells = NEW_ARRAY(sketch->arena, struct matrix_cell, matrix.rows.kept * matrix.columns.kept);
    for (size_t i = 0; i < count; i++) cell_add(&matrix, &entries[i], places[i][0], places[i][1]);
    return matrix;
}

/* ---- where cells are ---- */

/* `row` rows.shown and `column` columns.shown are those at the edges. */
static struct box box_at(const struct matrix *matrix, size_t row, size_t column) {
    millipoints left = matrix->body.left + (millipoints)column * matrix->cell_width,
                top = matrix->body.top + (millipoints)row * matrix->pitch;
    if (column == matrix->columns.shown) left += EDGE;
    if (row == matrix->rows.shown) top += EDGE;
    millipoints width = column == matrix->columns.shown ? matrix->edge_width : matrix->cell_width;
    return (struct box){left, top, left + width, top + matrix->pitch};
}

/* ---- headings of columns ---- */

/* Whether all its words fit the width unbroken. */
static bool words_fit(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width) {
    struct str word;
    while (str_cut(&text, ' ', &word))
        if (text_width(sketch, word, ink) > width) return false;
    return true;
}

static size_t heading_count(const struct matrix *matrix) { return matrix->columns.shown + !str_empty(matrix->edge); }

static struct str heading_text(const struct matrix *matrix, size_t index) {
    return index < matrix->columns.shown ? matrix->columns.texts[index] : matrix->edge;
}

/* On two levels a heading may be as wide as two columns, but the last one, which has nothing beyond its own. */
static millipoints heading_width(const struct matrix *matrix, size_t index) {
    if (index == matrix->columns.shown) return matrix->edge_width;
    if (!matrix->staggered) return matrix->cell_width - GAP / 2;
    millipoints width = 2 * matrix->cell_width - GAP;
    return index + 1 == heading_count(matrix) ? width - matrix->cell_width / 2 : width;
}

static bool headings_fit(const struct sketch *sketch, const struct matrix *matrix) {
    struct ink ink = {matrix->heading_size, false, ANCHOR_MIDDLE, COLOUR_INK};
    for (size_t i = 0; i < heading_count(matrix); i++)
        if (!words_fit(sketch, heading_text(matrix, i), &ink, heading_width(matrix, i))) return false;
    return true;
}

/* On one level if need be smaller, else on two, if need be smaller. */
static void choose_headings(const struct sketch *sketch, struct matrix *matrix) {
    for (int form = 0; form < 4; form++) {
        matrix->staggered = form >= 2 && heading_count(matrix) > 1;
        matrix->heading_size = form % 2 ? SMALL : TEXT;
        if (headings_fit(sketch, matrix)) return;
    }
}

/* Wraps the headings; returns how high they are. */
static millipoints set_headings(const struct sketch *sketch, struct matrix *matrix) {
    size_t count = heading_count(matrix), most = 1;
    choose_headings(sketch, matrix);
    struct ink ink = {matrix->heading_size, false, ANCHOR_MIDDLE, COLOUR_INK};
    matrix->headings = NEW_ARRAY(sketch->arena, struct text_lines, count);
    for (size_t i = 0; i < count; i++) {
        matrix->headings[i] = text_wrap(sketch, heading_text(matrix, i), &ink, heading_width(matrix, i),
                                        matrix->staggered ? STAGGERED_LINES : PLAIN_LINES);
        most = more(most, matrix->headings[i].count);
    }
    millipoints level = (millipoints)most * LINE + GAP / 2;
    return (matrix->staggered ? 2 * level : level) + GAP / 2;
}

/* Those of the upper level are joined to their columns by a line, which passes between their neighbours. */
static void draw_heading(struct sketch *sketch, const struct matrix *matrix, size_t index, millipoints top) {
    const struct text_lines *lines = &matrix->headings[index];
    struct box box = box_at(matrix, 0, index);
    millipoints middle = (box.left + box.right) / 2, bottom = matrix->body.top - GAP;
    bool upper = matrix->staggered && index % 2 == 0;
    if (upper) {
        bottom = top + (matrix->body.top - GAP / 2 - top) / 2 - GAP / 2;
        mark_line(sketch, middle, bottom + POINT, middle, matrix->body.top - POINT, paint_line(COLOUR_RULE, THIN));
    }
    millipoints half = (lines->widest + 1) / 2;
    if (middle + half > sketch->drawing->width) middle = sketch->drawing->width - half;
    if (middle - half < 0) middle = half;
    struct ink ink = {matrix->heading_size, false, ANCHOR_MIDDLE, COLOUR_INK};
    if (index == matrix->columns.shown) ink.colour = COLOUR_MUTED;
    text_draw_lines(sketch, middle, bottom - TEXT * TEXT_DROP / 1000 - (millipoints)(lines->count - 1) * LINE, lines,
                    &ink);
}

/* ---- headings of rows ---- */

static millipoints heads_width(const struct sketch *sketch, const struct matrix *matrix) {
    millipoints widest = text_width(sketch, matrix->edge, &INK_LABEL), most = sketch->drawing->width / HEADS_SHARE;
    for (size_t i = 0; i < matrix->rows.kept && widest < most; i++)
        widest = greater(widest, text_width(sketch, matrix->rows.texts[i], &INK_LABEL));
    return smaller(widest, most) + 2 * GAP;
}

static void draw_row_name(struct sketch *sketch, const struct matrix *matrix, size_t row) {
    struct box box = box_at(matrix, row, 0);
    bool edge = row == matrix->rows.shown;
    struct ink ink = INK_LABEL;
    if (edge) ink.colour = COLOUR_MUTED;
    struct text_lines lines = text_wrap(sketch, edge ? matrix->edge : matrix->rows.texts[row], &ink,
                                        matrix->body.left - 2 * GAP, matrix->pitch >= 2 * LINE ? 2 : 1);
    millipoints middle = (box.top + box.bottom - (millipoints)(lines.count - 1) * LINE) / 2;
    text_draw_lines(sketch, 0, text_middle(middle, &ink), &lines, &ink);
}

/* ---- the whole ---- */

/* How many of `count` parts, at least so wide, go into a length; and how wide each of them is then. */
static size_t fit(size_t count, millipoints length, millipoints least, millipoints most, millipoints *each) {
    size_t shown = fewer(length > least ? (size_t)(length / least) : 1, count);
    *each = within(length / (millipoints)shown, smaller(least, length), most);
    return shown;
}

/* The column at the edge is as wide as the others, or as its numbers need. */
static void fit_columns(const struct sketch *sketch, struct matrix *matrix, const struct matrix_room *room) {
    bool edge = !str_empty(matrix->edge);
    matrix->body.left = heads_width(sketch, matrix);
    millipoints length = sketch->drawing->width - matrix->body.left - (edge ? EDGE + room->edge_narrowest : 0);
    matrix->columns.shown =
        fit(matrix->columns.kept, length, room->cell_narrowest, room->cell_widest, &matrix->cell_width);
    matrix->edge_width = edge ? room->edge_narrowest : 0;
    if (edge && matrix->cell_width > matrix->edge_width) {
        length += room->edge_narrowest;
        fit(matrix->columns.shown + 1, length, room->edge_narrowest, room->cell_widest, &matrix->cell_width);
        matrix->edge_width = matrix->cell_width;
    }
    matrix->body.right = matrix->body.left + (millipoints)matrix->columns.shown * matrix->cell_width;
}

static void fit_rows(struct matrix *matrix, const struct matrix_room *room) {
    bool edge = !str_empty(matrix->edge);
    millipoints length = FIGURE_HIGHEST - matrix->body.top - room->foot - (edge ? EDGE : 0) - NOTE;
    matrix->rows.shown = fit(matrix->rows.kept + edge, length, room->pitch_lowest, room->pitch_highest, &matrix->pitch);
    if (edge && matrix->rows.shown > 1) matrix->rows.shown--;
    matrix->body.bottom = matrix->body.top + (millipoints)matrix->rows.shown * matrix->pitch;
    matrix->bottom = matrix->body.bottom + (edge ? EDGE + matrix->pitch : 0);
}

static void note_rest(struct sketch *sketch, struct matrix *matrix) {
    size_t down = matrix->rows.count - matrix->rows.shown, across = matrix->columns.count - matrix->columns.shown;
    struct str parts[2];
    size_t count = 0;
    if (down)
        parts[count++] =
            say(sketch, "{0, plural, one {+ # more row} other {+ {1} more rows}}", down, words_count(sketch, down));
    if (across)
        parts[count++] = say(sketch, "{0, plural, one {+ # more column} other {+ {1} more columns}}", across,
                             words_count(sketch, across));
    if (!count) return;
    text_draw_fit(sketch, 0, matrix->bottom + GAP + SMALL * TEXT_RISE / 1000, words_list(sketch, parts, count),
                  &INK_NOTE, sketch->drawing->width);
    matrix->bottom += NOTE;
}

void matrix_lay(struct sketch *sketch, struct matrix *matrix, const struct matrix_room *room) {
    matrix->edge = room->edge;
    fit_columns(sketch, matrix, room);
    matrix->body.top = room->top + set_headings(sketch, matrix);
    fit_rows(matrix, room);
    for (size_t i = 0; i < heading_count(matrix); i++) draw_heading(sketch, matrix, i, room->top);
    for (size_t row = 0; row < matrix->rows.shown + !str_empty(matrix->edge); row++) draw_row_name(sketch, matrix, row);
    note_rest(sketch, matrix);
}

void matrix_each(const struct matrix *matrix, const void *model,
                 void (*cell)(const void *model, const struct matrix_cell *cell, struct box box),
                 void (*edge)(const void *model, const struct tally *tallies, struct box box), bool edges) {
    size_t rows = matrix->rows.shown, columns = matrix->columns.shown;
    for (size_t row = 0; row < rows; row++)
        for (size_t column = 0; column < columns; column++)
            cell(model, &matrix->cells[row * matrix->columns.kept + column],
                 box_grown(box_at(matrix, row, column), -MATRIX_INSET));
    if (!edges) return;
    for (size_t row = 0; row < rows; row++) edge(model, matrix->rows.tallies[row], box_at(matrix, row, columns));
    for (size_t column = 0; column < columns; column++)
        edge(model, matrix->columns.tallies[column], box_at(matrix, rows, column));
    edge(model, matrix->all, box_at(matrix, rows, columns));
}
