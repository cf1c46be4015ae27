/* What people type: dates, periods, times and truth in both languages, and what is said about numbers. */
#include "read/scalar.h"

#include "check.h"
#include "languages_of_ours.h"

static const char *const results[] = {
    [SCALAR_READ] = "read", [SCALAR_NOTED] = "noted", [SCALAR_AMBIGUOUS] = "ambiguous", [SCALAR_WRONG] = "wrong"};

/* Checks that a reading says what is wrong and what to do if and only if there is something to say. */
static void check_result(const struct scalar_reading *reading, enum scalar_result expected, const char *text) {
    if (reading->result != expected)
        fail_msg("“%s” should be %s, is %s: %.*s", text, results[expected], results[reading->result],
                 STR_ARG(in_english(reading->problem)));
    assert_int_equal(!message_empty(reading->problem), expected != SCALAR_READ);
    assert_int_equal(!message_empty(reading->help), expected != SCALAR_READ);
    if (!message_empty(reading->problem)) assert_false(str_ends(in_english(reading->problem), STR(".")));
}

static struct scalar_reading read_as(struct arena *arena, const char *text, enum scalar_kind kind,
                                     const struct language *language) {
    struct scalar_wanted wanted = {.kind = kind, .language = language, .currency = STR("EUR")};
    return scalar_figure(arena, str_of(text), &wanted);
}

/* How each spelling is read stands in tests/notations; here is what is said about those that are not. */
static void both_readings_are_named(void **state) {
    struct scalar_reading reading = read_as(*state, "3.500", SCALAR_NUMBER, LANGUAGE_DE);
    CHECK_STR(reading.problem, "“3.500” can mean 3500 or 3.5");
    CHECK_STR(reading.help, "write “3500” or “3,5”");
    assert_int_equal(reading.choice_count, 2);
    CHECK_STR(reading.choices[1].text, "3,5");
    CHECK_STR(decimal_plain(*state, reading.choices[1].number), "3.5");
    reading = read_as(*state, "1.234", SCALAR_MONEY, LANGUAGE_EN);
    CHECK_STR(reading.help, "write “1234” or “1.2340”"); /* never what was written */
    reading = read_as(*state, "ca. -1.250 T€ p.a.", SCALAR_MONEY, LANGUAGE_EN);
    CHECK_STR(reading.problem, "“ca. -1.250 T€ p.a.” can mean -1250000 or -1250");
    CHECK_STR(reading.help, "write “approx. -1250 T€ p.a.” or “approx. -1.25 T€ p.a.”");
    reading = read_as(*state, "EUR 1.250", SCALAR_MONEY, LANGUAGE_EN);
    CHECK_STR(reading.help, "write “EUR 1250” or “EUR 1.25”");
    reading = read_as(*state, "0,3", SCALAR_PERCENT, LANGUAGE_DE);
    CHECK_STR(reading.problem, "“0,3” can mean 30 % or 0.3 %");
    CHECK_STR(reading.help, "write “30 %” or “0,3 %”");
    reading = read_as(*state, "500 kr", SCALAR_MONEY, LANGUAGE_EN);
    CHECK_STR(reading.problem, "“500 kr” can mean 500 SEK, 500 NOK or 500 DKK");
}

static void two_values_are_asked_with_their_middle(void **state) {
    struct scalar_reading reading = read_as(*state, "60-70 %", SCALAR_PERCENT, LANGUAGE_DE);
    check_result(&reading, SCALAR_AMBIGUOUS, "60-70 %");
    CHECK_STR(reading.problem, "“60-70 %” names two values, 60 % and 70 %, where one is wanted");
    CHECK_STR(reading.help, "write “60 %”, “70 %” or “65 %”");
    reading = read_as(*state, "70-60 %", SCALAR_PERCENT, LANGUAGE_DE);
    CHECK_STR(reading.help, "write one of them");
}

static void what_is_no_number_says_why(void **state) {
    struct scalar_reading reading = read_as(*state, "viel", SCALAR_NUMBER, LANGUAGE_DE);
    CHECK_STR(reading.problem, "expected a number, found “viel”");
    CHECK_STR(reading.help, "write a number such as 12,5 or 1.250.000");
    reading = read_as(*state, "", SCALAR_MONEY, LANGUAGE_EN);
    CHECK_STR(reading.problem, "expected an amount of money, found nothing");
    reading = read_as(*state, "1.25.000", SCALAR_NUMBER, LANGUAGE_DE);
    CHECK_STR(reading.problem, "expected a number, found “1.25.000”: its marks leave no groups of three digits");
    reading = read_as(*state, "42.000 € netto", SCALAR_MONEY, LANGUAGE_DE);
    CHECK_STR(reading.problem, "expected an amount of money, found “42.000 € netto”; “netto” is no part of one");
    CHECK_STR(reading.help, "write “42.000 €” alone");
    reading = read_as(*state, "\u00AD5", SCALAR_NUMBER, LANGUAGE_EN);
    CHECK_STR(reading.problem, "expected a number, found “⟨U+00AD⟩5”");
    struct str block = str_format(*state, "two\nlines %0100d", 0);
    reading = read_as(*state, str_terminated(*state, block), SCALAR_NUMBER, LANGUAGE_DE);
    assert_true(str_starts(in_english(reading.problem), STR("expected a number, found “two lines 000")));
    assert_true(str_ends(in_english(reading.problem), STR("000…”")) && in_english(reading.problem).size < 120);
}

static void what_surprises_is_noted(void **state) {
    static const struct {
        const char *text;
        enum scalar_kind kind;
        const char *problem;
    } rows[] = {
        {"500 €/Monat", SCALAR_MONEY, "“500 €/Monat” counts as 500; “per month” is printed, not counted"},
        {"¥12,50", SCALAR_MONEY, "“¥12,50” has more decimals than JPY has; it is printed rounded"},
        {"4 h", SCALAR_NUMBER, "“4 h” counts as 4; its unit is printed, not counted"},
        {"1,640", SCALAR_INTEGER, "“1,640” was taken for 1640: only whole numbers stand here"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scalar_reading reading = read_as(*state, rows[i].text, rows[i].kind, LANGUAGE_DE);
        check_result(&reading, SCALAR_NOTED, rows[i].text);
        CHECK_STR(reading.problem, rows[i].problem);
    }
}

static void signs_of_several_currencies_are_the_projects(void **state) {
    static const struct {
        const char *text, *home, *currency;
    } rows[] = {{"$5", "EUR", "USD"}, {"$5", "CAD", "CAD"}, {"¥5", "CNY", "CNY"}, {"5 kr", "NOK", "NOK"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scalar_wanted wanted = {.kind = SCALAR_MONEY, .language = LANGUAGE_EN, .currency = str_of(rows[i].home)};
        CHECK_STR_OF(rows[i].home, scalar_figure(*state, str_of(rows[i].text), &wanted).currency, rows[i].currency);
    }
}

static void figures_are_put_into_units(void **state) {
    static const struct {
        const char *text, *unit, *number; /* "": does not fit */
    } rows[] = {
        {"4,8 Mio. €", "Mio. €", "4.8"},
        {"4,8 Mio. €", "€", "4800000"},
        {"4,8 Mio. €", "T€", "4800"},
        {"4,8 Mio.", "Mio. €", "4.8"},
        {"4,8", "Mio. €", "4.8"},
        {"90 min", "h", "1.5"},
        {"90 min", "min", "90"},
        {"98,2 %", "%", "98.2"},
        {"98,2 %", "ppm", "982000"},
        {"40 h/Woche", "h/Woche", "40"},
        {"40 h/Woche", "h", ""},
        {"4 h", "Stk.", ""},
        {"5 €", "USD", ""},
        {"3", "Reklamationen", "3"},
        {"3 Stk.", "Reklamationen", ""},
    };
    struct scalar_wanted wanted = {.kind = SCALAR_NUMBER, .language = LANGUAGE_DE, .names_unit = true};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct decimal number;
        bool fits = scalar_in_unit(*state, str_of(rows[i].text), str_of(rows[i].unit), &wanted, &number);
        CHECK_STR_OF(rows[i].text, fits ? decimal_plain(*state, number) : STR(""), rows[i].number);
    }
}

static void silence_has_words(void **state) {
    static const char *const nothing[] = {"-", "–", "—", "--", "n/a", "N/A", "n. a.", " ./. "};
    static const char *const unknown[] = {"TBD", "tbd", "t.b.d.", "offen", "open", "noch offen"};
    static const char *const speaks[] = {"", "0", "-5", "none", "keine", "nil", "n"};
    (void)state;
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        if (scalar_silence(str_of(nothing[i])) != SCALAR_NOTHING) fail_msg("“%s” is nothing", nothing[i]);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        if (scalar_silence(str_of(unknown[i])) != SCALAR_UNKNOWN) fail_msg("“%s” is unknown", unknown[i]);
    for (size_t i = 0; i < sizeof speaks / sizeof *speaks; i++)
        if (scalar_silence(str_of(speaks[i])) != SCALAR_SPEAKS) fail_msg("“%s” says something", speaks[i]);
}

static void clock_times_are_read(void **state) {
    static const struct {
        const char *text;
        int minutes;
    } rows[] = {{"9:30", 570},     {"09:30", 570},   {"9.30 Uhr", 570}, {"9:30 Uhr", 570}, {"9 Uhr", 540},
                {"9 Uhr 30", 570}, {"9.30", 570},    {"9:30 am", 570},  {"9:30am", 570},   {"9:30 a.m.", 570},
                {"2:15 pm", 855},  {"2 pm", 840},    {"12:00 am", 0},   {"12 pm", 720},    {"0:00", 0},
                {"23:59", 1439},   {" 14:05 ", 845}, {"9h", 540},       {"9h30", 570},     {"9\xC2\xA0Uhr", 540}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scalar_reading reading = scalar_clock(*state, str_of(rows[i].text), LANGUAGE_DE);
        check_result(&reading, SCALAR_READ, rows[i].text);
        assert_int_equal(reading.minutes, rows[i].minutes);
    }
    static const char *const wrong[] = {
        "",         "9",    "9:5", "24:00", "9:60",         "13:00 pm", "0:30 am",    "9:30:00", "570",     "neun",
        "9:30 Uhu", "9 30", ":30", "9:",    "9 Uhr 30 Uhr", "Uhr",      "9:30-10:00", "-9:30",   "9 Uhr 75"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct scalar_reading reading = scalar_clock(*state, str_of(wrong[i]), LANGUAGE_EN);
        check_result(&reading, SCALAR_WRONG, wrong[i]);
    }
}

static void truth_is_read_in_both_languages(void **state) {
    static const char *const yes[] = {"yes", "Ja", "true", "WAHR", " ja "}, *const no[] = {"no", "nein", "False",
                                                                                           "falsch", "NO"};
    static const char *const wrong[] = {"", "on", "vielleicht", "yess", "1", "y", "?"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        struct scalar_reading reading = scalar_bool(*state, str_of(yes[i]), LANGUAGE_EN);
        check_result(&reading, SCALAR_READ, yes[i]);
        assert_true(reading.truth);
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        struct scalar_reading reading = scalar_bool(*state, str_of(no[i]), LANGUAGE_DE);
        check_result(&reading, SCALAR_READ, no[i]);
        assert_false(reading.truth);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct scalar_reading reading = scalar_bool(*state, str_of(wrong[i]), LANGUAGE_DE);
        check_result(&reading, SCALAR_WRONG, wrong[i]);
        CHECK_STR(reading.help, "write ja or nein");
    }
}

static void the_unknown_is_told(void **state) {
    static const char *const yes[] = {"?",    " ? ",        "unknown",      "Unbekannt",    "k. A.",
                                      "k.A.", "k.\u00A0A.", "keine Angabe", "nicht bekannt"};
    static const char *const no[] = {"", "??", "n/a", "-", "unknown to us", "k", "A.", "known", "–", "0", "?!"};
    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!scalar_is_unknown(NULL, str_of(yes[i]))) fail_msg("“%s” says unknown", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (scalar_is_unknown(NULL, str_of(no[i]))) fail_msg("“%s” does not say unknown", no[i]);
}

/* Every pair of bytes in and around a value: nothing may be read beyond the text. */
static void odd_bytes_do_no_harm(void **state) {
    struct scalar_wanted money = {.kind = SCALAR_MONEY, .language = LANGUAGE_DE},
                         number = {.kind = SCALAR_NUMBER, .language = LANGUAGE_EN};
    for (int a = 0; a < 256; a++)
        for (int b = 0; b < 256; b += 3) {
            struct arena_mark mark = arena_mark(*state);
            char *bytes = NEW_ARRAY(*state, char, 4);
            bytes[0] = (char)a, bytes[1] = '3', bytes[2] = '.', bytes[3] = (char)b;
            for (size_t size = 0; size <= 4; size++) {
                struct str text = {bytes, size};
                scalar_figure(*state, text, &money);
                scalar_figure(*state, text, &number);
                scalar_clock(*state, text, LANGUAGE_DE);
                scalar_is_unknown(NULL, text);
            }
            arena_rewind(*state, mark);
        }
    assert_int_equal(arena_used(*state), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(both_readings_are_named),
        CHECK_ARENA(two_values_are_asked_with_their_middle),
        CHECK_ARENA(what_is_no_number_says_why),
        CHECK_ARENA(what_surprises_is_noted),
        CHECK_ARENA(signs_of_several_currencies_are_the_projects),
        CHECK_ARENA(figures_are_put_into_units),
        CHECK_ARENA(silence_has_words),
        CHECK_ARENA(clock_times_are_read),
        CHECK_ARENA(truth_is_read_in_both_languages),
        CHECK_ARENA(the_unknown_is_told),
        CHECK_ARENA(odd_bytes_do_no_harm),
    };
    return cmocka_run_group_tests_name("scalar", tests, NULL, NULL);
}
