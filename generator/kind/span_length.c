/* Lengths are rounded by those who write them: a quarter is called 90 days, 13 weeks and 3 months. */
#include "kind/span_length.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "90 days", "6-month": nothing else. */
static bool is_length(const struct language *language, struct str text, struct span_length *out) {
    size_t end = 0;
    while (end < text.size && (is_digit(text.data[end]) || (end && text.data[end] == '.'))) end++;
    struct str rest = str_trim(str_skip(text, end));
    if (str_starts(rest, STR("-"))) rest = str_skip(rest, 1);
    if (!end || !decimal_parse(str_slice(text, 0, end), &out->count)) return false;
    if (!measure_take(&rest, language, &out->unit) && !measure_take_rhythm(&rest, language, &out->unit)) return false;
    out->text = text;
    return !rest.size && out->unit >= MEASURE_DAY && out->unit <= MEASURE_YEAR;
}

struct str span_cut_length(const struct language *language, struct str text, struct span_length *out) {
    static const struct str marks[] = {STR_INIT("("),   STR_INIT("["),  STR_INIT(" – "), STR_INIT(" — "),
                                       STR_INIT(" - "), STR_INIT(", "), STR_INIT(" / "), STR_INIT(": ")};
    *out = (struct span_length){0};
    for (size_t i = 1; i < text.size; i++)
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            struct str inside = str_skip(text, i);
            struct span_length length = {0};
            if (!str_starts(inside, marks[m])) continue;
            inside = str_trim(str_skip(inside, marks[m].size));
            bool closed = str_ends(inside, STR(")")) || str_ends(inside, STR("]"));
            if ((m < 2) != closed) continue;
            if (closed) inside = str_trim(str_slice(inside, 0, inside.size - 1));
            if (!is_length(language, inside, &length)) continue;
            *out = length;
            return str_trim(str_slice(text, 0, i));
        }
    return text;
}

/* In tenths of a day. */
static int tenths_of(enum measure unit) {
    static const int tenths[] = {[MEASURE_DAY] = 10,      [MEASURE_WEEK] = 70,        [MEASURE_MONTH] = 304,
                                 [MEASURE_QUARTER] = 913, [MEASURE_HALF_YEAR] = 1826, [MEASURE_YEAR] = 3653};
    return unit <= MEASURE_YEAR ? tenths[unit] : 0;
}

bool span_length_fits(const struct span_length *length, struct date first, struct date last) {
    enum { SLACK_DAYS = 3, SLACK_PERCENT = 3 };
    struct decimal days = decimal_of(date_days(last) - date_days(first) + 1);
    struct decimal said =
        decimal_divide(decimal_multiply(length->count, decimal_of(tenths_of(length->unit))), decimal_of(10));
    struct decimal gap = decimal_absolute(decimal_subtract(said, days));
    struct decimal slack = decimal_divide(decimal_multiply(days, decimal_of(SLACK_PERCENT)), decimal_of(100));
    return decimal_compare(gap, decimal_of(SLACK_DAYS)) <= 0 || decimal_compare(gap, slack) <= 0;
}
