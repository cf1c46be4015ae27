/* What a document tells by the way it is written: in which language it names its fields, in which currency its amounts
 * are. Nothing is read as data here, and nothing reported. */
#ifndef PROJECT_NAMES_USED_H
#define PROJECT_NAMES_USED_H

#include "project/documents.h"

enum { MOST_CURRENCIES = 16 };

struct names_used {
    size_t names[LANGUAGE_MOST]; /* that only this language has */
    struct {
        struct str code;
        size_t count;
    } currencies[MOST_CURRENCIES];
    size_t currency_count;
};

/* Adds what a file tells: its YAML, and of its Markdown headings, and cells that are amounts. */
void names_used_add(struct arena *arena, const struct languages *languages, struct names_used *used,
                    const struct input_file *input);

/* False when no language has more than all others. */
bool names_used_language(const struct languages *languages, const struct names_used *used, const struct language **out);
/* The most frequent one, the first of equals; empty: there is none. */
struct str names_used_currency(const struct names_used *used);

#endif
