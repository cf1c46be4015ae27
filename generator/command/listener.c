/* Telling a listener, where there is one. */
#include "command/listener.h"

/* What customers get has to come through the gate before anybody sees it. */
bool listener_wants(const struct listener *listener, const struct folder_file *file) {
    return listener && listener->wants && file->class > CLASS_CUSTOMER && listener->wants(listener->context, file);
}

void listener_composed(const struct listener *listener, const struct folder_file *file, struct str bytes) {
    listener->composed(listener->context, file, bytes);
}

void listener_written(const struct listener *listener, const struct folder_file *file) {
    if (listener && listener->written) listener->written(listener->context, file);
}

void listener_built(const struct listener *listener, const struct run *run, const struct jobs *jobs,
                    const struct diagnostics *messages) {
    if (listener && listener->built) listener->built(listener->context, run, jobs, messages);
}

void listener_failed(const struct listener *listener, const struct catalogue *words,
                     const struct diagnostics *messages, struct message problem) {
    if (listener && listener->failed) listener->failed(listener->context, words, messages, problem);
}
