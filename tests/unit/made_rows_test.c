/* Computed lists that have rows of their own (`rows:`): what they hold, who may see it, and every mistake at its place. */
#include "kind_check.h"

#include "formula/formula.h"
#include "formula/print.h"

#define PLAN                                                                                                         \
    "kind: plan\n"                                                                                                   \
    "fields:\n"                                                                                                      \
    "  id: {type: text}\n"                                                                                           \
    "  size: {type: number, class: customer}\n"                                                                      \
    "  secret: {type: number, class: confidential}\n"                                                                \
    "  steps: {type: list, class: customer, of: {id: {type: text, class: customer}, text: {type: text, class: customer}, "  \
    "size: {type: number, class: customer}}}\n"
#define ROW                                                                                                 \
    "    of:\n"                                                                                             \
    "      id: {type: text, class: customer}\n"                                                             \
    "      name: {type: text, class: customer}\n"                                                           \
    "      state: {type: enum, class: customer, of: {low: {}, high: {}}}\n"                                 \
    "      figure: {type: number, class: internal}\n"                                                       \
    "      double: {formula: figure * 2}\n"
#define ROWS(rows) PLAN "  all:\n    type: list\n    class: customer\n" ROW "    rows:\n" rows

static const char *const two_makers =
    ROWS("      - {each: steps, id: id, name: text, state: 'if(size > limit, \"high\", \"low\")', figure: size + limit}\n"
         "      - {id: '\"own\"', name: '\"the plan\"', state: '\"high\"', figure: size}\n")
    "  limit: {formula: size, class: customer}\n"
    "  sum: {formula: sum(all.double)}\n"
    "  names: {formula: 'all[state == \"high\"].name'}\n";

static struct str value_of(struct world *world, const struct record *record, const char *name) {
    struct computation computation = {
        .arena = world->arena, .sink = &world->sink, .records = &world->records, .as_of = date_of(2026, 11, 15)};
    struct datum value = record_value(&computation, record, field_find(record->set, str_of(name)));
    struct str text = {0};
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++)
        text = str_format(world->arena, "%.*s%s%.*s", STR_ARG(text), i ? ", " : "",
                          STR_ARG(datum_plain(world->arena, value.items[i], (struct type){0})));
    return value.kind == DATUM_LIST ? text : datum_plain(world->arena, value, (struct type){0});
}

static void rows_are_made_of_rows_and_of_nothing(void **state) {
    struct world world = world_new(state);
    world_kind(&world, two_makers);
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    const struct record *plan =
        world_document(&world, "plan", "p", "size: 3\nsteps: [{id: a, text: x, size: 2}, {id: b, text: y, size: 4}, {id: c}]\n", NULL);
    world_resolve(&world);
    CHECK_STR(value_of(&world, plan, "sum"), "30"); /* 5 + 7 + 3, twice */
    CHECK_STR(value_of(&world, plan, "names"), "y, the plan");
    CHECK_STR(value_of(&world, plan, "all"), "x, y, c, the plan");
    CHECK_SAID(&world, "");
}

/* Nobody writes them. */
static void an_author_cannot_write_them(void **state) {
    struct world world = world_new(state);
    world_kind(&world, two_makers);
    kinds_link(&world.kinds, &world.sink);
    world_document(&world, "plan", "p", "all: [{name: x}]\n", NULL);
    CHECK_SAID(&world, "I04 1: “all” is computed and cannot be written | leave it out\n");
}

/* A value that was not read leaves its row's other values and the other rows alone. */
static void what_was_not_read_stays_in_its_value(void **state) {
    struct world world = world_new(state);
    world_kind(&world, two_makers);
    kinds_link(&world.kinds, &world.sink);
    const struct record *plan =
        world_document(&world, "plan", "p", "size: 3\nsteps: [{id: a, text: x, size: big}, {id: b, text: y, size: 4}]\n", NULL);
    world_resolve(&world);
    world_said(&world);
    CHECK_STR(value_of(&world, plan, "names"), "y, the plan");
    CHECK_STR(value_of(&world, plan, "all"), "x, y, the plan");
}

/* Those of a class see what its fields are, and of rows that are not released nothing. */
static void a_class_sees_its_fields(void **state) {
    struct world world = world_new(state);
    world_kind(&world, two_makers);
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    const struct record *plan = world_document(&world, "plan", "p", "size: 3\nsteps: [{id: a, text: x, size: 2}]\n", NULL);
    world_resolve(&world);
    const struct records *seen = records_restrict(world.arena, &world.records, CLASS_CUSTOMER);
    const struct record *copy = records_find(seen, plan->set->kind, STR("p"));
    struct computation computation = {
        .arena = world.arena, .sink = &world.sink, .records = seen, .as_of = date_of(2026, 11, 15)};
    struct datum all = record_value(&computation, copy, field_find(copy->set, STR("all")));
    assert_int_equal(all.count, 2);
    const struct record *row = all.items[0].record;
    CHECK_STR(record_value(&computation, row, field_find(row->set, STR("name"))).text, "x");
    assert_int_equal(record_value(&computation, row, field_find(row->set, STR("figure"))).kind, DATUM_MISSING);
    assert_int_equal(record_value(&computation, row, field_find(row->set, STR("double"))).kind, DATUM_MISSING);
}

static void mistakes_are_reported(void **state) {
    static const struct {
        const char *rows, *said;
    } cases[] = {
        {"      - {name: text}\n", "F02 17: unknown name “text” | it is a function: text(x, …)\n"},
        {"      - {each: size, name: id}\n",
         "F03 17: “each” needs a list of rows, found “size” | name a list of the document, such as “actions” or "
         "“actions[open]”\n"},
        {"      - {nam: id}\n", "K01 17: the rows of “all” have no field “nam” | did you mean “name”?\n"},
        {"      - {double: size}\n",
         "K01 17: a row cannot say “double” here | name a field of the rows by its first name that is not computed\n"},
        {"      - {state: '\"lw\"'}\n", "F02 17: “lw” is not one of the choices of “state” | did you mean “low”?\n"},
        {"      - {figure: id}\n", "F03 17: “figure” is a number, but its formula gives a text\n"},
        {"      - {figure: secret}\n",
         "F04 17: “figure” is declared internal, but its formula names what is confidential | declare “figure” as "
         "confidential, or name what all readers of the rows may see\n"},
        {"      - {figure: count(all)}\n",
         "F05 17: “all” is computed from itself | all ← all: one of them must be written by the author, or computed "
         "otherwise\n"},
        {"      - {each: 'steps[size > secret]', name: text}\n",
         "F04 17: “all” is declared customer, but its formula names what is confidential | leave out “class”: it is "
         "confidential then, for layouts of that class\n"},
        {"      - text\n", "K01 17: a row is a mapping of fields to formulas\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        world_kind(&world, str_terminated(world.arena, str_format(world.arena, ROWS("%s"), cases[i].rows)));
        kinds_link(&world.kinds, &world.sink);
        CHECK_STR_OF(cases[i].rows, world_said(&world), cases[i].said);
    }
}

static void it_belongs_to_lists_of_rows(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: plan\nfields:\n  a: {type: number, rows: [{a: 1}]}\n  b: {type: list of text, rows: []}\n"
                       "  c: {type: list, of: {x: {type: text}}, rows: []}\n"
                       "  d: {type: list, of: {x: {type: text}}, keyed: x, rows: [{x: '\"a\"'}]}\n");
    CHECK_SAID(&world,
               "K01 3: “rows” belongs to a list of rows, “a” is none | write “type: list” and the fields of its rows "
               "below “of:”, or “list of” a group\n"
               "K01 4: “rows” belongs to a list of rows, “b” is none | write “type: list” and the fields of its rows "
               "below “of:”, or “list of” a group\n"
               "K01 5: “rows” is a list: what stands in the fields of each row, by formulas\n"
               "K01 6: “keyed” does not belong to “d”: only lists of rows have it\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(rows_are_made_of_rows_and_of_nothing), CHECK_ARENA(an_author_cannot_write_them),
        CHECK_ARENA(what_was_not_read_stays_in_its_value), CHECK_ARENA(a_class_sees_its_fields),
        CHECK_ARENA(mistakes_are_reported),                CHECK_ARENA(it_belongs_to_lists_of_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
