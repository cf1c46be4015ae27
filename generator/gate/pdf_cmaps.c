/* ToUnicode: the texts of a font's codes. Only what says this is read of a CMap, the rest is passed over. */
#include <stdlib.h>

#include "gate/pdf_inside.h"

struct range {
    uint32_t low, high;
    struct str text; /* UTF-16BE, of the first code; of the others its last unit is counted on */
    size_t order;
};

struct inside_map {
    struct range *ranges;
    size_t count, capacity;
    unsigned sizes; /* of codes: a bit for each number of bytes, by its space of codes */
    uint32_t low[5], high[5];
};

static uint32_t code_of(struct str bytes) {
    uint32_t code = 0;
    for (size_t i = 0; i < bytes.size && i < 4; i++) code = code << 8 | (unsigned char)bytes.data[i];
    return code;
}

static bool add_range(struct inside_file *file, struct inside_map *map, uint32_t low, uint32_t high, struct str text) {
    if (high < low || !inside_spend(file, sizeof(struct range))) return false;
    size_t order = map->count;
    ARENA_PUSH(file->arena, map->ranges, map->count, map->capacity) = (struct range){low, high, text, order};
    return true;
}

static void space_of_codes(struct inside_map *map, struct str low, struct str high) {
    if (!low.size || low.size > 4 || low.size != high.size) return;
    bool known = map->sizes & 1u << low.size;
    uint32_t first = code_of(low), last = code_of(high);
    map->sizes |= 1u << low.size;
    if (!known || first < map->low[low.size]) map->low[low.size] = first;
    if (!known || last > map->high[low.size]) map->high[low.size] = last;
}

static void range_of_list(struct inside_file *file, struct inside_map *map, uint32_t low,
                          const struct inside_value *list) {
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].kind == INSIDE_STRING) add_range(file, map, low + i, low + i, list->items[i].text);
}

/* Strings since the last word: pairs of bfchar, threes of bfrange. */
static void take(struct inside_file *file, struct inside_map *map, const char *section,
                 const struct inside_value *values) {
    struct str first = values[0].text, second = values[1].text;
    if (values[0].kind != INSIDE_STRING || first.size > 4) return;
    if (*section == 'c' && values[1].kind == INSIDE_STRING)
        add_range(file, map, code_of(first), code_of(first), second);
    if (*section == 's' && values[1].kind == INSIDE_STRING) space_of_codes(map, first, second);
    if (*section != 'r' || values[1].kind != INSIDE_STRING) return;
    if (values[2].kind == INSIDE_STRING) add_range(file, map, code_of(first), code_of(second), values[2].text);
    if (values[2].kind == INSIDE_ARRAY) range_of_list(file, map, code_of(first), &values[2]);
}

static int by_code(const void *a, const void *b) {
    const struct range *first = a, *second = b;
    if (first->low != second->low) return first->low < second->low ? -1 : 1;
    return first->order < second->order ? -1 : first->order > second->order;
}

struct inside_map *inside_map_of(struct inside_file *file, struct str bytes) {
    static const struct {
        const char *word, *section;
        size_t size;
    } sections[] = {{"beginbfchar", "c", 2}, {"beginbfrange", "r", 3}, {"begincodespacerange", "s", 2}};
    struct inside_map *map = NEW(file->arena, struct inside_map);
    struct inside_lexer lexer = inside_lexer(file, file->arena, bytes);
    struct inside_value values[3], value;
    const char *section = NULL;
    size_t size = 0, count = 0;
    while (inside_next(&lexer, &value)) {
        if (value.kind == INSIDE_WORD) {
            section = NULL;
            count = 0;
            for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
                if (inside_is_word(&value, sections[i].word)) section = sections[i].section, size = sections[i].size;
            continue;
        }
        if (!section) continue;
        values[count++] = value;
        if (count < size) continue;
        take(file, map, section, values);
        count = 0;
    }
    if (map->count) qsort(map->ranges, map->count, sizeof *map->ranges, by_code);
    return map;
}

/* The last that begins at or before the code: of equal ones what was said last. */
static const struct range *range_at(const struct inside_map *map, uint32_t code) {
    size_t low = 0, high = map->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->ranges[middle].low <= code) low = middle + 1;
        else high = middle;
    }
    return low && map->ranges[low - 1].high >= code ? &map->ranges[low - 1] : NULL;
}

bool inside_map_find(struct inside_file *file, const struct inside_map *map, uint32_t code, struct str *text) {
    const struct range *range = range_at(map, code);
    if (!range) return false;
    struct str units = range->text;
    char byte[2] = {0, units.size ? units.data[0] : '\0'};
    if (units.size == 1) units = (struct str){byte, 2};
    char *counted = NEW_ARRAY(file->arena, char, units.size + 1);
    memcpy(counted, units.data ? units.data : "", units.size);
    uint32_t on = code - range->low;
    for (size_t i = units.size; i-- > 0 && on; on >>= 8) {
        on += (unsigned char)counted[i];
        counted[i] = (char)on;
    }
    *text = gate_utf16(file->arena, (struct str){counted, units.size}, true);
    return true;
}

int inside_map_code_size(const struct inside_map *map, struct str codes) {
    for (int size = 1; size <= 4; size++) {
        if (!(map->sizes & 1u << size) || codes.size < (size_t)size) continue;
        uint32_t code = code_of(str_slice(codes, 0, (size_t)size));
        if (code >= map->low[size] && code <= map->high[size]) return size;
    }
    return 0;
}
