/* Filling pages: items one after the other, those that must stay together as a group; rows that go on; rows repeated at
 * the head of a page; frames closed and opened again. Items are never changed: what was placed is all before the
 * cursor. */
#include "layout/flow.h"

#include "base/arena.h"
#include "base/budget.h"
#include "layout/place.h"
#include "layout/table_rows.h"

enum { SQUEEZE_SHARE = 3, SQUEEZE_SHARE_GROUP = 5 }; /* spaces give way by up to a third, to a fifth */

enum { REPEATED = 4 }; /* parts of a page: the most that one repeated row takes */

/* A column on a page that is being filled. */
struct region {
    size_t page;
    millipoints x, y, bottom;
    bool empty;  /* nothing was placed but repeated rows */
    bool force;  /* the page is empty: what comes first is placed whether it fits or not */
    bool paged;  /* the column of the page itself: page breaks count */
    bool turned; /* the page is in landscape */
    bool fixed;  /* its foot was measured before: footnotes do not raise it */
    struct open_frames frames;
};

static struct cursor place_items(struct flow *flow, struct region *region, struct cursor at);

static millipoints room_of(const struct flow *flow, const struct region *region) {
    return region->bottom - region->y - (region->fixed ? 0 : flow->foot.height);
}

/* How much less space an item gets on this page. */
static millipoints squeezed(const struct flow *flow, const struct item *item) {
    return (millipoints)((int64_t)item->space * flow->squeeze / 1000);
}

/* ---- cursors ---- */

static struct cursor cursor_before(const struct item *item) { return (struct cursor){.item = item}; }

/* What is left of a cell of the row that a cursor stands at. */
static struct cursor cursor_cell(struct cursor at, size_t i) {
    return at.cells ? at.cells[i] : cursor_before(at.item->row.cells[i].items);
}

/* ---- what fits ---- */

static millipoints first_height(const struct flow *flow, struct cursor at);

/* Of the page that is being filled. */
static millipoints page_height(const struct flow *flow) { return flow_height(flow, flow->job->pages->count - 1); }

/* A head or group that would take much of the page is not repeated. */
static bool is_repeated(const struct flow *flow, const struct item *row) {
    return row && row->height <= page_height(flow) / REPEATED;
}

/* The sums of what stands above a row of a table, or above what is left of it; NULL: none. */
static const struct printed *brought_sums(struct cursor at) {
    return at.cells ? at.item->repeats->sums : at.item->repeats->sums_above;
}

/* The sums down to the last item of a page; NULL: none, or its table does not go on. */
static const struct printed *carried_sums(const struct item *last, const struct item *next) {
    if (!last || !last->repeats || !next || !next->repeats) return NULL;
    return next->repeats->carry == last->repeats->carry ? last->repeats->sums : NULL;
}

/* What is placed above a row that a page begins with. */
static millipoints repeated_height(const struct flow *flow, struct cursor at) {
    const struct row_repeats *repeats = at.item->repeats;
    if (!repeats) return 0;
    millipoints height = brought_sums(at) ? repeats->carry->height : 0;
    if (is_repeated(flow, repeats->head)) height += repeats->head->height;
    if (is_repeated(flow, repeats->group)) height += repeats->group->height;
    return height;
}

/* What a page needs below an item that it ends with. */
static millipoints carried_height(const struct item *item) {
    return carried_sums(item, item->next) ? item->repeats->carry->height : 0;
}

/* Rows are kept whole up to a height of their own; one that is higher than a page never. */
static bool is_whole(const struct flow *flow, struct cursor at) {
    const struct item *item = at.item;
    if (item->kind == ITEM_STRIP) return true;
    millipoints most = page_height(flow) - repeated_height(flow, at) - carried_height(item);
    return item->height <= most && item->height <= item->row.whole_up_to;
}

/* The height of an item with all that has to stand on the same page, and of the frames around them, cut off at
 * `enough`. */
static millipoints group_height(const struct flow *flow, const struct frame *frame, struct cursor at, bool first,
                                millipoints enough) {
    millipoints height = first ? repeated_height(flow, at) : 0;
    for (;; first = false) {
        const struct item *item = at.item, *next = item->next;
        height += galley_distance(frame, item, first) - (first ? 0 : squeezed(flow, item)) + first_height(flow, at);
        if (is_whole(flow, at)) height += foot_need(flow, item);
        frame = item->frame;
        bool page_ends = next && (next->new_page || next->turned != item->turned);
        if (!item->keep || !next || page_ends || height > enough)
            return height + carried_height(item) + frames_padding(frame);
        at = cursor_before(next);
    }
}

/* The least height of an item, or of what is left of it, that a page begins or ends with. */
static millipoints first_height(const struct flow *flow, struct cursor at) {
    if (is_whole(flow, at)) return at.item->height;
    millipoints highest = 0;
    for (size_t i = 0; i < at.item->row.cell_count; i++) {
        struct cursor cell = cursor_cell(at, i);
        millipoints height = cell.item ? group_height(flow, NULL, cell, true, page_height(flow)) : 0;
        if (height > highest) highest = height;
    }
    return highest + 2 * at.item->row.padding;
}

/* What is to stay together and is higher than a page cannot: then the item counts alone. */
static bool fits(const struct flow *flow, const struct region *region, struct cursor at) {
    if (region->fixed) return true; /* measured as a whole */
    millipoints room = room_of(flow, region), page = page_height(flow);
    const struct frame *frame = region->frames.innermost;
    millipoints group = group_height(flow, frame, at, region->empty, page);
    if (group <= room || group <= page) return group <= room;
    millipoints alone = galley_distance(frame, at.item, region->empty) + first_height(flow, at);
    alone += region->empty ? repeated_height(flow, at) : -squeezed(flow, at.item);
    return alone + carried_height(at.item) + frames_padding(at.item->frame) <= room;
}

/* ---- rows ---- */

static void place_rule(struct flow *flow, const struct region *region, const struct item_row *row, struct row_rule rule,
                       millipoints y) {
    if (rule.width)
        place_rectangle(flow, region->page, region->x + row->x, y - rule.width / 2, row->width, rule.width,
                        rule.colour);
}

/* What fits of each cell between the row's head and `foot`. Returns what is left of them; NULL: nothing. */
static const struct cursor *place_cells(struct flow *flow, struct region *region, struct cursor at, bool whole,
                                        millipoints foot) {
    const struct item_row *row = &at.item->row;
    millipoints top = region->y + row->padding, bottom = foot - row->padding;
    struct cursor *left = NULL;
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct row_cell *cell = &row->cells[i];
        struct region column = {.page = region->page,
                                .x = region->x + cell->x,
                                .y = whole && cell->at_foot ? bottom - cell->height : top,
                                .bottom = bottom,
                                .empty = true,
                                .fixed = whole || region->fixed,
                                .force = whole || (region->force && region->empty)};
        struct cursor rest = place_items(flow, &column, cursor_cell(at, i));
        if (rest.item && !left) left = NEW_ARRAY(flow->job->galleys, struct cursor, row->cell_count);
        if (rest.item) left[i] = rest;
        if (column.y + row->padding > region->y) region->y = column.y + row->padding;
    }
    return left;
}

/* A row, or what is left of it, on its background and between its rules. Returns what is left now, as place_cells. */
static const struct cursor *place_row(struct flow *flow, struct region *region, struct cursor at) {
    const struct item_row *row = &at.item->row;
    millipoints top = region->y, kept = is_whole(flow, at) ? 0 : carried_height(at.item);
    bool whole = !at.cells && at.item->height <= room_of(flow, region) - kept;
    millipoints foot = whole ? top + at.item->height : region->bottom - kept;
    if (whole) foot_use(flow, foot);
    size_t background = place_reserve(flow, region->page, row);
    const struct cursor *left = place_cells(flow, region, at, whole, foot);
    if (whole) region->y = foot;
    place_backgrounds(flow, region->page, background, row, region->x, top, region->y);
    if (!at.cells) place_rule(flow, region, row, row->above, top);
    if (!left) place_rule(flow, region, row, row->below, region->y);
    return left;
}

/* The head of a table, and the name of a group, again on a new page: an artifact, read once only. */
static void place_repeated(struct flow *flow, struct region *region, const struct item *row) {
    if (row->height > room_of(flow, region)) return;
    flow->artifact = true;
    place_row(flow, region, cursor_before(row));
    flow->artifact = false;
}

/* What stands above a row that goes on, or that is the first of its page though not of its table. */
static void place_again(struct flow *flow, struct region *region, struct cursor at) {
    const struct row_repeats *repeats = at.item->repeats;
    if (!repeats) return;
    const struct printed *sums = brought_sums(at);
    if (is_repeated(flow, repeats->head)) place_repeated(flow, region, repeats->head);
    if (sums) place_repeated(flow, region, carry_row(repeats->carry, sums, flow->job->document->words->brought));
    if (is_repeated(flow, repeats->group)) place_repeated(flow, region, repeats->group);
}

/* The sums of a table that goes on after this page. */
static void place_carried(struct flow *flow, struct region *region, const struct item *last, const struct item *next) {
    const struct printed *sums = carried_sums(last, next);
    if (sums) place_repeated(flow, region, carry_row(last->repeats->carry, sums, flow->job->document->words->carried));
}

/* ---- columns ---- */

/* Remembers where sections and the lines of the contents came to stand. */
static void land(struct flow *flow, const struct region *region, const struct item *item) {
    struct job *job = flow->job;
    struct landing landing = {.section = item->section,
                              .entry = item->kind == ITEM_STRIP ? item->strip.entry : NULL,
                              .page = region->page,
                              .y = region->y,
                              .baseline = region->y + item_baseline(item)};
    if (landing.section && landing.section->kind == BLOCK_FIGURE)
        ARENA_PUSH(job->galleys, flow->figures, flow->figure_count, flow->figure_capacity) = landing;
    else if (landing.section)
        ARENA_PUSH(job->galleys, flow->sections, flow->section_count, flow->section_capacity) = landing;
    if (landing.entry) ARENA_PUSH(job->galleys, flow->entries, flow->entry_count, flow->entry_capacity) = landing;
}

/* Places one item, or the part of a row that fits. Returns the place behind that. */
static struct cursor place_item(struct flow *flow, struct region *region, struct cursor at) {
    const struct item *item = at.item;
    const struct cursor *left = NULL;
    place_frames(flow, region->page, &region->frames, item->frame, region->x, &region->y,
                 region->empty ? 0 : item->space - (region->paged ? squeezed(flow, item) : 0));
    if (!at.cells && !flow->artifact) land(flow, region, item);
    if (item->kind == ITEM_ROW) {
        left = place_row(flow, region, at);
    } else {
        place_strip(flow, region->page, &item->strip, region->x, region->y);
        region->y += item->height;
        millipoints padding = frames_padding(item->frame);
        foot_use(flow, region->y + padding);
        foot_add(flow, &item->strip, region->fixed ? INT32_MAX : room_of(flow, region) - padding);
    }
    region->empty = false;
    return left ? (struct cursor){.item = item, .cells = left} : cursor_before(item->next);
}

/* Whether an item, or what is left of it, stands in a column, behind what is there. */
static bool comes_next(const struct flow *flow, const struct region *region, struct cursor at) {
    const struct item *item = at.item;
    if (region->empty) return region->force || fits(flow, region, at);
    bool page_ends = region->paged && (item->new_page || item->turned != region->turned);
    return !page_ends && fits(flow, region, at);
}

/* Places items until the column is full. Returns the place where it ended. */
static struct cursor place_items(struct flow *flow, struct region *region, struct cursor at) {
    const struct item *last = NULL;
    while (at.item && comes_next(flow, region, at)) {
        if (region->empty && at.item->repeats) {
            place_frames(flow, region->page, &region->frames, at.item->frame, region->x, &region->y, 0);
            place_again(flow, region, at);
        }
        last = at.item;
        at = place_item(flow, region, at);
        if (at.cells) break;
    }
    place_carried(flow, region, last, at.item);
    place_frames(flow, region->page, &region->frames, NULL, region->x, &region->y, 0);
    return at;
}

/* ---- pages ---- */

/* Where what stands on the last page was asked for, as near as it is known. */
static struct span page_place(const struct flow *flow) {
    const struct block *first = flow->job->document->blocks;
    if (flow->section_count) return flow->sections[flow->section_count - 1].section->span;
    return first ? first->span : (struct span){0};
}

struct page *flow_page_add(struct flow *flow) {
    struct job *job = flow->job;
    struct pages *pages = job->pages;
    /* The first page is there whatever it takes: much stands on it. */
    bool may = budget_take(job->budget, BUDGET_PAGES, 1, page_place(flow));
    if (!may && pages->count) return NULL;
    /* Pages are alike: room for what the last one holds saves growing step by step. */
    size_t like = pages->count ? pages->items[pages->count - 1].piece_count : 0, pieces = like + like / 8 + 16;
    struct page *page = &ARENA_PUSH(pages->arena, pages->items, pages->count, pages->capacity);
    *page = (struct page){.width = job->theme->page_width, .height = job->theme->page_height};
    page->pieces = NEW_ARRAY(pages->arena, struct piece, pieces);
    page->piece_capacity = pieces;
    return page;
}

static millipoints at_least_narrowest(millipoints length) { return length > NARROWEST ? length : NARROWEST; }

millipoints flow_width(const struct flow *flow, size_t page) {
    const struct theme *theme = flow->job->theme;
    return at_least_narrowest(flow->job->pages->items[page].width - theme->margin_left - theme->margin_right);
}

millipoints flow_height(const struct flow *flow, size_t page) {
    const struct theme *theme = flow->job->theme;
    return at_least_narrowest(flow->job->pages->items[page].height - theme->margin_top - theme->margin_bottom);
}

/* Portrait becomes landscape. */
static void turn_page(struct page *page) {
    millipoints width = page->width;
    page->width = page->height;
    page->height = width;
}

/* What a page must hold of the text at least. */
static millipoints least_height(const struct flow *flow, struct cursor at) {
    return at.item ? group_height(flow, NULL, at, true, page_height(flow)) : 0;
}

/* By how much, in thousandths, spaces have to give way that are too high by `over`; 0: by more than one part in `share`. */
static int squeeze_by(int64_t over, int64_t space, int64_t count, int64_t share) {
    if (over <= 0 || (over + count) * share > space) return 0;
    return (int)((over + count) * 1000 / space) + 1;
}

/* When what is left up to the next page break is higher than the page by a few lines, they would stand alone on the
 * next one: the spaces of this page give way, by up to a third. They do so by up to a fifth when what stays together, a
 * table above all, would else go to the next page or be parted. */
static int squeeze_for(const struct flow *flow, struct cursor at, millipoints page) {
    if (!at.item || at.cells) return 0;
    const struct frame *frame = NULL;
    int64_t height = flow->foot.height + repeated_height(flow, at), space = 0, count = 0;
    bool first = true, turned = at.item->turned, full = false;
    int for_group = 0;
    for (const struct item *item = at.item; item; item = item->next, first = false) {
        if (!first && (item->new_page || item->turned != turned)) break;
        height += galley_distance(frame, item, first) + item->height + foot_need(flow, item);
        if (!first) space += item->space, count++;
        frame = item->frame;
        int64_t over = height + frames_padding(frame) - page;
        if (over > 0 && !full && !item->keep) full = true, for_group = squeeze_by(over, space, count, SQUEEZE_SHARE_GROUP);
        if (height - page > space / SQUEEZE_SHARE + page / 10) return for_group;
    }
    int for_all = squeeze_by(height + frames_padding(frame) - page, space, count, SQUEEZE_SHARE);
    return for_all ? for_all : for_group;
}

void flow_pages(struct flow *flow, const struct item *first) {
    const struct theme *theme = flow->job->theme;
    struct cursor at = cursor_before(first);
    for (struct page *added; (at.item || foot_waits(flow)) && (added = flow_page_add(flow));) {
        size_t page = flow->job->pages->count - 1;
        bool turned = at.item && at.item->turned;
        if (turned) turn_page(added);
        foot_open(flow, page, least_height(flow, at));
        struct region region = {.page = page,
                                .x = theme->margin_left,
                                .y = theme->margin_top,
                                .bottom = theme->margin_top + flow_height(flow, page),
                                .empty = true,
                                .force = true,
                                .paged = true,
                                .turned = turned};
        flow->squeeze = squeeze_for(flow, at, flow_height(flow, page));
        at = place_items(flow, &region, at);
        flow->squeeze = 0;
        foot_close(flow);
    }
}

millipoints flow_place(struct flow *flow, size_t page, const struct item *first, millipoints x, millipoints y) {
    struct region region = {.page = page, .x = x, .y = y, .bottom = INT32_MAX / 2, .empty = true, .force = true};
    place_items(flow, &region, cursor_before(first));
    return region.y;
}
