/* What people type: every form of number, amount, date, period, time and truth, in both languages. */
#include "read/scalar.h"

#include "check.h"

static const char *const results[] = {
    [SCALAR_READ] = "read", [SCALAR_NOTED] = "noted", [SCALAR_AMBIGUOUS] = "ambiguous", [SCALAR_WRONG] = "wrong"};

/* Checks that a reading says what is wrong and what to do if and only if there is something to say. */
static void check_result(const struct scalar_reading *reading, enum scalar_result expected, const char *text) {
    if (reading->result != expected)
        fail_msg("“%s” should be %s, is %s: %.*s", text, results[expected], results[reading->result],
                 STR_ARG(reading->problem));
    assert_int_equal(reading->problem.size > 0, expected != SCALAR_READ);
    assert_int_equal(reading->help.size > 0, expected != SCALAR_READ);
    if (reading->problem.size) assert_false(str_ends(reading->problem, STR(".")));
}

struct figure_row {
    const char *text;
    const char *english, *german; /* plain notation, "" when wrong, "?" when ambiguous; a % or a currency behind */
};

static struct str shown(struct arena *arena, const struct scalar_reading *reading) {
    switch (reading->result) {
    case SCALAR_READ:
    case SCALAR_NOTED: break;
    case SCALAR_AMBIGUOUS: return STR("?");
    case SCALAR_WRONG: return STR("");
    }
    return str_format(arena, "%.*s%s%.*s", STR_ARG(decimal_plain(arena, reading->number)), reading->percent ? "%" : "",
                      STR_ARG(reading->currency));
}

static enum scalar_result result_of(const char *expected) {
    return !*expected ? SCALAR_WRONG : *expected == '?' ? SCALAR_AMBIGUOUS : SCALAR_READ;
}

static void check_figures(struct arena *arena, const struct figure_row *rows, size_t count,
                          struct scalar_reading (*read)(struct arena *, struct str, enum language)) {
    for (size_t i = 0; i < count; i++) {
        struct str text = str_of(rows[i].text);
        struct scalar_reading english = read(arena, text, LANGUAGE_EN), german = read(arena, text, LANGUAGE_DE);
        CHECK_STR_OF(rows[i].text, shown(arena, &english), rows[i].english);
        CHECK_STR_OF(rows[i].text, shown(arena, &german), rows[i].german);
        check_result(&english, result_of(rows[i].english), rows[i].text);
        check_result(&german, result_of(rows[i].german), rows[i].text);
    }
}

#define CHECK_FIGURES(rows, read) check_figures(*state, (rows), sizeof(rows) / sizeof *(rows), (read))

static void numbers_are_read(void **state) {
    static const struct figure_row rows[] = {
        {"0", "0", "0"},
        {"38.5", "38.5", "38.5"},
        {"12,5", "?", "12.5"},
        {"12.5", "12.5", "12.5"},
        {"3.500", "3.5", "?"},
        {"3,500", "3500", "3.5"},
        {"1.250.000", "1250000", "1250000"},
        {"1,250,000", "1250000", "1250000"},
        {"1.250.000,5", "1250000.5", "1250000.5"},
        {"1,250,000.5", "1250000.5", "1250000.5"},
        {"1.250,50", "1250.5", "1250.5"},
        {"0.125", "0.125", "0.125"},
        {"0,125", "?", "0.125"},
        {"1234.567", "1234.567", "1234.567"},
        {"1234,567", "?", "1234.567"},
        {"12.3456", "12.3456", "12.3456"},
        {"1_200_000", "1200000", "1200000"},
        {"1 250 000", "1250000", "1250000"},
        {"1\xC2\xA0"
         "250\xC2\xA0"
         "000",
         "1250000", "1250000"},
        {"1\xE2\x80\xAF"
         "250\xE2\x80\xAF"
         "000",
         "1250000", "1250000"},
        {"1'250'000", "1250000", "1250000"},
        {"1’250’000.50", "1250000.5", "1250000.5"},
        {"1 250,5", "1250.5", "1250.5"},
        {"60 %", "60%", "60%"},
        {"60%", "60%", "60%"},
        {"60\xC2\xA0%", "60%", "60%"},
        {"60 Prozent", "60%", "60%"},
        {"60 percent", "60%", "60%"},
        {"-2,5 %", "?", "-2.5%"},
        {"-2.5 %", "-2.5%", "-2.5%"},
        {"\xE2\x88\x92"
         "3",
         "-3", "-3"},
        {"\xE2\x80\x93 3", "-3", "-3"},
        {"+7", "7", "7"},
        {"  42 ", "42", "42"},
        {"007", "7", "7"},
        {"9999999999999999999999999999999999", "9999999999999999999999999999999999",
         "9999999999999999999999999999999999"},
    };
    CHECK_FIGURES(rows, scalar_number);
}

static void what_is_no_number_is_wrong(void **state) {
    static const char *const texts[] = {"",         "-",
                                        "zwölf",    "12 Stück",
                                        "1.2.3",    "1,2,3",
                                        "12 34",    "1_2",
                                        "1.250.00", "1,250.000.000",
                                        "1..5",     ".5",
                                        "5.",       "12,",
                                        "1e6",      "0x10",
                                        "60 % %",   "5 €",
                                        "4,8 Mio.", "--3",
                                        "3-",       "31.03.2027",
                                        "9:30",     "1.250 000",
                                        "0351 4",   "10000000000000000000000000000000000",
                                        "½",        "%",
                                        "1 250 00", "1.000,000.00"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
            struct scalar_reading reading = scalar_number(*state, str_of(texts[i]), language);
            check_result(&reading, SCALAR_WRONG, texts[i]);
        }
}

static void amounts_are_read(void **state) {
    static const struct figure_row rows[] = {
        {"5300000", "5300000", "5300000"},
        {"3.500 €", "?", "3500EUR"},
        {"3,500 €", "3500EUR", "?"},
        {"3.500", "?", "?"},
        {"3,500", "3500", "?"},
        {"12.50 €", "12.5EUR", "12.5EUR"},
        {"12,50 €", "?", "12.5EUR"},
        {"1.250.000 €", "1250000EUR", "1250000EUR"},
        {"1.250.000,00 €", "1250000EUR", "1250000EUR"},
        {"€1,250,000", "1250000EUR", "1250000EUR"},
        {"4,8 Mio. €", "?", "4800000EUR"},
        {"4.8 Mio. €", "4800000EUR", "4800000EUR"},
        {"4,8 Mio €", "?", "4800000EUR"},
        {"4,8 Mio. EUR", "?", "4800000EUR"},
        {"4,8 Millionen Euro", "?", "4800000EUR"},
        {"1.250 Mio. €", "1250000EUR", "?"},
        {"2,5 Mrd. €", "?", "2500000000EUR"},
        {"18 T€", "18000EUR", "18000EUR"},
        {"18 TEUR", "18000EUR", "18000EUR"},
        {"18T€", "18000EUR", "18000EUR"},
        {"18 T", "", "18000"},
        {"$1.5T", "", "1500USD"},
        {"18 Tsd. €", "18000EUR", "18000EUR"},
        {"18 tausend Euro", "18000EUR", "18000EUR"},
        {"18 k€", "18000EUR", "18000EUR"},
        {"€4.8 million", "4800000EUR", "4800000EUR"},
        {"$18k", "18000USD", "18000USD"},
        {"US$ 18k", "18000USD", "18000USD"},
        {"1.5m", "1500000", "1500000"},
        {"1.5 MEUR", "1500000EUR", "1500000EUR"},
        {"£2bn", "2000000000GBP", "2000000000GBP"},
        {"$2 billion", "2000000000USD", ""},
        {"CHF 1'250.50", "1250.5CHF", "1250.5CHF"},
        {"500 NOK", "500NOK", "500NOK"},
        {"500 CHF", "500CHF", "500CHF"},
        {"5 MXN", "5MXN", "5MXN"},
        {"250 zł", "250PLN", "250PLN"},
        {"-3.500 €", "?", "-3500EUR"},
        {"€ -5", "-5EUR", "-5EUR"},
        {"-€5", "-5EUR", "-5EUR"},
        {"\xE2\x88\x92"
         "5 €",
         "-5EUR", "-5EUR"},
        {"250,- €", "250EUR", "250EUR"},
        {"250,– €", "250EUR", "250EUR"},
        {"1.250\xC2\xA0€", "?", "1250EUR"},
        {"4,8\xC2\xA0Mio.\xE2\x80\xAF€", "?", "4800000EUR"},
        {"1_200_000", "1200000", "1200000"},
    };
    CHECK_FIGURES(rows, scalar_money);
}

static void what_is_no_amount_is_wrong(void **state) {
    static const char *const texts[] = {"",
                                        "€",
                                        "Mio. €",
                                        "60 %",
                                        "4,8 Mio. €/Jahr",
                                        "€5 EUR",
                                        "5 € $",
                                        "5 Mio. Tsd. €",
                                        "250.000 € selbst",
                                        "5 XYZ",
                                        "5 Kisten",
                                        "5 EURo pa",
                                        "viel",
                                        "5 bis 6 €",
                                        "5–6 Mio. €",
                                        "- - 5 €",
                                        "5 Trillionen €"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
            struct scalar_reading reading = scalar_money(*state, str_of(texts[i]), language);
            check_result(&reading, SCALAR_WRONG, texts[i]);
        }
}

static void both_readings_are_named(void **state) {
    struct scalar_reading reading = scalar_number(*state, STR("3.500"), LANGUAGE_DE);
    CHECK_STR(reading.problem, "“3.500” can mean 3500 or 3.5");
    CHECK_STR(reading.help, "write 3500 or 3,5");
    reading = scalar_number(*state, STR("12,5"), LANGUAGE_EN);
    CHECK_STR(reading.problem, "“12,5” can mean 125 or 12.5");
    CHECK_STR(reading.help, "write 125 or 12.5");
    reading = scalar_number(*state, STR("-3.500"), LANGUAGE_DE);
    CHECK_STR(reading.help, "write -3500 or -3,5");
    reading = scalar_number(*state, STR("viel"), LANGUAGE_DE);
    CHECK_STR(reading.problem, "expected a number, found “viel”");
    CHECK_STR(reading.help, "write a number such as 12,5 or 1.250.000");
    struct str block = str_format(*state, "two\nlines %0100d", 0);
    reading = scalar_number(*state, block, LANGUAGE_DE);
    assert_true(str_starts(reading.problem, STR("expected a number, found “two lines 000")));
    assert_true(str_ends(reading.problem, STR("000…”")) && reading.problem.size < 120);
    reading = scalar_money(*state, STR(""), LANGUAGE_EN);
    CHECK_STR(reading.problem, "expected an amount of money, found nothing");
}

struct date_row {
    const char *text;
    const char *english, *german; /* ISO, or what the problem says */
};

static void check_dates(struct arena *arena, const struct date_row *rows, size_t count, enum scalar_result expected,
                        struct scalar_reading (*read)(struct arena *, struct str, enum language)) {
    for (size_t i = 0; i < count; i++)
        for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
            struct scalar_reading reading = read(arena, str_of(rows[i].text), language);
            const char *wanted = language == LANGUAGE_DE ? rows[i].german : rows[i].english;
            check_result(&reading, expected, rows[i].text);
            bool holds = expected == SCALAR_READ || expected == SCALAR_NOTED;
            CHECK_STR_OF(rows[i].text, holds ? date_iso(arena, reading.date) : reading.problem, wanted);
        }
}

#define CHECK_DATES(rows, expected, read) check_dates(*state, (rows), sizeof(rows) / sizeof *(rows), (expected), (read))

static void days_are_read(void **state) {
    static const struct date_row rows[] = {
        {"2027-03-31", "2027-03-31", "2027-03-31"},
        {"2027-3-1", "2027-03-01", "2027-03-01"},
        {"2027/03/31", "2027-03-31", "2027-03-31"},
        {"31.03.2027", "2027-03-31", "2027-03-31"},
        {"1.3.2027", "2027-03-01", "2027-03-01"},
        {"31. 3. 2027", "2027-03-31", "2027-03-31"},
        {"31. März 2027", "2027-03-31", "2027-03-31"},
        {"31. Ma\xCC\x88rz 2027", "2027-03-31", "2027-03-31"},
        {"31. maerz 2027", "2027-03-31", "2027-03-31"},
        {"31. Mrz. 2027", "2027-03-31", "2027-03-31"},
        {"31.\xC2\xA0"
         "März\xE2\x80\xAF"
         "2027",
         "2027-03-31", "2027-03-31"},
        {"31 March 2027", "2027-03-31", "2027-03-31"},
        {"31 Mar 2027", "2027-03-31", "2027-03-31"},
        {"31-Mar-2027", "2027-03-31", "2027-03-31"},
        {"31st March 2027", "2027-03-31", "2027-03-31"},
        {"1st of May 2027", "2027-05-01", "2027-05-01"},
        {"March 31, 2027", "2027-03-31", "2027-03-31"},
        {"march 31 2027", "2027-03-31", "2027-03-31"},
        {"Sept. 3, 2027", "2027-09-03", "2027-09-03"},
        {"1. Okt. 2027", "2027-10-01", "2027-10-01"},
        {"31/03/2027", "2027-03-31", "2027-03-31"},
        {"05/05/2027", "2027-05-05", "2027-05-05"},
        {" 2027-03-31 ", "2027-03-31", "2027-03-31"},
        {"29.02.2028", "2028-02-29", "2028-02-29"},
    };
    CHECK_DATES(rows, SCALAR_READ, scalar_date);
    CHECK_DATES(rows, SCALAR_READ, scalar_period);
}

static void short_years_are_completed_with_a_note(void **state) {
    static const struct date_row rows[] = {
        {"1.11.26", "2026-11-01", "2026-11-01"},   {"01.11.26", "2026-11-01", "2026-11-01"},
        {"1. Nov 26", "2026-11-01", "2026-11-01"}, {"31/03/27", "2027-03-31", "2027-03-31"},
        {"1.1.68", "2068-01-01", "2068-01-01"},    {"1.1.69", "1969-01-01", "1969-01-01"},
    };
    CHECK_DATES(rows, SCALAR_NOTED, scalar_date);
    struct scalar_reading reading = scalar_date(*state, STR("1.11.26"), LANGUAGE_DE);
    CHECK_STR(reading.problem, "the year “26” was taken for 2026");
    CHECK_STR(reading.help, "write 2026-11-01");
}

static void slashes_are_ambiguous_in_english_alone(void **state) {
    struct scalar_reading reading = scalar_date(*state, STR("03/04/2027"), LANGUAGE_EN);
    check_result(&reading, SCALAR_AMBIGUOUS, "03/04/2027");
    CHECK_STR(reading.problem, "“03/04/2027” can mean 3 April 2027 or 4 March 2027");
    CHECK_STR(reading.help, "write 2027-04-03 or 2027-03-04");
    reading = scalar_date(*state, STR("03/04/2027"), LANGUAGE_DE);
    CHECK_STR(date_iso(*state, reading.date), "2027-04-03");
    reading = scalar_date(*state, STR("03/31/2027"), LANGUAGE_EN);
    CHECK_STR(date_iso(*state, reading.date), "2027-03-31");
    reading = scalar_date(*state, STR("03/31/2027"), LANGUAGE_DE);
    CHECK_STR(reading.problem, "there is no month 31");
}

static void impossible_days_are_wrong(void **state) {
    static const struct date_row rows[] = {
        {"31.02.2026", "there is no 31 February 2026", "there is no 31 February 2026"},
        {"29. Februar 2027", "there is no 29 February 2027", "there is no 29 February 2027"},
        {"2027-04-31", "there is no 31 April 2027", "there is no 31 April 2027"},
        {"0.5.2027", "there is no 0 May 2027", "there is no 0 May 2027"},
        {"13.13.2027", "there is no month 13", "there is no month 13"},
        {"2027-00-10", "there is no month 0", "there is no month 0"},
        {"1.1.0000", "there is no year 0", "there is no year 0"},
        {"31/13/2027", "there is no month 13", "there is no month 13"},
        {"40/40/2027", "there is no month 40", "there is no month 40"},
    };
    CHECK_DATES(rows, SCALAR_WRONG, scalar_date);
    struct scalar_reading reading = scalar_date(*state, STR("31.02.2026"), LANGUAGE_DE);
    CHECK_STR(reading.help, "February 2026 has 28 days");
}

static void what_is_no_day_is_wrong(void **state) {
    static const char *const texts[] = {"",
                                        "morgen",
                                        "31.03.",
                                        "31. März",
                                        "März",
                                        "31.03.027",
                                        "2027-03-31T10:00",
                                        "20270331",
                                        "31 03 2027",
                                        "3-4-27",
                                        "31,03,2027",
                                        "1.2.3.4.5.6.7.8.9",
                                        "31. Foo 2027",
                                        "2027-03-31 bis 2027-04-01",
                                        "9:30",
                                        "99999999999999999999"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
            struct scalar_reading reading = scalar_date(*state, str_of(texts[i]), language);
            check_result(&reading, SCALAR_WRONG, texts[i]);
        }
    struct scalar_reading reading = scalar_date(*state, STR("31. Febuar 2027"), LANGUAGE_DE);
    CHECK_STR(reading.help, "did you mean “Februar”?");
    reading = scalar_date(*state, STR("Q2 2027"), LANGUAGE_DE);
    check_result(&reading, SCALAR_WRONG, "Q2 2027");
    CHECK_STR(reading.problem, "expected a day, found the quarter “Q2 2027”");
    CHECK_STR(reading.help, "write a day such as 2027-06-30");
}

static void periods_are_read(void **state) {
    static const struct date_row rows[] = {
        {"2027", "2027", "2027"},
        {"2027-Q2", "2027-Q2", "2027-Q2"},
        {"2027 Q2", "2027-Q2", "2027-Q2"},
        {"Q2 2027", "2027-Q2", "2027-Q2"},
        {"q2 2027", "2027-Q2", "2027-Q2"},
        {"Q2/2027", "2027-Q2", "2027-Q2"},
        {"2. Quartal 2027", "2027-Q2", "2027-Q2"},
        {"2027-06", "2027-06", "2027-06"},
        {"06/2027", "2027-06", "2027-06"},
        {"6/2027", "2027-06", "2027-06"},
        {"06.2027", "2027-06", "2027-06"},
        {"Juni 2027", "2027-06", "2027-06"},
        {"June 2027", "2027-06", "2027-06"},
        {"Jun. 2027", "2027-06", "2027-06"},
        {"Mai 2027", "2027-05", "2027-05"},
        {"März 2027", "2027-03", "2027-03"},
    };
    CHECK_DATES(rows, SCALAR_READ, scalar_period);
    static const struct date_row wrong[] = {
        {"2027-Q5", "there is no quarter 5", "there is no quarter 5"},
        {"Q0 2027", "there is no quarter 0", "there is no quarter 0"},
        {"13/2027", "there is no month 13", "there is no month 13"},
        {"0000", "there is no year 0", "there is no year 0"},
        {"Q2", "expected a day, month, quarter or year, found “Q2”",
         "expected a day, month, quarter or year, found “Q2”"},
        {"27", "expected a day, month, quarter or year, found “27”",
         "expected a day, month, quarter or year, found “27”"},
        {"", "expected a day, month, quarter or year, found nothing",
         "expected a day, month, quarter or year, found nothing"},
    };
    CHECK_DATES(wrong, SCALAR_WRONG, scalar_period);
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
        if (!scalar_is_unknown(str_of(yes[i]))) fail_msg("“%s” says unknown", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (scalar_is_unknown(str_of(no[i]))) fail_msg("“%s” does not say unknown", no[i]);
}

/* Every pair of bytes in and around a value: nothing may be read beyond the text. */
static void odd_bytes_do_no_harm(void **state) {
    for (int a = 0; a < 256; a++)
        for (int b = 0; b < 256; b += 3) {
            struct arena_mark mark = arena_mark(*state);
            char *bytes = NEW_ARRAY(*state, char, 4);
            bytes[0] = (char)a, bytes[1] = '3', bytes[2] = '.', bytes[3] = (char)b;
            for (size_t size = 0; size <= 4; size++) {
                struct str text = {bytes, size};
                scalar_money(*state, text, LANGUAGE_DE);
                scalar_number(*state, text, LANGUAGE_EN);
                scalar_period(*state, text, LANGUAGE_DE);
                scalar_clock(*state, text, LANGUAGE_DE);
                scalar_is_unknown(text);
            }
            arena_rewind(*state, mark);
        }
    assert_int_equal(arena_used(*state), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(numbers_are_read),
        CHECK_ARENA(what_is_no_number_is_wrong),
        CHECK_ARENA(amounts_are_read),
        CHECK_ARENA(what_is_no_amount_is_wrong),
        CHECK_ARENA(both_readings_are_named),
        CHECK_ARENA(days_are_read),
        CHECK_ARENA(short_years_are_completed_with_a_note),
        CHECK_ARENA(slashes_are_ambiguous_in_english_alone),
        CHECK_ARENA(impossible_days_are_wrong),
        CHECK_ARENA(what_is_no_day_is_wrong),
        CHECK_ARENA(periods_are_read),
        CHECK_ARENA(clock_times_are_read),
        CHECK_ARENA(truth_is_read_in_both_languages),
        CHECK_ARENA(the_unknown_is_told),
        CHECK_ARENA(odd_bytes_do_no_harm),
    };
    return cmocka_run_group_tests_name("scalar", tests, NULL, NULL);
}
