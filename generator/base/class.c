/* The names of the classes. */
#include "base/class.h"

#include "base/suggest.h"
#include "base/word_list.h"

static const struct str names[CLASS_COUNT][LANGUAGE_COUNT] = {
    [CLASS_CUSTOMER] = {STR_INIT("customer"), STR_INIT("kunde")},
    [CLASS_INTERNAL] = {STR_INIT("internal"), STR_INIT("intern")},
    [CLASS_CONFIDENTIAL] = {STR_INIT("confidential"), STR_INIT("vertraulich")},
};

static bool equal_in_any_case(struct str text, struct str lower) {
    if (text.size != lower.size) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.data[i]) return false;
    }
    return true;
}

bool class_parse(struct str text, enum class *out) {
    text = str_trim(text);
    for (int class = 0; class < CLASS_COUNT; class ++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            if (!equal_in_any_case(text, names[class][language])) continue;
            *out = (enum class) class;
            return true;
        }
    return false;
}

struct str class_name(enum class class) {
    return names[class][LANGUAGE_EN];
}

bool class_suggest(struct str word) {
    struct suggestion nearest = suggest_start(word);
    for (int class = 0; class < CLASS_COUNT; class ++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) suggest_offer(&nearest, names[class][language]);
    return nearest.found.size > 0;
}

struct message class_names(struct arena *arena, enum language language, const char *before, const char *after,
                           const char *pattern) {
    struct word_list list = {0};
    for (int class = 0; class < CLASS_COUNT; class ++)
        word_list_add(arena, &list, str_format(arena, "%s%.*s%s", before, STR_ARG(names[class][language]), after));
    return word_list_all(arena, &list, pattern);
}
