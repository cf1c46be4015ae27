/* Where a line never ends: at the spaces of “§ 5”, “z. B.”, “5 %”, “52 m³”, “Dr. Weber”, “+49 421 12345”, and inside “m³/h”,
 * “Dr.-Ing.”, “E-Mail”, “2027-03-31”. */
#ifndef LAYOUT_BONDS_H
#define LAYOUT_BONDS_H

#include "base/str.h"

/* Whether the words on both sides of the spaces at bytes start to end of a text belong together. */
bool bonds_hold(struct str text, size_t start, size_t end);

/* Whether the parts of a word on both sides of byte `at`, behind a hyphen or a slash, belong together. */
bool bonds_join(struct str text, size_t at);

#endif
