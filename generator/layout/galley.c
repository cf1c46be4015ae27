/* Building galleys and measuring them. */
#include "layout/galley.h"

#include "base/arena.h"

struct galley galley_new(struct arena *arena) {
    return (struct galley){.arena = arena};
}

void galley_space(struct galley *galley, millipoints space) {
    if (!galley->settled && space > galley->space) galley->space = space;
}

void galley_settle(struct galley *galley, millipoints space) {
    galley->space = space;
    galley->settled = true;
}

void galley_keep(struct galley *galley, struct item *last) {
    for (struct item *item = last ? last->next : galley->first; item; item = item->next) item->keep = true;
}

void galley_keep_ends(struct galley *galley, struct item *last, millipoints small, size_t least) {
    struct item *first = last ? last->next : galley->first;
    size_t count = 0, i = 0;
    if (!first) return;
    for (const struct item *item = first; item; item = item->next) count++;
    bool all = items_height(first) <= small || count < 2 * least;
    for (struct item *item = first; item->next; item = item->next, i++)
        if (all || i + 1 < least || i + least >= count) item->keep = true;
}

millipoints item_baseline(const struct item *item) {
    return item && item->kind == ITEM_STRIP ? item->strip.baseline : 0;
}

static struct item *append(struct galley *galley, struct item fields) {
    struct item *item = NEW(galley->arena, struct item);
    *item = fields;
    item->space = galley->first ? galley->space : 0;
    item->new_page = galley->new_page;
    item->turned = galley->turned;
    item->section = galley->section;
    if (galley->last) galley->last->next = item;
    else galley->first = item;
    galley->last = item;
    galley->space = 0;
    item->keep = item->keep || (galley->settled && item_baseline(item)); /* a heading stays with more than one line */
    galley->settled = galley->new_page = false;
    galley->section = NULL;
    return item;
}

/* A list's label stands on the first baseline that comes. */
static void place_label(struct galley *galley, struct strip *strip) {
    galley->labelled = false;
    struct piece *label = strip_piece(galley, strip, galley->label.kind, galley->label.element);
    *label = galley->label;
    label->y += strip->baseline;
}

struct item *galley_strip(struct galley *galley, const struct frame *frame, millipoints height, millipoints baseline) {
    struct item fields = {.kind = ITEM_STRIP, .height = height, .frame = frame, .strip.baseline = baseline};
    struct item *item = append(galley, fields);
    if (galley->labelled && baseline) place_label(galley, &item->strip);
    return item;
}

/* A label whose item begins with something other than text gets a line of its own, without height. */
static void flush_label(struct galley *galley, const struct frame *frame) {
    if (!galley->labelled) return;
    galley_strip(galley, frame, 0, galley->label_baseline)->keep = true;
}

struct item *galley_row(struct galley *galley, const struct frame *frame, size_t cell_count) {
    flush_label(galley, frame);
    struct item fields = {.kind = ITEM_ROW, .frame = frame, .row.cell_count = cell_count};
    fields.row.cells = NEW_ARRAY(galley->arena, struct row_cell, cell_count);
    return append(galley, fields);
}

void row_finish(struct item *item) {
    const struct item_row *row = &item->row;
    millipoints highest = 0;
    item->notes_height = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        if (row->cells[i].height > highest) highest = row->cells[i].height;
        for (const struct item *inner = row->cells[i].items; inner; inner = inner->next)
            item->notes_height += inner->notes_height;
    }
    item->height = highest + 2 * row->padding;
}

void cell_fill(struct row_cell *cell, millipoints x, const struct galley *galley) {
    cell->x = x;
    cell->items = galley->first;
    cell->height = items_height(galley->first);
}

struct piece *strip_piece(struct galley *galley, struct strip *strip, enum piece_kind kind, struct element *element) {
    struct piece *piece = &ARENA_PUSH(galley->arena, strip->pieces, strip->piece_count, strip->piece_capacity);
    *piece = (struct piece){.kind = kind, .element = element};
    if (kind == PIECE_OPERATION) piece->operation = NEW(galley->arena, struct operation);
    return piece;
}

struct piece *strip_rectangle(struct galley *galley, struct strip *strip, millipoints x, millipoints y,
                              millipoints width, millipoints height, enum colour fill) {
    struct piece *piece = strip_piece(galley, strip, PIECE_OPERATION, NULL);
    *piece->operation =
        (struct operation){.kind = OPERATION_RECTANGLE, .x = x, .y = y, .width = width, .height = height, .fill = fill};
    return piece;
}

millipoints frames_padding(const struct frame *frame) {
    millipoints sum = 0;
    for (; frame; frame = frame->outer) sum += frame->padding;
    return sum;
}

static const struct frame *common(const struct frame *a, const struct frame *b) {
    while (a != b) {
        if (!b || (a && a->depth > b->depth)) a = a->outer;
        else if (!a || b->depth > a->depth) b = b->outer;
        else a = a->outer, b = b->outer;
    }
    return a;
}

millipoints galley_distance(const struct frame *from, const struct item *to, bool first) {
    const struct frame *shared = common(from, to->frame);
    millipoints padding = frames_padding(from) + frames_padding(to->frame) - 2 * frames_padding(shared);
    return padding + (first ? 0 : to->space);
}

millipoints items_height(const struct item *first) {
    int64_t height = 0;
    const struct frame *frame = NULL;
    for (const struct item *item = first; item; item = item->next) {
        height += galley_distance(frame, item, item == first) + item->height;
        frame = item->frame;
    }
    height += frames_padding(frame);
    return height < LENGTH_MOST ? (millipoints)height : LENGTH_MOST;
}
