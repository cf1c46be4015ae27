/* Files as bytes: encodings, line ends, limits, front matter. */
#include "read/source_file.h"

#include "base/limits.h"
#include "check.h"

struct reading {
    struct diagnostics sink;
    struct source_file file;
    bool fine;
};

static struct reading *read_bytes(struct arena *arena, const char *path, struct str bytes) {
    struct reading *reading = NEW(arena, struct reading);
    reading->sink = diagnostics_new(arena);
    reading->fine = source_file_read(arena, &reading->sink, str_of(path), bytes, &reading->file);
    assert_int_equal(reading->fine, reading->sink.errors == 0);
    return reading;
}

static struct reading *read_text(struct arena *arena, const char *path, const char *text) {
    return read_bytes(arena, path, str_of(text));
}

static void text_comes_without_bom_and_carriage_returns(void **state) {
    static const struct {
        const char *bytes, *text;
    } rows[] = {{"a: 1\n", "a: 1\n"},
                {"\xEF\xBB\xBF"
                 "a: ä\n",
                 "a: ä\n"},
                {"a\r\nb\r\n", "a\nb\n"},
                {"a\rb\r\rc", "a\nb\n\nc"},
                {"a\r\n\r\nb", "a\n\nb"},
                {"", ""},
                {"\r\n", "\n"},
                {"x\r", "x\n"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_text(*state, "f.yaml", rows[i].bytes);
        assert_true(reading->fine);
        CHECK_STR_OF(rows[i].text, reading->file.source->text, rows[i].text);
        CHECK_STR(reading->file.source->path, "f.yaml");
    }
}

static void other_encodings_are_named_with_their_line(void **state) {
    static const struct {
        struct str bytes;
        uint32_t line, column;
        const char *message;
    } rows[] = {
        {STR_INIT("a: 1\r\nname: Gr\xF6\xDF"
                  "e\n"),
         2, 9, "the file is not UTF-8: the byte 0xF6 here is part of no character"},
        {STR_INIT("ä: \x84Zitat\x93\n"), 1, 4, "the file is not UTF-8: the byte 0x84 here is part of no character"},
        {STR_INIT("a: \xC0\xAF\n"), 1, 4, "the file is not UTF-8: the byte 0xC0 here is part of no character"},
        {STR_INIT("a: \xED\xA0\x80\n"), 1, 4, "the file is not UTF-8: the byte 0xED here is part of no character"},
        {STR_INIT("a\nb: \xC3"), 2, 4, "the file is not UTF-8: the byte 0xC3 here is part of no character"},
        {STR_INIT("a\nb\0c\n"), 2, 2, "the file is not text: it has a zero byte here"},
        {STR_INIT("\xFF\xFE"
                  "a\0"),
         0, 0, "the file is UTF-16, expected UTF-8"},
        {STR_INIT("\xFE\xFF\0a"), 0, 0, "the file is UTF-16, expected UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_bytes(*state, "f.yaml", rows[i].bytes);
        assert_false(reading->fine);
        const struct diagnostic *d = reading->sink.first;
        CHECK_STR(d->code, "I12");
        CHECK_STR(d->message, rows[i].message);
        assert_int_equal(d->span.line, rows[i].line);
        assert_int_equal(d->span.column, rows[i].column);
        assert_ptr_equal(d->span.source, reading->file.source);
    }
    struct reading *reading = read_text(*state, "f.yaml", "\xE4");
    assert_true(str_find(in_english(reading->sink.first->help), STR("save it as UTF-8"), NULL));
}

static void a_file_over_the_limit_is_refused(void **state) {
    char *bytes = NEW_ARRAY(*state, char, LIMIT_FILE + 1);
    memset(bytes, 'a', LIMIT_FILE + 1);
    assert_true(read_bytes(*state, "f.yaml", (struct str){bytes, LIMIT_FILE})->fine);
    struct reading *reading = read_bytes(*state, "f.yaml", (struct str){bytes, LIMIT_FILE + 1});
    CHECK_STR(reading->sink.first->code, "I13");
}

static void front_matter_is_found(void **state) {
    static const struct {
        const char *path, *text, *yaml, *body;
        uint32_t body_line;
    } rows[] = {
        {"f.md", "---\na: 1\n---\n# x\n", "a: 1\n", "# x\n", 4},
        {"f.md", "---\na: 1\n...\n# x\n", "a: 1\n", "# x\n", 4},
        {"f.md", "--- \r\na: 1\r\n---\t\r\n\r\nx", "a: 1\n", "\nx", 4},
        {"f.md", "---\n---\nx\n", "", "x\n", 3},
        {"f.md", "---\na: 1\n---", "a: 1\n", "", 4},
        {"f.MD", "# x\n\n---\ny\n", "", "# x\n\n---\ny\n", 1},
        {"f.markdown", "", "", "", 1},
        {"f.md", "----\na\n---\n", "", "----\na\n---\n", 1},
        {"f.md", " ---\na\n---\n", "", " ---\na\n---\n", 1},
        {"f.md", "---\na: |\n  ---\n---\nx", "a: |\n  ---\n", "x", 5},
        {"f.yaml", "---\na: 1\n---\n", "---\na: 1\n---\n", "", 1},
        {"f", "a: 1", "a: 1", "", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_text(*state, rows[i].path, rows[i].text);
        assert_true(reading->fine);
        const struct source_file *file = &reading->file;
        CHECK_STR_OF(rows[i].text, str_slice(file->source->text, file->yaml_start, file->yaml_end), rows[i].yaml);
        CHECK_STR_OF(rows[i].text, str_skip(file->source->text, file->body_start), rows[i].body);
        assert_int_equal(file->body_line, rows[i].body_line);
        assert_int_equal(file->markdown, rows[i].path[1] == '.' && (rows[i].path[2] | 32) == 'm');
    }
}

static void a_title_and_comments_may_stand_above(void **state) {
    static const struct {
        const char *text, *head, *yaml, *body;
    } rows[] = {
        {"\n\n---\nkind: a\n---\nx", "\n\n", "kind: a\n", "x"},
        {"# Plan\n\n---\nid: 1\nArt: a\n---\nx", "# Plan\n\n", "id: 1\nArt: a\n", "x"},
        {"<!-- a\nb -->\n---\n\"kind\": a\n...\nx", "<!-- a\nb -->\n", "\"kind\": a\n", "x"},
        {"Plan\n---\n# c\nlist:\n- a\n  b\nkind : a\n---\n", "Plan\n", "# c\nlist:\n- a\n  b\nkind : a\n", ""},
        {"\xE2\x80\x94\nkind: a\n\xE2\x80\x94\nx", "", "kind: a\n", "x"},
        {"\n\xEF\xBB\xBF---\xC2\xA0\nkind: a\n-----\nx", "\n", "kind: a\n", "x"},
        {"a\n\n---\n\nb\n\n---\nkind: a\n---\nx", "a\n\n---\n\nb\n\n", "kind: a\n", "x"},
        /* and what is none */
        {"a\n\n---\nkindly: a\n---\n", "", "", "a\n\n---\nkindly: a\n---\n"},
        {"a\n---\nSome words\nkind: a\n---\n", "", "", "a\n---\nSome words\nkind: a\n---\n"},
        {"a\n\n```\n---\nkind: a\n---\n```\n", "", "", "a\n\n```\n---\nkind: a\n---\n```\n"},
        {"a\n\n---\nkind:a\n---\n", "", "", "a\n\n---\nkind:a\n---\n"},
        {"a\n - - -\nkind: a\n---\n", "", "", "a\n - - -\nkind: a\n---\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = read_text(*state, "f.md", rows[i].text);
        assert_true(reading->fine);
        const struct source_file *file = &reading->file;
        CHECK_STR_OF(rows[i].text, str_slice(file->source->text, 0, file->head_end), rows[i].head);
        CHECK_STR_OF(rows[i].text, str_slice(file->source->text, file->yaml_start, file->yaml_end), rows[i].yaml);
        CHECK_STR_OF(rows[i].text, str_skip(file->source->text, file->body_start), rows[i].body);
    }
}

static void a_merge_is_one_error(void **state) {
    static const struct {
        const char *path, *bytes, *text, *lines;
    } rows[] = {
        {"f.yaml", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\nc: 1\n", "a: 1\n\nb: 1\n\nb: 2\n\nc: 1\n",
         "in lines 2 to 6"},
        {"f.yaml", "<<<<<<< a\nb\n||||||| c\nd\n=======\n>>>>>>> e\n", "\nb\n\n\n\n\n", "in lines 1 to 6"},
        {"f.md", "<<<<<<< a\nb\n=======\n>>>>>>> e\nx\n<<<<<<< a\n=======\nc\n>>>>>>> e\n", "\nb\n\n\nx\n\n\nc\n\n",
         "in lines 1 to 4 and 6 to 9"},
        {"f.yaml", "a: 1\n=======\nb: 1\n", "a: 1\n\nb: 1\n", "in line 2"},
        {"f.md", "x\n<<<<<<< HEAD\ny\n", "x\n\ny\n", "in line 2"},
        {"f.md", "Title\n=======\n\n>>>>>>> quoted\n", "Title\n=======\n\n>>>>>>> quoted\n", NULL},
        {"f.yaml", "a: |\n  <<<<<<< HEAD\n  ========\nb: <<<<<<<\n", "a: |\n  <<<<<<< HEAD\n  ========\nb: <<<<<<<\n",
         NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading *reading = NEW(*state, struct reading);
        reading->sink = diagnostics_new(*state);
        assert_true(
            source_file_read(*state, &reading->sink, str_of(rows[i].path), str_of(rows[i].bytes), &reading->file));
        const struct source *source = reading->file.source;
        CHECK_STR_OF(rows[i].bytes, source->text, rows[i].text);
        assert_int_equal(source->torn, rows[i].lines != NULL);
        diagnose(&reading->sink, SEVERITY_ERROR, CODE_I00, source_span_line(source, 1), "what follows");
        assert_int_equal(reading->sink.count, 1);
        CHECK_STR_OF(rows[i].bytes, reading->sink.first->code, rows[i].lines ? "I17" : "I00");
        if (rows[i].lines) assert_true(str_ends(in_english(reading->sink.first->message), str_of(rows[i].lines)));
    }
}

static void front_matter_must_be_closed(void **state) {
    static const char *const texts[] = {"---\na: 1\n", "---\n", "---", "---\na: 1\n ---\n# x\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading *reading = read_text(*state, "f.md", texts[i]);
        assert_false(reading->fine);
        CHECK_STR(reading->sink.first->code, "I00");
        assert_int_equal(reading->sink.first->span.line, 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(text_comes_without_bom_and_carriage_returns),
        CHECK_ARENA(other_encodings_are_named_with_their_line),
        CHECK_ARENA(a_file_over_the_limit_is_refused),
        CHECK_ARENA(front_matter_is_found),
        CHECK_ARENA(a_title_and_comments_may_stand_above),
        CHECK_ARENA(a_merge_is_one_error),
        CHECK_ARENA(front_matter_must_be_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
