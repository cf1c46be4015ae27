/* Cross-reference sections, from the newest to the oldest: tables, streams, and tables with a stream beside them. One
 * that cannot be read ends the way: the objects were found without them. */
#include <stdlib.h>

#include "gate/pdf_inside.h"

static void add_reference(struct inside_file *file, struct inside_reference reference) {
    if (!inside_spend(file, sizeof reference)) return;
    reference.order = file->reference_count;
    ARENA_PUSH(file->arena, file->references, file->reference_count, file->reference_capacity) = reference;
}

static void add_trailer(struct inside_file *file, struct inside_value trailer) {
    if (!file->trailer_count) file->trailer = trailer;
    ARENA_PUSH(file->arena, file->trailers, file->trailer_count, file->trailer_capacity) = trailer;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static bool digits(struct inside_lexer *lexer, size_t *number) {
    while (lexer->at < lexer->end && inside_is_white(*lexer->at)) lexer->at++;
    const char *start = lexer->at;
    for (*number = 0; lexer->at < lexer->end && *lexer->at >= '0' && *lexer->at <= '9' && lexer->at - start < 15;
         lexer->at++)
        *number = *number * 10 + (size_t)(*lexer->at - '0');
    return lexer->at > start;
}

static bool table_row(struct inside_file *file, struct inside_lexer *lexer, size_t number) {
    size_t offset, generation;
    if (!digits(lexer, &offset) || !digits(lexer, &generation)) return false;
    while (lexer->at < lexer->end && *lexer->at == ' ') lexer->at++;
    if (lexer->at >= lexer->end || (*lexer->at != 'n' && *lexer->at != 'f')) return false;
    bool used = *lexer->at++ == 'n';
    if (number < UINT32_MAX)
        add_reference(file, (struct inside_reference){
                                .number = (uint32_t)number, .offset = offset, .kind = used ? INSIDE_AT : INSIDE_FREE});
    return !file->broken;
}

/* Behind "xref": subsections, then the trailer. */
static bool table(struct inside_file *file, struct inside_lexer *lexer, struct inside_value *trailer) {
    size_t first, count;
    while (digits(lexer, &first)) {
        if (!digits(lexer, &count)) return false;
        for (size_t i = 0; i < count; i++)
            if (!table_row(file, lexer, first + i)) return false;
    }
    struct inside_value word;
    return inside_next(lexer, &word) && inside_is_word(&word, "trailer") && inside_next(lexer, trailer) &&
           trailer->kind == INSIDE_DICT;
}

/* --- streams ------------------------------------------------------------------------------------------------------ */

static size_t field(struct str *bytes, size_t size, size_t otherwise) {
    size_t value = size ? 0 : otherwise;
    for (size_t i = 0; i < size; i++) value = value << 8 | (unsigned char)bytes->data[i];
    *bytes = str_skip(*bytes, size);
    return value;
}

static void stream_row(struct inside_file *file, struct str *bytes, const size_t *widths, size_t number) {
    size_t kind = field(bytes, widths[0], INSIDE_AT), second = field(bytes, widths[1], 0),
           third = field(bytes, widths[2], 0);
    (void)third; /* the generation, or a place in the stream */
    if (number >= UINT32_MAX || kind > INSIDE_IN) return;
    struct inside_reference reference = {.number = (uint32_t)number};
    if (kind == 1) reference.kind = INSIDE_AT, reference.offset = second;
    if (kind == 2) reference.kind = INSIDE_IN, reference.container = (uint32_t)second;
    add_reference(file, reference);
}

static bool widths_of(struct inside_file *file, const struct inside_value *dict, size_t *widths) {
    const struct inside_value *list = inside_get(file, dict, "W");
    if (list->kind != INSIDE_ARRAY || list->count < 3) return false;
    for (size_t i = 0; i < 3; i++) {
        double width = inside_number(&list->items[i], -1);
        if (width < 0 || width > 8) return false;
        widths[i] = (size_t)width;
    }
    return widths[0] + widths[1] + widths[2] > 0;
}

static void stream_rows(struct inside_file *file, struct str bytes, const struct inside_value *dict,
                        const size_t *widths) {
    size_t row = widths[0] + widths[1] + widths[2];
    const struct inside_value *index = inside_get(file, dict, "Index");
    const struct inside_value all[2] = {{.kind = INSIDE_NUMBER}, {.kind = INSIDE_NUMBER, .number = 4294967295.0}};
    bool said = index->kind == INSIDE_ARRAY;
    size_t count = said ? index->count : 2;
    for (size_t i = 0; i + 1 < count; i += 2) {
        double first = inside_number(said ? &index->items[i] : &all[0], 0),
               rows = inside_number(said ? &index->items[i + 1] : &all[1], 0);
        for (double n = 0; n < rows && bytes.size >= row && first >= 0 && !file->broken; n++)
            stream_row(file, &bytes, widths, (size_t)(first + n));
    }
}

static struct inside_object *object_at(struct inside_file *file, size_t offset) {
    size_t low = 0, high = file->object_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (file->objects[middle].offset < offset) low = middle + 1;
        else high = middle;
    }
    return low < file->object_count && file->objects[low].offset == offset ? &file->objects[low] : NULL;
}

static bool stream(struct inside_file *file, size_t offset, struct inside_value *trailer) {
    struct inside_object *object = object_at(file, offset);
    size_t widths[3];
    struct str bytes;
    if (!object) return false;
    inside_parse(file, object);
    object->used = true;
    *trailer = object->value;
    if (object->value.kind != INSIDE_STREAM || !widths_of(file, &object->value, widths) ||
        !inside_decoded(file, object, &bytes))
        return false;
    stream_rows(file, bytes, &object->value, widths);
    return true;
}

/* --- the way ------------------------------------------------------------------------------------------------------ */

static bool section(struct inside_file *file, size_t offset, struct inside_value *trailer) {
    while (offset < file->bytes.size && inside_is_white(file->bytes.data[offset])) offset++;
    struct inside_lexer lexer = inside_lexer(file, file->arena, str_skip(file->bytes, offset));
    if (!str_starts(str_skip(file->bytes, offset), STR("xref"))) return stream(file, offset, trailer);
    lexer.at += 4;
    if (!table(file, &lexer, trailer)) return false;
    struct inside_value beside;
    double hybrid = inside_number(inside_get_raw(file, trailer, STR("XRefStm")), -1);
    if (hybrid >= 0 && hybrid < (double)file->bytes.size) stream(file, (size_t)hybrid, &beside);
    return true;
}

static int by_number(const void *a, const void *b) {
    const struct inside_reference *first = a, *second = b;
    if (first->number != second->number) return first->number < second->number ? -1 : 1;
    return first->order < second->order ? -1 : first->order > second->order;
}

static bool last_startxref(struct str bytes, size_t *offset) {
    struct str word = STR("startxref");
    for (size_t at = bytes.size; at-- > 0;) {
        if (bytes.data[at] != 's' || !str_starts(str_skip(bytes, at), word)) continue;
        struct inside_lexer lexer = {.at = bytes.data + at + word.size, .end = bytes.data + bytes.size};
        return digits(&lexer, offset);
    }
    return false;
}

/* Without a section that can be read: what stands behind "trailer", the last first; then any catalogue. */
static void find_trailer(struct inside_file *file) {
    size_t at = 0, found;
    struct inside_value trailer;
    while (str_find(str_skip(file->bytes, at), STR("trailer"), &found)) {
        at += found + 7;
        struct inside_lexer lexer = inside_lexer(file, file->arena, str_skip(file->bytes, at));
        if (!inside_next(&lexer, &trailer) || trailer.kind != INSIDE_DICT) continue;
        add_trailer(file, trailer);
        file->trailer = trailer;
    }
}

void inside_read_references(struct inside_file *file) {
    size_t seen[LIMIT_GATE_REVISIONS], count = 0, offset;
    bool more = last_startxref(file->bytes, &offset);
    while (more && count < LIMIT_GATE_REVISIONS && offset < file->bytes.size) {
        struct inside_value trailer = {0};
        seen[count++] = offset;
        if (!section(file, offset, &trailer)) break;
        add_trailer(file, trailer);
        double previous = inside_number(inside_get_raw(file, &trailer, STR("Prev")), -1);
        more = previous >= 0 && previous < (double)file->bytes.size;
        offset = more ? (size_t)previous : 0;
        for (size_t i = 0; i < count; i++) more = more && seen[i] != offset;
    }
    if (!file->trailer_count) find_trailer(file);
    bool sorted = true;
    for (size_t i = 1; i < file->reference_count; i++)
        sorted = sorted && file->references[i - 1].number < file->references[i].number;
    if (!sorted) qsort(file->references, file->reference_count, sizeof *file->references, by_number);
}
