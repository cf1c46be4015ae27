/* Charts in cells: one row of data, drawn small. The row around it says what it is about, so it has no title and no
 * data table of its own. */
#include "compose/cell_chart.h"

#include "base/arena.h"
#include "base/word_list.h"
#include "compose/chart.h"

enum { CHANNELS = 3 };

static bool is_for_cells(const struct figure_type *type) { return type && type->cell_width; }

static void report_type(struct compiler *inside, const struct value *name) {
    struct word_list known = {0};
    for (size_t i = 0; figure_type_at(i); i++)
        if (is_for_cells(figure_type_at(i))) word_list_add(inside->arena, &known, figure_type_at(i)->name);
    struct diagnostic *d = diagnose(inside->sink, SEVERITY_ERROR, CODE_D02, name->span,
                                    "there is no chart for cells called “{0}”", name->text);
    diagnose_help(inside->sink, d, "write chart: {0}", word_list_all(inside->arena, &known, "{0} or {1}"));
}

bool cell_chart_compile(struct compiler *inside, const struct labelled *column, struct cell_chart *out) {
    const struct value *name = value_find(column->options, STR("chart"));
    *out = (struct cell_chart){0};
    if (!name) return true;
    const struct figure_type *type = name->kind == VALUE_SCALAR ? figure_type_find(name->text) : NULL;
    if (!is_for_cells(type)) {
        report_type(inside, name);
        return false;
    }
    out->channels[0] = column->formula;
    for (int c = 0; c < CHANNELS && type->channels[c].name; c++) {
        const struct value *value = c ? value_find(column->options, str_of(type->channels[c].name)) : NULL;
        if (value) out->channels[c] = option_formula_of(inside, value);
        if (value && !out->channels[c]) return false;
        if (out->channels[c] && !chart_fits(inside, &type->channels[c], out->channels[c])) return false;
    }
    out->type = type;
    return true;
}

struct block *cell_chart_compose(struct composer *inside, const struct cell_chart *chart) {
    struct figure_value values[CHANNELS] = {0};
    struct figure_column columns[CHANNELS] = {0};
    for (int c = 0; c < CHANNELS; c++) {
        const struct formula *formula = chart->channels[c];
        if (!formula) continue;
        struct datum datum = compose_value(inside, formula);
        values[c] = chart_value(inside, datum, formula_type(formula), chart->type->channels[c].takes);
        columns[c] = chart_column(formula_type(formula), &datum, 1, 1);
    }
    if (!figure_known(&values[0])) return print_blocks(inside, (struct datum){0}, (struct type){.kind = TYPE_NUMBER});
    struct figure_data data = {.catalogue = inside->catalogue,
                               .as_of = inside->computation->as_of,
                               .print = chart_print,
                               .row_count = 1,
                               .column_count = CHANNELS,
                               .columns = columns,
                               .values = values,
                               .first = {0, 1, 2},
                               .count = {1, chart->channels[1] != NULL, chart->channels[2] != NULL}};
    struct figure_result result =
        figure_make(inside->arena, chart->type, &data, inside->locale, inside->measure, chart->type->cell_width);
    struct block *block = block_new(inside->arena, BLOCK_FIGURE, formula_span(chart->channels[0]));
    block->figure = NEW(inside->arena, struct figure);
    *block->figure = (struct figure){
        .drawing = result.drawing, .size = FIGURE_CELL, .alternative = result.alternative, .span = block->span};
    return block;
}
