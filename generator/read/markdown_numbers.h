/* The numbers that the items of a list were given, of which cmark keeps the first alone. */
#ifndef READ_MARKDOWN_NUMBERS_H
#define READ_MARKDOWN_NUMBERS_H

#include "tree/document.h"

/* The number that stands in a line from a column on, counted from 1. */
int markdown_number(struct str line, int column);

/* `start` of each item is its number. They are kept where they do not count: "1. 1. 1." counts, as "1. 2. 3." does;
 * "3. 5. 7." and "15. 31." say what they mean. */
void markdown_numbers_keep(struct block *list);

#endif
