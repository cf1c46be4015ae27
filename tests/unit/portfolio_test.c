/* The kind `portfolio`: each of its rules finds what it is for and keeps quiet on the other side of its border. */
#include "rule_check.h"

static const char *const kind_names[] = {"project", "people", "account-plan", "annual-review", "portfolio",
                                         "customer-visit", "business-case"};
enum { PROJECT, PEOPLE, PLAN, REVIEW, PORTFOLIO, DOCUMENTS };

#define ROW(id) "  - {id: " id ", name: Kunde " id ", kam: kam, umsatz: {2025: 300000}, stand: 2026-11-01}\n"
#define BIG_ROW                                                                          \
    "  - {id: gross, name: Gross AG, kam: kam, umsatz: {2024: 1100000, 2025: 1200000}, " \
    "massnahmen: {offen: 10, überfällig: 2}, stand: 2026-11-01}\n"

static const char *const documents[DOCUMENTS] = {
    "company: {name: Wir GmbH}\ntotal_revenue: {2025: 10000000}\nthresholds: {plan_stale_days: 14}\n",
    "people: [{id: kam, name: Kim, role: kam, consent_team_report: true}, {id: eng, name: Eva, role: engineering, "
    "consent_team_report: true}, {id: ass, name: Ass, role: sales, consent_team_report: true}]\n",
    "id: gross\ncustomer: {name: Gross AG}\ntitle: Plan\nstatus: approved\nperiod: {from: 2026-01-01, to: 2029-12-31}\n"
    "next_review: 2027-01-15\nowner: kam\nteam: [kam]\n",
    "account: gross\ntitle: Gespräch\nperiod: {from: 2026-01-01, to: 2026-12-31}\nplan_year: 2026\ndate: 2025-11-16\n"
    "start: 13:00\nduration: 100\nmoderator: kam\nminutes_by: eng\nnext_review: 2027-12-02\n"
    "participants: {us: [kam], customer: '?'}\n",
    "konten:\n" BIG_ROW ROW("a2") ROW("a3") ROW("a4")
        ROW("a5") "kompetenz_team:\n  kam: {Verkauf: 3, Markt: 4}\n  eng: {Verkauf: 3, Markt: 4}\n  ass: {Verkauf: 2, Markt: 4}\n",
};

/* What is found in the portfolio when `from` becomes `to` in one of the documents. */
static const struct rule_case {
    int in;
    const char *from, *to, *found;
} cases[] = {
    {PORTFOLIO, "", "", ""},

    {PORTFOLIO, ROW("a5"), "", "T01c 2 info: Key Accounts, die Kim betreut: nur 4\n"},
    {PORTFOLIO, ROW("a4") ROW("a5"), ROW("a4") ROW("a5") ROW("a6") ROW("a7") ROW("a8") ROW("a9") ROW("b1"),
     "T01b 2 info: Kim betreut 10 Key Accounts\n"},
    {PROJECT, "plan_stale_days", "accounts_per_manager_most: 5, plan_stale_days", ""},
    {PROJECT, "plan_stale_days", "accounts_per_manager_most: 4, plan_stale_days",
     "T01a 2 warning: Kim betreut 5 Key Accounts\n"},
    {PROJECT, "plan_stale_days", "accounts_per_manager_least: 6, plan_stale_days",
     "T01c 2 info: Key Accounts, die Kim betreut: nur 5\n"},
    {PEOPLE, "role: kam", "role: am", ""}, /* key accounts alone say nothing of all */
    {PEOPLE, "role: kam", "role: am, customers: 20", ""},
    {PEOPLE, "role: kam", "role: am, customers: 19",
     "T01d 2 info: Kim ist im Account Management; betreute Kunden: 19 (üblich sind 20 bis 50)\n"},

    {PROJECT, "2025: 10000000", "2025: 6000000",
     "T02b 2 info: 5 Kunden bringen zusammen 40\u00a0% unseres Umsatzes 2025\n"},
    {PROJECT, "2025: 10000000", "2025: 4000000",
     "T02b 2 info: 5 Kunden bringen zusammen 60\u00a0% unseres Umsatzes 2025\n"},
    {PROJECT, "2025: 10000000", "2025: 3750000",
     "T02c 2 warning: 5 Kunden bringen zusammen 64\u00a0% unseres Umsatzes 2025\n"},
    {PROJECT, "plan_stale_days", "dependency_from_share: 11, plan_stale_days",
     "T02a 2 warning: Der größte Kunde bringt 12\u00a0% unseres Umsatzes 2025\n"},

    {PLAN, "id: gross", "id: gros", ""}, /* it is found by the customer's name */
    {PLAN, "id: gross\ncustomer: {name: Gross AG}", "id: gros\ncustomer: {name: Klein AG}", /* whose review it is was not understood: T03b is silent */
     "T03a 2 warning: Gross AG bringt 12\u00a0% unseres Umsatzes und hat keinen Account-Plan\n"},
    {REVIEW, "2025-11-16", "2025-11-15",
     "T03b 2 warning: Gross AG bringt 12\u00a0% unseres Umsatzes, in den letzten zwölf Monaten fand kein "
     "Jahresgespräch "
     "statt, und keines ist geplant\n"},

    {PORTFOLIO, "überfällig: 2", "überfällig: 3", "T04b 2 warning: Überfällige Maßnahmen bei Kim: 3 von 10 offenen\n"},
    {PROJECT, "plan_stale_days: 14", "plan_stale_days: 13",
     "T04a 2 warning: Der Plan für Gross AG ist 14 Tage alt\nT04a 3 warning: Der Plan für Kunde a2 ist 14 Tage alt\n"
     "T04a 4 warning: Der Plan für Kunde a3 ist 14 Tage alt\nT04a 5 warning: Der Plan für Kunde a4 ist 14 Tage alt\n"
     "T04a 6 warning: Der Plan für Kunde a5 ist 14 Tage alt\n"},

    /* What the register and a plan say both is the same. */
    {PLAN, "{name: Gross AG}", "{name: Klein AG, kurz: Klein}", "T06a 2 error: „Gross AG“ heißt im Account-Plan „Klein AG“\n"},
    {PLAN, "{name: Gross AG}", "{name: Gross Gruppe AG, kurz: gross ag}", ""},
    {PLAN, "owner: kam", "owner: eng", "T06b 2 error: Gross AG betreut hier Kim, im Account-Plan Eva\n"},
    {PLAN, "team: [kam]", "team: [kam]\nrevenue: {2025: 1210000}",
     "T06c 2 error: Der Umsatz 2025 ist hier 1.200.000\u00a0€, im Account-Plan 1.210.000\u00a0€\n"},
    {PLAN, "team: [kam]", "team: [kam]\nrevenue: {2025: 1204000}", ""},
    {PORTFOLIO, "stand: 2026-11-01}", "plan_2026: 5, stand: 2026-11-01}", ""},
    {PLAN, "team: [kam]", "team: [kam]\nactions: [{id: m, title: Tun, owner: kam, due: 2026-12-01}]",
     "T06g 2 error: Gross AG hat hier 10 offene Maßnahmen (2 überfällig), im Account-Plan 1 (0)\n"},
    {PLAN, "title: Plan", "title: Plan\nupdated: 2026-11-02",
     "T06h 2 error: Der Plan für Gross AG ist hier vom 01.11.2026, er selbst sagt 02.11.2026\n"},

    {PORTFOLIO, "kam: {Verkauf: 3", "kam: {Verkauf: 2,5",
     "T05 8 info: „Verkaufskompetenz“: Der Durchschnitt im Team ist 2,5 von 5\n"},
};

static struct str findings_after(const struct world *kinds, const struct rule_case *rule) {
    struct world world = world_without_documents(kinds);
    const struct record *record = NULL;
    for (int k = 0; k < DOCUMENTS; k++) {
        const char *text = documents[k];
        if (k == rule->in && *rule->from) text = text_replaced(world.arena, text, rule->from, rule->to);
        record = world_document(&world, kind_names[k], k == PLAN ? "gross" : kind_names[k], text, NULL);
        if (k == PROJECT) world.records.project = record;
    }
    world_resolve(&world);
    if (rule->in != PLAN) CHECK_SAID(&world, ""); /* without its plan the review refers to nothing */
    return findings_of(&world, record);
}

static void rules_keep_to_their_borders(void **state) {
    struct world world = world_of_kinds(state, kind_names, sizeof kind_names / sizeof *kind_names);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR_OF(cases[i].to, findings_after(&world, &cases[i]), cases[i].found);
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(rules_keep_to_their_borders)};
    return cmocka_run_group_tests_name("portfolio", tests, NULL, NULL);
}
