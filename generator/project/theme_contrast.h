/* Whether the colours of a theme can be read: contrast as WCAG 2.2 has it (success criteria 1.4.3 and 1.4.11), 4.5 to 1
 * for text, 3 to 1 for marks of figures. Which pairs meet is what templates/theme.yaml says of each colour. */
#ifndef PROJECT_THEME_CONTRAST_H
#define PROJECT_THEME_CONTRAST_H

#include "base/diagnostic.h"
#include "tree/theme.h"

/* Reports (D04) colours that the project chose and that cannot be read with those that they meet, each at its place and
 * with the nearest that can. What is built in is not looked at: tests/unit/palette_test.c does that. */
void theme_contrast_check(struct arena *arena, struct diagnostics *sink, const struct theme *theme);

/* From 1 to 21, of two colours 0xRRGGBB. */
double colour_contrast(uint32_t a, uint32_t b);

/* All pairs of a theme, for tests: NULL when each can be read, else what cannot. */
const char *theme_contrast_fault(struct arena *arena, const uint32_t colours[COLOUR_COUNT]);

#endif
