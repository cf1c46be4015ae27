/* Lists whose rows nobody writes: joined and stacked. */
#include "formula/print.h"
#include "kind_check.h"

#include "formula/formula.h"

static const char *const register_kind = "kind: register\n"
                                         "class: internal\n"
                                         "fields:\n"
                                         "  id: {type: text}\n"
                                         "  entries:\n"
                                         "    type: list\n"
                                         "    of:\n"
                                         "      id: {type: text}\n"
                                         "      name: {type: text}\n"
                                         "      amount: {type: number}\n"
                                         "      leads: {type: list, of: {id: {type: text}, title: {type: text}}}\n";

static const char *const plan_kind = "kind: plan\n"
                                     "class: internal\n"
                                     "fields:\n"
                                     "  id: {type: text}\n"
                                     "  name: {type: text}\n"
                                     "  amount: {type: number}\n"
                                     "  secret: {type: text, class: confidential}\n"
                                     "  deals: {type: list, of: {id: {type: text}, title: {type: text}}}\n";

static const char *const report_kind =
    "kind: report\n"
    "class: internal\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  accounts:\n"
    "    type: list\n"
    "    joined: [entry, plan]\n"
    "    of:\n"
    "      id: {type: text}\n"
    "      entry: {type: ref register.entries}\n"
    "      plan: {type: ref plan}\n"
    "      amount: {formula: 'or_else(plan.amount, entry.amount)'}\n"
    "  deals:\n"
    "    type: list\n"
    "    stacked: [deal, lead]\n"
    "    of:\n"
    "      id: {type: text}\n"
    "      deal: {type: ref plan.deals}\n"
    "      lead: {type: ref register.entries.leads}\n"
    "      title: {formula: 'or_else(deal.title, lead.title)'}\n"
    "  total: {formula: sum(accounts.amount)}\n";

static struct world joined_world(void **state) {
    struct world world = world_new(state);
    world_kind(&world, register_kind);
    world_kind(&world, plan_kind);
    world_kind(&world, report_kind);
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    return world;
}

static struct str value_of(struct world *world, const struct records *records, const struct record *record,
                           const char *text) {
    struct formula *formula =
        formula_parse(world->arena, &world->sink, str_of(text), (struct span){.line = 1, .column = 1});
    struct scope scope = {.set = record->set, .kinds = &world->kinds, .class = CLASS_CONFIDENTIAL};
    if (!formula || !formula_check(world->arena, &world->sink, formula, &scope)) return STR("refused");
    struct computation computation = {.arena = world->arena, .sink = &world->sink, .records = records};
    struct frame frame = {.record = record};
    return datum_plain(world->arena, formula_value(&computation, formula, &frame), formula_type(formula));
}

/* By id, by name, by neither; an account of two registers is one row, that of the first. */
static void rows_are_joined(void **state) {
    struct world world = joined_world(state);
    world_document(&world, "register", "r1",
                   "entries:\n  - {id: a, name: Anker AG, amount: 1}\n  - {name: Berg KG, amount: 2}\n"
                   "  - {id: c, name: Cello, amount: 4}\n",
                   NULL);
    world_document(&world, "register", "r2", "entries:\n  - {id: c, name: Cello, amount: 100}\n", NULL);
    world_document(&world, "plan", "a", "id: a\nname: Anker\namount: 10\n", NULL);
    world_document(&world, "plan", "p7", "id: p7\nname: Berg KG\n", NULL);
    world_document(&world, "plan", "z", "id: z\nname: Zeder\namount: 20\n", NULL);
    const struct record *report = world_document(&world, "report", "r", "id: r\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, report,
               "report r\n  id: r\n"
               "  accounts[1]:\n    id: a\n    entry: -> entries a\n    plan: -> plan a\n"
               "  accounts[2]:\n    id: berg_kg\n    entry: -> entries berg_kg\n    plan: -> plan p7\n"
               "  accounts[3]:\n    id: c\n    entry: -> entries c\n"
               "  accounts[4]:\n    id: z\n    plan: -> plan z\n"
               "  deals: []\n");
    CHECK_STR(value_of(&world, &world.records, report, "accounts.amount"), "10, 2, 4, 20");
    CHECK_STR(value_of(&world, &world.records, report, "total"), "36");
}

/* What several are called is no counterpart of anything. */
static void names_of_several_join_nothing(void **state) {
    struct world world = joined_world(state);
    world_document(&world, "register", "r1", "entries:\n  - {id: x, name: Berg KG}\n", NULL);
    world_document(&world, "plan", "p1", "id: p1\nname: Berg KG\n", NULL);
    world_document(&world, "plan", "p2", "id: p2\nname: Berg KG\n", NULL);
    const struct record *report = world_document(&world, "report", "r", "id: r\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    CHECK_STR(value_of(&world, &world.records, report, "count(accounts)"), "3");
    CHECK_STR(value_of(&world, &world.records, report, "count(accounts.plan)"), "2");
}

/* Rows of different plans have the same ids: all of them are there. */
static void rows_are_stacked(void **state) {
    struct world world = joined_world(state);
    world_document(&world, "register", "r1", "entries:\n  - {id: x, name: X, leads: [{id: c1, title: Lead}]}\n", NULL);
    world_document(&world, "plan", "p1", "id: p1\nname: P\ndeals: [{id: c1, title: One}, {id: c2, title: Two}]\n", NULL);
    world_document(&world, "plan", "p2", "id: p2\nname: Q\ndeals: [{id: c1, title: Three}]\n", NULL);
    const struct record *report = world_document(&world, "report", "r", "id: r\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    CHECK_STR(value_of(&world, &world.records, report, "deals.title"), "One, Two, Three, Lead");
    CHECK_STR(value_of(&world, &world.records, report, "count(deals[missing(deal)])"), "1");
}

/* Rows of an edition lead to its own copies. */
static void editions_have_rows_of_their_own(void **state) {
    struct world world = joined_world(state);
    world_document(&world, "plan", "a", "id: a\nname: Anker\namount: 10\nsecret: hidden\n", NULL);
    const struct record *report = world_document(&world, "report", "r", "id: r\n", NULL);
    world_resolve(&world);
    const struct records *internal = records_restrict(world.arena, &world.records, CLASS_INTERNAL);
    const struct record *copy = records_find(internal, report->set->kind, STR("r"));
    CHECK_STR(value_of(&world, internal, copy, "accounts.amount"), "10");
    CHECK_STR(value_of(&world, internal, copy, "accounts.plan.secret"), "");
    assert_ptr_equal(record_said_at(record_said_at(copy, 1)->items[0].record, 2)->record->document,
                     records_find(internal, kinds_find(&world.kinds, STR("plan")), STR("a")));
}

static void nobody_writes_them(void **state) {
    struct world world = joined_world(state);
    const struct record *report = world_document(&world, "report", "r", "id: r\naccounts: [{id: a}]\n", NULL);
    CHECK_SAID(&world, "I04 2: “accounts” is computed and cannot be written | leave it out\n");
    world_resolve(&world);
    size_t fields = 0, rows = 0;
    record_count(report, &fields, &rows);
    assert_int_equal(rows, 0);
}

static void mistakes_are_reported(void **state) {
    static const char *const cases[][2] = {
        {"    joined: [entri]\n",
         "K01 6: the rows of “accounts” have no reference “entri” | name a field of the rows that is a reference: "
         "entry: {type: ref portfolio.accounts}\n"},
        {"    stacked: size\n",
         "K01 6: the rows of “accounts” have no reference “size” | name a field of the rows that is a reference: "
         "entry: {type: ref portfolio.accounts}\n"},
        {"    stacked: []\n", "K01 6: “accounts” names no reference that its rows are made of\n"},
        {"    joined: entry\n    stacked: entry\n", "K01 7: “accounts” is either joined or stacked, not both\n"},
        {"    joined: entry\n    required: true\n",
         "K01 7: “required” does not belong to “accounts”: only fields that an author writes have it\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        world_kind(&world, str_terminated(world.arena,
                                          str_format(world.arena,
                                                     "kind: k\nclass: internal\nfields:\n  accounts:\n    type: list\n%s"
                                                     "    of: {id: {type: text}, size: {type: number}, entry: {type: "
                                                     "ref k}}\n",
                                                     cases[i][0])));
        CHECK_STR_OF(cases[i][0], world_said(&world), cases[i][1]);
    }
}

/* Long lists are looked up by an index: it finds what going through them finds. */
static void long_lists_are_joined_by_texts(void **state) {
    struct world world = joined_world(state);
    struct str rows = STR("id: p\nname: P\ndeals:\n");
    for (int i = 0; i < 40; i++) /* without a title, alike, different */
        rows = i % 5 ? str_format(world.arena, "%.*s  - {id: d%d, title: T%d}\n", STR_ARG(rows), i, i % 7)
                     : str_format(world.arena, "%.*s  - {id: d%d}\n", STR_ARG(rows), i);
    const struct record *plan = world_document(&world, "plan", "p", str_terminated(world.arena, rows), NULL);
    world_resolve(&world);
    CHECK_STR(value_of(&world, &world.records, plan, "lookup_all(deals, title, \"T3\").id"),
              "d3, d17, d24, d31, d38");
    CHECK_STR(value_of(&world, &world.records, plan, "deals[title == \"T3\"].id"), "d3, d17, d24, d31, d38");
    CHECK_STR(value_of(&world, &world.records, plan, "lookup(deals, title, \"T3\").id"), "d3");
    CHECK_STR(value_of(&world, &world.records, plan, "count(lookup_all(deals, title, \"T9\"))"), "0");
    CHECK_STR(value_of(&world, &world.records, plan, "lookup(deals, title, \"T9\").id"), "");
    CHECK_STR(value_of(&world, &world.records, plan, "count(lookup_all(deals, title, name))"), "0");
    CHECK_STR(value_of(&world, &world.records, plan, "sum(deals[count(lookup_all(deals, title, title)) > 4].n)"),
              "refused");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(rows_are_joined),
        CHECK_ARENA(names_of_several_join_nothing),
        CHECK_ARENA(rows_are_stacked),
        CHECK_ARENA(editions_have_rows_of_their_own),
        CHECK_ARENA(nobody_writes_them),
        CHECK_ARENA(mistakes_are_reported),
        CHECK_ARENA(long_lists_are_joined_by_texts),
    };
    return cmocka_run_group_tests_name("rows of others", tests, NULL, NULL);
}
