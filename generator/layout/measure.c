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

/* The widest cell of a column; group rows stand across all columns and break. */
static struct extent column_extent(struct job *job, const struct table *table, size_t column,
                                   const struct text_style *style, int depth) {
    struct extent extent = nothing;
    if (table->headed) extent = inlines_extent(job, table->columns[column].heading, style);
    for (size_t r = 0; r < table->row_count; r++) {
        const struct row *row = &table->rows[r];
        if (row->kind != ROW_GROUP) extent = larger(extent, extent_of(job, row->cells[column].blocks, style, depth));
    }
    return extent;
}

/* A table inside a cell: its columns side by side. */
static struct extent table_extent(struct job *job, const struct table *table, const struct text_style *style,
                                  int depth) {
    int64_t least = 0, natural = 0, gutters = (int64_t)scale_length(job->theme, 2 * SPACE_CELL_X);
    gutters *= (int64_t)table->column_count - 1;
    for (size_t i = 0; i < table->column_count; i++) {
        struct extent column = column_extent(job, table, i, style, depth);
        least += column.least;
        natural += column.natural;
    }
    least += gutters / 2;
    natural += gutters;
    return (struct extent){.least = (millipoints)(least < LENGTH_MOST ? least : LENGTH_MOST),
                           .natural = (millipoints)(natural < LENGTH_MOST ? natural : LENGTH_MOST)};
}

/* In a cell a drawing has a width of its own. */
static struct extent figure_extent(const struct block *block, struct extent usual) {
    if (block->figure->size != FIGURE_CELL) return usual;
    return (struct extent){.least = block->figure->drawing->width, .natural = block->figure->drawing->width};
}

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
    case BLOCK_TABLE: return table_extent(job, block->table, style, depth + 1);
    case BLOCK_FIGURE: return figure_extent(block, half);
    case BLOCK_FACTS:
    case BLOCK_TILES:
    case BLOCK_TILE:
    case BLOCK_GRID:
    case BLOCK_BESIDE:
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
