/* Texts by language: reading them. */
#include "kind/record_languages.h"

#include "base/arena.h"
#include "base/locale.h"
#include "kind/record_value.h"

/* Tags alone: “Deutschland” is the key of a market. */
bool value_is_by_language(const struct languages *languages, const struct value *value) {
    if (value->kind != VALUE_MAPPING || !value->count) return false;
    for (size_t i = 0; i < value->count; i++)
        if (value->entries[i].value->kind != VALUE_SCALAR || !language_of_tag(languages, value->entries[i].key))
            return false;
    return true;
}

/* What each class sees of it; afterwards the highest class's is the datum's own. */
static bool read_seen(struct record_reader *reader, const struct value *value, struct seen_text texts[CLASS_COUNT]) {
    bool parted = false;
    for (size_t i = 0; i < value->count; i++) {
        struct str seen[CLASS_COUNT];
        const struct language *language = language_of_tag(reader->language->among, value->entries[i].key);
        parted |= text_for_classes(reader, value->entries[i].value, seen);
        for (int class = 0; class < CLASS_COUNT; class ++) {
            if (!seen[class].size) continue;
            if (language) texts[class].said[language->index] = seen[class];
            if (!texts[class].text.size) texts[class].text = seen[class];
        }
    }
    return parted;
}

struct datum record_read_languages(struct record_reader *reader, const struct value *value) {
    struct datum datum = {.kind = DATUM_MISSING, .span = value->span};
    struct seen_text *texts = NEW_ARRAY(reader->arena, struct seen_text, CLASS_COUNT);
    for (int class = 0; class < CLASS_COUNT; class ++)
        texts[class] = (struct seen_text){.said = NEW_ARRAY(reader->arena, struct str, LANGUAGE_MOST)};
    bool parted = read_seen(reader, value, texts);
    for (int class = 0; class < CLASS_COUNT; class ++)
        if (texts[class].said[reader->language->index].size)
            texts[class].text = texts[class].said[reader->language->index];
    datum.text = texts[CLASS_COUNT - 1].text;
    if (!datum.text.size) return datum;
    datum.kind = DATUM_TEXT;
    datum.said = texts[CLASS_COUNT - 1].said;
    if (parted) datum.seen = texts;
    return datum;
}
