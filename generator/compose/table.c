/* Columns, values and cells: what all tables that are made from rows share. The widget `table` is table_widget.c. */
#include "compose/table.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/word_list.h"

const char *const table_column_options[] = {"align", NULL};

static enum align standard_align(struct type type) {
    if (type.list) return ALIGN_START;
    if (print_is_number(type)) return ALIGN_DECIMAL;
    return type.kind == TYPE_CLOCK ? ALIGN_END : ALIGN_START;
}

static bool is_narrow(struct type type) {
    return !type.list &&
           (print_is_number(type) || type.kind == TYPE_DATE || type.kind == TYPE_CLOCK || type.kind == TYPE_BOOL);
}

static enum align compile_align(struct compiler *compiler, const struct labelled *column) {
    static const struct {
        const char *word;
        enum align align;
    } words[] = {{"start", ALIGN_START}, {"center", ALIGN_CENTER}, {"end", ALIGN_END}, {"decimal", ALIGN_DECIMAL}};
    const struct value *wish = value_find(column->options, STR("align"));
    if (!wish) return standard_align(formula_type(column->formula));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wish->kind == VALUE_SCALAR && str_equal_c(wish->text, words[i].word)) return words[i].align;
    struct word_list known = {0};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        word_list_add(compiler->arena, &known, str_of(words[i].word));
    struct str list = word_list_commas(compiler->arena, &known);
    struct diagnostic *d =
        diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, wish->span, "unknown alignment “{0}”", wish->text);
    diagnose_help(compiler->sink, d, "it is one of: {0}", list);
    return ALIGN_START;
}

bool table_columns_compile(struct compiler *inside, const struct widget_use *use, const char *const *column_options,
                           struct table_columns *out) {
    out->items = option_labelled_list(inside, use, "columns", column_options, &out->count);
    if (!out->items) return false;
    if (out->count >= LIMIT_TABLE_COLUMNS) {
        struct diagnostic *d = diagnose(inside->sink, SEVERITY_ERROR, CODE_D02, option(use, "columns")->span,
                                        "the table has {0} columns, more than the {1} that it may have", out->count,
                                        LIMIT_TABLE_COLUMNS - 1);
        diagnose_help(inside->sink, d, "make several tables of it");
        return false;
    }
    out->aligns = NEW_ARRAY(inside->arena, enum align, out->count);
    for (size_t i = 0; i < out->count; i++) out->aligns[i] = compile_align(inside, &out->items[i]);
    return true;
}

struct table *table_start(struct composer *composer, const struct table_columns *columns, size_t before,
                          size_t row_count) {
    struct table *table = NEW(composer->arena, struct table);
    table->column_count = before + columns->count;
    table->columns = NEW_ARRAY(composer->arena, struct column, table->column_count);
    table->rows = NEW_ARRAY(composer->arena, struct row, row_count + 1);
    table->headed = true;
    for (size_t c = 0; c < columns->count; c++) {
        struct column *column = &table->columns[before + c];
        column->heading = inline_text(composer->arena, print_labelled(composer, &columns->items[c]), (struct span){0});
        column->align = columns->aligns[c];
        column->narrow = is_narrow(formula_type(columns->items[c].formula));
    }
    return table;
}

struct datum *table_values(struct composer *composer, const struct table_columns *columns, const struct record **rows,
                           size_t row_count) {
    struct datum *values = NEW_ARRAY(composer->arena, struct datum, row_count * columns->count + 1);
    for (size_t r = 0; r < row_count && compose_may(composer, 1 + columns->count); r++) {
        struct frame frame;
        struct composer inside = compose_on(composer, rows[r], &frame);
        for (size_t c = 0; c < columns->count; c++)
            values[r * columns->count + c] = compose_value(&inside, columns->items[c].formula);
    }
    return values;
}

int *table_places(struct composer *composer, const struct datum *values, size_t column_count, size_t row_count) {
    int *places = NEW_ARRAY(composer->arena, int, column_count);
    for (size_t c = 0; c < column_count; c++) places[c] = datum_places(&values[c], row_count, column_count);
    return places;
}

bool table_one_currency(struct composer *composer, struct span span, const struct datum *values, size_t count) {
    const struct datum *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (values[i].kind != DATUM_MONEY || decimal_is_zero(values[i].number)) continue;
        if (!first) first = &values[i];
        if (str_equal(first->currency, values[i].currency)) continue;
        struct diagnostic *d =
            diagnose(composer->sink, SEVERITY_ERROR, CODE_F05, span,
                     "amounts in {0} and {1} cannot be computed together", first->currency, values[i].currency);
        diagnose_help(composer->sink, d, "choose rows whose amounts are in one currency");
        return false;
    }
    return true;
}

struct block *text_cell(struct composer *composer, struct str text) {
    return block_paragraph(composer->arena, inline_text(composer->arena, text, (struct span){0}), (struct span){0});
}

struct cell table_cell(struct composer *composer, struct datum value, struct type type, int places) {
    if (datum_is_nothing(value) || !print_is_number(type))
        return (struct cell){.blocks = print_blocks(composer, value, type)};
    struct printed number = datum_print_places(composer->arena, composer->locale, value, type, places);
    return (struct cell){.blocks = text_cell(composer, number.text), .decimal_at = number.decimal_at};
}

static bool is_said(const struct table *table, size_t column) {
    for (size_t r = 0; r < table->row_count; r++) {
        const struct row *row = &table->rows[r];
        const struct block *blocks = row->kind == ROW_BODY ? row->cells[column].blocks : NULL;
        if (blocks && !print_is_dash(blocks)) return true;
    }
    return false;
}

static void drop_column(struct composer *composer, struct table *table, size_t column) {
    size_t count = --table->column_count;
    for (size_t c = column; c < count; c++) table->columns[c] = table->columns[c + 1];
    for (size_t r = 0; r < table->row_count; r++) {
        struct row *row = &table->rows[r];
        struct printed *carried = row->carried ? NEW_ARRAY(composer->arena, struct printed, count) : NULL;
        for (size_t c = 0; carried && c < count; c++) carried[c] = row->carried[c < column ? c : c + 1];
        row->carried = carried;
        for (size_t c = column; row->kind != ROW_GROUP && c < count; c++) row->cells[c] = row->cells[c + 1];
    }
}

void table_drop_empty(struct composer *composer, struct table *table) {
    for (size_t c = table->column_count; c-- > 1;)
        if (!is_said(table, c)) drop_column(composer, table, c);
}
