/* The data of a record: those that were said have a place, which they keep; the others take none. */
#include "kind_check.h"

#include "kind/record_restrict.h"
#include "schema/record.h"

enum { FIELDS = 100 };

static const struct kind *kind_of_numbers(struct world *world) {
    struct str text = STR("kind: plan\nclass: customer\nfields:\n");
    for (int i = 0; i < FIELDS; i++)
        text = str_format(world->arena, "%.*s  field_%d: {type: number}\n", STR_ARG(text), i);
    world_kind(world, str_terminated(world->arena, text));
    kinds_link(&world->kinds, &world->sink);
    CHECK_SAID(world, "");
    return kinds_find(&world->kinds, STR("plan"));
}

static struct datum number_of(int64_t number) {
    return (struct datum){.kind = DATUM_NUMBER, .number = decimal_of(number)};
}

static bool is_number(const struct datum *datum, int64_t number) {
    return datum->kind == DATUM_NUMBER && decimal_compare(datum->number, decimal_of(number)) == 0;
}

/* Every seventh from the third on, so that places and fields are in another order. */
static size_t turned(size_t i) { return (3 + i * 7) % FIELDS; }

static void data_never_move(void **state) {
    struct world world = world_new(state);
    const struct kind *kind = kind_of_numbers(&world);
    struct record *record = record_new(&world.records, kind->fields, NULL, (struct span){0});
    const struct datum *places[FIELDS];
    for (size_t i = 0; i < FIELDS; i++) {
        const struct field *field = &kind->fields->fields[turned(i)];
        assert_ptr_equal(record_said(record, field), &datum_never_said);
        assert_null(record_datum(record, field));
        record_put(world.arena, record, field, number_of((int64_t)i));
        places[i] = record_said(record, field);
    }
    for (size_t i = 0; i < FIELDS; i++) {
        assert_ptr_equal(record_said_at(record, turned(i)), places[i]);
        assert_true(is_number(places[i], (int64_t)i));
    }
}

static void what_is_put_again_has_the_same_place(void **state) {
    struct world world = world_new(state);
    const struct kind *kind = kind_of_numbers(&world);
    struct record *record = record_new(&world.records, kind->fields, NULL, (struct span){0});
    record_make_room(world.arena, record, 2);
    const struct field *field = &kind->fields->fields[FIELDS - 1];
    record_put(world.arena, record, field, number_of(1));
    const struct datum *place = record_said(record, field);
    for (int i = 2; i < FIELDS; i++) record_put(world.arena, record, field, number_of(i));
    assert_ptr_equal(record_said(record, field), place);
    assert_true(is_number(place, FIELDS - 1));
    assert_int_equal(record->count, 1);
}

static void an_open_record_can_be_changed_everywhere(void **state) {
    struct world world = world_new(state);
    const struct kind *kind = kind_of_numbers(&world);
    struct record *record = record_open(&world.records, kind->fields, NULL, (struct span){0});
    for (size_t i = 0; i < FIELDS; i++) {
        assert_int_equal(record_said_at(record, i)->kind, DATUM_MISSING);
        *record_datum_at(record, i) = number_of((int64_t)i);
    }
    for (size_t i = 0; i < FIELDS; i++) assert_true(is_number(record_said_at(record, i), (int64_t)i));
}

static void nothing_said_takes_no_room(void **state) {
    struct world world = world_new(state);
    const struct kind *kind = kind_of_numbers(&world);
    size_t before = arena_used(world.arena);
    struct record *record = record_new(&world.records, kind->fields, NULL, (struct span){0});
    record_make_room(world.arena, record, 0);
    assert_true(arena_used(world.arena) - before < sizeof(struct record) + FIELDS);
}

/* ---- copies ---- */

static const char plan[] = "kind: plan\n"
                           "class: customer\n"
                           "fields:\n"
                           "  title: {type: text}\n"
                           "  secret: {type: text, class: internal}\n"
                           "  lead: {type: ref acts}\n"
                           "  before: {type: ref plan}\n"
                           "  theirs: {type: ref before.acts}\n"
                           "  acts: {type: list, of: {id: {type: text}, title: {type: text}}}\n"
                           "  self: {type: ref plan}\n";

static const struct datum *said_of(const struct record *record, const char *name) {
    return record_said(record, field_find(record->set, str_of(name)));
}

static struct world two_plans(void **state) {
    struct world world = world_new(state);
    world_kind(&world, plan);
    kinds_link(&world.kinds, &world.sink);
    world_document(&world, "plan", "a",
                   "title: A\nsecret: X\nlead: one\nself: a\nbefore: b\ntheirs: three\nacts: [{id: one, title: One}, "
                   "{id: two, title: Two}]\n",
                   NULL);
    world_document(&world, "plan", "b", "title: B\nbefore: a\nacts: [{id: three, title: Three}]\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    return world;
}

static const struct record *plan_called(struct world *world, const struct records *records, const char *id) {
    return records_find(records, kinds_find(&world->kinds, STR("plan")), str_of(id));
}

static void what_is_asked_for_is_copied(void **state) {
    struct world world = two_plans(state);
    const struct records *seen = records_restrict(world.arena, &world.records, CLASS_CUSTOMER);
    const struct record *a = plan_called(&world, seen, "a"), *b = plan_called(&world, seen, "b");
    assert_null(a->places);
    CHECK_STR(said_of(b, "title")->text, "B");
    assert_null(a->places); /* a reference leads to what stands for it */
    assert_ptr_equal(said_of(b, "before")->record, a);
    CHECK_STR(said_of(a, "title")->text, "A");
    const struct datum *title = said_of(a, "title");
    assert_null(seen->items[said_of(plan_called(&world, &world.records, "a"), "acts")->items[0].record->number]);
    assert_int_equal(said_of(a, "acts")->count, 2);
    assert_ptr_equal(said_of(a, "acts")->items[0].record, said_of(a, "lead")->record);
    assert_ptr_equal(said_of(a, "acts")->items[0].record->document, a);
    assert_ptr_equal(said_of(a, "title"), title);
    assert_ptr_equal(said_of(a, "self")->record, a);
    assert_int_equal(said_of(a, "secret")->kind, DATUM_MISSING);
}

static void a_copy_apart_is_the_same_record(void **state) {
    struct world world = two_plans(state);
    const struct records *seen = records_restrict(world.arena, &world.records, CLASS_CUSTOMER);
    const struct record *full = plan_called(&world, &world.records, "a"), *a = plan_called(&world, seen, "a");
    struct arena *arena = arena_create();
    const struct record *apart = record_restrict(arena, seen, full);
    assert_ptr_not_equal(apart, a);
    assert_ptr_not_equal(apart, full);
    assert_true(record_is(apart, a));
    assert_false(record_is(apart, plan_called(&world, seen, "b")));
    assert_ptr_equal(said_of(apart, "lead")->record, said_of(apart, "acts")->items[0].record);
    assert_true(record_is(said_of(apart, "lead")->record, said_of(a, "lead")->record));
    assert_ptr_not_equal(said_of(apart, "lead")->record, said_of(a, "lead")->record);
    assert_int_equal(said_of(apart, "secret")->kind, DATUM_MISSING);
    const struct record *b = plan_called(&world, seen, "b"); /* whose row it refers to: it was copied on the way */
    assert_ptr_equal(said_of(apart, "theirs")->record, said_of(b, "acts")->items[0].record);
    assert_ptr_equal(said_of(b, "before")->record, a);
    arena_destroy(arena);
    CHECK_STR(said_of(said_of(a, "lead")->record, "title")->text, "One"); /* nothing of it leads into the arena */
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(data_never_move),
                                       CHECK_ARENA(what_is_put_again_has_the_same_place),
                                       CHECK_ARENA(an_open_record_can_be_changed_everywhere),
                                       CHECK_ARENA(nothing_said_takes_no_room),
                                       CHECK_ARENA(what_is_asked_for_is_copied),
                                       CHECK_ARENA(a_copy_apart_is_the_same_record)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
