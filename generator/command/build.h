/* The end of a build: what is made of all documents, what is no longer made, and what is said of it. */
#ifndef COMMAND_BUILD_H
#define COMMAND_BUILD_H

#include "command/selection.h"

/* When the jobs are done: removes outputs that the run is responsible for and did not make, writes what is made of all
 * documents, and says what became of the folder. False with a problem when the machine cannot write; a run that was
 * stopped by one before removes nothing. `stopped`: files or faces could not be read, so that nobody knows what would
 * be made. */
bool build_finish(struct arena *arena, const struct run *run, const struct jobs *jobs, bool stopped,
                  struct message *problem);

/* The last line: where to look, what was made, what is wrong. `name`: of the project, when there are several. */
void build_say_result(const struct run *run, struct str name, const struct diagnostics *messages,
                      const struct jobs *jobs, double seconds);

#endif
