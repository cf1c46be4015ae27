/* The widget `findings-matrix`: how many findings documents have, a row for each and a column for each family of
 * rules. What was found stands in the documents themselves. */
#include "base/arena.h"
#include "compose/table.h"
#include "formula/trace.h"

struct matrix_widget {
    struct formula *rows, *of; /* of a row: the document whose findings are counted */
    struct labelled label;
    struct order *order;
    struct texts title;
};

static bool is_document(struct type type) { return type.kind == TYPE_RECORD && !type.list; }

static void *compile(struct compiler *compiler, const struct widget_use *use) {
    struct matrix_widget *widget = NEW(compiler->arena, struct matrix_widget);
    if (compiler->edition->class == CLASS_CUSTOMER) {
        option_report(compiler, use->block->span, "findings are internal: a layout for the customer cannot print them",
                      (struct str){0}, "move the widget to a layout of class internal or confidential");
        return NULL;
    }
    widget->rows = option_rows(compiler, use, "rows");
    if (!widget->rows) return NULL;
    struct compiler inside = compile_inside(compiler, widget->rows);
    widget->of = option_typed(&inside, use, "of", is_document, "a document", "write, for example, of: plan");
    widget->order = option_sort(&inside, use);
    widget->title = option_texts(compiler, use, "title");
    const struct value *label = option(use, "label");
    if (!label) option_report(compiler, use->block->span, "the widget needs the option", STR("label"), "write, for example, label: short");
    bool labelled = label && option_labelled(&inside, label, NULL, &widget->label);
    return widget->of && labelled ? widget : NULL;
}

/* What its families are called. */
static const char *const families[TALLY_FAMILIES] = {
    ['A' - 'A'] = "Actions{|rules}", ['B' - 'A'] = "Business case{|rules}", ['O' - 'A'] = "Opportunities{|rules}",
    ['P' - 'A'] = "Plan{|rules}",    ['Q' - 'A'] = "Qualification{|rules}", ['R' - 'A'] = "Annual review{|rules}",
    ['S' - 'A'] = "People{|rules}",
};

static struct str family_name(const struct composer *composer, size_t family) {
    char letter[] = {(char)('A' + family), 0};
    if (!families[family]) return str_copy(composer->arena, str_of(letter));
    return message_say(composer->arena, composer->catalogue, families[family]);
}

struct matrix {
    const struct record **rows;
    const struct document_tally **tallies; /* by row; NULL: nothing was found, or there is no document */
    bool *documents;              /* by row */
    size_t count;
    size_t columns[TALLY_FAMILIES], column_count; /* the families of which there is any */
};

static size_t weight(const struct document_tally *tally, size_t family) {
    return tally->counts[family][SEVERITY_ERROR] + tally->counts[family][SEVERITY_WARNING];
}

static struct matrix look_up(struct composer *composer, const struct matrix_widget *widget) {
    struct matrix matrix = {0};
    matrix.rows = rows_of(composer, widget->rows, widget->order, &matrix.count);
    matrix.tallies = NEW_ARRAY(composer->arena, const struct document_tally *, matrix.count + 1);
    matrix.documents = NEW_ARRAY(composer->arena, bool, matrix.count + 1);
    bool any[TALLY_FAMILIES] = {0};
    for (size_t r = 0; r < matrix.count; r++) {
        struct frame frame;
        struct composer inside = compose_on(composer, matrix.rows[r], &frame);
        const struct record *document = datum_record(compose_value(&inside, widget->of));
        if (!document) continue;
        document = document->document;
        matrix.documents[r] = true;
        trace_head(composer->computation->trace, composer->edition->records, document);
        trace_thing(composer->computation->trace, TRACE_TALLY, composer->edition->class, (struct str){0});
        matrix.tallies[r] = tally_find(&composer->edition->tallies, document->set->kind->name, document->id);
        for (size_t f = 0; matrix.tallies[r] && f < TALLY_FAMILIES; f++) any[f] |= weight(matrix.tallies[r], f) > 0;
    }
    for (size_t f = 0; f < TALLY_FAMILIES; f++)
        if (any[f]) matrix.columns[matrix.column_count++] = f;
    return matrix;
}

static struct cell count_cell(struct composer *composer, size_t count, bool alert) {
    struct inline_node *text = inline_text(
        composer->arena, count ? str_format(composer->arena, "%zu", count) : STR("·"), (struct span){0});
    struct inline_node *mark = alert ? inline_new(composer->arena, INLINE_ALERT, (struct span){0}) : text;
    if (alert) mark->first = text;
    return (struct cell){.blocks = block_paragraph(composer->arena, mark, (struct span){0})};
}

/* Errors, warnings and notes of all families stand behind these. */
enum { SUMS = 3 };

static size_t sum_of(const struct document_tally *tally, int level) {
    size_t sum = 0;
    for (size_t f = 0; f < TALLY_FAMILIES; f++) sum += tally->counts[f][level];
    return sum;
}

static struct row row_of(struct composer *composer, const struct matrix_widget *widget, const struct matrix *matrix,
                         size_t r) {
    static const struct document_tally nothing = {0};
    static const int levels[SUMS] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO};
    struct frame frame;
    struct composer inside = compose_on(composer, matrix->rows[r], &frame);
    const struct document_tally *tally = matrix->tallies[r] ? matrix->tallies[r] : &nothing;
    struct row row = {.cells = NEW_ARRAY(composer->arena, struct cell, 1 + matrix->column_count + SUMS)};
    struct datum label = compose_value(&inside, widget->label.formula);
    row.cells[0] = table_cell(composer, label, formula_type(widget->label.formula), 0);
    for (size_t c = 0; c < matrix->column_count; c++) {
        size_t family = matrix->columns[c];
        row.cells[1 + c] = count_cell(composer, weight(tally, family), tally->counts[family][SEVERITY_ERROR] > 0);
    }
    for (size_t s = 0; s < SUMS; s++)
        row.cells[1 + matrix->column_count + s] = count_cell(composer, sum_of(tally, levels[s]), false);
    return row;
}

static void set_heads(struct composer *composer, const struct matrix_widget *widget, const struct matrix *matrix,
                      struct table *table) {
    static const char *const sums[SUMS] = {"Errors", "Warnings", "Notes{|findings}"};
    for (size_t c = 0; c < table->column_count; c++) {
        struct str text = !c                          ? print_labelled(composer, &widget->label)
                          : c <= matrix->column_count ? family_name(composer, matrix->columns[c - 1])
                                                      : message_say(composer->arena, composer->catalogue,
                                                                    sums[c - 1 - matrix->column_count]);
        table->columns[c].heading = inline_text(composer->arena, text, (struct span){0});
        table->columns[c].align = c ? ALIGN_END : ALIGN_START;
        table->columns[c].narrow = c > 0;
    }
    table->columns[0].row_heading = true;
}

static struct block *compose(struct composer *composer, const void *data) {
    const struct matrix_widget *widget = data;
    struct matrix matrix = look_up(composer, widget);
    size_t count = 1 + matrix.column_count + SUMS;
    struct table *table = NEW(composer->arena, struct table);
    *table = (struct table){.column_count = count, .headed = true, .dense = true};
    table->columns = NEW_ARRAY(composer->arena, struct column, count);
    table->rows = NEW_ARRAY(composer->arena, struct row, matrix.count + 1);
    for (size_t r = 0; r < matrix.count && compose_may(composer, count); r++)
        if (matrix.documents[r]) table->rows[table->row_count++] = row_of(composer, widget, &matrix, r);
    if (!table->row_count) return NULL;
    set_heads(composer, widget, &matrix, table);
    table->caption = compose_texts(composer, &widget->title);
    struct block *block = block_new(composer->arena, BLOCK_TABLE, (struct span){0});
    block->table = table;
    return block;
}

static const char *const matrix_options[] = {"rows", "of", "label", "sort", "title", NULL};
const struct widget widget_findings_matrix = {
    .name = STR_INIT("findings-matrix"),
    .purpose = "for each of some documents how many errors and warnings the rules found, by family",
    .options = matrix_options,
    .around = true,
    .compile = compile,
    .compose = compose};
