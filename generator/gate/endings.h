/* How words are inflected in German and English, as far as it takes to know a word again: “Schmerzgrenze” in
 * “Schmerzgrenzen”, “margins” in “margin”. Nothing is known of meanings; what goes too far is worse than what finds too
 * little only in words that a project has not forbidden. */
#ifndef GATE_ENDINGS_H
#define GATE_ENDINGS_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Which endings may stand behind a stem: a set of bits, one for each ending of the table in endings.c. */
typedef uint32_t gate_endings;

extern const gate_endings gate_ending_none;     /* the word as it is */
extern const gate_endings gate_ending_genitive; /* of names: "", "s" */

/* Stems of a folded word that somebody forbade, each with the endings that make forms of it. `noun`: it was written
 * with a capital. */
enum { GATE_STEMS_MOST = 8 };
struct gate_stem {
    struct str letters;
    gate_endings endings;
};
size_t gate_stems(struct arena *arena, struct str word, struct gate_stem stems[GATE_STEMS_MOST]);

/* The endings of so many letters that a word of a text has: a set of one or none. `letters` 0: the empty one. */
gate_endings gate_ending_of(struct str word, size_t letters);

#endif
