/* The copy of a YAML text for libyaml: code points, stand-ins, and the edits that repairs are made of. */
#include "read/yaml_text.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { STAND_IN_FIRST = 0xFDD0, STAND_IN_COUNT = 32, MOST_REPORTS = 20 /* of characters that YAML may not hold */ };

static const char punctuation[STAND_IN_COUNT + 1] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

uint32_t yaml_stand_in(uint32_t character) {
    const char *found = character && character < 0x7F ? strchr(punctuation, (int)character) : NULL;
    return found ? STAND_IN_FIRST + (uint32_t)(found - punctuation) : character;
}

uint32_t yaml_original(uint32_t stand_in) {
    bool stands_in = stand_in >= STAND_IN_FIRST && stand_in < STAND_IN_FIRST + STAND_IN_COUNT;
    return stands_in ? (uint32_t)punctuation[stand_in - STAND_IN_FIRST] : stand_in;
}

/* What libyaml's reader takes, less its line ends that are not ours and the stand-ins. */
static bool allowed(uint32_t c) {
    if (c < ' ') return c == '\t' || c == '\n';
    if (c >= STAND_IN_FIRST && c < STAND_IN_FIRST + STAND_IN_COUNT) return false;
    return c < 0x7F || (c >= 0xA0 && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF);
}

/* Carriage return, next line, line separator, paragraph separator: libyaml would count lines by them. */
static bool foreign_line_end(uint32_t c) { return c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

static void report_character(struct diagnostics *sink, struct span span, uint32_t c) {
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_I00, span, "the invisible character {0} is not allowed in YAML",
                 str_format(sink->arena, "U+%04X", (unsigned)c));
    diagnose_help(sink, d, "delete it; it may be easiest to type this piece of the line again");
}

/* “1.400,- €”: the hyphen for no cents would begin a list item in a flow mapping. */
static void disarm_no_cents(struct yaml_text *copy) {
    for (size_t i = 2; i < copy->count; i++) {
        uint32_t *mark = &copy->points[i], figure = mark[-2];
        bool ends = i + 1 == copy->count || mark[1] == ' ' || mark[1] == '\n';
        if (*mark == '-' && mark[-1] == ',' && figure >= '0' && figure <= '9' && ends) *mark = yaml_stand_in('-');
    }
}

static bool has_no_cents(struct str text) {
    const char *end = text.data + text.size, *at = text.data;
    while (at < end && (at = memchr(at, ',', (size_t)(end - at))))
        if (++at < end && *at == '-') return true;
    return false;
}

struct yaml_text yaml_text_new(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin,
                               bool indented) {
    struct yaml_text copy = {.arena = arena, .origin = origin, .indented = indented, .line_count = 1};
    copy.capacity = text.size + 256;
    copy.points = NEW_ARRAY(arena, uint32_t, copy.capacity);
    size_t line_start = 0, reports = 0;
    bool hyphens = has_no_cents(text);
    while (text.size) {
        uint32_t c = str_next(&text);
        if (c >= ' ' && c < 0x7F && c != '?') { /* most of all text */
            copy.points[copy.count++] = c;
            continue;
        }
        if (foreign_line_end(c)) c = ' ';
        if (!allowed(c) && reports++ < MOST_REPORTS) {
            struct yaml_place place = {copy.count, (uint32_t)copy.line_count - 1, (uint32_t)(copy.count - line_start)};
            report_character(sink, yaml_span(&copy, place, 1), c);
        }
        copy.points[copy.count++] = !allowed(c) ? ' ' : c == '?' ? yaml_stand_in(c) : c;
        if (c == '\n') copy.line_count++, line_start = copy.count;
    }
    if (hyphens) disarm_no_cents(&copy);
    return copy;
}

struct str yaml_slice(struct arena *arena, const struct yaml_text *text, size_t from, size_t to) {
    struct buffer bytes = {0};
    for (size_t i = from; i < to && i < text->count; i++) buffer_code_point(&bytes, yaml_original(text->points[i]));
    struct str slice = str_copy(arena, buffer_str(&bytes));
    buffer_free(&bytes);
    return slice;
}

struct span yaml_span(const struct yaml_text *text, struct yaml_place place, uint32_t length) {
    uint32_t column = place.column;
    const struct yaml_shift *shift = text->shifts && place.line < text->line_count ? &text->shifts[place.line] : NULL;
    if (shift && column >= shift->from) {
        int64_t moved = (int64_t)column - shift->by;
        column = moved < shift->from ? shift->from : (uint32_t)moved;
    }
    uint32_t start = text->origin.column && (text->indented || place.line == 0) ? text->origin.column : 1;
    return (struct span){text->origin.source, text->origin.line + place.line, start + column, length};
}

struct yaml_place yaml_place_of(const struct yaml_text *text, size_t index) {
    struct yaml_place place = {.index = index};
    for (size_t i = 0; i < index && i < text->count; i++) {
        place.column++;
        if (text->points[i] == '\n') place.line++, place.column = 0;
    }
    return place;
}

size_t yaml_line_start(const struct yaml_text *text, size_t index) {
    while (index > 0 && text->points[index - 1] != '\n') index--;
    return index;
}

size_t yaml_line_end(const struct yaml_text *text, size_t index) {
    while (index < text->count && text->points[index] != '\n') index++;
    return index;
}

size_t yaml_line_next(const struct yaml_text *text, size_t index) {
    size_t end = yaml_line_end(text, index);
    return end < text->count ? end + 1 : end;
}

size_t yaml_skip_blanks(const struct yaml_text *text, size_t index) {
    while (yaml_at(text, index, " \t")) index++;
    return index;
}

size_t yaml_skip_spaces(const struct yaml_text *text, size_t index) {
    while (index < text->count && text->points[index] != '\n' && str_is_space(text->points[index])) index++;
    return index;
}

bool yaml_line_empty(const struct yaml_text *text, size_t index) {
    size_t first = yaml_skip_blanks(text, yaml_line_start(text, index));
    return first == text->count || yaml_at(text, first, "\n#");
}

bool yaml_at(const struct yaml_text *text, size_t index, const char *characters) {
    if (index >= text->count || !text->points[index] || text->points[index] > 0x7E) return false;
    while (*characters && (uint32_t)*characters != text->points[index]) characters++;
    return *characters;
}

bool yaml_blank_at(const struct yaml_text *text, size_t index) {
    return index >= text->count || yaml_at(text, index, " \t\n");
}

void yaml_disarm(struct yaml_text *text, size_t from, size_t to) {
    for (size_t i = from; i < to && i < text->count; i++) text->points[i] = yaml_stand_in(text->points[i]);
}

void yaml_erase(struct yaml_text *text, size_t from, size_t to) {
    for (size_t i = from; i < to && i < text->count; i++)
        if (text->points[i] != '\n') text->points[i] = ' ';
}

/* Puts `inserted` spaces in place of `removed` characters, all on one line, and remembers by how much that moves the
 * rest. */
static void replace(struct yaml_text *text, size_t index, size_t removed, size_t inserted) {
    size_t count = text->count - removed + inserted;
    if (count > text->capacity) {
        uint32_t *larger = NEW_ARRAY(text->arena, uint32_t, count * 2);
        memcpy(larger, text->points, text->count * sizeof *larger);
        text->points = larger;
        text->capacity = count * 2;
    }
    struct yaml_place place = yaml_place_of(text, index);
    memmove(text->points + index + inserted, text->points + index + removed,
            (text->count - index - removed) * sizeof *text->points);
    text->count = count;
    for (size_t i = 0; i < inserted; i++) text->points[index + i] = ' ';
    if (!text->shifts) text->shifts = NEW_ARRAY(text->arena, struct yaml_shift, text->line_count);
    struct yaml_shift *shift = &text->shifts[place.line];
    if (!shift->by || place.column < shift->from) shift->from = place.column;
    shift->by += (int32_t)inserted - (int32_t)removed;
}

void yaml_insert(struct yaml_text *text, size_t index, uint32_t character) {
    replace(text, index, 0, 1);
    text->points[index] = character;
}

void yaml_replace(struct yaml_text *text, size_t index, size_t removed, uint32_t character) {
    replace(text, index, removed, 1);
    text->points[index] = character;
}

void yaml_indent(struct yaml_text *text, size_t line_start, size_t indentation) {
    replace(text, line_start, yaml_skip_blanks(text, line_start) - line_start, indentation);
}
