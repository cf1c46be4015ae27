/* Slices and UTF-8. */
#include <limits.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/format.h"
#include "base/str.h"

#include "check.h"

static void slices_are_cut_and_trimmed(void **state) {
    (void)state;
    struct str text = STR("  ab c\t\n");
    CHECK_STR(str_trim(text), "ab c");
    CHECK_STR(str_trim(STR(" \r\n ")), "");
    CHECK_STR(str_trim((struct str){0}), "");
    CHECK_STR(str_slice(text, 2, 4), "ab");
    CHECK_STR(str_slice(text, 8, 8), "");
    CHECK_STR(str_skip(text, 5), "c\t\n");
    CHECK_STR(str_skip(text, 100), "");
    CHECK_STR(str_of(NULL), "");
    CHECK_STR(str_slice((struct str){0}, 0, 0), "");
}

static void texts_are_compared(void **state) {
    (void)state;
    assert_true(str_equal(STR("ab"), STR("ab")) && str_equal(STR(""), (struct str){0}));
    assert_false(str_equal(STR("ab"), STR("abc")) || str_equal(STR("ab"), STR("Ab")));
    assert_true(str_equal_c(STR("ab"), "ab") && !str_equal_c(STR("ab"), "a"));
    assert_true(str_empty(STR("")) && !str_empty(STR(" ")));
    assert_true(str_compare(STR("a"), STR("b")) < 0 && str_compare(STR("b"), STR("a")) > 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0 && str_compare(STR("ab"), STR("a")) > 0);
    assert_true(str_compare(STR("z"), STR("ä")) < 0);
    assert_int_equal(str_compare((struct str){0}, STR("")), 0);
}

static void parts_are_found(void **state) {
    size_t at = 99;
    (void)state;
    assert_true(str_starts(STR("abc"), STR("ab")) && str_starts(STR("abc"), STR("")) &&
                !str_starts(STR("a"), STR("ab")));
    assert_true(str_ends(STR("abc"), STR("bc")) && str_ends(STR("abc"), STR("")) && !str_ends(STR("c"), STR("bc")));
    assert_true(str_find(STR("abcbc"), STR("bc"), &at));
    assert_int_equal(at, 1);
    assert_false(str_find(STR("abc"), STR("x"), &at));
    assert_false(str_find((struct str){0}, STR("x"), &at));
    assert_int_equal(at, 1);
    assert_true(str_find(STR("abc"), STR(""), &at));
    assert_int_equal(at, 0);
    assert_true(str_find(STR("abc"), STR("c"), NULL));
}

static void hashes_tell_texts_apart(void **state) {
    (void)state;
    assert_int_equal(str_hash(STR("")), 2166136261u);
    assert_int_equal(str_hash(STR("a")), 0xE40C292Cu); /* of the published FNV-1a vectors */
    assert_int_equal(str_hash(STR("foobar")), 0xBF9CF968u);
}

static void cutting_gives_every_part_once(void **state) {
    static const struct {
        const char *text, *parts;
    } rows[] = {{"a/b", "[a][b]"}, {"a", "[a]"}, {"", "[]"}, {"/", "[][]"}, {"a//b/", "[a][][b][]"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str all = {0};
        for (struct str rest = str_of(rows[i].text), part; str_cut(&rest, '/', &part);)
            all = str_format(*state, "%.*s[%.*s]", STR_ARG(all), STR_ARG(part));
        CHECK_STR_OF(rows[i].text, all, rows[i].parts);
    }
    struct str none = {0}, part;
    assert_false(str_cut(&none, '/', &part));
}

static void copies_stand_alone(void **state) {
    char original[] = "abc";
    struct str copy = str_copy(*state, str_of(original));
    const char *terminated = str_terminated(*state, str_slice(str_of(original), 0, 2));
    original[0] = 'x';
    CHECK_STR(copy, "abc");
    assert_string_equal(terminated, "ab");
    CHECK_STR(str_copy(*state, (struct str){0}), "");
    CHECK_STR(str_join(*state, STR("ab"), STR("c")), "abc");
    CHECK_STR(str_join(*state, (struct str){0}, STR("c")), "c");
    CHECK_STR(str_format(*state, "%d-%.*s", 7, STR_ARG(STR("ö"))), "7-ö");
}

static void joining_keeps_every_byte(void **state) {
    struct str joined = str_join(*state, STR("a\0b"), STR("\0c"));
    assert_int_equal(joined.size, 5);
    assert_memory_equal(joined.data, "a\0b\0c", 5);
}

static void odd_characters_are_named(void **state) {
    CHECK_STR(message_character(*state, 0xA0), "no-break space (U+00A0)");
    CHECK_STR(message_character(*state, 0x2002), "space U+2002");
    CHECK_STR(message_character(*state, 0x200D), "invisible character U+200D");
    assert_true(str_is_space(0x202F) && str_is_space('\t') && !str_is_space(0x200B) && !str_is_space('x'));
    assert_true(str_is_dash(0x2212) && str_is_dash('-') && !str_is_dash('_') && !str_is_dash(0xAD));
    assert_true(str_is_hidden(0x200B) && str_is_hidden(0xAD) && str_is_hidden(0xFEFF) && !str_is_hidden(0xA0));
}

static void excerpts_fit_a_message(void **state) {
    static const struct {
        const char *text;
        size_t most;
        const char *excerpt;
    } rows[] = {
        {"short", 10, "short"},
        {"exactly", 7, "exactly"},
        {"exactly8", 7, "exactly…"},
        {" a\n\t b\033c ", 10, "a b c"},
        {"äöüß", 3, "äöü…"},
        {"ab cd", 3, "ab…"},
        {"ab cd", 2, "ab…"},
        {"", 5, ""},
        {"\n", 5, ""},
        {"a\177", 5, "a"},
        {"a\xFF", 5, "a\xEF\xBF\xBD"},
        {"x", 0, "…"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, str_excerpt(*state, str_of(rows[i].text), rows[i].most), rows[i].excerpt);
}

static void code_points_are_decoded_and_encoded(void **state) {
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char bytes[4];
        struct str text = {bytes, str_encode(c, bytes)};
        if (str_utf8_error(text) != text.size) fail_msg("U+%04X is not well-formed", c);
        size_t size = text.size;
        if (str_next(&text) != c || text.size) fail_msg("U+%04X, %zu bytes", c, size);
    }
    struct str none = STR("");
    assert_int_equal(str_next(&none), 0);
    assert_int_equal(str_code_points(STR("aö€\xF0\x9F\x98\x80")), 4);
}

static void ill_formed_text_is_found(void **state) {
    static const struct {
        struct str text;
        size_t error, code_points;
    } rows[] = {
        {STR_INIT("Gr\xF6\xDF"
                  "e"),
         2, 5},
        {STR_INIT("\xC0\x80"), 0, 2},
        {STR_INIT("a\xE0\x80\x80"), 1, 4},
        {STR_INIT("\xED\xA0\x80"), 0, 3},
        {STR_INIT("\xF4\x90\x80\x80"), 0, 4},
        {STR_INIT("\xF5\x80\x80\x80"), 0, 4},
        {STR_INIT("ab\xC3"), 2, 3},
        {STR_INIT("ab\xE2\x82"), 2, 4},
        {STR_INIT("\x80"), 0, 1},
        {STR_INIT("\xF0\x8F\xBF\xBF"), 0, 4},
        {STR_INIT("ok"), 2, 2},
        {STR_INIT(""), 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(str_utf8_error(rows[i].text), rows[i].error);
        assert_int_equal(str_code_points(rows[i].text), rows[i].code_points);
    }
    struct str bad = STR("\xFFz");
    assert_int_equal(str_next(&bad), 0xFFFD);
    assert_int_equal(str_next(&bad), 'z');
}

static void what_cannot_be_seen_is_shown(void **state) {
    static const char *const rows[][2] = {{"plain ä–€", "plain ä–€"},
                                          {"a\nb\tc\r", "a\\nb\\tc\\r"},
                                          {"\x1B[31m", "<U+001B>[31m"},
                                          {"a\xE2\x80\xAE"
                                           "b",
                                           "a<U+202E>b"},
                                          {"\xE2\x80\xA8", "<U+2028>"},
                                          {"\xC2\x85", "<U+0085>"},
                                          {"Gr\xF6\xDF"
                                           "e",
                                           "Gr\\xF6\\xDF"
                                           "e"},
                                          {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},
                                          {"", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i][1], str_visible(*state, str_of(rows[i][0])), rows[i][1]);
}

static void a_text_becomes_one_line(void **state) {
    static const char *const rows[][2] = {{"Ida\nLund", "Ida Lund"},
                                          {"Ida \n  Lund", "Ida Lund"},
                                          {"a  b", "a  b"},
                                          {"a\tb", "a b"},
                                          {"\na\n", " a"},
                                          {"a\xE2\x80\xA8"
                                           "b",
                                           "a b"},
                                          {"a\b\x01"
                                           "c",
                                           "a c"},
                                          {"ä\r\nö  ü", "ä ö  ü"},
                                          {"", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i][0], str_one_line(*state, str_of(rows[i][0])), rows[i][1]);
}

/* Both, with every size of room: what is written, what is cut off, what is returned. */
static void formatted_as_printf_does(int line, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void formatted_as_printf_does(int line, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    for (size_t room = 0; room < 60; room++) {
        char ours[80], theirs[80];
        memset(ours, '#', sizeof ours);
        memset(theirs, '#', sizeof theirs);
        va_copy(again, arguments);
        size_t size = format_list(ours, room, format, again);
        va_end(again);
        va_copy(again, arguments);
        int expected = vsnprintf(theirs, room, format, again);
        va_end(again);
        if (size != (size_t)expected || strcmp(room ? ours : "", room ? theirs : ""))
            fail_msg("line %d, room %zu: %zu bytes “%.*s” in place of “%.*s”", line, room, size, (int)room, ours,
                     (int)room, theirs);
        assert_memory_equal(ours + room, theirs + room, sizeof ours - room);
    }
    va_end(arguments);
}
#define AS_PRINTF(...) formatted_as_printf_does(__LINE__, __VA_ARGS__)

static void plain_formats_are_written_as_printf_does(void **state) {
    static const char part[] = {'a', 'b', 'c'};
    (void)state;
    AS_PRINTF("nothing to put in");
    AS_PRINTF("%s", "");
    AS_PRINTF("<%s> and <%.*s>%%", "text", 3, part);
    AS_PRINTF("%.*s|%.*s|%.*s", 0, "none", 9, "short", -1, "all of it");
    AS_PRINTF("%c%c", 'x', 'y');
    AS_PRINTF("%d %d %d %d", 0, 7, INT_MAX, INT_MIN);
    AS_PRINTF("%u %ld %lu", UINT_MAX, LONG_MIN, ULONG_MAX);
    AS_PRINTF("%zu 0 R", SIZE_MAX);
    AS_PRINTF("%02d:%04d:%03d:%05d", 7, -12, -1234, 123456);
    AS_PRINTF("%04X %x %08lX %04zX", 0xABu, 0xABu, 0xDEADul, (size_t)9);
}

/* Widths with spaces, places, signs: vsnprintf itself. */
static void other_formats_are_left_to_printf(void **state) {
    (void)state;
    AS_PRINTF("%5d|%-5d|%+d|%.3d|%10s|%-4s|%.2s", 1, 2, 3, 4, "five", "six", "seven");
    AS_PRINTF("%s is %.2f of %lld and %zd", "this", 0.5, 12LL, (ssize_t)-3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(what_cannot_be_seen_is_shown),
        CHECK_ARENA(a_text_becomes_one_line),
        CHECK_ARENA(slices_are_cut_and_trimmed),
        CHECK_ARENA(texts_are_compared),
        CHECK_ARENA(parts_are_found),
        CHECK_ARENA(hashes_tell_texts_apart),
        CHECK_ARENA(cutting_gives_every_part_once),
        CHECK_ARENA(copies_stand_alone),
        CHECK_ARENA(joining_keeps_every_byte),
        CHECK_ARENA(odd_characters_are_named),
        CHECK_ARENA(excerpts_fit_a_message),
        CHECK_ARENA(code_points_are_decoded_and_encoded),
        CHECK_ARENA(ill_formed_text_is_found),
        CHECK_ARENA(plain_formats_are_written_as_printf_does),
        CHECK_ARENA(other_formats_are_left_to_printf),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
