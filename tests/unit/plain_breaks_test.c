/* Breaks of plain text are those that ICU finds: after each pair of signs in several surroundings, and in random texts. */
#include "base/plain_breaks.h"

#include "base/buffer.h"
#include "check.h"
#include "languages_of_ours.h"

/* At least one of every sign, every character but letters and figures. */
static const char *const signs[] = {"a",  "Z", "ß", "ü", "Š", "ÿ", "&", "*", "#", "=", "0", "7", ".", ",",    ":",
                                    ";",  ")", "]", "(", "[", "„", "-", "%", "€", "–", "‘", "’", "“", "”", "\"",
                                    "\'", "!", "?", "/", " ", " ", "\n", "\u00A0", "\u202F"};
enum { SIGNS = sizeof signs / sizeof *signs };

struct comparison {
    struct arena *arena;
    struct locale *locale;
    size_t known, all; /* texts */
};

static void show(struct buffer *out, struct str text, const struct line_break *breaks, size_t count) {
    size_t at = 0;
    for (size_t i = 0; i < count; at = breaks[i++].offset) {
        buffer_append(out, str_slice(text, at, breaks[i].offset));
        buffer_append_c(out, breaks[i].hard ? "‖" : "|");
    }
    buffer_append(out, str_skip(text, at));
}

static void compare(struct comparison *c, struct str text) {
    struct arena_mark mark = arena_mark(c->arena);
    struct line_break *ours;
    size_t count, expected;
    c->all++;
    if (plain_breaks(c->arena, text, &ours, &count)) {
        struct line_break *theirs = locale_line_breaks_icu(c->arena, c->locale, text, &expected);
        bool same = count == expected;
        for (size_t i = 0; i < count && same; i++)
            same = ours[i].offset == theirs[i].offset && ours[i].hard == theirs[i].hard;
        struct buffer out = {0};
        if (!same) {
            show(&out, text, ours, count);
            buffer_append_c(&out, "” in place of “");
            show(&out, text, theirs, expected);
            fail_msg("%.*s: “%.*s”", STR_ARG(locale_language(c->locale)->tag), (int)out.size, out.data);
        }
        c->known++;
    }
    arena_rewind(c->arena, mark);
}

/* Of this language: those that ICU has rules of its own for are among them. */
static void compare_all(const char *tag) {
    const struct language language = {.tag = str_of(tag)};
    struct comparison c = {.arena = arena_create(), .locale = locale_open(&language)};
    static const char *const around[][2] = {{"", ""}, {"a", "a"}, {"1", "1"}, {" ", " "}, {"a ", " a"}, {"a-", "-a"}, {"(", ")"}};
    for (size_t i = 0; i < SIGNS; i++)
        for (size_t j = 0; j < SIGNS; j++)
            for (size_t k = 0; k < sizeof around / sizeof *around; k++)
                compare(&c, str_format(c.arena, "%s%s%s%s", around[k][0], signs[i], signs[j], around[k][1]));
    uint32_t seed = 1;
    for (size_t i = 0; i < 60000; i++) {
        struct buffer text = {0};
        for (size_t j = 0; j < 2 + i % 9; j++) {
            seed = seed * 1103515245 + 12345;
            buffer_append_c(&text, signs[(seed >> 16) % SIGNS]);
        }
        compare(&c, buffer_str(&text));
        buffer_free(&text);
    }
    assert_true(c.known * 4 > c.all); /* something was compared */
    locale_close(c.locale);
    arena_destroy(c.arena);
}

static void breaks_are_those_of_icu(void **state) {
    static const char *const tags[] = {"de", "en", "fr", "fi", "pl", "el", "th"};
    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) compare_all(tags[i]);
}

static void letters_are_those_of_latin_alphabets(void **state) {
    struct comparison c = {.arena = *state, .locale = locale_open(LANGUAGE_DE)};
    for (uint32_t letter = 0x21; letter < 0x3000; letter++) {
        char bytes[5] = {0};
        str_encode(letter, bytes);
        compare(&c, str_format(*state, "a%sb %s a%s 1%s2 x", bytes, bytes, bytes, bytes));
    }
    locale_close(c.locale);
    assert_true(c.known > 150);
}

/* Where quotes hold to one side, ICU is asked. */
static void east_asia_has_rules_of_its_own(void **state) {
    const struct language language = {.tag = STR("zh")};
    struct locale *locale = locale_open(&language);
    size_t count;
    locale_line_breaks(*state, locale, STR("a “ a"), &count);
    assert_int_equal(count, 1);
    locale_line_breaks_icu(*state, locale, STR("a “ a"), &count);
    assert_int_equal(count, 1);
    locale_close(locale);
}

/* Usual sentences need no ICU. */
static void sentences_are_plain(void **state) {
    static const char *const texts[] = {
        "Der Umsatz stieg um 12,5\u00A0% auf 1.250.000\u00A0€ (Vorjahr: 980.000\u00A0€).",
        "Vor-Ort-Termin, 3-fach geprüft – „läuft“, sagt Frau O’Neill: was fehlt?",
        "Lines end here,\nand there; see 2027–2029 (plan).",
    };
    struct line_break *breaks;
    size_t count;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!plain_breaks(*state, str_of(texts[i]), &breaks, &count)) fail_msg("“%s” is not plain", texts[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(breaks_are_those_of_icu),
        CHECK_ARENA(letters_are_those_of_latin_alphabets),
        CHECK_ARENA(east_asia_has_rules_of_its_own),
        CHECK_ARENA(sentences_are_plain),
    };
    return cmocka_run_group_tests_name("plain breaks", tests, NULL, NULL);
}
