/* The numbers of a book's chapters and of the sections in them: 3, 3.1. They are a part of the headings, so that
 * contents, bookmarks and links have them too; anchors are made before. */
#include "base/arena.h"
#include "tree/document.h"

enum { NUMBERED_DEEPEST = 2 };

static void put_number(struct arena *arena, struct block *section, struct str number) {
    struct str text = str_format(arena, "%.*s\u2002", STR_ARG(number));
    struct inline_node *node = inline_text(arena, text, section->span);
    node->next = section->inlines;
    section->inlines = node;
}

static void number_sections(struct arena *arena, struct block *first, struct str above, int depth) {
    size_t count = 0;
    for (struct block *block = first; block; block = block->next) {
        if (block->kind != BLOCK_SECTION) continue;
        struct str number = str_format(arena, "%.*s%s%zu", STR_ARG(above), above.size ? "." : "", ++count);
        put_number(arena, block, number);
        block->break_before = block->break_before || depth == 1;
        if (depth < NUMBERED_DEEPEST) number_sections(arena, block->first, number, depth + 1);
    }
}

void document_number(struct document *document) {
    number_sections(document->arena, document->blocks, (struct str){0}, 1);
}
