/* What people call things: tests/notations/words.tsv, row by row, against the built-in kinds. Its head says what the
 * columns mean; values are read as in a document, in both languages alike. */
#include "rule_check.h"

#include "kind/record_reader.h"
#include "kind/record_value.h"
#include "languages_of_ours.h"

static const char *const names[] = {"people",    "account-plan",  "annual-review", "business-case", "coaching-plan",
                                    "portfolio", "qualification", "team-report",   "project",       "customer-visit",
                                    "weekly"};
enum { KINDS = sizeof names / sizeof *names };

/* The set in which the last name of a path stands: "account-plan.actions.due" → the rows of actions, "due". */
static const struct field_set *set_of(const struct world *world, struct str path, struct str *last) {
    struct str kind, name;
    str_cut(&path, '.', &kind);
    const struct field_set *set = kinds_find(&world->kinds, kind)->fields;
    while (set && str_cut(&path, '.', &name)) {
        *last = name;
        if (path.size) set = field_rows(field_find(set, name));
    }
    return set;
}

static struct str value_read(struct world *world, const struct field *field, struct str written,
                             const struct language *language) {
    struct record_reader reader = {.records = &world->records,
                                   .arena = world->arena,
                                   .sink = &world->sink,
                                   .language = language,
                                   .currency = STR("EUR")};
    struct value value = {.kind = VALUE_SCALAR, .text = written};
    struct datum datum = datum_read(&reader, field, &value);
    world->sink = diagnostics_new(world->arena);
    if (datum.kind == DATUM_CHOICE) return datum.choice->name;
    return datum.kind == DATUM_NUMBER ? decimal_plain(world->arena, datum.number) : STR("");
}

/* "account-plan.actions.status=done", "Complete" */
static bool value_holds(struct world *world, struct str path, struct str written) {
    struct str way, last = {0};
    str_cut(&path, '=', &way);
    const struct field *field = field_find(set_of(world, way, &last), last);
    EACH_LANGUAGE (languages_of_ours(), language)
        if (!str_equal(value_read(world, field, written, language), path)) return false;
    return true;
}

static bool name_holds(struct world *world, struct str path, struct str written) {
    struct str last = {0};
    const struct field_set *set = set_of(world, path, &last);
    const struct field *meant = field_find(set, last);
    return meant && field_find(set, written) == meant;
}

static void every_word_is_understood(void **state) {
    struct world world = world_of_kinds(state, names, KINDS);
    struct str text = str_of(text_of_file(world.arena, STR("tests/notations/words.tsv"))), line, path;
    size_t wrong = 0;
    for (unsigned number = 1; str_cut(&text, '\n', &line); number++) {
        if (!line.size || (str_starts(line, STR("#")) && !str_find(line, STR("\t"), NULL))) continue;
        str_cut(&line, '\t', &path);
        bool value = str_find(path, STR("="), NULL);
        bool holds = value ? value_holds(&world, path, line) : name_holds(&world, path, line);
        if (!holds) print_message("line %u: %.*s\t%.*s\n", number, STR_ARG(path), STR_ARG(line));
        wrong += !holds;
    }
    assert_int_equal(wrong, 0);
}

#define SAME "each name must mean one choice; small and capital letters, punctuation, ä and ae are the same"

/* What a kind's author may not do: one name for two fields, two choices or two numbers, however it is written. */
static void names_mean_one_thing(void **state) {
    struct world world = world_new(state);
    world_kind(&world,
               "kind: note\n"
               "fields:\n"
               "  due: {type: date, en: 'due-date'}\n"
               "  end: {type: date, de: 'Due date:'}\n"
               "  mood: {type: enum, of: {good: {en: [Good, '+']}, fair: {en: ['±', '(good)']}, bad: {en: '.'}}}\n"
               "  score: {type: integer, range: 1..5, words: {5: {en: High}, 1: {en: [Low, 'high!']}}}\n"
               "  rank: {type: integer, range: 1..3, words: {7: {en: Best}}}\n"
               "  text: {type: text, words: {7: {en: Best}}}\n"
               "  rows: {type: list, of: {a: {type: text, en: '…'}}}\n");
    CHECK_SAID(&world,
               "K01 4: “Due date:” means both “due” and “end” | each name may belong to one field of “note”; small "
               "and capital letters, punctuation, ä and ae are the same\n"
               "K01 5: two choices of “mood” are called “(good)” | " SAME "\n"
               "K01 5: “.” cannot be the name of a choice of “mood” | a name has letters, digits or signs\n"
               "K01 6: two choices of “score” are called “high!” | " SAME "\n"
               "K01 7: “7” of “words” is no number that “rank” can be | write the number and what it is called: "
               "5: {en: High, de: Hoch}\n"
               "K01 8: “words” does not belong to “text”: only numbers have it\n"
               "K01 9: “…” cannot be a name of “a” | a name has letters, digits or signs\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(every_word_is_understood),
        CHECK_ARENA(names_mean_one_thing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
