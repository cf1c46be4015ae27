/* What no output may tell of where it was made: paths, the names of the machine and of who works on it, the branch. */
#ifndef GATE_MACHINE_H
#define GATE_MACHINE_H

#include "gate/terms.h"
#include "project/project.h"

void gate_machine_add(struct gate_terms *terms, struct arena *arena, const struct project *project);

/* Whether what a name (GATE_HOST) was found in is it: spelt as it is, and, when it could be a word of some language,
 * all that a note beside the text says. A user may be called "lund" and a branch "review". */
bool gate_machine_tells(const struct gate_term *term, struct str there, const struct gate_text *text);

#endif
