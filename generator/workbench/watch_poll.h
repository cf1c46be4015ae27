/* Watching by looking: the stamps of all files, again and again. */
#ifndef WORKBENCH_WATCH_POLL_H
#define WORKBENCH_WATCH_POLL_H

#include "workbench/watch.h"

struct watch_poll;

struct watch_poll *watch_poll_open(const struct watch_wish *wish);
void watch_poll_close(struct watch_poll *poll); /* NULL is fine */
int watch_poll_patience(const struct watch_poll *poll);
/* Looks when it is time. */
bool watch_poll_look(struct watch_poll *poll, struct watch_seen *seen);

#endif
