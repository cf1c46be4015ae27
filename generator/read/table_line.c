/* Lines of pipe tables, cut where cmark cuts them. */
#include "read/table_line.h"

#include <string.h>

/* Without what does not belong to the first and the last cell. */
static struct str inside(struct str line) {
    while (line.size && line.data[0] && strchr(" \t>", line.data[0])) line = str_skip(line, 1);
    line = str_trim(line);
    if (str_starts(line, STR("|"))) line = str_skip(line, 1);
    bool escaped = line.size > 1 && line.data[line.size - 2] == '\\';
    if (str_ends(line, STR("|")) && !escaped) line.size--;
    return line;
}

/* Takes a cell off the front; false behind the last. */
static bool take_cell(struct str *rest, bool *more, struct str *cell) {
    size_t end = 0;
    if (!*more) return false;
    while (end < rest->size && (rest->data[end] != '|' || (end && rest->data[end - 1] == '\\'))) end++;
    *cell = str_trim(str_slice(*rest, 0, end));
    *more = end < rest->size;
    *rest = str_skip(*rest, end + 1);
    return true;
}

size_t table_line_count(struct str line) {
    struct str rest = inside(line), cell;
    size_t count = 0;
    if (!str_find(line, STR("|"), NULL)) return 0;
    for (bool more = true; take_cell(&rest, &more, &cell);) count++;
    return count;
}

struct str table_line_cell(struct str line, size_t number) {
    struct str rest = inside(line), cell;
    for (bool more = true; take_cell(&rest, &more, &cell); number--)
        if (!number) return cell;
    return (struct str){0};
}

bool table_line_is_delimiter(struct str line) {
    for (size_t i = 0; i < line.size; i++)
        if (!line.data[i] || !strchr("|:- \t>", line.data[i])) return false;
    return str_find(line, STR("|"), NULL) && str_find(line, STR("-"), NULL);
}
