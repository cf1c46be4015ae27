/* The loop of `serve` and of `build --watch`: builds, waits until something changes, builds again. */
#ifndef WORKBENCH_LOOP_H
#define WORKBENCH_LOOP_H

#include "command/options.h"
#include "workbench/http.h"
#include "workbench/round.h"
#include "workbench/watch.h"

struct loop {
    struct arena *arena; /* of the whole run */
    const struct options *options;
    struct watch_wish wish;
    struct str templates;
    struct str editor;
    struct watch *watch;
    struct watch_seen seen; /* since the last build began */
    bool dirty;
    int64_t first, last; /* ms of the clock: the changes that wait for a build */
    struct round build, side; /* side: what can wait */
    size_t rounds; /* that were begun */
    int status;    /* of the last one */
    /* Of serve: */
    struct http *http; /* NULL: nobody is served */
    struct server *server;
};

/* Fills in what there is to be watched. False: it is said what is wrong, and *status is the exit status. */
bool loop_open(struct loop *loop, struct arena *arena, const struct options *options, int *status);
/* Goes on until somebody ends it; the exit status. */
int loop_run(struct loop *loop);

#endif
