/* What the program is: the same whenever it is asked, and something. */
#include "base/program.h"

#include "check.h"

static void a_program_is_what_it_is(void **state) {
    (void)state;
    struct sha256 first = program_identity(), second = program_identity(), nothing = sha256_of(STR(""));
    assert_true(sha256_equal(&first, &second));
    assert_false(sha256_equal(&first, &nothing));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_program_is_what_it_is)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
