/* Outputs that cannot stand beside each other. */
#ifndef EDITION_CLASHES_H
#define EDITION_CLASHES_H

#include "edition/editions.h"

/* Finds outputs that would be one file on some file system (capitals, ä in one or in two characters), would take the
 * place of an index, have a name that is too long, or lie in the folder of another account; all but the first of them
 * are marked and reported (X10, of names X08). */
void clashes_find(struct arena *arena, struct diagnostics *sink, struct planned_output *planned, size_t count);

#endif
