/* Lines are found by counting, from the nearest mark before them where the text is long. */
#include "base/source.h"

#include <string.h>

#include "base/arena.h"

enum { STRIDE = 64 /* lines */, LONG = 1 << 14 /* bytes */ };

void source_mark_lines(struct arena *arena, struct source *source) {
    size_t *marks = NULL, capacity = 0;
    struct str rest = source->text, line;
    source->mark_count = 0;
    for (size_t i = 0; rest.size >= 1 && source->text.size >= LONG; i++) {
        size_t start = source->text.size - rest.size;
        if (i % STRIDE == 0) ARENA_PUSH(arena, marks, source->mark_count, capacity) = start;
        str_cut(&rest, '\n', &line);
    }
    source->marks = marks;
}

/* How many bytes of a file are left out of its text at a place: a byte order mark, the CR of a CRLF. */
static size_t left_out(struct str bytes, size_t at) {
    if (str_starts(str_skip(bytes, at), STR("\xEF\xBB\xBF"))) return 3;
    return bytes.data[at] == '\r' && at + 1 < bytes.size && bytes.data[at + 1] == '\n';
}

struct str source_clean(struct arena *arena, struct str bytes) {
    bool carriage_return = bytes.size && memchr(bytes.data, '\r', bytes.size);
    if (!carriage_return && !str_find(bytes, STR("\xEF\xBB\xBF"), NULL)) return bytes;
    char *text = NEW_ARRAY(arena, char, bytes.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < bytes.size;) {
        size_t skipped = left_out(bytes, i);
        if (!skipped) text[size++] = bytes.data[i] == '\r' ? '\n' : bytes.data[i];
        i += skipped ? skipped : 1;
    }
    return (struct str){text, size};
}

struct source_walk source_walk_start(struct str bytes) {
    bool mark = str_starts(bytes, STR("\xEF\xBB\xBF"));
    return (struct source_walk){.bytes = bytes, .at = mark ? 3 : 0};
}

size_t source_walk_to(struct source_walk *walk, size_t place) {
    while (walk->place < place && walk->at < walk->bytes.size) {
        size_t skipped = left_out(walk->bytes, walk->at);
        walk->at += skipped ? skipped : 1;
        walk->place += !skipped;
    }
    return walk->at;
}

struct str source_line(const struct source *source, uint32_t line) {
    struct str rest = source->text, text = {0};
    if (!line) return text;
    size_t mark = (line - 1) / STRIDE, from = 0;
    if (source->marks && mark >= source->mark_count) return text;
    if (source->marks) rest = str_skip(rest, source->marks[mark]), from = mark * STRIDE;
    for (size_t i = from; i < line; i++)
        if (!str_cut(&rest, '\n', &text)) return (struct str){0};
    return text;
}

struct span source_span_line(const struct source *source, uint32_t line) {
    return (struct span){.source = source, .line = line};
}

struct span source_span(const struct source *source, size_t start, size_t end) {
    struct str text = source->text;
    if (start > text.size) start = text.size;
    if (end < start) end = start;
    if (end > text.size) end = text.size;
    uint32_t line = 1;
    size_t line_start = 0;
    for (const char *at; line_start < start && (at = memchr(text.data + line_start, '\n', start - line_start)); line++)
        line_start = (size_t)(at - text.data) + 1;
    const char *newline = end > start ? memchr(text.data + start, '\n', end - start) : NULL;
    if (newline) end = (size_t)(newline - text.data);
    return (struct span){.source = source,
                         .line = line,
                         .column = (uint32_t)str_code_points(str_slice(text, line_start, start)) + 1,
                         .length = (uint32_t)str_code_points(str_slice(text, start, end))};
}

bool span_start(struct span span, size_t *start) {
    if (!span.source || !span.line || !span.column) return false;
    struct str line = source_line(span.source, span.line), rest = line;
    if (!line.data) return false;
    for (uint32_t i = 1; i < span.column; i++)
        if (!str_next(&rest)) return false;
    *start = (size_t)(rest.data - span.source->text.data);
    return true;
}
