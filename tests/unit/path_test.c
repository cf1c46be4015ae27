/* Paths by text: joined, taken apart, seen from folders, below folders. */
#include "base/path.h"

#include "check.h"

static void paths_are_joined(void **state) {
    static const struct {
        const char *folder, *rest, *joined;
    } rows[] = {
        {"a", "b", "a/b"},
        {"a/", "/b", "/b"},
        {"a/b", "../c", "a/c"},
        {"a", "..", "."},
        {"a", "../../b", "../b"},
        {".", "a", "a"},
        {"", "a", "a"},
        {"a", "", "a"},
        {"a", ".", "a"},
        {"/", "a", "/a"},
        {"/", "../a", "/a"},
        {"a//b", "c/./d/", "a/b/c/d"},
        {"", "", "."},
        {"..", "../a", "../../a"},
        {"a", "/b/../c", "/c"},
        {"/", "..", "/"},
        {"../a", "..", ".."},
        {"a", "...", "a/..."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR(path_join(*state, str_of(rows[i].folder), str_of(rows[i].rest)), rows[i].joined);
}

static void paths_are_taken_apart(void **state) {
    static const struct {
        const char *path, *folder, *name, *stem, *extension;
    } rows[] = {
        {"a/b.c", "a", "b.c", "b", "c"},
        {"b.c", ".", "b.c", "b", "c"},
        {"/b", "/", "b", "b", ""},
        {"a/b.tar.gz", "a", "b.tar.gz", "b.tar", "gz"},
        {"a/b.C", "a", "b.C", "b", "C"},
        {"a.b/c", "a.b", "c", "c", ""},
        {".hidden", ".", ".hidden", ".hidden", ""},
        {"a/.hidden.md", "a", ".hidden.md", ".hidden", "md"},
        {"a/b/", "a", "b", "b", ""},
        {"a//b", "a", "b", "b", ""},
        {"a.", ".", "a.", "a.", ""},
        {"/", "/", "", "", ""},
        {"", ".", "", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str path = str_of(rows[i].path);
        CHECK_STR_OF(rows[i].path, path_folder(path), rows[i].folder);
        CHECK_STR_OF(rows[i].path, path_name(path), rows[i].name);
        CHECK_STR_OF(rows[i].path, path_stem(path), rows[i].stem);
        CHECK_STR_OF(rows[i].path, path_extension(path), rows[i].extension);
    }
}

static void paths_are_seen_from_folders(void **state) {
    static const struct {
        const char *folder, *path, *relative;
    } rows[] = {
        {"/a/b", "/a/b/c", "c"}, {"/a/b", "/a/c", "../c"}, {"/a/b", "/x/y", "../../x/y"},
        {"a", "a/b", "b"},       {"a/b", "c", "../../c"},  {".", "a", "a"},
        {"a", "a", "."},         {"a/b", "a", ".."},       {"../a", "../b", "../b"},
        {"..", "a", "a"},        {"/a", "b/c", "b/c"},     {"", "a/b", "a/b"},
        {"/", "/a", "a"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].folder, path_relative(*state, str_of(rows[i].folder), str_of(rows[i].path)),
                     rows[i].relative);
}

static void below_is_by_whole_parts(void **state) {
    static const struct {
        const char *path, *folder;
        bool below;
    } rows[] = {
        {"a/b", "a", true},  {"a", "a", true},     {"ab", "a", false},   {"a-b/c", "a", false}, {"a.yaml", "a", false},
        {"a", "a/b", false}, {"/a/b", "/a", true}, {"/ab", "/a", false}, {"/a", "/", true},     {"/", "/", true},
        {"a", ".", true},    {".", ".", true},     {"../a", ".", false}, {"..", ".", false},    {"/a", ".", false},
        {"..a", ".", true},  {"", ".", true},      {"a", "/", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (path_is_below(str_of(rows[i].path), str_of(rows[i].folder)) != rows[i].below)
            fail_msg("“%s” below “%s”", rows[i].path, rows[i].folder);
}

static void links_to_paths_are_encoded(void **state) {
    static const char *const rows[][2] = {{"a/b-c_1.~", "a/b-c_1.~"},
                                          {"Plan #2", "Plan%20%232"},
                                          {"a%20b", "a%2520b"},
                                          {"10:30", "10%3A30"},
                                          {"Wer?", "Wer%3F"},
                                          {"ü", "%C3%BC"},
                                          {"u\xCC\x88", "u%CC%88"},
                                          {"\"<'&>", "%22%3C%27%26%3E"},
                                          {"", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i][0], path_url(*state, str_of(rows[i][0])), rows[i][1]);
}

static void urls_are_paths_again(void **state) {
    static const struct {
        const char *url, *path;
    } rows[] = {
        {"a%20b.pdf", "a b.pdf"}, {"gr%C3%B6%c3%9fe", "größe"}, {"100%", "100%"}, {"50%2525", "50%25"}, {"%4", "%4"},
        {"%4g%00", "%4g%00"},     {"a+b/c", "a+b/c"},           {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].url, path_of_url(*state, str_of(rows[i].url)), rows[i].path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(urls_are_paths_again),    CHECK_ARENA(paths_are_joined),
        CHECK_ARENA(paths_are_taken_apart),   CHECK_ARENA(paths_are_seen_from_folders),
        CHECK_ARENA(below_is_by_whole_parts), CHECK_ARENA(links_to_paths_are_encoded),
    };
    return cmocka_run_group_tests_name("path", tests, NULL, NULL);
}
