/* A datum: one typed value of a record or of a formula. Passed by value; what it points to lives in the arena of the
 * project (records) or of the document (formula results). */
#ifndef SCHEMA_DATUM_H
#define SCHEMA_DATUM_H

#include "base/class.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/measure.h"
#include "base/source.h"

struct arena;
struct record;
struct choice;
struct block;

/* What a class sees of a text that holds class blocks. */
struct seen_text {
    struct str text;
    struct str *said; /* as in a datum */
};

enum datum_kind {
    DATUM_MISSING, /* nothing was said */
    DATUM_UNKNOWN, /* "?" was said: explicitly not known. Formulas treat it like missing; it prints as "?" */
    DATUM_BOOL,
    DATUM_NUMBER,
    DATUM_PERCENT, /* number: 12.5 means 12.5 % */
    DATUM_MONEY,   /* number, currency */
    DATUM_DATE,    /* date: a day or a named stretch of time */
    DATUM_CLOCK,   /* minutes since midnight */
    DATUM_TEXT,
    DATUM_CHOICE,   /* one of an enum's choices */
    DATUM_MARKDOWN, /* blocks */
    DATUM_RECORD,   /* a row, a group, or what a reference points to */
    DATUM_LIST,
};

struct datum {
    enum datum_kind kind;
    uint8_t bound; /* NUMBER, PERCENT, MONEY: an enum bound, "ca. 40". Printed; nothing is computed with it */
    uint8_t per;   /* PERCENT, MONEY: an enum measure, "p. a."; the same */
    bool unread; /* MISSING: something was said and not understood, which was reported. LIST: the same of a part of it.
                    Of a computed field: it hangs on such a value, so that nothing may be concluded from it */
    union {
        bool truth;       /* BOOL */
        int minutes;      /* CLOCK */
        struct date date; /* DATE */
        struct {
            struct decimal number; /* NUMBER, PERCENT, MONEY */
            union {
                struct str currency; /* MONEY: ISO 4217 */
                struct str unit;     /* NUMBER: what was written with it and stands in no field; else empty */
            };
        };
        const struct choice *choice;
        struct {                          /* TEXT */
            const struct str *said;       /* in each language, empty where it was not said; NULL: in one alone */
            const struct seen_text *seen; /* by class; NULL: everybody sees the same, as in records_restrict's copies */
        };
        struct block *blocks;        /* MARKDOWN */
        const struct record *record; /* RECORD; of a group also MISSING: see datum_record */
        struct {
            struct datum *items; /* LIST */
            size_t count;
        };
    };
    struct str text;  /* TEXT; of other kinds read from a file: the raw text; of UNKNOWN and of MISSING too */
    struct span span; /* where it was written; zero for computed ones */
};

extern const struct datum datum_never_said; /* missing */

/* What a text reads in a language. */
struct str datum_text(struct datum datum, const struct language *language);
/* A text with class blocks as a class sees it; missing when that is nothing, for then it was not said to it. Anything
 * else as it is. */
struct datum datum_seen_by(struct datum datum, enum class class);
bool datum_is_nothing(struct datum datum); /* missing or unknown */
/* The record of a row, of a group or of what a reference leads to; NULL. Also of a group that is MISSING because it was
 * not written, as record_value gives it: one in which nothing is said. */
const struct record *datum_record(struct datum datum);
/* What a condition makes of it: false is missing, unknown, false, and the empty list and text; all else is true. */
bool datum_is_true(struct datum datum);
bool datum_equal(struct datum a, struct datum b);
/* For sorting: by kind's own order (text by bytes here; compose sorts texts by language); missing last. */
int datum_compare(struct datum a, struct datum b);

/* What stands around a figure when it is printed: "≥ 96", "42.000 € p. a.". */
struct str datum_dress(struct arena *arena, struct datum datum, struct str figure, const struct language *language);

#endif
