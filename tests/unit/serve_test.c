/* What a server of pages decides without a network: who may ask, what a served copy is, what opens an editor, what is left out
 * of watching, what is remembered of pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "workbench/editor_link.h"
#include "workbench/http_guard.h"
#include "workbench/known.h"
#include "workbench/served_copy.h"
#include "workbench/tell.h"
#include "workbench/watch_tree.h"

static void assert_text(struct str text, const char *expected) {
    char *found = strndup(text.data ? text.data : "", text.size);
    assert_string_equal(found, expected);
    free(found);
}

static void who_is_let_in(void **state) {
    (void)state;
    static const struct {
        unsigned port;
        struct http_headers headers;
        bool lets;
    } rows[] = {
        {4747, {"127.0.0.1:4747", NULL, NULL, NULL}, true},
        {4747, {"localhost:4747", "http://localhost:4747", "same-origin", "cors"}, true},
        {4747, {"LOCALHOST:4747", NULL, "none", "navigate"}, true},
        {4747, {NULL, NULL, NULL, NULL}, false},
        {4747, {"", NULL, NULL, NULL}, false},
        {4747, {"127.0.0.1", NULL, NULL, NULL}, false},
        {80, {"127.0.0.1", NULL, NULL, NULL}, true},
        {4747, {"127.0.0.1:47470", NULL, NULL, NULL}, false},
        {4747, {"127.0.0.1:4747.evil.example", NULL, NULL, NULL}, false},
        {4747, {"evil.example:4747", NULL, NULL, NULL}, false},
        {4747, {"127.0.0.1:4747", "http://evil.example", NULL, NULL}, false},
        {4747, {"127.0.0.1:4747", "null", NULL, NULL}, false},
        {4747, {"127.0.0.1:4747", "https://127.0.0.1:4747", NULL, NULL}, false},
        {4747, {"127.0.0.1:4747", NULL, "cross-site", "navigate"}, true},
        {4747, {"127.0.0.1:4747", NULL, "cross-site", "no-cors"}, false},
        {4747, {"127.0.0.1:4747", NULL, "same-site", NULL}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (http_guard_lets(rows[i].port, &rows[i].headers) != rows[i].lets) fail_msg("row %zu", i);
}

static void check_copy(const char *page, const char *expected) {
    struct buffer out = {0};
    served_copy(&out, str_of(page), STR("N"));
    char *version = strstr(out.data, "data-page=\"");
    assert_non_null(version);
    memset(version + 11, 'V', 16);
    assert_text(buffer_str(&out), expected);
    buffer_free(&out);
}

#define SCRIPT "<script nonce=\"N\" data-page=\"VVVVVVVVVVVVVVVV\" defer src=\"/.planpress/serve.js\"></script>"
#define META "<meta http-equiv=\"Content-Security-Policy\" content=\""
static void what_a_served_copy_is(void **state) {
    (void)state;
    check_copy("<head>" META "default-src 'none'\">\n</head>",
               "<head>" META "default-src 'none'; script-src 'nonce-N'; connect-src 'self'; frame-src 'self'\">" SCRIPT
               "\n</head>");
    check_copy("<head>" META "default-src 'none'; script-src 'sha256-x'; img-src data:\"></head>",
               "<head>" META "default-src 'none'; script-src 'sha256-x' 'nonce-N'; img-src data:; connect-src 'self'; "
               "frame-src 'self'\">" SCRIPT "</head>");
    check_copy("<head><title>x</title></head>", "<head>" SCRIPT "<title>x</title></head>");
    check_copy("", SCRIPT);
    check_copy("<head>" META "default-src 'none'", "<head>" SCRIPT META "default-src 'none'");
}

static void what_opens_an_editor(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct str pattern;
    setenv("VISUAL", "", 1);
    setenv("EDITOR", "/usr/bin/codium --wait", 1);
    assert_true(editor_pattern((struct str){0}, &pattern));
    assert_text(editor_link(arena, pattern, STR("/a b/ü.yaml"), 12, 3), "vscodium://file/a%20b/%C3%BC.yaml:12:3");
    setenv("EDITOR", "vi", 1);
    assert_true(editor_pattern((struct str){0}, &pattern));
    assert_text(editor_link(arena, pattern, STR("/a"), 0, 0), "vscode://file/a:1:1");
    assert_true(editor_pattern(STR("my-editor://open?f={file}&l={line}"), &pattern));
    assert_text(editor_link(arena, pattern, STR("/a"), 7, 1), "my-editor://open?f=/a&l=7");
    assert_true(editor_pattern(STR("none"), &pattern));
    assert_text(editor_link(arena, pattern, STR("/a"), 7, 1), "");
    static const char *const wrong[] = {"nothing", "javascript:alert('{file}')", "://{file}", "my-editor://open", "Java://{file}"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (editor_pattern(str_of(wrong[i]), &pattern)) fail_msg("%s", wrong[i]);
    arena_destroy(arena);
}

static void what_is_not_watched(void **state) {
    (void)state;
    const struct watch_wish wish = {.root = STR("/p"), .output = STR("/p/build")};
    static const struct {
        const char *folder, *name;
        bool out;
    } rows[] = {{"/p", "plan.yaml", false},     {"/p", ".gitignore", false}, {"/p", ".git", true},
                {"/p", ".plan.yaml.swp", true}, {"/p", "plan.yaml~", true},  {"/p", "4913", true},
                {"/p", "#plan.yaml#", true},    {"/p", "build", true},       {"/p/konten", "build", false},
                {"/p", "builds", false},        {"/p", "node_modules", true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (watch_leaves_out(&wish, str_of(rows[i].folder), str_of(rows[i].name)) != rows[i].out)
            fail_msg("%s/%s", rows[i].folder, rows[i].name);
}

#define TELL(known, what, text) known_take(known, what, STR(text))
static void what_is_known(void **state) {
    (void)state;
    struct known *known = known_new();
    known_begin(known);
    TELL(known, TELL_WRITTEN, "1internal/a.html");
    assert_true(known_serves(known, STR("internal/a.html"))); /* before the round has come to its end */
    TELL(known, TELL_FILE, "1internal/a.html");
    TELL(known, TELL_PAGE, "internal/a.html\0{a}");
    TELL(known, TELL_ALL, "{all}");
    assert_text(known_all(known), "");
    TELL(known, TELL_DONE, "");
    assert_text(known_all(known), "{all}");
    assert_text(known_page(known, STR("internal/a.html")), "{a}");
    known_begin(known); /* one that is killed */
    TELL(known, TELL_FILE, "1internal/b.html");
    known_begin(known); /* one that makes nothing */
    TELL(known, TELL_ALL, "{wrong}");
    TELL(known, TELL_FAILED, "");
    TELL(known, TELL_DONE, "");
    assert_true(known_failed(known));
    assert_text(known_all(known), "{wrong}");
    assert_true(known_serves(known, STR("internal/a.html")));
    assert_false(known_serves(known, STR("internal/b.html")));
    known_begin(known);
    TELL(known, TELL_ALL, "{}");
    TELL(known, TELL_DONE, "");
    assert_false(known_failed(known));
    assert_false(known_serves(known, STR("internal/a.html")));
    known_free(known);
}

/* Pages that were looked at longest ago go first. */
static void what_is_kept_of_pages(void **state) {
    (void)state;
    struct known *known = known_new();
    enum { SIZE = 4 * 1024 * 1024 };
    char *page = calloc(1, SIZE), name[] = "a";
    for (int i = 0; i < 10; i++, name[0]++) {
        page[0] = name[0];
        known_keep(known, str_of(name), (struct str){page, SIZE});
    }
    assert_int_equal(known_kept(known, STR("a")).size, 0);
    assert_int_equal(known_kept(known, STR("j")).size, SIZE);
    assert_int_equal(known_kept(known, STR("j")).data[0], 'j');
    known_keep(known, STR("j"), STR("less"));
    assert_text(known_kept(known, STR("j")), "less");
    free(page);
    known_free(known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_let_in),       cmocka_unit_test(what_a_served_copy_is),
        cmocka_unit_test(what_opens_an_editor), cmocka_unit_test(what_is_not_watched),
        cmocka_unit_test(what_is_known),       cmocka_unit_test(what_is_kept_of_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
