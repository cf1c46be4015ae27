/* A small world for tests of formulas, built by hand: an account with rows, references and computed fields, people,
 * stakeholders and a project. Amounts are in EUR unless a row says otherwise. */
#ifndef UNIT_FORMULA_WORLD_H
#define UNIT_FORMULA_WORLD_H

#include "check.h"
#include "formula/print.h"
#include "schema/field.h"

struct world {
    struct arena *arena;
    struct diagnostics sink;
    struct kinds kinds;
    struct kind *account, *people, *project;
    struct field_set *customer, *years, *opportunities, *goals, *actions, *stakeholders, *persons, *company;
    struct record *plan, *planet; /* two accounts: planet is the parent of plan */
    struct records records;
    struct computation computation;
};

enum { WORLD_MOST_FIELDS = 40 };

static inline struct field_set *world_set(struct world *world, const char *name, const struct field_set *outer) {
    struct field_set *set = NEW(world->arena, struct field_set);
    *set = (struct field_set){.name = str_of(name), .outer = outer, .kind = outer ? outer->kind : NULL};
    set->fields = NEW_ARRAY(world->arena, struct field, WORLD_MOST_FIELDS);
    set->index = field_index_new(world->arena, WORLD_MOST_FIELDS);
    return set;
}

static inline struct field *world_field(struct field_set *set, const char *name, enum field_type type) {
    assert_true(set->count < WORLD_MOST_FIELDS);
    struct field *field = &set->fields[set->count];
    *field =
        (struct field){.name = str_of(name), .type = type, .index = set->count++, .set = set, .class = CLASS_INTERNAL};
    field_index_add(set->index, field->name, field);
    return field;
}

static inline struct field_set *world_rows(struct world *world, struct field_set *set, const char *name) {
    struct field *field = world_field(set, name, FIELD_LIST);
    field->element = NEW(world->arena, struct field);
    *field->element = (struct field){.type = FIELD_GROUP, .fields = world_set(world, name, set)};
    return field->element->fields;
}

static inline struct field_set *world_group(struct world *world, struct field_set *set, const char *name) {
    return world_field(set, name, FIELD_GROUP)->fields = world_set(world, name, set);
}

static inline struct field *world_choices(struct world *world, struct field_set *set, const char *name,
                                          const char *names) {
    struct field *field = world_field(set, name, FIELD_CHOICE);
    struct str rest = str_of(names), part;
    struct choices *choices = NEW(world->arena, struct choices);
    *choices = (struct choices){.items = NEW_ARRAY(world->arena, struct choice, 8)};
    for (; str_cut(&rest, ' ', &part); choices->count++)
        choices->items[choices->count] = (struct choice){.name = part, .rank = choices->count, .among = choices};
    field->choices = choices;
    return field;
}

static inline struct field *world_targets(struct world *world, struct field *field, const struct field_set *a,
                                          const struct field_set *b) {
    field->targets = NEW_ARRAY(world->arena, struct target, 2);
    field->targets[0].set = a;
    field->targets[1].set = b;
    field->target_count = b ? 2 : 1;
    return field;
}

static inline struct field *world_computed(struct world *world, struct field_set *set, const char *name,
                                           const char *formula) {
    struct field *field = world_field(set, name, FIELD_TEXT);
    field->formula_text = str_of(formula);
    field->formula = formula_parse(world->arena, &world->sink, field->formula_text, (struct span){0});
    assert_non_null(field->formula);
    return field;
}

static inline struct kind *world_kind(struct world *world, const char *name, struct field_set *set) {
    struct kind *kind = NEW(world->arena, struct kind);
    *kind = (struct kind){.name = str_of(name), .fields = set, .alias_count = 1};
    kind->aliases = NEW(world->arena, struct str);
    kind->aliases[0] = kind->name;
    world->kinds.items[world->kinds.count++] = kind;
    return kind;
}

/* Records --------------------------------------------------------------------------------------------- */

static inline struct record *world_record(struct world *world, const struct field_set *set, struct record *outer,
                                          const char *id) {
    struct record *record = NEW(world->arena, struct record);
    *record = (struct record){.set = set,
                              .outer = outer,
                              .id = str_of(id),
                              .currency = STR("EUR"),
                              .number = (uint32_t)world->records.count++};
    record->document = outer ? outer->document : record;
    record_make_room(world->arena, record, set->count);
    for (size_t i = 0; i < set->count; i++) record_put(world->arena, record, &set->fields[i], (struct datum){0});
    return record;
}

static inline const struct field *world_field_of(const struct record *record, const char *name) {
    for (size_t i = 0; i < record->set->count; i++)
        if (str_equal_c(record->set->fields[i].name, name)) return &record->set->fields[i];
    fail_msg("no field %s", name);
    return NULL;
}

static inline struct datum *world_value(struct record *record, const char *name) {
    return record_datum(record, world_field_of(record, name));
}

/* A value written shortly: "12.5", "60%", "100 EUR", "2027-03-31", "09:30", "yes", "no", "?", "'text", "#choice". */
static inline void world_put(struct record *record, const char *name, const char *text) {
    struct datum datum = {0}, *place = world_value(record, name);
    const struct field *field = world_field_of(record, name);
    struct str written = str_of(text), head = written;
    if (written.data[0] == '?') datum.kind = DATUM_UNKNOWN;
    else if (written.data[0] == '\'') datum = (struct datum){.kind = DATUM_TEXT, .text = str_skip(written, 1)};
    else if (str_equal_c(written, "yes") || str_equal_c(written, "no"))
        datum = (struct datum){.kind = DATUM_BOOL, .truth = written.data[0] == 'y'};
    else if (written.data[0] == '#') {
        datum.kind = DATUM_CHOICE;
        for (size_t i = 0; i < field->choices->count; i++)
            if (str_equal(field->choices->items[i].name, str_skip(written, 1)))
                datum.choice = &field->choices->items[i];
        assert_non_null(datum.choice);
    } else if (field->type == FIELD_DATE || field->type == FIELD_PERIOD) {
        datum.kind = DATUM_DATE;
        assert_true(date_parse_iso(written, &datum.date));
    } else if (str_ends(written, STR("%"))) {
        datum.kind = DATUM_PERCENT;
        assert_true(decimal_parse(str_slice(written, 0, written.size - 1), &datum.number));
    } else if (str_find(written, STR(" "), NULL)) {
        datum.kind = DATUM_MONEY;
        str_cut(&written, ' ', &head);
        assert_true(decimal_parse(head, &datum.number));
        datum.currency = written;
    } else {
        datum.kind = DATUM_NUMBER;
        assert_true(decimal_parse(written, &datum.number));
    }
    *place = datum;
}

static inline void world_refer(struct record *record, const char *name, const struct record *to) {
    *world_value(record, name) = (struct datum){.kind = DATUM_RECORD, .record = to};
}

static inline void world_append(struct world *world, struct record *record, const char *name, struct datum item) {
    struct datum *list = world_value(record, name);
    struct datum *items = NEW_ARRAY(world->arena, struct datum, list->count + 1);
    for (size_t i = 0; i < list->count; i++) items[i] = list->items[i];
    items[list->count] = item;
    *list = (struct datum){.kind = DATUM_LIST, .items = items, .count = list->count + 1};
}

static inline struct record *world_row(struct world *world, struct record *outer, const char *list,
                                       const struct field_set *set, const char *id) {
    struct record *row = world_record(world, set, outer, id);
    world_append(world, outer, list, (struct datum){.kind = DATUM_RECORD, .record = row});
    return row;
}

static inline void world_year(struct world *world, struct record *outer, const char *year, const char *plan,
                              const char *actual) {
    struct record *row = world_row(world, outer, "years", world->years, "");
    world_put(row, "year", year);
    if (plan) world_put(row, "plan", plan);
    if (actual) world_put(row, "actual", actual);
}

static inline struct record *world_opportunity(struct world *world, struct record *outer, const char *id,
                                               const char *value, const char *probability, const char *stage) {
    struct record *row = world_row(world, outer, "opportunities", world->opportunities, id);
    world_put(row, "id", str_terminated(world->arena, str_format(world->arena, "'%s", id)));
    world_put(row, "value", value);
    if (probability) world_put(row, "probability", probability);
    world_put(row, "stage", stage);
    return row;
}

/* All ------------------------------------------------------------------------------------------------- */

static inline void world_fields(struct world *world) {
    struct field_set *account = world_set(world, "account", NULL), *persons,
                     *project = world_set(world, "project", NULL);
    world->kinds.items = NEW_ARRAY(world->arena, struct kind *, 3);
    world->account = world_kind(world, "account", account);
    account->kind = world->account;
    struct field_set *people = world_set(world, "people", NULL);
    world->people = world_kind(world, "people", people);
    people->kind = world->people;
    world->project = world_kind(world, "project", project);
    project->kind = world->project;
    world->company = world_group(world, project, "company");
    world_field(world->company, "name", FIELD_TEXT)->class = CLASS_CUSTOMER;
    world->persons = persons = world_rows(world, people, "people");
    persons->naming = world_field(persons, "name", FIELD_TEXT);
    world_field(persons, "email", FIELD_TEXT);
    world_field(account, "title", FIELD_TEXT)->class = CLASS_CUSTOMER;
    world_choices(world, account, "status", "draft agreed final")->class = CLASS_CUSTOMER;
    world_field(account, "note", FIELD_TEXT);
    world_field(account, "story", FIELD_MARKDOWN);
    world_field(account, "due", FIELD_DATE);
    world_field(account, "start", FIELD_CLOCK);
    world_field(account, "active", FIELD_BOOL);
    world_field(account, "margin", FIELD_PERCENT);
    world_field(account, "rate", FIELD_PERCENT);
    world_field(account, "hours", FIELD_NUMBER)->unit = STR("h");
    world_field(account, "budget", FIELD_MONEY);
    world_field(account, "dollars", FIELD_MONEY);
    world_field(account, "secret", FIELD_TEXT)->class = CLASS_CONFIDENTIAL;
    world_targets(world, world_field(account, "parent", FIELD_REFERENCE), account, NULL);
    world_field(account, "accounts", FIELD_DOCUMENTS)->documents = world->account;
    struct field *tags = world_field(account, "tags", FIELD_LIST);
    tags->element = NEW(world->arena, struct field);
    *tags->element = (struct field){.type = FIELD_TEXT};
    world->customer = world_group(world, account, "customer");
    account->fields[account->count - 1].class = CLASS_CUSTOMER;
    world_field(world->customer, "name", FIELD_TEXT)->class = CLASS_CUSTOMER;
    world->years = world_rows(world, account, "years");
    world_field(world->years, "year", FIELD_INTEGER);
    world_field(world->years, "plan", FIELD_MONEY);
    world_field(world->years, "actual", FIELD_MONEY);
    world->stakeholders = world_rows(world, account, "stakeholders");
    world->stakeholders->naming = world_field(world->stakeholders, "name", FIELD_TEXT);
    world_field(world->stakeholders, "influence", FIELD_NUMBER);
    world->opportunities = world_rows(world, account, "opportunities");
    world_field(world->opportunities, "id", FIELD_TEXT);
    world_field(world->opportunities, "value", FIELD_MONEY);
    world_field(world->opportunities, "probability", FIELD_PERCENT);
    world_choices(world, world->opportunities, "stage", "idea offer won lost");
    world_targets(world, world_field(world->opportunities, "owner", FIELD_REFERENCE), persons, world->stakeholders);
    world_computed(world, world->opportunities, "weighted", "value * probability");
    world_computed(world, world->opportunities, "of_budget", "share(weighted, budget)");
    world->goals = world_rows(world, account, "goals");
    world_field(world->goals, "title", FIELD_TEXT);
    world->actions = world_rows(world, world->goals, "actions");
    world_field(world->actions, "due", FIELD_DATE);
    world_computed(world, world->actions, "label", "text(title, \": \", due)");
    world_computed(world, account, "pipeline", "sum(opportunities.weighted)");
    world_computed(world, account, "margin_doubled", "margin * 2");
    world_computed(world, account, "margin_shown", "text(margin_doubled)");
    struct field *standard = world_field(account, "stage", FIELD_CHOICE);
    standard->choices = account->fields[1].choices;
    standard->standard_text = STR("\"agreed\"");
    standard->standard = formula_parse(world->arena, &world->sink, standard->standard_text, (struct span){0});
}

static inline void world_records(struct world *world) {
    struct record *planet = world->planet = world_record(world, world->account->fields, NULL, "planet");
    struct record *plan = world->plan = world_record(world, world->account->fields, NULL, "plan");
    struct record *register_of_people = world_record(world, world->people->fields, NULL, "people");
    struct record *mira = world_row(world, register_of_people, "people", world->persons, "mira");
    world_put(mira, "name", "'Mira Sand");
    world_put(mira, "email", "'mira@example.com");
    world_put(planet, "title", "'Planet");
    world_put(planet, "budget", "500 EUR");
    world_put(plan, "title", "'Grossmann");
    world_put(plan, "status", "#draft");
    world_put(plan, "note", "?");
    world_put(plan, "due", "2026-12-24");
    *world_value(plan, "start") = (struct datum){.kind = DATUM_CLOCK, .minutes = 570};
    world_put(plan, "active", "yes");
    world_put(plan, "margin", "12.5%");
    world_put(plan, "hours", "8");
    world_put(plan, "budget", "1000 EUR");
    world_put(plan, "dollars", "300 USD");
    world_put(plan, "secret", "'do not tell");
    world_refer(plan, "parent", planet);
    world_append(world, plan, "tags", (struct datum){.kind = DATUM_TEXT, .text = STR("key")});
    world_append(world, plan, "tags", (struct datum){.kind = DATUM_TEXT, .text = STR("north")});
    world_append(world, plan, "tags", (struct datum){.kind = DATUM_TEXT, .text = STR("key")});
    struct record *customer = world_record(world, world->customer, plan, "");
    world_put(customer, "name", "'Grossmann GmbH");
    world_refer(plan, "customer", customer);
    world_year(world, plan, "2024", "90 EUR", "80 EUR");
    world_year(world, plan, "2025", "100 EUR", "100 EUR");
    world_year(world, plan, "2026", "120 EUR", NULL);
    struct record *a = world_opportunity(world, plan, "a", "400 EUR", "50%", "#offer");
    struct record *b = world_opportunity(world, plan, "b", "100 EUR", "90%", "#won");
    world_opportunity(world, plan, "c", "200 EUR", NULL, "#idea");
    struct record *jo = world_row(world, plan, "stakeholders", world->stakeholders, "jo");
    world_put(jo, "name", "'Jo Pfeiffer");
    world_put(jo, "influence", "4");
    world_refer(a, "owner", mira);
    world_refer(b, "owner", jo);
    static const char *const due[] = {"2026-10-01", "2027-02-01", "2027-03-01"};
    for (size_t i = 0; i < 2; i++) {
        struct record *goal = world_row(world, plan, "goals", world->goals, "");
        world_put(goal, "title", i ? "'Second" : "'First");
        for (size_t j = 0; j <= i; j++)
            world_put(world_row(world, goal, "actions", world->actions, ""), "due", due[i + j]);
    }
}

static inline int world_open(void **state) {
    struct arena *arena = arena_create();
    struct world *world = NEW(arena, struct world);
    *world = (struct world){.arena = arena, .sink = diagnostics_new(arena)};
    world_fields(world);
    world_records(world);
    struct record *project = world_record(world, world->project->fields, NULL, "project");
    struct record *company = world_record(world, world->company, project, "");
    world_put(company, "name", "'Weisseritz AG");
    world_refer(project, "company", company);
    world->records.documents = NEW_ARRAY(arena, struct record *, 2);
    world->records.documents[0] = world->plan;
    world->records.documents[1] = world->planet;
    world->records.document_count = 2;
    world->records.class = CLASS_CONFIDENTIAL;
    world->computation = (struct computation){.arena = arena,
                                              .sink = &world->sink,
                                              .records = &world->records,
                                              .project = project,
                                              .as_of = date_of(2026, 11, 15)};
    *state = world;
    return 0;
}

static inline int world_close(void **state) {
    arena_destroy(((struct world *)*state)->arena);
    return 0;
}

#define WORLD_TEST(test) cmocka_unit_test_setup_teardown(test, world_open, world_close)

#endif
