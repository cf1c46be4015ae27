/* The end of a build: what is made of all documents, what is no longer made, and what is said of it. */
#ifndef COMMAND_BUILD_H
#define COMMAND_BUILD_H

#include "command/selection.h"

/* Not one step's or shard's: front pages, calendars and lists are made of everything. */
bool build_is_whole(const struct options *options);

/* When the jobs are done: removes outputs that the run is responsible for and did not make, writes what is made of all
 * documents, and says what became of the folder. False with a problem when the machine cannot write; a run that was
 * stopped by one before removes nothing. `stopped`: files or faces could not be read, so that nobody knows what would
 * be made. `found`: what the leak gate finds in what is written. */
bool build_finish(struct arena *arena, const struct run *run, const struct jobs *jobs, bool stopped,
                  struct diagnostics *found, struct message *problem);

/* What the last line tells. */
struct build_result {
    struct str place; /* where to look, below the output folder */
    size_t made, written, held, removed;
};
struct build_result build_result_of(const struct run *run, struct arena *arena, const struct jobs *jobs);

/* The last line: where to look, what was made, what is wrong. `name`: of the project, when there are several; the language
 * is that of the terminal. */
void build_say_result(const struct build_result *result, const struct folder *folder, const struct catalogue *words,
                      const struct language *language, struct str name, const struct diagnostics *messages,
                      double seconds);

#endif
