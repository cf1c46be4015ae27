/* Decimals: reading, writing, arithmetic, rounding, and the all-zero number in every function. */
#include "base/decimal.h"

#include "check.h"

static struct decimal of(const char *text) {
    struct decimal value;
    if (!decimal_parse(str_of(text), &value)) fail_msg("“%s” is no decimal", text);
    return value;
}

static void plain_notation_is_read_and_written_back(void **state) {
    static const char *const texts[] = {"0",
                                        "1",
                                        "-1",
                                        "1234.50",
                                        "0.00",
                                        "-0.001",
                                        "100000000000000000000",
                                        "0.0000001234",
                                        "99.9",
                                        "10",
                                        "9999999999999999999999999999999999",
                                        "-0.1234567890123456789012345678901234"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) CHECK_STR(decimal_text(*state, of(texts[i])), texts[i]);
    CHECK_STR(decimal_text(*state, of("+7.5")), "7.5");
    CHECK_STR(decimal_text(*state, of("-0")), "0");
    CHECK_STR(decimal_text(*state, of("0000000000000000000000000000000000000000000012.5")), "12.5");
}

static void anything_else_is_refused(void **state) {
    static const char *const texts[] = {"",
                                        "-",
                                        "+",
                                        ".",
                                        ".5",
                                        "5.",
                                        "1,5",
                                        "1e6",
                                        "1 ",
                                        " 1",
                                        "1.2.3",
                                        "--1",
                                        "0x10",
                                        "nan",
                                        "inf",
                                        "1-",
                                        "99999999999999999999999999999999999",
                                        "1.0000000000000000000000000000000000"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct decimal value;
        if (decimal_parse(str_of(texts[i]), &value)) fail_msg("“%s” was read", texts[i]);
    }
}

static void a_fraction_beyond_the_smallest_exponent_is_refused(void **state) {
    char *text = NEW_ARRAY(*state, char, 7000);
    memset(text, '0', 6999);
    text[1] = '.';
    struct decimal value;
    assert_true(decimal_parse(str_slice(str_of(text), 0, 6178), &value));
    assert_false(decimal_parse(str_slice(str_of(text), 0, 6179), &value));
}

static void sums_are_exact_and_keep_their_zeros(void **state) {
    CHECK_STR(decimal_text(*state, decimal_add(of("0.1"), of("0.2"))), "0.3");
    CHECK_STR(decimal_text(*state, decimal_add(of("1.50"), of("2.5"))), "4.00");
    CHECK_STR(decimal_plain(*state, decimal_add(of("1.50"), of("2.5"))), "4");
    CHECK_STR(decimal_text(*state, decimal_subtract(of("1"), of("1.00"))), "0.00");
    CHECK_STR(decimal_text(*state, decimal_multiply(of("4.8"), of("1000000"))), "4800000.0");
    CHECK_STR(decimal_plain(*state, decimal_multiply(of("-3"), of("0"))), "0");
    CHECK_STR(decimal_text(*state, decimal_divide(of("1"), of("3"))), "0.3333333333333333333333333333333333");
    CHECK_STR(decimal_text(*state, decimal_divide(of("10"), of("4"))), "2.5");
    CHECK_STR(decimal_plain(*state, of("1200")), "1200");
}

static void large_values_are_written_in_full(void **state) {
    struct decimal large = decimal_power(of("10"), of("40"));
    CHECK_STR(decimal_text(*state, large), "10000000000000000000000000000000000000000");
    CHECK_STR(decimal_text(*state, decimal_multiply(of("0"), large)), "0");
}

static void powers_of_integers_are_exact(void **state) {
    CHECK_STR(decimal_plain(*state, decimal_power(of("1.08"), of("4"))), "1.36048896");
    CHECK_STR(decimal_plain(*state, decimal_power(of("2"), of("-2"))), "0.25");
    CHECK_STR(decimal_plain(*state, decimal_power(of("-2"), of("3"))), "-8");
    CHECK_STR(decimal_plain(*state, decimal_power(of("5"), of("0"))), "1");
    CHECK_STR(decimal_plain(*state, decimal_power(of("4"), of("0.5"))), "2");
    CHECK_STR(decimal_text(*state, decimal_round(decimal_power(of("2"), of("0.5")), 20)), "1.41421356237309504880");
}

static void what_has_no_value_is_not_finite(void **state) {
    assert_false(decimal_is_finite(decimal_divide(of("1"), of("0"))));
    assert_false(decimal_is_finite(decimal_divide(of("0"), of("0"))));
    assert_false(decimal_is_finite(decimal_power(of("-2"), of("0.5"))));
    assert_false(decimal_is_finite(decimal_power(of("0"), of("-1"))));
    assert_false(decimal_is_finite(decimal_power(of("10"), of("9000000000000000000"))));
    CHECK_STR(decimal_text(*state, decimal_divide(of("0"), of("0"))), "nan");
    CHECK_STR(decimal_plain(*state, decimal_divide(of("1"), of("0"))), "inf");
    struct decimal none = decimal_divide(of("0"), of("0"));
    int64_t integer;
    assert_false(decimal_is_integer(none) || decimal_integer(none, &integer) || decimal_is_negative(none));
    assert_false(decimal_is_finite(decimal_round(none, 2)));
}

static void rounding_is_half_away_from_zero(void **state) {
    static const struct {
        const char *value;
        int places;
        const char *rounded;
    } rows[] = {
        {"2.5", 0, "3"},      {"-2.5", 0, "-3"},
        {"3.5", 0, "4"},      {"2.449", 1, "2.4"},
        {"2.45", 1, "2.5"},   {"-0.4", 0, "0"},
        {"5", 2, "5.00"},     {"1250", -2, "1300"},
        {"1249", -2, "1200"}, {"49", -2, "0"},
        {"0.005", 2, "0.01"}, {"99.995", 2, "100.00"},
        {"0", 3, "0.000"},    {"9999999999999999999999999999999999", 2, "9999999999999999999999999999999999"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].value, decimal_text(*state, decimal_round(of(rows[i].value), rows[i].places)),
                     rows[i].rounded);
    assert_false(decimal_is_negative(decimal_round(of("-0.4"), 0)));
}

static void comparing_ignores_trailing_zeros(void **state) {
    (void)state;
    assert_int_equal(decimal_compare(of("1.0"), of("1.00")), 0);
    assert_int_equal(decimal_compare(of("-1"), of("1")), -1);
    assert_int_equal(decimal_compare(of("10"), of("9.99")), 1);
    assert_int_equal(decimal_compare(of("0.00"), of("0")), 0);
}

static void signs_and_kinds_are_told(void **state) {
    CHECK_STR(decimal_text(*state, decimal_negate(of("2.50"))), "-2.50");
    CHECK_STR(decimal_text(*state, decimal_absolute(of("-2.50"))), "2.50");
    assert_false(decimal_is_negative(decimal_negate(of("0"))));
    assert_true(decimal_is_negative(of("-0.1")));
    assert_true(decimal_is_zero(of("0.000")));
    assert_true(decimal_is_integer(of("3.00")));
    assert_false(decimal_is_integer(of("3.01")));
}

static void integers_are_taken_out_when_they_fit(void **state) {
    int64_t integer = 5;
    (void)state;
    assert_true(decimal_integer(of("-12.00"), &integer));
    assert_int_equal(integer, -12);
    assert_true(decimal_integer(of("9223372036854775807"), &integer));
    assert_true(integer == INT64_MAX);
    assert_true(decimal_integer(decimal_of(INT64_MIN), &integer));
    assert_true(integer == INT64_MIN);
    assert_false(decimal_integer(of("9223372036854775808"), &integer));
    assert_false(decimal_integer(of("0.5"), &integer));
}

static void all_bits_zero_is_the_number_zero(void **state) {
    struct decimal zero = {0}, ten = decimal_of(10);
    int64_t integer = 1;
    CHECK_STR(decimal_text(*state, zero), "0");
    CHECK_STR(decimal_plain(*state, zero), "0");
    CHECK_STR(decimal_text(*state, decimal_add(zero, ten)), "10");
    CHECK_STR(decimal_text(*state, decimal_add(zero, zero)), "0");
    CHECK_STR(decimal_text(*state, decimal_subtract(ten, zero)), "10");
    CHECK_STR(decimal_text(*state, decimal_multiply(zero, of("2.50"))), "0.00");
    CHECK_STR(decimal_text(*state, decimal_divide(zero, ten)), "0");
    CHECK_STR(decimal_text(*state, decimal_power(zero, decimal_of(2))), "0");
    CHECK_STR(decimal_text(*state, decimal_power(ten, zero)), "1");
    CHECK_STR(decimal_text(*state, decimal_negate(zero)), "0");
    CHECK_STR(decimal_text(*state, decimal_absolute(zero)), "0");
    CHECK_STR(decimal_text(*state, decimal_round(zero, 0)), "0");
    assert_int_equal(decimal_compare(zero, decimal_of(0)), 0);
    assert_true(decimal_is_zero(zero) && decimal_is_finite(zero) && decimal_is_integer(zero));
    assert_false(decimal_is_negative(zero));
    assert_true(decimal_integer(zero, &integer) && integer == 0);
    assert_false(decimal_is_finite(decimal_divide(ten, zero)));
    assert_true(!(decimal_approximate(zero) < 0) && !(decimal_approximate(zero) > 0));
}

static void approximations_are_near(void **state) {
    (void)state;
    assert_true(decimal_approximate(of("0.25")) * 4 >= 1 && decimal_approximate(of("0.25")) * 4 <= 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(plain_notation_is_read_and_written_back),
        CHECK_ARENA(anything_else_is_refused),
        CHECK_ARENA(a_fraction_beyond_the_smallest_exponent_is_refused),
        CHECK_ARENA(sums_are_exact_and_keep_their_zeros),
        CHECK_ARENA(large_values_are_written_in_full),
        CHECK_ARENA(powers_of_integers_are_exact),
        CHECK_ARENA(what_has_no_value_is_not_finite),
        CHECK_ARENA(rounding_is_half_away_from_zero),
        CHECK_ARENA(comparing_ignores_trailing_zeros),
        CHECK_ARENA(signs_and_kinds_are_told),
        CHECK_ARENA(integers_are_taken_out_when_they_fit),
        CHECK_ARENA(all_bits_zero_is_the_number_zero),
        CHECK_ARENA(approximations_are_near),
    };
    return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
