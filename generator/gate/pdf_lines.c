/* A page's text: pieces come as they are drawn, with the place where the pen stood. What follows at once goes on with
 * the word, a gap is a space, anything else a new line. A word whose parts are drawn out of order is put together from
 * where they stand, and given beside the page. */
#include <math.h>
#include <stdlib.h>

#include "gate/pdf_inside.h"

static const double word_gap = 0.15, back = 0.5, same_line = 0.5, cell_gap = 1.0; /* of the size of the letters */

struct piece {
    size_t start, end; /* in the text */
    double x, y, end_x, size;
    bool upright;
};

struct inside_page {
    struct buffer text;
    struct piece *pieces;
    size_t count, capacity;
    struct arena *arena;
    struct inside_spot last;
    bool any;
};

struct inside_page *inside_page_new(void) {
    struct arena *arena = arena_create();
    struct inside_page *page = NEW(arena, struct inside_page);
    page->arena = arena;
    return page;
}

static void separate(struct inside_page *page, char with) {
    char last = page->text.size ? page->text.data[page->text.size - 1] : '\n';
    if (last == '\n' || (last == ' ' && with == ' ')) return;
    buffer_char(&page->text, with);
}

static void begin_piece(struct inside_page *page, const struct inside_spot *spot) {
    ARENA_PUSH(page->arena, page->pieces, page->count, page->capacity) = (struct piece){.start = page->text.size,
                                                                                        .end = page->text.size,
                                                                                        .x = spot->x,
                                                                                        .y = spot->y,
                                                                                        .end_x = spot->x,
                                                                                        .size = spot->size,
                                                                                        .upright = spot->dx > 0.99};
}

void inside_page_arrive(struct inside_page *page, const struct inside_spot *spot) {
    const struct inside_spot *last = &page->last;
    double x = spot->x - last->x, y = spot->y - last->y, size = fmax(last->size, spot->size);
    double along = x * last->dx + y * last->dy, across = fabs(x * last->dy - y * last->dx);
    bool follows = page->any && across < same_line * size && along > -back * size &&
                   spot->dx * last->dx + spot->dy * last->dy > 0.9;
    page->any = true;
    if (follows && along <= word_gap * fmin(last->size, spot->size)) return;
    separate(page, follows ? ' ' : '\n');
    if (!follows || along > cell_gap * size) begin_piece(page, spot);
}

struct buffer *inside_page_buffer(struct inside_page *page) {
    return &page->text;
}

void inside_page_leave(struct inside_page *page, const struct inside_spot *spot) {
    page->last = *spot;
    if (!page->count) return;
    struct piece *piece = &page->pieces[page->count - 1];
    piece->end = page->text.size;
    piece->end_x = spot->x;
}

/* --- words of parts ----------------------------------------------------------------------------------------------- */

static int from_above(const void *a, const void *b) {
    const struct piece *first = a, *second = b;
    if (first->y != second->y) return first->y > second->y ? -1 : 1;
    return first->start < second->start ? -1 : first->start > second->start;
}

static int from_left(const void *a, const void *b) {
    const struct piece *first = a, *second = b;
    if (first->x != second->x) return first->x < second->x ? -1 : 1;
    return first->start < second->start ? -1 : first->start > second->start;
}

static bool touches(const struct piece *left, const struct piece *right) {
    double gap = right->x - left->end_x, size = fmin(left->size, right->size);
    return left->upright && right->upright && gap > -back * size && gap <= word_gap * size;
}

static void give_words(struct inside_page *page, struct inside_file *file, const struct piece *pieces, size_t count) {
    struct buffer line = {0};
    for (size_t i = 0; i < count; i++) {
        struct str part = str_trim(str_slice(buffer_str(&page->text), pieces[i].start, pieces[i].end));
        buffer_append(&line, part);
    }
    gate_add(file->texts, GATE_BODY, STR("words put together"), file->page, buffer_str(&line));
    buffer_free(&line);
}

static void look_along(struct inside_page *page, struct inside_file *file, struct piece *pieces, size_t count) {
    qsort(pieces, count, sizeof *pieces, from_left);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && touches(&pieces[end - 1], &pieces[end]);) end++;
        if (end > start + 1) give_words(page, file, pieces + start, end - start);
    }
}

static void put_words_together(struct inside_page *page, struct inside_file *file) {
    qsort(page->pieces, page->count, sizeof *page->pieces, from_above);
    for (size_t start = 0, end; start < page->count; start = end) {
        const struct piece *first = &page->pieces[start];
        for (end = start + 1; end < page->count && first->y - page->pieces[end].y < 0.3 * first->size;) end++;
        if (end > start + 1) look_along(page, file, page->pieces + start, end - start);
    }
}

void inside_page_give(struct inside_page *page, struct inside_file *file) {
    gate_add(file->texts, GATE_BODY, STR(""), file->page, buffer_str(&page->text));
    if (page->count > 1) put_words_together(page, file);
    buffer_free(&page->text);
    arena_destroy(page->arena);
}
