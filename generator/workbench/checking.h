/* What `planpress check` does, in steps that can be left off at any of them, so that whoever waits for nothing of the rest
 * need not wait for it: reading a project, the findings of some documents, and then everything. */
#ifndef WORKBENCH_CHECKING_H
#define WORKBENCH_CHECKING_H

#include "command/job.h"
#include "command/selection.h"
#include "project/dress.h"

struct checking {
    struct arena *arena; /* of all that is read and found */
    const struct options *options;
    struct project *project;
    struct diagnostics said; /* while reading, and of documents that were looked at */
    /* Of everything: */
    struct editions editions;
    struct jobs jobs;
    struct run run;
    struct budget_run taken;
    struct gate *gate;
    struct faces *faces;
    struct worker worker;
    size_t next;
    bool begun;
};

/* Reads a project. False: it cannot be opened, which has been said, or *outgrown: not with this dress (dress.h). */
bool checking_open(struct checking *checking, struct arena *arena, const struct options *options,
                   const struct project_options *wish, struct message *problem);

/* The findings of documents that have one of these files, to `sink`. */
void checking_documents(struct checking *checking, const struct str *names, size_t count, struct diagnostics *sink);

/* Everything: begun once, then a step after the other until there is none, then what was found. */
void checking_begin(struct checking *checking);
bool checking_step(struct checking *checking);
struct diagnostics checking_end(struct checking *checking);

/* Gives back what was opened; the arena is its owner's. */
void checking_close(struct checking *checking);

#endif
