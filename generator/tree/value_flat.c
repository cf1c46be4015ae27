/* Each value with its kind, style and whether its text stands where it does; then what it holds. As deep as YAML may be
 * nested. */
#include "tree/value_flat.h"

#include "base/arena.h"

/* Who adds to them adds to what is put and taken here. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct value) == 88, "all of a value is put");
_Static_assert(sizeof(void *) != 8 || sizeof(struct entry) == 48, "all of an entry is put");

enum { KIND_BITS = 2, STYLE_BITS = 2, MOVED = 1 << (KIND_BITS + STYLE_BITS) };

void flat_put_value(struct flat_writer *flat, const struct value *value) {
    bool moved = value->text_line != value->span.line || value->text_column != value->span.column;
    flat_put(flat, (unsigned)value->kind | (unsigned)value->style << KIND_BITS | (moved ? MOVED : 0U));
    flat_put_span(flat, value->span);
    if (moved) flat_put(flat, value->text_line), flat_put(flat, value->text_column);
    if (value->kind == VALUE_SCALAR) flat_put_text(flat, value->text);
    else flat_put(flat, value->count);
    for (size_t i = 0; value->kind == VALUE_SEQUENCE && i < value->count; i++) flat_put_value(flat, value->items[i]);
    for (size_t i = 0; value->kind == VALUE_MAPPING && i < value->count; i++) {
        flat_put_text(flat, value->entries[i].key);
        flat_put_span(flat, value->entries[i].key_span);
        flat_put_value(flat, value->entries[i].value);
    }
}

static void take_items(struct flat_reader *flat, struct value *value) {
    value->items = NEW_ARRAY(flat->arena, struct value *, value->count);
    for (size_t i = 0; i < value->count && !flat->failed; i++) value->items[i] = flat_take_value(flat);
}

static void take_entries(struct flat_reader *flat, struct value *value) {
    value->entries = NEW_ARRAY(flat->arena, struct entry, value->count);
    for (size_t i = 0; i < value->count && !flat->failed; i++) {
        value->entries[i].key = flat_take_text(flat);
        value->entries[i].key_span = flat_take_span(flat);
        value->entries[i].value = flat_take_value(flat);
    }
}

static void take_inside(struct flat_reader *flat, struct value *value) {
    if (value->kind == VALUE_SCALAR) value->text = flat_take_text(flat);
    else value->count = flat_take_count(flat);
    if (value->kind == VALUE_SEQUENCE) take_items(flat, value);
    if (value->kind == VALUE_MAPPING) take_entries(flat, value);
}

struct value *flat_take_value(struct flat_reader *flat) {
    struct value *value = NEW(flat->arena, struct value);
    size_t front = flat_take_below(flat, MOVED << 1), kind = front & 3, style = front >> KIND_BITS & 3;
    if (kind > VALUE_MAPPING || style > SCALAR_BLOCK || !flat_enter(flat)) return flat_fail(flat), NULL;
    *value = (struct value){.kind = (enum value_kind)kind, .style = (enum scalar_style)style};
    value->span = flat_take_span(flat);
    value->text_line = value->span.line;
    value->text_column = value->span.column;
    if (front & MOVED) value->text_line = (uint32_t)flat_take_below(flat, UINT32_MAX);
    if (front & MOVED) value->text_column = (uint32_t)flat_take_below(flat, UINT32_MAX);
    take_inside(flat, value);
    flat_leave(flat);
    return flat->failed ? NULL : value;
}
