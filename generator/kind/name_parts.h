/* Several names in one text: "Weinig, Homag", "Passau; Regen". */
#ifndef KIND_NAME_PARTS_H
#define KIND_NAME_PARTS_H

#include <stddef.h>

#include "base/str.h"

struct arena;

struct name_parts {
    struct str *items; /* trimmed slices of the text, none empty */
    size_t count, capacity;
};

/* What stands between commas and semicolons. None of them cuts in brackets, inside a number or before a legal form:
 * "Kestrel, Inc." is one. */
struct name_parts name_parts(struct arena *arena, struct str text);

/* "Weinig" of "Weinig und Homag", in a loop as str_cut; "Müller und Söhne" is one. */
bool name_cut_and(struct str *rest, struct str *name);

/* Whether all parts look like names or headwords: short, each with a capital or a digit first, and no colon, dash or
 * sentence among them. */
bool name_parts_are_clear(const struct name_parts *parts);
/* Whether all are short: none can be a clause of a sentence for certain. */
bool name_parts_are_short(const struct name_parts *parts);

/* "gmbh", "inc": a word in small letters without points. */
bool name_is_legal_form(struct str word);

#endif
