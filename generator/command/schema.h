/* `planpress schema`: what an editor has to know of documents. */
#ifndef COMMAND_SCHEMA_H
#define COMMAND_SCHEMA_H

#include "command/options.h"

/* Prints the JSON Schema of a kind, or of all documents, with the ids that the project around this folder has; returns
 * the exit status. */
int schema_print(const struct options *options, struct arena *arena, struct str templates);

#endif
