/* Quick hashes: whatever differs has another one, and texts are not taken apart otherwise than they were put in. */
#include "base/hash.h"

#include "check.h"

static bool tells(struct str a, struct str b) { return !hash_equal(hash_of(a), hash_of(b)); }

/* Each bit of texts of every length up to some words counts. */
static void bits_count(void **state) {
    (void)state;
    for (size_t size = 1; size <= 40; size++) {
        char one[40] = "Some words, longer than a few numbers.", other[40];
        for (size_t bit = 0; bit < 8 * size; bit++) {
            memcpy(other, one, sizeof other);
            other[bit / 8] = (char)(other[bit / 8] ^ 1 << bit % 8);
            assert_true(tells((struct str){one, size}, (struct str){other, size}));
        }
        assert_true(tells((struct str){one, size}, (struct str){one, size - 1}));
    }
}

static void zeros_count(void **state) {
    (void)state;
    char zeros[64] = {0};
    for (size_t size = 0; size < sizeof zeros; size++)
        assert_true(tells((struct str){zeros, size}, (struct str){zeros, size + 1}));
}

static void order_counts(void **state) {
    (void)state;
    struct hash one = hash_new(), other = hash_new();
    hash_text(&one, STR("a"));
    hash_text(&one, STR("bc"));
    hash_text(&other, STR("ab"));
    hash_text(&other, STR("c"));
    assert_true(!hash_equal(one, other));
    one = other = hash_new();
    hash_number(&one, 1);
    hash_number(&one, 2);
    hash_number(&other, 2);
    hash_number(&other, 1);
    assert_true(!hash_equal(one, other));
}

/* The same in every run, or nothing that was kept would be found. */
static void nothing_changes(void **state) {
    (void)state;
    assert_int_equal(hash_short(hash_of(STR("planpress keeps what it has made"))), UINT64_C(0xd2134c510a6b5bd8));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(bits_count), cmocka_unit_test(zeros_count),
                                       cmocka_unit_test(order_counts), cmocka_unit_test(nothing_changes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
