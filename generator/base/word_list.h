/* Lists of words in messages: the choices, names or options that help an author along. Each is made from the table that
 * it describes, so that no message can lag behind its table. */
#ifndef BASE_WORD_LIST_H
#define BASE_WORD_LIST_H

#include "base/message.h"

struct arena;
struct diagnostic;
struct diagnostics;

struct word_list {
    struct str *words;
    size_t count, capacity;
    bool quoted; /* each of them; else those with a comma in them */
};
void word_list_add(struct arena *arena, struct word_list *list, struct str word);

/* Of a list that may be long, as authors make them: "a, b, c and 5 more". */
struct message word_list_text(struct arena *arena, const struct word_list *list);
struct message word_list_most(struct arena *arena, const struct word_list *list, size_t most); /* so many of them */
/* All of them, but for a list that nobody made by hand: "a, b or c" by "{0} or {1}". */
struct message word_list_all(struct arena *arena, const struct word_list *list, const char *pattern);

struct str word_list_commas(struct arena *arena, const struct word_list *list); /* "a, b, c", as they are */

/* The words of a table of options, which NULL ends. */
struct word_list word_list_of(struct arena *arena, const char *const *words);

/* The help for a word that is none of these: “did you mean “b”?”, or when none is near, all of them, by a pattern:
 * "known are {0}". */
void word_list_help(struct diagnostics *sink, struct diagnostic *diagnostic, struct str word,
                    const struct word_list *known, const char *pattern);

#endif
