/* `planpress explain`: what a code, a function or a field means. */
#ifndef COMMAND_EXPLAIN_H
#define COMMAND_EXPLAIN_H

#include "command/options.h"

/* Prints an explanation of each name; returns the exit status. */
int explain(const struct options *options, struct arena *arena, struct str templates);

#endif
