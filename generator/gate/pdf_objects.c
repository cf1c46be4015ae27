/* Objects. All that the file holds are found by going through it: the cross-reference tables decide only which of
 * several with one number is meant. So nothing that an older revision says, or that nothing refers to, is missed. */
#include <stdlib.h>

#include "gate/pdf_inside.h"

/* --- finding ------------------------------------------------------------------------------------------------------ */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Backwards over white space and a number that ends before `at`; false: there is none. */
static bool number_before(struct str bytes, size_t *at, uint32_t *number) {
    enum { LONGEST = 10 };
    size_t end = *at;
    while (end && inside_is_white(bytes.data[end - 1])) end--;
    size_t start = end;
    while (start && is_digit(bytes.data[start - 1]) && end - start < LONGEST) start--;
    if (start == end || end == *at) return false;
    uint64_t value = 0;
    for (size_t i = start; i < end; i++) value = value * 10 + (uint64_t)(bytes.data[i] - '0');
    *number = (uint32_t)value;
    *at = start;
    return value < UINT32_MAX;
}

/* The next "obj" from `at` on. Of its letters j is the rarest, and a letter is found faster than a word. */
static bool next_obj(struct str bytes, size_t at, size_t *start) {
    for (const char *j; at < bytes.size && (j = memchr(bytes.data + at, 'j', bytes.size - at)); at++) {
        at = (size_t)(j - bytes.data);
        if (at >= 2 && j[-1] == 'b' && j[-2] == 'o') return *start = at - 2, true;
    }
    return false;
}

void inside_find_objects(struct inside_file *file) {
    struct str bytes = file->bytes;
    size_t at = 0, start;
    while (next_obj(bytes, at, &start)) {
        uint32_t generation, number;
        at = start + 3;
        if (!start || is_digit(bytes.data[start - 1]) || !number_before(bytes, &start, &generation) ||
            !number_before(bytes, &start, &number))
            continue;
        if (!inside_spend(file, sizeof(struct inside_object))) return;
        ARENA_PUSH(file->arena, file->objects, file->object_count, file->object_capacity) =
            (struct inside_object){.number = number, .offset = start, .end = at};
    }
}

/* --- parsing ------------------------------------------------------------------------------------------------------ */

static size_t after_line_end(struct str bytes, size_t at) {
    if (at < bytes.size && bytes.data[at] == '\r') at++;
    if (at < bytes.size && bytes.data[at] == '\n') at++;
    return at;
}

static bool ends_stream(struct str bytes, size_t at) {
    while (at < bytes.size && inside_is_white(bytes.data[at])) at++;
    return str_starts(str_skip(bytes, at), STR("endstream"));
}

/* As long as it says, if "endstream" follows there; else to the next one. */
static size_t size_of_stream(struct inside_file *file, const struct inside_value *dict, size_t start) {
    double length = inside_number(inside_get(file, dict, "Length"), -1);
    if (length >= 0 && length <= (double)(file->bytes.size - start) && ends_stream(file->bytes, start + (size_t)length))
        return (size_t)length;
    size_t size = file->bytes.size - start;
    if (!str_find(str_skip(file->bytes, start), STR("endstream"), &size)) size = file->bytes.size - start;
    inside_spend(file, size);
    return size;
}

static void parse_stream(struct inside_file *file, struct inside_object *object, struct inside_lexer *lexer) {
    struct inside_lexer ahead = *lexer;
    struct inside_value word;
    if (object->value.kind != INSIDE_DICT || !inside_next(&ahead, &word) || !inside_is_word(&word, "stream")) return;
    size_t start = after_line_end(file->bytes, (size_t)(ahead.at - file->bytes.data));
    size_t size = size_of_stream(file, &object->value, start);
    object->raw = str_slice(file->bytes, start, start + size);
    object->value.kind = INSIDE_STREAM;
    lexer->at = file->bytes.data + start + size;
}

static void parse_here(struct inside_file *file, struct inside_object *object, struct str bytes) {
    struct inside_lexer lexer = inside_lexer(file, file->arena, bytes);
    struct inside_value head;
    for (int i = 0; i < 3 && !object->container; i++)
        if (!inside_next(&lexer, &head)) return;
    if (!inside_next(&lexer, &object->value)) object->value = (struct inside_value){0};
    struct inside_lexer ahead = lexer;
    struct inside_value more[2]; /* an object may be a reference */
    if (object->value.kind == INSIDE_NUMBER && inside_next(&ahead, &more[0]) && inside_next(&ahead, &more[1]) &&
        inside_is_word(&more[1], "R"))
        object->value = (struct inside_value){.kind = INSIDE_REFERENCE, .count = (uint32_t)object->value.number};
    if (object->container) return;
    parse_stream(file, object, &lexer);
    object->end = (size_t)(lexer.at - file->bytes.data);
}

void inside_parse(struct inside_file *file, struct inside_object *object) {
    if (object->parsed || object->parsing) return;
    object->parsing = true;
    parse_here(file, object, object->container ? object->inside : str_skip(file->bytes, object->offset));
    object->parsing = false;
    object->parsed = true;
}

/* --- which of several --------------------------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b) {
    const struct inside_object *const *first = a, *const *second = b;
    if ((*first)->number != (*second)->number) return (*first)->number < (*second)->number ? -1 : 1;
    return *first < *second ? -1 : *first > *second; /* as they stand in the file */
}

static const struct inside_reference *reference_to(const struct inside_file *file, uint32_t number) {
    size_t low = 0, high = file->reference_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (file->references[middle].number < number) low = middle + 1;
        else high = middle;
    }
    return low < file->reference_count && file->references[low].number == number ? &file->references[low] : NULL;
}

static bool is_meant(const struct inside_file *file, const struct inside_reference *reference,
                     const struct inside_object *object) {
    if (reference->kind == INSIDE_IN) return object->container && object->container == reference->container;
    size_t at = reference->offset;
    while (at < file->bytes.size && inside_is_white(file->bytes.data[at])) at++;
    return !object->container && object->offset == at;
}

/* Among all of one number: what the tables say; the last where they say nothing that is there; none of a free one. */
static struct inside_object *meant(const struct inside_file *file, struct inside_object *const *all, size_t count) {
    const struct inside_reference *reference = reference_to(file, all[0]->number);
    if (reference && reference->kind == INSIDE_FREE) return NULL;
    for (size_t i = count; reference && i--;)
        if (is_meant(file, reference, all[i])) return all[i];
    return all[count - 1];
}

void inside_choose_current(struct inside_file *file) {
    size_t count = file->object_count, kept = 0;
    struct inside_object **all = NEW_ARRAY(file->arena, struct inside_object *, count + 1);
    bool sorted = true;
    for (size_t i = 0; i < count; i++) {
        all[i] = &file->objects[i];
        sorted = sorted && (!i || all[i]->number >= all[i - 1]->number);
    }
    if (!sorted) qsort(all, count, sizeof *all, by_number);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && all[end]->number == all[i]->number;) end++;
        struct inside_object *object = meant(file, all + i, end - i);
        if (object) all[kept++] = object;
    }
    file->current = all;
    file->current_count = kept;
}

/* --- object streams ----------------------------------------------------------------------------------------------- */

static void add_contained(struct inside_file *file, uint32_t container, uint32_t number, struct str bytes) {
    if (!inside_spend(file, sizeof(struct inside_object))) return;
    ARENA_PUSH(file->arena, file->objects, file->object_count, file->object_capacity) =
        (struct inside_object){.number = number, .container = container, .inside = bytes};
}

/* It begins with pairs: an object's number, and where it is behind /First. */
static void read_stream_of_objects(struct inside_file *file, struct inside_object stream) {
    struct str bytes;
    double first = inside_number(inside_get(file, &stream.value, "First"), 0);
    if (!inside_decoded(file, &stream, &bytes) || first < 0 || first > (double)bytes.size) return;
    struct inside_lexer lexer = inside_lexer(file, file->arena, str_slice(bytes, 0, (size_t)first));
    struct inside_value number, offset;
    while (inside_next(&lexer, &number) && inside_next(&lexer, &offset)) {
        if (number.kind != INSIDE_NUMBER || offset.kind != INSIDE_NUMBER || offset.number < 0) continue;
        if (first + offset.number >= (double)bytes.size || number.number < 0 || number.number >= 4294967295.0) continue;
        add_contained(file, stream.number, (uint32_t)number.number, str_skip(bytes, (size_t)(first + offset.number)));
    }
}

/* Which are meant is chosen anew when there were any. */
void inside_read_streams_of_objects(struct inside_file *file) {
    size_t count = file->object_count;
    for (size_t i = 0; i < count; i++) inside_parse(file, &file->objects[i]);
    for (size_t i = 0; i < count; i++) {
        if (file->objects[i].value.kind != INSIDE_STREAM) continue;
        if (!inside_is_name(inside_get(file, &file->objects[i].value, "Type"), "ObjStm")) continue;
        file->objects[i].used = true;
        read_stream_of_objects(file, file->objects[i]);
    }
    if (file->object_count > count) inside_choose_current(file);
}

/* --- looking up --------------------------------------------------------------------------------------------------- */

struct inside_object *inside_object(struct inside_file *file, uint32_t number) {
    size_t low = 0, high = file->current_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (file->current[middle]->number < number) low = middle + 1;
        else high = middle;
    }
    if (low == file->current_count || file->current[low]->number != number) return NULL;
    inside_parse(file, file->current[low]);
    return file->current[low];
}

static const struct inside_value nothing;

const struct inside_value *inside_resolve(struct inside_file *file, const struct inside_value *value) {
    enum { LONGEST_CHAIN = 8 };
    for (int i = 0; value->kind == INSIDE_REFERENCE; i++) {
        struct inside_object *object = i < LONGEST_CHAIN ? inside_object(file, value->count) : NULL;
        if (!object) return &nothing;
        value = &object->value;
    }
    return value;
}

const struct inside_value *inside_get_raw(struct inside_file *file, const struct inside_value *dict, struct str key) {
    if (dict->kind != INSIDE_DICT && dict->kind != INSIDE_STREAM) return &nothing;
    file->work += dict->count / 4; /* many looks into a large dictionary are work */
    for (uint32_t i = 0; i + 1 < dict->count; i += 2)
        if (dict->items[i].kind == INSIDE_NAME && str_equal(dict->items[i].text, key)) return &dict->items[i + 1];
    return &nothing;
}

const struct inside_value *inside_get(struct inside_file *file, const struct inside_value *dict, const char *key) {
    return inside_resolve(file, inside_get_raw(file, dict, str_of(key)));
}

struct inside_object *inside_stream_of(struct inside_file *file, const struct inside_value *reference) {
    if (reference->kind != INSIDE_REFERENCE) return NULL;
    struct inside_object *object = inside_object(file, reference->count);
    return object && object->value.kind == INSIDE_STREAM ? object : NULL;
}

double inside_number(const struct inside_value *value, double otherwise) {
    return value->kind == INSIDE_NUMBER ? value->number : otherwise;
}

uint32_t inside_natural(const struct inside_value *value, uint32_t otherwise) {
    double number = inside_number(value, otherwise);
    return number > 0 ? number < 4294967295.0 ? (uint32_t)number : UINT32_MAX : 0;
}
