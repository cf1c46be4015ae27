/* What a block of code is, by its info string and its lines.
 *
 *     ```yaml file=plans/hall.yaml     the file's content: its name stands above it
 *     ```console                       what a person types begins with "$ "; the other lines are answers
 */
#ifndef TREE_CODE_H
#define TREE_CODE_H

#include "tree/document.h"

struct code_head {
    struct str language; /* the first word, as written; empty: not said */
    struct str file;     /* behind "file=", up to the end, so that names may have spaces; empty: not said */
    bool console;
};

struct code_head code_head(struct str info);

/* Whether a line of a console is typed; then `typed` is what is typed, without the prompt. */
bool code_is_typed(const struct code_head *head, struct str line, struct str *typed);

#endif
