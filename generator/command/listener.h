/* Whoever wants to know more of a build than what it prints: the loops of workbench/. Each function may be NULL. */
#ifndef COMMAND_LISTENER_H
#define COMMAND_LISTENER_H

#include "command/selection.h"

struct files_asked;

struct listener {
    void *context;
    /* Whether a page that is not for customers is wanted as soon as it is composed, and the page: its PDF is yet to be set,
     * and may keep it from being written. Called by many threads at once. */
    bool (*wants)(void *context, const struct folder_file *file);
    void (*composed)(void *context, const struct folder_file *file, struct str bytes);
    /* A file lies there whole, and holds something new. Called by many threads at once. */
    void (*written)(void *context, const struct folder_file *file);
    /* All is done but for the list of the folder. `messages`: as they are printed, sorted. */
    void (*built)(void *context, const struct run *run, const struct jobs *jobs, const struct diagnostics *messages);
    /* The project could not be opened, or the machine cannot go on. `messages` may be NULL. */
    void (*failed)(void *context, const struct catalogue *words, const struct diagnostics *messages,
                   struct message problem);
};

bool listener_wants(const struct listener *listener, const struct folder_file *file);
void listener_composed(const struct listener *listener, const struct folder_file *file, struct str bytes);
void listener_written(const struct listener *listener, const struct folder_file *file);
void listener_built(const struct listener *listener, const struct run *run, const struct jobs *jobs,
                    const struct diagnostics *messages);
void listener_failed(const struct listener *listener, const struct catalogue *words,
                     const struct diagnostics *messages, struct message problem);

#endif
