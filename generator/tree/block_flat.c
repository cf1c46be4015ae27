/* Blocks one after the other, each with its kind + 1 before it, and 0 behind the last; then which of its parts are
 * there, and these. */
#include "tree/block_flat.h"

#include "base/arena.h"

enum { INLINE_KINDS = INLINE_UNKNOWN + 1, BLOCK_KINDS = BLOCK_PAGE_BREAK + 1, ROW_KINDS = ROW_TOTAL + 1 };

/* Who adds to them adds to what is put and taken here. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct block) == 224, "all of a block is put");
_Static_assert(sizeof(void *) != 8 || sizeof(struct inline_node) == 120, "all of an inline is put");

/* Inlines ------------------------------------------------------------------------------------------------------- */

enum inline_part {
    PART_TEXT = 1 << 0,
    PART_TARGET = 1 << 1,
    PART_TITLE = 1 << 2,
    PART_ESCAPED = 1 << 3,
    PART_NUMBER = 1 << 4,
    PART_INSIDE = 1 << 5
};

static void put_inlines(struct flat_writer *flat, const struct inline_node *first);

static unsigned parts_of(const struct inline_node *node) {
    return (node->text.size ? PART_TEXT : 0U) | (node->target.size ? PART_TARGET : 0U) |
           (node->title.size ? PART_TITLE : 0U) | (node->escaped ? PART_ESCAPED : 0U) |
           (node->number ? PART_NUMBER : 0U) | (node->first ? PART_INSIDE : 0U);
}

static void put_inline(struct flat_writer *flat, const struct inline_node *node) {
    unsigned parts = parts_of(node);
    flat->failed |= node->image || node->language;
    flat_put(flat, node->kind + 1U);
    flat_put(flat, parts);
    flat_put_span(flat, node->span);
    if (parts & PART_TEXT) flat_put_text(flat, node->text);
    if (parts & PART_TARGET) flat_put_text(flat, node->target);
    if (parts & PART_TITLE) flat_put_text(flat, node->title);
    if (parts & PART_NUMBER) flat_put_signed(flat, node->number);
    if (parts & PART_INSIDE) put_inlines(flat, node->first);
}

static void put_inlines(struct flat_writer *flat, const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next) put_inline(flat, node);
    flat_put(flat, 0);
}

static struct inline_node *take_inlines(struct flat_reader *flat);

static struct inline_node *take_inline(struct flat_reader *flat, enum inline_kind kind) {
    struct inline_node *node = NEW(flat->arena, struct inline_node);
    uint64_t parts = flat_take(flat);
    node->kind = kind;
    node->span = flat_take_span(flat);
    if (parts & PART_TEXT) node->text = flat_take_text(flat);
    if (parts & PART_TARGET) node->target = flat_take_text(flat);
    if (parts & PART_TITLE) node->title = flat_take_text(flat);
    if (parts & PART_NUMBER) node->number = flat_take_int(flat);
    if (parts & PART_INSIDE) node->first = take_inlines(flat);
    node->escaped = parts & PART_ESCAPED;
    return node;
}

static struct inline_node *take_inlines(struct flat_reader *flat) {
    struct inline_node *first = NULL, **end = &first;
    if (!flat_enter(flat)) return NULL;
    for (size_t kind; (kind = flat_take_below(flat, INLINE_KINDS + 1)); end = &(*end)->next)
        *end = take_inline(flat, (enum inline_kind)(kind - 1));
    flat_leave(flat);
    return flat->failed ? NULL : first;
}

/* Tables -------------------------------------------------------------------------------------------------------- */

static void put_row(struct flat_writer *flat, const struct table *table, const struct row *row) {
    size_t cells = row->kind == ROW_GROUP ? 1 : table->column_count;
    flat->failed |= row->carried != NULL;
    flat_put(flat, row->kind);
    flat_put(flat, (unsigned)row->muted | (unsigned)row->surplus << 1 | (unsigned)row->bare << 2);
    for (size_t c = 0; c < cells; c++) {
        flat_put_blocks(flat, row->cells[c].blocks);
        flat_put(flat, row->cells[c].decimal_at);
    }
}

static void put_table(struct flat_writer *flat, const struct table *table) {
    put_inlines(flat, table->caption);
    flat_put(flat, (unsigned)table->headed | (unsigned)table->dense << 1);
    flat_put(flat, table->column_count);
    for (size_t c = 0; c < table->column_count; c++) {
        const struct column *column = &table->columns[c];
        put_inlines(flat, column->heading);
        flat_put(flat, column->align | (unsigned)column->narrow << 2 | (unsigned)column->row_heading << 3);
    }
    flat_put(flat, table->row_count);
    for (size_t r = 0; r < table->row_count; r++) put_row(flat, table, &table->rows[r]);
}

static void take_row(struct flat_reader *flat, const struct table *table, struct row *row) {
    row->kind = (enum row_kind)flat_take_below(flat, ROW_KINDS);
    size_t flags = flat_take_below(flat, 8), cells = row->kind == ROW_GROUP ? 1 : table->column_count;
    row->muted = flags & 1;
    row->surplus = flags & 2;
    row->bare = flags & 4;
    row->cells = NEW_ARRAY(flat->arena, struct cell, flat->failed ? 1 : cells);
    for (size_t c = 0; c < cells && !flat->failed; c++) {
        row->cells[c].blocks = flat_take_blocks(flat);
        row->cells[c].decimal_at = (size_t)flat_take(flat);
    }
}

static struct table *take_table(struct flat_reader *flat) {
    struct table *table = NEW(flat->arena, struct table);
    table->caption = take_inlines(flat);
    size_t flags = flat_take_below(flat, 4);
    table->headed = flags & 1;
    table->dense = flags & 2;
    table->column_count = flat_take_count(flat);
    table->columns = NEW_ARRAY(flat->arena, struct column, table->column_count);
    for (size_t c = 0; c < table->column_count; c++) {
        table->columns[c].heading = take_inlines(flat);
        size_t how = flat_take_below(flat, 16);
        table->columns[c].align = (enum align)(how & 3);
        table->columns[c].narrow = how & 4;
        table->columns[c].row_heading = how & 8;
    }
    table->row_count = flat_take_count(flat);
    table->rows = NEW_ARRAY(flat->arena, struct row, table->row_count);
    for (size_t r = 0; r < table->row_count && !flat->failed; r++) take_row(flat, table, &table->rows[r]);
    return table;
}

/* Blocks -------------------------------------------------------------------------------------------------------- */

enum block_part {
    HAS_INSIDE = 1 << 0,
    HAS_INLINES = 1 << 1,
    HAS_TEXT = 1 << 2,
    HAS_CODE = 1 << 3, /* info, text_line, text_column */
    HAS_SOURCE = 1 << 4,
    HAS_NAME = 1 << 5,   /* anchor, slug */
    HAS_LIST = 1 << 6,   /* list_style, start, check */
    HAS_NUMBER = 1 << 7, /* level, yields, count */
    HAS_TABLE = 1 << 8,
    IS_BREAK = 1 << 9,
    IS_ASSUMED = 1 << 10,
    IS_TIGHT = 1 << 11,
    IS_NUMBERED = 1 << 12,
    IS_ALERT = 1 << 13
};

static unsigned block_parts(const struct block *block) {
    bool code = block->info.size || block->text_line || block->text_column;
    bool list = block->list_style || block->start || block->check,
         number = block->level || block->yields || block->count;
    return (block->first ? HAS_INSIDE : 0U) | (block->inlines ? HAS_INLINES : 0U) |
           (block->text.size || block->text_below.size ? HAS_TEXT : 0U) | (code ? HAS_CODE : 0U) |
           (block->source.size ? HAS_SOURCE : 0U) | (block->anchor.size || block->slug.size ? HAS_NAME : 0U) |
           (list ? HAS_LIST : 0U) | (number ? HAS_NUMBER : 0U) | (block->table ? HAS_TABLE : 0U) |
           (block->break_before ? IS_BREAK : 0U) | (block->assumed ? IS_ASSUMED : 0U) | (block->tight ? IS_TIGHT : 0U) |
           (block->numbered ? IS_NUMBERED : 0U) | (block->alert ? IS_ALERT : 0U);
}

static void put_block(struct flat_writer *flat, const struct block *block) {
    unsigned parts = block_parts(block);
    flat->failed |= block->figure || block->image;
    flat_put(flat, block->kind + 1U);
    flat_put(flat, parts);
    flat_put_span(flat, block->span);
    if (parts & HAS_TEXT) flat_put_text(flat, block->text), flat_put_text(flat, block->text_below);
    if (parts & HAS_CODE)
        flat_put_text(flat, block->info), flat_put(flat, block->text_line), flat_put(flat, block->text_column);
    if (parts & HAS_SOURCE) flat_put_text(flat, block->source);
    if (parts & HAS_NAME) flat_put_text(flat, block->anchor), flat_put_text(flat, block->slug);
    if (parts & HAS_LIST)
        flat_put(flat, block->list_style), flat_put_signed(flat, block->start), flat_put(flat, block->check);
    if (parts & HAS_NUMBER)
        flat_put_signed(flat, block->level), flat_put_signed(flat, block->yields), flat_put_signed(flat, block->count);
    if (parts & HAS_INLINES) put_inlines(flat, block->inlines);
    if (parts & HAS_TABLE) put_table(flat, block->table);
    if (parts & HAS_INSIDE) flat_put_blocks(flat, block->first);
}

void flat_put_blocks(struct flat_writer *flat, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) put_block(flat, block);
    flat_put(flat, 0);
}

static void take_code(struct flat_reader *flat, struct block *block) {
    block->info = flat_take_text(flat);
    block->text_line = (uint32_t)flat_take_below(flat, UINT32_MAX);
    block->text_column = (uint32_t)flat_take_below(flat, UINT32_MAX);
}

static void take_list(struct flat_reader *flat, struct block *block) {
    block->list_style = (enum list_style)flat_take_below(flat, LIST_CHECKS + 1);
    block->start = flat_take_int(flat);
    block->check = (enum check_state)flat_take_below(flat, CHECK_DONE + 1);
}

static void take_numbers(struct flat_reader *flat, struct block *block) {
    block->level = flat_take_int(flat);
    block->yields = flat_take_int(flat);
    block->count = flat_take_int(flat);
}

static struct block *take_block(struct flat_reader *flat, enum block_kind kind) {
    struct block *block = NEW(flat->arena, struct block);
    uint64_t parts = flat_take(flat);
    block->kind = kind;
    block->span = flat_take_span(flat);
    if (parts & HAS_TEXT) block->text = flat_take_text(flat), block->text_below = flat_take_text(flat);
    if (parts & HAS_CODE) take_code(flat, block);
    if (parts & HAS_SOURCE) block->source = flat_take_text(flat);
    if (parts & HAS_NAME) block->anchor = flat_take_text(flat), block->slug = flat_take_text(flat);
    if (parts & HAS_LIST) take_list(flat, block);
    if (parts & HAS_NUMBER) take_numbers(flat, block);
    if (parts & HAS_INLINES) block->inlines = take_inlines(flat);
    if (parts & HAS_TABLE) block->table = take_table(flat);
    if (parts & HAS_INSIDE) block->first = flat_take_blocks(flat);
    block->break_before = parts & IS_BREAK;
    block->assumed = parts & IS_ASSUMED;
    block->tight = parts & IS_TIGHT;
    block->numbered = parts & IS_NUMBERED;
    block->alert = parts & IS_ALERT;
    if ((kind == BLOCK_TABLE) != (block->table != NULL)) flat_fail(flat);
    return block;
}

struct block *flat_take_blocks(struct flat_reader *flat) {
    struct block *first = NULL, **end = &first;
    if (!flat_enter(flat)) return NULL;
    for (size_t kind; (kind = flat_take_below(flat, BLOCK_KINDS + 1)); end = &(*end)->next)
        *end = take_block(flat, (enum block_kind)(kind - 1));
    flat_leave(flat);
    return flat->failed ? NULL : first;
}
