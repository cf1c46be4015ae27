/* Names as regular expressions. A key (text_name) has small letters without their marks, "ae" for ä and a '_' for what
 * parts words; people write capitals, umlauts, blanks, hyphens, emoji and stars around it. */
#include "base/arena.h"
#include "kind/json_schema_internal.h"

/* What is no letter and no digit; all that lies behind the Latin letters is no letter here. */
#define GAP "[^0-9A-Za-z\\u00C0-\\u024F]*"

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

static bool is_capital(uint32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }

/* "ä" where a key has "ae". */
static const char *umlaut_at(struct str key) {
    static const struct {
        struct str letters;
        const char *pattern;
    } umlauts[] = {{STR_INIT("ae"), "(?:[aA][eE]|[\\u00E4\\u00C4]|[aA]\\u0308)"},
                   {STR_INIT("oe"), "(?:[oO][eE]|[\\u00F6\\u00D6]|[oO]\\u0308)"},
                   {STR_INIT("ue"), "(?:[uU][eE]|[\\u00FC\\u00DC]|[uU]\\u0308)"},
                   {STR_INIT("ss"), "(?:[sS][sS]|[\\u00DF\\u1E9E])"}};
    for (size_t i = 0; i < sizeof umlauts / sizeof *umlauts; i++)
        if (str_starts(key, umlauts[i].letters)) return umlauts[i].pattern;
    return NULL;
}

/* Whether people may write letters with marks that no table here knows: "Échéance". */
static bool has_marks(struct str written) {
    while (written.size) {
        uint32_t c = str_next(&written);
        if (c >= 0xC0 && c <= 0x24F && c != 0xE4 && c != 0xF6 && c != 0xFC && c != 0xDF && c != 0xC4 && c != 0xD6 &&
            c != 0xDC)
            return true;
    }
    return false;
}

static void put_sign(struct buffer *out, uint32_t c) {
    if (str_is_dash(c) && c != 0x2014) buffer_append_c(out, "[-\\u2010-\\u2013\\u2212]");
    else if (c < 0x80) buffer_format(out, "[%s%c]", c == '^' || c == ']' || c == '\\' ? "\\" : "", (char)c);
    else buffer_code_point(out, c), buffer_append_c(out, "\\uFE0F?");
}

/* A letter of another script has no capital here: any character may stand for it. */
static void put_key(struct buffer *out, struct str key, bool marks) {
    while (key.size) {
        const char *umlaut = umlaut_at(key);
        char c = *key.data;
        if (umlaut) buffer_append_c(out, umlaut), key = str_skip(key, 2);
        else if (is_letter(c))
            buffer_format(out, "[%c%c%s]", c - 32, c, marks ? "\\u00C0-\\u024F" : ""), key = str_skip(key, 1);
        else if (c == '_') buffer_append_c(out, GAP), key = str_skip(key, 1);
        else {
            uint32_t point = str_next(&key);
            if (point >= 0x370 && point < 0x2000) buffer_char(out, '.');
            else put_sign(out, point);
        }
    }
}

static void put_keys(struct buffer *out, const struct str *keys, const struct spelling *spellings, size_t count) {
    buffer_append_c(out, "(?:");
    for (size_t i = 0; i < count; i++) {
        if (i && str_equal(keys[i], keys[i - 1])) continue; /* the name, as it is written, too */
        if (i) buffer_char(out, '|');
        put_key(out, keys[i], has_marks(spellings[i].text));
    }
    buffer_char(out, ')');
}

static struct str pattern(struct arena *arena, const struct str *keys, const struct spelling *spellings, size_t count,
                          const char *behind) {
    struct buffer out = {0};
    buffer_append_c(&out, "^" GAP);
    put_keys(&out, keys, spellings, count);
    buffer_append_c(&out, behind);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

struct str schema_pattern(struct arena *arena, const struct str *keys, const struct spelling *spellings, size_t count) {
    return pattern(arena, keys, spellings, count, GAP "$");
}

struct str schema_pattern_with_year(struct arena *arena, const struct str *keys, const struct spelling *spellings,
                                    size_t count) {
    return pattern(arena, keys, spellings, count, "[_ -].*[0-9]");
}

struct str schema_pattern_of_choices(struct arena *arena, const struct choices *choices) {
    size_t count = 0, all = 0;
    for (size_t i = 0; i < choices->count; i++) all += choices->items[i].alias_count;
    struct str *keys = NEW_ARRAY(arena, struct str, all);
    struct spelling *spellings = NEW_ARRAY(arena, struct spelling, all);
    for (size_t i = 0; i < choices->count; i++)
        for (size_t a = 0; a < choices->items[i].alias_count; a++) {
            keys[count] = choices->items[i].aliases[a];
            spellings[count++] = choices->items[i].spellings[a];
        }
    return pattern(arena, keys, spellings, count, GAP "(?:[(].*)?$");
}

static struct str as_key(struct arena *arena, struct str text) {
    struct buffer out = {0};
    bool gap = false;
    while (text.size) {
        uint32_t c = str_next(&text);
        bool word = (c >= 'a' && c <= 'z') || is_capital(c) || (c >= '0' && c <= '9') || c >= 0xC0;
        if (word && gap && out.size) buffer_char(&out, '_');
        gap = !word;
        if (word) buffer_code_point(&out, is_capital(c) ? c + 32 : c);
    }
    struct str key = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return key;
}

struct str schema_key(struct arena *arena, const struct field *field, const struct language *language) {
    struct str key = as_key(arena, field_spelling(field, language));
    return key.size && field_find(field->set, key) == field ? key : field->name;
}
