/* What git leaves in a file when it cannot merge: both sides, between lines of seven signs. */
#ifndef READ_MERGE_MARKS_H
#define READ_MERGE_MARKS_H

#include "base/diagnostic.h"

/* Reports all places of a source where both sides of a merge stand, as one error (I17), and takes the marks out of its
 * text, with what both sides began with, so that other documents find what they refer to on either side. The lines
 * become empty: all others keep their numbers. In Markdown only what begins with <<<<<<< is a merge: ======= underlines
 * a heading and >>>>>>> quotes; elsewhere each of the marks is. */
void merge_marks_take_out(struct arena *arena, struct diagnostics *sink, struct source *source, bool markdown);

#endif
