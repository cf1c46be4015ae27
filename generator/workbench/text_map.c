/* Counting lines and units. A line's units are counted anew each time: lines are short. */
#include "workbench/text_map.h"

#include "base/arena.h"
#include "base/source.h"

static size_t line_end_size(struct str text, size_t at) {
    if (text.data[at] == '\n') return 1;
    if (text.data[at] != '\r') return 0;
    return at + 1 < text.size && text.data[at + 1] == '\n' ? 2 : 1;
}

struct text_map text_map_of(struct arena *arena, struct str text, enum position_encoding encoding) {
    struct text_map map = {.text = text, .encoding = encoding, .count = 1};
    for (size_t i = 0, size; i < text.size; i += size ? size : 1) map.count += (size = line_end_size(text, i)) > 0;
    map.lines = NEW_ARRAY(arena, size_t, map.count + 1);
    size_t line = 1;
    for (size_t i = 0, size; i < text.size; i += size ? size : 1)
        if ((size = line_end_size(text, i))) map.lines[line++] = i + size;
    map.lines[map.count] = text.size;
    return map;
}

/* A line without its end. */
static struct str line_of(const struct text_map *map, size_t line) {
    size_t start = map->lines[line], end = map->lines[line + 1];
    while (end > start && (map->text.data[end - 1] == '\n' || map->text.data[end - 1] == '\r')) end--;
    return str_slice(map->text, start, end);
}

/* What is no UTF-8 is read byte by byte, each as one character. */
static size_t units(const struct text_map *map, uint32_t c, size_t bytes) {
    switch (map->encoding) {
    case POSITION_UTF8: return bytes;
    case POSITION_UTF16: return c >= 0x10000 ? 2 : 1;
    case POSITION_UTF32: break;
    }
    return 1;
}

bool text_map_byte(const struct text_map *map, struct position position, size_t *byte, bool *torn) {
    *byte = map->text.size;
    *torn = false;
    if (position.line >= map->count) return position.line == map->count && !position.character;
    struct str rest = line_of(map, position.line);
    *byte = map->lines[position.line];
    for (size_t at = 0; at < position.character && rest.size;) {
        struct str before = rest;
        uint32_t c = str_next(&rest);
        size_t bytes = before.size - rest.size;
        at += units(map, c, bytes);
        if ((*torn = at > position.character)) return true;
        *byte += bytes;
    }
    return true;
}

static size_t line_at(const struct text_map *map, size_t byte) {
    size_t low = 0, high = map->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (map->lines[middle] <= byte) low = middle;
        else high = middle;
    }
    return low;
}

static size_t units_of(const struct text_map *map, struct str text) {
    size_t count = 0;
    while (text.size) {
        struct str before = text;
        uint32_t c = str_next(&text);
        count += units(map, c, before.size - text.size);
    }
    return count;
}

struct position text_map_position(const struct text_map *map, size_t byte) {
    byte = byte < map->text.size ? byte : map->text.size;
    size_t line = line_at(map, byte);
    struct str whole = line_of(map, line);
    size_t size = byte - map->lines[line];
    return (struct position){line, units_of(map, str_slice(whole, 0, size < whole.size ? size : whole.size))};
}

struct position_range text_map_range(const struct text_map *map, size_t start, size_t end) {
    return (struct position_range){text_map_position(map, start), text_map_position(map, end)};
}

/* ---- sources ---- */

struct source_map source_map_of(struct arena *arena, const struct source *source, struct str text,
                                enum position_encoding encoding) {
    return (struct source_map){.map = text_map_of(arena, text, encoding),
                               .source = text_map_of(arena, source->text, POSITION_UTF32)};
}

enum { BYTE_ORDER_MARK = 0xFEFF };

struct position source_map_place(const struct source_map *map, size_t line, size_t column) {
    size_t at = line ? line - 1 : 0, wanted = column ? column - 1 : 0;
    if (at >= map->map.count) return text_map_position(&map->map, map->map.text.size);
    struct str rest = line_of(&map->map, at);
    struct position position = {at, 0};
    while (rest.size) {
        struct str before = rest;
        uint32_t c = str_next(&rest);
        if (c != BYTE_ORDER_MARK && !wanted--) break;
        position.character += units(&map->map, c, before.size - rest.size);
    }
    return position;
}

struct position source_map_byte(const struct source_map *map, size_t byte) {
    struct position place = text_map_position(&map->source, byte);
    return source_map_place(map, place.line + 1, place.character + 1);
}
