/* The numbers of footnotes, in the order in which a reader meets them. */
#include "base/arena.h"
#include "tree/document.h"

struct numbering {
    struct document *document;
    size_t capacity;
};

static bool same_text(const struct inline_node *a, const struct inline_node *b) {
    return a->span.source && a->span.source == b->span.source && a->span.line == b->span.line;
}

/* Documents have few notes, and those referred to again were met not long before: looked for from the last one back. */
static void number_note(struct numbering *numbering, struct inline_node *note) {
    struct document *document = numbering->document;
    for (size_t i = document->note_count; i > 0 && !note->number; i--)
        if (same_text(document->notes[i - 1], note)) note->number = (int)i;
    if (note->number) return;
    ARENA_PUSH(document->arena, document->notes, document->note_count, numbering->capacity) = note;
    note->number = (int)document->note_count;
}

static void number_inlines(struct numbering *numbering, struct inline_node *node) {
    for (; node; node = node->next) {
        if (node->kind == INLINE_NOTE) number_note(numbering, node);
        else number_inlines(numbering, node->first);
    }
}

static void number_blocks(struct numbering *numbering, struct block *block);

static void number_table(struct numbering *numbering, struct table *table) {
    number_inlines(numbering, table->caption);
    for (size_t i = 0; i < table->column_count; i++) number_inlines(numbering, table->columns[i].heading);
    for (size_t i = 0; i < table->row_count; i++) {
        size_t cells = table->rows[i].kind == ROW_GROUP ? 1 : table->column_count;
        for (size_t j = 0; j < cells; j++) number_blocks(numbering, table->rows[i].cells[j].blocks);
    }
}

static void number_blocks(struct numbering *numbering, struct block *block) {
    for (; block; block = block->next) {
        number_inlines(numbering, block->inlines);
        if (block->kind == BLOCK_TABLE) number_table(numbering, block->table);
        number_blocks(numbering, block->first);
    }
}

void document_notes(struct document *document) {
    struct numbering numbering = {.document = document};
    number_blocks(&numbering, document->blocks);
}
