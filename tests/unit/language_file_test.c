/* Language files: what their heads say is read, printed and read back, and mistakes in them are told with their places.
 * The language is Dutch, of which the program knows nothing but this text and ICU. */
#include "check.h"

#include "base/calendar.h"
#include "base/measure.h"
#include "base/region.h"
#include "languages_of_ours.h"
#include "read/amount.h"
#include "read/scalar.h"
#include "read/scalar_time.h"
#include "read/time_words.h"
#include "schema/datum.h"

#define NBSP "\u00A0"

static const char dutch_head[] = "names: [nederlands, dutch]\n"
                                 "week: \"Week {n} {y}\"\n"
                                 "quarter: \"{n}e kwartaal {year}\"\n"
                                 "fiscal_year: \"boekjaar {first}/{last2}\"\n"
                                 "scales: [dzd., mln., mld., bln.]\n"
                                 "truth: [nee, ja]\n"
                                 "about: ca.\n"
                                 "units: {days: dagen, pieces: st.}\n"
                                 "rhythms: {months: /maand}\n"
                                 "examples: {day: \"31 maart {y}\", time: 14.15 uur}\n"
                                 "words:\n"
                                 "  quarter: [kwartaal, kw.]\n"
                                 "  suffix: [e, ste]\n"
                                 "  fiscal: boekjaar\n"
                                 "  until: [tot, t/m]\n"
                                 "  early: begin\n"
                                 "  end: eind\n"
                                 "  about: [ongeveer]\n"
                                 "  thousand: [dzd, duizend]\n"
                                 "  million: [mln, miljoen]\n"
                                 "  billion: [mld, miljard]\n"
                                 "  pieces: [st, stuks]\n"
                                 "  months: [maand, maanden]\n"
                                 "  at_least: [minstens, ten minste]\n"
                                 "  unknown: [onbekend, nog open]\n"
                                 "  yes: [ja, jawel]\n"
                                 "---\n"
                                 "\"Customer\": \"Klant\"\n";

static const struct source *source_of(struct arena *arena, const char *text) {
    struct source *source = NEW(arena, struct source);
    *source = (struct source){.path = STR("nl.yaml"), .text = str_of(text)};
    return source;
}

/* English, German and Dutch. */
static const struct language *dutch_of(struct arena *arena) {
    struct diagnostics sink = diagnostics_new(arena);
    struct languages *languages = languages_new(arena);
    struct language *german = NEW(arena, struct language), *dutch = NEW(arena, struct language);
    *german = *LANGUAGE_DE;
    languages_add(languages, german);
    dutch->tag = STR("nl");
    language_file_read(arena, &sink, source_of(arena, dutch_head), dutch);
    assert_int_equal(sink.count, 0);
    language_complete(arena, dutch);
    assert_true(languages_add(languages, dutch));
    return dutch;
}

/* ---- printing ---- */

static void a_third_language_is_printed(void **state) {
    struct arena *arena = *state;
    const struct language *dutch = dutch_of(arena);
    struct locale *locale = locale_open(dutch);
    struct date day = date_of(2027, 3, 31), month = day,
                quarter = calendar_around((struct fiscal_calendar){0}, day, DATE_QUARTER),
                week = calendar_around((struct fiscal_calendar){0}, day, DATE_WEEK),
                year = calendar_year(calendar_of(4, FISCAL_NAMED_BY_START), 2026);
    struct decimal number;
    month.day = 1, month.precision = DATE_MONTH;
    CHECK_STR(locale_date(arena, locale, day, DATE_SHORT), "31-03-2027");
    CHECK_STR(locale_date(arena, locale, day, DATE_LONG), "31 maart 2027");
    CHECK_STR(locale_date(arena, locale, month, DATE_LONG), "maart 2027");
    CHECK_STR(locale_date(arena, locale, quarter, DATE_SHORT), "1e kwartaal 2027");
    CHECK_STR(locale_date(arena, locale, week, DATE_SHORT), "Week 13 2027");
    CHECK_STR(locale_date(arena, locale, year, DATE_SHORT), "boekjaar 2026/27");
    CHECK_STR(language_month(dutch, 3, DATE_SHORT), "mrt");
    decimal_parse(STR("1250.5"), &number);
    CHECK_STR(locale_number(arena, locale, number, 0, 2).text, "1.250,5");
    CHECK_STR(locale_money(arena, locale, number, STR("EUR"), 2).text, "€" NBSP "1.250,50");
    CHECK_STR(locale_money_short(arena, locale, decimal_of(4800000), STR("EUR")).text, "€" NBSP "4,8" NBSP "mln.");
    CHECK_STR(locale_unit(arena, locale, locale_number(arena, locale, decimal_of(12), 0, 0), STR("%")).text, "12%");
    CHECK_STR(measure_text(MEASURE_DAY, dutch), "dagen");
    CHECK_STR(measure_text(MEASURE_HOUR, dutch), "h"); /* as in English */
    CHECK_STR(measure_rhythm(arena, MEASURE_MONTH, dutch), "/maand");
    CHECK_STR(measure_rhythm(arena, MEASURE_PIECE, dutch), "/st.");
    CHECK_STR(language_truth(dutch, true), "ja");
    CHECK_STR(language_plural(dutch, 1), "one");
    locale_close(locale);
}

/* ---- reading ---- */

static void its_dates_are_read(void **state) {
    static const struct {
        const char *text, *iso;
    } rows[] = {{"31 maart 2027", "2027-03-31"},    {"31 mrt 2027", "2027-03-31"},   {"mei 2027", "2027-05"},
                {"2e kwartaal 2027", "2027-Q2"},    {"Kwartaal 2 2027", "2027-Q2"},  {"kw. 3 2027", "2027-Q3"},
                {"boekjaar 2026/27", "FY2026"},     {"begin maart 2027", "2027-03"}, {"tot 31-03-2027", "2027-03-31"},
                {"31. Oktober 2027", "2027-10-31"}, {"week 9 2027", "2027-W09"}};
    struct time_setting setting = {.language = dutch_of(*state), .calendar = calendar_of(4, FISCAL_NAMED_BY_START)};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct time_reading reading = time_read(*state, str_of(rows[i].text), TIME_PERIOD, &setting);
        CHECK_STR_OF(rows[i].text, date_iso(*state, reading.date), rows[i].iso);
    }
    setting.language = LANGUAGE_EN; /* which has no Dutch beside it */
    assert_int_equal(time_read(*state, STR("31 maart 2027"), TIME_PERIOD, &setting).result, SCALAR_WRONG);
    int month;
    scalar_month(*state, STR("maart"), dutch_of(*state), &month);
    assert_int_equal(month, 3);
}

static void its_figures_are_read(void **state) {
    static const struct {
        enum scalar_kind kind;
        const char *text, *plain;
    } rows[] = {{SCALAR_NUMBER, "1.250,5", "1250.5"},
                {SCALAR_MONEY, "€ 4,8 mln.", "4800000"},
                {SCALAR_MONEY, "12 miljard €", "12000000000"},
                {SCALAR_MONEY, "€ 18 duizend", "18000"},
                {SCALAR_MONEY, "1.250 €", "1250"},
                {SCALAR_NUMBER, "ongeveer 40", "40"},
                {SCALAR_NUMBER, "12 stuks", "12"},
                {SCALAR_PERCENT, "12,5%", "12.5"},
                {SCALAR_MONEY, "2,5 Mio. €", "2500000"}};
    const struct language *dutch = dutch_of(*state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scalar_wanted wanted = {.kind = rows[i].kind, .language = dutch, .currency = STR("EUR")};
        struct scalar_reading reading = scalar_figure(*state, str_of(rows[i].text), &wanted);
        if (reading.result != SCALAR_READ && reading.result != SCALAR_NOTED)
            fail_msg("“%s”: %.*s", rows[i].text, STR_ARG(in_english(reading.problem)));
        CHECK_STR_OF(rows[i].text, decimal_plain(*state, reading.number), rows[i].plain);
    }
    struct scalar_wanted wanted = {.kind = SCALAR_MONEY, .language = dutch, .currency = STR("EUR")};
    struct scalar_reading least = scalar_figure(*state, STR("ten minste 250 € per maand"), &wanted);
    assert_int_equal(least.bound, BOUND_LEAST);
    assert_int_equal(least.per, MEASURE_MONTH);
}

static void its_words_are_read(void **state) {
    const struct language *dutch = dutch_of(*state);
    assert_true(scalar_bool(*state, STR("Jawel"), dutch).truth);
    assert_int_equal(scalar_bool(*state, STR("nee"), dutch).result, SCALAR_READ);
    assert_int_equal(scalar_bool(*state, STR("nee"), LANGUAGE_EN).result, SCALAR_WRONG);
    assert_int_equal(scalar_word_of(*state, dutch, STR("nog open")), WORD_UNKNOWN);
    assert_int_equal(scalar_word_of(*state, LANGUAGE_DE, STR("nog open")), WORD_NONE);
    assert_ptr_equal(language_find(dutch->among, STR("Nederlands")), dutch);
    assert_ptr_equal(language_find(dutch->among, STR("nl-BE")), dutch);
}

/* What is printed is read back, whatever ICU made of the language. */
static void languages_without_a_head_are_read_back(void **state) {
    static const char *const tags[] = {"fr", "it", "es", "pl", "cs", "sv", "pt", "hu", "fi", "da"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        struct languages *languages = languages_new(*state);
        struct language *language = NEW(*state, struct language);
        language->tag = str_of(tags[i]);
        language_complete(*state, language);
        languages_add(languages, language);
        struct locale *locale = locale_open(language);
        struct time_setting setting = {.language = language};
        for (int month = 1; month <= LANGUAGE_MONTHS; month++)
            for (enum date_style style = DATE_SHORT; style <= DATE_LONG; style++) {
                struct date day = date_of(2027, month, 28);
                struct str text = locale_date(*state, locale, day, style);
                if (date_compare(time_read(*state, text, TIME_LAST_DAY, &setting).date, day))
                    fail_msg("%s: “%.*s” is not read back", tags[i], STR_ARG(text));
            }
        locale_close(locale);
    }
}

/* ---- mistakes ---- */

static struct str told(struct arena *arena, const char *text) {
    struct diagnostics sink = diagnostics_new(arena);
    struct language language = {.tag = STR("nl")};
    struct str said = STR("");
    language_file_read(arena, &sink, source_of(arena, text), &language);
    for (const struct diagnostic *d = sink.first; d; d = d->next)
        said = str_format(arena, "%.*s%.*s %u:%u %.*s | %.*s\n", STR_ARG(said), STR_ARG(d->code), d->span.line,
                          d->span.column, STR_ARG(in_english(d->message)), STR_ARG(in_english(d->help)));
    return said;
}

static void mistakes_are_told_with_their_places(void **state) {
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"figures: 1.250,5\n---\n", ""},
        {"\"a\": \"b\"\n", ""}, /* no head */
        {"# nothing\n---\n", ""},
        {"months: [jan, feb]\n---\n",
         "D03 1:9 “months” needs 12 texts here, found 2 | write them as a list: months: [one, two]\n"},
        {"week: 5\nmonht: x\n---\n", "D03 2:1 a language has no “monht” there | did you mean “month”?\n"},
        {"\nday: [\"{dd}.{mo}.\", \"{d}\"]\n---\n",
         "D03 2:8 there is no “mo” in such a pattern | what can stand in braces is d, dd, m, mm, mmm, mmmm, y\n"},
        {"week: \"KW {n\"\n---\n",
         "D03 1:8 a brace of the pattern “KW {n” is not closed | what can stand in braces is n, y\n"},
        {"figures: 1250\n---\n", "D03 1:10 “1250” does not show how figures are written | write one thousand two "
                                 "hundred and fifty and a half as "
                                 "people type it, such as “1.250,5”\n"},
        {"units: {hour: u}\n---\n", "D03 1:9 a language has no “hour” there | did you mean “hours”?\n"},
        {"words:\n  quartr: kw\n---\n", "D03 2:3 a language has no “quartr” there | did you mean “quarter”?\n"},
        {"words: kw\n---\n",
         "D03 1:8 “words” is a mapping of names to texts | write each below it, in a line of its own\n"},
        {"- a\n---\n", "D03 1:1 what stands above “---” says how the language is written, as “key: value” | \n"},
        {"about: [a]\n---\n", "D03 1:8 expected one text of the language | write it behind the colon, in quotes if it "
                              "holds a colon, a comma or a bracket\n"},
        {"long_scale: maybe\n---\n", "D03 1:13 long_scale is true or false, found “maybe” | \n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, told(*state, rows[i].text), rows[i].said);
}

static void there_are_not_too_many(void **state) {
    struct languages *languages = languages_new(*state);
    for (size_t i = 1; i < LANGUAGE_MOST; i++)
        assert_true(languages_add(languages, NEW((struct arena *)*state, struct language)));
    assert_false(languages_add(languages, NEW((struct arena *)*state, struct language)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_third_language_is_printed),
        CHECK_ARENA(its_dates_are_read),
        CHECK_ARENA(its_figures_are_read),
        CHECK_ARENA(its_words_are_read),
        CHECK_ARENA(languages_without_a_head_are_read_back),
        CHECK_ARENA(mistakes_are_told_with_their_places),
        CHECK_ARENA(there_are_not_too_many),
    };
    return cmocka_run_group_tests_name("language files", tests, NULL, NULL);
}
