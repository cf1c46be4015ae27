/* What a computation takes from other records is noted, each value once; and values are known again in another run by
 * what they say and where they stand, not by lines, order or memory. */
#include "kind_check.h"

#include "formula/formula.h"
#include "formula/trace.h"
#include "schema/record_hash.h"

static const char plan[] = "kind: plan\n"
                           "class: customer\n"
                           "fields:\n"
                           "  name: {type: text}\n"
                           "  spare: {type: text}\n"
                           "  customer: {type: group, of: {short: {type: text}}}\n"
                           "  acts: {type: list, of: {id: {type: text}, title: {type: text}, due: {type: date}}}\n"
                           "  first: {formula: 'first(acts).due'}\n";

static const char note[] = "kind: note\n"
                           "class: customer\n"
                           "fields:\n"
                           "  title: {type: text}\n"
                           "  account: {type: ref plan}\n"
                           "  plans: {type: documents plan}\n"
                           "  own: {formula: title}\n"
                           "  who: {formula: account.customer.short}\n"
                           "  when: {formula: account.first}\n"
                           "  many: {formula: count(plans)}\n"
                           "  late: {formula: 'account.first < as_of'}\n"
                           "  unknown: {formula: count_unknown(account.acts)}\n";

static const char huber[] = "name: Huber\ncustomer: {short: H}\nacts: [{id: a1, title: One, due: 2027-01-01}, {id: a2, title: Two}]\n";

static struct world two_kinds(void **state) {
    struct world world = world_new(state);
    world_kind(&world, plan);
    world_kind(&world, note);
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    return world;
}

/* "acts of huber, acts.due of huber, kind plan, the day" */
static struct str taken_by(struct world *world, const struct record *own, const char *field) {
    struct trace *trace = trace_new(world->arena, own);
    struct computation computation = {.arena = world->arena,
                                      .sink = &world->sink,
                                      .records = &world->records,
                                      .as_of = {.year = 2026, .month = 11, .day = 15},
                                      .trace = trace};
    record_value(&computation, own, field_find(own->set, str_of(field)));
    record_value(&computation, own, field_find(own->set, str_of(field)));
    struct trace_taken taken = trace_taken(trace);
    struct str all = STR("");
    for (size_t i = 0; i < taken.cell_count; i++) {
        const struct trace_cell *cell = &taken.cells[i];
        struct str name = cell->part == TRACE_VALUE ? field_path(world->arena, cell->field) : STR("all");
        all = str_format(world->arena, "%.*s%.*s of %.*s\n", STR_ARG(all), STR_ARG(name),
                         STR_ARG(cell->record->document->id));
    }
    for (size_t i = 0; i < taken.thing_count; i++)
        all = str_format(world->arena, "%.*s%s%.*s\n", STR_ARG(all), taken.things[i].thing == TRACE_DAY ? "the day" : "kind ",
                         STR_ARG(taken.things[i].name));
    return all;
}

static void what_is_read_of_others_is_noted_once(void **state) {
    struct world world = two_kinds(state);
    world_document(&world, "plan", "huber", huber, NULL);
    const struct record *own = world_document(&world, "note", "n", "title: Note\naccount: huber\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    CHECK_STR(taken_by(&world, own, "own"), "");
    CHECK_STR(taken_by(&world, own, "who"), "customer of huber\ncustomer.short of huber\n");
    CHECK_STR(taken_by(&world, own, "when"), "acts of huber\nacts.due of huber\n");
    CHECK_STR(taken_by(&world, own, "many"), ""); /* collections are in the own record */
    CHECK_STR(taken_by(&world, own, "late"), "acts of huber\nacts.due of huber\nthe day\n");
    CHECK_STR(taken_by(&world, own, "unknown"), "acts of huber\nall of huber\nall of huber\n");
}

/* Hashes of some values of the plan, in a world of its own. */
struct seen {
    uint64_t document, row, name, acts, due, whole, kind;
};

static struct seen seen_in(void **state, const char *yaml, bool other_first) {
    struct world world = two_kinds(state);
    if (other_first) world_document(&world, "plan", "zoll", "name: Zoll\n", NULL);
    const struct record *plan_record = world_document(&world, "plan", "huber", yaml, NULL);
    if (!other_first) world_document(&world, "plan", "zoll", "name: Zoll\n", NULL);
    world_resolve(&world);
    struct record_hashes *hashes = record_hashes_new(world.arena, &world.records);
    const struct field *acts = field_find(plan_record->set, STR("acts"));
    const struct record *row = record_said(plan_record, acts)->items[0].record;
    struct seen seen = {
        .document = record_identity(hashes, plan_record),
        .row = record_identity(hashes, row),
        .name = hash_short(record_value_hash(hashes, plan_record, field_find(plan_record->set, STR("name")))),
        .acts = hash_short(record_value_hash(hashes, plan_record, acts)),
        .due = hash_short(record_value_hash(hashes, row, field_find(row->set, STR("due")))),
        .whole = hash_short(record_whole_hash(hashes, plan_record)),
        .kind = hash_short(records_of_kind_hash(hashes, plan_record->set->kind))};
    assert_ptr_equal(record_of_identity(hashes, seen.document, seen.row), row);
    assert_ptr_equal(record_of_identity(hashes, seen.document, seen.document), plan_record);
    assert_null(record_of_identity(hashes, seen.document, seen.row + 2));
    assert_null(record_of_identity(hashes, seen.document + 2, seen.row));
    return seen;
}

static void values_are_known_again(void **state) {
    struct seen first = seen_in(state, huber, false);
    struct seen again = seen_in(state, "# a remark\n\nname:   Huber\ncustomer:\n  short: H\nacts:\n  - id: a1\n    title: One\n"
                                       "    due: 2027-01-01\n  - {id: a2, title: Two}\n", true);
    assert_memory_equal(&first, &again, sizeof first);
}

static void one_change_is_one_change(void **state) {
    struct seen first = seen_in(state, huber, false);
    struct seen due = seen_in(state, "name: Huber\ncustomer: {short: H}\n"
                                     "acts: [{id: a1, title: One, due: 2027-01-02}, {id: a2, title: Two}]\n", false);
    assert_true(due.document == first.document && due.row == first.row && due.name == first.name);
    assert_true(due.acts == first.acts && due.kind == first.kind);
    assert_true(due.due != first.due && due.whole != first.whole);
    struct seen spare = seen_in(state, "name: Huber\nspare: x\ncustomer: {short: H}\n"
                                       "acts: [{id: a1, title: One, due: 2027-01-01}, {id: a2, title: Two}]\n", false);
    assert_true(spare.name == first.name && spare.due == first.due && spare.whole != first.whole);
    struct seen more = seen_in(state, "name: Huber\ncustomer: {short: H}\n"
                                      "acts: [{id: a1, title: One, due: 2027-01-01}, {id: a3, title: Two}]\n", false);
    assert_true(more.acts != first.acts && more.due == first.due && more.row == first.row);
    struct seen called = seen_in(state, "name: Huber AG\ncustomer: {short: H}\n"
                                        "acts: [{id: a1, title: One, due: 2027-01-01}, {id: a2, title: Two}]\n", false);
    assert_true(called.name != first.name && called.kind != first.kind);
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(what_is_read_of_others_is_noted_once),
                                       CHECK_ARENA(values_are_known_again), CHECK_ARENA(one_change_is_one_change)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
