/* The whitespace matrix: who supplies what where. A cell for each row and column, its look told by the place of its
 * status among the choices, what is sold in it and, muted below, what could be; sums at the edges. A combination that
 * nothing is said about is a dot. */
#include "base/arena.h"
#include "figure/groups.h"
#include "figure/guide.h"
#include "figure/matrix.h"
#include "figure/types.h"

enum channel { ROW, COLUMN, STATUS, AMOUNT, POTENTIAL };

static const struct figure_channel channels[] = {
    {.name = "row", .takes = TAKES_TEXT, .required = true, .eg = "site"},
    {.name = "column", .takes = TAKES_TEXT, .required = true, .eg = "family"},
    {.name = "status", .takes = TAKES_TEXT, .required = true, .eg = "status"},
    {.name = "amount", .takes = TAKES_NUMBER, .eg = "revenue"},
    {.name = "potential", .takes = TAKES_NUMBER, .eg = "potential"},
    {0},
};

enum {
    LOOKS = 6,
    DOT = 2 * POINT,
    FOOT = 16 * POINT, /* the line that says what the numbers are */
    ONE_NUMBER = 19 * POINT,
    TWO_NUMBERS = 26 * POINT,
    LOWEST_ONE = 12 * POINT,
    LOWEST_TWO = 20 * POINT,
    EDGE_LEAST = 26 * POINT,
    EDGE_MOST = 56 * POINT,
    SECOND = 9 * POINT, /* from the first number's baseline to that of the second */
};

/* From ours to what does not concern us: full, half full, empty, faint, then outlines. */
static struct paint look_of(size_t place) {
    static const struct paint looks[LOOKS] = {
        {.fill = COLOUR_STEP_5},
        {.fill = COLOUR_STEP_3},
        {.fill = COLOUR_PAPER, .stroke = COLOUR_MUTED, .width = THIN},
        {.fill = COLOUR_STEP_1},
        {.fill = COLOUR_PAPER, .stroke = COLOUR_SERIES_2, .width = BOLD},
        {.fill = COLOUR_STEP_2, .stroke = COLOUR_SERIES_1, .width = THIN},
    };
    return looks[place % LOOKS];
}

static size_t place_of(const struct figure_value *status) { return (size_t)figure_place(status); }

struct whitespace {
    struct sketch *sketch;
    const struct figure_data *data;
    struct matrix matrix;
    struct unit unit;
    struct groups statuses;   /* the known ones, in the order of their places */
    bool amounts, potentials; /* whether there are any */
};

/* ---- the data ---- */

static struct matrix matrix_of_data(const struct sketch *sketch, const struct figure_data *data) {
    struct matrix_entry *entries = NEW_ARRAY(sketch->arena, struct matrix_entry, data->row_count);
    for (size_t i = 0; i < data->row_count; i++) {
        const struct figure_value *row = figure_value(data, i, ROW), *column = figure_value(data, i, COLUMN);
        entries[i] =
            (struct matrix_entry){.row_key = row->key,
                                  .row = row->text,
                                  .column_key = column->key,
                                  .column = column->text,
                                  .number = i,
                                  .measures = {figure_value(data, i, AMOUNT), figure_value(data, i, POTENTIAL)}};
    }
    return matrix_of(sketch, entries, data->row_count);
}

static const struct figure_value *last_status(const struct whitespace *whitespace) {
    return whitespace->statuses.items[whitespace->statuses.count - 1].choice;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct whitespace *whitespace =
        MODEL(struct whitespace, .matrix = matrix_of_data(sketch, data), .statuses = groups_of(sketch, data, STATUS));
    whitespace->amounts = whitespace->matrix.all[0].known > 0;
    whitespace->potentials = whitespace->matrix.all[1].known > 0;
    struct range range = {0}; /* of the cells alone: sums have more room, and would take the digits from their parts */
    range_add_column(&range, data, AMOUNT);
    range_add_column(&range, data, POTENTIAL);
    whitespace->unit = unit_for(figure_column(data, whitespace->amounts ? AMOUNT : POTENTIAL, 0),
                                range.high > -range.low ? range.high : -range.low);
    while (whitespace->statuses.count && !figure_known(last_status(whitespace))) whitespace->statuses.count--;
    return whitespace;
}

/* ---- drawing ---- */

/* What is written in a cell, and in which colours. */
struct writing {
    struct ink first, second;
};

static struct writing writing_of(struct paint look) {
    struct writing writing = {INK_LABEL_MIDDLE, INK_NOTE_MIDDLE};
    if (look.fill == COLOUR_STEP_3 || look.fill == COLOUR_STEP_2) writing.second.colour = COLOUR_INK;
    if (look.fill == COLOUR_STEP_5) writing.first.colour = writing.second.colour = COLOUR_PAPER;
    return writing;
}

static bool says(const struct tally *tally) { return tally->known || tally->unknown; }

static void write_number(const struct whitespace *whitespace, const struct tally *tally, struct box box,
                         const struct ink *ink) {
    if (tally->known) unit_draw(whitespace->sketch, &whitespace->unit, box, tally->sum, *ink);
    else
        text_draw(whitespace->sketch, (box.left + box.right) / 2, text_middle((box.top + box.bottom) / 2, ink),
                  STR(SIGN_UNKNOWN), ink);
}

static millipoints number_width(const struct whitespace *whitespace, const struct tally *tally, const struct ink *ink) {
    if (!tally->known) return text_width(whitespace->sketch, STR(SIGN_UNKNOWN), ink);
    return text_width(whitespace->sketch, unit_text(whitespace->sketch, &whitespace->unit, tally->sum), ink);
}

/* One below the other when there are two, each in its half. */
static void write_numbers(const struct whitespace *whitespace, const struct tally *tallies, struct box box,
                          const struct writing *writing) {
    bool first = says(&tallies[0]), second = says(&tallies[1]);
    if (!first && !second) return;
    millipoints shift = first && second ? SECOND / 2 : 0;
    struct box upper = {box.left, box.top - shift, box.right, box.bottom - shift},
               lower = {box.left, box.top + shift, box.right, box.bottom + shift};
    if (first) write_number(whitespace, &tallies[0], upper, &writing->first);
    if (second) write_number(whitespace, &tallies[1], lower, &writing->second);
}

static void draw_cell(const void *model, const struct matrix_cell *cell, struct box box) {
    const struct whitespace *whitespace = model;
    if (!cell->entry) {
        mark_circle(whitespace->sketch, (box.left + box.right) / 2, (box.top + box.bottom) / 2, DOT,
                    paint_solid(COLOUR_RULE));
        return;
    }
    const struct figure_value *status = figure_value(whitespace->data, cell->entry->number, STATUS);
    struct paint look = look_of(place_of(status));
    if (!figure_known(status)) look = (struct paint){.stroke = COLOUR_MUTED, .width = THIN, .dashed = true};
    struct writing writing = writing_of(look);
    mark_box(whitespace->sketch, box, look);
    if (status->state == FIGURE_UNKNOWN && !says(&cell->tallies[0]) && !says(&cell->tallies[1]))
        text_draw(whitespace->sketch, (box.left + box.right) / 2,
                  text_middle((box.top + box.bottom) / 2, &INK_NOTE_MIDDLE), status->text, &INK_NOTE_MIDDLE);
    write_numbers(whitespace, cell->tallies, box, &writing);
}

static void draw_sum(const void *model, const struct tally *tallies, struct box box) {
    struct writing writing = {INK_LABEL_MIDDLE, INK_NOTE_MIDDLE};
    writing.first.bold = true;
    write_numbers(model, tallies, box, &writing);
}

/* "Umsatz, darunter Potenzial, in Tsd. €" */
static struct str note_of(const struct whitespace *whitespace) {
    const struct sketch *sketch = whitespace->sketch;
    if (!whitespace->amounts && !whitespace->potentials) return (struct str){0};
    struct str text = figure_column(whitespace->data, whitespace->amounts ? AMOUNT : POTENTIAL, 0)->label;
    if (whitespace->amounts && whitespace->potentials)
        text = say(sketch, "{0} (below: {1})", text, figure_column(whitespace->data, POTENTIAL, 0)->label);
    struct str unit = unit_name(sketch, &whitespace->unit);
    return str_empty(unit) ? text : say(sketch, "{0}, in {1}", text, unit);
}

static struct legend legend_of(const struct whitespace *whitespace) {
    struct legend legend = {.sketch = whitespace->sketch};
    for (size_t i = 0; i < whitespace->statuses.count; i++) {
        const struct figure_value *status = whitespace->statuses.items[i].choice;
        legend_box(&legend, status->text, look_of(place_of(status)));
    }
    return legend;
}

/* What the greatest sums need. */
static millipoints edge_width(const struct whitespace *whitespace) {
    static const struct ink bold = {TEXT, true, ANCHOR_MIDDLE, COLOUR_INK};
    const struct tally *all = whitespace->matrix.all;
    millipoints width =
        greater(number_width(whitespace, &all[0], &bold), number_width(whitespace, &all[1], &INK_NOTE_MIDDLE));
    return width < EDGE_LEAST ? EDGE_LEAST : smaller(width + GAP, EDGE_MOST);
}

static struct matrix_room room_of(const struct whitespace *whitespace, millipoints top) {
    bool two = whitespace->amounts && whitespace->potentials, any = whitespace->amounts || whitespace->potentials,
         adds = whitespace->unit.column->format != FORMAT_PERCENT;
    return (struct matrix_room){.top = top,
                                .foot = FOOT,
                                .cell_widest = 76 * POINT,
                                .cell_narrowest = 25 * POINT,
                                .edge_narrowest = edge_width(whitespace),
                                .pitch_highest = two ? TWO_NUMBERS : ONE_NUMBER,
                                .pitch_lowest = two ? LOWEST_TWO : LOWEST_ONE,
                                .edge = any && adds ? say(whitespace->sketch, "Total") : (struct str){0}};
}

static void draw(void *model) {
    struct whitespace *whitespace = model;
    struct sketch *sketch = whitespace->sketch;
    struct matrix *matrix = &whitespace->matrix;
    struct legend legend = legend_of(whitespace);
    struct matrix_room room = room_of(whitespace, legend_draw(&legend, 0, 0, sketch->drawing->width));
    matrix_lay(sketch, matrix, &room);
    matrix_each(matrix, whitespace, draw_cell, draw_sum, !str_empty(room.edge));
    struct str note = text_fit(sketch, note_of(whitespace), &INK_NOTE, sketch->drawing->width);
    sketch->drawing->height = matrix->bottom + (note.size ? FOOT : POINT);
    text_draw(sketch, 0, matrix->bottom + GAP + GAP / 2 + SMALL * TEXT_RISE / 1000, note, &INK_NOTE);
}

/* ---- in words ---- */

/* "24 Felder: 12 Aktiv, 6 Chance und 6 Offen." */
static struct str say_statuses(const struct whitespace *whitespace) {
    const struct sketch *sketch = whitespace->sketch;
    struct str *parts = NEW_ARRAY(sketch->arena, struct str, whitespace->statuses.count + 1);
    for (size_t i = 0; i < whitespace->statuses.count; i++)
        parts[i] = say(sketch, "{0} × {1}", words_count(sketch, whitespace->statuses.items[i].count),
                       whitespace->statuses.items[i].choice->text);
    size_t rows = whitespace->matrix.rows.count, columns = whitespace->matrix.columns.count;
    struct str down = words_count(sketch, rows), across = words_count(sketch, columns);
    if (!whitespace->statuses.count)
        return say(sketch, "{0, plural, one {One cell.} other {{1} × {2} cells.}}", rows * columns, down, across);
    return say(sketch, "{0, plural, one {One cell: {3}.} other {{1} × {2} cells: {3}.}}", rows * columns, down, across,
               words_list(sketch, parts, whitespace->statuses.count));
}

static struct str say_sums(const struct whitespace *whitespace) {
    const struct sketch *sketch = whitespace->sketch;
    const struct figure_column *amount = figure_column(whitespace->data, AMOUNT, 0),
                               *potential = figure_column(whitespace->data, POTENTIAL, 0);
    const struct tally *all = whitespace->matrix.all;
    if (whitespace->unit.column->format == FORMAT_PERCENT) return (struct str){0};
    if (whitespace->amounts && whitespace->potentials)
        return say(sketch, "In all: {0} {1}, {2} {3}.", amount->label, words_exact(sketch, amount, all[0].sum),
                   potential->label, words_exact(sketch, potential, all[1].sum));
    if (!whitespace->amounts && !whitespace->potentials) return (struct str){0};
    int m = whitespace->amounts ? 0 : 1;
    const struct figure_column *column = m ? potential : amount;
    return say(sketch, "In all: {0} {1}.", column->label, words_exact(sketch, column, all[m].sum));
}

/* Where the potential is farthest above the amount. */
static struct str say_widest(const struct whitespace *whitespace) {
    const struct matrix *matrix = &whitespace->matrix;
    const struct matrix_cell *most = NULL;
    struct decimal gap = decimal_of(0);
    for (size_t i = 0; i < matrix->rows.kept * matrix->columns.kept; i++) {
        const struct matrix_cell *cell = &matrix->cells[i];
        if (!cell->tallies[0].known || !cell->tallies[1].known) continue;
        struct decimal free = decimal_subtract(cell->tallies[1].sum, cell->tallies[0].sum);
        if (decimal_compare(free, gap) > 0) gap = free, most = cell;
    }
    if (!most) return (struct str){0};
    return say(whitespace->sketch, "The widest gap is {0} at {1}, {2}.",
               words_exact(whitespace->sketch, figure_column(whitespace->data, POTENTIAL, 0), gap), most->entry->row,
               most->entry->column);
}

static struct str describe(const void *model) {
    const struct whitespace *whitespace = model;
    return words_all(whitespace->sketch, say_statuses(whitespace), say_sums(whitespace), say_widest(whitespace),
                     words_unknown(whitespace->sketch, whitespace->data, AMOUNT));
}

static struct str message(const void *model) { return say_widest(model); }

const struct figure_type figure_whitespace_matrix = {
    .name = STR_INIT("whitespace-matrix"),
    .shows =
        "who supplies what where: cells told apart by the place of their status among its choices, sums at the edges",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message};
