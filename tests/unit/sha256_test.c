/* SHA-256: the examples of FIPS 180-4, and the processor's instructions against what is written out. */
#include "base/sha256.h"

#include <string.h>

#include "base/arena.h"
#include "check.h"

static void check(struct arena *arena, struct str bytes, const char *expected) {
    struct sha256 fast = sha256_of(bytes), slow = sha256_portable(bytes), back;
    CHECK_STR(sha256_print(arena, &fast), expected);
    CHECK_STR(sha256_print(arena, &slow), expected);
    assert_true(sha256_parse(str_of(expected), &back) && sha256_equal(&back, &fast));
}

static void known_sums(void **state) {
    struct arena *arena = *state;
    check(arena, STR(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check(arena, STR("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check(arena, STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    char *million = NEW_ARRAY(arena, char, 1000000);
    memset(million, 'a', 1000000);
    check(arena, (struct str){million, 1000000}, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void both_ways_agree(void **state) {
    struct arena *arena = *state;
    enum { MOST = 300 };
    char *bytes = NEW_ARRAY(arena, char, MOST);
    for (size_t i = 0; i < MOST; i++) bytes[i] = (char)(i * 167 + (i >> 3));
    for (size_t size = 0; size <= MOST; size++)
        for (size_t from = 0; from < 3 && from <= size; from++) { /* wherever they lie */
            struct str part = {bytes + from, size - from};
            struct sha256 fast = sha256_of(part), slow = sha256_portable(part);
            assert_true(sha256_equal(&fast, &slow));
        }
}

static void what_is_no_sum(void **state) {
    (void)state;
    struct sha256 sum;
    assert_false(sha256_parse(STR(""), &sum));
    assert_false(sha256_parse(STR("E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), &sum));
    assert_false(sha256_parse(STR("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"), &sum));
    assert_false(sha256_parse(STR("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g"), &sum));
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(known_sums), CHECK_ARENA(both_ways_agree),
                                       CHECK_ARENA(what_is_no_sum)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
