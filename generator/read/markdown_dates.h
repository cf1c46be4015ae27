/* Lines of Markdown that start with a German date: “31. März 2027: Abnahme”. CommonMark would take such a line for an
 * item of a list and count on from the first. Included by markdown_text.c only. */
#ifndef READ_MARKDOWN_DATES_H
#define READ_MARKDOWN_DATES_H

#include "base/str.h"

struct arena;

/* The place of the full stop behind the day, in bytes, also behind the sign of a list or quote; 0: the line starts with
 * no such date. “1. Januar” alone stays the first of a list of months. */
size_t markdown_date_stop(struct arena *arena, struct str line);

#endif
