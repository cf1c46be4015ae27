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
    if (mark->class_name.size && depth == MOST_DIVISIONS) {
        diagnose(outline->sink, SEVERITY_ERROR, CODE_M04, span, "“:::” blocks are nested more than {0} deep",
                 MOST_DIVISIONS);
    } else if (mark->class_name.size) {
        struct block *division = block_new(outline->arena, BLOCK_DIVISION, span);
        division->info = mark->class_name;
        open_one(outline, division);
    } else if (depth) {
        close_division(outline);
    } else {
        struct diagnostic *d = diagnose(outline->sink, SEVERITY_WARNING, CODE_M03, span, "this “:::” closes nothing");
        diagnose_help(outline->sink, d, "write “::: internal” or another class where the block starts, or take it out");
    }
}

struct block *outline_finish(struct outline *outline) {
    while (outline->count > 1) {
        const struct block *block = top_of(outline);
        if (block->kind == BLOCK_DIVISION) {
            struct diagnostic *d = diagnose(outline->sink, SEVERITY_WARNING, CODE_M03, block->span,
                                            "“::: {0}” is never closed and goes on to the end", block->info);
            diagnose_help(outline->sink, d, "put a line “:::” where it ends");
        }
        close_one(outline);
    }
    return outline->open[0].children.first;
}
