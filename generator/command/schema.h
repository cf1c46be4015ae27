/* `planpress schema`: what an editor has to know of documents. */
#ifndef COMMAND_SCHEMA_H
#define COMMAND_SCHEMA_H

#include "command/options.h"

/* Prints the JSON Schema of a kind, or of all documents, with the ids that the project around this folder has; returns
 * the exit status. */
int schema_print(const struct options *options, struct arena *arena, struct str templates);

/* The schema of all documents for an editor, in draft 7, with the ids of the project in a folder; empty: there is none.
 */
struct str schema_for_editor(struct arena *arena, struct str folder, struct str templates);

#endif
