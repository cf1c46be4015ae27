/* Dates, periods and years of a document's fields: whose calendar, which day, which year, and what words stand for. */
#include "kind_check.h"

#include "base/region.h"

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
                                     "  sales: {type: list, keyed: year, leaf: actual, of: {year: {type: year}, plan: "
                                     "{type: number}, actual: {type: number, de: Ist}, forecast: {type: number}}}\n"
                                     "  total: {type: list, keyed: year, leaf: value, of: {year: {type: year}, value: "
                                     "{type: number}, kind: {type: enum, of: [actual, plan, forecast]}}}\n"
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
    return *record_said(record, field_find(record->set, str_of(name)));
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

static const struct record *document_in(struct world *world, const char *yaml, const char *tag) {
    const struct source *source = world_source(world, "a.yaml", yaml);
    struct record_input input = {.kind = kinds_find(&world->kinds, STR("deal")),
                                 .root = yaml_read(world->arena, &world->sink, source, 0, source->text.size),
                                 .id = STR("a"),
                                 .currency = STR("EUR"),
                                 .span = {.source = source, .line = 1}};
    bool unknown;
    assert_true(region_parse(world->arena, languages_of_ours(), str_of(tag), &input.language, &input.region, &unknown));
    return record_read(&world->records, &world->sink, &input);
}

static void check_rows(void **state, const char *tag, const struct reading_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct world world = deals(state, 4);
        const struct record *record = document_in(&world, rows[i].yaml, tag);
        CHECK_STR_OF(rows[i].yaml, shown(world.arena, value_of(record, rows[i].field)), rows[i].value);
        CHECK_STR_OF(rows[i].yaml, world_said(&world), rows[i].said);
    }
}

#define CHECK_ROWS_IN(tag, rows) check_rows(state, (tag), (rows), sizeof(rows) / sizeof *(rows))
#define CHECK_ROWS(rows) CHECK_ROWS_IN("de", rows)

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
         "I05 1: “heute” is another day whenever it is read: the day of the document stands here | write the day, such as "
         "2026-11-15\n"},
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

/* What a field cannot hold is not asked about: nothing to come has happened, nothing long over is still due. */
static void readings_that_a_field_cannot_hold_are_dropped(void **state) {
    static const struct reading_row rows[] = {
        {"seen: 11/12/2026\n", "seen", "2026-11-12", ""},
        {"seen: 3/4/2026\n", "seen", "“3/4/2026”",
         "I06 1: “3/4/2026” can mean 3 April 2026 or 4 March 2026 | write “2026-04-03” or “2026-03-04”\n"},
        {"seen: 11/12/2027\n", "seen", "“11/12/2027”",
         "I06 1: “11/12/2027” can mean 11 December 2027 or 12 November 2027 | write “2027-12-11” or “2027-11-12”\n"},
        {"end: 11/12/2026\n", "end", "“11/12/2026”",
         "I06 1: “11/12/2026” can mean 11 December 2026 or 12 November 2026 | write “2026-12-11” or “2026-11-12”\n"},
        {"updated: 2026-11-01\nseen: Oct 31\n", "seen", "2026-10-31",
         "I02 2: “Oct 31” was taken for 2026-10-31, counted from “updated” | write 2026-10-31\n"},
        {"updated: 2026-11-01\nend: Dec 11\n", "end", "2026-12-11",
         "I02 2: “Dec 11” was taken for 2026-12-11, counted from “updated” | write 2026-12-11\n"},
        {"updated: 2026-11-01\nend: Dec 31\n", "end", "“Dec 31”",
         "I06 2: “Dec 31” can mean December 2031 or the day 31 December | write “2031-12” or “2026-12-31”\n"},
        {"start: Dec 11\n", "start", "“Dec 11”",
         "I06 1: “Dec 11” can mean December 2011 or the day 11 December | write “2011-12” or “2026-12-11”\n"},
        {"end: Dec 11\n", "end", "“Dec 11”",
         "I06 1: “Dec 11” does not say the year | write “Dec 11 2026” or “Dec 11 2027”\n"},
    };
    CHECK_ROWS_IN("en", rows);
}

static void regions_say_the_order_of_a_day(void **state) {
    static const struct reading_row plain[] = {
        {"end: 12/11/2026\n", "end", "“12/11/2026”",
         "I06 1: “12/11/2026” can mean 12 November 2026 or 11 December 2026 | write “2026-11-12” or “2026-12-11”\n"},
    };
    static const struct reading_row british[] = {
        {"end: 12/11/2026\n", "end", "2026-11-12", ""},
        {"end: 12/31/2026\n", "end", "2026-12-31", ""}, /* it can be nothing else */
        {"when: Week commencing 7/12/2026\n", "when", "2026-W50", ""},
        {"updated: 2026-11-01\nend: 7/12\n", "end", "2026-12-07",
         "I02 2: “7/12” was taken for 2026-12-07, counted from “updated” | write 2026-12-07\n"},
        {"when: 3/27\n", "when", "2027-03", "I02 1: the year “27” was taken for 2027 | write 2027-03\n"},
    };
    static const struct reading_row american[] = {
        {"end: 12/11/2026\n", "end", "2026-12-11", ""},
        {"when: w/c 12/7/2026\n", "when", "2026-W50", ""},
        {"updated: 2026-11-01\nend: Fri 11/27\n", "end", "2026-11-27",
         "I02 2: “Fri 11/27” was taken for 2026-11-27, counted from “updated” | write 2026-11-27\n"},
        {"updated: 2026-11-01\nend: 12/7\n", "end", "2026-12-07",
         "I02 2: “12/7” was taken for 2026-12-07, counted from “updated” | write 2026-12-07\n"},
        {"when: 3/27\n", "when", "“3/27”",
         "I06 1: “3/27” can mean March 2027 or the day 27 March | write “2027-03” or “2026-03-27”\n"},
    };
    static const struct reading_row austrian[] = {
        {"end: 31. Jänner 2027\n", "end", "2027-01-31", ""},
        {"end: 28. Feber 2027\n", "end", "2027-02-28", ""},
        {"end: Jän 2027\n", "end", "2027-01-31 as “Jän 2027”", ""},
    };
    CHECK_ROWS_IN("en", plain);
    CHECK_ROWS_IN("en-GB", british);
    CHECK_ROWS_IN("en-US", american);
    CHECK_ROWS_IN("de-AT", austrian);
    CHECK_ROWS(austrian); /* and wherever German is read */
}

static void a_day_may_stand_for_its_week(void **state) {
    static const struct reading_row rows[] = {
        {"start: w/c 7 Dec 2026\n", "start", "2026-12-07 as “w/c 7 Dec 2026”", ""},
        {"end: week of 9 December 2026\n", "end", "2026-12-13 as “week of 9 December 2026”", ""},
        {"end: Woche vom 7.12.2026\n", "end", "2026-12-13 as “Woche vom 7.12.2026”", ""},
        {"updated: 2026-11-09\nend: Woche vom 7.12.\n", "end", "2026-12-13 as “Woche vom 7.12.”",
         "I02 2: “Woche vom 7.12.” was taken for 2026-12-13, counted from “Stand” | write 2026-12-13\n"},
        {"end: week of 7 Dec\n", "end", "“week of 7 Dec”",
         "I06 1: “week of 7 Dec” does not say the year | write “week of 7 Dec 2026” or “week of 7 Dec 2027”\n"},
        {"end: week of March 2027\n", "end", "“week of March 2027”",
         "I05 1: expected a date, found “week of March 2027” | write a date such as 31.03.2027\n"},
        {"updated: 2026-11-09\nstart: ab KW 9\n", "start", "2027-03-01 as “ab KW 9”",
         "I02 2: “ab KW 9” was taken for 2027-03-01, counted from “Stand” | write 2027-03-01\n"},
    };
    CHECK_ROWS(rows);
}

static void a_weekday_settles_the_year(void **state) {
    static const struct reading_row rows[] = {
        {"updated: 2026-11-09\nend: Di 27. November\n", "end", "2029-11-27",
         "I02 2: “Di 27. November” was taken for 2029-11-27, counted from “Stand” | write 2029-11-27\n"},
        {"updated: 2026-11-09\nend: Fri 27 November\n", "end", "2026-11-27",
         "I02 2: “Fri 27 November” was taken for 2026-11-27, counted from “Stand” | write 2026-11-27\n"},
        /* To come, where something has happened. */
        {"updated: 2026-11-09\nseen: Di 27. November\n", "seen", "“Di 27. November”",
         "I06 2: “Di 27. November” does not say the year | write “Di 27. November 2029” or “Di 27. November 2035”\n"},
        {"end: Fri 27 November\n", "end", "“Fri 27 November”",
         "I06 1: “Fri 27 November” does not say the year | write “Fri 27 November 2026” or “Fri 27 November 2037”\n"},
    };
    CHECK_ROWS(rows);
}

/* One cause, one error; what is lost by it is named. */
static void what_hangs_on_an_unread_day_is_named(void **state) {
    static const char *const texts[] = {"end: asap\n", "end: 15.02.\n", "end: Fri 27 November\n", "end: KW 9\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct world world = deals(state, 0);
        const char *yaml = str_terminated(world.arena, str_format(world.arena, "updated: 31.11.2026\n%s", texts[i]));
        struct datum end = value_of(world_document(&world, "deal", "a.yaml", yaml, NULL), "end");
        struct str said = STR("I05 1: there is no 31 November 2026 | November 2026 has 30 days\n"), text = end.text;
        said = str_format(world.arena,
                          "%.*sI02 2: “%.*s” was not read: it counts from “Stand”, which was not understood | correct "
                          "“Stand” first, or write the whole date here\n",
                          STR_ARG(said), STR_ARG(text));
        CHECK_SAID(&world, str_terminated(world.arena, said));
        assert_true(end.kind == DATUM_MISSING && end.unread && text.size);
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
    world_document(&world, "deal", "b.yaml", "own:\n  2025-Q1: 1\n  Mai 2026: 2\n  CY2026: 3\n  2021 neu: 4\n", NULL);
    CHECK_SAID(
        &world,
        "I05 2: expected a fiscal year, found the quarter “2025-Q1” | write the figure of a whole year, such as "
        "GJ\u00A02024/25\n"
        "I05 3: expected a fiscal year, found the month “Mai 2026” | write the figure of a whole year, such as "
        "GJ\u00A02026/27\n"
        "I05 4: expected a fiscal year, found the calendar year “CY2026” | write the figure of a whole year, such "
        "as GJ\u00A02025/26\n"
        "I05 5: expected a fiscal year, found “2021 neu” | write the year alone, such as GJ\u00A02020/21\n");
}

/* "2026: plan 6, forecast 5": what the rows of a list say besides their year. */
static struct str figures_of(struct world *world, const struct record *record, const char *list) {
    struct datum rows = value_of(record, list);
    struct str text = STR("");
    for (size_t i = 0; i < rows.count; i++) {
        const struct record *row = rows.items[i].record;
        text = str_format(world->arena, "%.*s%s%.*s:", STR_ARG(text), i ? "; " : "",
                          STR_ARG(date_iso(world->arena, value_of(row, "year").date)));
        for (size_t f = 1; f < row->set->count; f++) {
            struct datum value = *record_said_at(row, f);
            struct str shown = value.kind == DATUM_CHOICE ? value.choice->name : value.text;
            if (!datum_is_nothing(value))
                text = str_format(world->arena, "%.*s %.*s %.*s", STR_ARG(text), STR_ARG(row->set->fields[f].name),
                                  STR_ARG(shown));
        }
    }
    return text;
}

static void marks_at_years_say_of_which_kind_their_figures_are(void **state) {
    static const struct {
        const char *yaml, *list, *figures, *said;
    } rows[] = {
        {"sales: {2023 (Ist): 4, 2024*: 5, 2025e: 6, Plan 2027: 7}\n", "sales",
         "2023: actual 4; 2024: actual 5; 2025: forecast 6; 2027: plan 7", ""},
        {"sales: {2026 (plan): 6, 2026F: 5, 2026 A: 1}\n", "sales", "2026: plan 6 actual 1 forecast 5", ""},
        {"sales: {2026: 4, 2026 (plan): 6}\n", "sales", "2026: plan 6 actual 4", ""},
        {"sales: {2026F: {plan: 6, forecast: 5}}\n", "sales", "2026: plan 6 forecast 5", ""},
        {"sales: {2026F: {plan: 6}}\n", "sales", "2026: plan 6",
         "I05 1: “2026F” says “forecast” of its figure, but “forecast” below says otherwise | write 2026 alone, or the "
         "figure behind the name of its kind\n"},
        {"sales: {2026F: 5, 2026e: 6}\n", "sales", "2026: forecast 5; 2026: forecast 6",
         "I10 1: there are two rows for “2026” in “sales” | the first is in line 1; keep one of them\n"},
        {"total: {2023 (Ist): 4, 2026e: 5, 2027: {value: 6, kind: plan}}\n", "total",
         "2023: value 4 kind actual; 2026: value 5 kind forecast; 2027: value 6 kind plan", ""},
        {"total: {2027 Budget: {value: 6}, FY28E: 7}\n", "total",
         "2027: value 6 kind plan; 2028: value 7 kind forecast",
         "I02 1: “FY28” was taken for the calendar year: it is not said when the fiscal year starts | add "
         "“fiscal_year_start:” to planpress.yaml\n"},
        {"total: {2027F: {value: 6, kind: plan}}\n", "total", "2027: value 6 kind plan",
         "I05 1: “2027F” says “forecast” of its figure, but “kind” below says otherwise | write 2027 alone, or the "
         "figure behind the name of its kind\n"},
        {"own: {2023 (Ist): 4, 2024¹: 5}\n", "own", "2023: value 4; 2024: value 5",
         "I05 1: “2023 (Ist)” says “actual” of its figure, which “Umsatz” does not keep apart | write 2023 alone if "
         "that need not be said\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = deals(state, 0);
        const struct record *record = world_document(&world, "deal", "a.yaml", rows[i].yaml, NULL);
        CHECK_STR_OF(rows[i].yaml, figures_of(&world, record, rows[i].list), rows[i].figures);
        CHECK_STR_OF(rows[i].yaml, world_said(&world), rows[i].said);
    }
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
        CHECK_ARENA(readings_that_a_field_cannot_hold_are_dropped),
        CHECK_ARENA(regions_say_the_order_of_a_day),
        CHECK_ARENA(a_day_may_stand_for_its_week),
        CHECK_ARENA(a_weekday_settles_the_year),
        CHECK_ARENA(what_hangs_on_an_unread_day_is_named),
        CHECK_ARENA(lists_of_days_take_a_year_too),
        CHECK_ARENA(years_are_those_of_their_calendar),
        CHECK_ARENA(the_same_year_twice_is_found_however_it_is_written),
        CHECK_ARENA(marks_at_years_say_of_which_kind_their_figures_are),
        CHECK_ARENA(a_key_may_end_with_a_year),
        CHECK_ARENA(fiscal_years_without_a_start_are_noted_once),
        CHECK_ARENA(a_document_may_be_the_one_that_says_when_years_start),
        CHECK_ARENA(declarations_of_time_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
