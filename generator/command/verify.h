/* `planpress verify-release`: whether what was released is still what was checked. */
#ifndef COMMAND_VERIFY_H
#define COMMAND_VERIFY_H

#include "command/folder.h"
#include "project/project.h"

/* `options` are those of a place (release_places.h). Says of each released file in its paths what differs: its bytes
 * from what its note says, or what stands in it from what the gate lets through today. The exit status. */
int verify_release(const struct options *options, struct arena *arena, struct diagnostics *sink,
                   struct project *project, struct folder *folder, const struct catalogue *words);

#endif
