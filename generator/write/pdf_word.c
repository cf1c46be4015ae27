/* Words that go on in the next line, or on the next page: with a hyphen that was put in, after one of their own, or cut
 * because they fit nowhere. Where such a word begins its whole text is looked up; the pieces that it goes on in are
 * noted until they are written. */
#include "write/pdf_internal.h"

enum { LONGEST = 1024 /* bytes; more is no word */ };

/* A piece yet to come, and how much of its text belongs to a word begun before. */
struct rest {
    struct rest *next;
    const struct piece *piece;
    size_t size;
};

struct pdf_words {
    struct rest *rests; /* few at a time: as many as there are columns on a page */
};

static bool goes_on(const struct piece *piece) {
    return piece->hyphenated || piece->broken || str_ends(piece->text, STR("-"));
}

static size_t take_rest(struct pdf *pdf, const struct piece *piece) {
    if (!pdf->words) return 0;
    for (struct rest **rest = &pdf->words->rests; *rest; rest = &(*rest)->next) {
        if ((*rest)->piece != piece) continue;
        size_t size = (*rest)->size;
        *rest = (*rest)->next;
        return size;
    }
    return 0;
}

static void add_rest(struct pdf *pdf, const struct piece *piece, size_t size) {
    if (!pdf->words) pdf->words = NEW(pdf->arena, struct pdf_words);
    struct rest *rest = NEW(pdf->arena, struct rest);
    *rest = (struct rest){.next = pdf->words->rests, .piece = piece, .size = size};
    pdf->words->rests = rest;
}

/* The next piece of the same element, on the same page or the one after it. */
static const struct piece *piece_after(const struct pdf *pdf, size_t *page, size_t *index) {
    const struct element *element = pdf->pages->items[*page].pieces[*index].element;
    for (size_t last = *page + 1; *page <= last && *page < pdf->pages->count; ++*page, *index = SIZE_MAX) {
        const struct page *from = &pdf->pages->items[*page];
        while (++*index < from->piece_count)
            if (from->pieces[*index].kind == PIECE_TEXT && from->pieces[*index].element == element)
                return &from->pieces[*index];
    }
    return NULL;
}

static size_t last_word(struct str text) {
    size_t start = text.size;
    while (start && text.data[start - 1] != ' ') start--;
    return start;
}

static size_t first_word(struct str text) {
    size_t end = 0;
    while (end < text.size && text.data[end] != ' ') end++;
    return end;
}

struct pdf_word pdf_word_of(struct pdf *pdf, size_t page, size_t index) {
    const struct piece *piece = &pdf->pages->items[page].pieces[index];
    size_t head = last_word(piece->text);
    struct pdf_word word = {.tail = take_rest(pdf, piece), .head = piece->text.size};
    if (!piece->element || piece->element->kind == ELEMENT_FIGURE || !goes_on(piece) || head < word.tail) return word;
    struct buffer whole = {0};
    buffer_append(&whole, str_skip(piece->text, head));
    for (bool going = true; going;) {
        size_t before = page;
        const struct piece *next = piece_after(pdf, &page, &index);
        if (!next || (page == before && next->y == piece->y)) break;
        size_t size = first_word(next->text);
        if (!size || whole.size + size > LONGEST) break;
        buffer_append(&whole, str_slice(next->text, 0, size));
        add_rest(pdf, next, size);
        word.head = head;
        going = size == next->text.size && goes_on(next);
        piece = next;
    }
    word.whole = str_copy(pdf->arena, buffer_str(&whole));
    buffer_free(&whole);
    return word;
}
