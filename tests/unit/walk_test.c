/* Which files of a project are looked at: each once, links followed, what leads out or cannot be reached named. */
#include "project/walk.h"

#include <sys/wait.h>

#include "base/disk.h"
#include "base/limits.h"
#include "check.h"
#include "folder.h"

struct fixture {
    struct arena *arena;
    struct str above, root;
    struct str further[1];
    size_t further_count;
    struct ignore ignore;
};

static int make_project(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->above = folder_make(fixture->arena);
    fixture->root = path_join(fixture->arena, fixture->above, STR("project"));
    fixture->further[0] = path_join(fixture->arena, fixture->above, STR("store"));
    folder_file(fixture->arena, fixture->above, "outside/secret.yaml", "secret: 1\n");
    folder_file(fixture->arena, fixture->above, "store/x/p.yaml", "");
    folder_file(fixture->arena, fixture->root, "planpress.yaml", "");
    *state = fixture;
    return 0;
}

static int remove_project(void **state) {
    struct fixture *fixture = *state;
    folder_remove(fixture->arena, fixture->above);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static void put(struct fixture *fixture, const char *name) { folder_file(fixture->arena, fixture->root, name, ""); }

static void link_to(struct fixture *fixture, const char *name, const char *target) {
    folder_link(fixture->arena, fixture->root, name, target);
}

/* The files, one a line; then the messages, "CODE level path: text", sorted. */
static struct str walked(struct fixture *fixture) {
    struct arena *arena = fixture->arena;
    struct message problem = {0};
    struct str text = STR("");
    struct diagnostics sink = diagnostics_new(arena);
    const struct files *files = disk_files(arena, fixture->root, fixture->further, fixture->further_count, &problem);
    struct walk_result walk = walk_files(arena, &sink, files, &fixture->ignore);
    for (size_t i = 0; i < walk.count; i++)
        text = str_format(arena, "%.*s%.*s\n", STR_ARG(text), STR_ARG(walk.found[i]));
    for (size_t i = 0; i < walk.ignored_count; i++)
        text = str_format(arena, "%.*s(%.*s by %.*s:%u)\n", STR_ARG(text), STR_ARG(walk.ignored[i].path),
                          STR_ARG(path_name(walk.ignored[i].rule->span.source->path)), walk.ignored[i].rule->span.line);
    diagnostics_sort(&sink);
    for (const struct diagnostic *d = sink.first; d; d = d->next) {
        assert_int_equal(d->span.source->text.size, 0);
        struct str path = path_relative(arena, fixture->root, d->span.source->path);
        text = str_format(arena, "%.*s%.*s %s %.*s: %.*s\n", STR_ARG(text), STR_ARG(d->code),
                          d->severity == SEVERITY_ERROR ? "error" : "warning", STR_ARG(path),
                          STR_ARG(in_english(d->message)));
    }
    return text;
}

#define CHECK_WALKED(fixture, expected) CHECK_STR(walked(fixture), expected)

static void documents_are_found_in_order(void **state) {
    struct fixture *fixture = *state;
    static const char *const names[] = {
        "b.yaml",    "a.md",         "a/z.yml",    "a/b/c.yaml",     "a-b/x.md",     "notes.txt",        "x.YAML",
        ".git/x.md", "a/.hidden.md", "build/x.md", "templates/x.md", "a/build/y.md", "a/templates/z.md", "yaml",
        "A.md",      "c.json",       "d.Markdown", "e.YmL",          "f.jsonl",      "g.yaml~"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) put(fixture, names[i]);
    CHECK_WALKED(fixture, "A.md\na/b/c.yaml\na/build/y.md\na/templates/z.md\na/z.yml\na-b/x.md\na.md\nb.yaml\nc.json\n"
                          "d.Markdown\ne.YmL\nx.YAML\n");
}

static void names_that_no_line_could_show_are_refused(void **state) {
    struct fixture *fixture = *state;
    static const char *const names[] = {"a\nb.yaml", "c\xFF.md", "d\x1B/x.yaml", "e\t.txt", "f:#%? \xE2\x80\xAEx.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) put(fixture, names[i]);
    CHECK_WALKED(fixture, "f:#%? \xE2\x80\xAEx.yaml\n"
                          "X08 error a\nb.yaml: the name has control characters in it, and the file is not read\n"
                          "X08 error c\xFF.md: the name has bytes that are not UTF-8 in it, and the file is not read\n"
                          "X08 error d\x1B: the name has control characters in it, and the folder is not read\n");
}

/* ---- what is left out ---- */

static void put_text(struct fixture *fixture, const char *name, const char *text) {
    folder_file(fixture->arena, fixture->root, name, text);
}

static void what_git_ignores_is_left_out(void **state) {
    struct fixture *fixture = *state;
    static const char *const names[] = {"a.yaml",          "a.old.yaml", "keep.old.yaml", "drafts/x.yaml",
                                        "s/drafts/y.yaml", "s/b.yaml",   "s/a.old.yaml",  "s/t/b.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) put(fixture, names[i]);
    put_text(fixture, ".gitignore", "# comment\r\n*.old.yaml\r\n!keep.old.yaml\n/drafts/\n*.txt\n");
    put_text(fixture, "s/.gitignore", "/b.yaml\n!a.old.yaml\n");
    CHECK_WALKED(fixture, "a.yaml\nkeep.old.yaml\ns/a.old.yaml\ns/drafts/y.yaml\ns/t/b.yaml\n"
                          "(a.old.yaml by .gitignore:2)\n(drafts by .gitignore:4)\n(s/b.yaml by .gitignore:1)\n");
}

static void exclude_has_the_last_word(void **state) {
    struct fixture *fixture = *state;
    struct source settings = {.path = STR("planpress.yaml"), .text = STR("notes/**\n!a.yaml\n")};
    fixture->ignore.exclude = ignore_text(fixture->arena, &settings, STR("."), NULL);
    put(fixture, "a.yaml");
    put(fixture, "notes/a.yaml");
    put(fixture, "notes/b.yaml");
    put(fixture, "notes/deep/c.yaml");
    put_text(fixture, ".gitignore", "*.yaml\n");
    CHECK_WALKED(fixture, "a.yaml\nnotes/a.yaml\n"
                          "(notes/b.yaml by planpress.yaml:1)\n(notes/deep by planpress.yaml:1)\n");
}

static void rules_above_the_project_hold_but_for_its_own_folder(void **state) {
    struct fixture *fixture = *state;
    folder_file(fixture->arena, fixture->above, ".git/HEAD", "");
    folder_file(fixture->arena, fixture->above, ".gitignore", "/project/x.yaml\n*.old.yaml\n");
    put(fixture, "x.yaml");
    put(fixture, "s/x.yaml");
    put(fixture, "a.old.yaml");
    fixture->ignore.above = ignore_above(fixture->arena, fixture->root);
    CHECK_WALKED(fixture, "s/x.yaml\n(a.old.yaml by .gitignore:2)\n(x.yaml by .gitignore:1)\n");
    folder_file(fixture->arena, fixture->above, ".gitignore", "project/\n*.old.yaml\n");
    fixture->ignore.above = ignore_above(fixture->arena, fixture->root);
    CHECK_WALKED(fixture, "a.old.yaml\ns/x.yaml\nx.yaml\n");
}

/* ---- links ---- */

static void a_folder_is_entered_once(void **state) {
    struct fixture *fixture = *state;
    put(fixture, "plan.yaml");
    put(fixture, "sub/x.yaml");
    link_to(fixture, "a", ".");
    link_to(fixture, "b", ".");
    link_to(fixture, "sub/up", "..");
    link_to(fixture, "sub/again", "../sub");
    link_to(fixture, "sub/b", "../b/a/sub");
    link_to(fixture, "0", "sub");
    CHECK_WALKED(fixture, "plan.yaml\nsub/x.yaml\n");
}

static void a_file_is_read_once(void **state) {
    struct fixture *fixture = *state;
    put(fixture, "z/plan.yaml");
    link_to(fixture, "a.yaml", "z/plan.yaml");
    link_to(fixture, "b.yaml", "a.yaml");
    link_to(fixture, "c.md", "./z/../z/plan.yaml");
    link_to(fixture, "settings.yaml", "planpress.yaml");
    CHECK_WALKED(fixture, "z/plan.yaml\n");
}

/* Programs that save space, and stores of contents, make one file of two that are equal. */
static void hard_links_are_files(void **state) {
    struct fixture *fixture = *state;
    put(fixture, "a.yaml");
    assert_int_equal(
        link(folder_at(fixture->arena, fixture->root, "a.yaml"), folder_at(fixture->arena, fixture->root, "b.yaml")),
        0);
    CHECK_WALKED(fixture, "a.yaml\nb.yaml\n");
}

/* What is not walked through by its own name can be linked to: the link's name counts. */
static void links_bring_in_what_is_hidden(void **state) {
    struct fixture *fixture = *state;
    put(fixture, ".store/one.txt");
    put(fixture, ".store/folder/two.yaml");
    put(fixture, "02.yaml");
    link_to(fixture, "03.yaml", ".store/one.txt");
    link_to(fixture, "01.yaml", "03.yaml");
    link_to(fixture, "00", ".store/folder");
    link_to(fixture, "x.txt", ".store/folder/two.yaml");
    link_to(fixture, ".hidden.yaml", ".store/one.txt");
    CHECK_WALKED(fixture, "00/two.yaml\n01.yaml\n02.yaml\n");
}

static void templates_and_outputs_are_no_documents(void **state) {
    struct fixture *fixture = *state;
    put(fixture, "templates/note/fields.yaml");
    put(fixture, "build/x.md");
    link_to(fixture, "layouts", "templates");
    link_to(fixture, "note", "templates/note");
    link_to(fixture, "fields.yaml", "templates/note/fields.yaml");
    link_to(fixture, "out", "build");
    CHECK_WALKED(fixture, "");
}

static void what_leads_out_is_named(void **state) {
    struct fixture *fixture = *state;
    put(fixture, "plan.yaml");
    link_to(fixture, "e.yaml", "/proc/self/environ");
    link_to(fixture, "folder", "../outside");
    link_to(fixture, "gone", "../no-such-folder");
    link_to(fixture, "secret.md", "../outside/secret.yaml");
    link_to(fixture, "logo.png", "/etc/logo.png");
    link_to(fixture, "to.yaml", "folder/secret.yaml");
    link_to(fixture, "build", "../outside");
    CHECK_WALKED(fixture, "plan.yaml\n"
                          "X05 error e.yaml: “e.yaml” leads out of the project's folder\n"
                          "X05 error folder: “folder” leads out of the project's folder\n"
                          "X05 warning gone: “gone” leads out of the project's folder\n"
                          "X05 warning logo.png: “logo.png” leads out of the project's folder\n"
                          "X05 error secret.md: “secret.md” leads out of the project's folder\n");
}

static void links_to_nowhere_are_named(void **state) {
    struct fixture *fixture = *state;
    link_to(fixture, "a.yaml", "gone.yaml");
    link_to(fixture, "folder", "no-folder");
    link_to(fixture, "one", "two");
    link_to(fixture, "two", "one");
    CHECK_WALKED(fixture, "X01 error a.yaml: “a.yaml” is a link that leads nowhere\n"
                          "X01 warning folder: “folder” is a link that leads nowhere\n"
                          "X01 warning one: “one” is a link that leads nowhere\n"
                          "X01 warning two: “two” is a link that leads nowhere\n");
}

static void pipes_are_named_where_they_look_like_documents(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(mkfifo(folder_at(fixture->arena, fixture->root, "pipe.yaml"), 0600), 0);
    assert_int_equal(mkfifo(folder_at(fixture->arena, fixture->root, "control"), 0600), 0);
    link_to(fixture, "to.md", "control");
    CHECK_WALKED(fixture, "X01 error pipe.yaml: “pipe.yaml” is neither a file nor a folder\n"
                          "X01 error to.md: “to.md” is neither a file nor a folder\n");
}

/* ---- further roots ---- */

static void what_is_linked_in_has_the_names_of_its_links(void **state) {
    struct fixture *fixture = *state;
    fixture->further_count = 1;
    folder_file(fixture->arena, fixture->above, "store/x/deep/q.yaml", "");
    folder_link(fixture->arena, fixture->above, "store/x/out.yaml", "../../outside/secret.yaml");
    put(fixture, "c.yaml");
    link_to(fixture, "b", "../store/x");
    link_to(fixture, "d", "../store/x/deep");
    link_to(fixture, "e.yaml", "../store/x/p.yaml");
    CHECK_WALKED(fixture, "b/deep/q.yaml\nb/p.yaml\nc.yaml\n"
                          "X05 error ../store/x/out.yaml: “out.yaml” leads out of the project's folder\n");
}

/* A file of a linked folder that a link of its own came before. */
static void the_first_link_wins(void **state) {
    struct fixture *fixture = *state;
    fixture->further_count = 1;
    link_to(fixture, "a.yaml", "../store/x/p.yaml");
    link_to(fixture, "b", "../store/x");
    link_to(fixture, "c", "../store");
    CHECK_WALKED(fixture, "a.yaml\n");
}

/* ---- rights, depth ---- */

static void walk_without_rights(struct fixture *fixture) {
    struct str found = walked(fixture);
    bool right = str_equal_c(found, "a/x.yaml\nplan.yaml\nshut.yaml\n"
                                    "X03 error a/shut: “shut” cannot be read: Permission denied\n"
                                    "X03 error a/shut.md: “shut.md” cannot be read: Permission denied\n");
    if (!right) print_message("%.*s\n", STR_ARG(found));
    _Exit(!right);
}

static void one_folder_that_is_shut_hides_no_other(void **state) {
    struct fixture *fixture = *state;
    enum { NOBODY = 65534 };
    static const char *const shut[] = {"a/shut", "a/shut.md", "shut.yaml"};
    put(fixture, "a/x.yaml");
    put(fixture, "a/shut/y.yaml");
    put(fixture, "a/shut.md/z.yaml");
    put(fixture, "plan.yaml");
    put(fixture, "shut.yaml"); /* a file: reading it will say so */
    for (size_t i = 0; i < 3; i++) assert_int_equal(chmod(folder_at(fixture->arena, fixture->root, shut[i]), 0), 0);
    assert_int_equal(chmod(str_terminated(fixture->arena, fixture->above), 0755), 0);
    pid_t child = fork();
    if (!child && !geteuid() && (setgid(NOBODY) || setuid(NOBODY))) _Exit(2);
    if (!child) walk_without_rights(fixture);
    int status;
    assert_true(waitpid(child, &status, 0) == child && WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void folders_below_the_limit_are_named(void **state) {
    struct fixture *fixture = *state;
    struct str path = STR("d");
    for (int i = 1; i < LIMIT_DEPTH; i++) path = str_format(fixture->arena, "%.*s/d", STR_ARG(path));
    put(fixture, str_format(fixture->arena, "%.*s/last.yaml", STR_ARG(path)).data);
    put(fixture, str_format(fixture->arena, "%.*s/d/too-deep.yaml", STR_ARG(path)).data);
    CHECK_WALKED(fixture, str_format(fixture->arena,
                                     "%.*s/last.yaml\nI13 error %.*s/d: this folder is the 65th inside another and is "
                                     "left out; no more than 64 are read\n",
                                     STR_ARG(path), STR_ARG(path))
                              .data);
}

#define WALK_TEST(test) cmocka_unit_test_setup_teardown(test, make_project, remove_project)

int main(void) {
    const struct CMUnitTest tests[] = {
        WALK_TEST(documents_are_found_in_order),
        WALK_TEST(names_that_no_line_could_show_are_refused),
        WALK_TEST(what_git_ignores_is_left_out),
        WALK_TEST(exclude_has_the_last_word),
        WALK_TEST(rules_above_the_project_hold_but_for_its_own_folder),
        WALK_TEST(a_folder_is_entered_once),
        WALK_TEST(a_file_is_read_once),
        WALK_TEST(hard_links_are_files),
        WALK_TEST(links_bring_in_what_is_hidden),
        WALK_TEST(templates_and_outputs_are_no_documents),
        WALK_TEST(what_leads_out_is_named),
        WALK_TEST(links_to_nowhere_are_named),
        WALK_TEST(pipes_are_named_where_they_look_like_documents),
        WALK_TEST(what_is_linked_in_has_the_names_of_its_links),
        WALK_TEST(the_first_link_wins),
        WALK_TEST(one_folder_that_is_shut_hides_no_other),
        WALK_TEST(folders_below_the_limit_are_named),
    };
    return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
