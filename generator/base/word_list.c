/* The choices or names that help an author along. */
#include "base/word_list.h"

#include "base/arena.h"

enum { MOST_WORDS = 10 };

void word_list_add(struct arena *arena, struct word_list *list, struct str word) {
    if (++list->count > MOST_WORDS) return;
    list->text = list->count == 1 ? word : str_format(arena, "%.*s, %.*s", STR_ARG(list->text), STR_ARG(word));
}

struct str word_list_text(struct arena *arena, const struct word_list *list) {
    if (list->count <= MOST_WORDS) return list->text;
    return str_format(arena, "%.*s and %zu more", STR_ARG(list->text), list->count - MOST_WORDS);
}
