/* Who may have made an output is asked in turn, whatever the store is made of; a session finds what it has put. */
#include "project/store.h"

#include "base/stash.h"
#include "check.h"

static size_t donors_with(struct store *store, struct arena *arena, const struct sha256 *key, size_t *asked) {
    struct store_donor donor;
    size_t found = 0;
    *asked = 0;
    for (size_t at = 0; store_donor_next(store, arena, STR("plan"), &at, &donor); (*asked)++) {
        struct str bytes;
        found += store_donor_get(&donor, arena, "space", key, &bytes);
        assert_int_equal(donor.folder.size, 0);
        store_donor_close(&donor);
    }
    return found;
}

static void a_session_has_donors(void **state) {
    struct arena *arena = *state;
    struct stash *stash = stash_new(1 << 20);
    struct store *store = store_over(arena, stash, STR("."), STR("no-such-folder"));
    struct sha256 key = sha256_of(STR("key"));
    size_t asked;
    assert_int_equal(donors_with(store, arena, &key, &asked), 0);
    assert_int_equal(asked, 2);
    store_put(store, "space", &key, STR("bytes"));
    assert_int_equal(donors_with(store, arena, &key, &asked), 1);
    store_close(store, false);
    stash_free(stash);
}

static void a_store_of_nothing_has_none_that_knows(void **state) {
    struct arena *arena = *state;
    struct store *store = store_open(arena, (struct str){0}, STR("build"), NULL, 0);
    struct sha256 key = sha256_of(STR("key"));
    size_t asked;
    assert_int_equal(donors_with(store, arena, &key, &asked), 0);
    assert_int_equal(donors_with(NULL, arena, &key, &asked), 0);
    assert_int_equal(asked, 0);
    store_close(store, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(a_session_has_donors),
                                       CHECK_ARENA(a_store_of_nothing_has_none_that_knows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
