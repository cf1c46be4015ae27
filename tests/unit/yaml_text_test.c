/* Texts written as YAML are read as the same texts, wherever they stand and whatever is in them. */
#include "base/yaml_text.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "check.h"
#include "read/yaml.h"

/* Behind a key, or in a list of one line with something behind it. */
static struct str read_back(struct arena *arena, struct str text, struct yaml_style style) {
    struct buffer out = {0};
    buffer_append_c(&out, style.flow ? "key: {a: [" : "key: ");
    yaml_put(&out, text, style);
    buffer_append_c(&out, style.flow ? ", next], b: c}\n" : "\nnext: 1\n");
    struct source source = {.path = STR("f.yaml"), .text = str_copy(arena, buffer_str(&out))};
    buffer_free(&out);
    struct diagnostics sink = diagnostics_new(arena);
    struct value *root = yaml_read(arena, &sink, &source, 0, source.text.size);
    if (sink.count || !root) return STR("(a message)");
    struct value *value = value_find(root, STR("key"));
    if (style.flow) value = value_find(value, STR("a"))->items[0];
    assert_false(value_is_null(value) && text.size);
    return value->text;
}

static void check_text(struct arena *arena, struct str text) {
    const struct yaml_style styles[] = {{false, 0}, {true, 0}, {false, '\''}, {true, '\''}};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        CHECK_STR(read_back(arena, text, styles[i]), str_terminated(arena, text));
}

static void texts_are_read_as_they_are(void **state) {
    const char *const texts[] = {"Huber",
                                 "Ann: \"Bo\"",
                                 "it's",
                                 "a # b",
                                 "#1",
                                 "- x",
                                 "-x",
                                 "? x",
                                 "?",
                                 ": x",
                                 "a:",
                                 "[x]",
                                 "{x",
                                 "a, b",
                                 "*x",
                                 "&x",
                                 "!x",
                                 "|",
                                 ">",
                                 "%",
                                 "@x",
                                 "`x`",
                                 "~",
                                 "null",
                                 "yes",
                                 "",
                                 " x",
                                 "x ",
                                 "10:00",
                                 "a\nb",
                                 "a\tb",
                                 "---",
                                 "--- x",
                                 "...",
                                 "Ü, ß",
                                 "C:\\x",
                                 "http://x.example",
                                 "=1",
                                 "<<",
                                 "60 %",
                                 "1,5",
                                 "\"",
                                 "'",
                                 "a:b",
                                 "]",
                                 "a]b",
                                 "x\\",
                                 "2026-11-30",
                                 "\xE2\x80\xA8x"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_text(*state, str_of(texts[i]));
}

/* Of signs that mean something to YAML, in any order. */
static void any_signs_are_read_as_they_are(void **state) {
    static const char signs[] = " -?:,[]{}#&*!|>'\"%@`~\\a.=<\n";
    srand(1);
    for (int round = 0; round < 3000; round++) {
        char text[9] = {0};
        for (int i = 0, size = rand() % 8; i < size; i++) text[i] = signs[rand() % (int)(sizeof signs - 1)];
        check_text(*state, str_of(text));
    }
}

static void what_needs_no_quotes_gets_none(void **state) {
    (void)state;
    assert_false(yaml_needs_quotes(STR("Key Account Manager"), true));
    assert_false(yaml_needs_quotes(STR("a, b"), false));
    assert_true(yaml_needs_quotes(STR("a, b"), true));
    assert_false(yaml_needs_quotes(STR("10:00"), true));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(texts_are_read_as_they_are),
        CHECK_ARENA(any_signs_are_read_as_they_are),
        cmocka_unit_test(what_needs_no_quotes_gets_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
