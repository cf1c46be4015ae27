/* Days, stretches of time, clock times: the proleptic Gregorian calendar, years 1 to 9999, no time zones. Fiscal years
 * and weeks are computed in calendar.h. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* How a company counts its years; made by calendar_of. All zero: as everybody does. */
enum fiscal_name { FISCAL_NAMED_BY_END, FISCAL_NAMED_BY_START, FISCAL_NAMED_BY_ANY /* whatever it meets */ };
struct fiscal_calendar {
    uint8_t first_month; /* 2 to 12; 0: the calendar year */
    uint8_t named_by;    /* enum fiscal_name: the calendar year that a fiscal year is called by */
};

/* A day, or a stretch of time that starts on it: "2027-06-30", "2027-W09", "2027-06", "2027-Q2", "2027-H1", "2027",
 * "FY2027". */
enum date_precision { DATE_DAY, DATE_WEEK, DATE_MONTH, DATE_QUARTER, DATE_HALF, DATE_YEAR };
struct date {
    int16_t year;                    /* 0: no date */
    uint8_t month, day;              /* from 1; of a stretch of time: its first day */
    uint8_t precision;               /* enum date_precision */
    bool as_written;                 /* its text says more or less than this ("end of March"): it prints as that */
    struct fiscal_calendar calendar; /* of a fiscal year and its halves and quarters; else zero */
};

bool date_valid(int year, int month, int day);
struct date date_of(int year, int month, int day); /* must be valid */
int32_t date_days(struct date date);               /* days since 1970-01-01 */
struct date date_from_days(int32_t days);
/* By first day, then the more precise first. Years of which one is NAMED_BY_ANY: by what they are called. */
int date_compare(struct date a, struct date b);
struct date date_last_day(struct date date); /* of the stretch of time it names */
/* Adds months; the last day of a month stays a last day (30 Jun 2028 - 6 = 31 Dec 2027); other days are cut to the
 * month. */
struct date date_add_months(struct date date, int months);
/* The forms above; of what is fiscal "FY2027", "FY2027-H1", "FY2027-Q2". */
struct str date_iso(struct arena *arena, struct date date);
bool date_parse_iso(struct str text, struct date *out); /* the forms of date_iso but for what is fiscal */

/* A clock time: minutes since midnight, 0 to 1439. */
struct str clock_iso(struct arena *arena, int minutes); /* "09:30" */

#endif
