/* The raw text of a scalar → a day, a stretch of time or a year, as a person of the document's language means it:
 * "31.03.2027", "Ende März 2027", "Q2 FY26", "KW 9/2027", "GJ 2025/26". What can be read in two ways is an error that
 * says both. Nothing here knows fields: the caller says what it wants. */
#ifndef READ_SCALAR_TIME_H
#define READ_SCALAR_TIME_H

#include "base/date.h"
#include "base/region.h"
#include "read/scalar.h"
#include "read/time_words.h"

/* What is wanted. Where it is a day, a longer stretch of time gives its first or its last one. */
enum time_wish { TIME_FIRST_DAY, TIME_LAST_DAY, TIME_PERIOD, TIME_YEAR };

struct time_setting {
    const struct language *language;
    const struct region *region;     /* of the language: in which order 4/5/2027 is; may be NULL */
    struct fiscal_calendar calendar; /* of fiscal years, and of all years where a year is wanted */
    bool everybodys;              /* a year is the calendar's unless it is called fiscal, also where a year is wanted */
    int year;                     /* of a text that says none; 0: it is asked for */
    struct date earliest, latest; /* of two readings, what lies wholly outside is none; year 0: no such bound */
    int example;                  /* this year, for what messages propose; 0: any */
};

struct time_reading {
    enum scalar_result result; /* as in scalar.h */
    struct message problem, help;
    struct str mends[2]; /* AMBIGUOUS: texts that could be meant, each of them read in one way; else empty */
    struct date date;    /* as_written: its text says something else than its days, and prints instead */
    unsigned bounds;     /* enum time_bound: "bis", "ab", "ca." stood beside it */
    bool fiscal;         /* it was called fiscal (FY, GJ), where years are the calendar's */
    bool weekday;        /* the text names one: another setting.year may not fit it */
    bool yearless;       /* AMBIGUOUS only because it says no year: another setting.year may read it */
};

struct time_reading time_read(struct arena *arena, struct str text, enum time_wish wish,
                              const struct time_setting *setting);

/* The month in which a year starts: "4", "April", "1.4.", "1 April". */
struct scalar_reading scalar_month(struct arena *arena, struct str text, const struct language *language, int *month);

#endif
