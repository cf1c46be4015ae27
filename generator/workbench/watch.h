/* Watching a project for changes: by inotify, else, where the machine has none, or no more of it, by looking at all files
 * again and again. Folders are watched, not files: an editor that saves by renaming puts another file in the place of the
 * one that was watched. */
#ifndef WORKBENCH_WATCH_H
#define WORKBENCH_WATCH_H

#include "workbench/watch_tree.h"

struct watch;

/* What was changed, as absolute paths, the first ones of many. */
enum { WATCH_NAMED_MOST = 64 };
struct watch_seen {
    struct arena *arena;
    struct str paths[WATCH_NAMED_MOST];
    size_t count;
    bool unsettled; /* a file is being written, which is not closed yet */
};

/* From now on nothing is missed. The wish must outlive it. */
struct watch *watch_open(const struct watch_wish *wish);
void watch_close(struct watch *watch);

/* To wait for; -1: there is none. */
int watch_descriptor(const struct watch *watch);
/* How long until it has to look by itself, in ms; -1: for ever. */
int watch_patience(const struct watch *watch);

/* Whether something was changed since the last look. */
bool watch_look(struct watch *watch, struct watch_seen *seen);

/* Why it polls, words for a catalogue; NULL: it does not. */
const char *watch_reason(const struct watch *watch);

#endif
