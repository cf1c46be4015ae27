/* A link that opens a place of a file in an editor: "vscode://file//home/…/plan.yaml:12:3". */
#ifndef WORKBENCH_EDITOR_LINK_H
#define WORKBENCH_EDITOR_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* What links are made by, "vscode://file{file}:{line}:{column}": of an editor's name, or such a pattern itself; empty: there
 * are to be none. `named`: of --editor; empty: what $VISUAL or $EDITOR says. False: it is neither. */
bool editor_pattern(struct str named, struct str *pattern);
/* The names that are known, with commas between. */
struct str editor_names(struct arena *arena);

/* `path` is absolute; line and column from 1, 0: not known. Empty where the pattern is. */
struct str editor_link(struct arena *arena, struct str pattern, struct str path, uint32_t line, uint32_t column);

#endif
