/* Lists of words in messages. */
#include "base/word_list.h"

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/mend.h"
#include "base/suggest.h"

enum { MOST_WORDS = 10, MOST_OF_ALL = 60 };

void word_list_add(struct arena *arena, struct word_list *list, struct str word) {
    ARENA_PUSH(arena, list->words, list->count, list->capacity) = word;
}

static struct message word_of(struct arena *arena, const struct word_list *list, size_t at) {
    bool quoted = list->quoted || str_find(list->words[at], STR(","), NULL);
    return message_new(arena, quoted ? "“{0}”" : "{0}", list->words[at]);
}

/* The first `count` words, the last of them joined by a pattern. */
static struct message join(struct arena *arena, const struct word_list *list, size_t count, const char *pattern) {
    struct message all = count ? word_of(arena, list, 0) : (struct message){.pattern = ""};
    for (size_t i = 1; i < count; i++)
        all = message_join(arena, i + 1 < count ? "{0}, {1}" : pattern, all, word_of(arena, list, i));
    return all;
}

struct message word_list_most(struct arena *arena, const struct word_list *list, size_t most) {
    if (list->count <= most) return join(arena, list, list->count, "{0}, {1}");
    return message_new(arena, "{0} and {1} more", join(arena, list, most, "{0}, {1}"), list->count - most);
}

struct message word_list_text(struct arena *arena, const struct word_list *list) {
    return word_list_most(arena, list, MOST_WORDS);
}

struct message word_list_all(struct arena *arena, const struct word_list *list, const char *pattern) {
    if (list->count > MOST_OF_ALL) return word_list_most(arena, list, MOST_OF_ALL);
    return join(arena, list, list->count, pattern);
}

struct str word_list_commas(struct arena *arena, const struct word_list *list) {
    struct str text = list->count ? list->words[0] : (struct str){0};
    for (size_t i = 1; i < list->count; i++)
        text = str_format(arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(list->words[i]));
    return text;
}

struct word_list word_list_of(struct arena *arena, const char *const *words) {
    struct word_list list = {0};
    for (; *words; words++) word_list_add(arena, &list, str_of(*words));
    return list;
}

void word_list_help(struct diagnostics *sink, struct diagnostic *diagnostic, struct str word,
                    const struct word_list *known, const char *pattern) {
    struct suggestion nearest = suggest_start(word);
    for (size_t i = 0; i < known->count; i++) suggest_offer(&nearest, known->words[i]);
    if (nearest.found.size) mend_meant(sink, diagnostic, word, nearest.found);
    else diagnose_help(sink, diagnostic, pattern, word_list_all(sink->arena, known, "{0} and {1}"));
}
