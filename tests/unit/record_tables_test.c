/* Tables and task lists in Markdown that are read as rows. */
#include "kind_check.h"

static const char *const plan = "kind: plan\n"
                                "body: chapters\n"
                                "fields:\n"
                                "  id: {type: text}\n"
                                "  steps:\n"
                                "    type: list\n"
                                "    de: [Schritte, Maßnahmen]\n"
                                "    of:\n"
                                "      id: {type: text, required: true, de: Kürzel}\n"
                                "      text: {type: text, required: true, de: Titel}\n"
                                "      value: {type: money, de: Wert}\n"
                                "      after: {type: list of ref steps, de: nach}\n"
                                "      status: {type: enum, of: {open: Offen, done: Erledigt}}\n"
                                "  chapters: {type: markdown}\n";

static const struct record *read(void **state, struct world *world, const char *yaml, const char *markdown) {
    *world = world_new(state);
    world_kind(world, plan);
    kinds_link(&world->kinds, &world->sink);
    const struct record *record = world_document(world, "plan", "p", yaml, markdown);
    world_resolve(world);
    return record;
}

static void a_table_is_rows(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, "steps: [{id: a, text: Eins}]\n",
             "# Mehr\n\n## Maßnahmen\n\nDavor.\n\n| Kürzel | Titel | Wert | nach |\n|---|---|---:|---|\n"
             "| b | Zwei | 4,8 Mio. € | a, c |\n| c | Drei | | |\n");
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  steps[1]:\n    id: a\n    text: Eins\n"
               "  steps[2]:\n    id: b\n    text: Zwei\n    value: 4800000 EUR\n    after: -> steps a, -> steps c\n"
               "  steps[3]:\n    id: c\n    text: Drei\n"
               "  chapters: section \"Mehr\" (section \"Maßnahmen\" (paragraph \"Davor.\"))\n");
}

static void a_task_list_is_rows(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, NULL, "# Schritte\n\n- [x] Erster Schritt\n- [ ] Über die Brücke\n");
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  steps[1]:\n    id: erster_schritt\n    text: Erster Schritt\n    status: done\n"
               "  steps[2]:\n    id: ueber_die_bruecke\n    text: Über die Brücke\n");
}

static void mistakes_are_reported_at_their_cell(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, NULL, "# Schritte\n\n| Titel | Wert |\n|---|---|\n| Eins | viel |\n\n- [ ] Eins\n");
    for (const struct diagnostic *d = world.sink.first; d; d = d->next)
        if (str_equal_c(d->code, "I05")) {
            assert_int_equal(d->span.line, 5);
            assert_int_equal(d->span.column, 10);
            assert_int_equal(d->span.length, 4);
        }
    CHECK_SAID(&world,
               "I05 5: expected an amount of money, found “viel” | write an amount of money such as 1.250.000 € or "
               "4,8 Mio. €\n");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  steps[1]:\n    id: eins\n    text: Eins\n    value: viel\n"
               "  steps[2]:\n    id: eins_2\n    text: Eins\n");
}

static void what_does_not_match_stays_text(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, NULL, "# Schritte\n\n| Titel | Wrt |\n|---|---|\n| Eins | 1 |\n\n- Eins\n- [ ] Zwei\n");
    CHECK_SAID(&world,
               "I16 3: the table's column “Wrt” is no field of “Schritte”: it stays text | did you mean “Wert”?\n");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  chapters: section \"Schritte\" (table list (item (paragraph \"Eins\") item "
               "(paragraph \"Zwei\")))\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_table_is_rows),
        CHECK_ARENA(a_task_list_is_rows),
        CHECK_ARENA(mistakes_are_reported_at_their_cell),
        CHECK_ARENA(what_does_not_match_stays_text),
    };
    return cmocka_run_group_tests_name("record tables", tests, NULL, NULL);
}
