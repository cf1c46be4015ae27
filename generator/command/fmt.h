/* `planpress fmt`: the form of a project's files (read/format.h). */
#ifndef COMMAND_FMT_H
#define COMMAND_FMT_H

#include "command/options.h"

/* Formats the files of documents in the paths, or says which would be changed; returns the exit status. */
int fmt(const struct options *options, struct arena *arena, struct str templates);

#endif
