/* Least and natural widths of blocks. Running text is measured; what can be set in any width says a sensible one. */
#include "layout/measure.h"

#include "base/arena.h"
#include "base/limits.h"
#include "layout/paragraph.h"

static const struct extent nothing = {0};

static struct extent larger(struct extent a, struct extent b) {
    return (struct extent){.least = a.least > b.least ? a.least : b.least,
                           .natural = a.natural > b.natural ? a.natural : b.natural};
}

static struct extent wider(struct extent extent, millipoints by) {
    return (struct extent){.least = extent.least + by, .natural = extent.natural + by};
}

struct extent inlines_extent(struct job *job, const struct inline_node *inlines, const struct text_style *style) {
    if (!inlines) return nothing;
    struct arena_mark mark = arena_mark(job->scratch);
    const struct paragraph *paragraph = paragraph_new(job, inlines, *style, 0, inlines->span);
    struct extent extent = {.least = paragraph->least, .natural = paragraph->natural};
    arena_rewind(job->scratch, mark);
    return extent;
}

static struct extent text_extent(struct job *job, struct str text, const struct text_style *style) {
    struct inline_node node = {.kind = INLINE_TEXT, .text = text};
    return inlines_extent(job, &node, style);
}

static struct extent extent_of(struct job *job, const struct block *first, const struct text_style *style, int depth);

static struct extent block_extent(struct job *job, const struct block *block, const struct text_style *style,
                                  int depth) {
    const struct theme *theme = job->theme;
    struct extent inside = extent_of(job, block->first, style, depth + 1);
    struct extent line = inlines_extent(job, block->inlines, style);
    struct text_style code = scale_text(theme, ROLE_CODE);
    struct extent half = {scale_length(theme, 8000), job->column_width / 2};
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_SECTION:
    case BLOCK_ITEM:
    case BLOCK_FACT:
    case BLOCK_CELL:
    case BLOCK_DIVISION: return larger(line, inside);
    case BLOCK_LIST: return wider(inside, scale_length(theme, SPACE_LIST_INDENT));
    case BLOCK_QUOTE: return wider(inside, scale_length(theme, SPACE_QUOTE_INDENT));
    case BLOCK_NOTICE: return wider(inside, scale_length(theme, SPACE_QUOTE_INDENT + SPACE_BOX));
    case BLOCK_CODE: return wider(text_extent(job, block->text, &code), scale_length(theme, 2 * SPACE_BOX));
    case BLOCK_TABLE:
    case BLOCK_FACTS:
    case BLOCK_TILES:
    case BLOCK_TILE:
    case BLOCK_GRID:
    case BLOCK_FIGURE:
    case BLOCK_IMAGE:
    case BLOCK_LINES:
    case BLOCK_SIGNATURES: return half;
    case BLOCK_RULE:
    case BLOCK_PAGE_BREAK: return nothing;
    }
    return nothing;
}

static struct extent extent_of(struct job *job, const struct block *first, const struct text_style *style, int depth) {
    struct extent extent = nothing;
    if (depth > LIMIT_DEPTH) return extent;
    for (const struct block *block = first; block; block = block->next)
        extent = larger(extent, block_extent(job, block, style, depth));
    return extent;
}

struct extent blocks_extent(struct job *job, const struct block *first, const struct text_style *style) {
    return extent_of(job, first, style, 0);
}
