/* Lines as text: neither prose nor tables are told apart here, for only a name at the start of a part counts. */
#include "kind/line_ahead.h"

#include <string.h>

/* Without the marks of lists, emphasis and bars around it. */
static struct str bare(struct str text) {
    text = str_trim(text);
    while (text.size && strchr("*_>-| ", text.data[0])) text = str_skip(text, 1);
    while (text.size && strchr("*_| ", text.data[text.size - 1])) text.size--;
    return str_trim(text);
}

static bool has_digit(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9') return true;
    return false;
}

/* "Stand 12. November 2026, Bruno Zwahlen": no colon, and somebody's name behind the day. */
static struct str value_behind_word(const struct field_set *set, const struct field *field, struct str line) {
    size_t space, comma;
    struct str text = bare(line);
    bool named = str_find(text, STR(" "), &space) && field_find(set, str_slice(text, 0, space)) == field;
    struct str value = named ? str_trim(str_skip(text, space)) : (struct str){0};
    if (str_find(value, STR(", "), &comma)) value = str_slice(value, 0, comma);
    return has_digit(value) ? value : (struct str){0};
}

static struct str value_in(const struct field_set *set, const struct field *field, struct str line) {
    struct str part;
    bool named = false; /* the cell before is the field's name */
    for (struct str rest = line; str_cut(&rest, '|', &part);) {
        struct str text = bare(part);
        size_t colon;
        if (named && text.size) return text;
        named = text.size && field_find(set, text) == field;
        if (named || !str_find(text, STR(":"), &colon)) continue;
        struct str key = bare(str_slice(text, 0, colon));
        if (key.size && field_find(set, key) == field) return bare(str_skip(text, colon + 1));
    }
    return (struct str){0};
}

static struct str without_front_matter(struct str text) {
    size_t end;
    if (!str_starts(text, STR("---\n"))) return text;
    return str_find(str_skip(text, 4), STR("\n---"), &end) ? str_skip(text, 4 + end + 4) : text;
}

struct str line_ahead(const struct field_set *set, const struct field *field, struct str text) {
    struct str value = {0}, last = {0};
    bool head = true;
    for (struct str rest = without_front_matter(text), line; str_cut(&rest, '\n', &line);) {
        if (str_starts(line, STR("##"))) head = false;
        if (str_trim(line).size) last = line;
        if (head && !value.size) value = value_in(set, field, line);
        if (head && !value.size) value = value_behind_word(set, field, line);
    }
    return value.size ? value : value_in(set, field, last);
}
