/* Optical margins: how far a glyph may stand beyond the edge of justified text so that the edge looks straight. Hyphens, full
 * stops and quotes have little ink beside the letters around them, so most of them hangs; letters hang by the room that
 * their face leaves beside them. Measured from the outlines of each face, so that no table knows any. */
#ifndef LAYOUT_HANG_H
#define LAYOUT_HANG_H

#include "layout/paragraph.h"

/* Fills hang_start and hang_end of a paragraph's atoms: before it is broken, and again when it has got hyphens. */
void hang_measure(struct job *job, struct paragraph *paragraph);

/* In font units, of a glyph at the right or left edge. */
int hang_of(const struct face *face, uint16_t glyph, bool left);

#endif
