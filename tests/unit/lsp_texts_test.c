/* Texts as editors count them: places in two encodings, line ends of all kinds, halves of characters, byte order marks; and the names of files. */
#include "base/source.h"
#include "check.h"
#include "workbench/json_in.h"
#include "workbench/open_files.h"

static struct position place(size_t line, size_t character) { return (struct position){line, character}; }

#define CHECK_PLACE(actual, l, c)               \
    do {                                        \
        struct position found = actual;         \
        assert_int_equal(found.line, l);        \
        assert_int_equal(found.character, c);   \
    } while (0)

/* "äb😀c" and a second line, in bytes: ä 0, b 2, 😀 3, c 7. */
static const char text[] = "äb😀c\r\nx\ry\n";

static void places_are_bytes_and_back(void **state) {
    struct arena *arena = *state;
    static const struct {
        enum position_encoding encoding;
        size_t line, character, byte;
    } cases[] = {{POSITION_UTF16, 0, 0, 0}, {POSITION_UTF16, 0, 1, 2}, {POSITION_UTF16, 0, 2, 3}, {POSITION_UTF16, 0, 4, 7},
                 {POSITION_UTF16, 0, 5, 8}, {POSITION_UTF16, 1, 0, 10}, {POSITION_UTF16, 2, 1, 13}, {POSITION_UTF16, 3, 0, 14},
                 {POSITION_UTF8, 0, 2, 2},  {POSITION_UTF8, 0, 7, 7},  {POSITION_UTF32, 0, 3, 7}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text_map map = text_map_of(arena, str_of(text), cases[i].encoding);
        size_t byte;
        bool torn;
        assert_true(text_map_byte(&map, place(cases[i].line, cases[i].character), &byte, &torn));
        assert_int_equal(byte, cases[i].byte);
        assert_false(torn);
        CHECK_PLACE(text_map_position(&map, byte), cases[i].line, cases[i].character);
    }
}

static void what_is_behind_a_line_is_its_end(void **state) {
    struct arena *arena = *state;
    struct text_map map = text_map_of(arena, str_of(text), POSITION_UTF16);
    size_t byte;
    bool torn;
    assert_true(text_map_byte(&map, place(0, 99), &byte, &torn));
    assert_int_equal(byte, 8);
    assert_true(text_map_byte(&map, place(4, 0), &byte, &torn));
    assert_int_equal(byte, 14);
    assert_false(text_map_byte(&map, place(5, 0), &byte, &torn));
    assert_true(text_map_byte(&map, place(0, 3), &byte, &torn));
    assert_true(torn);
    assert_int_equal(byte, 3);
}

/* What stands in a file after a change. */
static struct str changed(struct arena *arena, const char *before, struct position_range range, const char *piece, bool *fine) {
    struct open_files files = {0};
    struct open_file *file = open_files_open(&files, STR("untitled:a"), 1, str_of(before));
    *fine = open_file_change(file, range, POSITION_UTF16, str_of(piece));
    struct str after = str_copy(arena, buffer_str(&file->text));
    open_files_close_all(&files);
    return after;
}

static void texts_are_changed(void **state) {
    struct arena *arena = *state;
    bool fine;
    CHECK_STR(changed(arena, "a\nb\n", (struct position_range){{0, 1}, {1, 1}}, "-", &fine), "a-\n");
    CHECK_STR(changed(arena, "a\nb\n", (struct position_range){{2, 0}, {2, 0}}, "c", &fine), "a\nb\nc");
    CHECK_STR(changed(arena, "a😀b", (struct position_range){{0, 1}, {0, 2}}, "", &fine), "a\xEF\xBF\xBD" "b"); /* a half goes */
    CHECK_STR(changed(arena, "a😀b", (struct position_range){{0, 2}, {0, 2}}, "x", &fine), "a\xEF\xBF\xBDx\xEF\xBF\xBD" "b");
    CHECK_STR(changed(arena, "ab", (struct position_range){{0, 2}, {0, 1}}, "x", &fine), "ab");
    assert_false(fine);
    changed(arena, "ab", (struct position_range){{7, 0}, {8, 0}}, "x", &fine);
    assert_false(fine);
}

static void sources_have_other_line_ends(void **state) {
    struct arena *arena = *state;
    struct str raw = STR("\xEF\xBB\xBFkind: a\r\nb: \xEF\xBB\xBF😀x\r\n");
    struct source source = {.text = source_clean(arena, raw)};
    CHECK_STR(source.text, "kind: a\nb: 😀x\n");
    struct source_map map = source_map_of(arena, &source, raw, POSITION_UTF16);
    CHECK_PLACE(source_map_place(&map, 1, 1), 0, 1);
    CHECK_PLACE(source_map_place(&map, 2, 5), 1, 6);
    CHECK_PLACE(source_map_byte(&map, 8), 1, 0);
    CHECK_PLACE(source_map_byte(&map, 15), 1, 6); /* x */
    CHECK_PLACE(source_map_byte(&map, 17), 2, 0);
}

static void files_have_names(void **state) {
    struct arena *arena = *state;
    CHECK_STR(uri_path(arena, STR("file:///tmp/a%20b/%C3%A4.md")), "/tmp/a b/ä.md");
    CHECK_STR(uri_path(arena, STR("file://localhost/tmp/a#L3")), "/tmp/a");
    CHECK_STR(uri_path(arena, STR("untitled:Untitled-1")), "");
    CHECK_STR(uri_path(arena, STR("file:///tmp/%FF")), "");
    CHECK_STR(uri_of_path(arena, STR("/tmp/a b/ä.md")), "file:///tmp/a%20b/%C3%A4.md");
}

static void json_is_read(void **state) {
    struct arena *arena = *state;
    const struct json_in *read = json_in_read(arena, STR("{\"a\": {\"b\": [1, 2.5, \"\\ud83d\\ude00\"]}, \"half\": \"x\\ud83dy\", \"nul\": \"\\u0000\"}"));
    const struct json_in *list = json_in_at(read, "a.b");
    int64_t number;
    assert_non_null(list);
    assert_int_equal(list->count, 3);
    assert_true(json_in_number(&list->items[0], &number));
    assert_false(json_in_number(&list->items[1], &number));
    CHECK_STR(json_in_text(json_in_get(read, "half")), "x\xEF\xBF\xBDy");
    assert_int_equal(json_in_text(json_in_get(read, "nul")).size, 1);
    CHECK_STR(json_in_text(json_in_get(read, "none")), "");
    assert_null(json_in_read(arena, STR("{\"a\": ")));
    assert_null(json_in_read(arena, STR("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(places_are_bytes_and_back), CHECK_ARENA(what_is_behind_a_line_is_its_end), CHECK_ARENA(texts_are_changed),
        CHECK_ARENA(sources_have_other_line_ends), CHECK_ARENA(files_have_names), CHECK_ARENA(json_is_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
