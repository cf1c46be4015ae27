/* Going through a document for its links. */
#include "compose/links.h"

#include "base/arena.h"
#include "compose/linker.h"

bool link_needs_looking(const struct inline_node *link) {
    return str_starts(link->target, STR("#")) || link_is_relative(link->target);
}

/* A link to a figure by the name that its layout gave it; one without words of its own says its number. */
static bool link_to_figure(const struct linker *linker, struct inline_node *link) {
    struct str name = str_skip(link->target, 1);
    for (size_t i = 0; i < linker->figure_count; i++) {
        const struct block *block = linker->figures[i];
        if (!str_equal(block->anchor, name)) continue;
        if (!link->first) link->first = inline_text(linker->arena, block->figure->number, link->span);
        return true;
    }
    return false;
}

/* Whether the link stays. Anchors need a document that they stand in. */
static bool resolve(const struct linker *linker, struct inline_node *link) {
    if (link_is_relative(link->target)) return link_to_file(linker, link);
    if (!str_starts(link->target, STR("#")) || !linker->self) return true;
    if (link_to_figure(linker, link)) return true;
    const struct source *source = link->span.source;
    struct place place = {source ? source->files : NULL, source ? source->name : (struct str){0}};
    return link_to_heading(linker, link, place, str_skip(link->target, 1));
}

/* What the link held in its place. */
static void unwrap(struct inline_node **place) {
    struct inline_node *link = *place, **end = place;
    *place = link->first;
    while (*end) end = &(*end)->next;
    *end = link->next;
}

static void look_at_inlines(const struct linker *linker, struct inline_node **first) {
    for (struct inline_node **place = first; *place;) {
        struct inline_node *node = *place;
        look_at_inlines(linker, &node->first);
        if (node->kind == INLINE_LINK && !resolve(linker, node)) unwrap(place);
        else place = &node->next;
    }
}

static void look_at_blocks(const struct linker *linker, struct block *first);

static void look_at_table(const struct linker *linker, struct table *table) {
    look_at_inlines(linker, &table->caption);
    for (size_t c = 0; c < table->column_count; c++) look_at_inlines(linker, &table->columns[c].heading);
    for (size_t r = 0; r < table->row_count; r++) {
        size_t cells = table->rows[r].kind == ROW_GROUP ? 1 : table->column_count;
        for (size_t c = 0; c < cells; c++) look_at_blocks(linker, table->rows[r].cells[c].blocks);
    }
}

/* Recursive as deep as documents are nested. */
static void look_at_blocks(const struct linker *linker, struct block *first) {
    for (struct block *block = first; block; block = block->next) {
        look_at_inlines(linker, &block->inlines);
        look_at_blocks(linker, block->first);
        if (block->table) look_at_table(linker, block->table);
    }
}

static void collect_targets(struct linker *linker, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        if (block->kind == BLOCK_SECTION)
            ARENA_PUSH(linker->arena, linker->sections, linker->section_count, linker->section_capacity) = block;
        if (block->kind == BLOCK_FIGURE && block->anchor.size)
            ARENA_PUSH(linker->arena, linker->figures, linker->figure_count, linker->figure_capacity) = block;
        collect_targets(linker, block->first);
    }
}

/* The outputs of a file stand together. */
static const struct edition_output *find_self(const struct edition_outputs *outputs, const struct record *record,
                                              struct str layout) {
    const struct source *source = record->span.source;
    struct str file = source ? source->name : (struct str){0};
    for (size_t i = edition_outputs_first(outputs, file); edition_outputs_are_of(outputs, i, file); i++) {
        const struct edition_output *output = &outputs->items[i];
        bool own = output->kind == record->set->kind && str_equal(output->id, record->id);
        if (own && str_equal(output->layout, layout)) return output;
    }
    return NULL;
}

static struct linker linker_of(const struct composer *composer) {
    return (struct linker){.arena = composer->arena,
                           .sink = composer->sink,
                           .edition = composer->edition,
                           .record = composer->frame->record,
                           .trace = composer->computation->trace};
}

void links_of_document(const struct composer *composer, struct str layout, struct document *document) {
    struct linker linker = linker_of(composer);
    linker.self = find_self(&linker.edition->outputs, linker.record, layout);
    collect_targets(&linker, document->blocks);
    look_at_blocks(&linker, document->blocks);
}

void links_of_blocks(const struct composer *composer, struct block *blocks) {
    struct linker linker = linker_of(composer);
    look_at_blocks(&linker, blocks);
}
