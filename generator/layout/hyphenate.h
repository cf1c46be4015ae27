/* Hyphenation: where a word may be divided, by the patterns of Liang's method in the files that libhyphen's packages
 * install. */
#ifndef LAYOUT_HYPHENATE_H
#define LAYOUT_HYPHENATE_H

#include "base/str.h"

/* The patterns of one language and the words divided so far. Belongs to one thread. */
struct hyphenator;

struct hyphenator *hyphenator_open(const char *path); /* NULL: the file cannot be read or holds no patterns */
void hyphenator_close(struct hyphenator *hyphenator); /* NULL is fine */

enum { HYPHEN_WORD_LONGEST = 160, HYPHEN_EDGE = 3 }; /* bytes of a word; letters before and behind a hyphen, at least */

/* For each byte of a word of letters, whether a hyphen may stand before it; NULL when it may nowhere. Lives as long as
 * the hyphenator. */
const bool *hyphenator_places(struct hyphenator *hyphenator, struct str word);

#endif
