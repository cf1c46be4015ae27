/* The functions over dates and times: ages, deadlines, clock times and fiscal years. Years are those of our company's
 * calendar (base/calendar.h), unless a date is a year of another one or a formula says in which month they start. */
#include "base/calendar.h"
#include "formula/functions.h"

static const struct datum missing = {.kind = DATUM_MISSING};

static struct datum date_datum(struct date date) {
    return date.year ? (struct datum){.kind = DATUM_DATE, .date = date} : missing;
}

static struct datum count_of(int64_t count) { return number_of(decimal_of(count)); }

/* Days and months ------------------------------------------------------------------------------------- */

struct datum function_year(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    (void)evaluation, (void)call;
    return arguments[0].kind == DATUM_DATE ? count_of(calendar_name(arguments[0].date)) : missing;
}

struct datum function_days(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    (void)evaluation, (void)call;
    if (arguments[0].kind != DATUM_DATE || arguments[1].kind != DATUM_DATE) return missing;
    return count_of((int64_t)date_days(arguments[1].date) - date_days(arguments[0].date));
}

struct datum function_age(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    (void)call;
    struct date as_of = formula_day(evaluation->computation);
    if (arguments[0].kind != DATUM_DATE || !as_of.year) return missing;
    return count_of((int64_t)date_days(as_of) - date_days(arguments[0].date));
}

struct datum function_overdue(const struct evaluation *evaluation, const struct node *call,
                              const struct datum *arguments) {
    (void)call;
    struct date as_of = formula_day(evaluation->computation);
    if (arguments[1].kind == DATUM_BOOL && !arguments[1].truth) return datum_of_bool(false);
    if (arguments[0].kind != DATUM_DATE || arguments[1].kind != DATUM_BOOL || !as_of.year) return missing;
    return datum_of_bool(date_days(date_last_day(arguments[0].date)) < date_days(as_of));
}

static struct datum move_months(struct datum date, struct datum months, int direction) {
    int64_t count;
    if (date.kind != DATUM_DATE || !integer_of(months, &count) || count < -120000 || count > 120000) return missing;
    return date_datum(date_add_months(date.date, direction * (int)count));
}

struct datum function_add_months(const struct evaluation *evaluation, const struct node *call,
                                 const struct datum *arguments) {
    (void)evaluation, (void)call;
    return move_months(arguments[0], arguments[1], 1);
}

struct datum function_notice_deadline(const struct evaluation *evaluation, const struct node *call,
                                      const struct datum *arguments) {
    (void)evaluation, (void)call;
    return move_months(arguments[0], arguments[1], -1);
}

struct datum function_years(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    (void)evaluation, (void)call;
    if (arguments[0].kind != DATUM_DATE || arguments[1].kind != DATUM_DATE) return missing;
    struct date from = arguments[0].date, last = date_last_day(arguments[1].date);
    if (last.year == 9999 || date_days(last) < date_days(from)) return missing;
    struct date end = date_from_days(date_days(last) + 1);
    int64_t months = (end.year - from.year) * 12 + end.month - from.month - (end.day < from.day);
    return number_of(decimal_divide(decimal_of(months), decimal_of(12)));
}

struct datum function_clock(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    (void)evaluation, (void)call;
    int64_t minutes;
    if (arguments[0].kind != DATUM_CLOCK || !integer_of(arguments[1], &minutes)) return missing;
    if (minutes < -24 * 60 || minutes > 24 * 60) return missing;
    minutes += arguments[0].minutes;
    if (minutes < 0 || minutes >= 24 * 60) return missing;
    return (struct datum){.kind = DATUM_CLOCK, .minutes = (int)minutes};
}

/* Fiscal years ---------------------------------------------------------------------------------------- */

/* The company's calendar, or the one that starts in the month at `place` of the arguments. */
static bool calendar_for(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments,
                         size_t place, struct fiscal_calendar *out) {
    const struct records *records = evaluation->computation->records;
    int64_t month;
    *out = records ? records->calendar : (struct fiscal_calendar){0};
    if (call->count <= place || datum_is_nothing(arguments[place])) return true;
    if (!integer_of(arguments[place], &month) || month < 1 || month > 12) return false;
    *out = calendar_of((int)month, (enum fiscal_name)out->named_by);
    return true;
}

/* The fiscal year that holds a date; a year of a fiscal calendar is one itself, another year is named by its number. */
static bool find_fiscal_year(const struct evaluation *evaluation, const struct node *call,
                             const struct datum *arguments, struct datum date, size_t place, struct date *year) {
    struct fiscal_calendar calendar;
    if (date.kind != DATUM_DATE || !calendar_for(evaluation, call, arguments, place, &calendar)) return false;
    bool whole = date.date.precision == DATE_YEAR;
    if (whole && calendar_is_fiscal(date.date.calendar)) *year = date.date;
    else if (whole) *year = calendar_year(calendar, calendar_name(date.date));
    else *year = calendar_around(calendar, date.date, DATE_YEAR);
    return year->year != 0;
}

static int32_t first_day(struct date year) { return date_days(year); }
static int32_t last_day(struct date year) { return date_days(date_last_day(year)); }
static int32_t days_in(struct date year) { return last_day(year) - first_day(year) + 1; }

/* Days of the year up to the end of a date. */
static int32_t days_until(struct date year, struct date date) {
    int32_t last = date.precision == DATE_YEAR ? last_day(year) : date_days(date_last_day(date));
    return (last < last_day(year) ? last : last_day(year)) - first_day(year) + 1;
}

struct datum function_fiscal_year(const struct evaluation *evaluation, const struct node *call,
                                  const struct datum *arguments) {
    struct date year;
    return find_fiscal_year(evaluation, call, arguments, arguments[0], 1, &year) ? count_of(calendar_name(year))
                                                                                 : missing;
}

struct datum function_next_year(const struct evaluation *evaluation, const struct node *call,
                                const struct datum *arguments) {
    struct date year;
    if (!find_fiscal_year(evaluation, call, arguments, arguments[0], 1, &year)) return missing;
    return date_datum(calendar_year(year.calendar, calendar_name(year) + 1));
}

struct datum function_fiscal_start(const struct evaluation *evaluation, const struct node *call,
                                   const struct datum *arguments) {
    struct date year;
    if (!find_fiscal_year(evaluation, call, arguments, arguments[0], 1, &year)) return missing;
    return date_datum(date_from_days(first_day(year)));
}

struct datum function_fiscal_end(const struct evaluation *evaluation, const struct node *call,
                                 const struct datum *arguments) {
    struct date year;
    if (!find_fiscal_year(evaluation, call, arguments, arguments[0], 1, &year)) return missing;
    return date_datum(date_from_days(last_day(year)));
}

struct datum function_fiscal_days(const struct evaluation *evaluation, const struct node *call,
                                  const struct datum *arguments) {
    struct date year;
    return find_fiscal_year(evaluation, call, arguments, arguments[0], 1, &year) ? count_of(days_in(year)) : missing;
}

struct datum function_fiscal_elapsed(const struct evaluation *evaluation, const struct node *call,
                                     const struct datum *arguments) {
    struct date year;
    if (!find_fiscal_year(evaluation, call, arguments, arguments[0], 1, &year)) return missing;
    return count_of(days_until(year, arguments[0].date));
}

static struct datum scale(struct datum value, int32_t numerator, int32_t denominator) {
    if (!datum_is_numeric(value)) return missing;
    struct decimal product = decimal_multiply(value.number, decimal_of(numerator));
    return datum_of_number(value.kind, decimal_divide(product, decimal_of(denominator)), value.currency);
}

struct datum function_run_rate(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    struct date year;
    if (!find_fiscal_year(evaluation, call, arguments, arguments[1], 2, &year)) return missing;
    return scale(arguments[0], days_in(year), days_until(year, arguments[1].date));
}

struct datum function_pro_rata(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    struct date year;
    if (!find_fiscal_year(evaluation, call, arguments, arguments[1], 2, &year)) return missing;
    return scale(arguments[0], days_until(year, arguments[1].date), days_in(year));
}

struct datum function_pro_rata_attainment(const struct evaluation *evaluation, const struct node *call,
                                          const struct datum *arguments) {
    struct date year;
    if (!find_fiscal_year(evaluation, call, arguments, arguments[2], 3, &year)) return missing;
    struct datum plan = scale(arguments[1], days_until(year, arguments[2].date), days_in(year));
    return share_of(evaluation, call, arguments[0], plan);
}

/* What is agreed on a day earns from the next one on. */
struct datum function_rest_of_year(const struct evaluation *evaluation, const struct node *call,
                                   const struct datum *arguments) {
    struct date year;
    if (arguments[0].kind != DATUM_DATE || !find_fiscal_year(evaluation, call, arguments, arguments[1], 2, &year))
        return missing;
    int32_t days = last_day(year) - date_days(arguments[0].date);
    if (days < 0) days = 0;
    if (days > days_in(year)) days = days_in(year);
    return percent_of(decimal_divide(decimal_of((int64_t)days * 100), decimal_of(days_in(year))));
}
