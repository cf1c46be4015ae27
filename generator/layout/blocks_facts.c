/* Facts: a quiet grid of muted labels and values, one to three pairs in a row. */
#include "layout/lines.h"
#include "layout/measure.h"

#include "base/arena.h"

enum { TWO_FROM = 4, THREE_FROM = 6 };                           /* facts: fewer stand below each other */
enum { LABEL_MOST = 420 };                                       /* thousandths of a pair's width */
enum { ROW_PADDING = 230, LABEL_GAP = 900, LABEL_LEAST = 9000 }; /* thousandths of the text size */

struct grid {
    int pairs; /* in a row */
    millipoints pair_width, gutter, label_width, gap;
};

static size_t count_of(const struct block *first) {
    size_t count = 0;
    for (; first; first = first->next) count++;
    return count;
}

/* Labels have the room that values leave, at least their share. */
static struct grid grid_of(const struct setter *setter, int pairs, millipoints labels, millipoints values) {
    struct grid grid = {.pairs = pairs,
                        .gutter = scale_length(setter->job->theme, 2 * SPACE_GUTTER),
                        .gap = scale_length(setter->job->theme, LABEL_GAP)};
    grid.pair_width = (setter->width - (pairs - 1) * grid.gutter) / pairs;
    millipoints share = (millipoints)((int64_t)grid.pair_width * LABEL_MOST / 1000),
                left = grid.pair_width - grid.gap - values, most = left > share ? left : share;
    millipoints least = pairs == 1 ? scale_length(setter->job->theme, LABEL_LEAST) : 0;
    if (labels < least) labels = least;
    grid.label_width = labels < most ? labels : most;
    return grid;
}

/* Two pairs in a row when the values are short enough to be read so; three when no label and no value needs two lines.
 */
static struct grid choose_grid(const struct setter *setter, const struct block *facts) {
    struct job *job = setter->job;
    struct text_style label = scale_text(job->theme, ROLE_LABEL), value = scale_text(job->theme, ROLE_VALUE);
    millipoints labels = 0, values = 0;
    bool simple = true;
    for (const struct block *fact = facts->first; fact; fact = fact->next) {
        millipoints natural = inlines_extent(job, fact->inlines, &label).natural;
        if (natural > labels) labels = natural;
        natural = blocks_extent(job, fact->first, &value).natural;
        if (natural > values) values = natural;
        const struct block *only = fact->first;
        if (only && (only->next || only->kind != BLOCK_PARAGRAPH)) simple = false;
    }
    struct grid one = grid_of(setter, 1, labels, values), two = grid_of(setter, 2, labels, values),
                three = grid_of(setter, 3, labels, values);
    if (facts->count == 1) return one;
    if (facts->count == 2) return two;
    bool fits = labels <= three.label_width && values <= three.pair_width - three.label_width - three.gap;
    if (facts->count >= 3 || (simple && count_of(facts->first) >= THREE_FROM && fits)) return three;
    millipoints room = two.pair_width - two.label_width - two.gap;
    return simple && count_of(facts->first) >= TWO_FROM && values <= 2 * room && labels <= two.label_width ? two : one;
}

static void set_pair(const struct setter *setter, const struct block *fact, const struct grid *grid,
                     struct row_cell *cells, int column, struct element *list) {
    struct pages *pages = setter->job->pages;
    struct element *entry = element_new(pages, list, ELEMENT_LI);
    millipoints x = setter->x + column * (grid->pair_width + grid->gutter);
    struct galley label, value = galley_new(setter->job->galleys);
    struct setter inner = setter_cell(setter, &label, grid->label_width);
    inner.span = fact->span;
    inner.element = entry;
    setter_role(&inner, ROLE_LABEL);
    paragraph_set(&inner, fact->inlines, ELEMENT_LBL);
    inner.element = element_new(pages, entry, ELEMENT_LBODY);
    inner.galley = &value;
    inner.width = grid->pair_width - grid->label_width - grid->gap;
    if (inner.width < NARROWEST) inner.width = NARROWEST;
    setter_role(&inner, ROLE_VALUE);
    blocks_set(&inner, fact->first);
    /* The label's smaller text stands on the value's baseline. */
    millipoints lower = item_baseline(value.first) - item_baseline(label.first);
    if (label.first && lower > 0) {
        struct galley shifted = galley_new(setter->job->galleys);
        galley_strip(&shifted, NULL, lower, 0)->next = label.first;
        label.first = shifted.first;
    }
    cell_fill(&cells[0], x, &label);
    cell_fill(&cells[1], x + grid->label_width + grid->gap, &value);
}

void facts_set(const struct setter *setter, const struct block *facts) {
    if (!facts->first) return;
    struct grid grid = choose_grid(setter, facts);
    struct element *list = element_new(setter->job->pages, setter->element, ELEMENT_L);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_PARAGRAPH));
    struct item *item = NULL, *last = setter->galley->last;
    int column = 0;
    for (const struct block *fact = facts->first; fact; fact = fact->next) {
        if (column == 0) {
            item = galley_row(setter->galley, setter->frame, 2 * (size_t)grid.pairs);
            item->row.x = setter->x;
            item->row.width = setter->width;
            item->row.padding = scale_length(setter->job->theme, ROW_PADDING);
            item->row.whole_up_to = setter->job->column_height / 3;
        }
        set_pair(setter, fact, &grid, &item->row.cells[2 * column], column, list);
        column = (column + 1) % grid.pairs;
        if (column == 0 || !fact->next) row_finish(item);
    }
    galley_keep_ends(setter->galley, last, setter->job->column_height / 4, 2);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_BLOCK));
}
