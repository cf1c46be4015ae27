/* Charts in cells: one row of data, drawn small. The row around it says what it is about, so it has no title and no
 * data table of its own. */
#include "compose/cell_chart.h"

#include "base/arena.h"
#include "compose/chart.h"

enum { WIDTH = 68 * POINT };

/* What a type for cells takes: its first channel the values, its second the target. */
static bool is_for_cells(const struct figure_type *type) {
    return type && type->channels[0].takes == TAKES_NUMBERS && type->channels[1].takes == TAKES_NUMBER;
}

static struct formula *compile_channel(struct compiler *inside, const struct figure_channel *channel,
                                       struct formula *formula) {
    return formula && chart_fits(inside, channel, formula) ? formula : NULL;
}

bool cell_chart_compile(struct compiler *inside, const struct labelled *column, struct cell_chart *out) {
    const struct value *name = value_find(column->options, STR("chart")),
                       *target = value_find(column->options, STR("target"));
    *out = (struct cell_chart){0};
    if (!name) return true;
    const struct figure_type *type = name->kind == VALUE_SCALAR ? figure_type_find(name->text) : NULL;
    if (!is_for_cells(type)) {
        option_report(inside, name->span, "there is no chart for cells called", name->text, "write chart: sparkline");
        return false;
    }
    out->values = compile_channel(inside, &type->channels[0], column->formula);
    if (target) out->target = compile_channel(inside, &type->channels[1], option_formula_of(inside, target));
    if (!out->values || (target && !out->target)) return false;
    out->type = type;
    return true;
}

struct block *cell_chart_compose(struct composer *inside, const struct cell_chart *chart) {
    struct figure_value values[2] = {0};
    struct figure_column columns[2] = {0};
    const struct formula *formulas[] = {chart->values, chart->target};
    for (int c = 0; c < 2 && formulas[c]; c++) {
        struct datum datum = compose_value(inside, formulas[c]);
        values[c] = chart_value(inside, datum, formula_type(formulas[c]), chart->type->channels[c].takes);
        columns[c] = chart_column(formula_type(formulas[c]), &datum, 1, 1);
    }
    if (!figure_known(&values[0])) return text_cell(inside, STR("–"));
    struct figure_data data = {.as_of = inside->computation->as_of,
                               .row_count = 1,
                               .column_count = 2,
                               .columns = columns,
                               .values = values,
                               .first = {0, 1},
                               .count = {1, formulas[1] != NULL}};
    struct figure_result result =
        figure_make(inside->arena, chart->type, &data, inside->locale, inside->measure, WIDTH);
    struct block *block = block_new(inside->arena, BLOCK_FIGURE, formula_span(chart->values));
    block->figure = NEW(inside->arena, struct figure);
    *block->figure = (struct figure){
        .drawing = result.drawing, .size = FIGURE_CELL, .alternative = result.alternative, .span = block->span};
    return block;
}
