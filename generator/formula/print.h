/* The one printer of values: how a value reads in a line of text, wherever that line stands: a code span, text(), a
 * cell, a tile, a chart, a message. What is decided here, and nowhere else: how many places a number has, which numbers
 * are bare, what stands behind them, what prints for yes and no, for a list, for what is not there. How a language
 * spells a number that is decided upon is in base/locale.h.
 *
 * Places: what an author wrote is printed as precisely as it was written; what is computed has at most two, a
 * percentage one; an amount has none or at least two. Whole numbers by nature (struct type) of up to four digits are
 * bare: 2027, 1500. Texts live in the arena. */
#ifndef FORMULA_PRINT_H
#define FORMULA_PRINT_H

#include "formula/formula.h"

/* Whether there is something to read: not when nothing was said, nor of an empty list. */
bool datum_says(struct datum datum);
/* A number, a day or a time: read in the language of what stands around it. */
bool datum_is_figure(struct datum datum);

/* A value of any type in one line; SIGN_MISSING when it says nothing. Of Markdown it is the words, of a list all that
 * its items say, with commas between. */
struct str datum_print(struct arena *arena, struct locale *locale, struct datum datum, struct type type);
/* The same where there is little room, in tiles and charts: amounts from a thousand on to three digits, "4,8 Mio. €".
 */
struct str datum_print_short(struct arena *arena, struct locale *locale, struct datum datum, struct type type);
/* With the unit of its row behind it, which may be empty. */
struct str datum_print_unit(struct arena *arena, struct locale *locale, struct datum datum, struct type type,
                            struct str unit);

/* The numbers of a column have the same places, so that they line up: those of every `step`th of the values. */
int datum_places(const struct datum *values, size_t count, size_t step);
struct printed datum_print_places(struct arena *arena, struct locale *locale, struct datum number, struct type type,
                                  int places);

/* What a number counts: how one is printed that is no value of a field or formula, but computed from such ones. */
struct quantity {
    enum datum_kind kind; /* NUMBER, PERCENT, MONEY */
    bool whole;           /* as in struct type */
    struct str unit;      /* may be empty */
    struct str currency;  /* MONEY */
};
/* As datum_print_short; `places` -1: as many as it needs, as an amount has them always. */
struct str quantity_print(struct arena *arena, struct locale *locale, const struct quantity *quantity,
                          struct decimal number, int places);

/* For programs and for conditions, in no language: "12.5 %", "1000 EUR", "2027-03-31", names of choices. Empty when it
 * says nothing. */
struct str datum_plain(struct arena *arena, struct datum datum, struct type type);

#endif
