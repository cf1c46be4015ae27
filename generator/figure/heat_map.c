/* A heat map: numbers as cells that grow darker in five steps, each with its number in it. Columns are named by a
 * channel or are several formulas; means stand at the edges when they are asked for. */
#include <math.h>

#include "base/arena.h"
#include "figure/guide.h"
#include "figure/matrix.h"
#include "figure/types.h"

enum channel { ROW, COLUMN, VALUE };
enum setting { LOW, HIGH, MEANS };

static const struct figure_channel channels[] = {
    {.name = "row", .takes = TAKES_TEXT, .required = true, .eg = "person"},
    {.name = "column", .takes = TAKES_TEXT, .eg = "competence"},
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .many = true, .eg = "level"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "low", .takes = TAKES_NUMBER, .eg = "1"},
    {.name = "high", .takes = TAKES_NUMBER, .eg = "5"},
    {.name = "means", .takes = TAKES_TRUTH, .eg = "true"},
    {0},
};

enum {
    STEPS = 5,
    KEY_WIDTH = 16 * POINT, /* of one of its boxes, where there is room */
    KEY_HEIGHT = 7 * POINT,
    KEY_FOOT = 18 * POINT,
};

struct heat {
    struct sketch *sketch;
    const struct figure_data *data;
    struct matrix matrix;
    struct unit unit;
    double low, high;
};

/* ---- the data ---- */

/* A column is named by its channel, by its formula, or, when there are several of both, by both. */
static void name_column(const struct sketch *sketch, const struct figure_data *data, size_t series,
                        struct matrix_entry *entry) {
    const struct figure_value *column = figure_value(data, entry->number, COLUMN);
    struct str label = figure_column(data, VALUE, series)->label;
    entry->column = entry->column_key = label;
    if (!figure_series(data, COLUMN)) return;
    entry->column = column->text;
    entry->column_key = column->key;
    if (figure_series(data, VALUE) < 2) return;
    entry->column = str_format(sketch->arena, "%.*s, %.*s", STR_ARG(column->text), STR_ARG(label));
    entry->column_key = str_format(sketch->arena, "%.*s %zu", STR_ARG(column->key), series);
}

static struct matrix matrix_of_data(const struct sketch *sketch, const struct figure_data *data) {
    size_t series = figure_series(data, VALUE), count = 0;
    struct matrix_entry *entries = NEW_ARRAY(sketch->arena, struct matrix_entry, data->row_count * series + 1);
    for (size_t i = 0; i < data->row_count; i++)
        for (size_t s = 0; s < series; s++) {
            const struct figure_value *row = figure_value(data, i, ROW);
            struct matrix_entry *entry = &entries[count++];
            *entry = (struct matrix_entry){.row_key = row->key, .row = row->text, .number = i};
            entry->measures[0] = figure_series_value(data, i, VALUE, s);
            name_column(sketch, data, s, entry);
        }
    return matrix_of(sketch, entries, count);
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct range range = {0};
    range_add_column(&range, data, VALUE);
    const struct figure_value *low = figure_setting(data, LOW), *high = figure_setting(data, HIGH);
    return MODEL(struct heat, .matrix = matrix_of_data(sketch, data),
                 .unit = unit_for(figure_column(data, VALUE, 0), range.high > -range.low ? range.high : -range.low),
                 .low = figure_known(low) ? low->number : range.low,
                 .high = figure_known(high) ? high->number : range.high);
}

static int step_of(const struct heat *heat, double value) {
    if (heat->high <= heat->low) return STEPS / 2;
    double step = floor((value - heat->low) / (heat->high - heat->low) * STEPS);
    return step < 0 ? 0 : step > STEPS - 1 ? STEPS - 1 : (int)step;
}

/* ---- drawing ---- */

static void draw_cell(const void *model, const struct matrix_cell *cell, struct box box) {
    const struct heat *heat = model;
    const struct tally *tally = &cell->tallies[0];
    struct ink ink = INK_LABEL_MIDDLE;
    if (tally->known) {
        struct decimal mean = tally_mean(tally);
        int step = step_of(heat, decimal_approximate(mean));
        mark_box(heat->sketch, box, paint_step(step));
        ink.colour = paint_step_ink(step);
        unit_draw(heat->sketch, &heat->unit, box, mean, ink);
    } else if (tally->unknown) {
        mark_box(heat->sketch, box, (struct paint){.stroke = COLOUR_MUTED, .width = THIN, .dashed = true});
        ink.colour = COLOUR_MUTED;
        text_draw(heat->sketch, (box.left + box.right) / 2, text_middle((box.top + box.bottom) / 2, &ink),
                  STR(SIGN_UNKNOWN), &ink);
    }
}

static void draw_mean(const void *model, const struct tally *tally, struct box box) {
    const struct heat *heat = model;
    struct ink ink = INK_LABEL_MIDDLE;
    struct unit unit = heat->unit;
    if (!tally->known) return;
    if (unit.places < 0) unit.places = 1;
    ink.bold = true;
    unit_draw(heat->sketch, &unit, box, tally_mean(tally), ink);
}

/* "1 ▢▢▢▢▢ 5, in Tsd. €" below the cells. */
static void draw_key(const struct heat *heat, millipoints top) {
    struct sketch *sketch = heat->sketch;
    const struct figure_column *column = heat->unit.column;
    struct str low = words_number(sketch, column, heat->low, -1), high = words_number(sketch, column, heat->high, -1),
               unit = unit_name(sketch, &heat->unit);
    millipoints x = 0, middle = top + KEY_FOOT - KEY_HEIGHT / 2 - POINT, baseline = text_middle(middle, &INK_NOTE);
    millipoints wide =
        smaller((sketch->drawing->width * 9 / 10 - text_width(sketch, low, &INK_NOTE)) / STEPS, KEY_WIDTH);
    if (wide <= 3 * MATRIX_INSET) return; /* the numbers in the cells must do */
    text_draw(sketch, x, baseline, low, &INK_NOTE);
    x += text_width(sketch, low, &INK_NOTE) + GAP;
    for (int step = 0; step < STEPS; step++, x += wide)
        mark_box(sketch, (struct box){x, middle - KEY_HEIGHT / 2, x + wide - 2 * MATRIX_INSET, middle + KEY_HEIGHT / 2},
                 paint_step(step));
    x += GAP - 2 * MATRIX_INSET;
    if (!str_empty(unit) && heat->unit.thousands) high = say(sketch, "{0}, in {1}", high, unit);
    text_draw_fit(sketch, x, baseline, high, &INK_NOTE, sketch->drawing->width - x);
}

static void draw(void *model) {
    struct heat *heat = model;
    struct sketch *sketch = heat->sketch;
    struct matrix *matrix = &heat->matrix;
    bool means = figure_is_set(heat->data, MEANS) && matrix->all[0].known;
    struct matrix_room room = {.foot = KEY_FOOT,
                               .cell_widest = 60 * POINT,
                               .cell_narrowest = 21 * POINT,
                               .pitch_highest = 20 * POINT,
                               .pitch_lowest = 12 * POINT,
                               .edge_narrowest = 26 * POINT,
                               .edge = means ? say(sketch, "Mean{|of a row or column}") : (struct str){0}};
    matrix_lay(sketch, matrix, &room);
    matrix_each(matrix, heat, draw_cell, draw_mean, means);
    if (matrix->all[0].known) draw_key(heat, matrix->bottom);
    sketch->drawing->height = matrix->bottom + KEY_FOOT;
}

/* ---- in words ---- */

/* The rows or columns with the highest and the lowest mean; NULL without any. */
static void find_ends(const struct matrix_side *side, size_t *lowest, size_t *highest) {
    *lowest = *highest = side->count;
    for (size_t i = 0; i < side->count; i++) {
        const struct tally *tally = side->tallies[i];
        if (!tally->known) continue;
        struct decimal mean = tally_mean(tally);
        if (*lowest == side->count || decimal_compare(mean, tally_mean(side->tallies[*lowest])) < 0) *lowest = i;
        if (*highest == side->count || decimal_compare(mean, tally_mean(side->tallies[*highest])) > 0) *highest = i;
    }
}

static struct str mean_text(const struct heat *heat, const struct tally *tally) {
    return words_exact(heat->sketch, heat->unit.column, decimal_round(tally_mean(tally), 2));
}

static struct str say_ends(const struct heat *heat, const struct matrix_side *side) {
    size_t lowest, highest;
    find_ends(side, &lowest, &highest);
    if (lowest == highest) return (struct str){0};
    return say(heat->sketch, "Highest mean: {0} ({1}), lowest: {2} ({3}).", side->texts[highest],
               mean_text(heat, side->tallies[highest]), side->texts[lowest], mean_text(heat, side->tallies[lowest]));
}

static struct str describe(const void *model) {
    const struct heat *heat = model;
    const struct sketch *sketch = heat->sketch;
    const struct matrix *matrix = &heat->matrix;
    const struct tally *tally = &matrix->all[0];
    size_t cells = matrix->rows.count * matrix->columns.count;
    struct str rows = words_count(sketch, matrix->rows.count), columns = words_count(sketch, matrix->columns.count);
    struct str text =
        tally->known
            ? say(sketch,
                  "{0, plural, one {One cell, mean {4}.} other {{1} × {2} cells, {3} of them with a value, mean {4}.}}",
                  cells, rows, columns, words_count(sketch, tally->known), mean_text(heat, tally))
            : say(sketch, "{0, plural, one {One cell} other {{1} × {2} cells}} without a value.", cells, rows, columns);
    return words_all(sketch, text, say_ends(heat, &matrix->columns), words_unknown(sketch, heat->data, VALUE));
}

const struct figure_type figure_heat_map = {.name = STR_INIT("heat-map"),
                                            .shows = "numbers as cells that grow darker",
                                            .channels = channels,
                                            .settings = settings,
                                            .reckon = reckon,
                                            .draw = draw,
                                            .describe = describe};
