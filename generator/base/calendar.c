/* Fiscal years, their halves and quarters: months are counted from the first of the year. Weeks: by their Thursday,
 * which lies in the year that the week belongs to. */
#include "base/calendar.h"

#include <assert.h>

enum { MONTHS = 12, WEEK = 7, THURSDAY = 3 /* days after Monday */ };

/* Fiscal years ---------------------------------------------------------------------------------------- */

struct fiscal_calendar calendar_of(int first_month, enum fiscal_name named_by) {
    if (first_month < 2 || first_month > MONTHS) return (struct fiscal_calendar){0};
    return (struct fiscal_calendar){.first_month = (uint8_t)first_month, .named_by = (uint8_t)named_by};
}

bool calendar_is_fiscal(struct fiscal_calendar calendar) { return calendar.first_month > 1; }

static int first_month(struct fiscal_calendar calendar) {
    return calendar_is_fiscal(calendar) ? calendar.first_month : 1;
}

static bool named_by_end(struct fiscal_calendar calendar) {
    return calendar_is_fiscal(calendar) && calendar.named_by == FISCAL_NAMED_BY_END;
}

struct date calendar_year(struct fiscal_calendar calendar, int name) {
    int starts = name - named_by_end(calendar), month = first_month(calendar);
    if (!date_valid(starts, month, 1) || !date_valid(starts + calendar_is_fiscal(calendar), month, 1))
        return (struct date){0};
    struct date year = date_of(starts, month, 1);
    year.precision = DATE_YEAR;
    if (calendar_is_fiscal(calendar)) year.calendar = calendar;
    return year;
}

static int months_in(enum date_precision precision) {
    return precision == DATE_YEAR ? MONTHS : precision == DATE_HALF ? 6 : precision == DATE_QUARTER ? 3 : 1;
}

struct date calendar_part(struct date year, enum date_precision precision, int number) {
    assert(precision == DATE_HALF || precision == DATE_QUARTER);
    year.precision = (uint8_t)precision;
    return date_add_months(year, (number - 1) * months_in(precision));
}

/* Months from the first of the year around a date to that of the date. */
static int months_into_year(struct fiscal_calendar calendar, struct date date) {
    return (date.month - first_month(calendar) + MONTHS) % MONTHS;
}

static struct date week_around(struct date date) {
    struct date monday = date_from_days(date_days(date) - (calendar_weekday(date) - 1));
    if (!monday.year || !date_from_days(date_days(monday) + WEEK - 1).year) return (struct date){0};
    monday.precision = DATE_WEEK;
    return monday;
}

struct date calendar_around(struct fiscal_calendar calendar, struct date date, enum date_precision precision) {
    struct date first = date_of(date.year, date.month, 1);
    if (precision == DATE_DAY) return date_of(date.year, date.month, date.day);
    if (precision == DATE_WEEK) return week_around(date);
    int months = months_in(precision);
    first.precision = DATE_MONTH;
    first = date_add_months(first, -(months_into_year(calendar, date) % months));
    if (!first.year || !date_add_months(first, months - 1).year) return (struct date){0};
    first.precision = (uint8_t)precision;
    if (precision != DATE_MONTH && calendar_is_fiscal(calendar)) first.calendar = calendar;
    return first;
}

static int starts_in(struct date date) { return date.year - (date.month < first_month(date.calendar)); }

int calendar_name(struct date date) { return starts_in(date) + named_by_end(date.calendar); }

void calendar_span(struct date date, int *starts, int *ends) {
    *starts = starts_in(date);
    *ends = *starts + calendar_is_fiscal(date.calendar);
}

int calendar_number(struct date date) {
    bool part = date.precision == DATE_QUARTER || date.precision == DATE_HALF;
    if (part) return months_into_year(date.calendar, date) / months_in((enum date_precision)date.precision) + 1;
    if (date.precision != DATE_WEEK) return 0;
    int32_t first = date_days(calendar_week(calendar_week_year(date), 1));
    return (date_days(date) - first) / WEEK + 1;
}

/* Weeks ----------------------------------------------------------------------------------------------- */

/* 1970-01-01 was a Thursday. */
int calendar_weekday(struct date date) {
    int32_t since = (date_days(date) + THURSDAY) % WEEK;
    return (since < 0 ? since + WEEK : since) + 1;
}

int calendar_week_year(struct date date) {
    struct date thursday = date_from_days(date_days(date) - (calendar_weekday(date) - 1) + THURSDAY);
    return thursday.year ? thursday.year : date.year;
}

struct date calendar_week(int year, int number) {
    if (!date_valid(year, 1, 4) || number < 1 || number > 53) return (struct date){0};
    struct date fourth = date_of(year, 1, 4); /* always in the first week */
    int32_t monday = date_days(fourth) - (calendar_weekday(fourth) - 1) + (number - 1) * WEEK;
    struct date week = date_from_days(monday);
    if (!week.year || !date_from_days(monday + WEEK - 1).year || calendar_week_year(week) != year)
        return (struct date){0};
    week.precision = DATE_WEEK;
    return week;
}
