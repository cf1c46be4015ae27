/* Regions: what people call them, how each prints, how texts of ours are spelt. */
#include "base/region.h"

#include "base/catalogue.h"
#include "check.h"
#include "languages_of_ours.h"

#define NBSP "\xC2\xA0"

static void regions_have_many_names(void **state) {
    static const struct {
        const char *text, *tag;
        bool unknown;
    } rows[] = {{"de", "de", false},
                {"de-DE", "de", false},
                {"Deutsch", "de", false},
                {"de-CH", "de-CH", false},
                {"DE_ch", "de-CH", false},
                {"Deutsch (Schweiz)", "de-CH", false},
                {"Schweizer Hochdeutsch", "de-CH", false},
                {"Swiss German", "de-CH", false},
                {"de-AT", "de-AT", false},
                {"Österreichisches Deutsch", "de-AT", false},
                {"en_us", "en-US", false},
                {"en-US-posix", "en-US", false},
                {"American English", "en-US", false},
                {"Englisch (USA)", "en-US", false},
                {"British English", "en-GB", false},
                {"British", "en-GB", false},
                {"en-UK", "en-GB", false},
                {"English (UK)", "en-GB", false},
                {"en-IE", "en", true},
                {"de_LI", "de", true},
                {"English (Ireland)", "en", true},
                {"en-CH", "en", true}};
    static const char *const others[] = {"",        "fr-CH",      "US",     "CH",
                                         "klingon", "no English", "de, en", "Deutsch/Englisch"};
    const struct language *language;
    const struct region *region;
    bool unknown;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!region_parse(*state, languages_of_ours(), str_of(rows[i].text), &language, &region, &unknown))
            fail_msg("“%s” is no language", rows[i].text);
        CHECK_STR_OF(rows[i].text, region_tag(language, region), rows[i].tag);
        if (unknown != rows[i].unknown) fail_msg("“%s”: unknown is %d", rows[i].text, unknown);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (region_parse(*state, languages_of_ours(), str_of(others[i]), &language, &region, &unknown))
            fail_msg("“%s” was taken for a language", others[i]);
}

/* Each by its own tag, and of the language that its tag begins with. */
static void every_region_is_found_by_its_tag(void **state) {
    for (const struct region *region = NULL; (region = region_next(region));) {
        const struct language *language;
        const struct region *found;
        bool unknown;
        assert_true(region_parse(*state, languages_of_ours(), str_of(region->tag), &language, &found, &unknown));
        assert_ptr_equal(found, region);
        assert_ptr_equal(language, region_language(languages_of_ours(), region));
        assert_true(str_starts(str_of(region->tag), language->tag));
    }
}

static void each_region_prints_its_way(void **state) {
    static const struct {
        const char *tag, *amount, *cents, *number, *percent, *day, *day_in_full, *month, *clock;
    } rows[] = {
        {"de", "1.250.000" NBSP "€", "0,50" NBSP "€", "1.250,5", "12,5" NBSP "%", "31.01.2027", "31. Januar 2027",
         "Januar 2027", "14:05"},
        {"de-AT", "€" NBSP "1.250.000", "€" NBSP "0,50", "1" NBSP "250,5", "12,5" NBSP "%", "31.01.2027",
         "31. Jänner 2027", "Jänner 2027", "14:05"},
        {"de-CH", "EUR" NBSP "1’250’000", "EUR" NBSP "0.50", "1’250.5", "12.5%", "31.01.2027", "31. Januar 2027",
         "Januar 2027", "14:05"},
        {"en", "€1,250,000", "€0.50", "1,250.5", "12.5%", "31 Jan 2027", "31 January 2027", "January 2027", "14:05"},
        {"en-GB", "€1,250,000", "€0.50", "1,250.5", "12.5%", "31 Jan 2027", "31 January 2027", "January 2027", "14:05"},
        {"en-US", "€1,250,000", "€0.50", "1,250.5", "12.5%", "Jan 31, 2027", "January 31, 2027", "January 2027",
         "2:05" NBSP "PM"},
    };
    struct arena *arena = *state;
    struct locale *locales = NULL;
    struct date day = date_of(2027, 1, 31), month = day;
    month.precision = DATE_MONTH;
    struct decimal half, number, share;
    decimal_parse(STR("0.5"), &half), decimal_parse(STR("1250.5"), &number), decimal_parse(STR("12.5"), &share);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct language *language;
        const struct region *region;
        bool unknown;
        assert_true(region_parse(arena, languages_of_ours(), str_of(rows[i].tag), &language, &region, &unknown));
        struct locale *locale = locale_among(&locales, language, region);
        struct printed percent = locale_number(arena, locale, share, 0, 1);
        CHECK_STR(locale_money(arena, locale, decimal_of(1250000), STR("EUR"), -1).text, rows[i].amount);
        CHECK_STR(locale_money(arena, locale, half, STR("EUR"), -1).text, rows[i].cents);
        CHECK_STR(locale_number(arena, locale, number, 0, 1).text, rows[i].number);
        CHECK_STR(locale_unit(arena, locale, percent, STR("%")).text, rows[i].percent);
        CHECK_STR(locale_date(arena, locale, day, DATE_SHORT), rows[i].day);
        CHECK_STR(locale_date(arena, locale, day, DATE_LONG), rows[i].day_in_full);
        CHECK_STR(locale_date(arena, locale, month, DATE_LONG), rows[i].month);
        CHECK_STR(locale_clock(arena, locale, 14 * 60 + 5), rows[i].clock);
    }
    locale_close(locales);
}

static void one_locale_is_opened_for_each_region(void **state) {
    struct locale *locales = NULL;
    const struct region *first = region_next(NULL);
    const struct language *language = region_language(languages_of_ours(), first);
    struct locale *plain = locale_among(&locales, language, NULL), *regional = locale_among(&locales, language, first);
    (void)state;
    assert_ptr_not_equal(plain, regional);
    assert_ptr_equal(locale_among(&locales, language, NULL), plain);
    assert_ptr_equal(locale_region(regional), first);
    locale_close(locales);
}

static void twelve_hours_begin_with_twelve(void **state) {
    struct locale *locales = NULL;
    const struct language *language;
    const struct region *region;
    bool unknown;
    region_parse(*state, languages_of_ours(), STR("en-US"), &language, &region, &unknown);
    struct locale *locale = locale_among(&locales, language, region);
    CHECK_STR(locale_clock(*state, locale, 0), "12:00" NBSP "AM");
    CHECK_STR(locale_clock(*state, locale, 12 * 60 + 30), "12:30" NBSP "PM");
    CHECK_STR(locale_clock(*state, locale, 23 * 60 + 59), "11:59" NBSP "PM");
    locale_close(locales);
}

static void texts_of_ours_are_spelt(void **state) {
    static const struct {
        const char *tag, *text, *spelt;
    } rows[] = {
        {"de-CH", "Maßnahmen und Größen", "Massnahmen und Grössen"},
        {"de-CH", "Fußnoten", "Fussnoten"},
        {"de-AT", "Maßnahmen", "Maßnahmen"},
        {"en-GB", "Organisation and centre", "Organisation and centre"},
        {"en-US", "Organisation and buying centre", "Organization and buying center"},
        {"en-US", "a centred, coloured catalogue", "a centered, colored catalog"},
        {"en-US", "Programmes, recognised; analyse analyses", "Programs, recognized; analyze analyses"},
        {"en-US", "Realistic specialists, their organism", "Realistic specialists, their organism"},
        {"en-US", "epicentre", "epicentre"},
        {"en-US", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct language *language;
        const struct region *region;
        bool unknown;
        assert_true(region_parse(*state, languages_of_ours(), str_of(rows[i].tag), &language, &region, &unknown));
        CHECK_STR(region_spell(*state, region, str_of(rows[i].text)), rows[i].spelt);
    }
}

/* What is listed first is found: an entry that begins with an earlier one would never be. */
static void every_spelling_is_reached(void **state) {
    for (const struct region *region = NULL; (region = region_next(region));)
        for (const struct respelling *s = region->spellings; s && s->from; s++)
            CHECK_STR_OF(s->from, region_spell(*state, region, str_of(s->from)), s->to);
}

/* The pattern is spelled, what authors wrote is put in as it is; a note for translators says nothing. */
static void messages_are_spelt_as_the_region_does(void **state) {
    const struct language *language;
    const struct region *region;
    bool unknown;
    assert_true(region_parse(*state, languages_of_ours(), STR("en-US"), &language, &region, &unknown));
    const struct catalogue *words = catalogue_in(*state, NULL, region);
    CHECK_STR(message_say(*state, words, "The centre is {0}{|of a town}.", STR("Centre Court")),
              "The center is Centre Court.");
    CHECK_STR(message_say(*state, NULL, "The centre is {0}{|of a town}.", STR("Centre Court")),
              "The centre is Centre Court.");
    assert_null(catalogue_in(*state, NULL, NULL));
}

/* A number stands beside how it is printed; of forms that a language does not tell apart the last is for all. */
static void a_count_chooses_its_form(void **state) {
    static const char *const printed[] = {"0", "1", "1,000"};
    static const char *const said[] = {"no row", "1 row", "1,000 rows"};
    static const long long counts[] = {0, 1, 1000};
    for (size_t i = 0; i < 3; i++) {
        struct str text = str_of(printed[i]);
        CHECK_STR(message_say(*state, NULL, "{0, plural, =0 {no row} one {# row} other {{1} rows}}", counts[i], text),
                  said[i]);
        CHECK_STR(message_say(*state, NULL, "{0, plural, other {+ {1}}}", counts[i], text),
                  str_format(*state, "+ %s", printed[i]).data);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(regions_have_many_names),        CHECK_ARENA(every_region_is_found_by_its_tag),
        CHECK_ARENA(each_region_prints_its_way),     CHECK_ARENA(one_locale_is_opened_for_each_region),
        CHECK_ARENA(twelve_hours_begin_with_twelve), CHECK_ARENA(texts_of_ours_are_spelt),
        CHECK_ARENA(every_spelling_is_reached),      CHECK_ARENA(messages_are_spelt_as_the_region_does),
        CHECK_ARENA(a_count_chooses_its_form)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
