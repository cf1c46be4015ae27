/* The widget `table`: rows and columns, sorted, grouped, summed; columns may be drawn. */
#include "base/arena.h"
#include "compose/cell_chart.h"
#include "compose/row_link.h"
#include "compose/table_sums.h"

/* The compiled options of a table. */
struct table_widget {
    struct formula *rows, *group, *muted, *alert;
    struct table_columns columns;
    struct cell_chart *charts; /* by column: those that are drawn */
    struct texts *below;       /* by column: what stands below its value, set back; may be empty */
    struct order *order;
    bool *summed;          /* by column: has a total */
    bool totals, subtotal; /* subtotal: of each group */
    bool dense;
    struct texts title, empty;
};

/* `total` names columns by their formulas. */
static void compile_totals(struct compiler *inside, const struct widget_use *use, struct table_widget *widget) {
    const struct value *total = option(use, "total");
    widget->summed = NEW_ARRAY(inside->arena, bool, widget->columns.count);
    for (size_t i = 0; total && total->kind == VALUE_SEQUENCE && i < total->count; i++) {
        bool found = false;
        for (size_t c = 0; c < widget->columns.count; c++) {
            const struct formula *formula = widget->columns.items[c].formula;
            if (total->items[i]->kind != VALUE_SCALAR || !str_equal(formula_text(formula), total->items[i]->text))
                continue;
            found = widget->summed[c] = widget->totals = true;
            if (!print_is_number(formula_type(formula)))
                option_report(inside, total->items[i]->span, "only numbers have a total, not", total->items[i]->text,
                              "leave it out of “total”");
        }
        if (!found)
            option_report(inside, total->items[i]->span, "there is no column", total->items[i]->text,
                          "write the column's formula as it stands in “columns”");
    }
    if (total && total->kind != VALUE_SEQUENCE)
        option_report(inside, total->span, "expected a list of columns", (struct str){0},
                      "write, for example, total: [value, weighted]");
}

static bool compile_truth(struct compiler *compiler, const struct widget_use *use, const char *name, bool *out) {
    static const char *const words[] = {"false", "true", NULL};
    int chosen = 0;
    if (!option_is(compiler, use, name, words, &chosen)) return false;
    *out = chosen;
    return true;
}

/* `subtotal: true` asks for the totals of each group too. */
static void compile_subtotal(struct compiler *compiler, const struct widget_use *use, struct table_widget *widget) {
    if (!compile_truth(compiler, use, "subtotal", &widget->subtotal) || !widget->subtotal) return;
    if (!option(use, "group") || !option(use, "total"))
        option_report(compiler, option(use, "subtotal")->span, "there is nothing to add up group by group for",
                      STR("subtotal"), "name the groups with “group” and the columns to add up with “total”");
}

/* A column may be drawn: what its chart takes is said in its options. */
static bool compile_columns(struct compiler *inside, const struct widget_use *use, struct table_widget *widget) {
    static const char *const column_options[] = {"align", "chart", "target", "lower", "full", "below", NULL};
    struct table_columns *columns = &widget->columns;
    if (!table_columns_compile(inside, use, column_options, columns)) return false;
    widget->charts = NEW_ARRAY(inside->arena, struct cell_chart, columns->count);
    widget->below = NEW_ARRAY(inside->arena, struct texts, columns->count);
    bool good = true;
    for (size_t i = 0; i < columns->count; i++) {
        struct widget_use column = {.block = use->block, .options = columns->items[i].options};
        good = cell_chart_compile(inside, &columns->items[i], &widget->charts[i]) && good;
        widget->below[i] = option_texts(inside, &column, "below");
    }
    return good;
}

static void *compile(struct compiler *compiler, const struct widget_use *use) {
    struct table_widget *widget = NEW(compiler->arena, struct table_widget);
    widget->rows = option_rows(compiler, use, "rows");
    if (!widget->rows) return NULL;
    struct compiler inside = compile_inside(compiler, widget->rows);
    bool columns = compile_columns(&inside, use, widget);
    widget->order = option_sort(&inside, use);
    widget->group = option_formula(&inside, use, "group");
    widget->muted = option_formula(&inside, use, "muted");
    widget->alert = option_formula(&inside, use, "alert");
    widget->title = option_texts(compiler, use, "title");
    widget->empty = option_texts(compiler, use, "empty");
    if (!columns) return NULL;
    row_link_ask(&inside);
    compile_totals(&inside, use, widget);
    compile_subtotal(compiler, use, widget);
    return compile_truth(compiler, use, "dense", &widget->dense) ? widget : NULL;
}

/* Puts the marks of its conditions on a row: set back, or its first cell as an alert. */
static void mark_row(struct composer *composer, const struct table_widget *widget, const struct record *record,
                     struct row *row) {
    struct frame frame;
    struct composer inside = compose_on(composer, record, &frame);
    row->muted = widget->muted && datum_is_true(compose_value(&inside, widget->muted));
    bool alert = widget->alert && datum_is_true(compose_value(&inside, widget->alert));
    struct block *first = row->cells[0].blocks;
    if (!alert || !first || first->kind != BLOCK_PARAGRAPH) return;
    struct inline_node *mark = inline_new(composer->arena, INLINE_ALERT, (struct span){0});
    mark->first = first->inlines;
    first->inlines = mark;
}

static void add_group_row(struct composer *composer, struct table *table, struct datum value, struct type type) {
    struct row *row = &table->rows[table->row_count++];
    row->kind = ROW_GROUP;
    row->cells = NEW(composer->arena, struct cell);
    row->cells->blocks = block_paragraph(composer->arena, print_inlines(composer, value, type), (struct span){0});
}

static struct row *add_body_row(struct composer *composer, const struct table_widget *widget, struct table *table,
                                const struct record *record, const struct datum *values, const int *places) {
    struct row *row = &table->rows[table->row_count++];
    row->cells = NEW_ARRAY(composer->arena, struct cell, widget->columns.count);
    struct frame frame;
    struct composer inside = compose_on(composer, record, &frame);
    for (size_t c = 0; c < widget->columns.count; c++)
        row->cells[c] =
            widget->charts[c].type
                ? (struct cell){.blocks = cell_chart_compose(&inside, &widget->charts[c])}
                : table_cell(composer, values[c], formula_type(widget->columns.items[c].formula), places[c]);
    mark_row(composer, widget, record, row);
    return row;
}

/* Below the value of a cell, a line of its own; in place of one that is missing. Nothing when none of the text's
 * formulas says anything. */
static void add_below(struct composer *inside, const struct texts *text, struct cell *cell) {
    bool said = false;
    inside->shown = &said;
    struct inline_node *words = compose_texts(inside, text);
    struct block *block = cell->blocks;
    if (!words || !said || !block || block->kind != BLOCK_PARAGRAPH || block->next) return;
    struct inline_list list = {0};
    if (!print_is_dash(block)) {
        inline_append(&list, block->inlines);
        inline_append(&list, inline_new(inside->arena, INLINE_BREAK, block->span));
    }
    struct inline_node *muted = inline_new(inside->arena, INLINE_MUTED, block->span);
    muted->first = words;
    inline_append(&list, muted);
    block->inlines = list.first;
    cell->decimal_at = 0;
}

static void add_all_below(struct composer *composer, const struct table_widget *widget, const struct record *record,
                          struct row *row) {
    struct frame frame;
    struct composer inside = compose_on(composer, record, &frame);
    for (size_t c = 0; c < widget->columns.count; c++)
        if (widget->below[c].in[LANGUAGE_SOURCE].inlines) add_below(&inside, &widget->below[c], &row->cells[c]);
}

static struct datum group_value(struct composer *composer, const struct table_widget *widget,
                                const struct record *record) {
    struct frame frame;
    struct composer inside = compose_on(composer, record, &frame);
    return compose_value(&inside, widget->group);
}

static bool says_any(const struct datum *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (datum_says(values[i])) return true;
    return false;
}

/* Puts rows in the order of their groups' first rows. Returns the groups of the rows in that order; NULL: no groups, or
 * none has a name. */
static struct datum *group_rows(struct composer *composer, const struct table_widget *widget,
                                const struct record **rows, size_t count) {
    if (!widget->group) return NULL;
    struct datum *values = NEW_ARRAY(composer->arena, struct datum, count),
                 *groups = NEW_ARRAY(composer->arena, struct datum, count);
    const struct record **written = NEW_ARRAY(composer->arena, const struct record *, count);
    bool *done = NEW_ARRAY(composer->arena, bool, count);
    size_t placed = 0;
    for (size_t r = 0; r < count; r++) written[r] = rows[r], values[r] = group_value(composer, widget, rows[r]);
    if (!says_any(values, count)) return NULL;
    struct span place = formula_span(widget->group);
    for (size_t r = 0; r < count; r++)
        for (size_t s = r; s < count && !done[r]; s++) {
            if (s == r && !budget_take(composer->budget, BUDGET_STEPS, count - r, place)) return groups;
            if (done[s] || (s != r && !datum_equal(values[r], values[s]))) continue;
            rows[placed] = written[s];
            groups[placed++] = values[r];
            done[s] = s != r;
        }
    return groups;
}

/* Where the group of the row ends. */
static size_t group_end(const struct datum *groups, size_t row, size_t count) {
    size_t end = row + 1;
    while (end < count && datum_equal(groups[row], groups[end])) end++;
    return end;
}

static void add_sum_row(struct composer *composer, struct table *table, enum row_kind kind,
                        const struct table_sums *sums, size_t first, size_t end) {
    struct str label = message_say(composer->arena, composer->catalogue, kind == ROW_TOTAL ? "Total" : "Subtotal");
    table->rows[table->row_count++] =
        (struct row){.kind = kind, .cells = table_sums_cells(composer, sums, first, end, label)};
}

/* Whether there is anything to add up: no amount in a column that has a total, and the row would say "Total" alone. */
static bool sums_any(const struct table_widget *widget, const struct datum *values, size_t row_count) {
    for (size_t c = 0; widget->totals && c < widget->columns.count; c++)
        for (size_t r = 0; widget->summed[c] && r < row_count; r++)
            if (datum_says(values[r * widget->columns.count + c])) return true;
    return false;
}

/* What was summed is carried forward. A group of one row, and one that is the whole table, needs no subtotal. */
static void fill(struct composer *composer, const struct table_widget *widget, struct table *table,
                 const struct record **rows, size_t count) {
    const struct datum *groups = group_rows(composer, widget, rows, count);
    const struct datum *values = table_values(composer, &widget->columns, rows, count);
    const int *places = table_places(composer, values, widget->columns.count, count);
    bool totals = count > 1 && sums_any(widget, values, count);
    const struct field *about = row_link_field(composer->edition, rows[0]->set);
    struct table_sums sums = {0};
    if (totals) sums = table_sums_new(composer, &widget->columns, widget->summed, values, count, places);
    for (size_t start = 0, end; start < count && !budget_is_spent(composer->budget); start = end) {
        end = groups ? group_end(groups, start, count) : count;
        if (groups) add_group_row(composer, table, groups[start], formula_type(widget->group));
        for (size_t r = start; r < end; r++) {
            struct row *row =
                add_body_row(composer, widget, table, rows[r], &values[r * widget->columns.count], places);
            row_link(composer, rows[r], about, &row->cells[0]);
            add_all_below(composer, widget, rows[r], row);
            if (totals) row->carried = table_sums_carry(composer, &sums, r);
        }
        bool part = end - start > 1 && end - start < count;
        if (totals && widget->subtotal && part) add_sum_row(composer, table, ROW_SUBTOTAL, &sums, start, end);
    }
    if (totals) add_sum_row(composer, table, ROW_TOTAL, &sums, 0, count);
}

static struct block *compose(struct composer *composer, const void *data) {
    const struct table_widget *widget = data;
    size_t count;
    const struct record **rows = rows_of(composer, widget->rows, widget->order, &count);
    struct inline_node *empty = count ? NULL : compose_texts(composer, &widget->empty);
    if (!count) return empty ? block_paragraph(composer->arena, empty, (struct span){0}) : NULL;
    struct block *block = block_new(composer->arena, BLOCK_TABLE, formula_span(widget->rows));
    struct table *table = block->table = table_start(composer, &widget->columns, 0, 3 * count);
    table->dense = widget->dense || composer->dense;
    table->caption = compose_texts(composer, &widget->title);
    fill(composer, widget, table, rows, count);
    if (budget_is_spent(composer->budget)) return NULL;
    table_drop_empty(composer, table);
    table->columns[0].row_heading = true;
    return block;
}

static const char *const options[] = {"rows",  "columns", "sort",  "group", "total", "subtotal",
                                      "muted", "alert",   "title", "empty", "dense", NULL};
const struct widget widget_table = {
    .name = STR_INIT("table"),
    .purpose = "rows as a table, with groups, sums and small charts in cells where they are asked for",
    .options = options,
    .compile = compile,
    .compose = compose};
