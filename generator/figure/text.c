/* Texts on a sketch: measured, cut, broken into lines, set. */
#include <string.h>

#include "base/arena.h"
#include "figure/sketch.h"

enum { LETTERS_LEFT = 3 }; /* of a broken word on its last line, at least */

const struct ink INK_LABEL = {TEXT, false, ANCHOR_START, COLOUR_INK};
const struct ink INK_LABEL_MIDDLE = {TEXT, false, ANCHOR_MIDDLE, COLOUR_INK};
const struct ink INK_LABEL_END = {TEXT, false, ANCHOR_END, COLOUR_INK};
const struct ink INK_NOTE = {SMALL, false, ANCHOR_START, COLOUR_MUTED};
const struct ink INK_NOTE_MIDDLE = {SMALL, false, ANCHOR_MIDDLE, COLOUR_MUTED};
const struct ink INK_NOTE_END = {SMALL, false, ANCHOR_END, COLOUR_MUTED};

bool box_meets(struct box a, struct box b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

struct box box_grown(struct box box, millipoints by) {
    return (struct box){box.left - by, box.top - by, box.right + by, box.bottom + by};
}

millipoints text_width(const struct sketch *sketch, struct str text, const struct ink *ink) {
    return str_empty(text) ? 0 : sketch->measure->width(sketch->measure->context, text, ink->size, ink->bold);
}

struct box text_box(const struct sketch *sketch, millipoints x, millipoints y, struct str text, const struct ink *ink) {
    millipoints width = text_width(sketch, text, ink);
    if (ink->anchor == ANCHOR_MIDDLE) x -= width / 2;
    if (ink->anchor == ANCHOR_END) x -= width;
    return (struct box){x, y - ink->size * TEXT_RISE / 1000, x + width, y + ink->size * TEXT_DROP / 1000};
}

void text_draw(struct sketch *sketch, millipoints x, millipoints y, struct str text, const struct ink *ink) {
    if (str_empty(text)) return;
    drawing_text(sketch->drawing, x, y, text, ink->size, ink->anchor, ink->colour);
    sketch->drawing->operations[sketch->drawing->count - 1].bold = ink->bold;
}

/* The last place, at or before `end`, where a code point starts. */
static size_t code_point_start(struct str text, size_t end) {
    while (end > 0 && end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80) end--;
    return end;
}

millipoints text_left(const struct sketch *sketch, millipoints x, millipoints width) {
    return greater(smaller(x - width / 2, sketch->drawing->width - width), 0);
}

/* How many bytes of the text fit: found by halving, as a longer text is never narrower. */
static size_t fitting(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width) {
    size_t low = 0, high = text.size;
    while (low < high) {
        size_t middle = code_point_start(text, low + (high - low + 1) / 2);
        if (middle <= low) {
            middle = low + 1;
            while (middle < text.size && ((unsigned char)text.data[middle] & 0xC0) == 0x80) middle++;
            if (middle > high) break;
        }
        if (text_width(sketch, str_slice(text, 0, middle), ink) <= width) low = middle;
        else high = code_point_start(text, middle - 1);
    }
    return low;
}

struct str text_fit(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width) {
    if (text_width(sketch, text, ink) <= width) return text;
    millipoints room = width - text_width(sketch, STR("…"), ink);
    size_t size = room > 0 ? fitting(sketch, text, ink, room) : 0;
    struct str kept = str_trim(str_slice(text, 0, size));
    return kept.size ? str_format(sketch->arena, "%.*s…", STR_ARG(kept)) : (struct str){0};
}

void text_draw_fit(struct sketch *sketch, millipoints x, millipoints y, struct str text, const struct ink *ink,
                   millipoints width) {
    text_draw(sketch, x, y, text_fit(sketch, text, ink, width), ink);
}

void text_draw_plate(struct sketch *sketch, millipoints x, millipoints y, struct str text, const struct ink *ink) {
    mark_box(sketch, text_box(sketch, x, y, text, ink), paint_solid(COLOUR_PAPER));
    text_draw(sketch, x, y, text, ink);
}

bool text_words_fit(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width) {
    size_t from = 0;
    for (size_t i = 0; i <= text.size; i++) {
        if (i < text.size && text.data[i] != ' ' && text.data[i] != '-') continue;
        size_t end = i < text.size && text.data[i] == '-' ? i + 1 : i;
        if (text_width(sketch, str_slice(text, from, end), ink) > width) return false;
        from = i + 1;
    }
    return true;
}

/* Where a word that is wider than a line is broken: so that a hyphen fits behind it and at least three letters follow.
 */
static size_t word_end(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width) {
    size_t end = fitting(sketch, text, ink, width - text_width(sketch, STR("-"), ink)), letters = 0, behind = end;
    while (behind < text.size && text.data[behind] != ' ' && letters < LETTERS_LEFT) {
        letters += ((unsigned char)text.data[behind] & 0xC0) != 0x80;
        behind++;
    }
    for (; letters && letters < LETTERS_LEFT && end > 0; letters++) end = code_point_start(text, end - 1);
    return end;
}

/* Whether a line that ends here breaks a word. */
static bool breaks_word(struct str text, size_t end) {
    return end > 0 && end < text.size && text.data[end] != ' ' && text.data[end - 1] != ' ' &&
           text.data[end - 1] != '-';
}

/* Where the first line ends: behind the last space or hyphen that fits, else inside the word. */
static size_t line_end(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width) {
    if (text_width(sketch, text, ink) <= width) return text.size;
    size_t most = fitting(sketch, text, ink, width);
    for (size_t end = most; end > 0; end--)
        if ((end < text.size && text.data[end] == ' ') || text.data[end - 1] == '-') return end;
    size_t end = word_end(sketch, text, ink, width);
    return end ? end : most;
}

struct text_lines text_wrap(const struct sketch *sketch, struct str text, const struct ink *ink, millipoints width,
                            size_t most) {
    struct text_lines lines = {.items = NEW_ARRAY(sketch->arena, struct str, most)};
    struct str rest = str_trim(text);
    while (rest.size && lines.count < most) {
        size_t end = lines.count + 1 == most ? rest.size : line_end(sketch, rest, ink, width);
        if (!end) end = rest.size; /* not even a letter fits */
        struct str line = str_trim(str_slice(rest, 0, end));
        if (breaks_word(rest, end)) line = str_format(sketch->arena, "%.*s-", STR_ARG(line));
        line = text_fit(sketch, line, ink, width);
        millipoints wide = text_width(sketch, line, ink);
        if (wide > lines.widest) lines.widest = wide;
        lines.items[lines.count++] = line;
        rest = str_trim(str_skip(rest, end));
    }
    return lines;
}

void text_draw_lines(struct sketch *sketch, millipoints x, millipoints y, const struct text_lines *lines,
                     const struct ink *ink) {
    for (size_t i = 0; i < lines->count; i++) text_draw(sketch, x, y + (millipoints)i * LINE, lines->items[i], ink);
}

/* Digits and capitals are about 0.72 of the size high. */
millipoints text_middle(millipoints y, const struct ink *ink) { return y + ink->size * 360 / 1000; }
