/* Nesting what Markdown writes one after the other. */
#include "read/markdown_outline.h"

#include "base/arena.h"

struct outline outline_start(struct arena *arena, struct diagnostics *sink, const struct markdown_text *text) {
    return (struct outline){.arena = arena, .sink = sink, .text = text, .count = 1};
}

static void close_one(struct outline *outline) {
    struct outline_container *container = &outline->open[--outline->count];
    container->block->first = container->children.first;
}

static void open_one(struct outline *outline, struct block *block) {
    block_append(&outline->open[outline->count - 1].children, block);
    outline->open[outline->count++] = (struct outline_container){.block = block};
}

static struct block *top_of(const struct outline *outline) { return outline->open[outline->count - 1].block; }

/* A section ends where one of the same or a higher level starts, but never ends the division around it. */
void outline_add(struct outline *outline, struct block *block) {
    if (block->kind != BLOCK_SECTION) {
        block_append(&outline->open[outline->count - 1].children, block);
        return;
    }
    for (struct block *top = top_of(outline); top && top->kind == BLOCK_SECTION && top->level >= block->level;
         top = top_of(outline))
        close_one(outline);
    open_one(outline, block);
}

static size_t open_divisions(const struct outline *outline) {
    size_t count = 0;
    for (size_t i = 1; i < outline->count; i++) count += outline->open[i].block->kind == BLOCK_DIVISION;
    return count;
}

static void close_division(struct outline *outline) {
    while (top_of(outline)->kind != BLOCK_DIVISION) close_one(outline);
    close_one(outline);
}

void outline_mark(struct outline *outline, const struct division_mark *mark) {
    struct span span = markdown_line_span(outline->text, mark->line);
    size_t depth = open_divisions(outline);
    bool opens = mark->mark.kind == CLASS_MARK_OPENS;
    if (opens && depth == CLASS_BLOCKS_DEEPEST) {
        class_mark_report(outline->sink, span, CLASS_MARK_DEEP, &mark->mark);
    } else if (opens) {
        enum class class;
        if (!class_parse(mark->mark.word, &class))
            class_mark_report(outline->sink, span, CLASS_MARK_UNKNOWN, &mark->mark);
        struct block *division = block_new(outline->arena, BLOCK_DIVISION, span);
        division->info = mark->mark.word;
        open_one(outline, division);
    } else if (depth) close_division(outline);
    else class_mark_report(outline->sink, span, CLASS_MARK_STRAY, &mark->mark);
}

struct block *outline_finish(struct outline *outline) {
    while (outline->count > 1) {
        const struct block *block = top_of(outline);
        struct class_mark mark = {.word = block->info};
        if (block->kind == BLOCK_DIVISION) class_mark_report(outline->sink, block->span, CLASS_MARK_UNCLOSED, &mark);
        close_one(outline);
    }
    return outline->open[0].children.first;
}
