/* Numbers of items: reading them, and telling counting from saying. */
#include "read/markdown_numbers.h"

#include <ctype.h>

enum { LONGEST_NUMBER = 9 /* digits, as CommonMark has it */ };

int markdown_number(struct str line, int column) {
    struct str rest = str_skip(line, column > 0 ? (size_t)column - 1 : 0);
    int number = 0;
    for (size_t i = 0; i < rest.size && i < LONGEST_NUMBER && isdigit((unsigned char)rest.data[i]); i++)
        number = number * 10 + (rest.data[i] - '0');
    return number;
}

static bool counts(const struct block *first) {
    bool up = true, same = true;
    for (const struct block *item = first; item && item->next; item = item->next) {
        up = up && item->next->start == item->start + 1;
        same = same && item->next->start == item->start;
    }
    return up || same;
}

void markdown_numbers_keep(struct block *list) {
    bool kept = !counts(list->first);
    for (struct block *item = list->first; item; item = item->next) {
        item->numbered = kept;
        item->start = kept ? item->start : 0;
    }
}
