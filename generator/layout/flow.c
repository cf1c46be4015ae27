/* Filling pages: items one after the other, those that must stay together as a group; rows that go on; rows repeated at
 * the head of a page; frames closed and opened again. What was placed is remembered in the items themselves
 * (row_cell.next). */
#include "layout/flow.h"

#include "base/arena.h"
#include "base/limits.h"
#include "layout/place.h"
#include "layout/table_rows.h"

enum { SQUEEZE_SHARE = 3 }; /* spaces give way by up to a third */

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
    const struct item *last; /* that was placed; NULL: none */
};

static bool place_items(struct flow *flow, struct region *region, struct item **next);

static millipoints room_of(const struct flow *flow, const struct region *region) {
    return region->bottom - region->y - (region->fixed ? 0 : flow->foot.height);
}

/* How much less space an item gets on this page. */
static millipoints squeezed(const struct flow *flow, const struct item *item) {
    return (millipoints)((int64_t)item->space * flow->squeeze / 1000);
}

/* ---- what fits ---- */

static millipoints first_height(const struct flow *flow, const struct item *item);

/* Of the page that is being filled. */
static millipoints page_height(const struct flow *flow) { return flow_height(flow, flow->job->pages->count - 1); }

/* A head or group that would take much of the page is not repeated. */
static struct item *repeated(const struct flow *flow, const struct item *row, size_t i) {
    struct item *again = row->repeat[i];
    return again && again->height <= page_height(flow) / REPEATED ? again : NULL;
}

/* What is placed above a row that a page begins with. */
static millipoints repeated_height(const struct flow *flow, const struct item *row) {
    const struct printed *carried = row->begun ? row->carried_behind : row->carried_before;
    millipoints height = row->carry && carried ? row->carry->height : 0;
    for (size_t i = 0; i < 2; i++)
        if (repeated(flow, row, i)) height += row->repeat[i]->height;
    return height;
}

/* What a page needs below a row that it ends with. */
static millipoints carried_height(const struct item *row) {
    bool ends = !row->next || row->next->carry != row->carry;
    return row->carry && row->carried_behind && !ends ? row->carry->height : 0;
}

/* Rows are kept whole up to a height of their own; one that is higher than a page never. */
static bool is_whole(const struct flow *flow, const struct item *row) {
    millipoints most = page_height(flow) - repeated_height(flow, row) - carried_height(row);
    if (row->height > most) return false;
    return row->height <= row->whole_up_to;
}

/* The height of an item with all that has to stand on the same page, and of the frames around them, cut off at
 * `enough`. */
static millipoints group_height(const struct flow *flow, const struct frame *frame, const struct item *item, bool first,
                                millipoints enough) {
    millipoints height = first && item ? repeated_height(flow, item) : 0;
    for (; item; item = item->next, first = false) {
        height += galley_distance(frame, item, first) - (first ? 0 : squeezed(flow, item));
        height += first_height(flow, item);
        if (item->kind == ITEM_STRIP || is_whole(flow, item)) height += foot_need(flow, item);
        frame = item->frame;
        bool page_ends = item->next && (item->next->new_page || item->next->turned != item->turned);
        if (!item->keep || page_ends || height > enough) break;
    }
    return height + (item ? carried_height(item) : 0) + frames_padding(frame);
}

/* The least height of an item that has begun to be placed. */
static millipoints first_height(const struct flow *flow, const struct item *item) {
    if (item->kind == ITEM_STRIP || is_whole(flow, item)) return item->height;
    millipoints highest = 0;
    for (size_t i = 0; i < item->cell_count; i++) {
        const struct row_cell *cell = &item->cells[i];
        if (!cell->next) continue;
        millipoints height = group_height(flow, NULL, cell->next, true, page_height(flow));
        if (height > highest) highest = height;
    }
    return highest + 2 * item->padding;
}

/* What is to stay together and is higher than a page cannot: then the item counts alone. */
static bool fits(const struct flow *flow, const struct region *region, const struct item *item) {
    if (region->fixed) return true; /* measured as a whole */
    millipoints room = room_of(flow, region), page = page_height(flow);
    const struct frame *frame = region->frames.innermost;
    millipoints group = group_height(flow, frame, item, region->empty, page);
    if (group <= room) return true;
    millipoints alone = galley_distance(frame, item, region->empty) + first_height(flow, item) + carried_height(item);
    if (!region->empty) alone -= squeezed(flow, item);
    if (region->empty) alone += repeated_height(flow, item);
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
    millipoints kept = is_whole(flow, row) ? 0 : carried_height(row); /* free below what is placed */
    bool whole = !row->begun && row->height <= room_of(flow, region) - kept, done = true;
    millipoints top = region->y, foot = top;
    if (whole) foot_use(flow, top + row->height);
    size_t background = place_reserve(flow, region->page, row);
    for (size_t i = 0; i < row->cell_count; i++) {
        struct row_cell *cell = &row->cells[i];
        struct region column = {.page = region->page,
                                .x = region->x + cell->x,
                                .y = top + row->padding,
                                .bottom =
                                    whole ? top + row->height - row->padding : region->bottom - kept - row->padding,
                                .empty = true,
                                .fixed = whole || region->fixed,
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
    if (!row || row->height > room_of(flow, region)) return;
    row->begun = false;
    for (size_t i = 0; i < row->cell_count; i++) row->cells[i].next = row->cells[i].items;
    flow->artifact = true;
    place_row(flow, region, row);
    flow->artifact = false;
}

/* What stands above a row that goes on, or that is the first of its page though not of its table. */
static void place_again(struct flow *flow, struct region *region, const struct item *row) {
    const struct printed *sums = row->begun ? row->carried_behind : row->carried_before;
    place_repeated(flow, region, repeated(flow, row, 0));
    if (row->carry && sums)
        place_repeated(flow, region, carry_row(row->carry, sums, flow->job->document->words->brought));
    place_repeated(flow, region, repeated(flow, row, 1));
}

/* The sums of a table that goes on after this page. */
static void place_carried(struct flow *flow, struct region *region, const struct item *next) {
    const struct item *row = region->last;
    if (!row || !next || !row->carry || !row->carried_behind || next->carry != row->carry) return;
    place_repeated(flow, region, carry_row(row->carry, row->carried_behind, flow->job->document->words->carried));
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
                 region->empty ? 0 : item->space - (region->paged ? squeezed(flow, item) : 0));
    land(flow, region, item);
    bool done = true;
    if (item->kind == ITEM_ROW) {
        done = place_row(flow, region, item);
    } else {
        place_strip(flow, region->page, item, region->x, region->y);
        region->y += item->height;
        millipoints padding = frames_padding(item->frame);
        foot_use(flow, region->y + padding);
        foot_add(flow, item, region->fixed ? INT32_MAX : room_of(flow, region) - padding);
    }
    region->empty = false;
    return done;
}

/* Places items until the column is full; true when none is left. */
static bool place_items(struct flow *flow, struct region *region, struct item **next) {
    for (; *next; *next = (*next)->next) {
        struct item *item = *next;
        bool forced = region->empty && region->force;
        bool page_ends = region->paged && !region->empty && (item->new_page || item->turned != region->turned);
        if (page_ends || (!forced && !fits(flow, region, item))) break;
        if (region->empty && item->kind == ITEM_ROW) {
            place_frames(flow, region->page, &region->frames, item->frame, region->x, &region->y, 0);
            place_again(flow, region, item);
        }
        region->last = item;
        if (!place_item(flow, region, item)) break;
    }
    place_carried(flow, region, *next);
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
static millipoints least_height(const struct flow *flow, const struct item *first) {
    return group_height(flow, NULL, first, true, page_height(flow));
}

/* When what is left up to the next page break is higher than the page by a few lines, they would stand alone on the
 * next one: the spaces of this page give way, by up to a third. Returns thousandths. */
static int squeeze_for(const struct flow *flow, const struct item *item, millipoints page) {
    if (!item || item->begun) return 0;
    const struct frame *frame = NULL;
    int64_t height = flow->foot.height + repeated_height(flow, item), space = 0, count = 0;
    bool turned = item->turned;
    for (bool first = true; item; item = item->next, first = false) {
        if (!first && (item->new_page || item->turned != turned)) break;
        height += galley_distance(frame, item, first) + item->height + foot_need(flow, item);
        if (!first) space += item->space, count++;
        frame = item->frame;
        if (height - page > space / SQUEEZE_SHARE + page / 10) return 0;
    }
    int64_t over = height + frames_padding(frame) - page;
    if (over <= 0 || (over + count) * SQUEEZE_SHARE > space) return 0;
    return (int)((over + count) * 1000 / space) + 1;
}

void flow_pages(struct flow *flow, struct item *first) {
    const struct theme *theme = flow->job->theme;
    struct item *next = first;
    for (struct page *added; (next || foot_waits(flow)) && (added = flow_page_add(flow));) {
        size_t page = flow->job->pages->count - 1;
        bool turned = next && next->turned;
        if (turned) turn_page(added);
        foot_open(flow, page, next ? least_height(flow, next) : 0);
        struct region region = {.page = page,
                                .x = theme->margin_left,
                                .y = theme->margin_top,
                                .bottom = theme->margin_top + flow_height(flow, page),
                                .empty = true,
                                .force = true,
                                .paged = true,
                                .turned = turned};
        flow->squeeze = squeeze_for(flow, next, flow_height(flow, page));
        place_items(flow, &region, &next);
        flow->squeeze = 0;
        foot_close(flow);
    }
}

millipoints flow_place(struct flow *flow, size_t page, struct item *first, millipoints x, millipoints y) {
    struct region region = {.page = page, .x = x, .y = y, .bottom = INT32_MAX / 2, .empty = true, .force = true};
    place_items(flow, &region, &first);
    return region.y;
}
