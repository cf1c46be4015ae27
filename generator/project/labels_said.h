/* How many labels of kinds a language has in which documents are printed. */
#ifndef PROJECT_LABELS_SAID_H
#define PROJECT_LABELS_SAID_H

#include "project/project.h"

/* One info (I02) for each language but English and German that lacks some: which kinds, and how many they have. What
 * they lack prints in English. */
void labels_said_report(const struct project *project, struct diagnostics *sink);

#endif
