/* Which words of a paragraph may get hyphens, and where: boxes → parts of words with penalties between them. Never in
 * names, code, addresses, words with figures or capitals inside; of words with a hyphen of their own, and in English
 * of what may be a name, only where nothing better is at hand. */
#include <string.h>

#include "base/arena.h"
#include "layout/atoms.h"
#include "layout/hyphenate.h"
#include "layout/shape.h"

enum { PENALTY_HYPHEN = 60, PENALTY_UNLIKED = 200 };
enum { LOOK_AROUND = 200 }; /* bytes */
enum { KERNING_MOST = 40 }; /* a 40th of the size: what a letter may be wider by when its neighbour is gone */

struct hyphens {
    struct job *job;
    struct paragraph *paragraph;
    struct hyphenator *hyphenator; /* of the box */
    const struct language *language;
    struct atom *atoms;
    size_t count, capacity;
};

static void push(struct hyphens *h, struct atom atom) {
    ARENA_PUSH(h->job->scratch, h->atoms, h->count, h->capacity) = atom;
}

/* ---- letters ---- */

static bool is_capital(uint32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }

/* Of the Latin alphabets. */
static bool is_letter(uint32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
}

static uint32_t code_point_at(struct str text, size_t position) {
    struct str rest = str_skip(text, position);
    return rest.size ? str_next(&rest) : 0;
}

static uint32_t code_point_before(struct str text, size_t position) {
    if (!position) return 0;
    do position--;
    while (position && ((unsigned char)text.data[position] & 0xC0) == 0x80);
    return code_point_at(text, position);
}

/* Figures and codes; and words whose author has said where they are divided. */
static bool is_plain(struct str box) {
    static const char odd[] = "0123456789\\_=#&+*<>|";
    for (size_t i = 0; i < box.size; i++)
        if (memchr(odd, box.data[i], sizeof odd - 1)) return false;
    return !str_find(box, STR("\u00AD"), NULL);
}

/* Whether the box is part of an address: what stands around it up to the next spaces has an @, or a letter right behind
 * a full stop or colon, or "//". */
static bool is_address(struct str text, size_t start, size_t end) {
    size_t first = start, last = end;
    while (first && start - first < LOOK_AROUND && text.data[first - 1] != ' ') first--;
    while (last < text.size && last - end < LOOK_AROUND && text.data[last] != ' ') last++;
    for (size_t i = first; i < last; i++) {
        uint32_t next = i + 1 < last ? code_point_at(text, i + 1) : 0;
        char c = text.data[i];
        if (c == '@' || (c == '/' && next == '/') || ((c == '.' || c == ':') && is_letter(next))) return true;
    }
    return false;
}

/* ---- one word ---- */

static bool begins_sentence(struct str text, size_t position) {
    while (position && text.data[position - 1] == ' ') position--;
    if (!position) return true;
    char before = text.data[position - 1];
    return before == '.' || before == '!' || before == '?' || before == ':' || before == '\n';
}

/* What each hyphen in the word costs; -1: it gets none. */
static int penalty_in(const struct hyphens *h, size_t start, size_t end) {
    struct str text = h->paragraph->text, word = str_slice(text, start, end), rest = word;
    uint32_t before = code_point_before(text, start);
    if (is_letter(before) || before == 0xAD || is_letter(code_point_at(text, end))) return -1;
    bool capital = is_capital(str_next(&rest));
    while (rest.size)
        if (is_capital(str_next(&rest))) return -1;
    bool own_hyphen = (start && text.data[start - 1] == '-') || (end < text.size && text.data[end] == '-');
    bool may_be_name = h->language->capitals_are_names && capital && !begins_sentence(text, start);
    return own_hyphen || may_be_name ? PENALTY_UNLIKED : PENALTY_HYPHEN;
}

static struct atom hyphen_at(const struct hyphens *h, const struct atom *box, size_t position, int penalty) {
    const struct run *run = &h->paragraph->runs[box->run];
    struct atom atom = {.kind = ATOM_PENALTY, .penalty = penalty, .hyphen = true, .run = box->run};
    atom.start = atom.end = (uint32_t)position;
    atom.width = atoms_hyphen_width(h->job, run) + run->style.size / KERNING_MOST;
    if (shape_parts_at(box->shape, position - box->start)) return atom;
    millipoints size = run->style.size, whole = shape_width(box->shape, size);
    millipoints before = shape_width_before(box->shape, position - box->start, size);
    atom.width += shape_width(atoms_shape(h->job, h->paragraph, run, box->start, position), size) - before;
    atom.after = shape_width(atoms_shape(h->job, h->paragraph, run, position, box->end), size) - (whole - before);
    return atom;
}

static void push_part(struct hyphens *h, const struct atom *box, size_t start, size_t end) {
    millipoints size = h->paragraph->runs[box->run].style.size;
    struct atom part = *box;
    part.part = true;
    part.start = (uint32_t)start;
    part.end = (uint32_t)end;
    if (start > box->start) part.hang_start = 0;
    if (end < box->end) part.hang_end = 0;
    part.width = shape_width_before(box->shape, end - box->start, size) -
                 shape_width_before(box->shape, start - box->start, size);
    push(h, part);
}

/* Hyphens of the word from start to end in a box, of which the parts up to `done` are pushed. */
static size_t divide_word(struct hyphens *h, const struct atom *box, size_t start, size_t end, size_t done) {
    int penalty = penalty_in(h, start, end);
    if (penalty < 0) return done;
    const bool *places = hyphenator_places(h->hyphenator, str_slice(h->paragraph->text, start, end));
    for (size_t i = start; places && i < end; i++) {
        if (!places[i - start]) continue;
        push_part(h, box, done, i);
        push(h, hyphen_at(h, box, i, penalty));
        done = i;
    }
    return done;
}

/* A box may hold a word with its quotes and stops, or several: “(Haupt-)Vertrag”. */
static void divide_box(struct hyphens *h, const struct atom *box) {
    struct str text = h->paragraph->text;
    size_t done = box->start;
    for (size_t start = box->start, end; start < box->end; start = end) {
        struct str rest = str_slice(text, start, box->end), after = rest;
        while (after.size && is_letter(str_next(&after))) rest = after;
        end = box->end - rest.size;
        if (end > start) done = divide_word(h, box, start, end, done);
        else end = box->end - after.size;
    }
    if (done > box->start) push_part(h, box, done, box->end);
    else push(h, *box);
}

/* ---- the paragraph ---- */

static void report_unhyphenated(struct job *job, const struct language *language, struct span span) {
    if (job->unhyphenated) return;
    job->unhyphenated = true;
    struct str tag = language->tag;
    struct diagnostic *d = diagnose(job->sink, SEVERITY_WARNING, CODE_G07, span,
                                    "words are not hyphenated: there are no patterns for the language “{0}”", tag);
    if (language->patterns_package.size)
        diagnose_help(job->sink, d, "install the package {0}", language->patterns_package);
    else diagnose_help(job->sink, d, "name a file of patterns in templates/languages/{0}.yaml (hyphenation)", tag);
}

static bool may_divide(const struct paragraph *paragraph, const struct atom *atom) {
    const struct run *run = &paragraph->runs[atom->run];
    return atom->kind == ATOM_BOX && atom->shape && !atom->part && !run->whole_words && !run->code && !run->image &&
           is_plain(str_slice(paragraph->text, atom->start, atom->end)) &&
           !is_address(paragraph->text, atom->start, atom->end);
}

/* Those of the language that the box is in. */
static bool take_patterns(struct hyphens *h, const struct atom *box) {
    const struct inline_node *mark = h->paragraph->runs[box->run].language;
    h->language = mark ? mark->language : locale_language(h->job->locale);
    h->hyphenator = shape_hyphenator(h->job->cache, h->language);
    if (!h->hyphenator) report_unhyphenated(h->job, h->language, h->paragraph->span);
    return h->hyphenator;
}

void paragraph_hyphenate(struct job *job, struct paragraph *paragraph) {
    if (paragraph->hyphenated || paragraph->verbatim) return;
    paragraph->hyphenated = true;
    struct hyphens h = {.job = job, .paragraph = paragraph};
    for (size_t i = 0; i < paragraph->atom_count; i++) {
        if (may_divide(paragraph, &paragraph->atoms[i]) && take_patterns(&h, &paragraph->atoms[i]))
            divide_box(&h, &paragraph->atoms[i]);
        else push(&h, paragraph->atoms[i]);
    }
    paragraph->atoms = h.atoms;
    paragraph->atom_count = h.count;
    paragraph->atom_capacity = h.capacity;
    atoms_measure(paragraph);
}
