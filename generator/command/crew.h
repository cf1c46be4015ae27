/* A crew of threads that does a list of jobs; the results do not depend on how many there are. */
#ifndef COMMAND_CREW_H
#define COMMAND_CREW_H

#include "command/job.h"

/* Returns when every job is done. On a terminal a line on stderr shows how far it is while more than a second of work
 * is left. */
void crew_do(const struct run *run, struct job *jobs, size_t count);

#endif
