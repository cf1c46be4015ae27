/* What is read from GSUB and GPOS, in tables made by hand that have what the faces of the other tests have not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "layout/lookups.h"

#define BYTES(...) ((const unsigned char[]){__VA_ARGS__}), sizeof((const unsigned char[]){__VA_ARGS__})
#define U16(n) (unsigned char)((n) >> 8 & 0xFF), (unsigned char)((n)&0xFF)

/* A table with one lookup, number 0, of one subtable. */
#define TABLE(type, flags, ...)                                                           \
    BYTES(U16(1), U16(0), U16(0), U16(0), U16(10), /* the list of lookups stands at 10 */ \
          U16(1), U16(4), U16(type), U16(flags), U16(1), U16(8), __VA_ARGS__)

static const unsigned first_lookup[] = {0};

static struct lookup_list list_of(const unsigned char *bytes, size_t size) {
    return (struct lookup_list){{(const char *)bytes, size}, first_lookup, 1};
}

static const struct lookup_list nothing = {{"", 0}, NULL, 0};

/* Glyph 7 between 5 and 9. */
static void chains_ask_for_what_stands_around(void **state) {
    struct arena *arena = *state;
    struct lookup_list chain = list_of(TABLE(6, 0, U16(3), U16(1), U16(16), U16(1), U16(22), U16(1), U16(28), U16(0), //
                                             U16(1), U16(1), U16(5), U16(1), U16(1), U16(7), U16(1), U16(1), U16(9)));
    const struct lookups *lookups = lookups_read(arena, chain, nothing);
    assert_non_null(lookups);
    assert_true(lookups_quiet(lookups_of(arena, lookups, 5)));
    const struct glyph_lookups *seven = lookups_of(arena, lookups, 7);
    assert_false(lookups_quiet(seven));
    static const struct {
        uint16_t glyphs[3];
        size_t count, at;
        bool changed;
    } cases[] = {{{5, 7, 9}, 3, 1, true}, {{5, 7, 8}, 3, 1, false}, {{6, 7, 9}, 3, 1, false},
                 {{5, 7}, 2, 1, false},   {{7, 9}, 2, 0, false},    {{7}, 1, 0, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            lookups_change(seven, cases[i].glyphs + cases[i].at, cases[i].count - cases[i].at, cases[i].at),
            cases[i].changed);
    uint16_t other;
    assert_false(lookups_replace(lookups, 7, &other));
}

/* Glyph 3 before one of no class: moved by `value`; before 4, of class 1: by -50. Both sides have the same classes. */
static bool kern_before(struct arena *arena, int value, uint16_t right, int *units) {
    struct lookup_list pairs =
        list_of(TABLE(2, 0, U16(2), U16(20), U16(4), U16(0), U16(26), U16(26), U16(1), U16(2), U16(value), U16(-50), //
                      U16(1), U16(1), U16(3), U16(1), U16(4), U16(1), U16(1)));
    const struct lookups *lookups = lookups_read(arena, nothing, pairs);
    assert_non_null(lookups);
    return lookups_kern(lookups_of(arena, lookups, 3), right, units);
}

/* Versions of HarfBuzz part there. */
static void what_no_class_gets_is_not_known_unless_it_is_nothing(void **state) {
    struct arena *arena = *state;
    int units;
    assert_true(kern_before(arena, 0, 4, &units));
    assert_int_equal(units, -50);
    assert_true(kern_before(arena, 0, 8, &units));
    assert_int_equal(units, 0);
    assert_true(kern_before(arena, -10, 4, &units));
    assert_int_equal(units, -50);
    assert_false(kern_before(arena, -10, 8, &units));
}

static void what_is_more_is_refused(void **state) {
    struct arena *arena = *state;
    struct lookup_list both = list_of(TABLE(2, 0, U16(1), U16(10), U16(4), U16(4), U16(0), U16(1), U16(1), U16(3)));
    assert_null(lookups_read(arena, nothing, both)); /* moves the right one as well */
    struct lookup_list passing = list_of(TABLE(4, 2, U16(1), U16(6), U16(0), U16(1), U16(1), U16(3)));
    assert_null(lookups_read(arena, passing, nothing)); /* looks past letters */
}

/* Wherever a table is cut off: something is said, and nothing outside of it read. */
static void tables_may_be_cut_off(void **state) {
    struct arena *arena = *state;
    struct lookup_list ligature =
        list_of(TABLE(4, 0, U16(1), U16(18), U16(1), U16(8), U16(1), U16(4), U16(99), U16(2), //
                      U16(4), U16(1), U16(1), U16(3)));
    static const uint16_t glyphs[] = {3, 4};
    for (size_t size = 0; size <= ligature.table.size; size++) {
        struct lookup_list cut = ligature;
        char *bytes = malloc(size + 1); /* so that reading behind them is seen */
        cut.table = (struct str){memcpy(bytes, ligature.table.data, size), size};
        const struct lookups *lookups = lookups_read(arena, cut, nothing);
        bool changed = lookups && lookups_change(lookups_of(arena, lookups, 3), glyphs, 2, 0);
        if (size == ligature.table.size) assert_true(changed);
        free(bytes);
    }
}

static int open_arena(void **state) { return (*state = arena_create()) ? 0 : -1; }
static int close_arena(void **state) { return arena_destroy(*state), 0; }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(chains_ask_for_what_stands_around, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_no_class_gets_is_not_known_unless_it_is_nothing, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_is_more_is_refused, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(tables_may_be_cut_off, open_arena, close_arena),
    };
    return cmocka_run_group_tests_name("lookups", tests, NULL, NULL);
}
