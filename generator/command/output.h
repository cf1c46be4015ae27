/* Where outputs go; folder.h writes them. */
#ifndef COMMAND_OUTPUT_H
#define COMMAND_OUTPUT_H

#include "command/options.h"
#include "project/project.h"

/* The folder is taken as it was named, links and all; below it none is followed (base/file.h). So who names a link with
 * -o writes where it leads, while a link build/ that came with the project's files is refused. */
struct output {
    struct str folder; /* -o, else the project's */
    struct str below;  /* "." for -o, else "build" */
};

/* `root`: the project's folder, as it was named. */
struct output output_place(const struct options *options, struct str root);

/* Whether a run may keep something there: there are outputs, or, of one that only `looks`, a planpress.yaml, so that
 * nobody finds a new folder beside a file that he wanted to have looked at. */
bool output_is_kept(struct arena *arena, struct output output, struct str root, bool looks);

/* Links resolved as far as there is something: what does not exist is its own absolute path. */
struct str output_absolute(struct arena *arena, struct str path);

/* The output folder as a path in the project's tree; empty: it lies outside. */
struct str output_in_project(struct arena *arena, struct output output, const struct project *project);

#endif
