/* `planpress import`: rows of other programs' tables into lists of account plans. */
#ifndef COMMAND_IMPORT_H
#define COMMAND_IMPORT_H

#include "command/options.h"

/* Returns the exit status; everything has been printed. */
int import_table(const struct options *options, struct arena *arena, struct str templates);

#endif
