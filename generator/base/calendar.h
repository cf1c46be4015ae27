/* The calendar of business: fiscal years with their halves and quarters, weeks and weekdays. Nothing else computes
 * them.
 *
 * A fiscal year starts on the first day of a month and is called by the calendar year in which it ends or, where a
 * company has it so, starts. One that starts in January is the calendar year, whatever it is called by. */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/date.h"

/* `first_month` from 1 to 12; anything else is the calendar year. */
struct fiscal_calendar calendar_of(int first_month, enum fiscal_name named_by);
bool calendar_is_fiscal(struct fiscal_calendar calendar); /* its years are not those of everybody's calendar */

/* The year that is called so: 2026 is FY26. No date (year 0) when it reaches beyond the years 1 to 9999. */
struct date calendar_year(struct fiscal_calendar calendar, int name);
/* The nth quarter (QUARTER, 1 to 4) or half (HALF, 1 or 2) of a year of calendar_year. */
struct date calendar_part(struct date year, enum date_precision precision, int number);
/* The week, month, quarter, half or year that the first day of a date lies in; no date beyond the years 1 to 9999. */
struct date calendar_around(struct fiscal_calendar calendar, struct date date, enum date_precision precision);

/* What a year, or the year around a half or a quarter, is called: 2026; of any other date its calendar year. */
int calendar_name(struct date date);
int calendar_number(struct date date); /* which quarter, half or week of its year, from 1; else 0 */
/* The calendar years in which the year of calendar_name starts and ends: equal where it is the calendar year. */
void calendar_span(struct date date, int *starts, int *ends);

/* Weeks start on Monday; the first of a year holds its first Thursday (ISO 8601). */
struct date calendar_week(int year, int number); /* no date: that year has no such week */
int calendar_week_year(struct date date);        /* the year that the week around a day belongs to */
int calendar_weekday(struct date date);          /* 1 Monday to 7 Sunday */

#endif
