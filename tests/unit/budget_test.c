/* Budgets: what is refused, how often that is said, and what a run counts. */
#include "base/budget.h"
#include "base/limits.h"
#include "check.h"
#include "in_english.h"

static const struct span nowhere = {0};

static void what_is_within_the_limit_is_given(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    struct budget budget = {.sink = &sink};
    assert_true(budget_take(&budget, BUDGET_PAGES, LIMIT_PAGES, nowhere));
    assert_true(budget_take(&budget, BUDGET_FIGURES, LIMIT_FIGURES, nowhere));
    assert_false(budget_is_spent(&budget));
    assert_int_equal(sink.count, 0);
    assert_true(budget_take(NULL, BUDGET_PAGES, UINT64_MAX, nowhere));
    assert_true(budget_reach(NULL, BUDGET_PAGES, UINT64_MAX, nowhere));
}

static void too_much_is_refused_and_said_once(void **state) {
    static const struct source source = {.path = STR_INIT("sheet.md"), .text = STR_INIT("a\nb\n")};
    struct diagnostics sink = diagnostics_new(*state);
    struct budget budget = {.sink = &sink};
    assert_true(budget_take(&budget, BUDGET_PAGES, LIMIT_PAGES, nowhere));
    assert_false(budget_take(&budget, BUDGET_PAGES, 1, (struct span){.source = &source, .line = 2}));
    assert_false(budget_take(&budget, BUDGET_PAGES, 1, nowhere));
    assert_false(budget_take(&budget, BUDGET_BLOCKS, 1, nowhere)); /* all ends */
    assert_false(budget_reach(&budget, BUDGET_MEMORY, 0, nowhere));
    assert_true(budget_is_spent(&budget));
    assert_int_equal(sink.errors, 1);
    assert_int_equal(sink.first->span.line, 2);
    CHECK_STR(sink.first->code, "X11");
    CHECK_STR(in_english(sink.first->message), "the document comes to more than 5000 pages, which is the limit");
}

static void every_kind_has_limits_and_words(void **state) {
    for (int kind = 0; kind < BUDGET_COUNT; kind++) {
        struct diagnostics sink = diagnostics_new(*state);
        struct budget budget = {.sink = &sink};
        assert_true(budget_take(&budget, (enum budget_kind)kind, 1, nowhere));
        assert_false(budget_take(&budget, (enum budget_kind)kind, UINT64_C(1) << 40, nowhere));
        assert_true(in_english(sink.first->message).size > 20);
        assert_true(in_english(sink.first->help).size > 20);
    }
}

static void what_is_reached_counts_once(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    struct budget_run run = {0};
    struct budget budget = {.sink = &sink, .run = &run};
    for (int i = 0; i < 10; i++) assert_true(budget_reach(&budget, BUDGET_MEMORY, LIMIT_MEMORY / 2, nowhere));
    assert_true(budget_reach(&budget, BUDGET_MEMORY, 100, nowhere)); /* less again */
    assert_int_equal(run.taken[BUDGET_MEMORY], LIMIT_MEMORY / 2);
    budget_close(&budget);
    assert_int_equal(run.taken[BUDGET_MEMORY], 0);
    assert_int_equal(sink.count, 0);
}

static void a_run_has_a_limit_of_its_own(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    struct budget_run run = {0};
    size_t documents = 0;
    for (bool fine = true; fine && documents < 1000; documents++) {
        struct budget budget = {.sink = &sink, .run = &run};
        fine = budget_take(&budget, BUDGET_PAGES, LIMIT_PAGES, nowhere);
        budget_close(&budget);
    }
    assert_int_equal(documents, LIMIT_RUN_PAGES / LIMIT_PAGES + 1);
    CHECK_STR(in_english(sink.first->message),
              "all documents of this run come to more than 200000 pages, which is the limit");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(what_is_within_the_limit_is_given), CHECK_ARENA(too_much_is_refused_and_said_once),
        CHECK_ARENA(every_kind_has_limits_and_words),   CHECK_ARENA(what_is_reached_counts_once),
        CHECK_ARENA(a_run_has_a_limit_of_its_own),
    };
    return cmocka_run_group_tests_name("budget", tests, NULL, NULL);
}
