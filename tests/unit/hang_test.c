/* Optical margins and expansion: what hangs over the edges of justified text, and that its lines end there all the same. */
#include "layout_fixture.h"

#include "layout/hang.h"
#include "layout/line_choice.h"

static int hang(struct bench *bench, enum face_family family, uint32_t sign, bool left) {
    const struct face *face = faces_find(bench->faces, family, STYLE_REGULAR);
    return hang_of(face, face_glyph(face, sign), left) * 1000 / face_metrics(face)->units_per_em;
}

/* By the outlines: the less ink beside the letters, the further. */
static void signs_hang_by_their_ink(void **state) {
    struct bench *bench = *state;
    assert_in_range(hang(bench, FAMILY_TEXT, '-', false), 120, 150);
    assert_in_range(hang(bench, FAMILY_TEXT, '.', false), 120, 150);
    assert_in_range(hang(bench, FAMILY_TEXT, ',', false), 90, 150);
    assert_in_range(hang(bench, FAMILY_TEXT, 0x201E, true), 90, 150);
    assert_in_range(hang(bench, FAMILY_TEXT, 'n', false), 20, 100);
    assert_in_range(hang(bench, FAMILY_TEXT, 'T', true), 0, 40);
    assert_true(hang(bench, FAMILY_TEXT, '.', false) > hang(bench, FAMILY_TEXT, ':', false));
    assert_int_equal(hang(bench, FAMILY_TEXT, ' ', false), 0);
}

static struct str prose(struct bench *bench) {
    struct buffer out = {0};
    for (int i = 0; i < 12; i++) buffer_append_c(&out, "„Wir heizen den Himmel“, sagt sie, und zwar mit einer Zuverlässigkeit, die nachts – nur dann – auffällt. ");
    struct str text = str_copy(bench->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

static const struct piece *line_at(const struct page *page, size_t from, millipoints y, millipoints *end) {
    const struct piece *first = NULL;
    *end = 0;
    for (size_t i = from; i < page->piece_count; i++) {
        const struct piece *piece = &page->pieces[i];
        if (piece->kind != PIECE_TEXT || piece->y != y || !piece->element) continue;
        if (!first) first = piece;
        *end = piece->x + piece->width;
    }
    return first;
}

/* Every line but the last ends at the column's edge or beyond it by what its last sign hangs; letters are never changed by more
 * than the measure allows. */
static void lines_end_at_the_edge(void **state) {
    struct bench *bench = *state;
    bench->theme.justified = true;
    add_paragraph(bench, NULL, str_terminated(bench->arena, prose(bench)));
    bench_layout(bench);
    const struct page *page = &bench->pages->items[0];
    millipoints edge = page->width - bench->theme.margin_right, last = -1, end;
    size_t lines = 0, beyond = 0;
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *piece = &page->pieces[i];
        if (piece->kind != PIECE_TEXT || !piece->element || piece->y == last) continue;
        last = piece->y;
        const struct piece *first = line_at(page, i, last, &end);
        assert_in_range(first->expansion + LINE_FLEX, 0, 2 * LINE_FLEX);
        assert_true(first->x <= bench->theme.margin_left && first->x > bench->theme.margin_left - 2 * POINT);
        if (end < edge - POINT) continue; /* the last line */
        lines++;
        beyond += end > edge + POINT / 2;
        assert_true(end < edge + 2 * POINT);
    }
    assert_true(lines > 8 && beyond > 0);
}

static void ragged_text_keeps_its_letters(void **state) {
    struct bench *bench = *state;
    add_paragraph(bench, NULL, str_terminated(bench->arena, prose(bench)));
    bench_layout(bench);
    const struct page *page = &bench->pages->items[0];
    for (size_t i = 0; i < page->piece_count; i++) assert_int_equal(page->pieces[i].expansion, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(signs_hang_by_their_ink, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(lines_end_at_the_edge, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(ragged_text_keeps_its_letters, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("hang", tests, NULL, NULL);
}
