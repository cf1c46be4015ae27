/* A paragraph's text → boxes, glue and penalties. */
#ifndef LAYOUT_ATOMS_H
#define LAYOUT_ATOMS_H

#include "layout/paragraph.h"

/* Fills in atoms, least and natural; reports characters that no face has and text from right to left. */
void atoms_build(struct job *job, struct paragraph *paragraph);
/* Works out least and natural of a paragraph whose atoms changed. */
void atoms_measure(struct paragraph *paragraph);

/* The glyphs and the width of bytes start to end of a run's text. */
const struct shape *atoms_shape(struct job *job, const struct paragraph *paragraph, const struct run *run, size_t start,
                                size_t end);
const struct shape *atoms_hyphen(struct job *job, const struct run *run);
millipoints atoms_hyphen_width(struct job *job, const struct run *run);

#endif
