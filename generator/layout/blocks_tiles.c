/* Boxes side by side: tiles (key figures) and the grid of a SWOT analysis. Equal in width and, row by row, in height.
 */
#include "layout/lines.h"
#include "layout/measure.h"

#include "base/arena.h"

enum { TILE_SMALLEST = 600 }; /* thousandths of a figure's size: how far figures shrink to fit */

struct boxes {
    int columns;
    millipoints width, gap, padding;
    struct item *item; /* the row that is being filled */
    int column;
};

static int count_of(const struct block *first) {
    int count = 0;
    for (; first; first = first->next) count++;
    return count;
}

static struct boxes boxes_of(const struct setter *setter, int columns, int gap, int padding) {
    struct boxes boxes = {.columns = columns,
                          .gap = scale_length(setter->job->theme, gap),
                          .padding = scale_length(setter->job->theme, padding)};
    boxes.width = (setter->width - (columns - 1) * boxes.gap) / columns;
    if (boxes.width < 3 * boxes.padding) boxes.gap = boxes.padding = 0, boxes.width = setter->width / columns;
    if (boxes.width < NARROWEST) boxes.width = NARROWEST;
    return boxes;
}

/* The next box of the grid, set by the caller in `galley`. */
static struct setter box_open(const struct setter *setter, struct boxes *boxes, struct galley *galley) {
    if (boxes->column == 0) {
        galley_space(setter->galley, boxes->gap);
        boxes->item = galley_row(setter->galley, setter->frame, (size_t)boxes->columns);
        struct item_row *row = &boxes->item->row;
        row->padding = boxes->padding;
        row->radius = 2 * POINT;
        row->whole_up_to = setter->job->column_height;
    }
    return setter_cell(setter, galley, boxes->width - 2 * boxes->padding);
}

static void box_close(const struct setter *setter, struct boxes *boxes, const struct galley *galley, bool last) {
    struct row_cell *cell = &boxes->item->row.cells[boxes->column];
    cell->box_x = setter->x + boxes->column * (boxes->width + boxes->gap);
    cell->box_width = boxes->width;
    cell->fill = COLOUR_SURFACE;
    cell_fill(cell, cell->box_x + boxes->padding, galley);
    boxes->column = (boxes->column + 1) % boxes->columns;
    if (boxes->column == 0 || last) row_finish(boxes->item);
}

/* ---- tiles ---- */

static int tile_columns(const struct block *tiles, int count) {
    if (tiles->count > 0) return tiles->count < 8 ? tiles->count : 8;
    if (count <= 4) return count;
    return count % 4 == 0 || count > 6 ? 4 : 3;
}

/* What wants attention has a sign, as colour alone is not seen by everybody, nor in print. */
static struct str figure_text(const struct setter *setter, const struct block *tile) {
    return tile->alert ? str_join(setter->job->arena, STR("!\u00A0"), tile->text) : tile->text;
}

/* One size for all figures of the block, so that the widest fits. */
static millipoints figure_size(const struct setter *setter, const struct block *tiles, millipoints width) {
    struct text_style style = scale_text(setter->job->theme, ROLE_TILE_FIGURE);
    millipoints widest = 0;
    for (const struct block *tile = tiles->first; tile; tile = tile->next) {
        millipoints wide = label_width(setter->job, figure_text(setter, tile), &style);
        if (wide > widest) widest = wide;
    }
    if (widest <= width) return style.size;
    millipoints size = (millipoints)((int64_t)style.size * width / widest);
    millipoints least = (millipoints)((int64_t)style.size * TILE_SMALLEST / 1000);
    return size > least ? size : least;
}

static void set_tile(const struct setter *inner, const struct block *tile, millipoints size) {
    struct pages *pages = inner->job->pages;
    struct element *entry = element_new(pages, inner->element, ELEMENT_LI);
    struct element *label = element_new(pages, entry, ELEMENT_LBL), *body = element_new(pages, entry, ELEMENT_LBODY);
    struct setter part = *inner;
    part.span = tile->span;
    part.element = body;
    setter_role(&part, ROLE_TILE_FIGURE);
    part.style.size = size;
    if (tile->alert) part.style.colour = COLOUR_ALERT;
    text_set(&part, figure_text(inner, tile), ELEMENT_P);
    part.element = label;
    setter_role(&part, ROLE_TILE_LABEL);
    galley_space(part.galley, scale_before(part.job->theme, part.role));
    paragraph_set(&part, tile->inlines, ELEMENT_P);
    if (str_empty(tile->text_below)) return;
    part.element = body;
    setter_role(&part, ROLE_TILE_BELOW);
    galley_space(part.galley, scale_before(part.job->theme, part.role));
    text_set(&part, tile->text_below, ELEMENT_P);
}

void tiles_set(const struct setter *setter, const struct block *tiles) {
    int count = count_of(tiles->first);
    if (!count) return;
    struct boxes boxes = boxes_of(setter, tile_columns(tiles, count), SPACE_BOX * 8 / 10, SPACE_BOX);
    millipoints size = figure_size(setter, tiles, boxes.width - 2 * boxes.padding);
    struct element *list = element_new(setter->job->pages, setter->element, ELEMENT_L);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_PARAGRAPH));
    struct item *last = setter->galley->last;
    for (const struct block *tile = tiles->first; tile; tile = tile->next) {
        struct galley galley;
        struct setter inner = box_open(setter, &boxes, &galley);
        inner.element = list;
        set_tile(&inner, tile, size);
        box_close(setter, &boxes, &galley, !tile->next);
    }
    galley_keep_ends(setter->galley, last, setter->job->column_height / 2, 2);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_BLOCK));
}

/* ---- the grid ---- */

void grid_set(const struct setter *setter, const struct block *grid) {
    if (!grid->first) return;
    int columns = grid->count > 0 && grid->count <= 4 ? grid->count : 2;
    struct boxes boxes = boxes_of(setter, columns, SPACE_BOX * 8 / 10, SPACE_BOX);
    struct pages *pages = setter->job->pages;
    struct element *division = element_new(pages, setter->element, ELEMENT_DIV);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_PARAGRAPH));
    struct item *last = setter->galley->last;
    for (const struct block *cell = grid->first; cell; cell = cell->next) {
        struct galley galley;
        struct setter inner = box_open(setter, &boxes, &galley);
        inner.span = cell->span;
        inner.element = element_new(pages, division, ELEMENT_DIV);
        setter_role(&inner, ROLE_CELL_HEADING);
        if (cell->inlines) {
            paragraph_set(&inner, cell->inlines, ELEMENT_P);
            galley_keep(&galley, NULL);
            galley_settle(&galley, inner.after);
        }
        setter_role(&inner, ROLE_CELL);
        if (cell->first) blocks_set(&inner, cell->first);
        else text_set(&inner, STR("–"), ELEMENT_P); /* so that an empty field is seen to be meant */
        box_close(setter, &boxes, &galley, !cell->next);
    }
    galley_keep_ends(setter->galley, last, setter->job->column_height / 2, 2);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_BLOCK));
}
