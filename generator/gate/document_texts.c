/* A composed document as texts: for `check`, which makes no files. */
#include "base/arena.h"
#include "gate/gate.h"
#include "tree/document.h"
#include "tree/drawing.h"

static void add(struct gate_texts *texts, enum gate_place place, const char *where, struct str text) {
    if (!text.size) return;
    ARENA_PUSH(texts->arena, texts->items, texts->count, texts->capacity) =
        (struct gate_text){.text = text, .place = place, .where = str_of(where)};
}

static void add_targets(struct gate_texts *texts, const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next) {
        if (node->kind == INLINE_LINK || node->kind == INLINE_IMAGE) {
            add(texts, GATE_LINK, "", node->target);
            add(texts, GATE_ATTRIBUTE, "title", node->title);
        }
        add_targets(texts, node->first);
    }
}

static void add_inlines(struct gate_texts *texts, const struct inline_node *first) {
    if (!first) return;
    add(texts, GATE_BODY, "", inline_plain(texts->arena, first));
    add_targets(texts, first);
}

static void add_blocks(struct gate_texts *texts, const struct block *first);

static void add_table(struct gate_texts *texts, const struct table *table) {
    add_inlines(texts, table->caption);
    for (size_t c = 0; c < table->column_count; c++) add_inlines(texts, table->columns[c].heading);
    for (size_t r = 0; r < table->row_count; r++) {
        size_t cells = table->rows[r].kind == ROW_GROUP ? 1 : table->column_count;
        for (size_t c = 0; c < cells; c++) add_blocks(texts, table->rows[r].cells[c].blocks);
    }
}

static void add_figure(struct gate_texts *texts, const struct figure *figure) {
    add(texts, GATE_BODY, "", figure->topic);
    add(texts, GATE_BODY, "", figure->title);
    add(texts, GATE_ALTERNATIVE, "", figure->alternative);
    for (size_t i = 0; figure->drawing && i < figure->drawing->count; i++)
        add(texts, GATE_BODY, "", figure->drawing->operations[i].text);
    if (figure->data) add_table(texts, figure->data);
}

static void add_block(struct gate_texts *texts, const struct block *block) {
    add_inlines(texts, block->inlines);
    add(texts, block->kind == BLOCK_IMAGE ? GATE_ALTERNATIVE : GATE_BODY, "", block->text);
    add(texts, GATE_BODY, "", block->text_below);
    add(texts, GATE_ATTRIBUTE, "id", block->anchor);
    if (block->table) add_table(texts, block->table);
    if (block->figure) add_figure(texts, block->figure);
    add_blocks(texts, block->first);
}

/* As deep as blocks are nested, which is limited. */
static void add_blocks(struct gate_texts *texts, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) add_block(texts, block);
}

void gate_document_texts(struct gate_texts *texts, const struct document *document) {
    add(texts, GATE_METADATA, "title", document->title);
    add(texts, GATE_BODY, "", document->title);
    add(texts, GATE_BODY, "", document->subtitle);
    add(texts, GATE_BODY, "", document->company);
    for (size_t i = 0; i < document->cover_count; i++) {
        add(texts, GATE_BODY, "", document->cover[i].label);
        add(texts, GATE_BODY, "", document->cover[i].text);
    }
    add_blocks(texts, document->blocks);
    for (size_t i = 0; i < document->note_count; i++) add_inlines(texts, document->notes[i]->first);
}
