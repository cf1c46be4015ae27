/* The index pages of a built folder: every output that lies there, with links to its files. */
#ifndef COMMAND_SITE_INDEX_H
#define COMMAND_SITE_INDEX_H

#include "command/job.h"

/* After the outputs: of all that are planned and that the folder holds, whichever run made them. */
bool site_index_write(struct arena *arena, const struct run *run, struct message *problem);

#endif
