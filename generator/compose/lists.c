/* The widgets `list`, `checklist` and `grid` (the four fields of a SWOT). */
#include "base/arena.h"
#include "compose/widget.h"

struct list {
    struct formula *rows;
    struct order *order;
    struct texts item; /* empty: the rows' own names */
    bool worded;
    struct formula *done; /* a checklist's */
    int style;            /* enum list_style */
};

static struct list *compile_list(struct compiler *compiler, const struct widget_use *use, enum list_style style) {
    static const char *const styles[] = {"bullets", "numbers", NULL};
    struct list *list = NEW(compiler->arena, struct list);
    list->rows = option_formula(compiler, use, "rows");
    list->style = (int)style;
    if (!list->rows) {
        if (!option(use, "rows")) option_rows(compiler, use, "rows");
        return NULL;
    }
    if (!formula_type(list->rows).list) {
        option_report(compiler, formula_span(list->rows), "expected a list, found", formula_text(list->rows),
                      "name a list of the document, such as “goals”");
        return NULL;
    }
    struct compiler inside = type_is_rows(formula_type(list->rows)) ? compile_inside(compiler, list->rows) : *compiler;
    list->order = option_sort(&inside, use);
    list->worded = option(use, "item");
    list->item = option_texts(&inside, use, "item");
    list->done = option_formula(&inside, use, "done");
    return style == LIST_CHECKS || option_is(compiler, use, "style", styles, &list->style) ? list : NULL;
}

static void *compile_plain_list(struct compiler *compiler, const struct widget_use *use) {
    return compile_list(compiler, use, LIST_BULLETS);
}
static void *compile_checklist(struct compiler *compiler, const struct widget_use *use) {
    return compile_list(compiler, use, LIST_CHECKS);
}

static struct block *compose_item(struct composer *composer, const struct list *list, const struct record *row) {
    struct frame frame;
    struct composer inside = compose_on(composer, row, &frame);
    struct block *item = block_new(composer->arena, BLOCK_ITEM, row->span);
    struct inline_node *inlines = list->worded ? compose_texts(&inside, &list->item) : print_title(&inside, row);
    item->first = block_paragraph(composer->arena, inlines, row->span);
    if (list->style == LIST_CHECKS)
        item->check = list->done && datum_is_true(compose_value(&inside, list->done)) ? CHECK_DONE : CHECK_OPEN;
    return item;
}

static struct block *compose_list(struct composer *composer, const void *data) {
    const struct list *list = data;
    struct block_list items = {0};
    if (type_is_rows(formula_type(list->rows))) {
        size_t count;
        const struct record **rows = rows_of(composer, list->rows, list->order, &count);
        for (size_t i = 0; i < count && compose_may(composer, 2); i++)
            block_append(&items, compose_item(composer, list, rows[i]));
    } else {
        struct datum values = compose_value(composer, list->rows);
        struct type type = formula_type(list->rows);
        type.list = false;
        for (size_t i = 0; values.kind == DATUM_LIST && i < values.count && compose_may(composer, 2); i++) {
            struct block *item = block_new(composer->arena, BLOCK_ITEM, values.items[i].span);
            item->first = print_blocks(composer, values.items[i], type);
            item->check = list->style == LIST_CHECKS ? CHECK_OPEN : CHECK_NONE;
            block_append(&items, item);
        }
    }
    if (!items.first) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_LIST, formula_span(list->rows));
    block->list_style = (enum list_style)list->style;
    block->tight = true;
    block->start = 1;
    block->first = items.first;
    return block;
}

static const char *const list_options[] = {"rows", "item", "sort", "style", NULL};
const struct widget widget_list = {.name = STR_INIT("list"),
                                   .purpose = "rows as bullets or numbers",
                                   .options = list_options,
                                   .compile = compile_plain_list,
                                   .compose = compose_list};

static const char *const checklist_options[] = {"rows", "item", "sort", "done", NULL};
const struct widget widget_checklist = {.name = STR_INIT("checklist"),
                                        .purpose = "rows with a box before each, ticked when it is done",
                                        .options = checklist_options,
                                        .compile = compile_checklist,
                                        .compose = compose_list};

struct grid_cell {
    struct texts title;
    struct formula *rows, *text;
};

struct grid {
    struct grid_cell *cells;
    size_t count;
};

static bool compile_cell(struct compiler *compiler, const struct value *options, struct grid_cell *out) {
    const struct value *title = value_find(options, STR("title")), *rows = value_find(options, STR("rows")),
                       *text = value_find(options, STR("text"));
    if (options->kind != VALUE_MAPPING || !title || title->kind != VALUE_SCALAR || !rows == !text) {
        option_report(compiler, options->span, "a cell of a grid has a title and either rows or a text",
                      (struct str){0}, "write {title: Strengths, rows: swot.strengths}");
        return false;
    }
    out->title = compile_texts(compiler, title->text, value_text_span(title));
    if (rows) out->rows = option_formula_of(compiler, rows);
    if (text) out->text = option_formula_of(compiler, text);
    return out->rows || out->text;
}

static void *compile_grid(struct compiler *compiler, const struct widget_use *use) {
    struct grid *grid = NEW(compiler->arena, struct grid);
    const struct value *cells = option(use, "cells");
    if (!cells || cells->kind != VALUE_SEQUENCE) {
        option_report(compiler, cells ? cells->span : use->block->span, "the widget needs a list as option",
                      STR("cells"), "write cells: [{title: …, rows: …}, …]");
        return NULL;
    }
    grid->cells = NEW_ARRAY(compiler->arena, struct grid_cell, cells->count + 1);
    for (size_t i = 0; i < cells->count; i++)
        if (compile_cell(compiler, cells->items[i], &grid->cells[grid->count])) grid->count++;
    return grid;
}

static struct block *compose_grid(struct composer *composer, const void *data) {
    const struct grid *grid = data;
    struct block_list list = {0};
    bool said = false;
    for (size_t i = 0; i < grid->count; i++) {
        struct block *cell = block_new(composer->arena, BLOCK_CELL, (struct span){0});
        cell->inlines = compose_texts(composer, &grid->cells[i].title);
        if (grid->cells[i].rows) cell->first = compose_list(composer, &(struct list){.rows = grid->cells[i].rows});
        else {
            struct datum value = compose_value(composer, grid->cells[i].text);
            if (!datum_is_nothing(value))
                cell->first = print_blocks(composer, value, formula_type(grid->cells[i].text));
        }
        said |= cell->first != NULL;
        block_append(&list, cell);
    }
    if (!said) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_GRID, (struct span){0});
    block->first = list.first;
    block->count = 2;
    return block;
}

static const char *const grid_options[] = {"cells", NULL};
const struct widget widget_grid = {.name = STR_INIT("grid"),
                                   .purpose =
                                       "boxes, two in a row, such as strengths, weaknesses, opportunities and threats",
                                   .options = grid_options,
                                   .compile = compile_grid,
                                   .compose = compose_grid};
