/* Totals, subtotals and running sums of a table. */
#include "compose/table_sums.h"

#include "base/arena.h"

struct table_sums table_sums_new(struct composer *composer, const struct table_columns *columns, const bool *summed,
                                 const struct datum *values, size_t row_count, const int *places) {
    struct table_sums sums = {.columns = columns,
                              .values = values,
                              .places = places,
                              .summed = NEW_ARRAY(composer->arena, bool, columns->count),
                              .so_far = NEW_ARRAY(composer->arena, struct datum, columns->count)};
    struct datum *column = NEW_ARRAY(composer->arena, struct datum, row_count + 1);
    for (size_t c = 0; c < columns->count; c++) {
        for (size_t r = 0; r < row_count; r++) column[r] = values[r * columns->count + c];
        struct span span = formula_span(columns->items[c].formula);
        sums.summed[c] = summed[c] && table_one_currency(composer, span, column, row_count);
    }
    return sums;
}

/* A sum of nothing stays missing; one of zeros takes the currency of what comes. */
static void add(struct datum *sum, struct datum value) {
    if (datum_is_nothing(value)) return;
    bool first = sum->kind == DATUM_MISSING, zero = first || decimal_is_zero(sum->number);
    struct decimal number = first ? value.number : decimal_add(sum->number, value.number);
    if (zero) *sum = value;
    sum->number = number;
}

struct cell *table_sums_cells(struct composer *composer, const struct table_sums *sums, size_t first, size_t end,
                              struct str label) {
    const struct table_columns *columns = sums->columns;
    struct cell *cells = NEW_ARRAY(composer->arena, struct cell, columns->count);
    for (size_t c = 0; c < columns->count; c++) {
        struct datum sum = {0};
        for (size_t r = first; sums->summed[c] && r < end; r++) add(&sum, sums->values[r * columns->count + c]);
        if (!datum_is_nothing(sum))
            cells[c] = table_cell(composer, sum, formula_type(columns->items[c].formula), sums->places[c]);
    }
    if (!sums->summed[0]) cells[0].blocks = text_cell(composer, label);
    return cells;
}

const struct printed *table_sums_carry(struct composer *composer, struct table_sums *sums, size_t row) {
    const struct table_columns *columns = sums->columns;
    struct printed *texts = NEW_ARRAY(composer->arena, struct printed, columns->count);
    for (size_t c = 0; c < columns->count; c++) {
        struct datum *sum = &sums->so_far[c];
        if (!sums->summed[c]) continue;
        add(sum, sums->values[row * columns->count + c]);
        if (!datum_is_nothing(*sum))
            texts[c] = datum_print_places(composer->arena, composer->locale, *sum,
                                          formula_type(columns->items[c].formula), sums->places[c]);
    }
    return texts;
}
