/* Dates, periods and years as people write them: tests/notations/time.tsv says for each what it means, or the message.
 * Its columns: the language; in which month the fiscal year starts ("4 start": named after the year it starts in; "-":
 * the calendar year); what is wanted; the text; what it is read as; for what is not read, the help. */
#include <stdio.h>

#include "base/calendar.h"
#include "base/file.h"
#include "base/region.h"
#include "check.h"
#include "languages_of_ours.h"
#include "read/scalar_time.h"

enum { EXAMPLE = 2026, COLUMNS = 6 };

static struct time_setting setting_of(struct arena *arena, struct str language, struct str calendar) {
    struct time_setting setting = {.language = LANGUAGE_EN, .example = EXAMPLE};
    bool unknown;
    assert_true(region_parse(arena, languages_of_ours(), language, &setting.language, &setting.region, &unknown) &&
                !unknown);
    struct str month;
    str_cut(&calendar, ' ', &month);
    int number = atoi(month.data);
    setting.calendar = calendar_of(number, calendar.size ? FISCAL_NAMED_BY_START : FISCAL_NAMED_BY_END);
    return setting;
}

static enum time_wish wish_of(struct str text) {
    static const char *const names[] = {
        [TIME_FIRST_DAY] = "first", [TIME_LAST_DAY] = "last", [TIME_PERIOD] = "period", [TIME_YEAR] = "year"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_c(text, names[i])) return (enum time_wish)i;
    fail_msg("“%.*s” cannot be wanted", STR_ARG(text));
    return TIME_PERIOD;
}

static struct str print_reading(struct arena *arena, const struct time_reading *reading) {
    if (!reading->date.year)
        return str_format(arena, "%s: %.*s", reading->result == SCALAR_AMBIGUOUS ? "asked" : "wrong",
                          STR_ARG(in_english(reading->problem)));
    return str_format(arena, "%.*s%s%s", STR_ARG(date_iso(arena, reading->date)),
                      reading->date.as_written ? ", as written" : "", reading->result == SCALAR_NOTED ? ", noted" : "");
}

static struct str read_as(struct arena *arena, struct str text, enum time_wish wish, const struct time_setting *setting,
                          struct time_reading *reading) {
    static const char *const words[] = {[WORD_UNKNOWN] = "unknown",
                                        [WORD_ABSENT] = "absent",
                                        [WORD_UNLIMITED] = "unlimited",
                                        [WORD_AT_ONCE] = "at once"};
    enum scalar_word word = scalar_word_of(arena, NULL, text);
    *reading = (struct time_reading){0};
    if (word) return str_of(words[word]);
    *reading = time_read(arena, text, wish, setting);
    return print_reading(arena, reading);
}

/* Each text that a message proposes is read in one way, and the two do not mean the same. */
static void check_mends(struct arena *arena, const struct time_reading *reading, struct str what, enum time_wish wish,
                        const struct time_setting *setting) {
    struct date dates[2];
    for (int i = 0; i < 2; i++) {
        struct time_reading again = time_read(arena, reading->mends[i], wish, setting);
        if (again.result != SCALAR_READ)
            fail_msg("“%.*s” proposes “%.*s”: %.*s", STR_ARG(what), STR_ARG(reading->mends[i]),
                     STR_ARG(in_english(again.problem)));
        dates[i] = again.date;
        if (!str_find(in_english(reading->help), reading->mends[i], NULL))
            fail_msg("“%.*s”: the help does not say “%.*s”", STR_ARG(what), STR_ARG(reading->mends[i]));
    }
    if (!date_compare(dates[0], dates[1])) fail_msg("“%.*s”: both proposals are the same", STR_ARG(what));
}

static void check_row(struct arena *arena, struct str line) {
    struct str columns[COLUMNS] = {{0}}, rest = line;
    for (int i = 0; i < COLUMNS && str_cut(&rest, '\t', &columns[i]); i++) continue;
    struct time_setting setting = setting_of(arena, columns[0], columns[1]);
    enum time_wish wish = wish_of(columns[2]);
    struct time_reading reading;
    struct str found = read_as(arena, columns[3], wish, &setting, &reading);
    bool refused = reading.result == SCALAR_AMBIGUOUS || reading.result == SCALAR_WRONG;
    if (!str_equal(found, columns[4]) || (refused && !str_equal(in_english(reading.help), columns[5])))
        fail_msg("%.*s\nfound\t%.*s\t%.*s", STR_ARG(line), STR_ARG(found), STR_ARG(in_english(reading.help)));
    if (reading.result == SCALAR_AMBIGUOUS) check_mends(arena, &reading, columns[3], wish, &setting);
}

static struct str rows_of(struct arena *arena, const char *path) {
    FILE *file = fopen(path, "r");
    char *text = NEW_ARRAY(arena, char, 1 << 20);
    assert_non_null(file);
    size_t size = fread(text, 1, 1 << 20, file);
    fclose(file);
    return (struct str){text, size};
}

static void every_notation_is_read_or_has_its_message(void **state) {
    struct str rest = rows_of(*state, "tests/notations/time.tsv"), line;
    size_t rows = 0;
    for (str_cut(&rest, '\n', &line); str_cut(&rest, '\n', &line) && line.size; rows++) check_row(*state, line);
    assert_true(rows > 300);
}

/* Days, weeks, months, quarters, halves and years of every calendar. */
static void check_locale(void **state, struct locale *locale) {
    int32_t first = date_days(date_of(2019, 12, 1)), last = date_days(date_of(2032, 2, 1));
    for (int month = 1; month <= 12; month++)
        for (int32_t day = first; day < last; day += 17)
            for (int precision = DATE_DAY; precision <= DATE_YEAR; precision++) {
                struct arena_mark mark = arena_mark(*state);
                struct time_setting setting = {
                    .language = locale_language(locale),
                    .region = locale_region(locale),
                    .calendar = calendar_of(month, day % 2 ? FISCAL_NAMED_BY_START : FISCAL_NAMED_BY_END)};
                struct date date =
                    calendar_around(setting.calendar, date_from_days(day), (enum date_precision)precision);
                struct str text = locale_date(*state, locale, date, day % 3 ? DATE_SHORT : DATE_LONG);
                struct time_reading reading = time_read(*state, text, TIME_PERIOD, &setting);
                if (reading.result != SCALAR_READ || date_compare(reading.date, date) ||
                    calendar_name(reading.date) != calendar_name(date))
                    fail_msg("“%.*s” is read as %.*s: %.*s", STR_ARG(text), STR_ARG(date_iso(*state, reading.date)),
                             STR_ARG(in_english(reading.problem)));
                arena_rewind(*state, mark);
            }
}

static void what_is_printed_is_read_back(void **state) {
    struct locale *locales = NULL;
    EACH_LANGUAGE (languages_of_ours(), language) check_locale(state, locale_among(&locales, language, NULL));
    for (const struct region *region = NULL; (region = region_next(region));)
        check_locale(state, locale_among(&locales, region_language(languages_of_ours(), region), region));
    locale_close(locales);
}

/* A year that is asked for is taken from the setting. */
static void a_year_may_be_given(void **state) {
    static const struct {
        const char *text, *first, *last;
    } rows[] = {
        {"28.02.", "2027-02-28", "2027-02-28"},       {"KW 9", "2027-03-01", "2027-03-07"},
        {"Ende Februar", "2027-02-21", "2027-02-28"}, {"Q2", "2027-04-01", "2027-06-30"},
        {"20 Jan", "2027-01-20", "2027-01-20"},       {"Mi, 31.03.", "2027-03-31", "2027-03-31"},
    };
    struct time_setting setting = {.language = LANGUAGE_EN, .year = 2027};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct time_reading first = time_read(*state, str_of(rows[i].text), TIME_FIRST_DAY, &setting),
                            last = time_read(*state, str_of(rows[i].text), TIME_LAST_DAY, &setting);
        CHECK_STR_OF(rows[i].text, date_iso(*state, first.date), rows[i].first);
        CHECK_STR_OF(rows[i].text, date_iso(*state, last.date), rows[i].last);
    }
    assert_int_equal(time_read(*state, STR("29.02."), TIME_LAST_DAY, &setting).date.year, 0);
    assert_int_equal(time_read(*state, STR("Mo 31.03."), TIME_LAST_DAY, &setting).date.year, 0);
}

static void the_order_of_a_day_may_be_given(void **state) {
    struct region american = {.order = ORDER_MONTH_FIRST};
    struct time_setting setting = {.language = LANGUAGE_EN, .region = &american};
    CHECK_STR(date_iso(*state, time_read(*state, STR("4/5/2027"), TIME_LAST_DAY, &setting).date), "2027-04-05");
    CHECK_STR(date_iso(*state, time_read(*state, STR("31/3/2027"), TIME_LAST_DAY, &setting).date), "2027-03-31");
    CHECK_STR(date_iso(*state, time_read(*state, STR("4.5.2027"), TIME_LAST_DAY, &setting).date), "2027-05-04");
}

/* Every pair of bytes in and around a value: nothing may be read beyond the text. */
static void odd_bytes_do_no_harm(void **state) {
    struct time_setting setting = {.language = LANGUAGE_EN};
    for (int a = 0; a < 256; a++)
        for (int b = 0; b < 256; b += 3) {
            struct arena_mark mark = arena_mark(*state);
            char *bytes = NEW_ARRAY(*state, char, 4);
            bytes[0] = (char)a, bytes[1] = '3', bytes[2] = '.', bytes[3] = (char)b;
            for (size_t size = 0; size <= 4; size++) {
                time_read(*state, (struct str){bytes, size}, TIME_PERIOD, &setting);
                scalar_word_of(*state, NULL, (struct str){bytes, size});
            }
            arena_rewind(*state, mark);
        }
    assert_int_equal(arena_used(*state), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(every_notation_is_read_or_has_its_message),
        CHECK_ARENA(what_is_printed_is_read_back),
        CHECK_ARENA(a_year_may_be_given),
        CHECK_ARENA(the_order_of_a_day_may_be_given),
        CHECK_ARENA(odd_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
