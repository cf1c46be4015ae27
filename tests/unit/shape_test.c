/* Shaping: words become glyphs that stand for all of their bytes; what a face lacks comes from the fallback face. */
#include "layout_fixture.h"

static const struct shape *shape_text(struct bench *bench, const char *word, unsigned features) {
    return shape_word(bench->cache, str_of(word), FAMILY_TEXT, STYLE_REGULAR, features);
}

/* Whatever the word, its glyphs' texts follow each other and cover it. */
static void glyphs_cover_the_text(void **state) {
    struct bench *bench = *state;
    static const char *words[] = {"Auftrag",  "Wirtschaftlichkeit", "fließt", "Öztürk", "Çelik", "ı", "☑erledigt☐",
                                  "e\u0301n", "1.250.000,50",       "漢字",   "→x→",    "AVAVA", "👍", "שלום"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct shape *shape = shape_text(bench, words[i], 0);
        size_t position = 0;
        for (size_t j = 0; j < shape->part_count; j++)
            for (size_t k = 0; k < shape->parts[j].count; k++) {
                const struct shape_glyph *glyph = &shape->parts[j].glyphs[k];
                if (glyph->text_size) assert_int_equal(glyph->text_start, position);
                position += glyph->text_size;
            }
        assert_int_equal(position, strlen(words[i]));
    }
}

static void words_are_shaped_once(void **state) {
    struct bench *bench = *state;
    const struct shape *first = shape_text(bench, "Rahmenvertrag", 0);
    char filler[16];
    for (int i = 0; i < 5000; i++) {
        snprintf(filler, sizeof filler, "w%d", i);
        shape_text(bench, filler, 0);
    }
    assert_ptr_equal(shape_text(bench, "Rahmenvertrag", 0), first);
    assert_ptr_not_equal(shape_text(bench, "Rahmenvertrag", SHAPE_TABULAR), first);
    assert_ptr_not_equal(shape_word(bench->cache, STR("Rahmenvertrag"), FAMILY_TEXT, STYLE_BOLD, 0), first);
}

static void pairs_are_kerned_and_ligatures_made(void **state) {
    struct bench *bench = *state;
    millipoints together = shape_width(shape_text(bench, "AV", 0), 10000);
    millipoints apart = shape_width(shape_text(bench, "A", 0), 10000) + shape_width(shape_text(bench, "V", 0), 10000);
    assert_true(together < apart);
    const struct shape *ligature = shape_text(bench, "fi", 0);
    assert_int_equal(ligature->parts[0].count, 1);
    assert_int_equal(ligature->parts[0].glyphs[0].text_size, 2);
    assert_int_equal(shape_text(bench, "fi", SHAPE_VERBATIM)->parts[0].count, 2);
}

static void tabular_figures_are_equally_wide(void **state) {
    struct bench *bench = *state;
    static const char *figures[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    for (size_t i = 1; i < 10; i++)
        assert_int_equal(shape_width(shape_text(bench, figures[i], SHAPE_TABULAR), 9000),
                         shape_width(shape_text(bench, figures[0], SHAPE_TABULAR), 9000));
}

static void missing_glyphs_come_from_the_fallback_face(void **state) {
    struct bench *bench = *state;
    const struct shape *shape = shape_text(bench, "a☑b", 0);
    assert_int_equal(shape->part_count, 3);
    assert_ptr_equal(shape->parts[1].face, faces_find(bench->faces, FAMILY_FALLBACK, STYLE_REGULAR));
    assert_int_equal(shape->missing_count, 0);
    shape = shape_text(bench, "a漢b字", 0);
    assert_int_equal(shape->missing_count, 2);
    assert_int_equal(shape->missing[0], 0x6F22);
    assert_int_equal(shape->missing[1], 0x5B57);
    for (size_t p = 0; p < shape->part_count; p++) /* U+FFFD in their place, no glyph 0 */
        for (size_t i = 0; i < shape->parts[p].count; i++) assert_int_not_equal(shape->parts[p].glyphs[i].id, 0);
}

/* The longest prefix that fits; widths before a byte grow with it. */
static void words_are_cut_where_they_fit(void **state) {
    struct bench *bench = *state;
    static const char word[] = "Einkaufsvolumenüberschreitung";
    const struct shape *shape = shape_text(bench, word, 0);
    for (millipoints width = 0; width < 160000; width += 1700) {
        size_t size = shape_fitting(shape, 10000, width, strlen(word));
        assert_in_range(size, 1, strlen(word));
        assert_true(size == 1 || shape_width_before(shape, size, 10000) <= width);
        if (size < strlen(word)) assert_true((word[size] & 0xC0) != 0x80);
    }
    assert_int_equal(shape_width_before(shape, strlen(word), 10000), shape_width(shape, 10000));
    assert_int_equal(shape_fitting(shape, 10000, 1000000, strlen(word)), strlen(word));
}

/* What compose/ measures is what is set later. */
static void drawings_are_measured_by_their_words(void **state) {
    struct bench *bench = *state;
    struct text_measure measure = shape_cache_measure(bench->cache);
    millipoints ones = measure.width(measure.context, STR("1111"), 10000, false);
    assert_int_equal(ones, measure.width(measure.context, STR("8888"), 10000, false));
    assert_int_equal(ones, 4 * 5800);
    assert_int_equal(measure.width(measure.context, STR("1111"), 20000, false), 2 * ones);
    assert_true(measure.width(measure.context, STR("Umsatz"), 10000, true) >
                measure.width(measure.context, STR("Umsatz"), 10000, false));
    assert_true(measure.width(measure.context, STR("☐"), 10000, false) > 5000); /* only the fallback face has it */
    assert_int_equal(measure.width(measure.context, STR(""), 10000, false), 0);
    millipoints space = measure.width(measure.context, STR(" "), 10000, false);
    assert_int_equal(measure.width(measure.context, STR("1111 8888"), 10000, false), 2 * ones + space);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(glyphs_cover_the_text, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(words_are_shaped_once, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(pairs_are_kerned_and_ligatures_made, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(tabular_figures_are_equally_wide, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(missing_glyphs_come_from_the_fallback_face, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(words_are_cut_where_they_fit, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(drawings_are_measured_by_their_words, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("shape", tests, NULL, NULL);
}
