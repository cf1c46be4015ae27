/* Which documents and which messages a run is about: those in the paths of the command line. */
#ifndef COMMAND_SELECTION_H
#define COMMAND_SELECTION_H

#include "command/job.h"
#include "edition/editions.h"

struct jobs {
    struct job *items; /* sorted by document, then layout */
    size_t count, capacity;
    const struct shelf *shelf; /* by class, for jobs that compose other documents inside theirs; NULL: there are none */
};

/* The paths of the command line, absolute: two for each, where it leads and where it stands. */
struct wanted {
    struct str *paths;
    size_t count;
};
struct wanted wanted_paths(struct arena *arena, const struct options *options);
/* Whether an absolute path is one of them or lies below one. */
bool wanted_holds(const struct wanted *wanted, struct str path);

/* Whether --shard has the output of this stem. */
bool is_in_shard(const struct options *options, struct str stem);

/* By the index of each of the project's documents: whether it is chosen. */
bool *choose_documents(struct arena *arena, const struct options *options, const struct project *project);

/* Runs the checks of the chosen documents and makes a job for each of them and each layout; reads the layouts that are
 * wanted, and fills the editions that they are for. Mistakes in layouts are reported. What was kept of checks is taken;
 * the keeper may be NULL. */
struct jobs choose_jobs(struct arena *arena, struct diagnostics *sink, const struct options *options,
                        struct project *project, struct editions *editions, struct keeper *keeper);

/* The project's messages and those of all jobs, sorted, without those that stand in documents which were not chosen. */
struct diagnostics choose_messages(struct arena *arena, const struct options *options, const struct project *project,
                                   const struct diagnostics *sink, const struct jobs *jobs);

#endif
