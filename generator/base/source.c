/* Lines are found by counting when a message is printed, which is rare: nothing is kept for it. */
#include "base/source.h"

#include <string.h>

struct str source_line(const struct source *source, uint32_t line) {
    struct str rest = source->text, text = {0};
    if (!line) return text;
    for (uint32_t i = 0; i < line; i++)
        if (!str_cut(&rest, '\n', &text)) return (struct str){0};
    return text;
}

struct span source_span(const struct source *source, size_t start, size_t end) {
    struct str text = source->text;
    if (start > text.size) start = text.size;
    if (end < start) end = start;
    if (end > text.size) end = text.size;
    uint32_t line = 1;
    size_t line_start = 0;
    for (size_t i = 0; i < start; i++)
        if (text.data[i] == '\n') line++, line_start = i + 1;
    const char *newline = end > start ? memchr(text.data + start, '\n', end - start) : NULL;
    if (newline) end = (size_t)(newline - text.data);
    return (struct span){.source = source,
                         .line = line,
                         .column = (uint32_t)str_code_points(str_slice(text, line_start, start)) + 1,
                         .length = (uint32_t)str_code_points(str_slice(text, start, end))};
}
