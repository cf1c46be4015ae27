/* Texts by language: reading them. */
#include "kind/record_languages.h"

#include "base/arena.h"
#include "base/locale.h"

/* A tag alone: “Deutschland” is the key of a market. */
static bool is_tag(struct str key) {
    for (enum language language = 0; language < LANGUAGE_COUNT; language++)
        if (str_equal(key, language_tag(language))) return true;
    return false;
}

bool value_is_by_language(const struct value *value) {
    if (value->kind != VALUE_MAPPING || !value->count) return false;
    for (size_t i = 0; i < value->count; i++)
        if (value->entries[i].value->kind != VALUE_SCALAR || !is_tag(value->entries[i].key)) return false;
    return true;
}

struct datum record_read_languages(struct record_reader *reader, const struct value *value) {
    struct str *said = NEW_ARRAY(reader->arena, struct str, LANGUAGE_COUNT);
    struct datum datum = {.kind = DATUM_MISSING, .span = value->span};
    enum language language;
    for (size_t i = 0; i < value->count; i++) {
        struct str text = str_one_line(reader->arena, str_trim(value->entries[i].value->text));
        if (text.size && language_parse(value->entries[i].key, &language)) said[language] = text;
        if (text.size && !datum.text.size) datum.text = text;
    }
    if (said[reader->language].size) datum.text = said[reader->language];
    if (datum.text.size) datum.kind = DATUM_TEXT, datum.said = said;
    return datum;
}
