/* Defaults, also in groups that were not written: what formulas, restricted records and exports find there. */
#include "formula/print.h"
#include "kind_check.h"

#include "formula/formula.h"
#include "kind/export.h"

static const char *const project_kind = "kind: project\n"
                                        "class: customer\n"
                                        "fields:\n"
                                        "  thresholds:\n"
                                        "    type: group\n"
                                        "    of:\n"
                                        "      days: {type: integer, default: 90, de: tage}\n"
                                        "      share: {type: percent, default: 50}\n"
                                        "      revenue: {type: money, default: 500000}\n"
                                        "      half: {formula: revenue / 2}\n";

static const char *const plan_kind =
    "kind: plan\n"
    "class: customer\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  currency: {type: text}\n"
    "  title: {type: text}\n"
    "  turnover: {type: money}\n"
    "  parent: {type: ref plan}\n"
    "  g:\n"
    "    type: group\n"
    "    of:\n"
    "      x: {type: number, default: 5}\n"
    "      y: {type: number}\n"
    "      twice: {formula: x * 2}\n"
    "      name: {type: text, default: title}\n"
    "      secret: {type: number, class: internal, default: 7}\n"
    "      inner: {type: group, of: {z: {type: number, default: x + 1}, w: {type: text}}}\n"
    "  bare: {type: group, of: {a: {type: number}, b: {formula: a + 1}}}\n"
    "  rows:\n"
    "    type: list\n"
    "    of:\n"
    "      id: {type: text}\n"
    "      size: {type: number}\n"
    "      g: {type: group, of: {limit: {type: number, default: size * 10}, low: {formula: limit - 1}}}\n";

static struct world default_world(void **state) {
    struct world world = world_new(state);
    world_kind(&world, project_kind);
    world_kind(&world, plan_kind);
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    return world;
}

static struct record *add_project(struct world *world, const char *yaml) {
    struct record *project = world_document(world, "project", "project", yaml, NULL);
    world->records.project = project;
    return project;
}

/* What the formula says of a record, in plain notation. */
static struct str value_of(struct world *world, const struct records *records, const struct record *record,
                           const char *text) {
    struct formula *formula =
        formula_parse(world->arena, &world->sink, str_of(text), (struct span){.line = 1, .column = 1});
    struct scope scope = {.set = record->set, .kinds = &world->kinds, .class = CLASS_CONFIDENTIAL};
    if (!formula || !formula_check(world->arena, &world->sink, formula, &scope)) return STR("refused");
    struct computation computation = {.arena = world->arena,
                                      .sink = &world->sink,
                                      .records = records,
                                      .project = records->project,
                                      .as_of = date_of(2026, 11, 15)};
    struct frame frame = {.record = record};
    return datum_plain(world->arena, formula_value(&computation, formula, &frame), formula_type(formula));
}

static void check_values(void **state, const char *yaml, const char *const cases[][2], size_t count) {
    struct world world = default_world(state);
    add_project(&world, "thresholds: {tage: 14}\n");
    const struct record *plan = world_document(&world, "plan", "p", yaml, NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    for (size_t i = 0; i < count; i++)
        CHECK_STR_OF(cases[i][0], value_of(&world, &world.records, plan, cases[i][0]), cases[i][1]);
    CHECK_SAID(&world, "");
}

#define CHECK_VALUES(state, yaml, cases) check_values(state, yaml, cases, sizeof(cases) / sizeof *(cases))

static void a_group_that_was_not_written_has_its_defaults(void **state) {
    static const char *const cases[][2] = {
        {"g.x", "5"},
        {"g.y", ""},
        {"g.twice", "10"},
        {"g.name", "T"},
        {"g.inner.z", "6"},
        {"g.inner.w", ""},
        {"missing(g)", "yes"},
        {"missing(g.inner)", "yes"},
        {"missing(g.x)", "no"},
        {"if(true, g).x", "5"},
        {"or_else(g.inner, g.inner).z", "6"},
        {"bare.b", ""},
        {"count_unknown(g)", "0"},
        {"parent.g.x", ""},
        {"parent.parent.g.inner.z", ""},
        {"project.thresholds.days", "14"},
        {"project.thresholds.share", "50 %"},
    };
    CHECK_VALUES(state, "title: T\n", cases);
    CHECK_VALUES(state, "title: T\ng:\n", cases);
}

static void a_group_that_was_written_keeps_what_was_said(void **state) {
    static const char *const cases[][2] = {{"g.x", "5"},       {"g.y", "1"},      {"missing(g)", "no"},
                                           {"g.inner.z", "6"}, {"g.twice", "10"}, {"missing(g.inner)", "yes"}};
    static const char *const unknown[][2] = {
        {"g.x", ""}, {"g.twice", ""}, {"g.inner.z", ""}, {"g", "?"}, {"unknown(g)", "yes"}};
    static const char *const inside[][2] = {{"g.x", "?"}, {"g.twice", ""}, {"g.inner.z", "3"}};
    CHECK_VALUES(state, "title: T\ng: {y: 1}\n", cases);
    CHECK_VALUES(state, "title: T\ng: '?'\n", unknown);
    CHECK_VALUES(state, "title: T\ng: {x: '?', inner: {z: 3}}\n", inside);
}

static void rows_have_groups_with_defaults(void **state) {
    static const char *const cases[][2] = {{"rows.g.limit", "10, 7"},         {"rows.g.low", "9, 6"},
                                           {"count(rows[g.limit > 8])", "1"}, {"count(rows[missing(g)])", "2"},
                                           {"first(rows.g).limit", "10"},     {"last(rows).g.limit", ""},
                                           {"sum(rows.g.limit)", "17"}};
    CHECK_VALUES(state, "title: T\nrows: [{id: a, size: 1}, {id: b, size: 2, g: {limit: 7}}, {id: c}]\n", cases);
}

/* A reference leads to a record or nowhere: nothing is made up behind it. */
static void references_lead_to_what_is_there(void **state) {
    struct world world = default_world(state);
    add_project(&world, "");
    const struct record *child = world_document(&world, "plan", "c", "title: C\nparent: p\n", NULL);
    const struct record *lost = world_document(&world, "plan", "l", "title: L\nparent: nobody\n", NULL);
    world_document(&world, "plan", "p", "title: P\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "I03 2: there is no “nobody” in Plan | known ids are c, l, p\n");
    CHECK_STR(value_of(&world, &world.records, child, "parent.g.name"), "P");
    CHECK_STR(value_of(&world, &world.records, lost, "parent.g.name"), "");
    CHECK_STR(value_of(&world, &world.records, lost, "parent.g.inner.z"), "");
}

static void restricted_records_have_the_defaults_of_their_class(void **state) {
    struct world world = default_world(state);
    add_project(&world, "");
    const struct record *plan = world_document(&world, "plan", "p", "title: T\nrows: [{id: a, size: 3}]\n", NULL);
    world_resolve(&world);
    CHECK_STR(value_of(&world, &world.records, plan, "g.secret"), "7");
    const struct records *customer = records_restrict(world.arena, &world.records, CLASS_CUSTOMER);
    const struct record *shown = records_find(customer, plan->set->kind, STR("p"));
    CHECK_STR(value_of(&world, customer, shown, "g.x"), "5");
    CHECK_STR(value_of(&world, customer, shown, "g.secret"), "");
    CHECK_STR(value_of(&world, customer, shown, "rows.g.limit"), "30");
    CHECK_STR(value_of(&world, customer, shown, "project.thresholds.days"), "90");
}

/* An amount of the project that nobody wrote is in the currency of the document that asks; one that was written keeps
 * its own. */
static void standard_amounts_have_the_currency_of_who_asks(void **state) {
    static const char *const ask = "turnover < project.thresholds.revenue";
    struct world world = default_world(state);
    add_project(&world, "");
    const struct record *pounds = world_document(&world, "plan", "p", "currency: GBP\nturnover: 400000\n", NULL);
    const struct record *euros = world_document(&world, "plan", "e", "turnover: 600000\n", NULL);
    world_resolve(&world);
    CHECK_STR(value_of(&world, &world.records, pounds, ask), "yes");
    CHECK_STR(value_of(&world, &world.records, euros, ask), "no");
    CHECK_STR(value_of(&world, &world.records, pounds, "project.thresholds.revenue"), "500000 GBP");
    CHECK_STR(value_of(&world, &world.records, world.records.project, "thresholds.half"), "250000 EUR");
    CHECK_SAID(&world, "");
    struct world written = default_world(state);
    add_project(&written, "thresholds: {revenue: 300000}\n");
    pounds = world_document(&written, "plan", "p", "currency: GBP\nturnover: 400000\n", NULL);
    CHECK_STR(value_of(&written, &written.records, pounds, "project.thresholds.revenue"), "300000 EUR");
}

static void circles_of_defaults_are_refused(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: k\nfields:\n  g: {type: group, of: {a: {type: number, default: b}, b: {type: number, "
                       "default: h.c}}}\n  h: {type: group, of: {c: {type: number, default: g.a}}}\n");
    assert_false(kinds_link(&world.kinds, &world.sink));
    assert_true(str_find(world_said(&world), STR("is computed from itself"), NULL));
}

static void thresholds_need_defaults(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: project\nfields:\n  thresholds:\n    type: group\n    of:\n      a: {type: number}\n"
                       "      b: {type: number, default: 3}\n      c: {formula: b * 2}\n");
    assert_false(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(&world, "K01 6: the threshold “a” has no default: rules that compare with it would be silent | give it "
                       "its standard, such as “default: 90”\n");
}

/* What a kind asks of the project and the project's own kind does not have. */
static void a_project_without_thresholds_is_named(void **state) {
    struct world world = world_new(state);
    struct source *file = NEW(world.arena, struct source);
    *file = (struct source){.path = STR("templates/project/fields.yaml"),
                            .text = STR("kind: project\nfields:\n  language: {type: text}\n")};
    const struct value *root = yaml_read(world.arena, &world.sink, file, 0, file->text.size);
    struct kind_files files = {.fields = root, .source = file, .folder = STR("templates/project")};
    assert_true(kind_read(&world.kinds, &world.sink, &files));
    world_kind(&world, "kind: plan\nfields:\n  late: {formula: 'as_of > project.thresholds.day'}\n");
    assert_false(kinds_link(&world.kinds, &world.sink));
    CHECK_SAID(&world, "F02 3: “project” has no field “thresholds” | the kind “project” is declared in "
                       "templates/project/fields.yaml: give it the field “thresholds” there\n");
}

/* Exports -------------------------------------------------------------------------------------------------------- */

static void exports_have_what_formulas_see(void **state) {
    struct world world = default_world(state);
    add_project(&world, "");
    const struct record *plan = world_document(&world, "plan", "p", "title: T\nrows: [{id: a, size: 1}]\n", NULL);
    world_resolve(&world);
    struct computation computation = {.arena = world.arena, .sink = &world.sink, .records = &world.records};
    struct exported exported = {.record = plan, .file = STR("p.yaml")};
    struct buffer out = {0};
    export_json(&out, &computation, &exported, 1);
    struct str json = str_copy(world.arena, buffer_str(&out));
    buffer_free(&out);
    static const char *const parts[] = {
        "\"g\": {\n          \"x\": 5,\n          \"y\": null,\n          \"twice\": 10,\n          \"name\": \"T\"",
        "\"inner\": {\n            \"z\": 6,\n            \"w\": null\n          }", "\"bare\": null",
        "\"limit\": 10,\n              \"low\": 9"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!str_find(json, str_of(parts[i]), NULL)) fail_msg("no %s in %.*s", parts[i], STR_ARG(json));
    struct export_tables tables = export_csv(world.arena, &computation, &exported, 1);
    CHECK_STR(
        buffer_str(&tables.items[0].bytes),
        "document,file,currency,incomplete,id,currency,title,turnover,parent,g.x,g.y,g.twice,g.name,g.secret,g.inner.z,"
        "g.inner.w,bare.a,bare.b\r\np,p.yaml,EUR,false,p,,T,,,5,,10,T,7,6,,,\r\n");
    for (size_t i = 0; i < tables.count; i++) buffer_free(&tables.items[i].bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_group_that_was_not_written_has_its_defaults),
        CHECK_ARENA(a_group_that_was_written_keeps_what_was_said),
        CHECK_ARENA(rows_have_groups_with_defaults),
        CHECK_ARENA(references_lead_to_what_is_there),
        CHECK_ARENA(restricted_records_have_the_defaults_of_their_class),
        CHECK_ARENA(standard_amounts_have_the_currency_of_who_asks),
        CHECK_ARENA(circles_of_defaults_are_refused),
        CHECK_ARENA(thresholds_need_defaults),
        CHECK_ARENA(a_project_without_thresholds_is_named),
        CHECK_ARENA(exports_have_what_formulas_see),
    };
    return cmocka_run_group_tests_name("default", tests, NULL, NULL);
}
