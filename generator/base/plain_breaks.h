/* Where lines of plain text may end, without ICU: letters of Latin alphabets, figures, spaces and the signs of usual
 * sentences. */
#ifndef BASE_PLAIN_BREAKS_H
#define BASE_PLAIN_BREAKS_H

#include "base/locale.h"

/* The same as UAX 14 gives in every language whose letters are Latin. False: there is something in the text that only
 * ICU knows. */
bool plain_breaks(struct arena *arena, struct str text, struct line_break **breaks, size_t *count);

#endif
