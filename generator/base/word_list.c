/* Lists of words in messages. */
#include "base/word_list.h"

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/suggest.h"

enum { MOST_WORDS = 10 };

void word_list_add(struct arena *arena, struct word_list *list, struct str word) {
    ARENA_PUSH(arena, list->words, list->count, list->capacity) = word;
}

/* The first `count` words, the last of them behind `last`. */
static struct str join(struct arena *arena, const struct word_list *list, size_t count, const char *last) {
    struct str text = count ? list->words[0] : (struct str){0};
    for (size_t i = 1; i < count; i++)
        text = str_format(arena, "%.*s%s%.*s", STR_ARG(text), i + 1 < count ? ", " : last, STR_ARG(list->words[i]));
    return text;
}

struct str word_list_text(struct arena *arena, const struct word_list *list) {
    if (list->count <= MOST_WORDS) return join(arena, list, list->count, ", ");
    return str_format(arena, "%.*s and %zu more", STR_ARG(join(arena, list, MOST_WORDS, ", ")),
                      list->count - MOST_WORDS);
}

struct str word_list_all(struct arena *arena, const struct word_list *list, const char *last) {
    return join(arena, list, list->count, last);
}

struct word_list word_list_of(struct arena *arena, const char *const *words) {
    struct word_list list = {0};
    for (; *words; words++) word_list_add(arena, &list, str_of(*words));
    return list;
}

void word_list_help(struct diagnostics *sink, struct diagnostic *diagnostic, struct str word,
                    const struct word_list *known, const char *lead) {
    struct suggestion nearest = suggest_start(word);
    for (size_t i = 0; i < known->count; i++) suggest_offer(&nearest, known->words[i]);
    if (nearest.found.size) diagnose_help(sink, diagnostic, "did you mean “%.*s”?", STR_ARG(nearest.found));
    else diagnose_help(sink, diagnostic, "%s %.*s", lead, STR_ARG(word_list_all(sink->arena, known, " and ")));
}
