/* Offering mends: only where the text is what it was taken for. */
#include "base/mend.h"

#include <string.h>

#include "base/arena.h"
#include "base/suggest.h"

const char *mend_kind_name(enum mend_kind kind) {
    static const char *const names[] = {[MEND_SURE] = "sure", [MEND_CHOICE] = "choice", [MEND_BLANK] = "blank"};
    return names[kind];
}

/* A line that is longer was written by a program; looking for each of its places would take for ever. */
enum { WIDEST = 4000 /* code points */ };

static bool find_start(struct span span, size_t *start) { return span.column <= WIDEST && span_start(span, start); }

static bool same(const struct mend *a, const struct mend *b) {
    return a->source == b->source && a->edit.start == b->edit.start && a->edit.end == b->edit.end &&
           str_equal(a->edit.text, b->edit.text);
}

/* Behind those that there are; once. */
static void offer(struct diagnostics *sink, struct diagnostic *diagnostic, struct mend offered) {
    if (!offered.source || offered.source->torn) return;
    struct mend **last = &diagnostic->mends;
    for (; *last; last = &(*last)->next)
        if (same(*last, &offered)) return;
    *last = NEW(sink->arena, struct mend);
    **last = offered;
    (*last)->edit.text = str_copy(sink->arena, offered.edit.text);
    (*last)->title = message_copy(sink->arena, offered.title);
}

void mend_replace_message(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind,
                          struct span span, struct str was, struct str now, struct message title) {
    size_t start;
    if (!was.size || str_equal(was, now) || !find_start(span, &start)) return;
    if (!str_starts(str_skip(span.source->text, start), was)) return;
    offer(sink, diagnostic,
          (struct mend){.kind = kind, .source = span.source, .edit = {start, start + was.size, now}, .title = title});
}

void mend_insert_message(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind,
                         const struct source *source, size_t at, struct str text, struct message title) {
    if (at > source->text.size) return;
    offer(sink, diagnostic, (struct mend){.kind = kind, .source = source, .edit = {at, at, text}, .title = title});
}

/* ---- words ---- */

static bool is_one_of(char c, const char *characters) { return c && strchr(characters, c); }

/* What would be a sign of YAML, in brackets too, or of a table of Markdown. */
static bool has_signs(struct str text, bool in_brackets) {
    if (!text.size || is_one_of(text.data[0], "-?:,[]{}#&*!|>'\"%@`~ ")) return true;
    if (is_one_of(text.data[text.size - 1], ": ")) return true;
    for (size_t i = 0; i < text.size; i++)
        if (is_one_of(text.data[i], "\n\t|\"`") || (in_brackets && is_one_of(text.data[i], ",[]{}"))) return true;
    return str_find(text, STR(": "), NULL) || str_find(text, STR(" #"), NULL);
}

/* As far as the line tells. */
static bool is_in_brackets(struct str text, size_t at) {
    while (at && text.data[at - 1] != '\n')
        if (is_one_of(text.data[--at], "[{")) return true;
    return false;
}

static bool is_quote(struct str text, size_t at) { return at < text.size && is_one_of(text.data[at], "'\""); }

/* Whether a text may stand where `was` does, from a byte on. */
static bool may_stand(struct str text, size_t start, struct str was, struct str now) {
    bool quoted = start && is_quote(text, start - 1) && is_quote(text, start + was.size);
    if (!quoted) return !has_signs(now, is_in_brackets(text, start));
    for (size_t i = 0; i < now.size; i++)
        if (is_one_of(now.data[i], "'\"\\\n")) return false;
    return true;
}

void mend_word_message(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind, struct span span,
                       struct str was, struct str now, struct message title) {
    size_t start;
    if (!was.size || str_equal(was, now) || !find_start(span, &start)) return;
    struct str text = span.source->text;
    if (is_quote(text, start) && !is_quote(was, 0)) start++;
    if (!str_starts(str_skip(text, start), was) || !may_stand(text, start, was, now)) return;
    offer(sink, diagnostic,
          (struct mend){.kind = kind, .source = span.source, .edit = {start, start + was.size, now}, .title = title});
}

/* ---- did you mean ---- */

static bool is_word_byte(unsigned char c) {
    return c >= 0x80 || c == '_' || c == '-' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool is_in_word(struct str text, size_t at) {
    return at < text.size && is_word_byte((unsigned char)text.data[at]);
}

static bool stands_at(struct str text, size_t at, struct str word) {
    return str_starts(str_skip(text, at), word) && !is_in_word(text, at + word.size) &&
           !(at && is_in_word(text, at - 1));
}

/* Where a word stands in the piece of its line that a span marks, or behind where it begins; once. */
static struct span word_in(struct span span, struct str word) {
    size_t start, found = SIZE_MAX;
    if (!word.size || !find_start(span, &start)) return (struct span){0};
    struct str line = source_line(span.source, span.line);
    size_t end = (size_t)(line.data + line.size - span.source->text.data);
    if (end > start + WIDEST) end = start + WIDEST;
    struct str text = str_slice(span.source->text, 0, end);
    if (stands_at(text, start, word)) return span;
    for (size_t at = start; at + word.size <= end; at++) {
        if (!stands_at(text, at, word)) continue;
        if (found != SIZE_MAX) return (struct span){0};
        found = at;
    }
    return found == SIZE_MAX ? (struct span){0} : source_span(span.source, found, found + word.size);
}

void mend_meant_quietly(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind, struct str was,
                        struct str meant) {
    mend_word(sink, diagnostic, kind, word_in(diagnostic->span, was), was, meant, "write “{0}”", meant);
}

/* “done?” and “☐ done” say something else than “done”. */
static bool is_word(struct str text) {
    while (text.size) {
        uint32_t c = str_next(&text);
        bool letter = c < 0x80 ? is_word_byte((unsigned char)c) : c < 0x2000;
        if (!letter && c != ' ' && c != '.' && c != '/') return false;
    }
    return true;
}

static struct str next_digit(struct str text) {
    while (text.size && (*text.data < '0' || *text.data > '9')) text = str_skip(text, 1);
    return text;
}

/* Of “P14” and “P15” neither is a misspelt other. */
static bool same_digits(struct str a, struct str b) {
    for (a = next_digit(a), b = next_digit(b); a.size && b.size; a = next_digit(a), b = next_digit(b)) {
        if (*a.data != *b.data) return false;
        a = str_skip(a, 1), b = str_skip(b, 1);
    }
    return !a.size && !b.size;
}

struct str mend_like(struct arena *arena, struct str was, struct str now) {
    bool small = was.size && was.data[0] >= 'a' && was.data[0] <= 'z';
    if (!small || !now.size || now.data[0] < 'A' || now.data[0] > 'Z') return now;
    return str_format(arena, "%c%.*s", now.data[0] | 32, STR_ARG(str_skip(now, 1)));
}

enum mend_kind mend_kind_of_slip(struct str was, struct str meant) {
    enum { SHORT = 3, LONG = 8 /* code points */ };
    if (str_code_points(was) < SHORT || !is_word(was) || !same_digits(was, meant)) return MEND_CHOICE;
    struct suggestion slip = suggest_start(was);
    suggest_offer(&slip, meant);
    size_t most = str_code_points(was) < LONG ? 1 : 2;
    return slip.found.size && slip.distance <= most ? MEND_SURE : MEND_CHOICE;
}

void mend_meant(struct diagnostics *sink, struct diagnostic *diagnostic, struct str was, struct str meant) {
    diagnose_help(sink, diagnostic, "did you mean “{0}”?", meant);
    mend_meant_quietly(sink, diagnostic, mend_kind_of_slip(was, meant), was, meant);
}

struct span mend_span(const struct mend *mend) {
    return source_span(mend->source, mend->edit.start, mend->edit.end);
}

struct mend *mends_copy(struct arena *arena, const struct mend *mends) {
    struct mend *first = NULL, **last = &first;
    for (const struct mend *m = mends; m; m = m->next, last = &(*last)->next) {
        *last = NEW(arena, struct mend);
        **last = *m;
        (*last)->next = NULL;
        (*last)->edit.text = str_copy(arena, m->edit.text);
        (*last)->title = message_copy(arena, m->title);
    }
    return first;
}
