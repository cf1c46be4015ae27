/* Pieces of layout that several layouts of a kind share. */
#ifndef PROJECT_PARTS_H
#define PROJECT_PARTS_H

#include "project/templates.h"

/* Finds the parts that layouts name, and those that these name, each file read once. A name that no file has is left
 * out: who compiles the layout says so where it stands. */
void parts_read(struct project *project, struct diagnostics *sink);

#endif
