/* Dates, periods and years of a document's fields: whose calendar, which day, which year, and what words stand for. */
#include "kind_check.h"

static const char *const deal_kind = "kind: deal\n"
                                     "dated: updated\n"
                                     "fields:\n"
                                     "  id: {type: text}\n"
                                     "  updated: {type: date, past: true, de: Stand}\n"
                                     "  start: {type: date, begins: true, de: Beginn}\n"
                                     "  end: {type: date, unlimited: true, de: Ende}\n"
                                     "  close: {type: date, required: true, default: updated, de: Abschluss}\n"
                                     "  seen: {type: date, past: true, de: Gesehen}\n"
                                     "  when: {type: period, de: Wann}\n"
                                     "  days: {type: list of date}\n"
                                     "  client:\n"
                                     "    type: group\n"
                                     "    of:\n"
                                     "      fiscal_year_start: {type: month}\n"
                                     "      fiscal_year_named_by: {type: enum, of: {end: Ende, start: Beginn}}\n"
                                     "  own: {type: list, keyed: year, leaf: value, de: Umsatz, of: {year: {type: "
                                     "year, required: true}, value: {type: number}}}\n"
                                     "  theirs: {type: list, keyed: year, leaf: value, of: {year: {type: year, "
                                     "calendar: client}, value: {type: number}}}\n"
                                     "  market: {type: list, keyed: year, leaf: value, of: {year: {type: year, "
                                     "calendar: as_written}, value: {type: number}}}\n"
                                     "  steps:\n"
                                     "    type: list\n"
                                     "    naming: title\n"
                                     "    of:\n"
                                     "      title: {type: text}\n"
                                     "      start: {type: date, begins: true, de: Beginn}\n"
                                     "      due: {type: date, de: fällig}\n"
                                     "      done_on: {type: date, past: true, de: Erledigt am}\n";

static struct world deals(void **state, int first_month) {
    struct world world = world_new(state);
    world_kind(&world, deal_kind);
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    world.records.as_of = date_of(2026, 11, 15);
    world.records.calendar = calendar_of(first_month, FISCAL_NAMED_BY_END);
    return world;
}

static struct datum value_of(const struct record *record, const char *name) {
    return record->values[field_find(record->set, str_of(name))->index];
}

/* "2027-03-31", "2027-03-31 as “Ende März 2027”", "?", "“laufend”", "nothing". */
static struct str shown(struct arena *arena, struct datum datum) {
    if (datum.kind == DATUM_UNKNOWN) return STR("?");
    if (datum.kind == DATUM_MISSING)
        return datum.text.size ? str_format(arena, "“%.*s”", STR_ARG(datum.text)) : STR("nothing");
    struct str iso = date_iso(arena, datum.date);
    if (!datum.date.as_written) return iso;
    return str_format(arena, "%.*s as “%.*s”", STR_ARG(iso), STR_ARG(datum.text));
}

struct reading_row {
    const char *yaml, *field, *value, *said;
};

static void check_rows(void **state, const struct reading_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct world world = deals(state, 4);
        const struct record *record = world_document(&world, "deal", "a.yaml", rows[i].yaml, NULL);
        CHECK_STR_OF(rows[i].yaml, shown(world.arena, value_of(record, rows[i].field)), rows[i].value);
        CHECK_STR_OF(rows[i].yaml, world_said(&world), rows[i].said);
    }
}

#define CHECK_ROWS(rows) check_rows(state, (rows), sizeof(rows) / sizeof *(rows))

static void a_longer_stretch_gives_its_first_or_last_day(void **state) {
    static const struct reading_row rows[] = {
        {"start: März 2027\n", "start", "2027-03-01 as “März 2027”", ""},
        {"end: März 2027\n", "end", "2027-03-31 as “März 2027”", ""},
        {"start: GJ 26/27\n", "start", "2026-04-01 as “GJ 26/27”", ""},
        {"end: Q1 FY28\n", "end", "2027-06-30 as “Q1 FY28”", ""},
        {"end: KW 9/2027\n", "end", "2027-03-07 as “KW 9/2027”", ""},
        {"end: bis 31.03.2027\n", "end", "2027-03-31", ""},
        {"start: ab 1.4.2027\n", "start", "2027-04-01", ""},
        {"when: ab 2027\n", "when", "2027 as “ab 2027”", ""},
        {"start: bis 31.03.2027\n", "start", "“bis 31.03.2027”",
         "I05 1: “bis 31.03.2027” says when something ends, “Beginn” does not | write 2027-03-31 if that is the day\n"},
        {"end: ab April 2027\n", "end", "“ab April 2027”",
         "I05 1: “ab April 2027” says when something begins, “Ende” does not | write 2027-04-30 if that is the day\n"},
    };
    CHECK_ROWS(rows);
}

static void what_has_happened_is_not_later_than_today(void **state) {
    static const struct reading_row rows[] = {
        {"seen: November 2026\n", "seen", "2026-11-15 as “November 2026”", ""},
        {"seen: 2026\n", "seen", "2026-11-15 as “2026”", ""},
        {"seen: Oktober 2026\n", "seen", "2026-10-31 as “Oktober 2026”", ""},
        {"seen: 2027-03-31\n", "seen", "2027-03-31", ""}, /* a plain day is taken at its word */
        {"seen: März 2027\n", "seen", "2027-03-01 as “März 2027”", ""},
        {"end: November 2026\n", "end", "2026-11-30 as “November 2026”", ""},
    };
    CHECK_ROWS(rows);
}

static void words_mean_what_their_field_lets_them(void **state) {
    static const struct reading_row rows[] = {
        {"end: laufend\n", "end", "“laufend”", ""},
        {"end: unbefristet\n", "end", "“unbefristet”", ""},
        {"end: until further notice\n", "end", "“until further notice”", ""},
        {"start: laufend\n", "start", "“laufend”",
         "I05 1: expected a date, found “laufend” | write a date such as 31.03.2027\n"},
        {"start: offen\n", "start", "?", ""},
        {"close: tbd\n", "close", "?", ""},
        {"when: T.B.D.\n", "when", "?", ""},
        {"end: n/a\n", "end", "nothing", ""},
        {"close: entfällt\n", "close", "?", ""},
        {"end: sofort\nupdated: 2026-11-01\n", "end", "2026-11-01 as “sofort”", ""},
        {"end: ASAP\nstand: 1.11.2026\n", "end", "2026-11-01 as “ASAP”", ""},
        {"end: sofort\n", "end", "“sofort”",
         "I05 1: “sofort” counts from the day of the document, which says none | write the day, or add “Stand:” to the "
         "document\n"},
        {"updated: heute\n", "updated", "“heute”",
         "I05 1: “heute” counts from the day of the document, which says none | write the day, or add “Stand:” to the "
         "document\n"},
    };
    CHECK_ROWS(rows);
}

static const char *step_of(struct world *world, const struct record *record, const char *field) {
    struct datum steps = value_of(record, "steps");
    return str_terminated(world->arena, shown(world->arena, value_of(steps.items[0].record, field)));
}

/* The rows are one step each, in a document with what stands before the bar. */
static void a_missing_year_is_that_of_a_date_close_by(void **state) {
    static const struct reading_row rows[] = {
        /* Something ends within a year after it begins. */
        {"steps: [{start: 10.01.2027, due: 28.02.}]\n", "due", "2027-02-28",
         "I02 1: “28.02.” was taken for 2027-02-28, counted from “Beginn” | write 2027-02-28\n"},
        {"steps: [{start: 15.11.2026, due: 28.02.}]\n", "due", "2027-02-28",
         "I02 1: “28.02.” was taken for 2027-02-28, counted from “Beginn” | write 2027-02-28\n"},
        {"steps: [{start: 10.01., due: 28.02.2027}]\n", "start", "2027-01-10",
         "I02 1: “10.01.” was taken for 2027-01-10, counted from “fällig” | write 2027-01-10\n"},
        {"steps: [{start: KW 50, due: 28.02.2027}]\n", "start", "2026-12-07 as “KW 50”",
         "I02 1: “KW 50” was taken for 2026-12-07, counted from “fällig” | write 2026-12-07\n"},
        {"steps: [{due: 30.09.2026, done_on: 15.09.}]\n", "done_on", "2026-09-15",
         "I02 1: “15.09.” was taken for 2026-09-15, counted from “fällig” | write 2026-09-15\n"},
        /* The day of the document: nothing is left without its year that is half a year over, or a year ahead. */
        {"updated: 2026-11-09\nsteps: [{title: x, due: Ende Februar}]\n", "due", "2027-02-28 as “Ende Februar”",
         "I02 2: “Ende Februar” was taken for 2027-02-28, counted from “Stand” | write 2027-02-28\n"},
        {"updated: 2026-11-09\nsteps: [{title: x, due: 15.11.}]\n", "due", "2026-11-15",
         "I02 2: “15.11.” was taken for 2026-11-15, counted from “Stand” | write 2026-11-15\n"},
        {"updated: 2026-11-09\nsteps: [{title: x, due: 15.06.}]\n", "due", "“15.06.”",
         "I06 2: “15.06.” does not say the year | write “15.06.2026” or “15.06.2027”\n"},
        {"updated: 2026-11-09\nsteps: [{title: x, due: 'Di, 15.06.'}]\n", "due", "2027-06-15",
         "I02 2: “Di, 15.06.” was taken for 2027-06-15, counted from “Stand” | write 2027-06-15\n"},
        {"updated: 2026-11-09\nsteps: [{title: x, done_on: 15.12.}]\n", "done_on", "2025-12-15",
         "I02 2: “15.12.” was taken for 2025-12-15, counted from “Stand” | write 2025-12-15\n"},
        /* Both are to come. */
        {"steps: [{due: 15.01.2027, done_on: 28.12.}]\n", "done_on", "“28.12.”",
         "I06 1: “28.12.” does not say the year | write “28.12.2025” or “28.12.2026”\n"},
        /* Long ago. */
        {"steps: [{start: 1.5.2019, due: 31.12.}]\n", "due", "“31.12.”",
         "I06 1: “31.12.” does not say the year | write “31.12.2026” or “31.12.2027”\n"},
        /* No date is close by: that of another row is none, nor is today. */
        {"steps: [{title: x, due: 30.06.}]\nclose: 2027-05-01\n", "due", "“30.06.”",
         "I06 1: “30.06.” does not say the year | write “30.06.2026” or “30.06.2027”\n"},
        {"steps: [{title: x, due: KW 9}]\n", "due", "“KW 9”",
         "I06 1: “KW 9” does not say the year | write “KW 9 2026” or “KW 9 2027”\n"},
        {"steps: [{start: 2027-01-01, due: 31.02.}]\n", "due", "“31.02.”",
         "I05 1: there is no 31 February 2026 | February 2026 has 28 days\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = deals(state, 4);
        const char *yaml = str_terminated(world.arena, str_format(world.arena, "%s", rows[i].yaml));
        const struct record *record = world_document(&world, "deal", "a.yaml", yaml, NULL);
        CHECK_STR_OF(yaml, str_of(step_of(&world, record, rows[i].field)), rows[i].value);
        CHECK_STR_OF(yaml, world_said(&world), rows[i].said);
    }
}

static void lists_of_days_take_a_year_too(void **state) {
    struct world world = deals(state, 4);
    const struct record *record =
        world_document(&world, "deal", "a.yaml", "days: [28.02., 2027-03-01, Ende Mai]\nstart: 2027-02-01\n", NULL);
    struct datum days = value_of(record, "days");
    CHECK_STR(shown(world.arena, days.items[0]), "2027-02-28");
    CHECK_STR(shown(world.arena, days.items[2]), "2027-05-31 as “Ende Mai”");
    CHECK_SAID(&world, "I02 1: “28.02.” was taken for 2027-02-28, counted from “Beginn” | write 2027-02-28\n"
                       "I02 1: “Ende Mai” was taken for 2027-05-31, counted from “Beginn” | write 2027-05-31\n");
}

static struct str years_of(struct world *world, const struct record *record, const char *list) {
    struct datum rows = value_of(record, list);
    struct str text = STR("");
    for (size_t i = 0; i < rows.count; i++)
        text = str_format(world->arena, "%.*s%s%.*s", STR_ARG(text), i ? " " : "",
                          STR_ARG(shown(world->arena, value_of(rows.items[i].record, "year"))));
    return text;
}

static void years_are_those_of_their_calendar(void **state) {
    struct world world = deals(state, 4);
    const struct record *record = world_document(
        &world, "deal", "a.yaml",
        "own: {FY25: 1, 2026: 2, GJ 2026/27: 3, '27/28': 4}\ntheirs: {FY25: 1, 2026: 2, 2027/28: 3}\n"
        "market: {2025: 1, FY26: 2, GJ 26/27: 3}\nclient: {fiscal_year_start: Juli, fiscal_year_named_by: Beginn}\n",
        NULL);
    CHECK_SAID(&world, "");
    CHECK_STR(years_of(&world, record, "own"), "FY2025 FY2026 FY2027 FY2028");
    CHECK_STR(years_of(&world, record, "theirs"), "FY2025 FY2026 FY2027");
    CHECK_STR(years_of(&world, record, "market"), "2025 FY2026 FY2027");
    struct date theirs = value_of(value_of(record, "theirs").items[1].record, "year").date;
    CHECK_STR(date_iso(world.arena, date_last_day(theirs)), "2027-06-30");
    assert_int_equal(theirs.month, 7);
}

static void the_same_year_twice_is_found_however_it_is_written(void **state) {
    struct world world = deals(state, 4);
    world_document(&world, "deal", "a.yaml", "own: {FY26: 1, 2025/26: 2}\n", NULL);
    CHECK_SAID(&world,
               "I10 1: there are two rows for “2025/26” in “Umsatz” | the first is in line 1; keep one of them\n");
    world_document(&world, "deal", "b.yaml", "own:\n  2025-Q1: 1\n  Mai 2026: 2\n  CY2026: 3\n  2021*: 4\n", NULL);
    CHECK_SAID(
        &world,
        "I05 2: expected a fiscal year, found the quarter “2025-Q1” | write the figure of a whole year, such as "
        "GJ\u00A02024/25\n"
        "I05 3: expected a fiscal year, found the month “Mai 2026” | write the figure of a whole year, such as "
        "GJ\u00A02026/27\n"
        "I05 4: expected a fiscal year, found the calendar year “CY2026” | write the figure of a whole year, such "
        "as GJ\u00A02025/26\n"
        "I05 5: expected a fiscal year, found “2021*” | write the year alone, such as GJ\u00A02020/21\n");
}

static void a_key_may_end_with_a_year(void **state) {
    struct world world = deals(state, 4);
    const struct record *record = world_document(
        &world, "deal", "a.yaml", "own_FY25: 1\nUmsatz GJ 25/26: 2\nown_2027: 3\numsatz-2027/28: 4\n", NULL);
    CHECK_SAID(&world, "");
    CHECK_STR(years_of(&world, record, "own"), "FY2025 FY2026 FY2027 FY2028");
    world = deals(state, 0);
    world_document(&world, "deal", "b.yaml", "own_2025/26: 1\n", NULL);
    CHECK_SAID(&world,
               "I06 1: “2025/26” can mean 2025 or 2026: here the fiscal year is the calendar year | write “2025” or "
               "“2026”, or say in which month the fiscal year starts (fiscal_year_start)\n");
}

static void fiscal_years_without_a_start_are_noted_once(void **state) {
    struct world world = deals(state, 0);
    const struct record *record =
        world_document(&world, "deal", "a.yaml", "own: {FY25: 1, GJ26: 2}\nend: Q2 FY27\n", NULL);
    CHECK_STR(years_of(&world, record, "own"), "2025 2026");
    CHECK_SAID(&world,
               "I02 1: “FY25” was taken for the calendar year: it is not said when the fiscal year starts | add "
               "“fiscal_year_start:” to planpress.yaml\n");
    world_document(&world, "deal", "b.yaml", "theirs: {FY25: 1}\n", NULL);
    CHECK_SAID(&world,
               "I02 1: “FY25” was taken for the calendar year: it is not said when the fiscal year starts | add "
               "“fiscal_year_start:” to “client”\n");
    world_document(&world, "deal", "c.yaml", "theirs: {FY25: 1}\nclient: {fiscal_year_start: 1}\n", NULL);
    CHECK_SAID(&world, "");
}

static void a_document_may_be_the_one_that_says_when_years_start(void **state) {
    static const char *const starts[] = {"4", "'04'", "April", "Apr.", "1.4.", "01.04.", "1. April", "1 April", "4/1"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct world world = world_new(state);
        world_kind(&world, "kind: company\nfields:\n  id: {type: text}\n  fiscal_year_start: {type: month}\n"
                           "  total: {type: list, keyed: year, leaf: value, of: {year: {type: year}, value: {type: "
                           "number}}}\n");
        const char *yaml = str_terminated(
            world.arena, str_format(world.arena, "total: {FY26: 1}\nfiscal_year_start: %s\n", starts[i]));
        const struct record *record = world_document(&world, "company", "a.yaml", yaml, NULL);
        CHECK_STR_OF(yaml, years_of(&world, record, "total"), "FY2026");
        assert_int_equal(record_calendar(record).first_month, 4);
        CHECK_SAID(&world, "");
        world_document(&world, "company", "b.yaml", "fiscal_year_start: 6.4.\n", NULL);
        CHECK_SAID(&world, "I05 1: expected a month, found “6.4.” | write a month such as 4 or April; a year starts on "
                           "its first day\n");
    }
}

static void declarations_of_time_are_checked(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: x\ndated: b\nfields:\n  a: {type: period, begins: true}\n  b: {type: text, calendar: c}\n"
                       "  c: {type: year, calendar: d}\n  d: {type: group, of: {e: {type: month}}}\n");
    CHECK_SAID(&world,
               "K01 2: “dated” needs a field of type date, but “b” is none | declare it below “fields:”: b: {type: "
               "date}\n"
               "K01 4: “begins” does not belong to “a”: only days have it\n"
               "K01 5: “calendar” does not belong to “b”: only dates, periods and years have it\n"
               "K01 6: “calendar” names “d”, which does not say when its years start | name a group with the "
               "field fiscal_year_start: {type: month}, or write as_written\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_longer_stretch_gives_its_first_or_last_day),
        CHECK_ARENA(what_has_happened_is_not_later_than_today),
        CHECK_ARENA(words_mean_what_their_field_lets_them),
        CHECK_ARENA(a_missing_year_is_that_of_a_date_close_by),
        CHECK_ARENA(lists_of_days_take_a_year_too),
        CHECK_ARENA(years_are_those_of_their_calendar),
        CHECK_ARENA(the_same_year_twice_is_found_however_it_is_written),
        CHECK_ARENA(a_key_may_end_with_a_year),
        CHECK_ARENA(fiscal_years_without_a_start_are_noted_once),
        CHECK_ARENA(a_document_may_be_the_one_that_says_when_years_start),
        CHECK_ARENA(declarations_of_time_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
