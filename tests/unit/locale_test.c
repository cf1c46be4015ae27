/* Languages: numbers, money, dates, sorting, line breaks, normal form and folding. */
#include "base/calendar.h"
#include "base/locale.h"
#include "check.h"
#include "languages_of_ours.h"

struct fixture {
    struct arena *arena;
    struct locale *locales[LANGUAGE_COUNT];
};

static int open_locales(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    EACH_LANGUAGE (languages_of_ours(), language) fixture->locales[language->index] = locale_open(language);
    *state = fixture;
    return 0;
}

static int close_locales(void **state) {
    struct fixture *fixture = *state;
    EACH_LANGUAGE (languages_of_ours(), language) locale_close(fixture->locales[language->index]);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

#define NBSP "\xC2\xA0"
#define MINUS "\xE2\x88\x92"

static struct decimal of(const char *text) {
    struct decimal value;
    if (!decimal_parse(str_of(text), &value)) fail_msg("“%s” is no decimal", text);
    return value;
}

static void languages_have_many_names(void **state) {
    const struct {
        const char *text;
        const struct language *language;
    } rows[] = {{"de", LANGUAGE_DE},      {"de-DE", LANGUAGE_DE},   {"de_AT", LANGUAGE_DE},
                {"Deutsch", LANGUAGE_DE}, {"german", LANGUAGE_DE},  {"en", LANGUAGE_EN},
                {"EN-gb", LANGUAGE_EN},   {"English", LANGUAGE_EN}, {" Englisch ", LANGUAGE_EN}};
    static const char *const others[] = {"", "-", "fr", "d", "deu tsch", "dee", "-de"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_ptr_equal(language_find(languages_of_ours(), str_of(rows[i].text)), rows[i].language);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (language_find(languages_of_ours(), str_of(others[i]))) fail_msg("“%s” was taken for a language", others[i]);
    CHECK_STR(LANGUAGE_DE->tag, "de");
    CHECK_STR(LANGUAGE_EN->tag, "en");
}

static void a_locale_knows_its_language(void **state) {
    struct fixture *fixture = *state;
    assert_ptr_equal(locale_language(fixture->locales[GERMAN]), LANGUAGE_DE);
    locale_close(NULL);
}

static void numbers_are_grouped_and_rounded(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *value;
        int least, most;
        const char *english, *german;
    } rows[] = {
        {"0", 0, 0, "0", "0"},
        {"999", 0, 0, "999", "999"},
        {"1000", 0, 0, "1,000", "1.000"},
        {"1234567.5", 0, 2, "1,234,567.5", "1.234.567,5"},
        {"1234567.5", 2, 2, "1,234,567.50", "1.234.567,50"},
        {"2.5", 0, 0, "3", "3"},
        {"-2.5", 0, 0, MINUS "3", MINUS "3"},
        {"-0.4", 0, 0, "0", "0"},
        {"0.125", 0, 3, "0.125", "0,125"},
        {"12", 1, 3, "12.0", "12,0"},
        {"-123456", 0, 0, MINUS "123,456", MINUS "123.456"},
        {"9999999999999999999999999999999999", 0, 2, "9,999,999,999,999,999,999,999,999,999,999,999",
         "9.999.999.999.999.999.999.999.999.999.999.999"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct decimal value = of(rows[i].value);
        CHECK_STR(locale_number(fixture->arena, fixture->locales[ENGLISH], value, rows[i].least, rows[i].most).text,
                  rows[i].english);
        CHECK_STR(locale_number(fixture->arena, fixture->locales[GERMAN], value, rows[i].least, rows[i].most).text,
                  rows[i].german);
    }
}

static void what_has_no_value_is_a_dash(void **state) {
    struct fixture *fixture = *state;
    struct decimal none = decimal_divide(decimal_of(1), decimal_of(0));
    struct locale *locale = fixture->locales[GERMAN];
    CHECK_STR(locale_number(fixture->arena, locale, none, 0, 2).text, "–");
    CHECK_STR(locale_bare(fixture->arena, none).text, "–");
    CHECK_STR(locale_unit(fixture->arena, locale, locale_number(fixture->arena, locale, none, 0, 2), STR("%")).text,
              "–");
    CHECK_STR(locale_money(fixture->arena, locale, none, STR("EUR"), -1).text, "–");
    CHECK_STR(locale_money_short(fixture->arena, locale, none, STR("EUR")).text, "–");
    CHECK_STR(locale_date(fixture->arena, locale, (struct date){0}, DATE_LONG), "–");
}

static void units_have_the_languages_space(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *value, *unit, *english, *german;
    } rows[] = {
        {"12.5", "%", "12.5%", "12,5" NBSP "%"},
        {"-2.44", "%", MINUS "2.44%", MINUS "2,44" NBSP "%"},
        {"1200", "%", "1,200%", "1.200" NBSP "%"},
        {"2.1", "% of sales", "2.1% of sales", "2,1" NBSP "% of sales"},
        {"0.3", "‰", "0.3‰", "0,3" NBSP "‰"},
        {"8", "h", "8" NBSP "h", "8" NBSP "h"},
        {"37.5", "°C", "37.5" NBSP "°C", "37,5" NBSP "°C"},
        {"8", "", "8", "8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const expected[] = {[ENGLISH] = rows[i].english, [GERMAN] = rows[i].german};
        EACH_LANGUAGE (languages_of_ours(), language) {
            struct locale *locale = fixture->locales[language->index];
            struct printed number = locale_number(fixture->arena, locale, of(rows[i].value), 0, 2);
            CHECK_STR(locale_unit(fixture->arena, locale, number, str_of(rows[i].unit)).text,
                      expected[language->index]);
        }
    }
}

static void decimal_signs_are_told(void **state) {
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    struct locale *german = fixture->locales[GERMAN], *english = fixture->locales[ENGLISH];
    assert_int_equal(locale_number(arena, german, of("1250.5"), 0, 2).decimal_at, 5);
    assert_int_equal(locale_number(arena, german, of("-1250.5"), 0, 2).decimal_at, 8); /* the minus has three bytes */
    assert_int_equal(locale_number(arena, english, of("12"), 0, 2).decimal_at, 2);
    assert_int_equal(locale_number(arena, english, of("0.25"), 0, 2).decimal_at, 1);
    assert_int_equal(locale_bare(arena, of("-2027")).decimal_at, 7);
    assert_int_equal(locale_money(arena, german, of("1250.5"), STR("EUR"), 2).decimal_at, 5);
    assert_int_equal(locale_money(arena, english, of("1250.5"), STR("EUR"), 2).decimal_at, 8); /* "€1,250.50" */
    assert_int_equal(locale_money(arena, english, of("-7.5"), STR("CHF"), 2).decimal_at, 9);
    assert_int_equal(locale_money_short(arena, german, of("4800000"), STR("EUR")).decimal_at, 1);
    struct printed percent = locale_unit(arena, german, locale_number(arena, german, of("12.5"), 1, 1), STR("%"));
    assert_int_equal(percent.decimal_at, 2);
    assert_int_equal(locale_number(arena, german, decimal_divide(of("1"), of("0")), 0, 2).decimal_at, 0);
}

static void currencies_have_their_digits(void **state) {
    (void)state;
    assert_int_equal(currency_digits(STR("EUR")), 2);
    assert_int_equal(currency_digits(STR("JPY")), 0);
    assert_int_equal(currency_digits(STR("KWD")), 3);
    assert_int_equal(currency_digits(STR("XYZ")), -1);
    assert_int_equal(currency_digits(STR("eur")), -1);
    assert_int_equal(currency_digits(STR("EURO")), -1);
}

static void amounts_carry_their_currency(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *value, *currency;
        int places;
        const char *english, *german;
    } rows[] = {
        {"1250000", "EUR", -1, "€1,250,000", "1.250.000" NBSP "€"},
        {"1250000", "EUR", 2, "€1,250,000.00", "1.250.000,00" NBSP "€"},
        {"0.5", "EUR", -1, "€0.50", "0,50" NBSP "€"},
        {"0.5", "EUR", 0, "€1", "1" NBSP "€"},
        {"99.999", "EUR", -1, "€100", "100" NBSP "€"},
        {"-1250.5", "USD", -1, MINUS "$1,250.50", MINUS "1.250,50" NBSP "$"},
        {"500", "CHF", -1, "CHF" NBSP "500", "500" NBSP "CHF"},
        {"500", "GBP", -1, "£500", "500" NBSP "£"},
        {"500", "XQZ", -1, "XQZ" NBSP "500", "500" NBSP "XQZ"},
        {"500", "Taler", -1, "Taler" NBSP "500", "500" NBSP "Taler"},
        {"1500", "", -1, "1,500", "1.500"},
        {"1000000", "JPY", 2, "¥1,000,000", "1.000.000" NBSP "¥"}, /* beside euros with cents */
        {"350.35", "JPY", -1, "¥350", "350" NBSP "¥"},
        {"1.5", "KWD", -1, "KWD" NBSP "1.500", "1,500" NBSP "KWD"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str currency = str_of(rows[i].currency);
        struct decimal value = of(rows[i].value);
        CHECK_STR(locale_money(fixture->arena, fixture->locales[ENGLISH], value, currency, rows[i].places).text,
                  rows[i].english);
        CHECK_STR(locale_money(fixture->arena, fixture->locales[GERMAN], value, currency, rows[i].places).text,
                  rows[i].german);
    }
}

static void large_amounts_are_abbreviated(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *value, *english, *german;
    } rows[] = {
        {"0", "€0", "0" NBSP "€"},
        {"12.5", "€12.50", "12,50" NBSP "€"},
        {"847.4", "€847.40", "847,40" NBSP "€"},
        {"999.6", "€1k", "1" NBSP "Tsd." NBSP "€"},
        {"1000", "€1k", "1" NBSP "Tsd." NBSP "€"},
        {"18000", "€18k", "18" NBSP "Tsd." NBSP "€"},
        {"18450", "€18.5k", "18,5" NBSP "Tsd." NBSP "€"},
        {"999499", "€999k", "999" NBSP "Tsd." NBSP "€"},
        {"999500", "€1" NBSP "million", "1" NBSP "Mio." NBSP "€"},
        {"4800000", "€4.8" NBSP "million", "4,8" NBSP "Mio." NBSP "€"},
        {"-4805000", MINUS "€4.81" NBSP "million", MINUS "4,81" NBSP "Mio." NBSP "€"},
        {"123456789", "€123" NBSP "million", "123" NBSP "Mio." NBSP "€"},
        {"2500000000", "€2.5" NBSP "billion", "2,5" NBSP "Mrd." NBSP "€"},
        {"7000000000000", "€7" NBSP "trillion", "7" NBSP "Bio." NBSP "€"},
        {"7000000000000000", "€7,000" NBSP "trillion", "7.000" NBSP "Bio." NBSP "€"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct decimal value = of(rows[i].value);
        CHECK_STR(locale_money_short(fixture->arena, fixture->locales[ENGLISH], value, STR("EUR")).text,
                  rows[i].english);
        CHECK_STR(locale_money_short(fixture->arena, fixture->locales[GERMAN], value, STR("EUR")).text, rows[i].german);
    }
    CHECK_STR(locale_money_short(fixture->arena, fixture->locales[ENGLISH], of("18000"), STR("")).text, "18k");
    CHECK_STR(locale_money_short(fixture->arena, fixture->locales[ENGLISH], of("18000"), STR("CHF")).text,
              "CHF" NBSP "18k");
}

static void dates_are_written_short_and_long(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *iso, *english[2], *german[2];
    } rows[] = {
        {"2027-03-31", {"31 Mar 2027", "31 March 2027"}, {"31.03.2027", "31. März 2027"}},
        {"2027-12-01", {"1 Dec 2027", "1 December 2027"}, {"01.12.2027", "1. Dezember 2027"}},
        {"2027-03", {"Mar 2027", "March 2027"}, {"03/2027", "März 2027"}},
        {"2027-Q2", {"Q2 2027", "Q2 2027"}, {"Q2 2027", "Q2 2027"}},
        {"2027", {"2027", "2027"}, {"2027", "2027"}},
        {"2027-H2", {"H2 2027", "H2 2027"}, {"H2 2027", "H2 2027"}},
        {"2027-W09", {"Week 9, 2027", "Week 9, 2027"}, {"KW 9/2027", "KW 9/2027"}},
        {"2026-W53", {"Week 53, 2026", "Week 53, 2026"}, {"KW 53/2026", "KW 53/2026"}},
        {"2025-W01", {"Week 1, 2025", "Week 1, 2025"}, {"KW 1/2025", "KW 1/2025"}}, /* from 30 December 2024 on */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (enum date_style style = DATE_SHORT; style <= DATE_LONG; style++) {
            struct date date;
            assert_true(date_parse_iso(str_of(rows[i].iso), &date));
            CHECK_STR(locale_date(fixture->arena, fixture->locales[ENGLISH], date, style), rows[i].english[style]);
            CHECK_STR(locale_date(fixture->arena, fixture->locales[GERMAN], date, style), rows[i].german[style]);
        }
    CHECK_STR(locale_clock(fixture->arena, fixture->locales[GERMAN], 570), "09:30");
    CHECK_STR(language_month(LANGUAGE_DE, 10, DATE_SHORT), "Okt");
    CHECK_STR(language_month(LANGUAGE_EN, 10, DATE_LONG), "October");
}

static void fiscal_years_are_called_as_such(void **state) {
    struct fixture *fixture = *state;
    struct locale *english = fixture->locales[ENGLISH], *german = fixture->locales[GERMAN];
    struct date year = calendar_year(calendar_of(4, FISCAL_NAMED_BY_END), 2026),
                started = calendar_year(calendar_of(10, FISCAL_NAMED_BY_START), 2026);
    struct arena *arena = fixture->arena;
    CHECK_STR(locale_date(arena, english, year, DATE_SHORT), "FY26");
    CHECK_STR(locale_date(arena, german, year, DATE_SHORT), "GJ" NBSP "2025/26");
    CHECK_STR(locale_date(arena, english, started, DATE_LONG), "FY26");
    CHECK_STR(locale_date(arena, german, started, DATE_LONG), "GJ" NBSP "2026/27");
    CHECK_STR(locale_date(arena, english, calendar_part(year, DATE_QUARTER, 2), DATE_SHORT), "Q2 FY26");
    CHECK_STR(locale_date(arena, german, calendar_part(year, DATE_HALF, 1), DATE_SHORT), "H1 GJ" NBSP "2025/26");
    CHECK_STR(locale_date(arena, english, calendar_year(year.calendar, 1999), DATE_SHORT), "FY1999");
    CHECK_STR(locale_date(arena, german, calendar_year(year.calendar, 2000), DATE_SHORT), "GJ" NBSP "1999/00");
    CHECK_STR(locale_date(arena, english, calendar_year(calendar_of(1, FISCAL_NAMED_BY_END), 2026), DATE_SHORT),
              "2026");
}

static void words_are_sorted_as_in_a_dictionary(void **state) {
    struct fixture *fixture = *state;
    static const char *const order[] = {"", "2", "Apfel", "Äpfel", "apfelbaum", "Großmann", "Grosz", "Öl", "Zebra"};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        for (size_t j = 0; j < sizeof order / sizeof *order; j++) {
            int found = locale_compare(fixture->locales[GERMAN], str_of(order[i]), str_of(order[j]));
            if (found != (i > j) - (i < j)) fail_msg("“%s” and “%s”: %d", order[i], order[j], found);
        }
}

static void what_sorts_alike_is_told_apart_by_bytes(void **state) {
    struct fixture *fixture = *state;
    struct str plain = STR("ab"), hidden = STR("a\xE2\x81\xA0"
                                               "b"); /* a word joiner inside */
    assert_int_equal(locale_compare(fixture->locales[ENGLISH], plain, plain), 0);
    int order = locale_compare(fixture->locales[ENGLISH], plain, hidden);
    assert_int_not_equal(order, 0);
    assert_int_equal(locale_compare(fixture->locales[ENGLISH], hidden, plain) < 0, order > 0);
}

/* The text with '|' at each break and '!' at each hard one. */
static struct str marked(struct fixture *fixture, const char *text) {
    size_t count, at = 0;
    struct str whole = str_of(text), result = {0};
    struct line_break *breaks = locale_line_breaks(fixture->arena, fixture->locales[GERMAN], whole, &count);
    for (size_t i = 0; i < count; i++) {
        result = str_join(fixture->arena, result, str_slice(whole, at, breaks[i].offset));
        result = str_join(fixture->arena, result, breaks[i].hard ? STR("!") : STR("|"));
        at = breaks[i].offset;
    }
    return str_join(fixture->arena, result, str_skip(whole, at));
}

static void lines_break_where_they_may(void **state) {
    struct fixture *fixture = *state;
    CHECK_STR(marked(fixture, ""), "");
    CHECK_STR(marked(fixture, "Wort"), "Wort");
    CHECK_STR(marked(fixture, "ein zwei"), "ein |zwei");
    CHECK_STR(marked(fixture, "ein" NBSP "zwei"), "ein" NBSP "zwei");
    CHECK_STR(marked(fixture, "1.250" NBSP "€ für Großmann"), "1.250" NBSP "€ |für |Großmann");
    CHECK_STR(marked(fixture, "Account-Plan"), "Account-|Plan");
    CHECK_STR(marked(fixture, "eins\nzwei\n"), "eins\n!zwei\n");
    CHECK_STR(marked(fixture, "„Zitat“, dann (mehr)."), "„Zitat“, |dann |(mehr).");
    CHECK_STR(marked(fixture, "\xF0\x9F\x98\x80 \xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80 |\xF0\x9F\x98\x80");
}

static void ill_formed_text_breaks_no_sequence(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    locale_line_breaks(fixture->arena, fixture->locales[ENGLISH], STR("a\xFF \xC3 b"), &count);
    assert_true(count >= 1);
}

static void text_becomes_composed(void **state) {
    struct fixture *fixture = *state;
    CHECK_STR(text_nfc(fixture->arena, STR("Go\xCC\x88ppingen")), "Göppingen");
    CHECK_STR(text_nfc(fixture->arena, STR("\xE2\x84\xAB")), "Å"); /* the unit sign */
    CHECK_STR(text_nfc(fixture->arena, STR("")), "");
}

static void composed_text_is_not_copied(void **state) {
    struct fixture *fixture = *state;
    struct str texts[] = {STR("plain"), STR("Größe"), STR("„Zitat“ – \xF0\x9F\x98\x80")};
    size_t used = arena_used(fixture->arena);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_ptr_equal(text_nfc(fixture->arena, texts[i]).data, texts[i].data);
    assert_int_equal(arena_used(fixture->arena), used);
}

static void keys_fold_alike(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *folded;
    } rows[] = {
        {"Nächste Prüfung", "naechste_pruefung"},
        {"naechste_pruefung", "naechste_pruefung"},
        {"Na\xCC\x88"
         "chste  Pru\xCC\x88"
         "fung",
         "naechste_pruefung"},
        {"individuelle_lösungen", "individuelle_loesungen"},
        {"GROẞMANN", "grossmann"},
        {"Straße", "strasse"},
        {"  Account--Plan_ ", "account_plan"},
        {"a - b", "a_b"},
        {"café Ångström ǟ", "cafe_angstroem_ae"},
        {"a" NBSP "b\tc", "a_b_c"},
        {"stage", "stage"},
        {"_", ""},
        {"", ""},
        {"-é-", "e"},
        {"ŁÓDŹ", "łodz"},
        {"2025", "2025"},
        {"Ziel\u200B wert\u00AD", "ziel_wert"},
        {"2025\u20132026", "2025_2026"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, text_fold(fixture->arena, str_of(rows[i].text)), rows[i].folded);
}

/* What is decoration around a name, and what is not. */
static void names_are_told_from_their_decoration(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *name, *core;
    } rows[] = {
        {"next_step_due", "next_step_due", "next_step_due"},
        {"**Due Date:**", "due_date", "due_date"},
        {"\u201EBis\u00A0wann\u201C", "bis_wann", "bis_wann"},
        {"E-Mail", "e_mail", "e_mail"},
        {"Ort / Plattform", "ort_plattform", "ort_plattform"},
        {"Moderator\u00B7in", "moderator_in", "moderator_in"},
        {"Coach\u2019s", "coachs", "coachs"},
        {"(done)", "done", "done"},
        {"done?", "done?", "done"},
        {"\u2705 Done", "\u2705_done", "done"},
        {"\u2714\uFE0Ferledigt", "\u2714_erledigt", "erledigt"},
        {"\U0001F465 Stakeholders", "\U0001F465_stakeholders", "stakeholders"},
        {"3/5", "3/5", "3/5"},
        {"3-5", "3_5", "3_5"},
        {"1.5", "1.5", "1.5"},
        {"-2", "-2", "2"},
        {"\u2212 2", "-2", "2"},
        {"+2", "+2", "2"},
        {"A+", "a+", "a"},
        {"+", "+", ""},
        {"'++'", "++", ""},
        {"+ +", "++", ""},
        {"-", "-", ""},
        {"\u2013", "-", ""},
        {"\u2212\u2212", "--", ""},
        {"\u2014", "\u2014", ""},
        {"\u00B1", "\u00B1", ""},
        {"\u2605\u2605\u2606", "\u2605\u2605\u2606", ""},
        {"\U0001F7E2", "\U0001F7E2", ""},
        {"...", "", ""},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str name = text_name(fixture->arena, str_of(rows[i].text));
        CHECK_STR_OF(rows[i].text, name, rows[i].name);
        CHECK_STR_OF(rows[i].text, text_name_core(name), rows[i].core);
    }
}

#define LOCALE_TEST(test) cmocka_unit_test_setup_teardown(test, open_locales, close_locales)

int main(void) {
    const struct CMUnitTest tests[] = {
        LOCALE_TEST(names_are_told_from_their_decoration),
        LOCALE_TEST(languages_have_many_names),
        LOCALE_TEST(a_locale_knows_its_language),
        LOCALE_TEST(numbers_are_grouped_and_rounded),
        LOCALE_TEST(what_has_no_value_is_a_dash),
        LOCALE_TEST(units_have_the_languages_space),
        LOCALE_TEST(decimal_signs_are_told),
        LOCALE_TEST(currencies_have_their_digits),
        LOCALE_TEST(amounts_carry_their_currency),
        LOCALE_TEST(large_amounts_are_abbreviated),
        LOCALE_TEST(dates_are_written_short_and_long),
        LOCALE_TEST(fiscal_years_are_called_as_such),
        LOCALE_TEST(words_are_sorted_as_in_a_dictionary),
        LOCALE_TEST(what_sorts_alike_is_told_apart_by_bytes),
        LOCALE_TEST(lines_break_where_they_may),
        LOCALE_TEST(ill_formed_text_breaks_no_sequence),
        LOCALE_TEST(text_becomes_composed),
        LOCALE_TEST(composed_text_is_not_copied),
        LOCALE_TEST(keys_fold_alike),
    };
    return cmocka_run_group_tests_name("locale", tests, NULL, NULL);
}
