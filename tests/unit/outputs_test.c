/* Where outputs lie and what they are called, for whom; which cannot stand beside each other. */
#include "edition/editions.h"

#include "project_world.h"

static void write_kind(struct project_world *world, const char *more) {
    world_templates(world);
    world_file(world, "../built-in/note/fields.yaml",
               str_terminated(world->arena,
                              str_format(world->arena,
                                         "kind: note\nnames: {en: Note}\nbody: text\n%sfields:\n  id: {type: text}\n"
                                         "  account: {type: ref note}\n  title: {type: text, class: customer}\n"
                                         "  day: {type: date, class: customer}\n  secret: {type: text}\n"
                                         "  customer: {type: group, of: {short: {type: text}, name: {type: text}}}\n"
                                         "  text: {type: markdown}\n",
                                         more)));
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
}

static void write_layout(struct project_world *world, const char *name, const char *class, const char *output) {
    const char *path = str_format(world->arena, "../built-in/note/%s.md", name).data;
    const char *text = str_format(world->arena, "---\nclass: %s\n%s\n---\n`= title`\n", class, output).data;
    world_file(world, path, text);
}

/* The stems of all outputs, one a line; what clashes with a star. */
static struct str planned(struct project_world *world) {
    struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    world->sink = diagnostics_new(world->arena); /* of reading */
    struct editions editions = editions_open(project, &world->sink);
    struct str all = STR("");
    for (size_t i = 0; i < editions.planned_count; i++)
        all = str_format(world->arena, "%.*s%s%.*s\n", STR_ARG(all), editions.planned[i].clashes ? "*" : "",
                         STR_ARG(editions.planned[i].place.stem));
    return all;
}

/* `when:` says of which documents a layout makes something, by what its readers may see. */
static void a_layout_may_be_for_some_documents(void **state) {
    struct project_world *world = *state;
    write_kind(world, "");
    write_layout(world, "card", "customer", "when: day <= as_of");
    world_file(world, "a.yaml", "kind: note\nid: a\nday: 2026-11-15\n");
    world_file(world, "b.yaml", "kind: note\nid: b\nday: 2026-11-16\n");
    world_file(world, "c.yaml", "kind: note\nid: c\n");
    CHECK_STR(planned(world), "customer/a/a-card\ninternal/a-sheet\ninternal/b-sheet\ninternal/c-sheet\n");
    CHECK_WORLD_SAID(world, "");
    write_layout(world, "card", "customer", "when: \"not missing(secret)\"");
    planned(world);
    CHECK_WORLD_SAID(world, "F04 ../built-in/note/card.md:3: the layout “card” may not see “secret” (it is internal) | "
                            "show it in a layout of class internal, or leave it out here; were “secret” of class "
                            "customer in its fields.yaml, all readers of that class would see it, in every document\n");
}

static void outputs_lie_in_the_folder_of_their_class(void **state) {
    struct project_world *world = *state;
    write_kind(world, "");
    write_layout(world, "card", "customer", "");
    write_layout(world, "diary", "confidential", "");
    world_file(world, "konten/a/plan.yaml", "kind: note\nid: alpha\n");
    world_file(world, "konten/a/2026/q1/talk.yaml", "kind: note\naccount: alpha\n");
    world_file(world, "konten/b/plan.yaml", "kind: note\ncustomer: {short: Größl & Söhne}\n");
    world_file(world, "konten/c/plan.yaml", "kind: note\n");
    world_file(world, "konten/d/plan.yaml", "kind: note\nid: con\n");
    CHECK_STR(planned(world), "customer/alpha/2026/talk-card\n"
                              "confidential/konten/a/2026/q1/talk-diary\ninternal/konten/a/2026/q1/talk-sheet\n"
                              "customer/alpha/plan-card\n"
                              "confidential/konten/a/plan-diary\ninternal/konten/a/plan-sheet\n"
                              "customer/groessl_soehne/plan-card\n"
                              "confidential/konten/b/plan-diary\ninternal/konten/b/plan-sheet\n"
                              "customer/konten_c_plan/plan-card\n"
                              "confidential/konten/c/plan-diary\ninternal/konten/c/plan-sheet\n"
                              "customer/_con/plan-card\n"
                              "confidential/konten/d/plan-diary\ninternal/konten/d/plan-sheet\n");
    CHECK_WORLD_SAID(world, "");
}

static void the_first_layout_keeps_the_name(void **state) {
    struct project_world *world = *state;
    write_kind(world, "first: sheet\n");
    world_file(world, "a.yaml", "kind: note\n");
    CHECK_STR(planned(world), "internal/a\n");
    write_layout(world, "card", "internal", "");
    CHECK_STR(planned(world), "internal/a-card\ninternal/a\n");
}

static void names_are_safe_everywhere(void **state) {
    static const struct {
        const char *name, *document, *stem;
    } rows[] = {
        {"{title}", "title: Plan 2027", "Plan 2027"},
        {"{title} {day}", "title: Plan\nday: 2027-03-31", "Plan 2027-03-31"},
        {"{title} {day}", "title: Plan", "Plan"},
        {"{title}", "title: 'a/b\\c:d*e?f\"g<h>i|j'", "a-b-c-d-e-f-g-h-i-j"},
        {"{title}", "title: '  A\u00a0\u2009 B.  . '", "A B"},
        {"{title}", "title: .hidden", "hidden"},
        {"{title}", "title: con", "_con"},
        {"{title}", "title: Lpt1.alt.txt", "_Lpt1.alt.txt"},
        {"{title}", "title: Lpt.txt", "Lpt.txt"},
        {"{title}", "title: Console", "Console"},
        {"{title}", "title: 'u\u0308ber'", "\u00fcber"},
        {"{title}", "title: ' . '", "a"},
        {"{title}", "day: 2027-03-31", "a"},
        {"({title}) {secret}", "title: x\nsecret: y", "(x) y"},
        {"{if(title == \\\"x\\\", \\\"yes\\\", \\\"no\\\")}", "title: x", "yes"},
    };
    struct project_world *world = *state;
    write_kind(world, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_layout(world, "sheet", "internal", str_format(world->arena, "name: \"%s\"", rows[i].name).data);
        world_file(world, "k/a.yaml", str_format(world->arena, "kind: note\n%s\n", rows[i].document).data);
        const char *stem = str_format(world->arena, "internal/k/%s\n", rows[i].stem).data;
        CHECK_STR_OF(rows[i].document, planned(world), stem);
        CHECK_WORLD_SAID(world, "");
    }
}

static void names_see_what_their_readers_may(void **state) {
    struct project_world *world = *state;
    write_kind(world, "");
    world_file(world, "a.yaml", "kind: note\ntitle: T\nsecret: S\n");
    write_layout(world, "sheet", "customer", "name: \"{title} {secret}\"");
    CHECK_STR(planned(world), "*customer/a/a\n");
    CHECK_WORLD_SAID(world, "F04 ../built-in/note/sheet.md:3: the layout “sheet” may not see “secret” (it is internal) "
                            "| show it in a layout of class internal, or leave it out here; were “secret” of class customer "
                            "in its fields.yaml, all readers of that class would see it, in every document\n");
}

static void what_cannot_stand_beside_each_other_is_said(void **state) {
    struct project_world *world = *state;
    write_kind(world, "");
    world_file(world, "Plan.yaml", "kind: note\n");
    world_file(world, "plan.yaml", "kind: note\n");
    world_file(world, "plan.md", "---\nkind: note\n---\n");
    world_file(world, "index.yaml", "kind: note\n");
    world_file(world, "x/index.yaml", "kind: note\n");
    CHECK_STR(planned(world), "internal/Plan\n*internal/index\n*internal/plan\n*internal/plan\ninternal/x/index\n");
    struct str said = project_world_said(world);
    assert_true(str_starts(said, STR("X10 index.yaml:1: its output “internal/index” would overwrite the index of all "
                                     "documents | rename the file\nX10 plan.md:1: its output “internal/plan” and "
                                     "“internal/Plan” of ")));
    assert_true(str_ends(said, STR("/Plan.yaml are one file where capitals do not count | rename the file\n")));
}

/* Renaming a file does not help where a layout makes the name. */
static void who_is_called_by_a_layout_alike_is_told_what_to_change(void **state) {
    struct project_world *world = *state;
    write_kind(world, "");
    write_layout(world, "sheet", "internal", "name: \"{day} Card\"");
    world_file(world, "a.yaml", "kind: note\nday: 2026-11-15\n");
    world_file(world, "b.yaml", "kind: note\nday: 2026-11-15\n");
    CHECK_STR(planned(world), "internal/2026-11-15 Card\n*internal/2026-11-15 Card\n");
    assert_true(str_ends(project_world_said(world),
                         STR("a.yaml | change in one of the two documents what the layout “sheet” makes the name of: {day} Card\n")));
}

static void no_two_customers_share_a_folder(void **state) {
    struct project_world *world = *state;
    write_kind(world, "");
    write_layout(world, "sheet", "customer", "");
    world_file(world, "a/plan.yaml", "kind: note\nid: alpha\n");
    world_file(world, "a/talk.yaml", "kind: note\naccount: alpha\n");
    world_file(world, "b/plan.yaml", "kind: note\nid: ALPHA\n");
    CHECK_STR(planned(world), "customer/alpha/plan\ncustomer/alpha/talk\n*customer/ALPHA/plan\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(a_layout_may_be_for_some_documents),
        CHECK_PROJECT(outputs_lie_in_the_folder_of_their_class),
        CHECK_PROJECT(the_first_layout_keeps_the_name),
        CHECK_PROJECT(names_are_safe_everywhere),
        CHECK_PROJECT(names_see_what_their_readers_may),
        CHECK_PROJECT(what_cannot_stand_beside_each_other_is_said),
        CHECK_PROJECT(who_is_called_by_a_layout_alike_is_told_what_to_change),
        CHECK_PROJECT(no_two_customers_share_a_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
