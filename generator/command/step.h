/* The steps of a graph (graph.h): what an engine runs, each with its own files as inputs and one file or folder as
 * output.
 *
 *   asked PROJECT KIND…          → the fields that are asked of documents of these kinds, as text
 *   record DOCUMENT CHAPTER…     → the thin document (project/slice.h)
 *   slice FILE…                  → a slice of thin documents of one kind, in the order in which they are given
 *   output DOCUMENT FILE…        → a folder with the outputs of one document in one layout, and what is kept of making them
 *
 * The last is a build: step_build says what it is asked to do. It fails only when it could not be done: mistakes of
 * authors are said by the build that takes the outputs over. */
#ifndef COMMAND_STEP_H
#define COMMAND_STEP_H

#include "command/options.h"

/* All but the last; the exit status. */
int step_do(const struct options *options, struct arena *arena, struct str templates);

/* The build that makes an output. False after saying what is wrong; *status is the exit status then. */
bool step_build(const struct options *options, struct arena *arena, struct options *out, int *status);

#endif
