/* Arenas, buffers, suggestions, sources and diagnostics. */
#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "check.h"

/* ---- arenas ---- */

static void memory_comes_zeroed_and_aligned(void **state) {
    struct wide {
        _Alignas(16) char bytes[48];
    };
    static const char zeros[48];
    for (int i = 0; i < 2000; i++) {
        struct arena_mark mark = arena_mark(*state);
        char *odd = NEW_ARRAY(*state, char, (size_t)(i % 7 + 1));
        struct wide *wide = NEW(*state, struct wide);
        assert_int_equal((uintptr_t)wide % 16, 0);
        assert_memory_equal(wide->bytes, zeros, sizeof zeros);
        memset(odd, 0xAA, (size_t)(i % 7 + 1));
        memset(wide, 0xAA, sizeof *wide);
        if (i % 3) arena_rewind(*state, mark);
    }
}

static void large_objects_get_room(void **state) {
    size_t sizes[] = {1, 16 * 1024, 5 * 1024 * 1024, 100, 0};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *bytes = NEW_ARRAY(*state, char, sizes[i]);
        assert_non_null(bytes);
        memset(bytes, 1, sizes[i]);
    }
}

static void a_rewind_gives_back_what_came_after(void **state) {
    char *kept = NEW_ARRAY(*state, char, 10);
    memcpy(kept, "kept", 5);
    size_t before = arena_used(*state);
    struct arena_mark mark = arena_mark(*state);
    for (int i = 0; i < 100; i++) NEW_ARRAY(*state, char, 10000);
    assert_true(arena_used(*state) >= before + 1000000);
    arena_rewind(*state, mark);
    assert_int_equal(arena_used(*state), before);
    assert_string_equal(kept, "kept");
    arena_destroy(NULL);
}

static void arrays_grow_by_pushing(void **state) {
    int *items = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 10000; i++) ARENA_PUSH(*state, items, count, capacity) = i;
    assert_int_equal(count, 10000);
    assert_true(capacity >= count);
    for (int i = 0; i < 10000; i++) assert_int_equal(items[i], i);
}

/* ---- buffers ---- */

static void buffers_collect_bytes(void **state) {
    (void)state;
    struct buffer out = {0};
    CHECK_STR(buffer_str(&out), "");
    buffer_append(&out, STR("a"));
    buffer_append(&out, (struct str){0});
    buffer_append_c(&out, "b");
    buffer_char(&out, 'c');
    buffer_bytes(&out, "de", 2);
    buffer_code_point(&out, 0x20AC);
    buffer_format(&out, "%d%s", 12, "x");
    CHECK_STR(buffer_str(&out), "abcde€12x");
    buffer_clear(&out);
    CHECK_STR(buffer_str(&out), "");
    buffer_free(&out);
    assert_null(out.data);
}

static void buffers_grow(void **state) {
    (void)state;
    struct buffer out = {0};
    for (int i = 0; i < 5000; i++) buffer_format(&out, "%05d", i);
    buffer_format(&out, "%*s", 100000, "");
    assert_int_equal(out.size, 125000);
    assert_memory_equal(out.data + 24995, "04999 ", 6);
    buffer_bytes(&out, "\0", 1);
    assert_int_equal(out.size, 125001);
    buffer_free(&out);
}

/* ---- suggestions ---- */

static struct str nearest(const char *word, const char *candidates) {
    struct suggestion suggestion = suggest_start(str_of(word));
    for (struct str rest = str_of(candidates), part; str_cut(&rest, ' ', &part);) suggest_offer(&suggestion, part);
    return suggestion.found;
}

static void the_nearest_word_is_found(void **state) {
    static const struct {
        const char *word, *candidates, *found;
    } rows[] = {
        {"opportunites", "obstacles opportunities owner", "opportunities"},
        {"onwer", "owner other", "owner"},
        {"Owner", "owner", "owner"},
        {"naechste-pruefung", "naechste_pruefung", "naechste_pruefung"},
        {"prüfng", "prüfung", "prüfung"},
        {"abc", "xyz", ""},
        {"ab", "ax", "ax"},
        {"ab", "xy", ""},
        {"", "a", ""},
        {"a", "", ""},
        {"stage", "stages stagf stage", "stage"},
        {"stagx", "stagy stagz", "stagy"},
        {"verantwortlich", "verhandlung", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].word, nearest(rows[i].word, rows[i].candidates), rows[i].found);
}

static void very_long_words_are_near_nothing(void **state) {
    char word[66];
    (void)state;
    memset(word, 'a', 65);
    word[65] = 0;
    CHECK_STR(nearest(word, word), "");
    word[64] = 0;
    assert_int_equal(nearest(word, word).size, 64);
}

/* ---- sources ---- */

static const struct source example = {.path = STR_INIT("a.yaml"), .text = STR_INIT("title: x\nümläute: ö y\n\nlast")};

static void lines_are_found(void **state) {
    (void)state;
    CHECK_STR(source_line(&example, 1), "title: x");
    CHECK_STR(source_line(&example, 2), "ümläute: ö y");
    CHECK_STR(source_line(&example, 3), "");
    CHECK_STR(source_line(&example, 4), "last");
    CHECK_STR(source_line(&example, 5), "");
    CHECK_STR(source_line(&example, 0), "");
}

/* As without marks, at each of them and behind the end; with and without a last line end. */
static void lines_of_long_texts_are_found(void **state) {
    for (int ended = 0; ended < 2; ended++) {
        struct buffer text = {0};
        for (int i = 1; i <= 5000; i++) buffer_format(&text, "line %d%s", i, i < 5000 || ended ? "\n" : "");
        struct source marked = {.path = STR("f"), .text = str_copy(*state, buffer_str(&text))}, plain = marked;
        buffer_free(&text);
        source_mark_lines(*state, &marked);
        assert_non_null(marked.marks);
        for (uint32_t line = 0; line <= 5200; line++) {
            struct str found = source_line(&marked, line);
            assert_true(str_equal(found, source_line(&plain, line)));
        }
        CHECK_STR(source_line(&marked, 4993), "line 4993");
        CHECK_STR(source_line(&marked, 5000), "line 5000");
    }
}

static void spans_count_code_points(void **state) {
    static const struct {
        const char *needle;
        uint32_t line, column, length;
    } rows[] = {{"title", 1, 1, 5}, {"x", 1, 8, 1}, {"ö y", 2, 10, 3}, {"last", 4, 1, 4}, {"x\nüm", 1, 8, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t start;
        assert_true(str_find(example.text, str_of(rows[i].needle), &start));
        struct span span = source_span(&example, start, start + strlen(rows[i].needle));
        assert_ptr_equal(span.source, &example);
        assert_int_equal(span.line, rows[i].line);
        assert_int_equal(span.column, rows[i].column);
        assert_int_equal(span.length, rows[i].length);
    }
    struct span end = source_span(&example, 1000, 2000);
    assert_int_equal(end.line, 4);
    assert_int_equal(end.column, 5);
    assert_int_equal(end.length, 0);
}

/* ---- diagnostics ---- */

static struct span place(const struct source *source, uint32_t line, uint32_t column) {
    return (struct span){.source = source, .line = line, .column = column, .length = 1};
}

/* All messages, in order. */
static struct str messages(struct arena *arena, const struct diagnostics *sink) {
    struct str all = {0};
    for (const struct diagnostic *d = sink->first; d; d = d->next)
        all = str_format(arena, "%.*s%.*s ", STR_ARG(all), STR_ARG(in_english(d->message)));
    return all;
}

static void diagnostics_are_counted(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    struct diagnostic *first =
        diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 1, 1), "unknown “{0}”", STR("titel"));
    diagnose_help(&sink, first, "write {0}", STR("title"));
    diagnose(&sink, SEVERITY_WARNING, CODE_I02, place(&example, 1, 1), "w");
    diagnose(&sink, SEVERITY_INFO, CODE_I06, (struct span){0}, "i");
    CHECK_STR(first->message, "unknown “titel”");
    CHECK_STR(first->help, "write title");
    CHECK_STR(first->code, "I04");
    assert_int_equal(sink.count, 3);
    assert_int_equal(sink.errors, 1);
    assert_int_equal(sink.warnings, 1);
    assert_int_equal(sink.infos, 1);
}

static void a_repetition_is_not_added(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    struct diagnostic *first = diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 1, 1), "same");
    assert_ptr_equal(diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 1, 1), "same"), first);
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 1, 2), "same");
    diagnose(&sink, SEVERITY_ERROR, CODE_I05, place(&example, 1, 2), "same");
    diagnose(&sink, SEVERITY_ERROR, CODE_I05, place(&example, 1, 2), "other");
    assert_int_equal(sink.count, 4);
    assert_int_equal(sink.errors, 4);
}

static void diagnostics_are_sorted_by_place(void **state) {
    static const struct source before = {.path = STR_INIT("A.yaml")};
    struct diagnostics sink = diagnostics_new(*state);
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 2, 1), "f");
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 1, 9), "e");
    diagnose(&sink, SEVERITY_WARNING, CODE_I04, place(&example, 1, 2), "d");
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&before, 7, 1), "b");
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, (struct span){0}, "a");
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 2, 1), "f");
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, (struct span){.source = &example}, "c");
    diagnostics_sort(&sink);
    CHECK_STR(messages(*state, &sink), "a b c d e f ");
    assert_int_equal(sink.count, 6);
    assert_int_equal(sink.errors, 5);
    assert_int_equal(sink.warnings, 1);
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 3, 1), "g");
    CHECK_STR(messages(*state, &sink), "a b c d e f g ");
}

static void words_are_listed_or_the_nearest_is_named(void **state) {
    static const char *const words[] = {"alpha", "beta", "gamma", NULL};
    struct arena *arena = *state;
    struct diagnostics sink = diagnostics_new(arena);
    struct word_list none = {0}, list = word_list_of(arena, words);
    CHECK_STR(word_list_all(arena, &none, "{0} and {1}"), "");
    CHECK_STR(word_list_all(arena, &list, "{0} and {1}"), "alpha, beta and gamma");
    CHECK_STR(word_list_text(arena, &list), "alpha, beta, gamma");
    static const struct {
        const char *word, *help;
    } rows[] = {{"bata", "did you mean “beta”?"}, {"delta", "known are alpha, beta and gamma"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diagnostic *d = diagnose(&sink, SEVERITY_ERROR, CODE_K01, (struct span){0}, "unknown");
        word_list_help(&sink, d, str_of(rows[i].word), &list, "known are {0}");
        CHECK_STR_OF(rows[i].word, d->help, rows[i].help);
    }
    for (int i = 0; i < 9; i++) word_list_add(arena, &list, STR("more"));
    CHECK_STR(word_list_text(arena, &list), "alpha, beta, gamma, more, more, more, more, more, more, more and 2 more");
    for (int i = 0; i < 5000; i++) word_list_add(arena, &list, STR("x")); /* nobody made such a list by hand */
    assert_true(str_ends(in_english(word_list_all(arena, &list, "{0} or {1}")), STR(", x, x and 4952 more")));
    struct word_list quoted = {.quoted = true};
    word_list_add(arena, &quoted, STR("a"));
    word_list_add(arena, &quoted, STR("b, c"));
    CHECK_STR(word_list_all(arena, &quoted, "{0} and {1}"), "“a” and “b, c”");
    quoted.quoted = false;
    CHECK_STR(word_list_all(arena, &quoted, "{0} and {1}"), "a and “b, c”");
}

static void an_empty_sink_can_be_sorted(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    diagnostics_sort(&sink);
    assert_int_equal(sink.count, 0);
    assert_null(sink.first);
}

static void merging_copies_the_texts(void **state) {
    struct arena *other = arena_create();
    struct diagnostics sink = diagnostics_new(*state), from = diagnostics_new(other);
    diagnose(&sink, SEVERITY_ERROR, CODE_I04, place(&example, 1, 1), "one");
    struct diagnostic *added = diagnose(&from, SEVERITY_WARNING, CODE_I05, place(&example, 1, 2), "two");
    diagnose_help(&from, added, "help");
    diagnostics_merge(&sink, &from);
    arena_destroy(other);
    CHECK_STR(messages(*state, &sink), "one two ");
    CHECK_STR(sink.last->help, "help");
    assert_int_equal(sink.warnings, 1);
}

static struct str printed(struct arena *arena, const struct diagnostic *diagnostic, bool colour) {
    struct buffer out = {0};
    diagnostic_print(&out, NULL, diagnostic, colour, false);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

static void a_diagnostic_is_printed_with_its_line(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    size_t start;
    assert_true(str_find(example.text, STR("ö y"), &start));
    struct span span = source_span(&example, start, start + 4);
    struct diagnostic *added = diagnose(&sink, SEVERITY_ERROR, CODE_I05, span, "bad");
    diagnose_help(&sink, added, "write it well");
    CHECK_STR(printed(*state, added, false), "a.yaml:2:10: error[I05]: bad\n"
                                             "     2 | ümläute: ö y\n"
                                             "       |          ^^^\n"
                                             "  help: write it well\n");
}

static void a_diagnostic_without_a_place_is_printed(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    CHECK_STR(printed(*state, diagnose(&sink, SEVERITY_INFO, CODE_X03, (struct span){0}, "odd"), false),
              "planpress: info[X03]: odd\n");
    CHECK_STR(
        printed(*state, diagnose(&sink, SEVERITY_WARNING, CODE_X03, (struct span){.source = &example}, "odd"), false),
        "a.yaml: warning[X03]: odd\n");
    struct span line = {.source = &example, .line = 1};
    CHECK_STR(printed(*state, diagnose(&sink, SEVERITY_WARNING, CODE_X03, line, "odd"), false),
              "a.yaml:1: warning[X03]: odd\n     1 | title: x\n");
    struct span beyond = {.source = &example, .line = 99, .column = 3};
    CHECK_STR(printed(*state, diagnose(&sink, SEVERITY_WARNING, CODE_X03, beyond, "odd"), false),
              "a.yaml:99:3: warning[X03]: odd\n");
}

static void tabs_and_wide_lines_are_shown_in_place(void **state) {
    struct str wide = str_format(*state, "\tkey: %0300d end", 0);
    struct source source = {.path = STR("w.yaml"), .text = wide};
    struct diagnostics sink = diagnostics_new(*state);
    struct str near = printed(*state, diagnose(&sink, SEVERITY_ERROR, CODE_I00, place(&source, 1, 2), "x"), false);
    assert_true(str_find(near, STR("     1 |  key: 000"), NULL));
    assert_true(str_find(near, STR("0 …\n       |  ^\n"), NULL));
    struct span end = place(&source, 1, 308);
    end.length = 1000;
    struct str far = printed(*state, diagnose(&sink, SEVERITY_ERROR, CODE_I00, end, "y"), false), line = {0},
               mark = {0};
    str_cut(&far, '\n', &line);
    str_cut(&far, '\n', &line);
    str_cut(&far, '\n', &mark);
    assert_true(str_starts(line, STR("     1 | … 000")) && str_ends(line, STR("0 end")));
    size_t at;
    assert_true(str_find(mark, STR("^"), &at));
    assert_int_equal(at, str_code_points(line) - 3);
    assert_true(str_code_points(mark) < 200);
}

static void no_text_can_steer_a_terminal(void **state) {
    struct source source = {.path = STR("e.yaml"), .text = STR("a: \033[31m\177\xC2\x9B")};
    struct diagnostics sink = diagnostics_new(*state);
    struct diagnostic *added = diagnose(&sink, SEVERITY_ERROR, CODE_I00, place(&source, 1, 1), "found “\033[2J\n”");
    diagnose_help(&sink, added, "not\rthis");
    CHECK_STR(printed(*state, added, false), "e.yaml:1:1: error[I00]: found “<U+001B>[2J\\n”\n"
                                             "     1 | a: <U+001B>[31m<U+007F><U+009B>\n"
                                             "       | ^\n"
                                             "  help: not\\rthis\n");
}

static void no_name_can_write_a_line_of_its_own(void **state) {
    static const char *const rows[][2] = {{"x\n::error file=a::b", "x\\n::error file=a::b:1: error[I00]: m\n"},
                                          {"::error::a.yaml", "./::error::a.yaml:1: error[I00]: m\n"},
                                          {"a\xE2\x80\xAE.yaml", "a<U+202E>.yaml:1: error[I00]: m\n"},
                                          {"a\xFF.yaml", "a\\xFF.yaml:1: error[I00]: m\n"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct source source = {.path = str_of(rows[i][0])};
        struct diagnostics sink = diagnostics_new(*state);
        CHECK_STR(printed(*state, diagnose(&sink, SEVERITY_ERROR, CODE_I00, place(&source, 1, 0), "m"), false),
                  rows[i][1]);
    }
}

static void the_mark_stands_below_what_is_shown(void **state) {
    struct source source = {.path = STR("a"),
                            .text = STR("\ta\xE2\x80\x8B"
                                        "b: c\x01"
                                        "d e")};
    struct diagnostics sink = diagnostics_new(*state);
    struct span span = {.source = &source, .line = 1, .column = 7, .length = 3};
    CHECK_STR(printed(*state, diagnose(&sink, SEVERITY_ERROR, CODE_I00, span, "m"), false),
              "a:1:7: error[I00]: m\n"
              "     1 |  a<U+200B>b: c<U+0001>d e\n"
              "       |              ^^^^^^^^^^\n");
}

static void colours_change_no_letter(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    struct str text = printed(*state, diagnose(&sink, SEVERITY_ERROR, CODE_I05, place(&example, 1, 8), "bad"), true);
    struct str bare = {0};
    for (struct str rest = text, part; str_cut(&rest, '\033', &part);) {
        size_t end;
        bool escape = bare.data && str_find(part, STR("m"), &end);
        bare = str_join(*state, bare, escape ? str_skip(part, end + 1) : part);
    }
    CHECK_STR(bare, "a.yaml:1:8: error[I05]: bad\n     1 | title: x\n       |        ^\n");
}

static void every_code_has_a_name_and_a_summary(void **state) {
    (void)state;
    for (enum diagnostic_code code = 0; code < CODE_COUNT; code++) {
        assert_int_equal(code_name(code).size, 3);
        assert_true(*code_summary(code));
    }
    CHECK_STR(code_name(CODE_I04), "I04");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(memory_comes_zeroed_and_aligned),
        CHECK_ARENA(large_objects_get_room),
        CHECK_ARENA(a_rewind_gives_back_what_came_after),
        CHECK_ARENA(arrays_grow_by_pushing),
        CHECK_ARENA(buffers_collect_bytes),
        CHECK_ARENA(buffers_grow),
        CHECK_ARENA(the_nearest_word_is_found),
        CHECK_ARENA(very_long_words_are_near_nothing),
        CHECK_ARENA(lines_are_found),
        CHECK_ARENA(lines_of_long_texts_are_found),
        CHECK_ARENA(spans_count_code_points),
        CHECK_ARENA(diagnostics_are_counted),
        CHECK_ARENA(a_repetition_is_not_added),
        CHECK_ARENA(diagnostics_are_sorted_by_place),
        CHECK_ARENA(words_are_listed_or_the_nearest_is_named),
        CHECK_ARENA(an_empty_sink_can_be_sorted),
        CHECK_ARENA(merging_copies_the_texts),
        CHECK_ARENA(a_diagnostic_is_printed_with_its_line),
        CHECK_ARENA(a_diagnostic_without_a_place_is_printed),
        CHECK_ARENA(tabs_and_wide_lines_are_shown_in_place),
        CHECK_ARENA(no_text_can_steer_a_terminal),
        CHECK_ARENA(no_name_can_write_a_line_of_its_own),
        CHECK_ARENA(the_mark_stands_below_what_is_shown),
        CHECK_ARENA(colours_change_no_letter),
        CHECK_ARENA(every_code_has_a_name_and_a_summary),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
