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
