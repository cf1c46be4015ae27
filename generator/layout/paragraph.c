/* Inlines → text and runs: what a paragraph says, and how each stretch of it looks. */
#include "layout/paragraph.h"

#include "base/arena.h"
#include "base/budget.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "layout/atoms.h"
#include "layout/shape.h"

enum { CODE_SIZE = 920, NOTE_SIZE = 650, NOTE_RISE = 350 }; /* thousandths of the text around it */
enum { BADGE_SIZE = 860, BADGE_SIDE = 230 };                /* the same */
enum { PIXEL = 750 };                                       /* 1/1000 pt at 96 pixels to the inch */

struct flattening {
    struct job *job;
    struct buffer text;
    struct run *runs;
    size_t run_count, run_capacity;
    struct run look; /* of the text that comes next */
    bool verbatim;
};

static bool same_style(const struct text_style *a, const struct text_style *b) {
    return a->family == b->family && a->bold == b->bold && a->italic == b->italic && a->size == b->size &&
           a->colour == b->colour && a->features == b->features;
}

static bool same_look(const struct run *a, const struct run *b) {
    return a->struck == b->struck && a->code == b->code && a->whole_words == b->whole_words && a->link == b->link &&
           a->language == b->language && a->note == b->note && !a->image && !b->image && !a->badge && !b->badge &&
           same_style(&a->style, &b->style);
}

/* The last run, made longer, or a new one. */
static struct run *run_for_text(struct flattening *f) {
    struct run *last = f->run_count ? &f->runs[f->run_count - 1] : NULL;
    if (last && same_look(last, &f->look)) return last;
    struct run *run = &ARENA_PUSH(f->job->scratch, f->runs, f->run_count, f->run_capacity);
    *run = f->look;
    run->start = (uint32_t)f->text.size;
    return run;
}

/* Line ends and other controls inside a text are spaces; spaces in a row are one, those at the start are none. */
static void add_text(struct flattening *f, struct str text) {
    if (str_empty(text)) return;
    struct run *run = run_for_text(f);
    while (text.size) {
        struct str rest = text;
        uint32_t c = str_next(&rest);
        bool control = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
        bool space = c == ' ' || control;
        char before = f->text.size ? f->text.data[f->text.size - 1] : '\n';
        if (space && !f->verbatim && (before == ' ' || before == '\n')) {
            text = rest;
            continue;
        }
        if (space) buffer_char(&f->text, ' ');
        else buffer_append(&f->text, str_slice(text, 0, text.size - rest.size));
        text = rest;
    }
    run->end = (uint32_t)f->text.size;
}

static void add_break(struct flattening *f) {
    while (f->text.size && f->text.data[f->text.size - 1] == ' ' && f->run_count &&
           f->runs[f->run_count - 1].start < f->text.size && !f->verbatim)
        f->runs[f->run_count - 1].end = (uint32_t)--f->text.size;
    struct run *run = run_for_text(f);
    buffer_char(&f->text, '\n');
    run->end = (uint32_t)f->text.size;
}

/* An image among text: at 96 pixels to the inch, at most as wide as the column and six lines high. */
static void add_image(struct flattening *f, const struct inline_node *node) {
    const struct image *image = node->image;
    int64_t width = (int64_t)image->width * PIXEL, height = (int64_t)image->height * PIXEL;
    int64_t widest = f->job->column_width, highest = 6 * (int64_t)f->look.style.leading;
    if (width > widest) height = height * widest / width, width = widest;
    if (height > highest) width = width * highest / height, height = highest;
    struct run *run = &ARENA_PUSH(f->job->scratch, f->runs, f->run_count, f->run_capacity);
    *run = f->look;
    run->image = image;
    run->alternative = inline_plain(f->job->arena, node->first);
    run->image_width = (millipoints)(width > 0 ? width : 1);
    run->image_height = (millipoints)(height > 0 ? height : 1);
    run->start = (uint32_t)f->text.size;
    buffer_code_point(&f->text, 0xFFFC);
    run->end = (uint32_t)f->text.size;
}

static void add_code(struct flattening *f, struct str text) {
    struct run look = f->look;
    f->look.code = true;
    f->look.style.family = FAMILY_CODE;
    f->look.style.features = SHAPE_VERBATIM;
    f->look.style.size = f->look.style.size / 1000 * CODE_SIZE;
    add_text(f, text);
    f->look = look;
}

static void add_note(struct flattening *f, const struct inline_node *note) {
    struct run look = f->look;
    f->look.note = note;
    f->look.rise = (millipoints)((int64_t)look.style.size * NOTE_RISE / 1000);
    f->look.style.size = (millipoints)((int64_t)look.style.size * NOTE_SIZE / 1000);
    f->look.whole_words = true;
    add_text(f, str_format(f->job->scratch, "%d", note->number));
    f->look = look;
}

/* The sign of an unknown value is cut out of a badge, whatever the text around it looks like. */
static void add_unknown(struct flattening *f, const struct inline_node *mark) {
    struct run look = f->look;
    f->look.badge = (millipoints)((int64_t)look.style.size * BADGE_SIDE / 1000);
    f->look.style.size = (millipoints)((int64_t)look.style.size * BADGE_SIZE / 1000);
    f->look.style.colour = COLOUR_PAPER;
    f->look.style.bold = true;
    f->look.style.italic = f->look.struck = false;
    f->look.whole_words = true;
    add_text(f, mark->text);
    f->look = look;
}

static void flatten(struct flattening *f, const struct inline_node *node, int depth);

static void add_styled(struct flattening *f, const struct inline_node *node, int depth) {
    struct run look = f->look;
    struct text_style *style = &f->look.style;
    if (node->kind == INLINE_EMPHASIS) style->italic = !style->italic;
    if (node->kind == INLINE_STRONG) style->bold = true;
    if (node->kind == INLINE_STRIKE) f->look.struck = true;
    if (node->kind == INLINE_NAME) f->look.whole_words = true;
    if (node->kind == INLINE_MUTED) style->colour = COLOUR_MUTED;
    if (node->kind == INLINE_ALERT) style->colour = COLOUR_ALERT, style->bold = true;
    if (node->kind == INLINE_LINK) style->colour = COLOUR_ACCENT, f->look.link = node;
    if (node->kind == INLINE_LANGUAGE) f->look.language = node;
    if (node->kind == INLINE_IMAGE) style->colour = COLOUR_MUTED, style->italic = true;
    flatten(f, node->first, depth + 1);
    f->look = look;
}

static void flatten(struct flattening *f, const struct inline_node *node, int depth) {
    if (depth > LIMIT_DEPTH) return;
    for (; node; node = node->next) {
        switch (node->kind) {
        case INLINE_TEXT: add_text(f, node->text); break;
        case INLINE_SPACE: add_text(f, STR(" ")); break;
        case INLINE_BREAK: add_break(f); break;
        case INLINE_CODE: add_code(f, node->text); break;
        case INLINE_NOTE: add_note(f, node); break;
        case INLINE_UNKNOWN: add_unknown(f, node); break;
        case INLINE_CLASSED: break; /* document_check: not in a composed document */
        case INLINE_IMAGE:
            if (node->image) add_image(f, node);
            else add_styled(f, node, depth);
            break;
        case INLINE_EMPHASIS:
        case INLINE_STRONG:
        case INLINE_STRIKE:
        case INLINE_LINK:
        case INLINE_NAME:
        case INLINE_MUTED:
        case INLINE_ALERT:
        case INLINE_LANGUAGE: add_styled(f, node, depth); break;
        }
    }
}

/* Spaces at the end say nothing, nor does a last line end. */
static void trim_end(struct flattening *f) {
    while (f->text.size && (f->text.data[f->text.size - 1] == ' ' || f->text.data[f->text.size - 1] == '\n')) {
        f->text.size--;
        while (f->run_count && f->runs[f->run_count - 1].start >= f->text.size) f->run_count--;
        if (f->run_count) f->runs[f->run_count - 1].end = (uint32_t)f->text.size;
    }
}

/* What is set costs time for each letter and stays in memory as glyphs. */
static bool may_set(struct job *job, size_t size, struct span span) {
    if (!job->budget) return true;
    size_t held = arena_used(job->arena) + arena_used(job->galleys);
    return budget_take(job->budget, BUDGET_GLYPHS, size, span) && budget_reach(job->budget, BUDGET_MEMORY, held, span);
}

struct paragraph *paragraph_new(struct job *job, const struct inline_node *inlines, struct text_style style,
                                unsigned flags, struct span span) {
    struct flattening f = {.job = job, .look = {.style = style}, .verbatim = flags & PARAGRAPH_VERBATIM};
    flatten(&f, inlines, 0);
    if (!f.verbatim) trim_end(&f);
    if (!may_set(job, f.text.size, span)) f.text.size = f.run_count = 0;
    struct paragraph *paragraph = NEW(job->scratch, struct paragraph);
    *paragraph = (struct paragraph){.text = str_copy(job->arena, buffer_str(&f.text)),
                                    .runs = f.runs,
                                    .run_count = f.run_count,
                                    .span = span,
                                    .verbatim = f.verbatim};
    buffer_free(&f.text);
    for (size_t i = 0; i < paragraph->run_count; i++)
        if (paragraph->runs[i].image && paragraph->runs[i].image_height > paragraph->tallest_image)
            paragraph->tallest_image = paragraph->runs[i].image_height;
    atoms_build(job, paragraph);
    return paragraph;
}

enum face_style text_style_face(const struct text_style *style) {
    if (style->bold) return style->italic ? STYLE_BOLD_ITALIC : STYLE_BOLD;
    return style->italic ? STYLE_ITALIC : STYLE_REGULAR;
}
