/* Projects without a planpress.yaml: whose files they are, what is assumed of them, what heads may say. */
#include "languages_of_ours.h"
#include "project_world.h"

static const struct date no_day;

static const char *const note_kind =
    "kind: note\nnames: {en: Note, de: Notiz}\ndated: updated\nbody: text\nfields:\n  id: {type: text}\n"
    "  language: {type: text, de: sprache}\n  updated: {type: date, de: stand}\n"
    "  title: {type: text, class: customer, de: titel}\n  name: {type: text, de: name}\n"
    "  value: {type: money, de: wert}\n  text: {type: markdown}\n"
    "  rows: {type: list, de: zeilen, of: {name: {type: text, de: name}, cost: {type: money, de: kosten}}}\n"
    "  years: {type: list, de: jahre, keyed: [year], leaf: amount, of: {year: {type: year}, amount: {type: money}}}\n";

static const char *const settings_kind =
    "kind: project\nfields:\n  language: {type: text, de: sprache}\n  currency: {type: text, de: währung}\n"
    "  as_of: {type: date, de: stichtag}\n  total: {type: list, keyed: [year], leaf: value, of: {year: {type: year}, "
    "value: {type: money}}}\n"
    "  company: {type: group, de: firma, of: {name: {type: text, de: firmenname}, phone: {type: text}}}\n";

static void world_notes(struct project_world *world) {
    world_templates(world);
    world_file(world, "../built-in/note/fields.yaml", note_kind);
    world_file(world, "../built-in/project/fields.yaml", settings_kind);
}

static void a_folder_alone_is_a_project(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    world_file(world, "one.yaml", "kind: note\ntitle: One\n");
    world_file(world, "sub/two.yaml", "kind: note\ntitle: Two\n");
    static const struct {
        const char *path, *root;
        size_t documents;
    } rows[] = {{".", ".", 2}, {"one.yaml", ".", 2}, {"sub", "sub", 1}, {"sub/two.yaml", "sub", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct project *project = world_open(world, rows[i].path, date_of(2026, 11, 15));
        assert_false(project->settled);
        CHECK_STR_OF(rows[i].path, path_relative(world->arena, world->folder, project->root), rows[i].root);
        assert_int_equal(project->document_count, rows[i].documents);
    }
}

static void a_folder_without_documents_is_vacant(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    world_file(world, "readme.md", "# Nothing\n");
    assert_true(world_open(world, ".", no_day)->vacant);
    CHECK_WORLD_SAID(world, "");
}

/* A file that is named by a link belongs to the folder that it leads to. */
static void a_link_leads_to_its_folder(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    world_file(world, "real/one.yaml", "kind: note\n");
    folder_link(world->arena, world->folder, "link.yaml", "real/one.yaml");
    const struct project *project = world_open(world, "link.yaml", date_of(2026, 11, 15));
    CHECK_STR(path_relative(world->arena, world->folder, project->root), "real");
    assert_int_equal(project->document_count, 1);
}

static void languages_are_those_of_the_names(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    const struct {
        const char *text;
        size_t index;
    } rows[] = {
        {"kind: note\ntitle: Plan\nupdated: 2026-11-15\n", ENGLISH},
        {"kind: note\ntitel: Plan\nstand: 15.11.2026\n", GERMAN},
        {"art: Notiz\nname: Plan\n", GERMAN},             /* “name” is both */
        {"kind: note\nname: Plan\n", ENGLISH},            /* nothing tells */
        {"kind: note\ntitel: Plan\n", GERMAN},            /* “kind” tells nothing */
        {"kind: note\ntitle: P\nlanguage: de\n", GERMAN}, /* what is said goes first */
        {"kind: note\nzeilen: [{name: a, kosten: 5}]\ntitle: P\n", GERMAN},
        {"kind: note\nrows:\n  - {name: a, cost: 5}\nTitel: P\n", ENGLISH},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        world_file(world, "one.yaml", rows[i].text);
        const struct project *project = world_open(world, ".", date_of(2026, 11, 15));
        size_t own = project->documents[0].record->language->index;
        if (project->language->index != rows[i].index || own != rows[i].index) fail_msg("%s", rows[i].text);
    }
    world_file(world, "one.yaml", "kind: note\ntitle: P\n");
    world_file(world, "two.md", "---\nart: note\n---\n## Zeilen\n\n| Name | Kosten |\n|---|---|\n| a | 5 |\n");
    world_file(world, "vier.yaml", "kind: note\ntitel: P\n");
    project_world_said(world);
    const struct project *project = world_open(world, ".", date_of(2026, 11, 15));
    assert_int_equal(project->language->index, GERMAN);
    assert_int_equal(project->documents[0].record->language->index, ENGLISH);
    assert_int_equal(project->documents[1].record->language->index, GERMAN);
    struct str said = project_world_said(world);
    assert_true(str_find(said, STR("language de (the names of the fields, not in "), NULL));
}

static void the_currency_is_that_of_the_amounts(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    static const struct {
        const char *text, *currency, *said;
    } rows[] = {
        {"value: CHF 420'000.-\n", "CHF", "currency CHF (the amounts)"},
        {"value: $4.1M\n", "USD", "currency USD (the amounts)"},
        {"years: {2025: 5 m£, 2026: £6m, 2027: $5}\n", "GBP", "currency GBP (the amounts)"},
        {"rows: [{cost: 5 €}, {cost: 7 CHF}]\n", "EUR", "currency EUR (the amounts)"},
        {"value: 5 kr\n", "EUR", "currency EUR (no amount says another)"},
        {"title: TOP 3\nvalue: 250\n", "EUR", "currency EUR (no amount says another)"},
        {"currency: GBP\nvalue: $5\n", "GBP", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        world_file(world, "one.yaml", str_format(world->arena, "kind: note\n%s", rows[i].text).data);
        const struct project *project = world_open(world, ".", date_of(2026, 11, 15));
        CHECK_STR_OF(rows[i].text, project->currency, rows[i].currency);
        struct str said = project_world_said(world);
        if (rows[i].said ? !str_find(said, str_of(rows[i].said), NULL) : str_find(said, STR("currency"), NULL))
            fail_msg("%s: %.*s", rows[i].text, STR_ARG(said));
    }
    world_file(world, "one.yaml", "x-none: 0\n");
    world_file(world, "two.md", "---\nkind: note\n---\n## Rows\n\n| Name | Cost |\n|---|---|\n| a | 95 TCHF |\n");
    CHECK_STR(world_open(world, "two.md", date_of(2026, 11, 15))->currency, "CHF");
}

static void the_day_is_that_of_the_newest_document(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    world_file(world, "one.yaml", "kind: note\ntitle: P\nupdated: 2026-11-01\n");
    world_file(world, "two.yaml", "kind: note\ntitel: P\nstand: 15.11.2026\n");
    struct date day = world_open(world, ".", no_day)->as_of;
    assert_int_equal(date_days(day), date_days(date_of(2026, 11, 15)));
    CHECK_WORLD_SAID(
        world, "X06 planpress.yaml:0: there is no such file: its folder is read as a project, with language en (the "
               "names of the fields, not in two.yaml), currency EUR (no amount says another), the day 2026-11-15 "
               "(the newest document) | to settle it, write into this file, each in its own line: “company: "
               "{name: …}”, “language: en”, “currency: EUR”, “as_of: 2026-11-15”\n");
    setenv("SOURCE_DATE_EPOCH", "86400", true);
    assert_int_equal(world_open(world, ".", no_day)->as_of.year, 1970);
    unsetenv("SOURCE_DATE_EPOCH");
    project_world_said(world);
    folder_remove(world->arena, path_join(world->arena, world->folder, STR("two.yaml")));
    world_file(world, "one.yaml", "kind: note\ntitle: P\n");
    world_file(world, "two.yaml", "kind: note\ntitle: P\n");
    world_open(world, ".", no_day);
    assert_true(str_find(project_world_said(world), STR("add “updated: 2027-01-31” to the document or"), NULL));
}

static void heads_carry_settings(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    world_file(
        world, "one.yaml",
        "kind: note\nlanguage: de\ncompany: {name: Nord}\ntotal: {2025: 5 m€}\nstichtag: 15.11.2026\ncurrency: EUR\n");
    world_file(world, "two.yaml",
               "kind: note\nlanguage: de\nFirma: {Firmenname: Nord, phone: '1'}\ntotal: {2026: 6 m€}\n"
               "as_of: 2026-11-15\n");
    const struct project *project = world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "");
    struct datum company = *record_said(project->record, field_find(project->record->set, STR("company")));
    CHECK_STR(record_said_at(company.record, 0)->text, "Nord");
    CHECK_STR(record_said_at(company.record, 1)->text, "1");
    assert_int_equal(record_said(project->record, field_find(project->record->set, STR("total")))->count, 2);
    assert_int_equal(project->as_of.year, 2026);
}

static void contradictions_name_both(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    world_file(world, "one.yaml", "kind: note\ncompany: {name: Nord}\ncurrency: CHF\n");
    world_file(world, "two.yaml", "kind: note\nfirma: {name: Süd}\ncurrency: EUR\n");
    const struct project *project = world_open(world, ".", date_of(2026, 11, 15));
    struct str said = project_world_said(world), both = STR("one.yaml, line 2, and “Süd” in ");
    assert_true(str_find(said, STR("I09 planpress.yaml:0: “name” is “Nord” in "), NULL) && str_find(said, both, NULL));
    assert_true(str_find(said, STR("two.yaml, line 2 | it holds for all documents of a folder: keep one"), NULL));
    assert_true(str_find(said, STR("I09 planpress.yaml:0: “currency” is “CHF” in "), NULL));
    assert_true(project->documents[0].broken && project->documents[1].broken);
    struct datum company = *record_said(project->record, field_find(project->record->set, STR("company")));
    assert_int_equal(record_said_at(company.record, 0)->kind, DATUM_MISSING); /* neither is believed */
}

static void no_file_says_today(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    world_file(world, "planpress.yaml", "as_of: heute\ncurrency: CHF\n");
    world_file(world, "one.yaml", "kind: note\n");
    setenv("SOURCE_DATE_EPOCH", "86400", true);
    const struct project *project = world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "X01 planpress.yaml:1: “heute” cannot stand in a file: the same files would give other "
                            "pages on another day | leave it out, and the day is that of the last commit; or call with "
                            "--as-of today\n");
    assert_int_equal(project->as_of.year, 1970);
    CHECK_STR(project->currency, "CHF");
}

static void projects_inside_are_no_part(void **state) {
    struct project_world *world = *state;
    world_notes(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "one.yaml", "kind: note\n");
    world_file(world, "a/b/planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "a/b/two.yaml", "kind: note\n");
    world_file(world, "a/b/c/three.yaml", "kind: nonsense\n");
    const struct project *project = world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "");
    assert_int_equal(project->document_count, 1);
    assert_int_equal(project->nested_count, 1);
    CHECK_STR(project->nested[0], "a/b");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(a_folder_alone_is_a_project),
        CHECK_PROJECT(a_folder_without_documents_is_vacant),
        CHECK_PROJECT(a_link_leads_to_its_folder),
        CHECK_PROJECT(languages_are_those_of_the_names),
        CHECK_PROJECT(the_currency_is_that_of_the_amounts),
        CHECK_PROJECT(the_day_is_that_of_the_newest_document),
        CHECK_PROJECT(heads_carry_settings),
        CHECK_PROJECT(contradictions_name_both),
        CHECK_PROJECT(no_file_says_today),
        CHECK_PROJECT(projects_inside_are_no_part),
    };
    return cmocka_run_group_tests_name("assumed", tests, NULL, NULL);
}
