/* What unit tests share: cmocka with the headers it needs, an arena for each test, and slices compared as text. */
#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "in_english.h"

/* A test that uses CHECK_ARENA finds its arena in *state. */
#define CHECK_ARENA(test) cmocka_unit_test_setup_teardown(test, check_open, check_close)

static inline int check_open(void **state) { return (*state = arena_create()) ? 0 : -1; }

static inline int check_close(void **state) {
    arena_destroy(*state);
    return 0;
}

static inline struct str as_it_is(struct str text) { return text; }
#define TEXT_OF(said) _Generic((said), struct message : in_english, default : as_it_is)(said)

/* Fails with both texts and the line of the caller. `what` is what is being looked at, for tables. */
#define CHECK_STR(actual, literal) check_str(TEXT_OF(actual), (literal), (literal), __LINE__)
#define CHECK_STR_OF(what, actual, literal) check_str(TEXT_OF(actual), (literal), (what), __LINE__)

static inline void check_str(struct str actual, const char *expected, const char *what, int line) {
    if (!str_equal_c(actual, expected))
        fail_msg("line %d, %s: expected “%s”, found “%.*s”", line, what, expected, STR_ARG(actual));
}

#endif
