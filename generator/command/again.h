/* A run like the last one: when nothing that it would ask has another answer, and every output lies there untouched, it
 * does nothing and says again what was said.
 *
 * A run hangs on what it is asked to do (options, environment, the program), on what it reads (files_asked.h: documents,
 * templates, pictures, faces, patterns), on git and on nothing else. Contents count, never times, but for outputs: these
 * are known by their stamps (file_below.h), as git knows the files of a work tree; one that was written shortly before
 * the stamps were taken, so that a change might not show, is read. */
#ifndef COMMAND_AGAIN_H
#define COMMAND_AGAIN_H

#include "command/build.h"
#include "command/projects.h"
#include "layout/face.h"
#include "project/store.h"

struct again;

/* What a run is about, before its project is opened. */
struct again_run {
    const struct options *options; /* of the project alone (projects_options) */
    const struct chosen_project *chosen;
    struct project_options *project; /* how it will be opened, with `asked` */
    struct folder *folder;           /* NULL: nothing is written */
    struct store *store;
};

/* NULL: such a run is always done. Not for one of several projects: which these are is seen
 * when they are opened. */
struct again *again_open(struct arena *arena, const struct again_run *run);

/* True: there is nothing to do, all was said, and *status is that of the run. `seconds` since it began. */
bool again_say(struct again *again, double seconds, int *status);

/* What a run has said and made. Nothing is kept of one that is not noted. */
struct again_result {
    const struct project *project;
    const struct faces *faces;          /* may be NULL */
    const struct diagnostics *messages; /* as they were printed */
    const struct message *lines;        /* said behind them */
    size_t line_count;
    struct build_result built;
    size_t documents; /* that were checked */
    int status;
};
void again_note(struct again *again, const struct again_result *result);

/* Keeps what was noted, when the output folder is closed and its list written. */
void again_keep(struct again *again);

#endif
