/* The ::: divisions of an author's Markdown. */
#ifndef KIND_DIVISIONS_H
#define KIND_DIVISIONS_H

#include "base/diagnostic.h"
#include "tree/document.h"

/* Reports ::: divisions of unknown class anywhere in the blocks (M03). */
void divisions_check(struct diagnostics *sink, const struct block *first);

#endif
