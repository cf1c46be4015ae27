/* `planpress explain`: the manual of what documents, formulas and layouts are made of. */
#ifndef COMMAND_EXPLAIN_H
#define COMMAND_EXPLAIN_H

#include "command/options.h"

/* Prints an explanation of each name; returns the exit status. */
int explain(const struct options *options, struct arena *arena, struct str templates);

/* A word that names a topic, "kinds"; NULL behind the last one. */
const char *explain_topic(size_t index);

#endif
