/* Words shaped without HarfBuzz are what HarfBuzz makes of them: glyphs, advances, offsets and the bytes they stand
 * for, in every face and with all features. Words are random, with much of what faces have rules for. */
#include "layout_fixture.h"

enum { WORDS = 400, LETTERS_MOST = 12 };

static uint32_t next_random(uint32_t *state) { return *state = *state * 1664525u + 1013904223u, *state >> 8; }

/* A letter or sign; now and then one that is seldom. */
static uint32_t any_sign(uint32_t *state) {
    static const char often[] = "aeiounrstlmdhgkbfffiiljtvwyVWATYLPFQ0123456789-.,:/()%'+&";
    static const uint32_t seldom[] = {0x2013, 0x201E, 0x201C, 0x2019, 0x2026, 0x20AC, 0x2044, 0x00AD, 0x2011,
                                      0x0301, 0x03B1, 0x2212, 0x2192, 0x00A0, 0x200D, 0x0416, 0x2610, 0x6F22};
    uint32_t which = next_random(state) % 40;
    if (which == 0) return seldom[next_random(state) % (sizeof seldom / sizeof *seldom)];
    if (which < 6) return 0xA0 + next_random(state) % 0xE0;
    if (which < 8) return 0x21 + next_random(state) % 0x5E;
    return (unsigned char)often[next_random(state) % (sizeof often - 1)];
}

static struct str random_word(char *bytes, uint32_t *state) {
    size_t size = 0;
    for (uint32_t count = 1 + next_random(state) % LETTERS_MOST; count; count--)
        size += str_encode(any_sign(state), bytes + size);
    return (struct str){bytes, size};
}

static void assert_same_part(const struct shape_part *a, const struct shape_part *b, struct str word) {
    bool same = a->face == b->face && a->count == b->count && a->advance == b->advance;
    for (size_t i = 0; same && i < a->count; i++) {
        const struct shape_glyph *one = &a->glyphs[i], *other = &b->glyphs[i];
        same = one->advance == other->advance && one->x_offset == other->x_offset && one->y_offset == other->y_offset &&
               one->id == other->id && one->text_start == other->text_start && one->text_size == other->text_size;
    }
    if (!same) fail_msg("“%.*s” differs", STR_ARG(word));
}

static void assert_same_shape(struct bench *bench, struct shape_cache *by_harfbuzz, struct str word,
                              enum face_family family, enum face_style style, unsigned features) {
    const struct shape *a = shape_word(bench->cache, word, family, style, features);
    const struct shape *b = shape_word(by_harfbuzz, word, family, style, features);
    assert_int_equal(a->part_count, b->part_count);
    for (size_t i = 0; i < a->part_count; i++) assert_same_part(&a->parts[i], &b->parts[i], word);
}

static void all_words_are_harfbuzzs(void **state) {
    struct bench *bench = *state;
    struct shape_cache *by_harfbuzz = shape_cache_create(bench->faces);
    shape_cache_leave_out_plain(by_harfbuzz);
    uint32_t seed = 1;
    char bytes[4 * LETTERS_MOST];
    for (unsigned features = 0; features <= (SHAPE_TABULAR | SHAPE_VERBATIM); features++)
        for (size_t face = 0; face < (size_t)FAMILY_COUNT * STYLE_COUNT; face++)
            for (size_t i = 0; i < WORDS; i++)
                assert_same_shape(bench, by_harfbuzz, random_word(bytes, &seed), (enum face_family)(face / STYLE_COUNT),
                                  (enum face_style)(face % STYLE_COUNT), features);
    shape_cache_destroy(by_harfbuzz);
}

/* Each sign before each other one, in the face of all that is read. */
static void all_pairs_are_harfbuzzs(void **state) {
    struct bench *bench = *state;
    struct shape_cache *by_harfbuzz = shape_cache_create(bench->faces);
    shape_cache_leave_out_plain(by_harfbuzz);
    for (uint32_t left = ' '; left < 0x100; left++)
        for (uint32_t right = ' '; right < 0x100; right++) {
            char bytes[8];
            size_t size = str_encode(left, bytes);
            size += str_encode(right, bytes + size);
            assert_same_shape(bench, by_harfbuzz, (struct str){bytes, size}, FAMILY_TEXT, STYLE_REGULAR, 0);
        }
    shape_cache_destroy(by_harfbuzz);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_words_are_harfbuzzs, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(all_pairs_are_harfbuzzs, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("plain words", tests, NULL, NULL);
}
