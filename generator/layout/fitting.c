/* What gives way, step by step: of the blocks with the highest number the last, row by row from its end, then itself.
 * How many steps are needed is found by halving, for a document with less has no more pages. */
#include "layout/fitting.h"

#include <stdlib.h>

#include "base/arena.h"
#include "tree/document.h"
#include "tree/drawing.h"

/* A block that gives way. */
struct giving {
    const struct block *block;
    struct str what;
    size_t units, kept; /* rows or items; others are one */
};

struct step {
    size_t giving, kept; /* how much of it is left then */
    int order;
};

struct fitting {
    struct arena *arena;
    const struct document *document;
    struct giving *givings;
    size_t giving_count, giving_capacity;
    struct step *steps;
    size_t step_count;
};

/* ---- what may be left out ---- */

/* Rows in groups and sums stay together. */
static size_t units_of(const struct block *block) {
    size_t count = 0;
    if (block->kind == BLOCK_LIST)
        for (const struct block *item = block->first; item; item = item->next) count++;
    if (block->kind != BLOCK_TABLE) return count ? count : 1;
    for (size_t r = 0; r < block->table->row_count; r++)
        if (block->table->rows[r].kind != ROW_BODY) return 1;
    return block->table->row_count ? block->table->row_count : 1;
}

static struct str name_of(const struct fitting *fitting, const struct block *block, struct str heading) {
    bool titled = block->kind == BLOCK_TABLE && block->table->caption;
    struct str title = titled ? inline_plain(fitting->arena, block->table->caption) : (struct str){0};
    if (block->figure) title = block->figure->topic.size ? block->figure->topic : block->figure->title;
    return title.size ? title : heading;
}

static void find_givings(struct fitting *fitting, const struct block *first, struct str heading) {
    for (const struct block *block = first; block; block = block->next) {
        if (block->kind == BLOCK_SECTION)
            find_givings(fitting, block->first, inline_plain(fitting->arena, block->inlines));
        if (!block->yields) continue;
        size_t units = units_of(block);
        ARENA_PUSH(fitting->arena, fitting->givings, fitting->giving_count, fitting->giving_capacity) =
            (struct giving){block, name_of(fitting, block, heading), units, units};
        fitting->step_count += units;
    }
}

static int by_order(const void *left, const void *right) {
    const struct step *a = left, *b = right;
    if (a->order != b->order) return a->order > b->order ? -1 : 1;
    if (a->giving != b->giving) return a->giving > b->giving ? -1 : 1;
    return (a->kept < b->kept) - (a->kept > b->kept);
}

static void make_steps(struct fitting *fitting) {
    size_t count = 0;
    fitting->steps = NEW_ARRAY(fitting->arena, struct step, fitting->step_count + 1);
    for (size_t i = 0; i < fitting->giving_count; i++)
        for (size_t kept = 0; kept < fitting->givings[i].units; kept++)
            fitting->steps[count++] = (struct step){i, kept, fitting->givings[i].block->yields};
    if (count) qsort(fitting->steps, count, sizeof *fitting->steps, by_order);
}

/* ---- a document without it ---- */

static const struct giving *giving_of(const struct fitting *fitting, const struct block *block) {
    for (size_t i = 0; block->yields && i < fitting->giving_count; i++)
        if (fitting->givings[i].block == block) return &fitting->givings[i];
    return NULL;
}

static struct block *copy_of(const struct fitting *fitting, const struct block *block) {
    struct block *copy = block_new(fitting->arena, block->kind, block->span);
    *copy = *block;
    copy->next = NULL;
    return copy;
}

static struct block *first_items(const struct fitting *fitting, const struct block *first, size_t count) {
    struct block_list list = {0};
    for (const struct block *item = first; item && count; item = item->next, count--)
        block_append(&list, copy_of(fitting, item));
    return list.first;
}

/* The first rows or items, and how many there are besides. */
static void add_beginning(const struct fitting *fitting, struct block_list *list, const struct giving *giving) {
    struct block *copy = copy_of(fitting, giving->block);
    struct str more = document_more(fitting->arena, fitting->document->words, giving->units - giving->kept);
    struct inline_node *muted = inline_new(fitting->arena, INLINE_MUTED, copy->span);
    if (copy->kind == BLOCK_LIST) copy->first = first_items(fitting, copy->first, giving->kept);
    if (copy->table) {
        copy->table = NEW(fitting->arena, struct table);
        *copy->table = *giving->block->table;
        copy->table->row_count = giving->kept;
    }
    block_append(list, copy);
    muted->first = inline_text(fitting->arena, more, copy->span);
    block_append(list, block_paragraph(fitting->arena, muted, copy->span));
}

/* A section of which nothing is left goes too. */
static struct block *blocks_left(const struct fitting *fitting, const struct block *first) {
    struct block_list list = {0};
    for (const struct block *block = first; block; block = block->next) {
        const struct giving *giving = giving_of(fitting, block);
        if (giving && !giving->kept) continue;
        if (giving && giving->kept < giving->units) {
            add_beginning(fitting, &list, giving);
            continue;
        }
        struct block *copy = copy_of(fitting, block);
        if (copy->kind == BLOCK_SECTION) copy->first = blocks_left(fitting, copy->first);
        if (copy->kind != BLOCK_SECTION || copy->first || !block->first) block_append(&list, copy);
    }
    return list.first;
}

static struct document *document_left(const struct fitting *fitting, size_t steps) {
    for (size_t i = 0; i < fitting->giving_count; i++) fitting->givings[i].kept = fitting->givings[i].units;
    for (size_t i = 0; i < steps; i++) fitting->givings[fitting->steps[i].giving].kept = fitting->steps[i].kept;
    struct document *document = NEW(fitting->arena, struct document);
    *document = *fitting->document;
    document->blocks = blocks_left(fitting, document->blocks);
    return document;
}

static void tell(const struct fitting *fitting, struct fitted *fitted) {
    fitted->left_out = NEW_ARRAY(fitting->arena, struct left_out, fitting->giving_count + 1);
    for (size_t i = 0; i < fitting->giving_count; i++) {
        const struct giving *giving = &fitting->givings[i];
        if (giving->kept == giving->units) continue;
        size_t count = giving->kept ? giving->units - giving->kept : 0;
        fitted->left_out[fitted->count++] = (struct left_out){giving->what, count};
    }
}

/* ---- fitting ---- */

struct fitted layout_fitted(struct arena *arena, struct diagnostics *sink, const struct document *document,
                            const struct theme *theme, const struct faces *faces, struct shape_cache *cache,
                            struct locale *locale) {
    struct diagnostics whole = diagnostics_new(arena), unheard = diagnostics_new(arena);
    struct fitting fitting = {.arena = arena, .document = document};
    struct fitted fitted = {.pages = layout_document(arena, &whole, document, theme, faces, cache, locale)};
    size_t most = (size_t)document->most_pages, few = 0;
    if (!most || fitted.pages->count <= most) {
        diagnostics_merge(sink, &whole);
        return fitted;
    }
    find_givings(&fitting, document->blocks, document->title);
    make_steps(&fitting);
    size_t many = fitting.step_count;
    while (few < many) {
        size_t middle = few + (many - few) / 2;
        const struct document *less = document_left(&fitting, middle);
        bool fits = layout_document(arena, &unheard, less, theme, faces, cache, locale)->count <= most;
        if (fits) many = middle;
        else few = middle + 1;
    }
    const struct document *left = document_left(&fitting, few);
    fitted.pages = layout_document(arena, sink, left, theme, faces, cache, locale);
    tell(&fitting, &fitted);
    return fitted;
}
