/* What is put is found until much else was put; what is used stays. */
#include "base/stash.h"

#include "base/buffer.h"
#include "check.h"

static struct sha256 key_of(struct arena *arena, size_t number) { return sha256_of(str_format(arena, "%zu", number)); }

static void put(struct stash *stash, struct arena *arena, size_t number, struct str bytes) {
    struct sha256 key = key_of(arena, number);
    stash_put(stash, "space", &key, bytes);
}

static bool has(struct stash *stash, struct arena *arena, const char *space, size_t number, const char *expected) {
    struct sha256 key = key_of(arena, number);
    struct str bytes;
    return stash_get(stash, arena, space, &key, &bytes) && str_equal_c(bytes, expected);
}

static void what_is_put_is_found(void **state) {
    struct arena *arena = *state;
    struct stash *stash = stash_new(1 << 20);
    for (size_t i = 0; i < 1000; i++) put(stash, arena, i, str_format(arena, "bytes %zu", i));
    assert_true(has(stash, arena, "space", 0, "bytes 0"));
    assert_true(has(stash, arena, "space", 999, "bytes 999"));
    assert_false(has(stash, arena, "space", 1000, ""));
    assert_false(has(stash, arena, "other", 0, "bytes 0"));
    put(stash, arena, 7, STR("new"));
    assert_true(has(stash, arena, "space", 7, "new"));
    put(stash, arena, 8, (struct str){0});
    assert_true(has(stash, arena, "space", 8, ""));
    stash_free(stash);
}

static void what_is_used_stays(void **state) {
    struct arena *arena = *state;
    struct stash *stash = stash_new(1 << 20);
    static char much[10000];
    memset(much, 'x', sizeof much);
    put(stash, arena, 0, STR("used"));
    put(stash, arena, 1, STR("not used"));
    for (size_t i = 2; i < 1000; i++) {
        put(stash, arena, i, (struct str){much, sizeof much});
        assert_true(has(stash, arena, "space", 0, "used"));
    }
    assert_false(has(stash, arena, "space", 1, "not used"));
    stash_free(stash);
    stash_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(what_is_put_is_found), CHECK_ARENA(what_is_used_stays)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
