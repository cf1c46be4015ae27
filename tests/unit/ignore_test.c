/* What patterns leave out: names by a table, whole files of random patterns by what git itself says. */
#include "project/ignore.h"

#include "base/disk.h"
#include "check.h"
#include "folder.h"
#include "project/walk.h"

static void names_match(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *name;
        bool matches;
    } rows[] = {
        {"a", "a", true},
        {"a", "ab", false},
        {"*", "", true},
        {"*", "abc", true},
        {"a*c", "abbc", true},
        {"a*c", "acb", false},
        {"*a*b*", "xaxb", true},
        {"*.yaml", "x.yaml", true},
        {"?", "", false},
        {"?x", "ax", true},
        {"[a-c]x", "bx", true},
        {"[a-c]x", "dx", false},
        {"[!a]", "b", true},
        {"[^a]", "a", false},
        {"[]a]", "]", true},
        {"[a-]", "-", true},
        {"[[:digit:]]", "7", true},
        {"[[:digit:]x]", "x", true},
        {"[[:digit:]]", "x", false},
        {"[a", "[a", false},
        {"\\*", "*", true},
        {"\\*", "a", false},
        {"a\\", "a\\", false},
        {"[\\]]", "]", true},
        {"a**c", "abc", true},
        {"\\#a", "#a", true},
        {"*a", "baab", false},
        {"*aab", "aaaab", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (ignore_name_matches(str_of(rows[i].pattern), str_of(rows[i].name)) != rows[i].matches)
            fail_msg("“%s” and “%s”", rows[i].pattern, rows[i].name);
}

static const char *left_out(struct arena *arena, const char *text, const char *path, bool folder) {
    struct source source = {.path = STR(".gitignore"), .text = str_of(text)};
    const struct ignore_rule *rule =
        ignore_find(NULL, ignore_text(arena, &source, STR("."), NULL), str_of(path), folder);
    return rule ? str_terminated(arena, rule->written) : "";
}

static void the_last_rule_that_matches_decides(void **state) {
    static const struct {
        const char *text, *path, *rule;
        bool folder;
    } rows[] = {
        {"a\n", "x/a", "a", false},
        {"/a\n", "x/a", "", false},
        {"x/a\n", "x/a", "x/a", false},
        {"x/a\n", "y/x/a", "", false},
        {"**/x/a\n", "y/x/a", "**/x/a", false},
        {"x/**\n", "x", "", true},
        {"x/**\n", "x/y/z", "x/**", false},
        {"x/**/z\n", "x/z", "x/**/z", false},
        {"x/**/z\n", "x/a/b/z", "x/**/z", false},
        {"a/\n", "a", "", false},
        {"a/\n", "a", "a/", true},
        {"a*\n!ab\n", "ab", "", false},
        {"a*\n!ab\nab\n", "ab", "ab", false},
        {"#a\n", "#a", "", false},
        {"\\#a\n", "#a", "\\#a", false},
        {"a  \n", "a", "a", false},
        {"a\\ \n", "a ", "a\\ ", false},
        {"a\r\n", "a", "a", false},
        {"\n\n/\n", "a", "", true},
        {"*/a\n", "x/a", "*/a", false},
        {"*/a\n", "x/y/a", "", false},
        {"\xC3\xBC*\n",
         "\xC3\xBC"
         "b",
         "\xC3\xBC*", false},
        {"a", "a", "a", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, str_of(left_out(*state, rows[i].text, rows[i].path, rows[i].folder)), rows[i].rule);
}

/* Patterns that make naive matchers run for years. */
static void no_pattern_is_slow(void **state) {
    char pattern[4001] = {0}, name[4001] = {0};
    for (size_t i = 0; i < 4000; i++) pattern[i] = "*a"[i % 2], name[i] = 'a';
    assert_false(ignore_name_matches(str_join(*state, str_of(pattern), STR("b")), str_of(name)));
    for (size_t i = 0; i < 4000; i++) pattern[i] = "**/a/"[i % 5], name[i] = "a/"[i % 2];
    struct str text = str_join(*state, str_of(pattern), STR("b"));
    CHECK_STR(str_of(left_out(*state, str_terminated(*state, text), name, false)), "");
}

/* ---- as git does it ---- */

static const char *const paths[] = {
    "a.yaml",      "b.yaml",   "ab.yaml",     "#a.yaml",     "!b.yaml",     "a b.yaml",     "a/a.yaml", "a/b/a.yaml",
    "a/b/ab.yaml", "b/a.yaml", "b/ab/c.yaml", "ab/a/b.yaml", "ab/c/a.yaml", "c/a/b/c.yaml", "c/b.yaml", "c/]-.yaml"};

static void write_file(struct arena *arena, struct str root, const char *name, struct str text) {
    FILE *file = fopen(folder_at(arena, root, name), "w");
    if (!file || fwrite(text.data, 1, text.size, file) != text.size || fclose(file)) abort();
}

static unsigned next(unsigned *seed) { return *seed = *seed * 1103515245u + 12345u, *seed >> 16; }

static struct str random_rules(struct arena *arena, unsigned *seed) {
    static const char *const tokens[] = {"a",   "b",   "ab",    "c",      "*",           "?",     "**",  "/",
                                         "**/", "/**", "/**/",  "[ab]",   "[!a]",        "\\*",   "\\b", "!",
                                         "#",   " ",   ".yaml", "*.yaml", "[[:alpha:]]", "[a-c]", "-",   "]"};
    struct str text = STR("");
    for (unsigned lines = 1 + next(seed) % 4; lines; lines--) {
        if (next(seed) % 4 == 0) text = str_join(arena, text, STR("!"));
        for (unsigned parts = 1 + next(seed) % 4; parts; parts--) {
            struct str token = str_of(tokens[next(seed) % (sizeof tokens / sizeof *tokens)]);
            bool twice = str_ends(text, STR("/")) && str_starts(token, STR("/")); /* matches nothing, in odd ways */
            text = str_join(arena, text, twice ? STR("a") : token);
        }
        text = str_join(arena, text, STR("\n"));
    }
    return text;
}

/* What git would add, sorted; false: there is no git. */
static bool ask_git(struct arena *arena, struct str root, struct str *out) {
    char bytes[8192];
    struct str command =
        str_format(arena,
                   "cd %.*s && git -c core.quotePath=false ls-files -o --exclude-per-directory=.gitignore "
                   "2>/dev/null | grep 'yaml$' | LC_ALL=C sort",
                   STR_ARG(root));
    FILE *pipe = popen(command.data, "r");
    size_t size = pipe ? fread(bytes, 1, sizeof bytes, pipe) : 0;
    *out = str_copy(arena, (struct str){bytes, size});
    return pipe && !pclose(pipe);
}

static int by_bytes(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static struct str walk_all(struct arena *arena, struct str root) {
    struct message problem;
    struct str text = STR("");
    struct diagnostics sink = diagnostics_new(arena);
    struct ignore none = {0};
    struct walk_result walk = walk_files(arena, &sink, disk_files(arena, root, NULL, 0, &problem), &none);
    if (walk.count) qsort(walk.found, walk.count, sizeof *walk.found, by_bytes);
    for (size_t i = 0; i < walk.count; i++)
        text = str_format(arena, "%.*s%.*s\n", STR_ARG(text), STR_ARG(walk.found[i]));
    return text;
}

static void random_rules_mean_what_git_says(void **state) {
    struct arena *arena = *state;
    struct str root = folder_make(arena), said;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) folder_file(arena, root, paths[i], "");
    struct str init = str_format(arena, "git init -q %.*s >/dev/null 2>&1", STR_ARG(root));
    bool git = system(init.data) == 0;
    for (unsigned round = 1; git && round <= 200; round++) {
        unsigned seed = round;
        struct str top = random_rules(arena, &seed), below = random_rules(arena, &seed);
        write_file(arena, root, ".gitignore", top);
        write_file(arena, root, "a/.gitignore", below);
        ask_git(arena, root, &said);
        struct str found = walk_all(arena, root);
        if (!str_equal(said, found))
            fail_msg("round %u, rules:\n%.*s---\n%.*sgit:\n%.*sfound:\n%.*s", round, STR_ARG(top), STR_ARG(below),
                     STR_ARG(said), STR_ARG(found));
    }
    folder_remove(arena, root);
    if (!git) skip();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(names_match),
        CHECK_ARENA(the_last_rule_that_matches_decides),
        CHECK_ARENA(no_pattern_is_slow),
        CHECK_ARENA(random_rules_mean_what_git_says),
    };
    return cmocka_run_group_tests_name("ignore", tests, NULL, NULL);
}
