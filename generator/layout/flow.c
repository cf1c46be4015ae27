/* Filling pages: items one after the other, those that must stay together as a group; rows that go on; rows repeated at
 * the head of a page; frames closed and opened again. What was placed is remembered in the items themselves
 * (row_cell.next). */
#include "layout/flow.h"

#include "base/arena.h"
#include "base/limits.h"
#include "layout/place.h"

/* A column on a page that is being filled. */
struct region {
    size_t page;
    millipoints x, y, bottom;
    bool empty; /* nothing was placed but repeated rows */
    bool force; /* the page is empty: what comes first is placed whether it fits or not */
    bool paged; /* the column of the page itself: page breaks count */
    struct open_frames frames;
};

static bool place_items(struct flow *flow, struct region *region, struct item **next);

/* ---- what fits ---- */

static millipoints first_height(const struct flow *flow, const struct item *item);

/* The height of an item with all that has to stand on the same page, and of the frames around them, cut off at
 * `enough`. */
static millipoints group_height(const struct flow *flow, const struct frame *frame, const struct item *item, bool first,
                                millipoints enough) {
    millipoints height = 0;
    for (; item; item = item->next, first = false) {
        height += galley_distance(frame, item, first) + first_height(flow, item);
        frame = item->frame;
        bool page_ends = item->next && item->next->new_page;
        if (!item->keep || page_ends || height > enough) break;
    }
    return height + frames_padding(frame);
}

/* Rows are kept whole up to a height of their own; one that is higher than a page never. */
static bool is_whole(const struct flow *flow, const struct item *row) {
    millipoints most = flow->job->column_height;
    for (size_t i = 0; i < 2; i++)
        if (row->repeat[i]) most -= row->repeat[i]->height;
    if (row->height > most) return false;
    return row->height <= row->whole_up_to;
}

/* The least height of an item that has begun to be placed. */
static millipoints first_height(const struct flow *flow, const struct item *item) {
    if (item->kind == ITEM_STRIP || is_whole(flow, item)) return item->height;
    millipoints highest = 0;
    for (size_t i = 0; i < item->cell_count; i++) {
        const struct row_cell *cell = &item->cells[i];
        if (!cell->next) continue;
        millipoints height = group_height(flow, NULL, cell->next, true, flow->job->column_height);
        if (height > highest) highest = height;
    }
    return highest + 2 * item->padding;
}

/* What is to stay together and is higher than a page cannot: then the item counts alone. */
static bool fits(const struct flow *flow, const struct region *region, const struct item *item) {
    millipoints room = region->bottom - region->y, page = flow->job->column_height;
    const struct frame *frame = region->frames.innermost;
    millipoints group = group_height(flow, frame, item, region->empty, page);
    if (group <= room) return true;
    millipoints alone = galley_distance(frame, item, region->empty) + first_height(flow, item);
    return group > page && alone + frames_padding(item->frame) <= room;
}

/* ---- rows ---- */

static void place_rule(struct flow *flow, const struct region *region, const struct item *row, struct row_rule rule,
                       millipoints y) {
    if (rule.width)
        place_rectangle(flow, region->page, region->x + row->x, y - rule.width / 2, row->width, rule.width,
                        rule.colour);
}

/* Places what fits of each cell side by side; true when all of it was placed. */
static bool place_row(struct flow *flow, struct region *region, struct item *row) {
    bool whole = !row->begun && row->height <= region->bottom - region->y, done = true;
    millipoints top = region->y, foot = top;
    size_t background = place_reserve(flow, region->page, row);
    for (size_t i = 0; i < row->cell_count; i++) {
        struct row_cell *cell = &row->cells[i];
        struct region column = {.page = region->page,
                                .x = region->x + cell->x,
                                .y = top + row->padding,
                                .bottom = whole ? top + row->height - row->padding : region->bottom - row->padding,
                                .empty = true,
                                .force = whole || (region->force && region->empty)};
        if (whole && cell->at_foot) column.y += row->height - 2 * row->padding - cell->height;
        if (!place_items(flow, &column, &cell->next)) done = false;
        if (column.y + row->padding > foot) foot = column.y + row->padding;
    }
    if (whole) foot = top + row->height;
    place_backgrounds(flow, region->page, background, row, region->x, top, foot);
    if (!row->begun) place_rule(flow, region, row, row->above, top);
    if (done) place_rule(flow, region, row, row->below, foot);
    row->begun = true;
    region->y = foot;
    return done;
}

/* The head of a table, and the name of a group, again on a new page: an artifact, read once only. */
static void place_repeated(struct flow *flow, struct region *region, struct item *row) {
    if (!row || region->y + row->height > region->bottom) return;
    row->begun = false;
    for (size_t i = 0; i < row->cell_count; i++) row->cells[i].next = row->cells[i].items;
    flow->artifact = true;
    place_row(flow, region, row);
    flow->artifact = false;
}

/* ---- columns ---- */

/* Remembers where sections and the lines of the contents came to stand. */
static void land(struct flow *flow, const struct region *region, struct item *item) {
    struct job *job = flow->job;
    struct landing landing = {.section = item->section,
                              .entry = item->entry,
                              .page = region->page,
                              .y = region->y,
                              .baseline = region->y + item->baseline};
    if (item->section) ARENA_PUSH(job->galleys, flow->sections, flow->section_count, flow->section_capacity) = landing;
    if (item->entry) ARENA_PUSH(job->galleys, flow->entries, flow->entry_count, flow->entry_capacity) = landing;
    item->section = NULL; /* a row that goes on begins only once */
}

/* Places one item, or the part of a row that fits; true when nothing of it is left. */
static bool place_item(struct flow *flow, struct region *region, struct item *item) {
    place_frames(flow, region->page, &region->frames, item->frame, region->x, &region->y,
                 region->empty ? 0 : item->space);
    land(flow, region, item);
    bool done = true;
    if (item->kind == ITEM_ROW) {
        done = place_row(flow, region, item);
    } else {
        place_strip(flow, region->page, item, region->x, region->y);
        region->y += item->height;
    }
    region->empty = false;
    return done;
}

/* Places items until the column is full; true when none is left. */
static bool place_items(struct flow *flow, struct region *region, struct item **next) {
    for (; *next; *next = (*next)->next) {
        struct item *item = *next;
        if (region->empty && item->repeat[0]) {
            place_frames(flow, region->page, &region->frames, item->frame, region->x, &region->y, 0);
            place_repeated(flow, region, item->repeat[0]);
            place_repeated(flow, region, item->repeat[1]);
        }
        bool forced = region->empty && region->force;
        bool stop = (item->new_page && region->paged && !region->empty) || (!forced && !fits(flow, region, item));
        if (stop) break;
        if (!place_item(flow, region, item)) break;
    }
    place_frames(flow, region->page, &region->frames, NULL, region->x, &region->y, 0);
    return !*next;
}

/* ---- pages ---- */

struct page *flow_page_add(struct flow *flow) {
    struct job *job = flow->job;
    struct pages *pages = job->pages;
    if (pages->count >= LIMIT_PAGES) {
        if (!flow->full) {
            struct diagnostic *d = diagnose(job->sink, SEVERITY_ERROR, CODE_G03, (struct span){0},
                                            "the document has more than %d pages; the rest was left out", LIMIT_PAGES);
            diagnose_help(job->sink, d, "make several documents of it");
        }
        flow->full = true;
        return NULL;
    }
    struct page *page = &ARENA_PUSH(pages->arena, pages->items, pages->count, pages->capacity);
    *page = (struct page){.width = job->theme->page_width, .height = job->theme->page_height};
    return page;
}

void flow_pages(struct flow *flow, struct item *first) {
    const struct theme *theme = flow->job->theme;
    struct item *next = first;
    while (next && flow_page_add(flow)) {
        struct region region = {.page = flow->job->pages->count - 1,
                                .x = theme->margin_left,
                                .y = theme->margin_top,
                                .bottom = theme->margin_top + flow->job->column_height,
                                .empty = true,
                                .force = true,
                                .paged = true};
        place_items(flow, &region, &next);
    }
}

millipoints flow_place(struct flow *flow, size_t page, struct item *first, millipoints x, millipoints y) {
    struct region region = {.page = page, .x = x, .y = y, .bottom = INT32_MAX / 2, .empty = true, .force = true};
    place_items(flow, &region, &first);
    return region.y;
}
