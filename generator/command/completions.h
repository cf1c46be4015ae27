/* `planpress completions`: what a shell has to know to complete the command line. */
#ifndef COMMAND_COMPLETIONS_H
#define COMMAND_COMPLETIONS_H

#include "command/options.h"

/* Prints the script of options->shell, made from the table of options; returns the exit status. */
int completions_print(const struct options *options, struct arena *arena);

#endif
