/* A paragraph's text → boxes, glue and penalties. */
#ifndef LAYOUT_ATOMS_H
#define LAYOUT_ATOMS_H

#include "layout/paragraph.h"

/* Fills in atoms, least and natural; reports characters that no face has. */
void atoms_build(struct job *job, struct paragraph *paragraph);

#endif
