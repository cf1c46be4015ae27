/* The kind `qualification`: an answer that the figures contradict, and what nobody answered. */
#include "rule_check.h"

static const char *const kind_names[] = {"project", "people", "account-plan",  "annual-review", "portfolio",
                                         "customer-visit",   "weekly", "business-case", "qualification"};
static const char *const project = "company: {name: Wir GmbH}\ntotal_revenue: {2025: 8000000}\n";
static const char *const people = "people: [{id: kam, name: Kim, role: kam}]\n";
static const char *const plan = "id: g\ntitle: Plan\nowner: kam\ncustomer: {name: Gross AG}\n"
                                "revenue: {years: [{year: 2025, actual: 1000000}]}\n";
static const char *const all_answered =
    "title: Q\nreadiness: {selling_potential: yes, advice: yes, capacity: yes, finance: yes, know_how: yes, travel: no, "
    "management: yes}\n"
    "indicators: {large_account: yes, partnership: no, company_size: yes, loss_endangers: no, few_make_most: no, "
    "complex_needs: no, long_cycles: no, shift: no, six_figures: no, complex_customers: no}\n"
    "warning_signs: {lost_to_competitors: no, busy_management: no}\n";

static struct str findings_with(void **state, const char *from, const char *to) {
    struct world world = world_of_kinds(state, kind_names, sizeof kind_names / sizeof *kind_names);
    world.records.project = world_document(&world, "project", "project", project, NULL);
    world_document(&world, "people", "people", people, NULL);
    world_document(&world, "account-plan", "g", plan, NULL);
    const char *text = *from ? text_replaced(world.arena, all_answered, from, to) : all_answered;
    const struct record *record = world_document(&world, "qualification", "q", text, NULL);
    world_resolve(&world);
    world_said(&world);
    return findings_of(&world, record);
}

static void answers_are_held_against_the_figures(void **state) {
    CHECK_STR(findings_with(state, "", ""), "");
    CHECK_STR(findings_with(state, "company_size: yes", "company_size: no"),
              "Q06 3 warning: „Unser Umsatz liegt bei 5 Millionen oder mehr“ ist mit nein beantwortet, Pläne und "
              "Portfolio sagen ja\n");
    CHECK_STR(findings_with(state, "partnership: no", "partnership: yes"), ""); /* nobody says anything of it */
}

static void what_nobody_answered_is_open(void **state) {
    CHECK_STR(findings_with(state, "advice: yes, ", ""),
              "Q07 1 info: Unbeantwortet: 1 von 7 Punkten der Bereitschaft, 0 von 10 Indikatoren, 0 von 2 Warnzeichen\n");
    CHECK_STR(findings_with(state, "partnership: no, ", "partnership: '?', "),
              "Q07 1 info: Unbeantwortet: 0 von 7 Punkten der Bereitschaft, 1 von 10 Indikatoren, 0 von 2 Warnzeichen\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(answers_are_held_against_the_figures),
                                       CHECK_ARENA(what_nobody_answered_is_open)};
    return cmocka_run_group_tests_name("qualification", tests, NULL, NULL);
}
