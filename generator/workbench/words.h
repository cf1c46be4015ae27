/* The words of what the server puts beside pages: the script has them by their keys. */
#ifndef WORKBENCH_WORDS_H
#define WORKBENCH_WORDS_H

struct catalogue;
struct json;

/* Adds the entry "words". */
void words_put(struct json *json, const struct catalogue *words);

#endif
