#include "tree/code.h"

struct code_head code_head(struct str info) {
    struct str rest = str_trim(info), language;
    size_t at;
    struct code_head head = {0};
    if (!str_starts(rest, STR("file=")) && str_cut(&rest, ' ', &language)) head.language = language;
    if (str_starts(rest, STR("file="))) head.file = str_trim(str_skip(rest, 5));
    else if (str_find(rest, STR(" file="), &at)) head.file = str_trim(str_skip(rest, at + 6));
    head.console = str_equal(head.language, STR("console"));
    return head;
}

bool code_is_typed(const struct code_head *head, struct str line, struct str *typed) {
    bool found = head->console && str_starts(line, STR("$ "));
    if (found) *typed = str_skip(line, 2);
    return found;
}
