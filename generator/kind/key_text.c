/* Keys in the style of files: what names have spaces and capitals for, keys have not. */
#include "kind/key_text.h"

#include "base/arena.h"
#include "base/buffer.h"

/* Of Latin letters, which all languages of ours are written in. */
static uint32_t small(uint32_t c) {
    bool capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    return capital ? c + 0x20 : c;
}

static struct str as_key(struct arena *arena, struct str name) {
    struct buffer out = {0};
    for (uint32_t c; (c = str_next(&name));) {
        bool gap = c == ' ' || c == '-' || c == '/';
        if (!gap) buffer_code_point(&out, small(c));
        else if (out.size && out.data[out.size - 1] != '_') buffer_char(&out, '_');
    }
    struct str key = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return key;
}

struct str key_text(struct arena *arena, const struct field *field, const struct language *language) {
    struct str key = as_key(arena, field_spelling(field, language));
    const struct field *text;
    if (!field->set || field_find_shared(field->set, key, &text) == field) return key;
    return field->name;
}

struct str heading_text(struct arena *arena, const struct field *field, const struct language *language) {
    return label_from_name(arena, field_spelling(field, language));
}
