/* Where outputs go. All writing of the program is done here. */
#ifndef COMMAND_OUTPUT_H
#define COMMAND_OUTPUT_H

#include "command/options.h"
#include "project/project.h"

struct buffer;

/* The folder is taken as it was named, links and all; below it none is followed (base/file.h). So who names a link with
 * -o writes where it leads, while a link build/ that came with the project's files is refused. */
struct output {
    struct str folder; /* -o, else the project's */
    struct str below;  /* "." for -o, else "build" */
};

struct output output_place(const struct options *options, const struct project *project);

/* The output folder as a path in the project's tree; empty: it lies outside. */
struct str output_in_project(struct arena *arena, struct output output, const struct project *project);

/* The name is a path below the output folder. False with a problem when the machine cannot write. */
bool output_write(struct arena *arena, struct output output, struct str name, const struct buffer *bytes,
                  struct message *problem);

#endif
