/* The raw text of a scalar → a typed value, as a person of the document's language means it: "4,8 Mio. €",
 * "31.03.2027", "9:30", "60 %". What can be read in two ways is an error that says both. Nothing here knows fields: the
 * caller says what it wants. */
#ifndef READ_SCALAR_H
#define READ_SCALAR_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/locale.h"

/* How a text was taken. On anything but SCALAR_READ the problem and help texts say why, in full sentences without a
 * final stop; with SCALAR_NOTED the value holds and the texts are for an info (a two-digit year was completed). */
enum scalar_result { SCALAR_READ, SCALAR_NOTED, SCALAR_AMBIGUOUS, SCALAR_WRONG };

struct scalar_reading {
    enum scalar_result result;
    struct str problem, help;
    struct decimal number;
    struct str currency; /* of an amount that names one, else empty */
    bool percent;        /* the text had a percent sign */
    struct date date;
    int minutes;
    bool truth;
};

struct scalar_reading scalar_number(struct arena *arena, struct str text,
                                    enum language language); /* 12,5  1.250.000  1_200_000  60 % */
struct scalar_reading scalar_money(struct arena *arena, struct str text,
                                   enum language language); /* + €, EUR, Mio., Tsd., T€, k, m, $ */
struct scalar_reading scalar_date(struct arena *arena, struct str text,
                                  enum language language); /* 2027-03-31  31.03.2027  31. März 2027 */
struct scalar_reading scalar_period(struct arena *arena, struct str text,
                                    enum language language); /* + 2027  2027-Q2  Q2 2027  2027-06  März 2027 */
struct scalar_reading scalar_clock(struct arena *arena, struct str text,
                                   enum language language); /* 9:30  09:30 Uhr  9.30 Uhr  9:30 am */
struct scalar_reading scalar_bool(struct arena *arena, struct str text,
                                  enum language language); /* ja nein yes no true false */

/* "?", "unbekannt", "unknown", "k. A.": the author says that it is not known. */
bool scalar_is_unknown(struct str text);

#endif
