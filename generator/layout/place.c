/* Copies of strips, rules and boxes onto pages. A box is reserved before what stands in it, so that it is painted
 * below, and gets its height when that is known. */
#include "layout/place.h"

#include <assert.h>

#include "base/arena.h"

static struct piece *add_piece(struct flow *flow, size_t page_index) {
    struct page *page = &flow->job->pages->items[page_index];
    return &ARENA_PUSH(flow->job->arena, page->pieces, page->piece_count, page->piece_capacity);
}

static struct piece *piece_at(struct flow *flow, size_t page, size_t index) {
    return &flow->job->pages->items[page].pieces[index];
}

static size_t count_pieces(struct flow *flow, size_t page) { return flow->job->pages->items[page].piece_count; }

/* A copy, as a row that is repeated on the next page is placed again. */
static struct operation *moved_operation(struct arena *arena, const struct operation *from, millipoints x,
                                         millipoints y) {
    struct operation *operation = NEW(arena, struct operation);
    *operation = *from;
    operation->x += x;
    operation->y += y;
    if (!from->point_count) return operation;
    operation->points = NEW_ARRAY(arena, struct point, from->point_count);
    for (size_t i = 0; i < from->point_count; i++)
        operation->points[i] = (struct point){from->points[i].x + x, from->points[i].y + y};
    return operation;
}

static void place_link(struct flow *flow, size_t page_index, const struct strip_link *from, millipoints x,
                       millipoints y) {
    struct page *page = &flow->job->pages->items[page_index];
    bool inside = str_starts(from->target, STR("#"));
    if (inside)
        ARENA_PUSH(flow->job->galleys, flow->anchor_links, flow->anchor_link_count, flow->anchor_link_capacity) =
            (struct anchor_link){
                .page = page_index, .link = page->link_count, .target = str_skip(from->target, 1), .span = from->span};
    ARENA_PUSH(flow->job->arena, page->links, page->link_count, page->link_capacity) =
        (struct page_link){.x = from->x + x,
                           .y = from->y + y,
                           .width = from->width,
                           .height = from->height,
                           .target = inside ? (struct str){0} : from->target,
                           .page = -1,
                           .element = from->element};
}

void place_strip(struct flow *flow, size_t page, const struct strip *strip, millipoints x, millipoints y) {
    for (size_t i = 0; i < strip->piece_count; i++) {
        struct piece *piece = add_piece(flow, page);
        *piece = strip->pieces[i];
        piece->x += x;
        piece->y += y;
        if (flow->artifact) piece->element = NULL;
        piece->artifact = flow->kind;
        if (piece->kind == PIECE_OPERATION)
            piece->operation = moved_operation(flow->job->arena, piece->operation, x, y);
    }
    for (size_t i = 0; i < strip->link_count && !flow->artifact; i++) place_link(flow, page, &strip->links[i], x, y);
}

static struct piece rectangle(const struct flow *flow, millipoints x, millipoints y, millipoints width,
                              millipoints height, enum colour fill) {
    struct operation *operation = NEW(flow->job->arena, struct operation);
    *operation =
        (struct operation){.kind = OPERATION_RECTANGLE, .x = x, .y = y, .width = width, .height = height, .fill = fill};
    return (struct piece){
        .kind = PIECE_OPERATION, .x = x, .y = y, .width = width, .height = height, .operation = operation};
}

void place_rectangle(struct flow *flow, size_t page, millipoints x, millipoints y, millipoints width,
                     millipoints height, enum colour fill) {
    struct piece *piece = add_piece(flow, page);
    *piece = rectangle(flow, x, y, width, height, fill);
    piece->artifact = flow->kind;
}

/* ---- frames ---- */

static size_t frame_pieces(const struct frame *frame) {
    size_t box = frame->fill != COLOUR_NONE, bar = frame->bar > 0;
    return box + bar;
}

static void close_frame(struct flow *flow, size_t page, struct open_frames *frames, millipoints x, millipoints *y) {
    const struct frame *frame = frames->innermost;
    *y += frame->padding;
    size_t index = frames->items[frame->depth].piece;
    millipoints top = frames->items[frame->depth].top, height = *y - top;
    if (frame->fill != COLOUR_NONE) {
        struct piece *box = piece_at(flow, page, index++);
        *box = rectangle(flow, x + frame->x, top, frame->width, height, frame->fill);
        box->operation->radius = frame->radius;
    }
    if (frame->bar)
        *piece_at(flow, page, index) = rectangle(flow, x + frame->x, top, frame->bar, height, frame->bar_colour);
    frames->innermost = frame->outer;
}

static void open_frame(struct flow *flow, size_t page, struct open_frames *frames, const struct frame *frame,
                       millipoints *y) {
    if (frame->outer != frames->innermost) open_frame(flow, page, frames, frame->outer, y);
    assert(frame->depth <= LIMIT_DEPTH + 1);
    frames->items[frame->depth].piece = count_pieces(flow, page);
    frames->items[frame->depth].top = *y;
    for (size_t i = frame_pieces(frame); i > 0; i--) place_rectangle(flow, page, 0, *y, 0, 0, COLOUR_NONE);
    frames->innermost = frame;
    *y += frame->padding;
}

static bool is_around(const struct frame *outer, const struct frame *frame) {
    while (frame && frame != outer) frame = frame->outer;
    return frame == outer;
}

void place_frames(struct flow *flow, size_t page, struct open_frames *frames, const struct frame *to, millipoints x,
                  millipoints *y, millipoints space) {
    while (frames->innermost && !is_around(frames->innermost, to)) close_frame(flow, page, frames, x, y);
    *y += space;
    if (to != frames->innermost) open_frame(flow, page, frames, to, y);
}

/* ---- rows ---- */

size_t place_reserve(struct flow *flow, size_t page, const struct item_row *row) {
    size_t first = count_pieces(flow, page);
    if (row->fill != COLOUR_NONE) place_rectangle(flow, page, 0, 0, 0, 0, COLOUR_NONE);
    for (size_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].fill != COLOUR_NONE) place_rectangle(flow, page, 0, 0, 0, 0, COLOUR_NONE);
    return first;
}

void place_backgrounds(struct flow *flow, size_t page, size_t first, const struct item_row *row, millipoints x,
                       millipoints top, millipoints foot) {
    millipoints height = foot - top;
    if (row->fill != COLOUR_NONE)
        *piece_at(flow, page, first++) = rectangle(flow, x + row->x, top, row->width, height, row->fill);
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct row_cell *cell = &row->cells[i];
        if (cell->fill == COLOUR_NONE) continue;
        struct piece *box = piece_at(flow, page, first++);
        *box = rectangle(flow, x + cell->box_x, top, cell->box_width, height, cell->fill);
        box->operation->radius = row->radius;
    }
}
