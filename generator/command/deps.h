/* What a build has read and made, as a rule of make: for make itself, for ninja (deps = gcc) and whoever else reads that.
 */
#ifndef COMMAND_DEPS_H
#define COMMAND_DEPS_H

#include "base/files_asked.h"
#include "command/selection.h"

/* Writes “OUTPUT…: FILE…” into a file, its path as it was named: the outputs of the jobs that are there, and every file
 * of the project and of the built-in templates that was read. False with a problem. */
bool deps_write(struct arena *arena, const struct run *run, const struct jobs *jobs, struct files_asked *asked,
                struct message *problem);

#endif
