/* Messages: patterns with their arguments, in English and by a catalogue. */
#include "check.h"

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/limits.h"
#include "languages_of_ours.h"
#include "project/catalogue.h"

static void a_pattern_takes_its_arguments(void **state) {
    (void)state;
    struct decimal half;
    assert_true(decimal_parse(STR("1250.5"), &half));
    size_t bytes = 7;
    CHECK_STR(MESSAGE("plain"), "plain");
    CHECK_STR(MESSAGE("“{0}” in line {1}", STR("x"), 3), "“x” in line 3");
    CHECK_STR(MESSAGE("{1} before {0}, {1} again", STR("a"), STR("b")), "b before a, b again");
    CHECK_STR(MESSAGE("{0} {1} {2}", "words", bytes, half), "words 7 1250.5");
    CHECK_STR(MESSAGE("not ({0})", MESSAGE("said {0}", STR("x"))), "not (said x)");
    CHECK_STR(MESSAGE("{0}", STR("{1} and '{'")), "{1} and '{'"); /* what an author wrote is no pattern */
    CHECK_STR(((struct message){0}), "");
}

static void braces_and_apostrophes_can_be_meant(void **state) {
    (void)state;
    CHECK_STR(MESSAGE("write '{'from: {0}'}'", 1), "write {from: 1}");
    CHECK_STR(MESSAGE("the project's file"), "the project's file");
    CHECK_STR(MESSAGE("in ''{0}''", STR("x")), "in 'x'");
    CHECK_STR(MESSAGE("C# and # stay"), "C# and # stay");
    CHECK_STR(MESSAGE("{0, plural, other {'#'{0} is # of '{'}'}'}}", 5), "#5 is 5 of {}");
}

static void plurals_follow_the_number(void **state) {
    (void)state;
    static const char pattern[] = "{0, plural, =0 {none} one {# row} other {# rows}}";
    CHECK_STR(MESSAGE(pattern, 0), "none");
    CHECK_STR(MESSAGE(pattern, 1), "1 row");
    CHECK_STR(MESSAGE(pattern, 12), "12 rows");
    CHECK_STR(MESSAGE("{0, plural, =0 {} other {, # held}}", 1), ", 1 held"); /* the last one is for all the rest */
    CHECK_STR(MESSAGE("{0, plural, one {{1, plural, one {a} other {b}}} other {c}}", 1, 2), "b");
}

static void a_catalogue_has_it_in_another_language(void **state) {
    struct catalogue_entry entries[] = {
        {.english = STR_INIT("“{0}” has {1, plural, one {# row} other {# rows}}"),
         .translated = STR_INIT("{1, plural, one {# Zeile} other {# Zeilen}} hat „{0}“")},
        {.english = STR_INIT("a number"), .translated = STR_INIT("eine Zahl")},
        {.english = STR_INIT("expected {0}"), .translated = STR_INIT("erwartet: {0}")}};
    struct catalogue german = {.entries = entries, .count = 3, .language = LANGUAGE_DE};
    struct decimal half;
    assert_true(decimal_parse(STR("1250.5"), &half));
    catalogue_index(*state, &german);
#define CHECK_GERMAN(message, literal) CHECK_STR(message_text(*state, &german, message), literal)
    CHECK_GERMAN(MESSAGE("“{0}” has {1, plural, one {# row} other {# rows}}", STR("a number"), 2),
                 "2 Zeilen hat „a number“");
    CHECK_GERMAN(MESSAGE("expected {0}", "a number"), "erwartet: eine Zahl");
    CHECK_GERMAN(MESSAGE("expected {0}", MESSAGE("{0} ({1})", "a number", half)), "erwartet: eine Zahl (1250,5)");
    CHECK_GERMAN(MESSAGE("nobody translated {0}", "a number"), "nobody translated eine Zahl");
    struct str said[LANGUAGE_COUNT] = {[ENGLISH] = STR("gap"), [GERMAN] = STR("Lücke")},
               one[LANGUAGE_COUNT] = {STR("gap")};
    CHECK_GERMAN(message_said(*state, said), "Lücke");
    CHECK_GERMAN(message_said(*state, one), "gap");
    CHECK_STR(message_said(*state, said), "gap");
}

/* What a message keeps is its own: it lives on when the texts it was made of are gone. */
static void a_copy_keeps_its_texts(void **state) {
    char text[] = "abc", inner[] = "xyz";
    struct message copy = message_copy(*state, MESSAGE("{0} {1}", str_of(text), MESSAGE("({0})", str_of(inner))));
    memset(text, '-', 3);
    memset(inner, '-', 3);
    CHECK_STR(copy, "abc (xyz)");
}

static void messages_have_an_order(void **state) {
    (void)state;
    struct message messages[] = {message_new(*state, "a {0}", 2), message_new(*state, "a {0}", 10),
                                 message_new(*state, "a {0}", STR("b")), message_new(*state, "b")};
    /* Texts come before numbers; the pattern decides first. */
    assert_true(message_compare(messages[0], messages[1]) < 0);
    assert_true(message_compare(messages[2], messages[0]) < 0);
    assert_true(message_compare(messages[1], messages[3]) < 0);
    for (size_t i = 0; i < 4; i++) assert_int_equal(message_compare(messages[i], messages[i]), 0);
}

static struct catalogue catalogue_of_file(struct arena *arena, const char *path, const struct language *language) {
    struct diagnostics sink = diagnostics_new(arena);
    struct catalogue catalogue = {.language = language};
    struct source *source = NEW(arena, struct source);
    struct message problem;
    source->path = str_of(path);
    assert_true(file_read(arena, source->path, LIMIT_FILE, &source->text, &problem));
    catalogue_read(arena, &sink, source, language_head_end(source->text), &catalogue);
    assert_int_equal(sink.count, 0);
    return catalogue;
}

/* A pattern of either catalogue, said with any numbers, gives text and leaves no brace open. */
static void every_translation_can_be_said(void **state) {
    static const char *const files[] = {"templates/languages/de.yaml", "templates/languages/messages/de.yaml"};
    size_t said = 0;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct catalogue catalogue = catalogue_of_file(*state, files[f], LANGUAGE_DE);
        for (size_t i = 0; i < catalogue.count; i++)
            for (int number = 0; number < 3; number++) {
                if (str_find(catalogue.entries[i].english, STR("`"), NULL)) continue; /* Markdown of a layout */
                struct argument arguments[9];
                for (size_t a = 0; a < 9; a++) arguments[a] = argument_number(number);
                struct message message = {str_terminated(*state, catalogue.entries[i].english), arguments, 9};
                struct str text = message_text(*state, &catalogue, message);
                if (!text.size && catalogue.entries[i].translated.size) fail_msg("%s", message.pattern);
                said++;
            }
    }
    assert_true(said > 3000);
}

/* A catalogue may come from anybody: what cannot be said in place of the English is found. */
static void translations_are_held_against_their_patterns(void **state) {
    (void)state;
    static const struct {
        const char *english, *translation;
        bool fits;
    } rows[] = {
        {"“{0}” of {1}", "{1}: „{0}“", true},
        {"“{0}” of {1}", "nur {1}", true},
        {"“{0}”", "{1}", false},
        {"{0}", "{12}", false},
        {"{0}", "{x}", false},
        {"{0}", "{}", false},
        {"{0}", "{0, plural, other {#}}", false}, /* it may be a text */
        {"{0, plural, other {#}}", "{0, plural, one {1} other {# {0}}}", true},
        {"{0, plural, other {#}}", "{0, plural, one {{1}} other {}}", false},
        {"{0, plural, other {#}}", "{0, select, other {#}}", false},
        {"{0, plural, other {#}}",
         "{0, plural, other {{0, plural, other {{0, plural, other {{0, plural, other {{0, plural, other {x}}}}}}}}}}",
         false},
        {"write '{'{0}'}'", "'{'{0}'}' schreiben", true},
        {"a", "'{9}' bleibt", true},
        {"a", "{0", false},
        {"Mean{|of a row}", "Mittel", true},
        {"a {b}", "a {c}", true}}; /* a text of a layout */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (message_translates(str_of(rows[i].english), str_of(rows[i].translation)) != rows[i].fits)
            fail_msg("%s: %s", rows[i].english, rows[i].translation);
}

static struct catalogue catalogue_of(struct arena *arena, const char *text, size_t mistakes) {
    struct diagnostics sink = diagnostics_new(arena);
    struct source *source = NEW(arena, struct source);
    struct catalogue catalogue = {.language = LANGUAGE_DE};
    *source = (struct source){.path = STR("de.yaml"), .text = str_of(text)};
    catalogue_read(arena, &sink, source, language_head_end(source->text), &catalogue);
    assert_int_equal(sink.count, mistakes);
    return catalogue;
}

/* Quoted lines are read without YAML, all else by it: the texts and their places are the same. */
static void catalogues_are_read_in_both_forms(void **state) {
    static const char *const forms[] = {"# c\n\n\"b: {0}\": \"B „{0}“\"\n\"a \\\"q\\\" \\\\\": \"ä\\nA\"\n",
                                        "# c\n\n\"b: {0}\": \"B „{0}“\"\n'a \"q\" \\': \"ä\\nA\"\n"};
    for (size_t i = 0; i < 2; i++) {
        struct catalogue catalogue = catalogue_of(*state, forms[i], 0);
        assert_int_equal(catalogue.count, 2);
        const struct catalogue_entry *a = catalogue_find(&catalogue, STR("a \"q\" \\"));
        const struct catalogue_entry *b = catalogue_find(&catalogue, STR("b: {0}"));
        assert_true(a && b && !catalogue_find(&catalogue, STR("c")));
        CHECK_STR(a->translated, "ä\nA");
        CHECK_STR(b->translated, "B „{0}“");
        assert_int_equal(b->span.line, 3);
        assert_int_equal(b->span.column, 12);
        assert_ptr_equal(catalogue.language, LANGUAGE_DE);
    }
    catalogue_of(*state, "\"a\": \"1\"\n\"a\": \"2\"\n", 1); /* what is wrong YAML says */
    catalogue_of(*state, "\"a\": \"1\n", 1);
    CHECK_STR(catalogue_of(*state, "\"\\u00e4\": \"1\"\n", 0).entries[0].english, "ä");
    assert_int_equal(catalogue_of(*state, "\"a {0}\": \"b {1}\"\n\"c\": \"d\"\n", 1).count, 1);
    assert_int_equal(catalogue_of(*state, "a {0}: \"b {1}\"\nc: d\n", 1).count, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_pattern_takes_its_arguments),
        CHECK_ARENA(braces_and_apostrophes_can_be_meant),
        CHECK_ARENA(plurals_follow_the_number),
        CHECK_ARENA(a_catalogue_has_it_in_another_language),
        CHECK_ARENA(a_copy_keeps_its_texts),
        CHECK_ARENA(messages_have_an_order),
        CHECK_ARENA(every_translation_can_be_said),
        CHECK_ARENA(catalogues_are_read_in_both_forms),
        CHECK_ARENA(translations_are_held_against_their_patterns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
