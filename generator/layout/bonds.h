/* Spaces at which a line never ends: “§ 5”, “z. B.”, “5 %”, “52 m³”, “Dr. Weber”. */
#ifndef LAYOUT_BONDS_H
#define LAYOUT_BONDS_H

#include "base/str.h"

/* Whether the words on both sides of the spaces at bytes start to end of a text belong together. */
bool bonds_hold(struct str text, size_t start, size_t end);

#endif
