/* Days, months, clock times: the proleptic Gregorian calendar, years 1 to 9999, no time zones. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* A day, or a stretch of time named by its first parts: "2027", "2027-Q2", "2027-06", "2027-06-30". */
enum date_precision { DATE_DAY, DATE_MONTH, DATE_QUARTER, DATE_YEAR };
struct date {
    int16_t year;       /* 0: no date */
    uint8_t month, day; /* from 1; of a month, quarter or year: its first */
    uint8_t precision;  /* enum date_precision */
};

bool date_valid(int year, int month, int day);
struct date date_of(int year, int month, int day); /* must be valid */
int32_t date_days(struct date date);               /* days since 1970-01-01 */
struct date date_from_days(int32_t days);
int date_compare(struct date a, struct date b); /* by first day, then the more precise first */
struct date date_last_day(struct date date);    /* of the month, quarter or year it names */
/* Adds months; the last day of a month stays a last day (30 Jun 2028 - 6 = 31 Dec 2027); other days are cut to the
 * month. */
struct date date_add_months(struct date date, int months);
struct str date_iso(struct arena *arena, struct date date); /* "2027-06-30", "2027-06", "2027-Q2", "2027" */
bool date_parse_iso(struct str text, struct date *out);     /* the forms of date_iso */

/* A clock time: minutes since midnight, 0 to 1439. */
struct str clock_iso(struct arena *arena, int minutes); /* "09:30" */

#endif
