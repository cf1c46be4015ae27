/* Hyphenation: the same places as libhyphen, which reads the same files; files that are none; which words of a
 * paragraph are left whole. */
#include "layout_fixture.h"

#include <hyphen.h>

#include "base/file_below.h"
#include "base/limits.h"
#include "languages_of_ours.h"
#include "layout/hyphenate.h"
#include "layout/paragraph.h"

static const char german[] = "/usr/share/hyphen/hyph_de_DE.dic", english[] = "/usr/share/hyphen/hyph_en_US.dic";

/* libhyphen loses the memory of patterns that stand in a file twice; LeakSanitizer asks here. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) { return "leak:hnj_malloc\n"; }

/* ---- words ---- */

static struct str without_hyphens(struct arena *arena, const char *divided) {
    struct buffer word = {0};
    for (; *divided; divided++)
        if (*divided != '-') buffer_char(&word, *divided);
    struct str result = str_copy(arena, buffer_str(&word));
    buffer_free(&word);
    return result;
}

static void check_words(struct arena *arena, const char *path, const char *const *words) {
    struct hyphenator *hyphenator = hyphenator_open(path);
    assert_non_null(hyphenator);
    for (size_t twice = 0; twice < 2; twice++) /* the second time they are remembered */
        for (size_t i = 0; words[i]; i++) {
            struct str word = without_hyphens(arena, words[i]);
            const bool *places = hyphenator_places(hyphenator, word);
            struct buffer out = {0};
            for (size_t j = 0; j < word.size; j++) {
                if (places && places[j]) buffer_char(&out, '-');
                buffer_char(&out, word.data[j]);
            }
            if (!str_equal_c(buffer_str(&out), words[i])) fail_msg("“%.*s”", STR_ARG(buffer_str(&out)));
            buffer_free(&out);
        }
    hyphenator_close(hyphenator);
}

static void words_are_divided(void **state) {
    struct bench *bench = *state;
    static const char *const of_german[] = {"Wirt-schaft-lich-keits-be-rech-nung",
                                            "Kun-den-be-zie-hungs-ma-nage-ment",
                                            "Geschäfts-füh-re-rin-nen",
                                            "ÜBER-GABE",
                                            "Ärz-tin-nen",
                                            "Stra-ßen",
                                            "Urinstinkt", /* not in two ways */
                                            "Anfang",     /* no stub of two letters */
                                            "Größe",
                                            "Łódź", /* not of the file's characters */
                                            "x",
                                            NULL};
    static const char *const of_english[] = {"hyphen-ation", "nego-ti-a-tion", "account-able",
                                             "table",        "Łódźity",        NULL};
    check_words(bench->arena, german, of_german);
    check_words(bench->arena, english, of_english);
}

static void words_too_long_or_broken_are_left_whole(void **state) {
    struct bench *bench = *state;
    struct hyphenator *hyphenator = hyphenator_open(german);
    const char *words[] = {repeat(bench, "Wirtschaft", 16), "\xFF\xFE\xFDWirtschaft", ""};
    assert_null(hyphenator_places(hyphenator, str_of(repeat(bench, "Wirtschaft", 17))));
    assert_non_null(hyphenator_places(hyphenator, str_of(words[0])));
    for (size_t i = 1; i < 3; i++) assert_null(hyphenator_places(hyphenator, str_of(words[i])));
    hyphenator_close(hyphenator);
}

/* Words that no other test thinks of: the letters of every 60th line of the file. */
static size_t compare_with_libhyphen(struct bench *bench, const char *path, bool latin) {
    HyphenDict *dictionary = hnj_hyphen_load(path);
    struct hyphenator *hyphenator = hyphenator_open(path);
    struct message problem;
    struct str text, line;
    assert_true(file_read(bench->arena, str_of(path), LIMIT_FILE, &text, &problem));
    size_t lines = 0, compared = 0;
    while (str_cut(&text, '\n', &line)) {
        char word[200], places[210] = {0};
        struct buffer ours = {0};
        size_t count = 0;
        if (lines++ % 60 || line.size > 90) continue;
        for (size_t i = 0; i < line.size; i++) {
            unsigned char c = (unsigned char)line.data[i];
            bool letter = (c >= 'a' && c <= 'z') || (latin && c >= 0xDF);
            if (!letter) continue;
            word[count++] = line.data[i];
            buffer_code_point(&ours, c);
        }
        if (count < 6) {
            buffer_free(&ours);
            continue;
        }
        char **rep = NULL;
        int *pos = NULL, *cut = NULL;
        hnj_hyphen_hyphenate3(dictionary, word, (int)count, places, NULL, &rep, &pos, &cut, HYPHEN_EDGE, HYPHEN_EDGE, 0,
                              0);
        const bool *found = hyphenator_places(hyphenator, buffer_str(&ours));
        size_t at = 0;
        for (struct str rest = buffer_str(&ours); rest.size; at++) {
            size_t byte = ours.size - rest.size;
            bool theirs = at && places[at - 1] & 1;
            if ((found && found[byte]) != theirs) fail_msg("“%.*s” at %zu", STR_ARG(buffer_str(&ours)), at);
            str_next(&rest);
        }
        compared++;
        buffer_free(&ours);
    }
    hyphenator_close(hyphenator);
    hnj_hyphen_free(dictionary);
    return compared;
}

static void places_are_those_of_libhyphen(void **state) {
    assert_true(compare_with_libhyphen(*state, german, true) > 700);
    assert_true(compare_with_libhyphen(*state, english, false) > 20);
}

/* Patterns shorter and longer than the letters by which they are found, one inside another, twice in the file, and such
 * as begin like others without being in a word. */
static void patterns_of_any_length_are_found(void **state) {
    struct bench *bench = *state;
    struct message problem;
    static const char file[] = "UTF-8\nLEFTHYPHENMIN 1\na1b\nb1c\nabcd1efgx\n.ab3c2d\nx1\nc2d1e\nbcd5e3f.\nx1y\nx2y\n"
                               "1yyyyyyyy\nyy1x\nyyyyy4y1x\ne1f1g\n";
    static const char *const words[] = {"abcdef",        "xabcdefgy", "abcdefgx",  "xyxyabcdef", "yyyyyyxx",
                                        "yyyyyyyyyyxab", "bcdefab",   "cdecdecde", "abxabyabc",  "efgefgxefg"};
    assert_true(file_write(bench->arena, STR("."), STR("build/hyphenate-short.dic"), str_of(file), &problem));
    HyphenDict *dictionary = hnj_hyphen_load("build/hyphenate-short.dic");
    struct hyphenator *hyphenator = hyphenator_open("build/hyphenate-short.dic");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char places[40] = {0}, **rep = NULL;
        int *pos = NULL, *cut = NULL, size = (int)strlen(words[i]);
        hnj_hyphen_hyphenate3(dictionary, words[i], size, places, NULL, &rep, &pos, &cut, HYPHEN_EDGE, HYPHEN_EDGE, 0,
                              0);
        const bool *found = hyphenator_places(hyphenator, str_of(words[i]));
        for (int at = 1; at < size; at++)
            if ((found && found[at]) != (places[at - 1] & 1)) fail_msg("“%s” at %d", words[i], at);
    }
    hyphenator_close(hyphenator);
    hnj_hyphen_free(dictionary);
    remove("build/hyphenate-short.dic");
}

static void other_files_are_no_patterns(void **state) {
    struct bench *bench = *state;
    struct message problem;
    struct str path = STR("build/hyphenate-test.dic");
    static const char *const texts[] = {"", "UTF-8\n", "UTF-8", "\n\n\n", "UTF-8\nLEFTHYPHENMIN 2\n%a1b\nNEXTLEVEL\n"};
    assert_null(hyphenator_open("/nowhere/hyph.dic"));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(file_write(bench->arena, STR("."), path, str_of(texts[i]), &problem));
        assert_null(hyphenator_open("build/hyphenate-test.dic"));
    }
    assert_true(file_write(bench->arena, STR("."), path, STR("UTF-8\nb1c9\n9999\n1\na1b/x=,1,2"), &problem));
    struct hyphenator *hyphenator = hyphenator_open("build/hyphenate-test.dic");
    const bool *places = hyphenator_places(hyphenator, STR("aabbccabcabc"));
    assert_non_null(places);
    assert_true(places[4] && places[8] && !places[3] && !places[7]);
    hyphenator_close(hyphenator);
    remove("build/hyphenate-test.dic");
}

/* ---- paragraphs ---- */

static struct paragraph *hyphenated(struct bench *bench, struct job *job, const struct inline_node *inlines) {
    *job = (struct job){.arena = bench->arena,
                        .scratch = bench->arena,
                        .sink = &bench->sink,
                        .theme = &bench->theme,
                        .cache = bench->cache,
                        .locale = bench->locale};
    struct text_style style = scale_text(&bench->theme, ROLE_BODY);
    struct paragraph *paragraph = paragraph_new(job, inlines, style, 0, (struct span){0});
    paragraph_hyphenate(job, paragraph);
    return paragraph;
}

static void check_hyphens(struct bench *bench, struct inline_node *inlines, const char *expected) {
    struct job job;
    const struct paragraph *paragraph = hyphenated(bench, &job, inlines);
    struct buffer out = {0};
    for (size_t i = 0; i < paragraph->atom_count; i++) {
        const struct atom *atom = &paragraph->atoms[i];
        if (atom->kind == ATOM_PENALTY && atom->hyphen) buffer_char(&out, atom->penalty > 100 ? '~' : '|');
        if (atom->kind != ATOM_PENALTY) buffer_append(&out, str_slice(paragraph->text, atom->start, atom->end));
    }
    if (!str_equal_c(buffer_str(&out), expected)) fail_msg("“%.*s”", STR_ARG(buffer_str(&out)));
    buffer_free(&out);
}

static void only_plain_words_get_hyphens(void **state) {
    struct bench *bench = *state;
    static const char *const texts[] = {
        "„Wirt|schaft|lich|keit“, (Rah|men|ver|trag).",
        "GESCHÄFTSFÜHRUNG und PlanPressen",
        "Wirtschaftlichkeit2027 www.wirtschaftlichkeit.de info@wirtschaftlichkeit https://wirtschaft/verwaltung",
        "Wirt|schaft/Ver|wal|tung und/oder",
        "Wirt~schafts-Ver~wal~tung", /* it has one of its own */
        "Ver\u00AD|längerungen",     /* its author knows better */
        "Geschäfts|füh|rung. Geschäfts|füh|rung",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buffer text = {0};
        for (const char *c = texts[i]; *c; c++)
            if (*c != '|' && *c != '~') buffer_char(&text, *c);
        check_hyphens(bench, inline_text(bench->arena, buffer_str(&text), (struct span){0}), texts[i]);
        buffer_free(&text);
    }
}

static void each_language_has_its_own_hyphens(void **state) {
    struct bench *bench = *state;
    struct inline_list text = {0};
    struct inline_node *foreign = some_text(bench, "hyphenation is accountable to Management");
    inline_append(&text, some_text(bench, "Wirtschaft: "));
    inline_append(&text, inline_in_language(bench->arena, foreign, LANGUAGE_EN));
    check_hyphens(bench, text.first, "Wirt|schaft: hyphen|ation is account|able to Man~age~ment");
}

static void names_and_code_are_left_whole(void **state) {
    struct bench *bench = *state;
    struct inline_list list = {0};
    struct inline_node *name = inline_new(bench->arena, INLINE_NAME, (struct span){0});
    name->first = some_text(bench, "Wirtschaftsbetriebe");
    struct inline_node *code = inline_new(bench->arena, INLINE_CODE, (struct span){0});
    code->text = STR("Wirtschaftsbetriebe");
    struct inline_node *strong = inline_new(bench->arena, INLINE_STRONG, (struct span){0});
    strong->first = some_text(bench, "Wirtschafts");
    inline_append(&list, name);
    inline_append(&list, some_text(bench, " "));
    inline_append(&list, code);
    inline_append(&list, some_text(bench, " "));
    inline_append(&list, strong);
    inline_append(&list, some_text(bench, "betriebe Wirtschaftsbetriebe"));
    check_hyphens(bench, list.first,
                  "Wirtschaftsbetriebe Wirtschaftsbetriebe Wirtschaftsbetriebe Wirt|schafts|be|triebe");
}

static void an_english_name_is_divided_unwillingly(void **state) {
    struct bench *bench = *state;
    locale_close(bench->locale);
    bench->locale = locale_open(LANGUAGE_EN);
    check_hyphens(bench, some_text(bench, "Negotiation with Newcastle. Negotiation"),
                  "Nego|ti|a|tion with New~cas~tle. Nego|ti|a|tion");
}

/* Parts have the widths of the whole together, and what a part really takes is never more than was reckoned with. */
static void parts_are_as_wide_as_the_word(void **state) {
    struct bench *bench = *state;
    struct job job;
    const char *text = "Wirtschaftlichkeitsberechnung Auftragsabwicklung offiziell Schifffahrtsgesellschaft";
    const struct paragraph *paragraph = hyphenated(bench, &job, some_text(bench, text));
    millipoints least = paragraph->least, sum = 0;
    for (size_t i = 0; i < paragraph->atom_count; i++)
        if (paragraph->atoms[i].kind != ATOM_PENALTY) sum += paragraph->atoms[i].width;
    assert_int_equal(sum, paragraph->natural);
    assert_true(least < 40 * POINT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_divided, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(words_too_long_or_broken_are_left_whole, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(places_are_those_of_libhyphen, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(patterns_of_any_length_are_found, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(other_files_are_no_patterns, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(only_plain_words_get_hyphens, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(each_language_has_its_own_hyphens, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(names_and_code_are_left_whole, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(an_english_name_is_divided_unwillingly, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(parts_are_as_wide_as_the_word, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("hyphenate", tests, NULL, NULL);
}
