/* The one printer: a value of every type reads the same in a code span, text(), a table, a tile, a fact, a chart and a
 * message, in every language; and what it prints, reading understands. */
#include "base/catalogue.h"
#include "composed.h"

#include "base/calendar.h"
#include "base/locale.h"
#include "base/region.h"
#include "formula/print.h"
#include "languages_of_ours.h"
#include "read/scalar_time.h"

#define NBSP "\u00a0"
#define MINUS "\u2212"

/* ---- one value, everywhere ---- */

enum { CHARTED = 1, NO_TEXT = 2 /* text() takes no Markdown */ };

static const char fields[] =
    "kind: note\nnames: {en: Note, de: Notiz}\nfields:\n  id: {type: text}\n  language: {type: text}\n"
    "  title: {type: text}\n  plain: {type: number}\n  fine: {type: number}\n  low: {type: number}\n"
    "  rate: {type: number, unit: '%'}\n  hours: {type: number, unit: h}\n  people: {type: integer}\n"
    "  staff: {type: integer}\n  minutes: {type: integer, unit: min}\n  share: {type: percent}\n"
    "  exact: {type: percent}\n  budget: {type: money}\n  fee: {type: money}\n  tariff: {type: money}\n"
    "  francs: {type: money}\n  due: {type: date}\n  month: {type: period}\n  quarter: {type: period}\n"
    "  year_of: {type: period}\n  until: {type: date, unlimited: true}\n  start: {type: time}\n"
    "  done: {type: bool}\n  open: {type: bool}\n  unit: {type: text}\n  measure: {type: text}\n"
    "  stage: {type: enum, of: {idea: {en: Idea, de: [Idee]}}}\n"
    "  numbers: {type: list of number}\n  years: {type: list of integer}\n  words: {type: list of text}\n"
    "  nothing: {type: list of number}\n  gone: {type: number}\n  lost: {type: money}\n  note: {type: markdown}\n"
    "  rows: {type: list, of: {name: {type: text}}}\n"
    "  visits: {type: list, naming: day, of: {day: {type: date}}}\n";

static const char note[] =
    "kind: note\ntitle: T\nplain: 3500\nfine: 0.12345678\nlow: \"-2.5\"\nrate: 62.5\nhours: 8\npeople: 3500\n"
    "staff: 12500\nminutes: 1500\nshare: 60 %\nexact: 12.55\nbudget: 1250000\nfee: \"12.5\"\ntariff: \"0.125\"\n"
    "francs: 500 CHF\ndue: 2027-03-31\nmonth: 2027-03\nquarter: 2027-Q2\nyear_of: 2027\nuntil: unlimited\n"
    "start: 9:30\ndone: yes\nopen: no\nunit: '%'\nmeasure: '% of sales'\nstage: idea\nnumbers: [1, 2.5, '?']\n"
    "years: [2026, 2027]\nwords: [one, two]\ngone: '?'\nnote: |\n  Two *words*.\n\n  - and a third\n"
    "rows: [{name: a}]\nvisits: [{day: 2027-03-31}]\n";

#define VALUE(formula, english, german) \
    { formula, english, german, english, german, 0 }
#define BLOCKS(formula, english, german) \
    { formula, english, german, english, german, NO_TEXT }
#define NUMBER(formula, english, german) \
    { formula, english, german, english, german, CHARTED }
#define AMOUNT(formula, english, german, english_short, german_short) \
    { formula, english, german, english_short, german_short, CHARTED }
static const struct row_of_values {
    const char *formula, *english, *german;
    const char *english_short, *german_short; /* in tiles and charts */
    unsigned flags;
} rows[] = {
    /* numbers, written and computed */
    NUMBER("plain", "3,500", "3.500"),
    NUMBER("fine", "0.12345678", "0,12345678"),
    NUMBER("low", MINUS "2.5", MINUS "2,5"),
    NUMBER("plain / 3", "1,166.67", "1.166,67"),
    NUMBER("fine * 1", "0.12", "0,12"),
    NUMBER("0.125", "0.125", "0,125"),
    NUMBER("rate", "62.5%", "62,5" NBSP "%"),
    NUMBER("hours", "8" NBSP "h", "8" NBSP "h"),
    VALUE("with_unit(hours / 3, unit)", "2.67%", "2,67" NBSP "%"),
    VALUE("with_unit(plain, measure)", "3,500% of sales", "3.500" NBSP "% of sales"),
    VALUE("with_unit(plain, \"Stück\")", "3,500" NBSP "Stück", "3.500" NBSP "Stück"),
    VALUE("with_unit(plain, \"EUR\")", "€3,500", "3.500" NBSP "€"),
    /* years and counts */
    NUMBER("people", "3500", "3500"),
    NUMBER("staff", "12,500", "12.500"),
    NUMBER("minutes", "1500" NBSP "min", "1500" NBSP "min"),
    NUMBER("year(due)", "2027", "2027"),
    NUMBER("year(due) + 1", "2028", "2028"),
    NUMBER("max(year(due), 2029)", "2029", "2029"),
    NUMBER("people / 1", "3,500", "3.500"),
    NUMBER("avg(years)", "2,026.5", "2.026,5"),
    NUMBER("sum(years)", "4053", "4053"),
    NUMBER("count(rows) + 1999", "2000", "2000"),
    NUMBER("days(as_of, \"2036-11-15\")", "3653", "3653"),
    /* percentages */
    NUMBER("share", "60%", "60" NBSP "%"),
    NUMBER("exact", "12.55%", "12,55" NBSP "%"),
    NUMBER("share(1, 3)", "33.3%", "33,3" NBSP "%"),
    NUMBER("share(30, 1)", "3,000%", "3.000" NBSP "%"),
    /* money */
    AMOUNT("budget", "€1,250,000", "1.250.000" NBSP "€", "€1.25" NBSP "million", "1,25" NBSP "Mio." NBSP "€"),
    NUMBER("fee", "€12.50", "12,50" NBSP "€"),
    NUMBER("tariff", "€0.125", "0,125" NBSP "€"),
    NUMBER("francs", "CHF" NBSP "500", "500" NBSP "CHF"),
    NUMBER("fee / 3", "€4.17", "4,17" NBSP "€"),
    AMOUNT("budget / 3", "€416,666.67", "416.666,67" NBSP "€", "€417k", "417" NBSP "Tsd." NBSP "€"),
    NUMBER("-fee", MINUS "€12.50", MINUS "12,50" NBSP "€"),
    /* days and times */
    VALUE("due", "31 Mar 2027", "31.03.2027"),
    VALUE("month", "Mar 2027", "03/2027"),
    VALUE("quarter", "Q2 2027", "Q2 2027"),
    VALUE("year_of", "2027", "2027"),
    VALUE("until", "unlimited", "unlimited"),
    VALUE("start", "09:30", "09:30"),
    /* words */
    VALUE("done", "yes", "ja"),
    VALUE("open", "no", "nein"),
    VALUE("plain > 5", "yes", "ja"),
    VALUE("stage", "Idea", "Idee"),
    VALUE("title", "T", "T"),
    BLOCKS("note", "Two words. and a third", "Two words. and a third"),
    VALUE("first(visits)", "31 Mar 2027", "31.03.2027"),
    /* lists */
    VALUE("numbers", "1, 2.5, ?", "1, 2,5, ?"),
    VALUE("numbers * 2", "2, 5", "2, 5"), /* the last is missing */
    VALUE("years", "2026, 2027", "2026, 2027"),
    VALUE("words", "one, two", "one, two"),
    /* what is not there */
    VALUE("gone", "?", "?"),
    VALUE("with_unit(gone, unit)", "?", "?"),
    VALUE("lost", "–", "–"),
    VALUE("nothing", "–", "–"),
    VALUE("plain / 0", "–", "–"),
};
enum { ROWS = sizeof rows / sizeof *rows };

static struct str expected_of(const struct row_of_values *row, const struct language *language, bool brief) {
    const char *full = !language_is_source(language) ? row->german : row->english,
               *little = !language_is_source(language) ? row->german_short : row->english_short;
    return str_of(brief ? little : full);
}

/* A layout that prints every value in every way, each value behind a paragraph “@”. */
static const char *layout_of_all(struct arena *arena) {
    struct buffer out = {0};
    buffer_append_c(&out, "---\nlayout: sheet\nclass: internal\n---\n");
    for (size_t i = 0; i < ROWS; i++) {
        const char *formula = rows[i].formula;
        buffer_format(&out, "\n@\n\n`= %s`\n\n", formula);
        if (rows[i].flags & NO_TEXT) buffer_format(&out, "`= %s`\n\n", formula);
        else buffer_format(&out, "`= text(%s)`\n\n", formula);
        buffer_format(&out, "```tiles\ntiles: [{label: x, value: '%s'}]\n```\n\n", formula);
        buffer_format(&out, "```facts\nfields: [{label: x, value: '%s'}]\n```\n\n", formula);
        buffer_format(&out, "```table\nrows: rows\ncolumns: [name, {label: x, value: '%s'}]\n```\n\n", formula);
        if (rows[i].flags & CHARTED)
            buffer_format(&out, "```chart\ntype: share-bar\nrows: rows\nlabel: name\nvalue: '%s'\n```\n", formula);
    }
    const char *text = str_terminated(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* A check for each value, whose message is the value. */
static const char *kind_with_checks(struct arena *arena) {
    struct buffer out = {0};
    buffer_format(&out, "%schecks:\n", fields);
    for (size_t i = 0; i < ROWS; i++)
        buffer_format(&out,
                      "  - {code: Z%02zu, level: info, when: 'true', help: {en: x, de: x}, source: x, "
                      "say: {en: '`= %s`', de: '`= %s`'}}\n",
                      i + 1, rows[i].formula, rows[i].formula);
    const char *text = str_terminated(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* The words of a paragraph, or of a list's items with commas between. */
static struct str words_of(struct arena *arena, const struct block *block) {
    if (block->kind != BLOCK_LIST) return inline_plain(arena, block->inlines);
    struct str text = {0};
    for (const struct block *item = block->first; item; item = item->next) {
        struct str own = words_of(arena, item->first);
        text = text.size ? str_format(arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(own)) : own;
    }
    return text;
}

static struct str words_of_all(struct arena *arena, const struct block *first) {
    struct str text = words_of(arena, first);
    for (const struct block *block = first->next; block; block = block->next)
        text = str_format(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(words_of(arena, block)));
    return text;
}

static void check_place(const struct row_of_values *row, const struct language *language, const char *place,
                        struct str found, bool brief) {
    struct str expected = expected_of(row, language, brief);
    if (!str_equal(found, expected))
        fail_msg("%s, %s, %s: expected “%.*s”, found “%.*s”", row->formula, language ? "German" : "English", place,
                 STR_ARG(expected), STR_ARG(found));
}

static void check_chart(struct arena *arena, const struct row_of_values *row, const struct language *language,
                        const struct figure *figure) {
    const struct cell *cells = figure->data->rows[0].cells;
    check_place(row, language, "the data of a chart", words_of(arena, cells[1].blocks), false);
    struct str expected = expected_of(row, language, true);
    bool drawn = false;
    for (size_t i = 0; i < figure->drawing->count; i++)
        drawn |= figure->drawing->operations[i].kind == OPERATION_TEXT &&
                 str_equal(figure->drawing->operations[i].text, expected);
    if (!drawn) fail_msg("%s: “%.*s” is not written in the chart", row->formula, STR_ARG(expected));
    assert_true(str_find(figure->alternative, expected, NULL));
}

/* What stands between two paragraphs “@”. Returns what follows. */
static const struct block *check_value(struct arena *arena, const struct row_of_values *row,
                                       const struct language *language, const struct block *block) {
    check_place(row, language, "a code span", words_of(arena, block), false);
    block = block->next;
    check_place(row, language, "text()", words_of(arena, block), false);
    bool seen[BLOCK_PAGE_BREAK + 1] = {false}, nothing = str_equal_c(expected_of(row, language, false), SIGN_MISSING);
    for (block = block->next; block && block->kind != BLOCK_PARAGRAPH; block = block->next) {
        seen[block->kind] = true;
        if (block->kind == BLOCK_TILES) check_place(row, language, "a tile", block->first->text, true);
        if (block->kind == BLOCK_FACTS)
            check_place(row, language, "a fact", words_of_all(arena, block->first->first), false);
        if (block->kind == BLOCK_TABLE && block->table->column_count > 1)
            check_place(row, language, "a table", words_of_all(arena, block->table->rows[0].cells[1].blocks), false);
        if (block->kind == BLOCK_TABLE) assert_true(nothing == (block->table->column_count == 1));
        if (block->kind == BLOCK_FIGURE) check_chart(arena, row, language, block->figure);
    }
    assert_true(seen[BLOCK_TILES] == !nothing && seen[BLOCK_FACTS] == !nothing && seen[BLOCK_TABLE]);
    assert_true(seen[BLOCK_FIGURE] == (bool)(row->flags & CHARTED));
    return block;
}

static void check_language(struct project_world *world, const struct language *language) {
    struct arena *arena = world->arena;
    world_templates(world);
    world_file(world, "../built-in/note/fields.yaml", kind_with_checks(arena));
    world_file(world, "../built-in/note/sheet.md", layout_of_all(arena));
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\ncurrency: EUR\n");
    struct str tag = language->tag;
    world_file(world, "note.yaml", str_terminated(arena, str_format(arena, "%slanguage: %.*s\n", note, STR_ARG(tag))));
    struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    CHECK_WORLD_SAID(world, "");
    static const bool chosen[] = {true};
    project_check(project, &world->sink, chosen, NULL);
    world->sink = diagnostics_new(arena);
    const struct findings *findings = &project->documents[0].findings;
    assert_int_equal(findings->count, ROWS);
    for (size_t i = 0; i < ROWS; i++)
        check_place(&rows[i], language, "a message",
                    message_text(arena, &(struct catalogue){.language = language}, findings->items[i].message), false);
    struct locale *locale = locale_open(language);
    const struct document *document = composed(world, project, &project->layouts[0], locale);
    assert_int_equal(world->sink.errors, 0);
    const struct block *block = document->blocks;
    for (size_t i = 0; i < ROWS; i++) {
        assert_true(block && str_equal_c(words_of(arena, block), "@"));
        block = check_value(arena, &rows[i], language, block->next);
    }
    locale_close(locale);
}

static void a_value_reads_the_same_everywhere(void **state) {
    EACH_LANGUAGE (languages_of_ours(), language) check_language(*state, language);
}

/* ---- columns ---- */

static struct datum number_of(enum datum_kind kind, const char *text, bool written) {
    struct datum datum = {.kind = kind};
    assert_true(decimal_parse(str_of(text), &datum.number));
    if (kind == DATUM_MONEY) datum.currency = STR("EUR");
    if (written) datum.text = str_of(text);
    return datum;
}

static void columns_have_as_many_places_as_one_of_them_needs(void **state) {
    (void)state;
    static const struct {
        enum datum_kind kind;
        bool written;
        const char *numbers[3];
        int places;
    } cases[] = {
        {DATUM_NUMBER, true, {"1", "2.5", "3.125"}, 3},  {DATUM_NUMBER, false, {"1", "2.5", "3.125"}, 2},
        {DATUM_NUMBER, true, {"1.00", "2", "300"}, 0},   {DATUM_PERCENT, true, {"60", "12.55", "3"}, 2},
        {DATUM_PERCENT, false, {"60", "12.55", "3"}, 1}, {DATUM_PERCENT, false, {"60", "12.04", "3"}, 0},
        {DATUM_MONEY, true, {"1", "2.5", "3"}, 2},       {DATUM_MONEY, true, {"1", "2.125", "3"}, 3},
        {DATUM_MONEY, false, {"1", "2.001", "3"}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct datum values[6] = {0}; /* every second one is of another column */
        for (size_t n = 0; n < 3; n++) values[2 * n] = number_of(cases[i].kind, cases[i].numbers[n], cases[i].written);
        values[1] = number_of(DATUM_NUMBER, "0.123456", true);
        values[3] = (struct datum){.kind = DATUM_UNKNOWN};
        assert_int_equal(datum_places(values, 3, 2), cases[i].places);
    }
}

static void a_column_prints_all_its_places(void **state) {
    struct locale *german = locale_open(LANGUAGE_DE);
    struct type type = {.kind = TYPE_MONEY};
    struct printed printed = datum_print_places(*state, german, number_of(DATUM_MONEY, "1250", true), type, 2);
    CHECK_STR(printed.text, "1.250,00" NBSP "€");
    assert_int_equal(printed.decimal_at, 5);
    type.kind = TYPE_PERCENT;
    printed = datum_print_places(*state, german, number_of(DATUM_PERCENT, "-7", false), type, 1);
    CHECK_STR(printed.text, MINUS "7,0" NBSP "%");
    assert_int_equal(printed.decimal_at, 4);
    locale_close(german);
}

/* ---- for programs ---- */

static void plain_notation_has_no_language(void **state) {
    struct datum items[] = {number_of(DATUM_NUMBER, "1.5", true), {.kind = DATUM_UNKNOWN}, {0}};
    const struct {
        struct datum datum;
        const char *text;
    } cases[] = {
        {number_of(DATUM_NUMBER, "-1234567.125", false), "-1234567.125"},
        {number_of(DATUM_PERCENT, "12.55", false), "12.55 %"},
        {number_of(DATUM_MONEY, "1000", false), "1000 EUR"},
        {{.kind = DATUM_DATE, .date = date_of(2027, 3, 31)}, "2027-03-31"},
        {{.kind = DATUM_CLOCK, .minutes = 570}, "09:30"},
        {{.kind = DATUM_BOOL, .truth = true}, "yes"},
        {{.kind = DATUM_UNKNOWN}, "?"},
        {{0}, ""},
        {{.text = STR("unlimited")}, "unlimited"},
        {{.kind = DATUM_LIST, .items = items, .count = 3}, "1.5, ?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(datum_plain(*state, cases[i].datum, (struct type){0}), cases[i].text);
}

/* ---- and read back ---- */

enum { TRIES = 20000, LONGEST_WHOLE = 12, MOST_FRACTION = 6 };

static uint32_t next_random(uint32_t *seed) { return *seed = *seed * 1664525u + 1013904223u, *seed >> 8; }

static struct date random_date(uint32_t *seed) {
    struct date date = date_from_days((int32_t)(next_random(seed) % 40000)); /* from 1970 to 2079 */
    enum date_precision precision = (enum date_precision)(next_random(seed) % (DATE_YEAR + 1));
    return calendar_around((struct fiscal_calendar){0}, date, precision);
}

static void check_days_and_times(void **state, struct locale *locale, uint32_t seed) {
    const struct language *language = locale_language(locale);
    for (size_t i = 0; i < TRIES; i++) {
        struct arena_mark mark = arena_mark(*state);
        struct datum datum = {.kind = DATUM_DATE, .date = random_date(&seed)};
        struct str text = datum_print(*state, locale, datum, (struct type){0});
        struct time_setting setting = {.language = language, .region = locale_region(locale)};
        struct time_reading reading = time_read(*state, text, TIME_PERIOD, &setting);
        if (reading.result != SCALAR_READ || date_compare(reading.date, datum.date))
            fail_msg("“%.*s” is not read: %.*s", STR_ARG(text), STR_ARG(in_english(reading.problem)));
        arena_rewind(*state, mark);
    }
    for (int minutes = 0; minutes < 24 * 60; minutes++) {
        struct datum datum = {.kind = DATUM_CLOCK, .minutes = minutes};
        struct scalar_reading reading =
            scalar_clock(*state, datum_print(*state, locale, datum, (struct type){0}), language);
        assert_true(reading.result == SCALAR_READ && reading.minutes == minutes);
    }
    for (int truth = 0; truth < 2; truth++) {
        struct datum datum = {.kind = DATUM_BOOL, .truth = truth};
        struct scalar_reading reading =
            scalar_bool(*state, datum_print(*state, locale, datum, (struct type){0}), language);
        assert_true(reading.result == SCALAR_READ && reading.truth == truth);
    }
}

static void days_and_times_are_read_as_they_print(void **state) {
    struct locale *locales = NULL;
    EACH_LANGUAGE (languages_of_ours(), language)
        check_days_and_times(state, locale_among(&locales, language, NULL), 5);
    for (const struct region *region = NULL; (region = region_next(region));)
        check_days_and_times(state, locale_among(&locales, region_language(languages_of_ours(), region), region), 5);
    locale_close(locales);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(a_value_reads_the_same_everywhere),
        cmocka_unit_test(columns_have_as_many_places_as_one_of_them_needs),
        CHECK_ARENA(a_column_prints_all_its_places),
        CHECK_ARENA(plain_notation_has_no_language),
        CHECK_ARENA(days_and_times_are_read_as_they_print),
    };
    return cmocka_run_group_tests_name("print", tests, NULL, NULL);
}
