/* What all messages of a code have in common, whatever each is about. */
#ifndef COMMAND_CODE_TITLE_H
#define COMMAND_CODE_TITLE_H

#include "base/str.h"

struct arena;
struct catalogue;
struct diagnostic;
struct project;

/* In the language of the catalogue: what the code says of itself, or what its rule says, "…" for each value; as the
 * message has it where neither is known. `project` may be NULL: then rules are not known. */
struct str code_title(struct arena *arena, const struct catalogue *catalogue, const struct project *project,
                      const struct diagnostic *one);

#endif
