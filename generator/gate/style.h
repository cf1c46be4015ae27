/* Style sheets and scripts: what in them is somebody's own words, and what only their language. */
#ifndef GATE_STYLE_H
#define GATE_STYLE_H

#include "base/str.h"

/* The text with spaces in place of all but comments, quoted texts, and names of classes, ids and custom properties:
 * “margin: 0” forbids nobody's margin. Each byte stays where it was. */
struct str gate_style_words(struct arena *arena, struct str text);

#endif
