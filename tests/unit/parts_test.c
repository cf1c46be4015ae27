/* Pieces that layouts share: put where they are named as if their text stood there. */
#include "composed.h"

#include "base/locale.h"
#include "languages_of_ours.h"
#include "write/write.h"

static void part(struct project_world *world, const char *name, const char *text) {
    struct str file = str_format(world->arena, "../built-in/note/parts/%s.md", name);
    world_file(world, str_terminated(world->arena, file), text);
}

/* The blocks of a note in the layout, as the dump of documents shows them; "refused" when it cannot be used. */
static struct str compose(struct project_world *world, const char *layout) {
    world_templates(world);
    world_file(world, "../built-in/note/sheet.md", layout);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "note.yaml", "kind: note\ntitle: a\nrows: [{name: x}, {name: y}]\n");
    struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    struct locale *locale = locale_open(LANGUAGE_EN);
    struct document *document = composed(world, project, &project->layouts[0], locale);
    locale_close(locale);
    if (!document) return STR("refused");
    struct buffer out = {0};
    dump_document(&out, document);
    struct str dump = str_copy(world->arena, buffer_str(&out)), line;
    buffer_free(&out);
    while (str_cut(&dump, '\n', &line) && !str_starts(line, STR("  as_of"))) {}
    return dump;
}

#define LAYOUT(text) "---\nclass: internal\n---\n" text
#define PART(name) "```part " name "\n```\n"

static void a_part_reads_as_if_its_text_stood_there(void **state) {
    struct project_world *world = *state;
    part(world, "two", "Of `= title`\n\n## Below\n\nb\n\n# New\n\nn\n");
    struct str put = compose(world, LAYOUT("# One\n\n" PART("two") "\nAfter\n\n## Last\n\nl\n"));
    struct str written =
        compose(world, LAYOUT("# One\n\nOf `= title`\n\n## Below\n\nb\n\n# New\n\nn\n\nAfter\n\n## Last\n\nl\n"));
    CHECK_STR_OF("as written", put, str_terminated(world->arena, written));
    CHECK_STR(put, "  section 1 #one \"One\"\n    paragraph \"Of a\"\n    section 2 #below \"Below\"\n"
                   "      paragraph \"b\"\n  section 1 #new \"New\"\n    paragraph \"n\"\n    paragraph \"After\"\n"
                   "    section 2 #last \"Last\"\n      paragraph \"l\"\n");
    CHECK_WORLD_SAID(world, "");
}

static void parts_stand_in_pieces_and_in_parts(void **state) {
    struct project_world *world = *state;
    part(world, "row", "Row `= name`\n");
    part(world, "rows", "````each rows\n" PART("row") "````\n");
    CHECK_STR(compose(world, LAYOUT("::: internal\n" PART("rows") ":::\n\n" PART("rows"))),
              "  notice text \"Internal\"\n    paragraph \"Row x\"\n    paragraph \"Row y\"\n"
              "  paragraph \"Row x\"\n  paragraph \"Row y\"\n");
    CHECK_WORLD_SAID(world, "");
}

static void the_project_s_own_part_wins(void **state) {
    struct project_world *world = *state;
    part(world, "row", "Built in\n");
    world_file(world, "templates/note/parts/row.md", "Own\n");
    CHECK_STR(compose(world, LAYOUT(PART("row"))), "  paragraph \"Own\"\n");
    CHECK_WORLD_SAID(world, "");
}

static void mistakes_are_said_where_they_stand(void **state) {
    struct project_world *world = *state;
    part(world, "wrong", "Fine\n\n`= titel`\n");
    part(world, "headed", "---\nclass: customer\n---\nText\n");
    CHECK_STR(compose(world, LAYOUT(PART("wrong") PART("none")
                                        PART("headed") "- a\n\n  ```part wrong\n  ```\n\n"
                                                       "```part wrong\nrows: 1\n```\n" PART("../note/x"))),
              "refused");
    CHECK_WORLD_SAID(
        world,
        "F02 ../built-in/note/parts/wrong.md:3: unknown name “titel” | did you mean “title”?\n"
        "D02 ../built-in/note/sheet.md:6: there is no part “none” | it is the file parts/NAME.md beside the "
        "layout; write its name as it stands there\n"
        "D02 ../built-in/note/sheet.md:8: a part has no front matter, but there is some in “headed” | leave it "
        "out: the layout says what it needs\n"
        "D02 ../built-in/note/sheet.md:12: a part stands by itself, not inside a list or quote: “wrong” | put it "
        "below the list or quote\n"
        "D02 ../built-in/note/sheet.md:15: a part takes no options: “wrong” | leave the block empty: ```part "
        "NAME, and ``` below it\n"
        "D02 ../built-in/note/sheet.md:18: there is no part “../note/x” | it is the file parts/NAME.md beside "
        "the layout; write its name as it stands there\n");
}

/* What a class may not see, it may not see in a part. */
static void a_part_has_the_class_of_its_layout(void **state) {
    struct project_world *world = *state;
    part(world, "secret", "`= count(rows)`\n");
    CHECK_STR(compose(world, "---\nclass: customer\n---\n" PART("secret")), "refused");
    struct str said = project_world_said(world);
    assert_true(str_starts(said, STR("F04 ../built-in/note/parts/secret.md:1: the layout “sheet” may not see “rows”")));
}

static void no_part_holds_itself(void **state) {
    struct project_world *world = *state;
    part(world, "a", "A\n\n" PART("b"));
    part(world, "b", "````when true\n" PART("c") "````\n");
    part(world, "c", "C\n\n" PART("a"));
    CHECK_STR(compose(world, LAYOUT(PART("a"))), "refused");
    CHECK_WORLD_SAID(world, "D02 ../built-in/note/parts/c.md:3: a part would hold itself: “a” | take it out here\n");
    part(world, "a", PART("a"));
    CHECK_STR(compose(world, LAYOUT(PART("a"))), "refused");
    CHECK_WORLD_SAID(world, "D02 ../built-in/note/parts/a.md:1: a part would hold itself: “a” | take it out here\n");
}

/* Twice as many in each of twenty parts would be a million. */
static void parts_do_not_multiply_for_ever(void **state) {
    struct project_world *world = *state;
    for (int i = 0; i < 20; i++) {
        struct str twice = str_format(world->arena, "```part p%d\n```\n```part p%d\n```\n%c", i + 1, i + 1, 0);
        struct str name = str_format(world->arena, "p%d%c", i, 0);
        part(world, name.data, twice.data);
    }
    part(world, "p20", "x\n");
    CHECK_STR(compose(world, LAYOUT(PART("p0"))), "refused");
    struct str said = project_world_said(world);
    assert_true(str_find(said, STR("too many parts in one layout, the last is"), NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(a_part_reads_as_if_its_text_stood_there),
        CHECK_PROJECT(parts_stand_in_pieces_and_in_parts),
        CHECK_PROJECT(the_project_s_own_part_wins),
        CHECK_PROJECT(mistakes_are_said_where_they_stand),
        CHECK_PROJECT(a_part_has_the_class_of_its_layout),
        CHECK_PROJECT(no_part_holds_itself),
        CHECK_PROJECT(parts_do_not_multiply_for_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
