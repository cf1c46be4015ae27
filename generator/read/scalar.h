/* The raw text of a scalar → a typed value, as a person of the document's language means it: "4,8 Mio. €", "9:30",
 * "60 %"; dates are read by scalar_time.h. What can be read in two ways is an error that says both. Nothing here knows
 * fields: the caller says what it wants. */
#ifndef READ_SCALAR_H
#define READ_SCALAR_H

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/locale.h"
#include "base/measure.h"

/* How a text was taken. On anything but SCALAR_READ the problem and help texts say why, in full sentences without a
 * final stop; with SCALAR_NOTED the value holds and the texts are for an info (a two-digit year was completed). */
enum scalar_result { SCALAR_READ, SCALAR_NOTED, SCALAR_AMBIGUOUS, SCALAR_WRONG };

/* What could have been meant, and what would say so: read again, `text` gives `number` of `currency`. */
struct scalar_choice {
    struct str text;
    struct decimal number;
    struct str currency;
};
enum { SCALAR_CHOICES = 4 };

struct scalar_reading {
    enum scalar_result result;
    struct message problem, help;
    struct scalar_choice choices[SCALAR_CHOICES]; /* what the help quotes */
    size_t choice_count;
    struct decimal number;
    struct str currency; /* of an amount that names one, else empty */
    enum bound bound;    /* "ca. 40": how it was meant and is to be printed */
    enum measure per;    /* "a year", where the caller did not say that it is one */
    struct str unit;     /* of a number: as written, where the caller did not say what it counts in */
    int minutes;
    bool truth;
};

enum scalar_kind { SCALAR_NUMBER, SCALAR_INTEGER, SCALAR_PERCENT, SCALAR_MONEY };

/* What a number is read for: it decides what may stand around the figure, and which of two readings is none. */
struct scalar_wanted {
    enum scalar_kind kind;
    const struct language *language;
    const struct region *region; /* of the language; may be NULL */
    struct str currency;         /* whose "$" or "kr" is meant; may be empty */
    enum measure measure; /* what a number is counted in: "90 min" becomes 1.5 where hours are; MEASURE_NONE: nothing */
    enum measure per;     /* the rhythm that an amount has anyway, such as a year; MEASURE_NONE: none */
    bool of_json;         /* a number of JSON's: its point is the decimal mark */
    bool names_unit;      /* a unit is told apart by the caller: it is no surprise */
    bool has_least, has_most;
    struct decimal least, most; /* readings outside are none, unless all are */
};

/* "12,5", "ca. 1.250.000", "4,8 Mio. €", "42.000 € p. a.", "60 %", "1 h 30". A number in its wanted unit, a percentage
 * as such (60), an amount in whole units of its currency. */
struct scalar_reading scalar_figure(struct arena *arena, struct str text, const struct scalar_wanted *wanted);

/* A unit as a field for units has it, and a figure that was written with one of its own: "90 min" in a row whose unit
 * is "h" is 1.5. False when the two do not fit; a text that is no known unit fits itself alone. */
bool scalar_in_unit(struct arena *arena, struct str text, struct str unit, const struct scalar_wanted *wanted,
                    struct decimal *out);

/* What a text says instead of a number: nothing, that there is none ("–", "n/a"), that it is not known yet ("TBD"). */
enum scalar_silence { SCALAR_SPEAKS, SCALAR_NOTHING, SCALAR_UNKNOWN };
enum scalar_silence scalar_silence(struct str text);

struct scalar_reading scalar_clock(struct arena *arena, struct str text,
                                   const struct language *language); /* 9:30  09:30 Uhr  9.30 Uhr  9:30 am */
struct scalar_reading scalar_bool(struct arena *arena, struct str text,
                                  const struct language *language); /* ja nein yes no true false */

/* "?", "unbekannt", "unknown", "k. A.": the author says that it is not known. */
bool scalar_is_unknown(const struct language *language, struct str text);
const struct str *scalar_unknown_words(size_t *count); /* those that are read in documents of any language */

#endif
