/* A round: a piece of work in a process of its own, which tells of it while it goes on. The process is a copy of this one: its
 * libraries are loaded and linked already, its memory is given back when it ends, and a crash cannot take the loop along. */
#ifndef WORKBENCH_ROUND_H
#define WORKBENCH_ROUND_H

#include <sys/types.h>

#include "base/buffer.h"
#include "base/str.h"

struct round {
    pid_t process; /* 0: none is going on */
    int pipe;
    struct buffer heard;
};

/* What the work tells: a letter and bytes. Many threads may tell at once. */
struct teller;
void teller_tell(struct teller *teller, char what, struct str bytes);

/* `work` runs in the other process and gives its exit status. False: the machine has no process for it. */
bool round_start(struct round *round, int (*work)(struct teller *teller, void *context), void *context);

/* Takes what has been told so far. True: it has come to its end, and *status is its exit status; -1: it was killed. */
bool round_take(struct round *round, void (*take)(void *context, char what, struct str bytes), void *context,
                int *status);

/* Ends one that is going on. */
void round_stop(struct round *round);

#endif
