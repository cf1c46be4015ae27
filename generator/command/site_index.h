/* What is written beside the documents of a build: the front page, calendars, the table of actions. */
#ifndef COMMAND_SITE_INDEX_H
#define COMMAND_SITE_INDEX_H

#include "command/selection.h"

/* Gathers what the front pages of each class tell, before the jobs are done; needs the editions' records and all
 * findings. A class that nothing is made for has none. */
void sites_collect(struct run *run, struct arena *arena);

/* Writes them, after the outputs: of all that the folder holds, whichever run made it. What keeps the
 * list of a customer's folder from being handed over is found. False with a problem when the machine cannot write. */
bool sites_write(struct arena *arena, const struct run *run, const struct jobs *jobs, struct diagnostics *found,
                 struct message *problem);

#endif
