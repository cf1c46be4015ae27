/* Where ids and names are said and used, and giving them others. */
#include "editor_world.h"

static struct str locations(struct editor_world *world, struct editor_locations found) {
    struct str said = STR("");
    for (size_t i = 0; i < found.count; i++) {
        const struct editor_location *at = &found.items[i];
        struct editor_range line = sketch_line(at->file.text, at->range.start);
        said = str_format(
            world->arena, "%.*s%.*s [%.*s] %.*s\n", STR_ARG(said), STR_ARG(path_name(at->file.path)),
            STR_ARG(str_slice(at->file.text, at->range.start, at->range.end)),
            STR_ARG(str_excerpt(world->arena, str_trim(str_slice(at->file.text, line.start, line.end)), 40)));
    }
    return said;
}

static struct str definition(struct editor_world *world, const char *name, const char *text) {
    size_t at;
    struct editor_file file = marked(world, name, text, &at);
    return locations(world, editor_definition(&world->editor, &file, at));
}

static struct str highlight(struct editor_world *world, const char *name, const char *text) {
    size_t at;
    struct editor_file file = marked(world, name, text, &at);
    return locations(world, editor_highlight(&world->editor, &file, at));
}

#define PLAN "art: account-plan\n"
#define KESTREL "accounts/kestrel/plan.yaml"

static void definitions(void **state) {
    struct editor_world *world = *state;
    CHECK_STR(definition(world, "x.yaml", PLAN "verantwortlich: wie¦chert\n"),
              "personen.yaml [wiechert] - id: wiechert\n");
    CHECK_STR(definition(world, "x.yaml", PLAN "team: Bernd Terhorst, Katharina Wie¦chert\n"),
              "personen.yaml [wiechert] - id: wiechert\n");
    CHECK_STR(definition(world, "x.yaml", PLAN "team: [K. Wie¦chert]\n"), "personen.yaml [wiechert] - id: wiechert\n");
    CHECK_STR(definition(world, "x.yaml", PLAN "team: [Frau Wie¦chert]\n"), "personen.yaml [wiechert] - id: wiechert\n");
    CHECK_STR(definition(world, "x.yaml", PLAN "verant¦wortlich: wiechert\n"), "fields.yaml [owner] owner:\n");
    CHECK_STR(definition(world, KESTREL, in_content(world, KESTREL, "contacts: [desmond, hur")),
              "plan.yaml [hurley] - {id: hurley, name: Conor Hurley, title…\n");
    CHECK_STR(definition(world, "accounts/kestrel/x.md", "---\nkind: annual-review\naccount: kes¦trel\n---\n"),
              "plan.yaml [kestrel] id: kestrel\n");
    CHECK_STR(definition(world, "accounts/x.md", "---\n" PLAN "---\nSiehe [Plan](kestrel/pl¦an.yaml).\n"),
              "plan.yaml [] # A plan of middle size: written in Octo…\n");
    CHECK_STR(definition(world, "x.yaml", PLAN "verantwortlich: nie¦mand\n"), "");
    CHECK_STR(definition(world, "x.yaml", PLAN "akzeptiert:\n  - {code: P0¦4}\n"), "rules.yaml [c] - code: P04\n");
    CHECK_STR(definition(world, "../templates/account-plan/plan.md", "---\nclass: internal\n---\n`= ow¦ner.name`\n"),
              "fields.yaml [owner] owner:\n");
}

static void uses(void **state) {
    struct editor_world *world = *state;
    size_t at;
    CHECK_STR(highlight(world, KESTREL, in_content(world, KESTREL, "- {id: ba")),
              "plan.yaml [ban] - {id: ban, name: Bandon, country: IE, r…\n"
              "plan.yaml [ban] - {id: kiely, name: Orla Kiely-Walsh, ti…\nplan.yaml [ban] site: ban\n");
    struct editor_file file = marked(world, "personen.yaml", in_content(world, "personen.yaml", "- id: wiech"), &at);
    struct editor_locations all = editor_references(&world->editor, &file, at, true);
    struct editor_locations used = editor_references(&world->editor, &file, at, false);
    assert_true(used.count > 10);
    assert_int_equal(all.count, used.count + 1);
    file = marked(world, KESTREL, in_content(world, KESTREL, "\njoint_a"), &at);
    used = editor_references(&world->editor, &file, at, false);
    assert_true(used.count >= 5);
}

/* The text after renaming, or what was refused. */
static struct str renamed(struct editor_world *world, const char *name, const char *text, const char *to) {
    size_t at;
    struct editor_file file = marked(world, name, text, &at);
    struct editor_edits edits;
    struct message problem;
    if (!editor_rename(&world->editor, &file, at, str_of(to), &edits, &problem))
        return str_join(world->arena, STR("no: "), in_english(problem));
    struct str said = STR("");
    for (size_t i = 0; i < edits.count; i++) {
        const struct editor_edit *edit = &edits.items[i];
        said =
            str_format(world->arena, "%.*s%.*s [%.*s→%.*s]\n", STR_ARG(said), STR_ARG(path_name(edit->file.path)),
                       STR_ARG(str_slice(edit->file.text, edit->edit.start, edit->edit.end)), STR_ARG(edit->edit.text));
    }
    return said;
}

static void renaming(void **state) {
    struct editor_world *world = *state;
    const char *brosnan = in_content(world, KESTREL, "- {id: bros");
    struct str said = renamed(world, KESTREL, brosnan, "padraig");
    assert_true(str_starts(said, STR("plan.yaml [brosnan→padraig]\nplan.yaml [brosnan→padraig]\n")));
    assert_true(str_find(said, STR("quarterly-review-2026-q4.md [brosnan→padraig]"), NULL));
    CHECK_STR(renamed(world, KESTREL, brosnan, "hurley"), "no: “Conor Hurley” is called so already");
    CHECK_STR(renamed(world, KESTREL, brosnan, "a b"), "no: “a b” is no id: letters, figures, “_” and “-” make one");
    CHECK_STR(renamed(world, KESTREL, brosnan, "okeeffe"), "no: “Declan O’Keeffe” is called so already");
    CHECK_STR(renamed(world, KESTREL, in_content(world, KESTREL, "version: \"1"), "x"),
              "no: ids and names of persons, documents and rows can be renamed, nothing else");
    const char *site = in_content(world, KESTREL, "{id: mal, name: Mal");
    CHECK_STR(renamed(world, KESTREL, site, "Mallow, north"), "plan.yaml [Mallow→\"Mallow, north\"]\n");
    struct editor_range range;
    struct str name;
    struct message problem;
    size_t at;
    struct editor_file file = marked(world, KESTREL, brosnan, &at);
    assert_true(editor_may_rename(&world->editor, &file, at, &range, &name, &problem));
    CHECK_STR(name, "brosnan");
}

static void links(void **state) {
    struct editor_world *world = *state;
    size_t at;
    struct editor_file file =
        marked(world, "accounts/x.md",
               "---\n" PLAN
               "---\n# Titel\n[a](kestrel/plan.yaml) [b](https://x.example/) [c](<my file.md>) [d](#titel) [e](\n",
               &at);
    struct editor_links links = editor_links(&world->editor, &file);
    struct str said = STR("");
    for (size_t i = 0; i < links.count; i++) {
        struct str target = links.items[i].target;
        if (str_starts(target, STR("/"))) target = path_relative(world->arena, world->project->root, target);
        said = str_format(world->arena, "%.*s[%.*s→%.*s:%zu]", STR_ARG(said),
                          STR_ARG(str_slice(file.text, links.items[i].range.start, links.items[i].range.end)),
                          STR_ARG(target), links.items[i].line);
    }
    CHECK_STR(said, "[kestrel/plan.yaml→accounts/kestrel/plan.yaml:0][https://x.example/→https://x.example/:0]"
                    "[my file.md→accounts/my file.md:0][#titel→accounts/x.md:4]");
}

static void by_name(void **state) {
    struct editor_world *world = *state;
    struct editor_findings found = editor_find(&world->editor, STR("milk protein"), 5);
    assert_true(found.count >= 1);
    CHECK_STR(found.items[0].name, "Milk protein plant Cork");
    CHECK_STR(found.items[0].container, "Opportunities, Account plan Kestrel 2026–2028");
    assert_int_equal(editor_find(&world->editor, STR(""), 7).count, 7);
    assert_int_equal(editor_find(&world->editor, STR("gibt es nicht"), 7).count, 0);
}

static struct str formatted(struct editor_world *world, const char *name, const char *text) {
    size_t at, count;
    struct editor_file file = marked(world, name, text, &at);
    struct text_edit *edits;
    struct message problem;
    struct str out;
    if (!editor_format(&world->editor, &file, &edits, &count, &problem)) return in_english(problem);
    assert_true(text_edits_apply(world->arena, file.text, edits, count, &out));
    return out;
}

static void formatting(void **state) {
    struct editor_world *world = *state;
    CHECK_STR(formatted(world, "x.yaml", "a:   b\nc:\n    d: e\n"), "a: b\nc:\n  d: e\n");
    CHECK_STR(formatted(world, "x.yaml", "a:   b \r\n\r\n\r\n\r\nc:\r\n    d: e"), "a: b\r\n\r\nc:\r\n  d: e\r\n");
    CHECK_STR(formatted(world, "x.yaml", "a: [\nb: c\n"), "it has mistakes that have to be mended first");
    CHECK_STR(formatted(world, "x.md", "---\na:   b\n---\n|a|b|\n|-|-|\n"),
              "---\na: b\n---\n| a   | b   |\n|-----|-----|\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definitions), cmocka_unit_test(uses),    cmocka_unit_test(renaming),
        cmocka_unit_test(links),       cmocka_unit_test(by_name), cmocka_unit_test(formatting),
    };
    return EDITOR_TESTS(tests);
}
