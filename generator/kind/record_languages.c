/* Texts by language: reading them. */
#include "kind/record_languages.h"

#include "base/arena.h"
#include "base/locale.h"
#include "kind/record_value.h"

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

/* What each class sees of it; afterwards the highest class's is the datum's own. */
static bool read_seen(struct record_reader *reader, const struct value *value, struct seen_text texts[CLASS_COUNT]) {
    bool parted = false;
    enum language language;
    for (size_t i = 0; i < value->count; i++) {
        struct str seen[CLASS_COUNT];
        parted |= text_for_classes(reader, value->entries[i].value, seen);
        for (int class = 0; class < CLASS_COUNT; class ++) {
            if (!seen[class].size) continue;
            if (language_parse(value->entries[i].key, &language)) texts[class].said[language] = seen[class];
            if (!texts[class].text.size) texts[class].text = seen[class];
        }
    }
    return parted;
}

struct datum record_read_languages(struct record_reader *reader, const struct value *value) {
    struct datum datum = {.kind = DATUM_MISSING, .span = value->span};
    struct seen_text *texts = NEW_ARRAY(reader->arena, struct seen_text, CLASS_COUNT);
    for (int class = 0; class < CLASS_COUNT; class ++)
        texts[class] = (struct seen_text){.said = NEW_ARRAY(reader->arena, struct str, LANGUAGE_COUNT)};
    bool parted = read_seen(reader, value, texts);
    for (int class = 0; class < CLASS_COUNT; class ++)
        if (texts[class].said[reader->language].size) texts[class].text = texts[class].said[reader->language];
    datum.text = texts[CLASS_COUNT - 1].text;
    if (!datum.text.size) return datum;
    datum.kind = DATUM_TEXT;
    datum.said = texts[CLASS_COUNT - 1].said;
    if (parted) datum.seen = texts;
    return datum;
}
