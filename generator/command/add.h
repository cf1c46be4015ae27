/* `planpress add`: a row at its place in the file of a document. */
#ifndef COMMAND_ADD_H
#define COMMAND_ADD_H

#include "command/options.h"

/* Returns the exit status; everything has been printed. */
int add_row(const struct options *options, struct arena *arena, struct str templates);

#endif
