/* Opening projects: where they are found, the day, which files count, chapters, and whose templates win. */
#include "languages_of_ours.h"
#include "project_world.h"

static const struct date no_day;

static void expect_day(struct project_world *world, struct date wish, int year, int month, int day) {
    struct project *project = world_open(world, ".", wish);
    assert_non_null(project);
    assert_int_equal(date_days(project->as_of), date_days(date_of(year, month, day)));
    CHECK_WORLD_SAID(world, "");
}

/* The stems of the documents, with " broken" behind those in error. */
static struct str stems(struct project_world *world, const struct project *project) {
    struct str list = STR("");
    for (size_t i = 0; i < project->document_count; i++)
        list = str_format(world->arena, "%.*s%s%.*s%s", STR_ARG(list), i ? ", " : "",
                          STR_ARG(project->documents[i].stem), project->documents[i].broken ? " broken" : "");
    return list;
}

static void it_is_found_upwards(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    bool settled = true;
    project_root(world->arena, world_path(world, "../built-in"), &settled);
    assert_false(settled);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "a/b/note.yaml", "kind: note\n");
    static const char *const paths[] = {".", "planpress.yaml", "a", "a/b", "a/b/note.yaml"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct project *project = world_open(world, paths[i], no_day);
        assert_non_null(project);
        CHECK_STR_OF(paths[i], path_relative(world->arena, world->folder, project->root), ".");
        CHECK_STR_OF(paths[i], stems(world, project), "a/b/note");
    }
    CHECK_WORLD_SAID(world, "");
}

static void the_day_comes_from_outside(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "currency: EUR\n");
    assert_non_null(world_open(world, ".", no_day));
    CHECK_WORLD_SAID(world,
                     "X01 planpress.yaml:1: the day that plans are read as of is not known | add “as_of: 2027-01-31” "
                     "(“stichtag:”), call with --as-of, or commit the folder to git\n");
    setenv("SOURCE_DATE_EPOCH", "86400", true);
    expect_day(world, no_day, 1970, 1, 2);
    setenv("SOURCE_DATE_EPOCH", "yesterday", true);
    assert_non_null(world_open(world, ".", no_day));
    assert_int_equal(world->sink.errors, 1);
    project_world_said(world);
    setenv("SOURCE_DATE_EPOCH", "86400", true);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    expect_day(world, no_day, 2026, 11, 15);
    expect_day(world, date_of(2027, 1, 31), 2027, 1, 31);
}

/* The committer's own day counts: half past midnight in Dresden is not yet that day in London. */
static void the_last_commit_gives_the_day(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "currency: EUR\n");
    struct str command = str_format(world->arena,
                                    "cd %.*s && git init -q . 2>/dev/null && git add planpress.yaml && "
                                    "GIT_COMMITTER_DATE='2026-05-06T00:30:00+0200' "
                                    "git -c user.name=a -c user.email=a@b.c commit -q -m one",
                                    STR_ARG(world->folder));
    if (system(str_terminated(world->arena, command))) skip();
    expect_day(world, no_day, 2026, 5, 6);
    setenv("SOURCE_DATE_EPOCH", "0", true);
    expect_day(world, no_day, 1970, 1, 1);
}

static void files_count_by_what_they_say(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "b.yaml", "art: Notiz\n");
    world_file(world, "a.md", "---\nkind: note\n---\n# Text\n");
    world_file(world, "README.md", "# No front matter\n");
    world_file(world, "picture.txt", "kind: note\n");
    world_file(world, ".hidden/a.yaml", "kind: note\n");
    world_file(world, "build/a.yaml", "kind: note\n");
    world_file(world, "templates/a.yaml", "kind: note\n");
    world_file(world, "below/templates/c.yml", "kind: note\n");
    struct project *project = world_open(world, ".", no_day);
    CHECK_STR(stems(world, project), "a, b, below/templates/c");
    CHECK_WORLD_SAID(world, "");
    world_file(world, "c.yaml", "title: no kind\n");
    world_file(world, "d.yaml", "kind: nota\n");
    world_file(world, "e.yaml", "kind: invoice\n");
    world_file(world, "f.yaml", "- a list\n");
    world_file(world, "g.yaml", "kind: note\ntitel: wrong\n");
    world_file(world, "h.yaml", "\xFF\n");
    world_file(world, "i.yaml", "");
    project = world_open(world, ".", no_day);
    CHECK_STR(stems(world, project), "a, b, below/templates/c, g broken");
    CHECK_WORLD_SAID(
        world, "X02 d.yaml:1: unknown kind “nota”: the file is left out | did you mean “note”?\n"
               "X02 e.yaml:1: unknown kind “invoice”: the file is left out | to add a kind, make a folder "
               "templates/invoice with a fields.yaml and a layout\n"
               "I04 g.yaml:2: unknown key “titel” in “Note” | did you mean “title”?\n"
               "I12 h.yaml:1: the file is not UTF-8: the byte 0xFF here is part of no character | save it as UTF-8; it "
               "was probably saved as Windows-1252 (“ANSI”)\n");
}

/* What is said of files that are left alone, once they are named. */
static struct str left_alone(struct project_world *world, const struct project *project) {
    struct str text = STR("");
    for (const struct diagnostic *d = project->left_alone.first; d; d = d->next)
        text = str_format(world->arena, "%.*s%.*s: %.*s\n", STR_ARG(text), STR_ARG(d->span.source->name),
                          STR_ARG(in_english(d->message)));
    return text;
}

static void other_people_s_files_are_left_alone(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\nexclude: [drafts/]\n");
    world_file(world, "a.md", "---\ntags: [x]\ntitle: T\n---\n");
    world_file(world, "b.yaml", "a: 1\n b: [\n  c: {{ d }}\n---\n- @x\n");
    world_file(world, "c.json", "{\"name\": \"art\", \"kind\": [\"x\"]}");
    world_file(world, "d.yaml", "apiVersion: v1\nkind: Nota\n");
    world_file(world, "drafts/x.yaml", "kind: note\ntitle: [\n");
    world_file(world, "e.yaml", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n");
    struct project *project = world_open(world, ".", no_day);
    CHECK_STR(stems(world, project), "");
    CHECK_WORLD_SAID(world, "");
    CHECK_STR(left_alone(world, project), "a.md: the file does not say its kind and is no document\n"
                                          "b.yaml: the file does not say its kind and is no document\n"
                                          "c.json: the file does not say its kind and is no document\n"
                                          "d.yaml: the file says its kind to another program (“apiVersion”)\n"
                                          "e.yaml: the file does not say its kind and is no document\n");
    assert_int_equal(project->ignored_count, 1);
    world_file(world, "b.yaml", "kind: note\ntitle: [\n");
    world_file(world, "note.yaml", "title: called like a kind\n");
    world_open(world, ".", no_day);
    CHECK_STR(world->sink.first->code, "I00");
    const struct diagnostic *last = world->sink.first; /* about note.yaml; then follow those of making records */
    while (last && !str_equal_c(last->span.source->name, "note.yaml")) last = last->next;
    assert_non_null(last);
    CHECK_STR(last->code, "X02");
}

static void chapters_join_their_document(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "note.yaml", "kind: note\nid: größe\n");
    world_file(world, "one.md", "---\nkind: chapter\nof: groesse\n---\n# One\n");
    world_file(world, "two.md", "---\nart: Kapitel\ngehört_zu: Größe\n---\n# Two\n");
    struct project *project = world_open(world, ".", no_day);
    CHECK_STR(stems(world, project), "note");
    const struct record *record = project->documents[0].record;
    const struct block *text = record_said(record, field_find(record->set, STR("text")))->blocks;
    CHECK_STR(inline_plain(world->arena, text->inlines), "One");
    CHECK_STR(inline_plain(world->arena, text->next->inlines), "Two");
    assert_int_equal(project->documents[0].source_count, 3);
    CHECK_WORLD_SAID(world, "");
    world_file(world, "one.md", "---\nkind: chapter\nof: größte\n---\n# One\n");
    world_file(world, "two.md", "---\nkind: chapter\n---\n# Two\n");
    world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "I03 one.md:3: there is no document with the id “größte” | did you mean “größe”?\n"
                            "I07 two.md:2: a chapter needs the id of the document it belongs to | add a line “of: ID” "
                            "(“gehört_zu: ID”)\n");
}

static void a_mistake_in_a_chapter_breaks_its_document(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "a.yaml", "kind: note\nid: a\n");
    world_file(world, "b.yaml", "kind: note\nid: b\n");
    world_file(world, "one.md", "---\nkind: chapter\nof: a\n---\n# One\n\n::: nobody\ntext\n:::\n");
    CHECK_STR(stems(world, world_open(world, ".", no_day)), "a broken, b");
    assert_int_equal(world->sink.errors, 1);
}

static void the_project_s_own_templates_win(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "../built-in/note/extra.md", "---\nclass: internal\n---\nbuilt in\n");
    world_file(world, "../built-in/languages/de.yaml", "One: Eins\nTwo: Zwei\n");
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "templates/note/sheet.md", "---\nclass: internal\n---\nown\n");
    world_file(world, "templates/note/README.md", "no layout\n");
    world_file(world, "templates/languages/de.yaml", "Two: Zwo\n");
    world_file(world, "templates/memo/fields.yaml", "kind: memo\nfields: {title: {type: text}}\n");
    world_file(world, "templates/style.css", "own");
    struct project *project = world_open(world, ".", no_day);
    assert_int_equal(project->layout_count, 2);
    CHECK_STR(project->layouts[0].name, "extra");
    CHECK_STR(project->layouts[1].name, "sheet");
    assert_true(str_find(project->layouts[1].source->text, STR("own"), NULL));
    assert_non_null(kinds_find(&project->kinds, STR("memo")));
    assert_non_null(kinds_find(&project->kinds, STR("note")));
    CHECK_STR(catalogue_find(&project->catalogues[GERMAN], STR("One"))->translated, "Eins");
    CHECK_STR(catalogue_find(&project->catalogues[GERMAN], STR("Two"))->translated, "Zwo");
    assert_null(catalogue_find(&project->catalogues[GERMAN], STR("Three")));
    CHECK_STR(project->style_css, "own");
    CHECK_STR(project->page_html, "{{body}}");
    CHECK_WORLD_SAID(world, "");
    world_file(world, "templates/note/fields.yaml", "kind: note\nfields: {only: {type: text}}\n");
    project = world_open(world, ".", no_day);
    assert_int_equal(kinds_find(&project->kinds, STR("note"))->fields->count, 1);
    assert_int_equal(project->layout_count, 2);
}

static bool is_whole(const struct project *project, const char *name) {
    const struct kind *kind = kinds_find(&project->kinds, str_of(name));
    assert_non_null(kind);
    return kind->fields;
}

static void built_in_kinds_are_read_when_they_are_needed(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "a.yaml", "kind: Bericht\n");
    world_file(world, "../built-in/report/fields.yaml",
               "kind: report\nnames: {de: Bericht}\nfields:\n  notes: {type: documents note}\n"
               "  place: {type: ref places | atlas.maps}\n");
    world_file(world, "../built-in/report/sheet.md", "---\nclass: internal\n---\n");
    world_file(world, "../built-in/places/fields.yaml",
               "kind: places\nregister: places\nfields: {places: {type: list, of: {id: {type: text}}}}\n");
    world_file(world, "../built-in/atlas/fields.yaml",
               "kind: atlas\nfields:\n  maps: {type: list, of: {id: {type: text}}}\n");
    world_file(world, "../built-in/poem/fields.yaml", "kind: poem\nfields:\n  verse: {type: text}\n");
    world_file(world, "../built-in/poem/page.md", "---\nclass: internal\n---\n");
    const struct project *project = world_open(world, ".", no_day);
    CHECK_STR(stems(world, project), "a");
    static const char *const needed[] = {"project", "report", "note", "places", "atlas"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) assert_true(is_whole(project, needed[i]));
    assert_false(is_whole(project, "poem"));
    assert_int_equal(project->layout_count, 3); /* its layout is known all the same */
    CHECK_WORLD_SAID(world, "");
}

/* Their names are known, and what is wrong with them is said when somebody needs them. */
static void kinds_that_nobody_needs_are_known_by_name(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "../built-in/poem/fields.yaml",
               "kind: poem\nnames: {de: Gedicht}\nfields:\n  verse: {typ: text}\n");
    world_file(world, "../built-in/ode/fields.yaml", "kind: ode\nfields: none\n");
    world_file(world, "a.yaml", "kind: Gedichte\n");
    world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "X02 a.yaml:1: unknown kind “Gedichte”: the file is left out | did you mean “Gedicht”?\n");
    world_file(world, "a.yaml", "kind: Gedicht\n");
    world_file(world, "b.yaml", "kind: ode\n");
    world_open(world, ".", no_day);
    CHECK_WORLD_SAID(
        world,
        "K01 ../built-in/ode/fields.yaml:2: “fields:” is missing: what the documents of “ode” hold\n"
        "K01 ../built-in/poem/fields.yaml:4: “verse” has no type | write {type: text}, or another type\n"
        "K01 ../built-in/poem/fields.yaml:4: a field has no attribute “typ” | did you mean “type”?\n"
        "X02 b.yaml:1: unknown kind “ode”: the file is left out | to add a kind, make a folder templates/ode with a "
        "fields.yaml and a layout\n");
}

#define RULES(code, when)                                       \
    "checks:\n- {code: " code ", level: info, when: " when ", say: " \
    "{en: a, de: b}, help: {en: c, de: d}, source: P}\n"

static void own_kinds_are_always_read(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "../built-in/poem/fields.yaml",
               "kind: poem\nfields:\n  verse: {type: text}\nnames: {de: Gedicht}\n");
    world_file(world, "../built-in/verse/fields.yaml",
               "kind: verse\nnames: {de: Strophe}\nfields:\n  verse: {type: text}\n");
    world_file(world, "templates/memo/fields.yaml",
               "kind: memo\nnames: {de: Verse}\nfields:\n  a: {typ: text}\n  all: {type: documents Gedicht}\n"
               "  more: {type: documents Strophe}\n");
    const struct project *project = world_open(world, ".", no_day);
    assert_true(is_whole(project, "Gedicht") && is_whole(project, "Strophe"));
    CHECK_STR(kinds_find(&project->kinds, STR("verse"))->name, "memo"); /* the project's own name is meant */
    CHECK_WORLD_SAID(world,
                     "K01 templates/memo/fields.yaml:4: “a” has no type | write {type: text}, or another type\n"
                     "K01 templates/memo/fields.yaml:4: a field has no attribute “typ” | did you mean “type”?\n");
}

/* Rules beside the fields of a kind; a project may add some to a built-in kind, and a kind of its own has its own. */
static void kinds_have_rules_in_a_file_of_their_own(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "../built-in/box/fields.yaml", "kind: box\nfields: {id: {type: text}, size: {type: number}}\n");
    world_file(world, "../built-in/box/rules.yaml", RULES("B01", "size > 3"));
    world_file(world, "k.yaml", "kind: box\nsize: 4\n");
    const struct kind *box = kinds_find(&world_open(world, ".", no_day)->kinds, STR("box"));
    assert_int_equal(box->check_count, 1);
    assert_non_null(field_find(box->fields, STR("accepted")));
    CHECK_WORLD_SAID(world, "");
    world_file(world, "templates/box/rules.yaml", RULES("B02", "sze > 3"));
    box = kinds_find(&world_open(world, ".", no_day)->kinds, STR("box"));
    assert_int_equal(box->check_count, 2);
    CHECK_WORLD_SAID(world, "F02 templates/box/rules.yaml:2: unknown name “sze” | did you mean “size”?\n");
    world_file(world, "templates/box/fields.yaml", "kind: box\nfields: {sze: {type: number}, size: {type: number}}\n");
    box = kinds_find(&world_open(world, ".", no_day)->kinds, STR("box"));
    assert_int_equal(box->check_count, 1);
    CHECK_WORLD_SAID(world, "");
}

static void what_is_no_file_of_rules_is_reported(void **state) {
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"rules: []\n", "K01 templates/note/rules.yaml:1: a rules.yaml holds “checks:” alone, found “rules”\n"
                        "K01 templates/note/rules.yaml:1: a rules.yaml starts with “checks:”\n"},
        {"checks: []\nfields: {}\n",
         "K01 templates/note/rules.yaml:2: a rules.yaml holds “checks:” alone, found “fields”\n"},
        {"- code: P01\n", "K01 templates/note/rules.yaml:1: a rules.yaml starts with “checks:”\n"},
        {"", "K01 templates/note/rules.yaml:1: a rules.yaml starts with “checks:”\n"},
        {"checks: []\n", ""},
    };
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "k.yaml", "kind: note\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world_file(world, "templates/note/rules.yaml", cases[i].text);
        world_open(world, ".", no_day);
        CHECK_WORLD_SAID(world, cases[i].said);
    }
    world_file(world, "templates/notes/rules.yaml", RULES("B01", "true"));
    world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "K01 templates/notes/rules.yaml:1: these are rules of no kind: there is no kind “notes” | "
                            "put a fields.yaml beside them, or call the folder as the kind that they are for\n");
}

/* A project's own types change the built-in kinds too; its mistakes are reported whether anything has the type or not.
 */
static void own_types_come_before_built_in_ones(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(
        world, "../built-in/types.yaml",
        "# shared\nsize:\n  type: enum\n  of: {small: Klein}\nshape: {type: text, de: Gestalt}\nodd: {type: x}\n");
    world_file(world, "../built-in/box/fields.yaml",
               "kind: box\nnames: {de: Kiste}\ntypes: {side: {type: size, de: Seite}}\nfields:\n  id: {type: text}\n"
               "  size: {type: side}\n  shape: {type: shape}\n");
    world_file(world, "../built-in/box/sheet.md", "---\nclass: internal\n---\n`= size`\n");
    world_file(world, "templates/types.yaml", "{size: {type: enum, of: {small: Klein, large: Groß}}}\n");
    world_file(world, "k.yaml", "kind: Kiste\nSeite: groß\ngestalt: rund\n");
    struct project *project = world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "");
    CHECK_STR(record_said_at(project->documents[0].record, 1)->choice->name, "large");
    world_file(world, "templates/types.yaml", "size: {type: enum, of: {large: Groß}}\nbad: {type: siez}\n");
    world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "K01 templates/types.yaml:2: there is no type “siez” | did you mean “size”?\n");
    world_file(world, "templates/types.yaml", "types:\n  size: {type: enum, of: {large: Groß}}\n");
    world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "I08 k.yaml:2: “groß” is not one of the choices of “size” | the choices are Small\n"
                            "K01 templates/types.yaml:1: the types stand in this file without “types:” above them | "
                            "leave the line out, and begin each type at the beginning of its line\n");
    world_file(world, "templates/types.yaml", "- size\n");
    world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "I08 k.yaml:2: “groß” is not one of the choices of “size” | the choices are Small\n"
                            "K01 templates/types.yaml:1: types are expected here, each with its name | write stance: "
                            "{type: enum, of: {for: Dafür, against: Dagegen}}\n");
}

static void settings_may_stand_one_level_too_deep(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml",
               "as_of: 2026-11-15\ncompany: {name: A, fiscal_year_start: April, currency: CHF}\n"
               "currency: €\n");
    struct project *project = world_open(world, ".", no_day);
    assert_int_equal(record_calendar(project->record).first_month, 4);
    CHECK_STR(project->currency, "EUR");
    CHECK_WORLD_SAID(
        world, "I02 planpress.yaml:2: “fiscal_year_start” was read as if it stood outside “company” | write it on a "
               "line of its own that is not indented\n"
               "I04 planpress.yaml:2: unknown key “currency” in “company” | it is a field of “Project”: check how far "
               "it is indented\n");
}

static void languages_and_currencies_have_a_standard(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\nsprache: de\nlanguage: de\n");
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\nlanguage: de\ncurrency: CHF\n");
    world_file(world, "a.yaml", "kind: note\nrows: [{cost: \"1.000\"}, {cost: 1.000.000}]\n");
    world_file(world, "b.yaml", "kind: note\nlanguage: en\nrows: [{cost: 12.5}]\n");
    world_file(world, "c.yaml", "kind: note\nlanguage: fr\n");
    struct project *project = world_open(world, ".", no_day);
    assert_int_equal(project->documents[0].record->language->index, GERMAN);
    assert_int_equal(project->documents[1].record->language->index, ENGLISH);
    CHECK_STR(project->documents[1].record->currency, "CHF");
    CHECK_WORLD_SAID(world, "I06 a.yaml:2: “1.000” can mean 1000 or 1 | write “1000” or “1”\n"
                            "I08 c.yaml:2: unknown language “fr” | the languages are en and de, with a country de-AT, "
                            "de-CH, en-GB, en-US\n");
}

/* Rules that compare with a limit would be silent if it were “?”. */
static void a_limit_cannot_be_unknown(void **state) {
    static const struct {
        const char *written, *said;
    } cases[] = {
        {"schwellen: {tage: 30}\n", ""},
        {"schwellen: {tage: }\n", ""},
        {"schwellen: {tage: '?'}\n", "I02 planpress.yaml:3: “tage” is settled here and cannot be “?”: the standard "
                                     "holds, 90 | write a value, or leave it out\n"},
        {"schwellen: unbekannt\n", "I02 planpress.yaml:3: “schwellen” is settled here and cannot be “?”: the standards "
                                   "hold | write a value, or leave it out\n"},
        {"company: {name: '?'}\n", ""},
    };
    struct project_world *world = *state;
    world_templates(world);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text = str_format(world->arena, "as_of: 2026-11-15\nlanguage: de\n%s", cases[i].written);
        world_file(world, "planpress.yaml", str_terminated(world->arena, text));
        const struct project *project = world_open(world, ".", no_day);
        struct computation computation = {.arena = world->arena, .sink = &world->sink};
        const struct record *settled = project->record;
        const struct field *group = field_find(settled->set, STR("thresholds"));
        const struct record *limits = datum_record(record_value(&computation, settled, group));
        struct datum days = record_value(&computation, limits, field_find(limits->set, STR("days")));
        CHECK_STR_OF(cases[i].written, decimal_plain(world->arena, days.number), i ? "90" : "30");
        CHECK_STR_OF(cases[i].written, project_world_said(world), cases[i].said);
    }
}

static void a_folder_of_templates_must_be_whole(void **state) {
    struct project_world *world = *state;
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "../built-in/project/fields.yaml", "kind: project\nfields: {as_of: {type: date}}\n");
    assert_null(world_open(world, ".", no_day));
    assert_true(str_starts(in_english(world->problem), STR("page.html is missing in ")));
    world_templates(world);
    assert_non_null(world_open(world, ".", no_day));
    world_file(world, "planpress.yaml", "\xFF");
    assert_null(world_open(world, ".", no_day));
    assert_true(str_ends(in_english(world->problem), STR("planpress.yaml cannot be used")));
}

/* A picture that is read is found to be none; one that is refused is not read. */
static void logos_are_read_from_the_project_alone(void **state) {
    struct project_world *world = *state;
    static const struct {
        const char *file, *logo, *said;
    } rows[] = {
        {"planpress.yaml", "logo.png", "G01 planpress.yaml:2: the image “logo.png” is neither a PNG nor a JPEG"},
        {"planpress.yaml", "in/logo.png", "G01 planpress.yaml:2: the image “in/logo.png” is neither a PNG nor a JPEG"},
        {"planpress.yaml", "link.png", "G01 planpress.yaml:2: the image “link.png” is neither a PNG nor a JPEG"},
        {"planpress.yaml", "gone.png", "D04 planpress.yaml:2: the logo “gone.png” does not exist"},
        {"planpress.yaml", "in", "D04 planpress.yaml:2: the logo “in” is a folder"},
        {"planpress.yaml", "../logo.png",
         "D04 planpress.yaml:2: the logo “../logo.png” leads out of the project's folder"},
        {"planpress.yaml", "../gone.png",
         "D04 planpress.yaml:2: the logo “../gone.png” leads out of the project's folder"},
        {"planpress.yaml", "out.png", "D04 planpress.yaml:2: the logo “out.png” leads out of the project's folder"},
        {"planpress.yaml", "away.png", "D04 planpress.yaml:2: the logo “away.png” leads out of the project's folder"},
        {"planpress.yaml", "/etc/passwd",
         "D04 planpress.yaml:2: the logo “/etc/passwd” leads out of the project's folder"},
        {"planpress.yaml", "/no/such", "D04 planpress.yaml:2: the logo “/no/such” leads out of the project's folder"},
        {"planpress.yaml", "https://x.example/a.png",
         "D04 planpress.yaml:2: the logo “https://x.example/a.png” is on the network"},
        {"templates/theme.yaml", "../logo.png",
         "G01 templates/theme.yaml:2: the image “../logo.png” is neither a PNG nor a JPEG"},
        {"templates/theme.yaml", "../../logo.png",
         "D04 templates/theme.yaml:2: the logo “../../logo.png” leads out of the project's folder"},
    };
    world_templates(world);
    world_file(world, "../built-in/project/fields.yaml",
               "kind: project\nfields: {as_of: {type: date}, logo: {type: text}}\n");
    world_file(world, "logo.png", "no picture");
    world_file(world, "in/logo.png", "no picture");
    world_file(world, "../logo.png", "no picture");
    folder_link(world->arena, world->folder, "link.png", "in/logo.png");
    folder_link(world->arena, world->folder, "out.png", "../logo.png");
    folder_link(world->arena, world->folder, "away.png", "../gone.png");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
        world_file(world, "templates/theme.yaml", "text: {}\n");
        const char *first = strcmp(rows[i].file, "planpress.yaml") ? "text: {}" : "as_of: 2026-11-15";
        world_file(world, rows[i].file, str_format(world->arena, "%s\nlogo: %s\n", first, rows[i].logo).data);
        assert_non_null(world_open(world, ".", no_day));
        struct str said = project_world_said(world);
        if (!str_find(said, str_of(rows[i].said), NULL)) fail_msg("%s: %.*s", rows[i].logo, STR_ARG(said));
    }
}

static struct project *open_with_root(struct project_world *world, const char *root) {
    const struct str roots[] = {world_path(world, root)};
    struct project_options options = {
        .path = world->folder, .templates = world->built_in, .roots = roots, .root_count = 1};
    return project_open(world->arena, &world->sink, &options, &world->problem);
}

/* As a build system does it: the project is a folder of links. */
static void all_of_a_project_may_be_linked_in(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "../source/planpress.yaml", "as_of: 2026-11-15\nlanguage: de\n");
    world_file(world, "../source/konten/note.yaml", "kind: note\nid: n\n");
    world_file(world, "../source/konten/one.md", "---\nkind: chapter\nof: n\n---\n# One\n");
    world_file(world, "../source/templates/note/sheet.md", "---\nclass: internal\n---\nown\n");
    world_file(world, "konten/two.md", "---\nkind: chapter\nof: n\n---\n# Two\n");
    struct str folder = world->folder;
    folder_link(world->arena, folder, "planpress.yaml", "../source/planpress.yaml");
    folder_link(world->arena, folder, "konten/note.yaml", "../../source/konten/note.yaml");
    folder_link(world->arena, folder, "konten/one.md", "../../source/konten/one.md");
    folder_link(world->arena, folder, "templates", "../source/templates");
    assert_null(world_open(world, ".", no_day));
    CHECK_WORLD_SAID(world,
                     "X05 planpress.yaml:0: “planpress.yaml” leads out of the project's folder | copy it into the "
                     "project's folder; if a build system links it in, allow its folder: --root DIR\n"
                     "X05 templates:0: “templates” leads out of the project's folder | copy it into the "
                     "project's folder; if a build system links it in, allow its folder: --root DIR\n");
    struct project *project = open_with_root(world, "../source");
    CHECK_WORLD_SAID(world, "");
    CHECK_STR(stems(world, project), "konten/note");
    assert_int_equal(project->documents[0].source_count, 3);
    CHECK_STR(project->documents[0].sources[1]->name, "konten/one.md");
    CHECK_STR(project->layouts[0].source->text, "---\nclass: internal\n---\nown\n");
    CHECK_STR(path_relative(world->arena, folder, project->documents[0].source->path), "konten/note.yaml");
    assert_null(open_with_root(world, "../nowhere"));
    assert_true(str_ends(in_english(world->problem), STR("is not a folder that can be read from")));
}

/* A link to a folder or a layout beside it brings nothing twice; what leads out, or is no file, is named once. */
static void templates_are_read_once_and_from_inside(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "templates/memo/fields.yaml", "kind: memo\nfields: {title: {type: text}}\n");
    world_file(world, "templates/memo/a.md", "---\nclass: internal\n---\n");
    world_file(world, "../outside/b.md", "---\nclass: secret\n---\n");
    folder_link(world->arena, world->folder, "templates/again", "memo");
    folder_link(world->arena, world->folder, "templates/memo/z.md", "a.md");
    const struct project *project = world_open(world, ".", no_day);
    CHECK_WORLD_SAID(world, "");
    assert_int_equal(project->layout_count, 2); /* the note's, and one of the memo */
    folder_link(world->arena, world->folder, "templates/memo/b.md", "../../../outside/b.md");
    folder_link(world->arena, world->folder, "templates/out", "../../outside");
    folder_link(world->arena, world->folder, "templates/style.css", "/etc/hostname");
    assert_int_equal(mkfifo(str_terminated(world->arena, world_path(world, "templates/page.html")), 0600), 0);
    assert_non_null(world_open(world, ".", no_day));
    static const char help[] = "copy it into the project's folder; if a build system links it in, allow its folder: "
                               "--root DIR";
    struct str expected = str_format(
        world->arena,
        "X05 templates/memo/b.md:0: “b.md” leads out of the project's folder | %s\n"
        "X05 templates/out:0: “out” leads out of the project's folder | %s\n"
        "X01 templates/page.html:0: “page.html” is neither a file nor a folder | pipes, devices, sockets and what lies "
        "in /proc are not read: copy what you need into a file\n"
        "X05 templates/style.css:0: “style.css” leads out of the project's folder | %s\n",
        help, help, help);
    CHECK_WORLD_SAID(world, expected.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(it_is_found_upwards),
        CHECK_PROJECT(the_day_comes_from_outside),
        CHECK_PROJECT(the_last_commit_gives_the_day),
        CHECK_PROJECT(files_count_by_what_they_say),
        CHECK_PROJECT(other_people_s_files_are_left_alone),
        CHECK_PROJECT(chapters_join_their_document),
        CHECK_PROJECT(a_mistake_in_a_chapter_breaks_its_document),
        CHECK_PROJECT(the_project_s_own_templates_win),
        CHECK_PROJECT(built_in_kinds_are_read_when_they_are_needed),
        CHECK_PROJECT(kinds_that_nobody_needs_are_known_by_name),
        CHECK_PROJECT(own_kinds_are_always_read),
        CHECK_PROJECT(kinds_have_rules_in_a_file_of_their_own),
        CHECK_PROJECT(what_is_no_file_of_rules_is_reported),
        CHECK_PROJECT(own_types_come_before_built_in_ones),
        CHECK_PROJECT(settings_may_stand_one_level_too_deep),
        CHECK_PROJECT(languages_and_currencies_have_a_standard),
        CHECK_PROJECT(a_limit_cannot_be_unknown),
        CHECK_PROJECT(a_folder_of_templates_must_be_whole),
        CHECK_PROJECT(logos_are_read_from_the_project_alone),
        CHECK_PROJECT(all_of_a_project_may_be_linked_in),
        CHECK_PROJECT(templates_are_read_once_and_from_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
