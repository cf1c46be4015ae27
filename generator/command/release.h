/* `planpress release`: a note, in the house, of what was checked of a customer's edition before it is handed over. A
 * file is released when planpress wrote it, nobody changed it, and it is what would be written now, gate and all. */
#ifndef COMMAND_RELEASE_H
#define COMMAND_RELEASE_H

#include "command/release_places.h"
#include "command/selection.h"

/* What is asked for: `options` are those of a place. Says what is no edition that can be released. The options of the
 * jobs that would make the others are in *jobs; false: there are none. */
bool release_choose(struct arena *arena, const struct options *options, const struct project *project,
                    struct folder *folder, const struct catalogue *words, struct options *jobs);

/* When the jobs are done: writes the notes of what they would write just so, and says why others have none; the exit
 * status. */
int release_finish(struct arena *arena, const struct run *run, const struct jobs *jobs, struct message *problem);

#endif
