/* Documents with errors, and those that draw on them. */
#ifndef PROJECT_BROKEN_H
#define PROJECT_BROKEN_H

#include "project/project.h"

/* A document is broken when an error stands in one of its files: what it says cannot be trusted as a whole then. A
 * document that refers to a broken one, or collects its kind, is not stopped but warned of (X04): what could not be
 * read is missing from its figures. */
void broken_mark(struct project *project, struct diagnostics *sink);

#endif
