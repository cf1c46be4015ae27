/* Fiscal years, their parts and names; weeks and weekdays. */
#include "base/calendar.h"

#include "check.h"

static struct date iso(const char *text) {
    struct date date = {0};
    if (!date_parse_iso(str_of(text), &date)) fail_msg("“%s” is no date", text);
    return date;
}

static void years_are_called_by_their_end_or_start(void **state) {
    static const struct {
        int month;
        enum fiscal_name named_by;
        int name;
        const char *first, *last;
    } rows[] = {
        {4, FISCAL_NAMED_BY_END, 2026, "2025-04-01", "2026-03-31"},
        {4, FISCAL_NAMED_BY_START, 2026, "2026-04-01", "2027-03-31"},
        {12, FISCAL_NAMED_BY_END, 2028, "2027-12-01", "2028-11-30"},
        {3, FISCAL_NAMED_BY_END, 2028, "2027-03-01", "2028-02-29"},
        {1, FISCAL_NAMED_BY_END, 2026, "2026-01-01", "2026-12-31"},
        {1, FISCAL_NAMED_BY_START, 2026, "2026-01-01", "2026-12-31"},
        {0, FISCAL_NAMED_BY_START, 2026, "2026-01-01", "2026-12-31"},
        {13, FISCAL_NAMED_BY_END, 2026, "2026-01-01", "2026-12-31"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date year = calendar_year(calendar_of(rows[i].month, rows[i].named_by), rows[i].name);
        struct date first = year;
        first.precision = DATE_DAY;
        CHECK_STR(date_iso(*state, first), rows[i].first);
        CHECK_STR(date_iso(*state, date_last_day(year)), rows[i].last);
        assert_int_equal(calendar_name(year), rows[i].name);
    }
    assert_false(calendar_is_fiscal(calendar_of(1, FISCAL_NAMED_BY_START)));
    assert_true(calendar_is_fiscal(calendar_of(2, FISCAL_NAMED_BY_END)));
}

/* Every day of some years lies in the year, half, quarter and week that are found around it. */
static void every_day_lies_in_its_stretches(void **state) {
    (void)state;
    int32_t first = date_days(iso("2023-12-01")), last = date_days(iso("2029-02-01"));
    for (int month = 1; month <= 12; month++)
        for (int name = 0; name < 2; name++)
            for (int32_t day = first; day <= last; day++)
                for (int precision = DATE_DAY; precision <= DATE_YEAR; precision++) {
                    struct fiscal_calendar calendar = calendar_of(month, (enum fiscal_name)name);
                    struct date around = calendar_around(calendar, date_from_days(day), (enum date_precision)precision);
                    int32_t start = date_days(around), end = date_days(date_last_day(around));
                    assert_true(start <= day && day <= end);
                    assert_int_equal(around.precision, precision);
                    struct date again = calendar_around(calendar, date_from_days(end), (enum date_precision)precision);
                    assert_int_equal(date_compare(around, again), 0);
                    if (precision == DATE_YEAR)
                        assert_int_equal(date_compare(around, calendar_year(calendar, calendar_name(around))), 0);
                    if (precision == DATE_QUARTER || precision == DATE_HALF) {
                        struct date year = calendar_around(calendar, around, DATE_YEAR);
                        struct date part = calendar_part(year, (enum date_precision)precision, calendar_number(around));
                        assert_int_equal(date_compare(around, part), 0);
                        assert_int_equal(calendar_name(around), calendar_name(year));
                    }
                }
}

static void parts_are_named_by_their_year(void **state) {
    struct fiscal_calendar april = calendar_of(4, FISCAL_NAMED_BY_END);
    struct date year = calendar_year(april, 2026);
    CHECK_STR(date_iso(*state, year), "FY2026");
    CHECK_STR(date_iso(*state, calendar_part(year, DATE_QUARTER, 1)), "FY2026-Q1");
    CHECK_STR(date_iso(*state, calendar_part(year, DATE_QUARTER, 4)), "FY2026-Q4");
    CHECK_STR(date_iso(*state, date_last_day(calendar_part(year, DATE_QUARTER, 4))), "2026-03-31");
    CHECK_STR(date_iso(*state, calendar_part(year, DATE_HALF, 2)), "FY2026-H2");
    CHECK_STR(date_iso(*state, date_last_day(calendar_part(year, DATE_HALF, 1))), "2025-09-30");
    CHECK_STR(date_iso(*state, date_add_months(year, 12)), "FY2027");
    CHECK_STR(date_iso(*state, date_add_months(year, 1)), "2025-05");
    CHECK_STR(date_iso(*state, date_add_months(calendar_part(year, DATE_QUARTER, 4), 3)), "FY2027-Q1");
    CHECK_STR(date_iso(*state, calendar_around((struct fiscal_calendar){0}, iso("2027-08-15"), DATE_HALF)), "2027-H2");
    /* The first quarter of FY26 and the second of 2025 are the same days. */
    assert_int_equal(date_compare(calendar_part(year, DATE_QUARTER, 1), iso("2025-Q2")), 0);
    int starts, ends;
    calendar_span(calendar_part(year, DATE_QUARTER, 4), &starts, &ends);
    assert_int_equal(starts, 2025);
    assert_int_equal(ends, 2026);
    calendar_span(iso("2027"), &starts, &ends);
    assert_true(starts == 2027 && ends == 2027);
}

static void weeks_are_those_of_iso_8601(void **state) {
    static const struct {
        const char *day, *week;
    } rows[] = {
        {"2027-03-03", "2027-W09"}, {"2027-01-03", "2026-W53"}, {"2027-01-04", "2027-W01"}, {"2024-12-30", "2025-W01"},
        {"2024-12-29", "2024-W52"}, {"2026-12-31", "2026-W53"}, {"2010-01-03", "2009-W53"}, {"2008-12-29", "2009-W01"},
        {"0001-01-01", "0001-W01"}, {"1969-12-31", "1970-W01"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date week = calendar_around((struct fiscal_calendar){0}, iso(rows[i].day), DATE_WEEK);
        CHECK_STR_OF(rows[i].day, date_iso(*state, week), rows[i].week);
        assert_int_equal(date_compare(week, iso(rows[i].week)), 0);
        assert_int_equal(calendar_weekday(week), 1);
        assert_int_equal(calendar_weekday(date_last_day(week)), 7);
    }
    assert_int_equal(calendar_week(2027, 53).year, 0);
    assert_int_equal(calendar_week(2026, 54).year, 0);
    assert_int_equal(calendar_week(2027, 0).year, 0);
    CHECK_STR(date_iso(*state, date_add_months(iso("2027-W09"), 1)), "2027-04-01");
}

static void weekdays_are_known(void **state) {
    (void)state;
    assert_int_equal(calendar_weekday(iso("1970-01-01")), 4);
    assert_int_equal(calendar_weekday(iso("1969-12-28")), 7);
    assert_int_equal(calendar_weekday(iso("2027-03-31")), 3);
    assert_int_equal(calendar_weekday(iso("0001-01-01")), 1);
    assert_int_equal(calendar_weekday(iso("9999-12-31")), 5);
}

static void nothing_reaches_beyond_the_calendar(void **state) {
    (void)state;
    struct fiscal_calendar april = calendar_of(4, FISCAL_NAMED_BY_END), other = calendar_of(4, FISCAL_NAMED_BY_START);
    assert_int_equal(calendar_year(april, 1).year, 0);
    assert_int_equal(calendar_year(april, 2).year, 1);
    assert_int_equal(calendar_year(other, 9999).year, 0);
    assert_int_equal(calendar_year(april, 9999).year, 9998);
    assert_int_equal(calendar_around(april, iso("0001-01-01"), DATE_YEAR).year, 0);
    assert_int_equal(calendar_around(april, iso("9999-12-31"), DATE_YEAR).year, 0);
    assert_int_equal(calendar_around(april, iso("9999-12-31"), DATE_WEEK).year, 0);
    assert_int_equal(calendar_around(april, iso("9999-12-31"), DATE_QUARTER).year, 9999);
    assert_int_equal(calendar_week(0, 1).year, 0);
    assert_int_equal(calendar_week(9999, 52).year, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(years_are_called_by_their_end_or_start),
        CHECK_ARENA(every_day_lies_in_its_stretches),
        CHECK_ARENA(parts_are_named_by_their_year),
        CHECK_ARENA(weeks_are_those_of_iso_8601),
        CHECK_ARENA(weekdays_are_known),
        CHECK_ARENA(nothing_reaches_beyond_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
