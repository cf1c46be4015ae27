/* What stands behind a stretch of time and says how long it is: "Q1 2027 (90 days)", "H1 2027 – 6 Monate". */
#ifndef KIND_SPAN_LENGTH_H
#define KIND_SPAN_LENGTH_H

#include "base/date.h"
#include "base/measure.h"
#include "base/str.h"

struct span_length {
    struct str text; /* as written, "90 days"; empty: there is none */
    struct decimal count;
    enum measure unit; /* from days to years */
};

/* The text without its length. */
struct str span_cut_length(const struct language *language, struct str text, struct span_length *out);

/* Whether the days between two dates, both of them included, may be called so: “90 days” are any quarter. */
bool span_length_fits(const struct span_length *length, struct date first, struct date last);

#endif
