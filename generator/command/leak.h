/* `planpress leak`: any HTML or PDF through the gate of a project. */
#ifndef COMMAND_LEAK_H
#define COMMAND_LEAK_H

#include "command/options.h"

/* Prints what may not stand in the files, and what of them could not be read; returns the exit status: 1 when there was
 * either. */
int leak(const struct options *options, struct arena *arena, struct str templates);

#endif
