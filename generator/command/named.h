/* What was named on the command line and came to nothing: said, never passed over. */
#ifndef COMMAND_NAMED_H
#define COMMAND_NAMED_H

#include "command/options.h"
#include "project/project.h"

/* Says of each file or folder that was named, and in which nothing was read, why: what rule leaves it out and where
 * that stands, that it does not say its kind, that it is none of our files. */
void named_report(struct arena *arena, struct diagnostics *sink, const struct options *options,
                  const struct project *project);

/* Why a run has nothing to do, as one line of text; empty: it has. `count` is how many documents it works on. What was
 * read and has no layout (registers, chapters) is checked, though nothing can be built or exported of it. */
struct message named_nothing(struct arena *arena, const struct options *options, const struct project *project,
                             size_t count);

#endif
