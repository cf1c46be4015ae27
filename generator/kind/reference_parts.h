/* Several references in one text: "anna, bob", "Lück, Hanne; Meier, Jan", "Lück und Meier". */
#ifndef KIND_REFERENCE_PARTS_H
#define KIND_REFERENCE_PARTS_H

#include "kind/resolver.h"

struct reference_parts {
    struct datum *items; /* texts, slices of the whole with spans of their own */
    size_t count, capacity;
};

/* Cuts at semicolons and the ends of lines, then at commas, then at “und”, “&” and "/" where that gives what is known.
 * A part goes on over a comma when a name is written with one. No parts when the text is one, or nothing in it is
 * known.
 */
struct reference_parts reference_parts(struct resolver *resolver, const struct field *field,
                                       const struct record *document, const struct datum *whole);

/* The parts alone, nothing asked: at semicolons, ends of lines, “und” and “&”. */
struct reference_parts reference_parts_plain(struct arena *arena, const struct datum *whole);

/* "a" of "a und b"; false when the text has no such word. *rest is what follows. */
bool reference_cut_and(struct str *rest, struct str *head);

/* "a" of "a, b", not at a comma in brackets, in a loop as str_cut. */
bool reference_cut_comma(struct str *rest, struct str *head);

#endif
