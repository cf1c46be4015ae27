/* Names of columns: fields.yaml has the words, this the forms that people put them in. */
#include "kind/row_key.h"

#include <string.h>

#include "kind/record_fields.h"
#include "kind/record_shape.h"
#include "kind/record_time.h"
#include "read/amount.h"

/* Fields ---------------------------------------------------------------------------------------------------------- */

bool row_key_takes_cell(const struct field *field) {
    const struct field *from, *to;
    bool list = field->type == FIELD_LIST;
    enum field_type type = list ? field->element->type : field->type;
    if (field->formula_text.size || type == FIELD_LIST || type == FIELD_DOCUMENTS) return false;
    if (type != FIELD_GROUP) return true;
    return !list && (set_is_span(field->fields, &from, &to) || field->fields->naming);
}

static bool has_label(struct arena *arena, const struct field *field, struct str key) {
    for (size_t i = 0; i < LANGUAGE_MOST && field->labels[i].size; i++)
        if (str_equal(text_name(arena, field->labels[i]), key)) return true;
    return false;
}

static const struct field *find_label(struct arena *arena, const struct field_set *rows, struct str text) {
    struct str key = text_name(arena, text);
    for (size_t i = 0; i < rows->count && key.size; i++)
        if (row_key_takes_cell(&rows->fields[i]) && has_label(arena, &rows->fields[i], key)) return &rows->fields[i];
    return NULL;
}

/* "Maßnahme" of "Maßnahmen", "opportunity" of "opportunities". */
static bool is_singular(struct str key, struct str plural) {
    static const char *const ends[] = {"s", "es", "n", "en", "nen", "e", "er"};
    bool ies = str_ends(plural, STR("ies")) && str_ends(key, STR("y"));
    if (ies && plural.size == key.size + 2) return str_starts(plural, str_slice(key, 0, key.size - 1));
    if (key.size < 3 || !str_starts(plural, key)) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_equal_c(str_skip(plural, key.size), ends[i])) return true;
    return false;
}

bool row_key_is_list(struct record_reader *reader, const struct field *list, struct str text) {
    struct str key = text_name(reader->arena, text);
    if (!key.size || aliases_hold(list->aliases, list->alias_count, key)) return key.size > 0;
    for (size_t i = 0; i < list->alias_count; i++) {
        struct str last = list->aliases[i], word;
        for (struct str rest = last; str_cut(&rest, '_', &word);) last = word;
        if (is_singular(key, last)) return true; /* "Metric" in “Success metrics” */
    }
    return false;
}

static const struct field *find_singular(struct record_reader *reader, const struct field *list, struct str text) {
    const struct field *naming = field_rows(list)->naming;
    struct str key = text_name(reader->arena, text);
    bool found = key.size && aliases_hold(list->aliases, list->alias_count, key);
    for (size_t i = 0; i < list->alias_count && !found; i++) found = is_singular(key, list->aliases[i]);
    return found && naming && row_key_takes_cell(naming) ? naming : NULL;
}

static const struct field *find_field(struct record_reader *reader, const struct field *list, struct str text) {
    const struct field_set *rows = field_rows(list);
    const struct field *field = text.size ? field_find(rows, text) : NULL;
    if (field && row_key_takes_cell(field)) return field;
    field = find_label(reader->arena, rows, text);
    return field ? field : find_singular(reader, list, text);
}

/* Years ----------------------------------------------------------------------------------------------------------- */

/* The one list in the rows that is kept by year; NULL when there are several. */
static const struct field *list_of_years(struct record_reader *reader, const struct field_set *rows, struct str year) {
    const struct field *found = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct field *field = &rows->fields[i];
        bool keyed = field->type == FIELD_LIST && field->keyed_count == 1 && field->leaf && !field->formula_text.size;
        if (!keyed || !record_is_year(reader, field->keyed[0], year)) continue;
        if (found) return NULL;
        found = field;
    }
    return found;
}

static struct row_key key_of_year(struct record_reader *reader, const struct field *list, struct str text) {
    const struct field_set *rows = field_rows(list);
    const struct field *years = record_list_of_year(reader, rows, text);
    if (years && years->leaf) return (struct row_key){.field = years->leaf, .name = text};
    years = list_of_years(reader, rows, text);
    if (!years) return (struct row_key){0};
    struct str name = str_format(reader->arena, "%.*s_%.*s", STR_ARG(years->name), STR_ARG(text));
    return (struct row_key){.field = years->leaf, .name = name};
}

/* Units ----------------------------------------------------------------------------------------------------------- */

static bool is_figure(const struct field *field) {
    return field->type == FIELD_MONEY || field->type == FIELD_NUMBER || field->type == FIELD_INTEGER ||
           field->type == FIELD_PERCENT;
}

static bool is_unit(const struct record_reader *reader, const struct field *field, struct str text) {
    struct amount amount;
    struct amount_grammar grammar = {reader->language, field->type == FIELD_MONEY};
    return is_figure(field) && amount_take_unit(text, grammar, &amount);
}

static struct row_key find_plain(struct record_reader *reader, const struct field *list, struct str text) {
    const struct field *field = find_field(reader, list, text);
    if (field) return (struct row_key){.field = field, .name = field->name};
    return key_of_year(reader, list, text);
}

/* "Wert (T€)", "Wert [T€]": what no unit is in the brackets says nothing. */
static struct row_key find_bracketed(struct record_reader *reader, const struct field *list, struct str text) {
    size_t start = text.size;
    bool closed = str_ends(text, STR(")")) || str_ends(text, STR("]"));
    while (closed && start > 0 && text.data[start - 1] != '(' && text.data[start - 1] != '[') start--;
    if (!closed || start < 2) return (struct row_key){0};
    struct row_key key = find_plain(reader, list, str_trim(str_slice(text, 0, start - 1)));
    struct str unit = str_trim(str_slice(text, start, text.size - 1));
    if (str_starts(unit, STR("in "))) unit = str_trim(str_skip(unit, 3));
    if (key.field && is_unit(reader, key.field, unit)) key.unit = unit;
    return key;
}

/* "Wert in EUR", "Wert, T€", "Wert T€" */
static struct row_key find_with_unit(struct record_reader *reader, const struct field *list, struct str text) {
    for (size_t i = 1; i + 1 < text.size; i++) {
        if (!strchr(" ,/", text.data[i])) continue;
        struct str unit = str_trim(str_skip(text, i + 1)), name = str_trim(str_slice(text, 0, i));
        if (str_starts(unit, STR("in "))) unit = str_trim(str_skip(unit, 3));
        struct row_key key = find_plain(reader, list, name);
        if (!key.field || !is_unit(reader, key.field, unit)) continue;
        key.unit = unit;
        return key;
    }
    return (struct row_key){0};
}

struct row_key row_key_find(struct record_reader *reader, const struct field *list, struct str text) {
    struct row_key key = find_plain(reader, list, text);
    if (!key.field) key = find_bracketed(reader, list, text);
    return key.field ? key : find_with_unit(reader, list, text);
}

bool row_key_numbers(struct arena *arena, struct str text) {
    static const char *const names[] = {"#", "no", "nr", "num", "nummer", "number", "lfd_nr", "lfd_nummer", "pos", "№"};
    struct str key = text_name(arena, text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_c(key, names[i])) return true;
    return false;
}

struct str row_key_value(struct arena *arena, const struct row_key *key, struct str text) {
    bool digits = false;
    if (!key->unit.size) return text;
    for (struct str rest = text; rest.size;) {
        uint32_t c = str_next(&rest);
        bool digit = c >= '0' && c <= '9', mark = c < 0x80 ? strchr(".,'+-", (int)c) != NULL : c == 0x2019;
        digits |= digit;
        if (!digit && !mark && !str_is_space(c) && !str_is_dash(c)) return text;
    }
    return digits ? str_format(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(key->unit)) : text;
}
