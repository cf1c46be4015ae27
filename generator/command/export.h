/* `planpress export`: the chosen documents as JSON on the standard output, or as CSV tables in a folder. */
#ifndef COMMAND_EXPORT_H
#define COMMAND_EXPORT_H

#include "command/options.h"
#include "project/project.h"

/* Checks and exports the documents for which `chosen` is true and that are free of errors. False with a problem when
 * the machine cannot write. */
bool export_documents(struct arena *arena, struct diagnostics *sink, const struct options *options,
                      struct project *project, const bool *chosen, struct str *problem);

#endif
