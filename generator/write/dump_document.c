/* The document tree as text: one line a block, its inlines behind it:
 *     paragraph "In " strong("2026") " we invoiced "
 * A table row whose cells are short stands on one line: row | "2026" | "4,8 Mio. €" | */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/region.h"
#include "tree/document.h"
#include "write/dump.h"
#include "write/write.h"

static void write_blocks(struct buffer *out, const struct block *first, int depth);

/* Inlines. */

static bool is_text(const struct inline_node *node) {
    return node && (node->kind == INLINE_TEXT || node->kind == INLINE_SPACE);
}

/* Neighbouring texts and spaces are one text: they are read as one. Returns the first node behind them. */
static const struct inline_node *write_texts(struct buffer *out, const struct inline_node *node) {
    struct buffer joined = {0};
    for (; is_text(node); node = node->next) buffer_append(&joined, node->kind == INLINE_SPACE ? STR(" ") : node->text);
    dump_text(out, buffer_str(&joined));
    buffer_free(&joined);
    return node;
}

static const char *inline_name(enum inline_kind kind) {
    switch (kind) {
    case INLINE_TEXT: return "text";
    case INLINE_SPACE: return "space";
    case INLINE_BREAK: return "break";
    case INLINE_CODE: return "code";
    case INLINE_EMPHASIS: return "emphasis";
    case INLINE_STRONG: return "strong";
    case INLINE_STRIKE: return "strike";
    case INLINE_LINK: return "link";
    case INLINE_IMAGE: return "image";
    case INLINE_NAME: return "name";
    case INLINE_MUTED: return "muted";
    case INLINE_ALERT: return "alert";
    case INLINE_LANGUAGE: return "language";
    case INLINE_NOTE: return "note";
    case INLINE_CLASSED: return "classed";
    case INLINE_UNKNOWN: return "unknown";
    }
    return "";
}

static void write_image(struct buffer *out, const struct image *image) {
    static const char *const formats[] = {[IMAGE_PNG] = "png", [IMAGE_JPEG] = "jpeg", [IMAGE_SHEET] = "sheet"};
    buffer_format(out, "%s %ux%u ", formats[image->format], image->width, image->height);
    dump_text(out, image->path);
}

static void write_inlines(struct buffer *out, const struct inline_node *first);

static void write_inline(struct buffer *out, const struct inline_node *node) {
    buffer_append_c(out, inline_name(node->kind));
    if (node->kind == INLINE_NOTE) buffer_format(out, " %d", node->number);
    if (node->kind == INLINE_LANGUAGE) buffer_format(out, " %.*s", STR_ARG(node->language->tag));
    if (node->kind == INLINE_BREAK) return;
    buffer_char(out, '(');
    if (node->kind == INLINE_CODE || node->kind == INLINE_UNKNOWN) dump_text(out, node->text);
    else write_inlines(out, node->first);
    if (node->image) buffer_append_c(out, " "), write_image(out, node->image);
    else dump_labelled(out, "to", node->target);
    dump_labelled(out, "title", node->title);
    buffer_char(out, ')');
}

static void write_inlines(struct buffer *out, const struct inline_node *first) {
    for (const struct inline_node *node = first; node;) {
        if (node != first) buffer_char(out, ' ');
        if (is_text(node)) {
            node = write_texts(out, node);
        } else {
            write_inline(out, node);
            node = node->next;
        }
    }
}

static void write_inlines_behind(struct buffer *out, const struct inline_node *first) {
    if (first) buffer_char(out, ' ');
    write_inlines(out, first);
}

/* Tables. */

static bool is_short(const struct cell *cell) {
    return !cell->blocks || (cell->blocks->kind == BLOCK_PARAGRAPH && !cell->blocks->next);
}

static const char *align_name(enum align align) {
    switch (align) {
    case ALIGN_START: return "start";
    case ALIGN_CENTER: return "center";
    case ALIGN_END: return "end";
    case ALIGN_DECIMAL: return "decimal";
    }
    return "";
}

static const char *row_name(enum row_kind kind) {
    switch (kind) {
    case ROW_BODY: return "row";
    case ROW_GROUP: return "group";
    case ROW_SUBTOTAL: return "subtotal";
    case ROW_TOTAL: return "total";
    }
    return "";
}

static void write_row(struct buffer *out, const struct row *row, size_t columns, int depth) {
    size_t cells = row->kind == ROW_GROUP ? 1 : columns;
    bool all_short = true;
    for (size_t i = 0; i < cells; i++) all_short = all_short && is_short(&row->cells[i]);
    dump_indent(out, depth);
    buffer_format(out, "%s%s", row_name(row->kind), row->muted ? " muted" : "");
    if (all_short) buffer_append_c(out, " |");
    for (size_t i = 0; all_short && i < cells; i++) {
        if (row->cells[i].blocks) write_inlines_behind(out, row->cells[i].blocks->inlines);
        buffer_append_c(out, " |");
    }
    buffer_char(out, '\n');
    for (size_t i = 0; !all_short && i < cells; i++) {
        dump_indent(out, depth + 1);
        buffer_append_c(out, "cell\n");
        write_blocks(out, row->cells[i].blocks, depth + 2);
    }
}

static void write_table(struct buffer *out, const struct table *table, int depth) {
    dump_indent(out, depth);
    buffer_append_c(out, table->headed ? "table headed" : "table");
    if (table->dense) buffer_append_c(out, " dense");
    write_inlines_behind(out, table->caption);
    buffer_char(out, '\n');
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        dump_indent(out, depth + 1);
        buffer_format(out, "column %s%s%s", align_name(column->align), column->narrow ? " narrow" : "",
                      column->row_heading ? " row_heading" : "");
        write_inlines_behind(out, column->heading);
        buffer_char(out, '\n');
    }
    for (size_t i = 0; i < table->row_count; i++) write_row(out, &table->rows[i], table->column_count, depth + 1);
}

/* Blocks. */

static const char *block_name(enum block_kind kind) {
    switch (kind) {
    case BLOCK_SECTION: return "section";
    case BLOCK_PARAGRAPH: return "paragraph";
    case BLOCK_LIST: return "list";
    case BLOCK_ITEM: return "item";
    case BLOCK_QUOTE: return "quote";
    case BLOCK_CODE: return "code";
    case BLOCK_RULE: return "rule";
    case BLOCK_TABLE: return "table";
    case BLOCK_FACTS: return "facts";
    case BLOCK_FACT: return "fact";
    case BLOCK_TILES: return "tiles";
    case BLOCK_TILE: return "tile";
    case BLOCK_GRID: return "grid";
    case BLOCK_CELL: return "cell";
    case BLOCK_FIGURE: return "figure";
    case BLOCK_BESIDE: return "beside";
    case BLOCK_IMAGE: return "image";
    case BLOCK_NOTICE: return "notice";
    case BLOCK_DIVISION: return "division";
    case BLOCK_LINES: return "lines";
    case BLOCK_SIGNATURES: return "signatures";
    case BLOCK_PAGE_BREAK: return "page_break";
    }
    return "";
}

static void write_list_style(struct buffer *out, const struct block *list) {
    switch (list->list_style) {
    case LIST_BULLETS: buffer_append_c(out, " bullets"); break;
    case LIST_NUMBERS: buffer_format(out, " numbers from %d", list->start); break;
    case LIST_CHECKS: buffer_append_c(out, " checks"); break;
    }
    if (list->tight) buffer_append_c(out, " tight");
}

static void write_traits(struct buffer *out, const struct block *block) {
    if (block->kind == BLOCK_SECTION) buffer_format(out, " %d", block->level);
    if (!str_empty(block->anchor)) buffer_format(out, " #%.*s", STR_ARG(block->anchor));
    if (block->break_before) buffer_append_c(out, " new_page");
    if (block->kind == BLOCK_LIST) write_list_style(out, block);
    if (block->check != CHECK_NONE) buffer_append_c(out, block->check == CHECK_DONE ? " done" : " open");
    if (block->alert) buffer_append_c(out, " alert");
    if (block->numbered) buffer_format(out, " number %d", block->start);
    if (block->count) buffer_format(out, " count %d", block->count);
}

/* A figure is its alternative text, its drawing and its data. */
static void write_figure(struct buffer *out, const struct figure *figure, int depth) {
    dump_indent(out, depth);
    buffer_append_c(out, "alternative ");
    dump_text(out, figure->alternative);
    buffer_char(out, '\n');
    struct buffer drawing = {0};
    dump_drawing(&drawing, figure->drawing);
    struct str rest = str_trim(buffer_str(&drawing)), line;
    while (str_cut(&rest, '\n', &line)) {
        dump_indent(out, depth);
        buffer_append(out, line);
        buffer_char(out, '\n');
    }
    buffer_free(&drawing);
    if (figure->data) write_table(out, figure->data, depth);
}

static void write_block(struct buffer *out, const struct block *block, int depth) {
    if (block->kind == BLOCK_TABLE) {
        write_table(out, block->table, depth);
        return;
    }
    dump_indent(out, depth);
    buffer_append_c(out, block_name(block->kind));
    write_traits(out, block);
    write_inlines_behind(out, block->inlines);
    dump_labelled(out, "text", block->text);
    dump_labelled(out, "below", block->text_below);
    dump_labelled(out, "info", block->info);
    if (block->figure) dump_labelled(out, "topic", block->figure->topic);
    if (block->figure) dump_labelled(out, "title", block->figure->title);
    if (block->image) buffer_char(out, ' '), write_image(out, block->image);
    buffer_char(out, '\n');
    if (block->figure) write_figure(out, block->figure, depth + 1);
    write_blocks(out, block->first, depth + 1);
}

static void write_blocks(struct buffer *out, const struct block *first, int depth) {
    for (const struct block *block = first; block; block = block->next) write_block(out, block, depth);
}

/* The document itself: a line for everything that is said of it. */

static void write_line(struct buffer *out, const char *name, struct str text) {
    if (str_empty(text)) return;
    buffer_format(out, "  %s ", name);
    dump_text(out, text);
    buffer_char(out, '\n');
}

static void write_cover(struct buffer *out, const struct document *document) {
    for (size_t i = 0; i < document->cover_count; i++) {
        buffer_append_c(out, "  cover ");
        dump_text(out, document->cover[i].label);
        buffer_char(out, ' ');
        dump_text(out, document->cover[i].text);
        buffer_char(out, '\n');
    }
    if (!document->logo) return;
    buffer_append_c(out, "  logo ");
    write_image(out, document->logo);
    buffer_char(out, '\n');
}

void dump_document(struct buffer *out, const struct document *document) {
    buffer_format(out, "document %.*s%s%s\n", STR_ARG(region_tag(document->language, document->region)),
                  document->cover_page ? " cover_page" : "", document->contents ? " contents" : "");
    write_line(out, "title", document->title);
    write_line(out, "subtitle", document->subtitle);
    write_line(out, "kind", document->kind_label);
    write_line(out, "class", document->class_label);
    write_line(out, "status", document->status_label);
    write_line(out, "author", document->author);
    write_line(out, "company", document->company);
    if (document->as_of.year)
        buffer_format(out, "  day %04d-%02d-%02d\n", document->as_of.year, document->as_of.month, document->as_of.day);
    write_line(out, "as_of", document->as_of_label);
    write_cover(out, document);
    write_blocks(out, document->blocks, 1);
}
