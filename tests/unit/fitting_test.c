/* What gives way so that a document has no more pages than it may. */
#include "layout_fixture.h"

#include "layout/fitting.h"

static struct fitted fit(struct bench *bench, int most) {
    bench->document.blocks = bench->blocks.first;
    bench->document.most_pages = most;
    struct fitted fitted = layout_fitted(bench->arena, &bench->sink, &bench->document, &bench->theme, bench->faces,
                                         bench->cache, bench->locale);
    bench->pages = fitted.pages;
    return fitted;
}

/* A table of so many rows, “1”, “2” and so on, that gives way in this order; below a heading of its own. */
static struct table *add_yielding(struct bench *bench, const char *heading, size_t rows, int order) {
    struct block *section = add_section(bench, NULL, 1, heading);
    struct table *table = add_table(bench, section, 1, rows);
    for (size_t i = 0; i < rows; i++)
        set_cell(bench, table, i, 0, str_format(bench->arena, "%s %zu%c", heading, i + 1, 0).data);
    section->first->yields = order;
    return table;
}

static void all_stays_that_has_room(void **state) {
    struct bench *bench = *state;
    add_yielding(bench, "Eins", 5, 1);
    struct fitted fitted = fit(bench, 1);
    assert_int_equal(fitted.pages->count, 1);
    assert_int_equal(fitted.count, 0);
    assert_int_equal(count_pieces(bench->pages, "Eins 5"), 1);
    add_yielding(bench, "Zwei", 200, 1);
    assert_int_equal(fit(bench, 0).count, 0); /* nobody counts */
    assert_true(bench->pages->count > 3);
}

/* No more than it must: one row more would not fit. */
static void rows_go_from_the_end_of_what_has_the_highest_number(void **state) {
    struct bench *bench = *state;
    add_yielding(bench, "Eins", 12, 1);
    add_yielding(bench, "Zwei", 12, 3);
    add_yielding(bench, "Drei", 60, 2)->caption = some_text(bench, "Dritte");
    struct fitted fitted = fit(bench, 1);
    assert_int_equal(fitted.pages->count, 1);
    assert_int_equal(fitted.count, 2);
    assert_true(str_equal_c(fitted.left_out[0].what, "Zwei"));
    assert_int_equal(fitted.left_out[0].count, 0);
    assert_true(str_equal_c(fitted.left_out[1].what, "Dritte"));
    size_t left = 60 - fitted.left_out[1].count;
    assert_true(left > 5 && left < 40);
    assert_int_equal(count_pieces(bench->pages, "Eins 12"), 1);
    assert_int_equal(count_pieces(bench->pages, "Zwei"), 0);
    assert_int_equal(count_pieces(bench->pages, str_format(bench->arena, "Drei %zu%c", left, 0).data), 1);
    assert_int_equal(count_pieces(bench->pages, str_format(bench->arena, "Drei %zu%c", left + 1, 0).data), 0);
    assert_int_equal(count_pieces(bench->pages, str_format(bench->arena, "+ %zu%c", 60 - left, 0).data), 1);
}

static void what_stays_may_be_too_long(void **state) {
    struct bench *bench = *state;
    add_paragraph(bench, NULL, repeat(bench, "Worte und Worte. ", 800));
    add_yielding(bench, "Eins", 3, 9);
    struct fitted fitted = fit(bench, 1);
    assert_true(fitted.pages->count > 1);
    assert_int_equal(fitted.count, 1);
    assert_int_equal(fitted.left_out[0].count, 0);
}

/* Rows in groups, and those that a sum adds up, are not torn apart. */
static void sums_stay_with_their_rows(void **state) {
    struct bench *bench = *state;
    struct table *table = add_yielding(bench, "Eins", 80, 1);
    table->rows[79].kind = ROW_TOTAL;
    struct fitted fitted = fit(bench, 1);
    assert_int_equal(fitted.count, 1);
    assert_int_equal(fitted.left_out[0].count, 0);
    assert_int_equal(count_pieces(bench->pages, "Eins"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_stays_that_has_room, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(rows_go_from_the_end_of_what_has_the_highest_number, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(what_stays_may_be_too_long, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(sums_stay_with_their_rows, bench_open, bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
