/* `planpress export`: the chosen documents as JSON on the standard output, or as CSV tables in a folder. */
#ifndef COMMAND_EXPORT_H
#define COMMAND_EXPORT_H

#include "command/folder.h"
#include "project/project.h"

/* Exports the documents for which `chosen` is true, those with errors too: with their messages of the given ones, which
 * are sorted, and beside them the files that have errors and could not be read as documents. False with a problem when
 * the machine cannot write. Tables of an export before that are no longer made are removed. `folder`: of tables, else
 * NULL. */
bool export_documents(struct arena *arena, struct diagnostics *sink, const struct options *options,
                      struct project *project, const bool *chosen, const struct diagnostics *messages,
                      struct folder *folder, struct message *problem);

#endif
