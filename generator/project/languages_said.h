/* Names that are said in some languages and not in all that the project's documents are in. */
#ifndef PROJECT_LANGUAGES_SAID_H
#define PROJECT_LANGUAGES_SAID_H

#include "project/project.h"

/* One info (I02) for each such language, which names them. */
void languages_said_report(const struct project *project, struct diagnostics *sink);

#endif
