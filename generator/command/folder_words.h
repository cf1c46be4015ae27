/* What is said of the output folder. */
#ifndef COMMAND_FOLDER_WORDS_H
#define COMMAND_FOLDER_WORDS_H

#include "base/catalogue.h"
#include "command/folder.h"

/* Says what somebody has to look at, and unless it is quiet what was removed. */
void folder_say(struct folder *folder, const struct options *options, const struct catalogue *words);

#endif
