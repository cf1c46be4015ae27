/* The calendar: validity, day counts, months, names of stretches of time. */
#include "base/date.h"

#include "check.h"

static struct date iso(const char *text) {
    struct date date = {0};
    if (!date_parse_iso(str_of(text), &date)) fail_msg("“%s” is no date", text);
    return date;
}

static void days_exist_or_not(void **state) {
    (void)state;
    assert_true(date_valid(2028, 2, 29) && date_valid(2000, 2, 29) && date_valid(1, 1, 1) && date_valid(9999, 12, 31));
    assert_false(date_valid(2027, 2, 29) || date_valid(1900, 2, 29) || date_valid(2027, 4, 31));
    assert_false(date_valid(0, 1, 1) || date_valid(10000, 1, 1) || date_valid(2027, 0, 1) || date_valid(2027, 13, 1));
    assert_false(date_valid(2027, 1, 0) || date_valid(2027, 1, 32) || date_valid(-5, 1, 1));
}

static void days_are_counted_from_1970(void **state) {
    (void)state;
    assert_int_equal(date_days(iso("1970-01-01")), 0);
    assert_int_equal(date_days(iso("1969-12-31")), -1);
    assert_int_equal(date_days(iso("2000-03-01")), 11017);
    assert_int_equal(date_days(iso("0001-01-01")), -719162);
    assert_int_equal(date_days(iso("9999-12-31")), 2932896);
}

static void every_day_follows_the_one_before(void **state) {
    (void)state;
    struct date date = date_of(1, 1, 1);
    for (int32_t days = date_days(date); days <= 2932896; days++) {
        struct date same = date_from_days(days);
        if (date_compare(date, same) || date_days(same) != days) fail_msg("day %d", days);
        if (date_valid(date.year, date.month, date.day + 1)) date.day++;
        else if (date.month < 12) date = date_of(date.year, date.month + 1, 1);
        else if (date.year < 9999) date = date_of(date.year + 1, 1, 1);
    }
}

static void days_beyond_the_calendar_are_no_date(void **state) {
    (void)state;
    assert_int_equal(date_from_days(-719163).year, 0);
    assert_int_equal(date_from_days(2932897).year, 0);
    assert_int_equal(date_from_days(INT32_MAX).year, 0);
    assert_int_equal(date_from_days(INT32_MIN).year, 0);
}

static void the_more_precise_comes_first(void **state) {
    static const char *const order[] = {"2026-12-31", "2027-01-01", "2027-01",    "2027-Q1",  "2027-H1",
                                        "2027",       "2027-01-02", "2027-01-04", "2027-W01", "2027-02"};
    (void)state;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        for (size_t j = 0; j < sizeof order / sizeof *order; j++)
            assert_int_equal(date_compare(iso(order[i]), iso(order[j])), (i > j) - (i < j));
    assert_int_equal(date_compare((struct date){0}, iso("0001-01-01")), -1);
}

static void stretches_end_on_their_last_day(void **state) {
    CHECK_STR(date_iso(*state, date_last_day(iso("2027-06-12"))), "2027-06-12");
    CHECK_STR(date_iso(*state, date_last_day(iso("2028-02"))), "2028-02-29");
    CHECK_STR(date_iso(*state, date_last_day(iso("2027-Q2"))), "2027-06-30");
    CHECK_STR(date_iso(*state, date_last_day(iso("2027-Q4"))), "2027-12-31");
    CHECK_STR(date_iso(*state, date_last_day(iso("2027"))), "2027-12-31");
    CHECK_STR(date_iso(*state, date_last_day(iso("2027-H1"))), "2027-06-30");
    CHECK_STR(date_iso(*state, date_last_day(iso("2027-W09"))), "2027-03-07");
}

static void months_are_added(void **state) {
    static const struct {
        const char *from;
        int months;
        const char *to;
    } rows[] = {
        {"2028-06-30", -6, "2027-12-31"}, {"2027-01-31", 1, "2027-02-28"}, {"2028-01-31", 1, "2028-02-29"},
        {"2027-02-28", 12, "2028-02-29"}, {"2027-01-30", 1, "2027-02-28"}, {"2027-05-15", -5, "2026-12-15"},
        {"2027-03-31", 0, "2027-03-31"},  {"2027-12-01", 1, "2028-01-01"}, {"2027", 12, "2028"},
        {"2027", 1, "2027-02"},           {"2027-Q2", 3, "2027-Q3"},       {"2027-Q2", -1, "2027-03"},
        {"2027-06", 7, "2028-01"},        {"2027-H1", 6, "2027-H2"},       {"2027-H1", 3, "2027-04"},
        {"0001-01-01", -1, ""},           {"9999-12-31", 1, ""},           {"2027-06-01", INT32_MAX, ""},
        {"2027-06-01", INT32_MIN, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].from, date_iso(*state, date_add_months(iso(rows[i].from), rows[i].months)), rows[i].to);
    assert_int_equal(date_add_months((struct date){0}, 3).year, 0);
}

static void iso_texts_are_written_as_read(void **state) {
    static const char *const texts[] = {"2027-06-30", "2027-06", "2027-Q2",  "2027",    "0850-01-02",
                                        "2027-H1",    "2027-H2", "2027-W01", "2026-W53"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) CHECK_STR(date_iso(*state, iso(texts[i])), texts[i]);
    CHECK_STR(date_iso(*state, (struct date){0}), "");
}

static void other_texts_are_refused(void **state) {
    static const char *const texts[] = {"",           "27",          "2027-",    "2027-6",  "2027-06-",    "2027-06-3",
                                        "2027-06-31", "2027-13",     "2027-00",  "2027-Q5", "2027-Q",      "2027-q2",
                                        "0000",       "2027-06-30T", "20270630", " 2027",   "2027-06-30 ", "2027-H3",
                                        "2027-W9",    "2027-W53",    "2027-W00", "FY2027",  "2027-H"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct date date;
        if (date_parse_iso(str_of(texts[i]), &date)) fail_msg("“%s” was read", texts[i]);
    }
}

static void clocks_have_two_digits(void **state) {
    CHECK_STR(clock_iso(*state, 0), "00:00");
    CHECK_STR(clock_iso(*state, 9 * 60 + 5), "09:05");
    CHECK_STR(clock_iso(*state, 1439), "23:59");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(days_exist_or_not),
        CHECK_ARENA(days_are_counted_from_1970),
        CHECK_ARENA(every_day_follows_the_one_before),
        CHECK_ARENA(days_beyond_the_calendar_are_no_date),
        CHECK_ARENA(the_more_precise_comes_first),
        CHECK_ARENA(stretches_end_on_their_last_day),
        CHECK_ARENA(months_are_added),
        CHECK_ARENA(iso_texts_are_written_as_read),
        CHECK_ARENA(other_texts_are_refused),
        CHECK_ARENA(clocks_have_two_digits),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
