/* The data of a record: those that were said have a place, which they keep; the others take none. */
#include "kind_check.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(data_never_move), CHECK_ARENA(what_is_put_again_has_the_same_place),
                                       CHECK_ARENA(an_open_record_can_be_changed_everywhere),
                                       CHECK_ARENA(nothing_said_takes_no_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
