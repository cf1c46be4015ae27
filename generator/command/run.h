/* `planpress build` and `planpress check`: open the project, choose the documents, do the jobs, say what was found. */
#ifndef COMMAND_RUN_H
#define COMMAND_RUN_H

#include "command/options.h"

/* Returns the exit status; everything has been printed. */
int run_command(const struct options *options);

/* Whether all of its paths are there; what is not, is said. */
bool run_paths_exist(const struct options *options, struct arena *arena);

/* The folder of the built-in templates: $PLANPRESS_TEMPLATES, share/planpress/templates beside the program's bin/, or
 * templates/ in a folder above the program (a source checkout). Empty: none found. */
struct str templates_folder(struct arena *arena);
/* The file of this program; empty: the machine does not say. */
struct str program_file(struct arena *arena);

#endif
