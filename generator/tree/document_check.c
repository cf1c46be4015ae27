/* What must hold of a composed document. Writers and layout rely on it and do not look again. */
#include "base/limits.h"
#include "tree/document.h"
#include "tree/drawing.h"

static const char *check_blocks(const struct block *block, const struct block *parent);

/* `outer` is the link or note that they stand in. */
static const char *check_inlines(const struct inline_node *node, const struct inline_node *outer) {
    for (; node; node = node->next) {
        bool linked = outer && outer->kind == INLINE_LINK;
        if (node->kind == INLINE_LINK && linked) return "a link inside a link";
        if (node->kind == INLINE_NOTE && outer) return "a footnote inside a link or footnote";
        if (node->kind == INLINE_NOTE && node->number < 1) return "a footnote without a number";
        if (node->kind == INLINE_LINK && !link_allowed(node->target)) return "a link to a place that is not allowed";
        if (node->kind == INLINE_IMAGE && !node->image) return "an image that was not loaded";
        if (node->kind == INLINE_CLASSED) return "a ::: block in a line that was not resolved";
        if (node->kind == INLINE_LANGUAGE && !node->first) return "a mark of a language around nothing";
        if (node->kind == INLINE_UNKNOWN && (node->first || str_empty(node->text)))
            return "an unknown value without its sign";
        bool opens = node->kind == INLINE_LINK || node->kind == INLINE_NOTE;
        const char *fault = check_inlines(node->first, opens && !linked ? node : outer);
        if (fault) return fault;
    }
    return NULL;
}

static const char *check_row(const struct table *table, const struct row *row) {
    size_t cells = row->kind == ROW_GROUP ? 1 : table->column_count;
    for (size_t i = 0; i < cells; i++) {
        const char *fault = row->cells ? check_blocks(row->cells[i].blocks, NULL) : "a row without cells";
        if (fault) return fault;
        const struct block *line = row->cells[i].blocks;
        if (row->cells[i].decimal_at && (!line || line->next || line->kind != BLOCK_PARAGRAPH))
            return "a number that is no single line";
        for (const struct block *block = row->cells[i].blocks; block; block = block->next)
            if (block->kind == BLOCK_SECTION) return "a section inside a table";
    }
    return NULL;
}

static const char *check_table(const struct table *table) {
    if (!table) return "a table block without a table";
    if (!table->column_count || table->column_count > LIMIT_TABLE_COLUMNS)
        return "a table with too few or many columns";
    const char *fault = check_inlines(table->caption, NULL);
    for (size_t i = 0; !fault && i < table->column_count; i++) fault = check_inlines(table->columns[i].heading, NULL);
    for (size_t i = 0; !fault && i < table->row_count; i++) fault = check_row(table, &table->rows[i]);
    return fault;
}

static const char *check_figure(const struct figure *figure) {
    if (!figure || !figure->drawing) return "a figure without a drawing";
    if (str_empty(figure->alternative)) return "a figure without an alternative text";
    if (figure->size == FIGURE_CELL) return figure->data ? "a figure in a cell with data of its own" : NULL;
    return check_table(figure->data);
}

static const char *check_section(const struct block *block, const struct block *parent) {
    if (parent && parent->kind != BLOCK_SECTION) return "a section inside another block";
    if (block->level != (parent ? parent->level + 1 : 1) || block->level > 6) return "a section of a wrong level";
    if (str_empty(block->anchor)) return "a section without an anchor";
    return block->inlines ? NULL : "a section without a heading";
}

/* Some blocks are only found inside one other kind, which holds nothing else. */
static bool in_its_place(const struct block *block, const struct block *parent) {
    static const enum block_kind pairs[][2] = {
        {BLOCK_LIST, BLOCK_ITEM}, {BLOCK_FACTS, BLOCK_FACT}, {BLOCK_TILES, BLOCK_TILE}, {BLOCK_GRID, BLOCK_CELL}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((parent && parent->kind == pairs[i][0]) != (block->kind == pairs[i][1])) return false;
    return true;
}

static const char *check_block(const struct block *block, const struct block *parent) {
    if (!in_its_place(block, parent)) return "a block where it does not belong";
    switch (block->kind) {
    case BLOCK_SECTION: return check_section(block, parent);
    case BLOCK_TABLE: return check_table(block->table);
    case BLOCK_FIGURE: return check_figure(block->figure);
    case BLOCK_BESIDE:
        for (const struct block *child = block->first; child; child = child->next)
            if (child->kind != BLOCK_FIGURE) return "something other than a figure beside a figure";
        return block->first ? NULL : "no figures side by side";
    case BLOCK_IMAGE: return block->image ? NULL : "an image that was not loaded";
    case BLOCK_DIVISION: return "a ::: block that was not resolved";
    case BLOCK_LINES: return block->count > 0 ? NULL : "no lines to write on";
    case BLOCK_PARAGRAPH:
    case BLOCK_LIST:
    case BLOCK_ITEM:
    case BLOCK_QUOTE:
    case BLOCK_CODE:
    case BLOCK_RULE:
    case BLOCK_FACTS:
    case BLOCK_FACT:
    case BLOCK_TILES:
    case BLOCK_TILE:
    case BLOCK_GRID:
    case BLOCK_CELL:
    case BLOCK_NOTICE:
    case BLOCK_SIGNATURES:
    case BLOCK_PAGE_BREAK: return NULL;
    }
    return "a block of no kind";
}

static const char *check_blocks(const struct block *block, const struct block *parent) {
    for (; block; block = block->next) {
        const char *fault = check_block(block, parent);
        if (!fault) fault = check_inlines(block->inlines, NULL);
        if (!fault) fault = check_blocks(block->first, block);
        if (fault) return fault;
    }
    return NULL;
}

const char *document_check(const struct document *document) {
    if (!document->arena) return "a document without an arena";
    if (!document->words) return "a document without words";
    if (str_empty(document->title)) return "a document without a title";
    return check_blocks(document->blocks, NULL);
}
