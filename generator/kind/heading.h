/* What a heading may be meant as: its text without what people put around a name. Which of these names something,
 * record_sections.c decides by equality. */
#ifndef KIND_HEADING_H
#define KIND_HEADING_H

#include "base/str.h"

struct arena;

enum { HEADING_NAMES = 8, HEADING_PARTS = 4 };

struct heading_name {
    struct str text;
    bool open; /* without "Open", "Offene": only a list whose rows can be open is meant by it */
};

/* The names in the order in which they are to be tried, the whole text first: never none, never twice the same. */
struct heading {
    struct heading_name names[HEADING_NAMES];
    size_t count;
};

struct heading heading_read(struct str text);

/* What stands behind a name in its heading and says more than a year; empty when nothing does. */
struct str heading_tail(struct str text, struct str name);

/* "Chancen & Ausblick" → its parts; 0 when it has only one, or too many. */
size_t heading_parts(struct str text, struct str parts[HEADING_PARTS]);

#endif
