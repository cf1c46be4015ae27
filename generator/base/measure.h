/* What people write around a figure besides a currency: units of measure ("90 min", "40 Stk."), of which the times are
 * rhythms too ("a year"), and bounds ("about", "at least"). How they are spelt in any document, what languages add,
 * what converts into what, how they are printed. */
#ifndef BASE_MEASURE_H
#define BASE_MEASURE_H

#include "base/decimal.h"
#include "base/locale.h"

enum measure {
    MEASURE_NONE,
    MEASURE_SECOND,
    MEASURE_MINUTE,
    MEASURE_HOUR,
    MEASURE_DAY,
    MEASURE_WEEK,
    MEASURE_MONTH,
    MEASURE_QUARTER,
    MEASURE_HALF_YEAR,
    MEASURE_YEAR,
    MEASURE_PERCENT,
    MEASURE_PERMILLE,
    MEASURE_PPM,
    MEASURE_PIECE,
    MEASURE_PERSON,
    MEASURE_POINT,
    MEASURE_GRAM,
    MEASURE_KILOGRAM,
    MEASURE_TONNE,
    MEASURE_MILLIMETRE,
    MEASURE_CENTIMETRE,
    MEASURE_METRE,
    MEASURE_KILOMETRE,
    MEASURE_SQUARE_METRE,
    MEASURE_HECTARE,
    MEASURE_LITRE,
    MEASURE_HECTOLITRE,
    MEASURE_CUBIC_METRE,
    MEASURE_WATT,
    MEASURE_KILOWATT,
    MEASURE_MEGAWATT,
    MEASURE_GIGAWATT,
    MEASURE_KILOWATT_HOUR,
    MEASURE_MEGAWATT_HOUR,
    MEASURE_GIGAWATT_HOUR,
    MEASURE_BAR,
    MEASURE_CELSIUS,
    MEASURE_DECIBEL,
    MEASURE_HERTZ,
    MEASURE_GIGABYTE,
    MEASURE_TERABYTE,
    MEASURE_COUNT
};

/* Takes the longest unit of measure off the front: "Stk.", "h", "%", or a word that the language (which may be NULL)
 * has for one. False, and nothing taken, when there is none. */
bool measure_take(struct str *rest, const struct language *language, enum measure *out);
/* The same, also of units that stand behind "per" and "/" alone: "a", "yr". */
bool measure_take_rhythm(struct str *rest, const struct language *language, enum measure *out);
/* The unit that the last word of a field's canonical name says: "effort_days", "minutes"; MEASURE_NONE. */
enum measure measure_of_name(struct str name);

/* So many of one unit in another, to 34 digits. False when that is not always the same number: a week is not always
 * seven days, so weeks are no days. */
bool measure_convert(struct decimal value, enum measure from, enum measure to, struct decimal *out);

struct str measure_text(enum measure measure, const struct language *language); /* as printed: "min", "Stk.", "Monat" */
const char *measure_plural(enum measure measure);                               /* words for a catalogue: "minutes" */
enum measure measure_named(struct str name);                                    /* by that; MEASURE_NONE */
/* What a rhythm adds to an amount: " p. a.", "/Monat". Empty for MEASURE_NONE. */
struct str measure_rhythm(struct arena *arena, enum measure measure, const struct language *language);

/* How a figure that was not meant to the digit was meant. */
enum bound { BOUND_EXACT, BOUND_ABOUT, BOUND_ABOVE, BOUND_LEAST, BOUND_BELOW, BOUND_MOST };

/* Takes a word or sign for a bound off the front: "ca.", "~", "mind.", ">=". */
bool bound_take(struct str *rest, const struct language *language, enum bound *out);
/* "ca.", "≥": what stands before the figure when it is printed. Empty for BOUND_EXACT. */
struct str bound_text(enum bound bound, const struct language *language);

#endif
