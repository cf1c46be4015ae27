/* Where links may lead. They are judged as a browser would read them: what stands before the first colon, if no '/'
 * comes before that, is a scheme; '\\' is '/'; control characters are ignored by browsers, so a link that has any is
 * refused. */
#include <string.h>

#include "base/word_list.h"
#include "tree/document.h"

static bool has_control_characters(struct str target) {
    for (size_t i = 0; i < target.size; i++)
        if ((unsigned char)target.data[i] < ' ' || target.data[i] == 0x7F) return true;
    return false;
}

/* Schemes are ASCII and mean the same in any case. */
static bool starts_with_scheme(struct str target, struct str scheme) {
    if (target.size <= scheme.size) return false;
    for (size_t i = 0; i < scheme.size; i++) {
        char c = target.data[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c != scheme.data[i]) return false;
    }
    return true;
}

bool link_is_relative(struct str target) {
    if (!target.size || has_control_characters(target) || strchr("/\\#?", target.data[0])) return false;
    size_t end = 0;
    while (end < target.size && !strchr(":/\\?#", target.data[end])) end++;
    return end == target.size || target.data[end] != ':';
}

static const struct str starts[] = {STR_INIT("http://"), STR_INIT("https://"), STR_INIT("mailto:"), STR_INIT("tel:")};

bool link_allowed(struct str target) {
    if (has_control_characters(target)) return false;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (starts_with_scheme(target, starts[i])) return true;
    return starts_with_scheme(target, STR("#")) || link_is_relative(target);
}

struct str link_schemes(struct arena *arena) {
    struct word_list list = {0};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct str rest = starts[i], scheme;
        str_cut(&rest, ':', &scheme);
        word_list_add(arena, &list, scheme);
    }
    return word_list_commas(arena, &list);
}
