/* What figures gather and sort rows with: texts each once, numbers in an order that is the same on every machine. */
#include "check.h"
#include "figure/distinct.h"
#include "figure/order.h"

enum { MANY = 1000 };

static void texts_are_numbered_as_they_come(void **state) {
    const struct sketch sketch = {.arena = *state};
    struct distinct distinct = {0};
    assert_true(distinct_find(&distinct, STR("a")) == NOT_THERE);
    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < MANY; i++)
            assert_int_equal(distinct_add(&sketch, &distinct, str_format(*state, "%zu", i)), i);
    assert_int_equal(distinct.count, MANY);
    assert_int_equal(distinct_add(&sketch, &distinct, STR("")), MANY);
    assert_int_equal(distinct_find(&distinct, STR("999")), 999);
    assert_int_equal(distinct_find(&distinct, STR("")), MANY);
    assert_true(distinct_find(&distinct, STR("1000")) == NOT_THERE);
    CHECK_STR(distinct.texts[7], "7");
}

static bool is_less(const void *what, size_t a, size_t b) { return ((const int *)what)[a] < ((const int *)what)[b]; }

/* For every length up to some: the result is in order, and what is equal stands as it stood. */
static void what_is_equal_keeps_its_order(void **state) {
    const struct sketch sketch = {.arena = *state};
    int values[70];
    for (size_t i = 0; i < 70; i++) values[i] = (int)(i * 37 % 11);
    for (size_t count = 0; count <= 70; count++) {
        const size_t *order = order_of(&sketch, count, is_less, values);
        size_t sum = 0;
        for (size_t i = 0; i < count; i++) sum += order[i];
        assert_int_equal(sum, count ? count * (count - 1) / 2 : 0);
        for (size_t i = 1; i < count; i++) {
            int before = values[order[i - 1]], here = values[order[i]];
            assert_true(before < here || (before == here && order[i - 1] < order[i]));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(texts_are_numbered_as_they_come),
                                       CHECK_ARENA(what_is_equal_keeps_its_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
