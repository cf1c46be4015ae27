/* By jansson, whose tree is turned into ours at once and let go. */
#include "workbench/json_in.h"

#include <jansson.h>
#include <math.h>

#include "base/arena.h"
#include "base/library.h"
#include "base/limits.h"

#define CALLS(call)                                                                                               \
    call(json_loadb) call(json_delete) call(json_string_value) call(json_string_length) call(json_integer_value) \
        call(json_real_value) call(json_array_size) call(json_array_get) call(json_object_size)                   \
            call(json_object_iter) call(json_object_iter_next) call(json_object_iter_key)                         \
                call(json_object_iter_value)

struct jansson {
    CALLS(LIBRARY_CALL)
};

struct reading {
    struct arena *arena;
    struct jansson jansson;
};

static bool take(const struct reading *reading, json_t *from, int depth, struct json_in *out);

static bool take_list(const struct reading *reading, json_t *from, int depth, struct json_in *out) {
    const struct jansson *jansson = &reading->jansson;
    out->kind = JSON_IN_LIST;
    out->count = jansson->json_array_size(from);
    out->items = NEW_ARRAY(reading->arena, struct json_in, out->count + 1);
    for (size_t i = 0; i < out->count; i++)
        if (!take(reading, jansson->json_array_get(from, i), depth + 1, &out->items[i])) return false;
    return true;
}

static bool take_object(const struct reading *reading, json_t *from, int depth, struct json_in *out) {
    const struct jansson *jansson = &reading->jansson;
    size_t room = jansson->json_object_size(from) + 1;
    out->kind = JSON_IN_OBJECT;
    out->items = NEW_ARRAY(reading->arena, struct json_in, room);
    out->keys = NEW_ARRAY(reading->arena, struct str, room);
    for (void *at = jansson->json_object_iter(from); at; at = jansson->json_object_iter_next(from, at)) {
        out->keys[out->count] = str_copy(reading->arena, str_of(jansson->json_object_iter_key(at)));
        if (!take(reading, jansson->json_object_iter_value(at), depth + 1, &out->items[out->count++])) return false;
    }
    return true;
}

static void take_real(double real, struct json_in *out) {
    const double most = 9007199254740992.0; /* whole numbers are exact up to here */
    out->kind = JSON_IN_NUMBER;
    out->whole = fabs(real) <= most && floor(real) == real;
    out->number = fabs(real) <= most ? (int64_t)real : 0;
}

static bool take(const struct reading *reading, json_t *from, int depth, struct json_in *out) {
    const struct jansson *jansson = &reading->jansson;
    if (depth > LIMIT_JSON_DEPTH) return false;
    switch (json_typeof(from)) {
    case JSON_OBJECT: return take_object(reading, from, depth, out);
    case JSON_ARRAY: return take_list(reading, from, depth, out);
    case JSON_STRING:
        out->kind = JSON_IN_TEXT;
        out->text = (struct str){jansson->json_string_value(from), jansson->json_string_length(from)};
        out->text = str_copy(reading->arena, out->text);
        return true;
    case JSON_INTEGER:
        *out = (struct json_in){.kind = JSON_IN_NUMBER, .whole = true, .number = jansson->json_integer_value(from)};
        return true;
    case JSON_REAL: take_real(jansson->json_real_value(from), out); return true;
    case JSON_TRUE:
    case JSON_FALSE: *out = (struct json_in){.kind = JSON_IN_TRUTH, .truth = json_is_true(from)}; return true;
    case JSON_NULL: break;
    }
    *out = (struct json_in){.kind = JSON_IN_NULL};
    return true;
}

/* ---- halves of surrogate pairs ---- */

/* The code unit that \uXXXX at a place stands for; -1: there is none. */
static int unit_at(struct str text, size_t at) {
    int unit = 0;
    if (at + 6 > text.size || text.data[at] != '\\' || text.data[at + 1] != 'u') return -1;
    for (size_t i = at + 2; i < at + 6; i++) {
        char c = text.data[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static bool is_half(int unit, int first) { return unit >= first && unit < first + 0x400; }

/* Each half without its other one as U+FFFD. */
static struct str without_halves(struct arena *arena, struct str text) {
    char *out = NEW_ARRAY(arena, char, text.size + 1);
    memcpy(out, text.data, text.size);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '\\') continue;
        int unit = unit_at(text, i);
        if (is_half(unit, 0xD800) && is_half(unit_at(text, i + 6), 0xDC00)) i += 11;
        else if (is_half(unit, 0xD800) || is_half(unit, 0xDC00)) memcpy(out + i, "\\uFFFD", 6), i += 5;
        else i++; /* what is escaped is no backslash of its own */
    }
    return (struct str){out, text.size};
}

/* ---- all ---- */

const struct json_in *json_in_read(struct arena *arena, struct str text) {
    struct reading reading = {.arena = arena};
    library_load("libjansson.so.4", (const char *const[]){CALLS(LIBRARY_NAME) NULL}, &reading.jansson);
    struct json_in *out = NEW(arena, struct json_in);
    json_error_t error;
    json_t *tree = reading.jansson.json_loadb(text.data ? text.data : "", text.size, JSON_ALLOW_NUL, &error);
    if (!tree && str_find(text, STR("\\u"), NULL)) {
        struct str mended = without_halves(arena, text);
        tree = reading.jansson.json_loadb(mended.data, mended.size, JSON_ALLOW_NUL, &error);
    }
    if (!tree) return NULL;
    bool taken = take(&reading, tree, 1, out);
    if (tree->refcount != (size_t)-1 && !--tree->refcount) reading.jansson.json_delete(tree);
    return taken ? out : NULL;
}

const struct json_in *json_in_get(const struct json_in *object, const char *key) {
    for (size_t i = 0; object && object->kind == JSON_IN_OBJECT && i < object->count; i++)
        if (str_equal_c(object->keys[i], key)) return &object->items[i];
    return NULL;
}

const struct json_in *json_in_at(const struct json_in *object, const char *path) {
    struct str rest = str_of(path), key;
    while (str_cut(&rest, '.', &key)) {
        const struct json_in *found = NULL;
        for (size_t i = 0; object && object->kind == JSON_IN_OBJECT && i < object->count; i++)
            if (str_equal(object->keys[i], key)) found = &object->items[i];
        object = found;
    }
    return object;
}

struct str json_in_text(const struct json_in *value) {
    return value && value->kind == JSON_IN_TEXT ? value->text : (struct str){0};
}

bool json_in_truth(const struct json_in *value) { return value && value->kind == JSON_IN_TRUTH && value->truth; }

bool json_in_number(const struct json_in *value, int64_t *number) {
    if (!value || value->kind != JSON_IN_NUMBER || !value->whole) return false;
    *number = value->number;
    return true;
}
