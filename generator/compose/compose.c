/* Nodes × record → blocks. */
#include "compose/composer.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/region.h"
#include "compose/alerts.h"
#include "compose/widget.h"

struct datum compose_value(struct composer *composer, const struct formula *formula) {
    if (!formula) return (struct datum){0};
    return formula_value(composer->computation, formula, composer->frame);
}

struct composer compose_on(const struct composer *composer, const struct record *row, struct frame *frame) {
    *frame = (struct frame){.record = row, .outer = composer->frame};
    struct composer inside = *composer;
    inside.frame = frame;
    return inside;
}

/* An image's text says nothing of the text around it: an image alone stays alone. */
static struct inline_node *in_written_language(const struct composer *composer, struct inline_node *first) {
    bool image = first && first->kind == INLINE_IMAGE && !first->next;
    if (composer->written == composer->language || image) return first;
    return inline_in_language(composer->arena, first, composer->written);
}

/* Copies inlines, a formula's value in place of each formula. `next` counts the formulas in reading order. */
static struct inline_node *compose_inlines(struct composer *composer, const struct text *text,
                                           const struct inline_node *first, size_t *next) {
    struct inline_list list = {0};
    for (const struct inline_node *node = first; node; node = node->next) {
        if (node->kind == INLINE_CODE && str_starts(str_trim(node->text), STR("=")) && *next < text->count) {
            const struct formula *formula = text->formulas[(*next)++];
            if (!formula) continue;
            struct datum value = compose_value(composer, formula);
            if (composer->shown && datum_says(value)) *composer->shown = true;
            inline_append(&list, print_inlines(composer, value, formula_type(formula)));
            continue;
        }
        struct inline_node *copy = inline_new(composer->arena, node->kind, node->span);
        *copy = *node;
        copy->next = NULL;
        if (node->kind == INLINE_TEXT && composer->compiler->translate)
            copy->text = region_spell(composer->arena, locale_region(composer->locale), node->text);
        copy->first = compose_inlines(composer, text, node->first, next);
        if (node->kind == INLINE_NOTE) copy->first = in_written_language(composer, copy->first);
        if (node->kind == INLINE_IMAGE && !node->image) {
            copy->image = compose_image(composer, node->target, node->span);
            compose_described(composer, node->target, inline_plain(composer->arena, copy->first), node->span);
        }
        if (node->kind == INLINE_IMAGE && !copy->image)
            inline_append(&list, copy->first); /* reported; its text stands for it */
        else inline_append(&list, copy);
    }
    return list.first;
}

struct inline_node *compose_text(struct composer *composer, const struct text *text) {
    struct composer inside = *composer;
    inside.around = composer->written;
    size_t next = 0;
    return in_written_language(composer, compose_inlines(&inside, text, text->inlines, &next));
}

struct inline_node *compose_texts(struct composer *composer, const struct texts *texts) {
    return compose_text(composer, &texts->in[composer->language->index]);
}

struct inline_node *compose_whole(struct composer *composer, const struct texts *texts) {
    const struct text *text = &texts->in[composer->language->index];
    for (size_t i = 0; i < text->count; i++)
        if (!datum_says(compose_value(composer, text->formulas[i]))) return NULL;
    return compose_text(composer, text);
}

/* The nodes of a list, quote, box or cell. */
static struct block *compose_boxed(struct composer *composer, const struct node *first) {
    struct composer inside = *composer;
    inside.boxed = true;
    return compose_nodes(&inside, first);
}

/* No formulas stand in the head of a table; images do. */
static struct column *compose_columns(struct composer *composer, const struct table *pattern) {
    struct column *columns = NEW_ARRAY(composer->arena, struct column, pattern->column_count + 1);
    for (size_t c = 0; c < pattern->column_count; c++) {
        size_t next = 0;
        columns[c] = pattern->columns[c];
        columns[c].heading = inline_for_class(composer->arena, columns[c].heading, composer->compiler->edition->class);
        columns[c].heading = compose_inlines(composer, &(struct text){0}, columns[c].heading, &next);
    }
    return columns;
}

static struct block *compose_table(struct composer *composer, const struct node *node) {
    const struct table *pattern = node->block->table;
    struct block *block = block_new(composer->arena, BLOCK_TABLE, node->span);
    struct table *table = block->table = NEW(composer->arena, struct table);
    *table = *pattern;
    table->columns = compose_columns(composer, pattern);
    table->rows = NEW_ARRAY(composer->arena, struct row, pattern->row_count + 1);
    for (size_t r = 0; r < pattern->row_count; r++) {
        table->rows[r] = pattern->rows[r];
        table->rows[r].cells = NEW_ARRAY(composer->arena, struct cell, pattern->column_count + 1);
        for (size_t c = 0; c < pattern->column_count; c++)
            table->rows[r].cells[c].blocks = compose_boxed(composer, node->cells[r * pattern->column_count + c]);
    }
    return block;
}

/* ::: internal … ::: is a marked box for those who may see it and nothing for the others; records_restrict has dropped
 * an author's already. */
static struct block *compose_division(struct composer *composer, const struct node *node) {
    enum class class = CLASS_INTERNAL;
    if (!class_parse(node->block->info, &class) || class > composer->compiler->edition->class) return NULL;
    if (class == CLASS_CUSTOMER || node->block->assumed) return compose_nodes(composer, node->first);
    struct block *children = compose_boxed(composer, node->first);
    if (!children) return NULL;
    struct block *notice = block_new(composer->arena, BLOCK_NOTICE, node->span);
    notice->text = print_class(composer, class);
    notice->first = children;
    return notice;
}

/* The new pages among some blocks. */
static struct block *page_breaks(struct block *blocks) {
    struct block_list kept = {0};
    for (struct block *block = blocks, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        if (block->kind == BLOCK_PAGE_BREAK) block_append(&kept, block);
    }
    return kept.first;
}

/* What a section holds, and whether it is to be there: of a layout only when it shows data, for an explanation explains
 * nothing alone; one that never could, a text by itself, stays. Of what is left out new pages stay that it would have
 * started. */
static struct block *compose_children(struct composer *composer, const struct node *node, bool *stays) {
    bool shown = false, *around = composer->shown;
    composer->shown = &shown;
    struct block *children = compose_nodes(composer, node->first);
    composer->shown = around;
    if (around) *around |= shown;
    bool any = false;
    for (const struct block *child = children; child; child = child->next) any |= child->kind != BLOCK_PAGE_BREAK;
    bool dead = !any || (!shown && any_live(node->first));
    *stays = !composer->compiler->translate || !dead;
    return *stays ? children : page_breaks(children);
}

/* A heading is no data. */
static struct inline_node *compose_heading(const struct composer *composer, const struct node *node) {
    struct composer inside = *composer;
    inside.shown = NULL;
    return compose_texts(&inside, &node->texts);
}

/* Where no section can stand its heading is a paragraph in bold before what belongs to it. */
static struct block *compose_boxed_section(struct composer *composer, const struct node *node) {
    struct block_list list = {0};
    bool stays;
    struct block *children = compose_children(composer, node, &stays);
    if (!stays) return children;
    struct inline_node *heading = inline_new(composer->arena, INLINE_STRONG, node->span);
    heading->first = compose_heading(composer, node);
    block_append(&list, block_paragraph(composer->arena, heading, node->span));
    if (children) block_append(&list, children);
    return list.first;
}

static struct block *compose_section(struct composer *composer, const struct node *node) {
    if (composer->boxed || composer->level >= DEEPEST_SECTION) return compose_boxed_section(composer, node);
    bool stays;
    composer->level++;
    struct block *children = compose_children(composer, node, &stays);
    composer->level--;
    if (!stays) return children;
    struct block *section = block_new(composer->arena, BLOCK_SECTION, node->span);
    section->level = composer->level + 1;
    section->inlines = compose_heading(composer, node);
    section->first = children;
    section->slug = node->block->slug;
    section->break_before = node->block->break_before;
    return section;
}

static struct block *compose_image_block(struct composer *composer, const struct node *node) {
    const struct image *image =
        node->block->image ? node->block->image : compose_image(composer, node->block->info, node->span);
    if (!image) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_IMAGE, node->span);
    block->image = image;
    block->text = node->block->text;
    if (!node->block->image) compose_described(composer, node->block->info, block->text, node->span);
    block->inlines = compose_texts(composer, &node->texts);
    return block;
}

static struct block *compose_plain(struct composer *composer, const struct node *node) {
    struct block *block = block_new(composer->arena, node->block->kind, node->span);
    *block = *node->block;
    block->next = NULL;
    block->first = compose_boxed(composer, node->first);
    block->inlines = compose_texts(composer, &node->texts);
    bool container = node->block->kind == BLOCK_LIST || node->block->kind == BLOCK_QUOTE;
    if (container && !block->first) return NULL;
    if (node->block->kind == BLOCK_QUOTE) alert_of_quote(composer, block);
    if (node->block->kind == BLOCK_PARAGRAPH && !block->inlines) return NULL;
    return block;
}

static struct block *compose_block(struct composer *composer, const struct node *node) {
    switch (node->block->kind) {
    case BLOCK_SECTION: return compose_section(composer, node);
    case BLOCK_DIVISION: return compose_division(composer, node);
    case BLOCK_IMAGE: return compose_image_block(composer, node);
    case BLOCK_PARAGRAPH:
    case BLOCK_LIST:
    case BLOCK_ITEM:
    case BLOCK_QUOTE:
    case BLOCK_CODE:
    case BLOCK_RULE:
    case BLOCK_TABLE:
    case BLOCK_FACTS:
    case BLOCK_FACT:
    case BLOCK_TILES:
    case BLOCK_TILE:
    case BLOCK_GRID:
    case BLOCK_CELL:
    case BLOCK_FIGURE:
    case BLOCK_BESIDE:
    case BLOCK_NOTICE:
    case BLOCK_LINES:
    case BLOCK_SIGNATURES:
    case BLOCK_PAGE_BREAK: return compose_plain(composer, node);
    }
    return NULL;
}

static bool is_half(const struct block *block) {
    return block && block->kind == BLOCK_FIGURE && block->figure->size == FIGURE_HALF;
}

/* Two figures of half the width that follow each other stand side by side. */
static void put_beside(struct composer *composer, struct block **first) {
    for (struct block **place = first; *place; place = &(*place)->next) {
        struct block *left = *place, *right = left->next;
        if (!is_half(left) || !is_half(right)) continue;
        struct block *pair = block_new(composer->arena, BLOCK_BESIDE, left->span);
        pair->first = left;
        pair->next = right->next;
        right->next = NULL;
        *place = pair;
    }
}

bool compose_may(struct composer *composer, size_t blocks) {
    return budget_take(composer->budget, BUDGET_BLOCKS, blocks, composer->asking) &&
           budget_reach(composer->budget, BUDGET_MEMORY, arena_used(composer->arena), composer->asking);
}

struct block *compose_nodes(struct composer *composer, const struct node *first) {
    struct block_list list = {0};
    struct span asking = composer->asking;
    if (composer->depth >= LIMIT_DEPTH) return NULL; /* refused when it was compiled */
    composer->depth++;
    for (const struct node *node = first; node; node = node->next) {
        struct block *block = NULL;
        if (node->span.source) composer->asking = node->span;
        if (!compose_may(composer, 1)) break;
        switch (node->kind) {
        case NODE_BLOCK: block = compose_block(composer, node); break;
        case NODE_TABLE: block = compose_table(composer, node); break;
        case NODE_WIDGET: block = node->widget->compose(composer, node->data); break;
        }
        bool shows = node->kind == NODE_WIDGET && node->widget->counts == WIDGET_SHOWS;
        if (block && shows && composer->shown) *composer->shown = true;
        if (block) block_append(&list, block);
    }
    composer->depth--;
    composer->asking = asking;
    put_beside(composer, &list.first);
    return list.first;
}
