/* The functions over dates and times: ages, deadlines, clock times and fiscal years. A fiscal year is named after the
 * calendar year in which it ends; one that starts in January is the calendar year. */
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
    return arguments[0].kind == DATUM_DATE ? count_of(arguments[0].date.year) : missing;
}

struct datum function_days(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    (void)evaluation, (void)call;
    if (arguments[0].kind != DATUM_DATE || arguments[1].kind != DATUM_DATE) return missing;
    return count_of((int64_t)date_days(arguments[1].date) - date_days(arguments[0].date));
}

struct datum function_age(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    (void)call;
    struct date as_of = evaluation->computation->as_of;
    if (arguments[0].kind != DATUM_DATE || !as_of.year) return missing;
    return count_of((int64_t)date_days(as_of) - date_days(arguments[0].date));
}

struct datum function_overdue(const struct evaluation *evaluation, const struct node *call,
                              const struct datum *arguments) {
    (void)call;
    struct date as_of = evaluation->computation->as_of;
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

struct fiscal_year {
    int year;
    int32_t start, end; /* days: the first and the last */
};

/* The fiscal year that holds a date or is named by a year. The month in which it starts stands at `place` of the
 * arguments; January when nothing is said. */
static bool find_fiscal_year(const struct node *call, const struct datum *arguments, struct datum date, size_t place,
                             struct fiscal_year *out) {
    int64_t month = 1;
    if (date.kind != DATUM_DATE) return false;
    if (call->count > place && !datum_is_nothing(arguments[place]) && !integer_of(arguments[place], &month))
        return false;
    if (month < 1 || month > 12) return false;
    bool named = date.date.precision == DATE_YEAR;
    out->year = date.date.year + (!named && month > 1 && date.date.month >= month);
    int first = out->year - (month > 1);
    if (first < 1 || first > 9998) return false;
    out->start = date_days(date_of(first, (int)month, 1));
    out->end = date_days(date_of(first + 1, (int)month, 1)) - 1;
    return true;
}

static int32_t days_in(const struct fiscal_year *fiscal) { return fiscal->end - fiscal->start + 1; }

/* Days of the year up to the end of a date. */
static int32_t days_until(const struct fiscal_year *fiscal, struct date date) {
    int32_t last = date.precision == DATE_YEAR ? fiscal->end : date_days(date_last_day(date));
    return (last < fiscal->end ? last : fiscal->end) - fiscal->start + 1;
}

struct datum function_fiscal_year(const struct evaluation *evaluation, const struct node *call,
                                  const struct datum *arguments) {
    (void)evaluation;
    struct fiscal_year fiscal;
    return find_fiscal_year(call, arguments, arguments[0], 1, &fiscal) ? count_of(fiscal.year) : missing;
}

struct datum function_fiscal_start(const struct evaluation *evaluation, const struct node *call,
                                   const struct datum *arguments) {
    (void)evaluation;
    struct fiscal_year fiscal;
    if (!find_fiscal_year(call, arguments, arguments[0], 1, &fiscal)) return missing;
    return date_datum(date_from_days(fiscal.start));
}

struct datum function_fiscal_end(const struct evaluation *evaluation, const struct node *call,
                                 const struct datum *arguments) {
    (void)evaluation;
    struct fiscal_year fiscal;
    if (!find_fiscal_year(call, arguments, arguments[0], 1, &fiscal)) return missing;
    return date_datum(date_from_days(fiscal.end));
}

struct datum function_fiscal_days(const struct evaluation *evaluation, const struct node *call,
                                  const struct datum *arguments) {
    (void)evaluation;
    struct fiscal_year fiscal;
    return find_fiscal_year(call, arguments, arguments[0], 1, &fiscal) ? count_of(days_in(&fiscal)) : missing;
}

struct datum function_fiscal_elapsed(const struct evaluation *evaluation, const struct node *call,
                                     const struct datum *arguments) {
    (void)evaluation;
    struct fiscal_year fiscal;
    if (!find_fiscal_year(call, arguments, arguments[0], 1, &fiscal)) return missing;
    return count_of(days_until(&fiscal, arguments[0].date));
}

static struct datum scale(struct datum value, int32_t numerator, int32_t denominator) {
    if (!datum_is_numeric(value)) return missing;
    struct decimal product = decimal_multiply(value.number, decimal_of(numerator));
    return datum_of_number(value.kind, decimal_divide(product, decimal_of(denominator)), value.currency);
}

struct datum function_run_rate(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    (void)evaluation;
    struct fiscal_year fiscal;
    if (!find_fiscal_year(call, arguments, arguments[1], 2, &fiscal)) return missing;
    return scale(arguments[0], days_in(&fiscal), days_until(&fiscal, arguments[1].date));
}

struct datum function_pro_rata(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    (void)evaluation;
    struct fiscal_year fiscal;
    if (!find_fiscal_year(call, arguments, arguments[1], 2, &fiscal)) return missing;
    return scale(arguments[0], days_until(&fiscal, arguments[1].date), days_in(&fiscal));
}

struct datum function_pro_rata_attainment(const struct evaluation *evaluation, const struct node *call,
                                          const struct datum *arguments) {
    struct fiscal_year fiscal;
    if (!find_fiscal_year(call, arguments, arguments[2], 3, &fiscal)) return missing;
    struct datum plan = scale(arguments[1], days_until(&fiscal, arguments[2].date), days_in(&fiscal));
    return share_of(evaluation, call, arguments[0], plan);
}

/* What is agreed on a day earns from the next one on. */
struct datum function_rest_of_year(const struct evaluation *evaluation, const struct node *call,
                                   const struct datum *arguments) {
    (void)evaluation;
    struct fiscal_year fiscal;
    if (arguments[0].kind != DATUM_DATE || !find_fiscal_year(call, arguments, arguments[1], 2, &fiscal)) return missing;
    int32_t days = fiscal.end - date_days(arguments[0].date);
    if (days < 0) days = 0;
    if (days > days_in(&fiscal)) days = days_in(&fiscal);
    return percent_of(decimal_divide(decimal_of((int64_t)days * 100), decimal_of(days_in(&fiscal))));
}
