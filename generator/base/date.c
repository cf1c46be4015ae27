/* Days: counted from 1970-01-01, by the rule of 400 years with 97 leap days. */
#include "base/date.h"

#include <assert.h>

#include "base/arena.h"
#include "base/calendar.h"

enum { YEAR_LEAST = 1, YEAR_LARGEST = 9999 };
enum { DAYS_PER_400_YEARS = 146097, DAYS_TO_1970 = 719468 /* from 1 March of the year 0 */ };

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int days_in_month(int year, int month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_valid(int year, int month, int day) {
    return year >= YEAR_LEAST && year <= YEAR_LARGEST && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_in_month(year, month);
}

struct date date_of(int year, int month, int day) {
    assert(date_valid(year, month, day));
    return (struct date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day, .precision = DATE_DAY};
}

/* Years are taken to begin in March, so that the leap day is a year's last. */
int32_t date_days(struct date date) {
    assert(date_valid(date.year, date.month, date.day));
    int32_t year = date.year - (date.month <= 2), month = (date.month + 9) % 12;
    int32_t cycle = year / 400, year_in_cycle = year % 400;
    int32_t day_in_year = (153 * month + 2) / 5 + date.day - 1;
    int32_t day_in_cycle = year_in_cycle * 365 + year_in_cycle / 4 - year_in_cycle / 100 + day_in_year;
    return cycle * DAYS_PER_400_YEARS + day_in_cycle - DAYS_TO_1970;
}

struct date date_from_days(int32_t days) {
    struct date first = date_of(YEAR_LEAST, 1, 1), last = date_of(YEAR_LARGEST, 12, 31);
    if (days < date_days(first) || days > date_days(last)) return (struct date){0};
    int32_t since = days + DAYS_TO_1970;
    int32_t cycle = since / DAYS_PER_400_YEARS, day = since % DAYS_PER_400_YEARS;
    int32_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    day -= year * 365 + year / 4 - year / 100;
    int32_t month = (5 * day + 2) / 153;
    day -= (153 * month + 2) / 5;
    return date_of(cycle * 400 + year + (month >= 10), month < 10 ? month + 3 : month - 9, day + 1);
}

static bool meet_by_name(struct date a, struct date b) {
    bool any = a.calendar.named_by == FISCAL_NAMED_BY_ANY || b.calendar.named_by == FISCAL_NAMED_BY_ANY;
    return any && a.precision == DATE_YEAR && b.precision == DATE_YEAR;
}

int date_compare(struct date a, struct date b) {
    if (meet_by_name(a, b)) return (calendar_name(a) > calendar_name(b)) - (calendar_name(a) < calendar_name(b));
    if (a.year != b.year) return a.year < b.year ? -1 : 1;
    if (a.month != b.month) return a.month < b.month ? -1 : 1;
    if (a.day != b.day) return a.day < b.day ? -1 : 1;
    return (a.precision > b.precision) - (a.precision < b.precision);
}

static int months_of(enum date_precision precision) {
    switch (precision) {
    case DATE_DAY:
    case DATE_WEEK: return 0;
    case DATE_MONTH: return 1;
    case DATE_QUARTER: return 3;
    case DATE_HALF: return 6;
    case DATE_YEAR: break;
    }
    return 12;
}

struct date date_last_day(struct date date) {
    int months = months_of((enum date_precision)date.precision), last = date.month - 1 + months - 1;
    if (date.precision == DATE_DAY) return date;
    if (!months) return date_from_days(date_days(date) + 6);
    int year = date.year + last / 12, month = last % 12 + 1;
    return date_of(year, month, days_in_month(year, month));
}

/* What a stretch of time becomes when it is moved: one that no longer starts where such a one can is named by its
 * month, a week by its day. */
static void keep_stretch(struct date from, int months, struct date *moved) {
    int length = months_of((enum date_precision)from.precision);
    if (!length) return;
    bool whole = months % length == 0;
    moved->precision = whole ? from.precision : DATE_MONTH;
    if (whole) moved->calendar = from.calendar;
}

struct date date_add_months(struct date date, int months) {
    int64_t count = (int64_t)date.year * 12 + date.month - 1 + months;
    if (!date.year || count < YEAR_LEAST * 12 || count >= (YEAR_LARGEST + 1) * 12) return (struct date){0};
    int year = (int)(count / 12), month = (int)(count % 12) + 1, longest = days_in_month(year, month);
    bool was_last = date.precision == DATE_DAY && date.day == days_in_month(date.year, date.month);
    struct date moved = date_of(year, month, was_last || date.day > longest ? longest : date.day);
    keep_stretch(date, months, &moved);
    return moved;
}

struct str date_iso(struct arena *arena, struct date date) {
    if (!date.year) return (struct str){0};
    const char *fiscal = calendar_is_fiscal(date.calendar) ? "FY" : "";
    int year = calendar_name(date), number = calendar_number(date);
    switch ((enum date_precision)date.precision) {
    case DATE_DAY: return str_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
    case DATE_WEEK: return str_format(arena, "%04d-W%02d", calendar_week_year(date), number);
    case DATE_MONTH: return str_format(arena, "%04d-%02d", date.year, date.month);
    case DATE_QUARTER: return str_format(arena, "%s%04d-Q%d", fiscal, year, number);
    case DATE_HALF: return str_format(arena, "%s%04d-H%d", fiscal, year, number);
    case DATE_YEAR: break;
    }
    return str_format(arena, "%s%04d", fiscal, year);
}

/* Exactly `count` digits off the front. */
static bool take_digits(struct str *rest, size_t count, int *out) {
    if (rest->size < count) return false;
    *out = 0;
    for (size_t i = 0; i < count; i++) {
        char c = rest->data[i];
        if (c < '0' || c > '9') return false;
        *out = *out * 10 + (c - '0');
    }
    *rest = str_skip(*rest, count);
    return true;
}

static bool take_text(struct str *rest, struct str text) {
    if (!str_starts(*rest, text)) return false;
    *rest = str_skip(*rest, text.size);
    return true;
}

/* "-Q2", "-H1", "-W09" behind a year. */
static bool parse_part(struct str text, int year, struct date *out) {
    struct date whole = calendar_year((struct fiscal_calendar){0}, year);
    int number;
    if (take_text(&text, STR("-W"))) {
        if (!take_digits(&text, 2, &number) || text.size) return false;
        *out = calendar_week(year, number);
        return out->year != 0;
    }
    bool quarter = take_text(&text, STR("-Q"));
    if (!quarter && !take_text(&text, STR("-H"))) return false;
    if (!take_digits(&text, 1, &number) || text.size || number < 1 || number > (quarter ? 4 : 2)) return false;
    *out = calendar_part(whole, quarter ? DATE_QUARTER : DATE_HALF, number);
    return true;
}

bool date_parse_iso(struct str text, struct date *out) {
    int year, month = 1, day = 1;
    enum date_precision precision = DATE_YEAR;
    if (!take_digits(&text, 4, &year) || year < YEAR_LEAST) return false;
    if (parse_part(text, year, out)) return true;
    if (take_text(&text, STR("-"))) {
        if (!take_digits(&text, 2, &month)) return false;
        precision = DATE_MONTH;
        if (take_text(&text, STR("-"))) {
            if (!take_digits(&text, 2, &day)) return false;
            precision = DATE_DAY;
        }
    }
    if (text.size || !date_valid(year, month, day)) return false;
    *out = date_of(year, month, day);
    out->precision = (uint8_t)precision;
    return true;
}

struct str clock_iso(struct arena *arena, int minutes) {
    assert(minutes >= 0 && minutes < 24 * 60);
    return str_format(arena, "%02d:%02d", minutes / 60, minutes % 60);
}
