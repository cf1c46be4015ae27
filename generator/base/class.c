/* The names of the classes. */
#include "base/class.h"

#include "base/suggest.h"
#include "base/word_list.h"

enum { SPELLINGS = 2 /* the second is German, and read in documents of any language */ };
static const struct str names[CLASS_COUNT][SPELLINGS] = {
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
        for (int spelling = 0; spelling < SPELLINGS; spelling++) {
            if (!equal_in_any_case(text, names[class][spelling])) continue;
            *out = (enum class) class;
            return true;
        }
    return false;
}

struct str class_name(enum class class) {
    return names[class][0];
}

struct str class_name_in_german(enum class class) {
    return names[class][1];
}

bool class_suggest(struct str word) {
    struct suggestion nearest = suggest_start(word);
    for (int class = 0; class < CLASS_COUNT; class ++)
        for (int spelling = 0; spelling < SPELLINGS; spelling++) suggest_offer(&nearest, names[class][spelling]);
    return nearest.found.size > 0;
}

static struct message all(struct arena *arena, int spelling, const char *before, const char *after,
                          const char *pattern) {
    struct word_list list = {0};
    for (int class = 0; class < CLASS_COUNT; class ++)
        word_list_add(arena, &list, str_format(arena, "%s%.*s%s", before, STR_ARG(names[class][spelling]), after));
    return word_list_all(arena, &list, pattern);
}

struct message class_names(struct arena *arena, const char *before, const char *after, const char *pattern) {
    return all(arena, 0, before, after, pattern);
}

struct message class_other_names(struct arena *arena) {
    return all(arena, 1, "", "", "{0}, {1}");
}
