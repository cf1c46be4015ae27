/* A few words of a list that may be long. */
#ifndef BASE_WORD_LIST_H
#define BASE_WORD_LIST_H

#include "base/str.h"

struct arena;

/* "a, b, c and 5 more": the choices or names that help an author along. */
struct word_list {
    struct str text;
    size_t count;
};
void word_list_add(struct arena *arena, struct word_list *list, struct str word);
struct str word_list_text(struct arena *arena, const struct word_list *list);

#endif
