/* How people write numbers: tests/notations/numbers.tsv, row by row, each as the value of a field in a document.
 *
 * Its columns are a language or region, a field of the kind below, what is written, and what it gives: a value ("≥ 96
 * %", "42000 EUR/year"; with " (I02)" behind it when an info says how it was taken), “?” or “nothing”, or the code of
 * the error. Behind I06 stand the values that its alternatives give: each is put into the document in place of what was
 * written, and must be read. Behind I05 and I11 stands a part of the message. */
#include "base/region.h"
#include "kind_check.h"

#include <stdio.h>

static const char *const kind_text = "kind: notes\n"
                                     "fields:\n"
                                     "  id: {type: text}\n"
                                     "  money: {type: money}\n"
                                     "  yearly: {type: money, per: year}\n"
                                     "  number: {type: number}\n"
                                     "  integer: {type: integer}\n"
                                     "  percent: {type: percent, range: 0..100}\n"
                                     "  growth: {type: percent}\n"
                                     "  score: {type: number, range: 1..5}\n"
                                     "  minutes: {type: integer, unit: min}\n"
                                     "  hours: {type: number, unit: h}\n"
                                     "  effort_days: {type: number}\n"
                                     "  notice_months: {type: integer}\n"
                                     "  needed: {type: money, required: true, default: 0}\n";

struct notation {
    const struct language *language;
    const struct region *region;
    struct str field, written, expected;
    unsigned line;
};

/* ---- one text in one field ---- */

static struct str shown(struct arena *arena, struct datum datum) {
    static const char *const bounds[] = {"", "~ ", "> ", "≥ ", "< ", "≤ "};
    bool money = datum.kind == DATUM_MONEY, percent = datum.kind == DATUM_PERCENT;
    if (datum.kind == DATUM_UNKNOWN) return STR("?");
    if (!money && !percent && datum.kind != DATUM_NUMBER) return STR("nothing");
    struct str behind = percent ? STR("%") : money ? datum.currency : datum.unit;
    struct str per = str_trim(measure_rhythm(arena, datum.per, LANGUAGE_EN));
    if (datum.per == MEASURE_YEAR) per = STR("/year");
    return str_format(arena, "%s%.*s%s%.*s%.*s", bounds[datum.bound], STR_ARG(decimal_plain(arena, datum.number)),
                      behind.size ? " " : "", STR_ARG(behind), STR_ARG(per));
}

static struct datum read_file(struct world *world, const struct notation *row, const char *file, struct str text) {
    const struct source *source = world_source(world, file, str_terminated(world->arena, text));
    struct record_input input = {.kind = kinds_find(&world->kinds, STR("notes")),
                                 .root = yaml_read(world->arena, &world->sink, source, 0, source->text.size),
                                 .id = STR("a"),
                                 .language = row->language,
                                 .region = row->region,
                                 .currency = STR("EUR"),
                                 .span = {.source = source, .line = 1}};
    const struct record *record = record_read(&world->records, &world->sink, &input);
    return *record_said(record, field_find(record->set, row->field));
}

static struct datum read_in(struct world *world, const struct notation *row, struct str written) {
    return read_file(world, row, "a.yaml",
                     str_format(world->arena, "%.*s: %.*s\n", STR_ARG(row->field), STR_ARG(written)));
}

/* Cuts the next “quotation” off a text. */
static bool next_quotation(struct str *rest, struct str *quotation) {
    size_t from, to;
    if (!str_find(*rest, STR("“"), &from)) return false;
    *rest = str_skip(*rest, from + STR("“").size);
    if (!str_find(*rest, STR("”"), &to)) return false;
    *quotation = str_slice(*rest, 0, to);
    *rest = str_skip(*rest, to + STR("”").size);
    return true;
}

/* What an alternative gives when it is written instead: one of the meanings that were named. No alternative may be what
 * was written. */
static struct str applied(struct world *world, const struct notation *row, struct message problem,
                          struct str alternative) {
    if (str_equal(alternative, row->written))
        fail_msg("line %u: “%.*s” is advised, as it was written", row->line, STR_ARG(alternative));
    struct diagnostics before = world->sink;
    world->sink = diagnostics_new(world->arena);
    struct datum datum = read_in(world, row, alternative);
    if (world->sink.errors)
        fail_msg("line %u: the alternative “%.*s” of “%.*s” is refused: %.*s", row->line, STR_ARG(alternative),
                 STR_ARG(row->written), STR_ARG(in_english(world->sink.first->message)));
    world->sink = before;
    struct str number = decimal_plain(world->arena, datum.number);
    if (str_find(in_english(problem), STR(" can mean "), NULL) && !str_find(in_english(problem), number, NULL))
        fail_msg("line %u: “%.*s” gives %.*s, which was not said", row->line, STR_ARG(alternative), STR_ARG(number));
    return shown(world->arena, datum);
}

static struct str alternatives(struct world *world, const struct notation *row, const struct diagnostic *said) {
    struct str all = {0}, help = in_english(said->help), quotation;
    while (next_quotation(&help, &quotation)) {
        struct str value = applied(world, row, said->message, quotation);
        all = all.size ? str_format(world->arena, "%.*s | %.*s", STR_ARG(all), STR_ARG(value)) : value;
    }
    return all;
}

/* ---- the file ---- */

static struct str outcome(struct world *world, const struct notation *row) {
    struct datum datum = read_in(world, row, row->written);
    const struct diagnostic *said = world->sink.first;
    if (!said) return shown(world->arena, datum);
    struct str given = alternatives(world, row, said);
    if (!world->sink.errors)
        return str_format(world->arena, "%.*s (%.*s)", STR_ARG(shown(world->arena, datum)), STR_ARG(said->code));
    if (str_equal_c(said->code, "I06")) return str_format(world->arena, "I06 %.*s", STR_ARG(given));
    return str_format(world->arena, "%.*s %.*s", STR_ARG(said->code), STR_ARG(in_english(said->message)));
}

static bool agrees(struct str actual, struct str expected) {
    if (!str_starts(expected, STR("I05")) && !str_starts(expected, STR("I11")) && !str_starts(expected, STR("I00")))
        return str_equal(actual, expected);
    struct str code = str_slice(expected, 0, 3), part = str_trim(str_skip(expected, 3));
    return str_starts(actual, code) && str_find(actual, part, NULL);
}

static bool row_holds(const struct notation *row) {
    struct arena *own = arena_create();
    void *state = own;
    struct world world = world_new(&state);
    world_kind(&world, kind_text);
    kinds_link(&world.kinds, &world.sink);
    struct str actual = outcome(&world, row);
    bool holds = agrees(actual, row->expected);
    if (!holds)
        print_message("%u\t%s\t%.*s\t%.*s\t%.*s\n", row->line, region_tag(row->language, row->region).data,
                      STR_ARG(row->field), STR_ARG(row->written), STR_ARG(actual));
    arena_destroy(own);
    return holds;
}

static struct str column(struct str *line) {
    struct str text = {0};
    str_cut(line, '\t', &text);
    return text;
}

static struct str whole_file(struct arena *arena, const char *path) {
    enum { LARGEST = 1 << 20 };
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("%s cannot be read", path);
    char *bytes = NEW_ARRAY(arena, char, LARGEST);
    size_t size = fread(bytes, 1, LARGEST, file);
    fclose(file);
    return (struct str){bytes, size};
}

static void every_notation_is_read_asked_or_refused(void **state) {
    struct str text = whole_file(*state, "tests/notations/numbers.tsv"), line;
    size_t wrong = 0;
    unsigned count = 0;
    while (str_cut(&text, '\n', &line)) {
        count++;
        if (!line.size || str_starts(line, STR("#"))) continue;
        struct notation row = {.line = count};
        bool unknown;
        if (!region_parse(*state, languages_of_ours(), column(&line), &row.language, &row.region, &unknown) || unknown)
            fail_msg("line %u: no language", count);
        row.field = column(&line), row.written = column(&line), row.expected = column(&line);
        wrong += !row_holds(&row);
    }
    if (wrong) fail_msg("%zu of %u lines are read otherwise", wrong, count);
}

/* A number of JSON is one in every language; a text in quotes is what its author wrote. */
static void numbers_of_json_have_one_meaning(void **state) {
    static const struct {
        const char *field, *written, *expected;
    } rows[] = {{"money", "1.250", "1.25 EUR"},    {"number", "1.250", "1.25"},
                {"money", "-0.125", "-0.125 EUR"}, {"money", "1.25E+6", "1250000 EUR"},
                {"percent", "12.125", "12.125 %"}, {"integer", "1250", "1250"}};
    EACH_LANGUAGE (languages_of_ours(), language)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct world world = world_new(state);
            world_kind(&world, kind_text);
            kinds_link(&world.kinds, &world.sink);
            struct notation row = {.language = language, .field = str_of(rows[i].field)};
            struct str text = str_format(world.arena, "{\"%s\": %s}", rows[i].field, rows[i].written);
            CHECK_STR_OF(rows[i].written, shown(world.arena, read_file(&world, &row, "a.json", text)),
                         rows[i].expected);
            CHECK_SAID(&world, "");
            text = str_format(world.arena, "{\"%s\": \"1.250\"}", rows[i].field);
            read_file(&world, &row, "a.json", text);
            bool asked = str_equal_c(row.field, "money") || str_equal_c(row.field, "number");
            if (asked) assert_int_equal(world.sink.errors, 1);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(every_notation_is_read_asked_or_refused),
                                       CHECK_ARENA(numbers_of_json_have_one_meaning)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
