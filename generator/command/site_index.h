/* index.html of a built folder: every document of the run with links to its files. */
#ifndef COMMAND_SITE_INDEX_H
#define COMMAND_SITE_INDEX_H

#include "command/job.h"

bool site_index_write(struct arena *arena, const struct run *run, const struct job *jobs, size_t count,
                      struct message *problem);

#endif
