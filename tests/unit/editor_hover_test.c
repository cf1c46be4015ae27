/* What an editor shows of what stands at a place. */
#include "editor_world.h"

static struct str hover(struct editor_world *world, const char *name, const char *text) {
    size_t at;
    struct editor_file file = marked(world, name, text, &at);
    struct editor_about about;
    if (!editor_hover(&world->editor, &file, at, &about)) return STR("nothing");
    return str_format(world->arena, "[%.*s] %.*s", STR_ARG(str_slice(file.text, about.range.start, about.range.end)),
                      STR_ARG(about.text));
}

#define CHECK_HOVER(name, text, expected) CHECK_STR_OF(text, hover(world, name, text), expected)
/* One of the sentences. */
#define CHECK_SAYS(name, text, expected) check_says(world, name, text, expected, __LINE__)

static void check_says(struct editor_world *world, const char *name, const char *text, const char *expected, int line) {
    struct str said = hover(world, name, text);
    if (!str_find(said, str_of(expected), NULL))
        fail_msg("line %d, %s: expected “%s” in “%.*s”", line, text, expected, STR_ARG(said));
}

#define PLAN "art: account-plan\n"

static void fields(void **state) {
    struct editor_world *world = *state;
    CHECK_SAYS("x.yaml", PLAN "verantwort¦lich: wiechert\n", "**Key account manager** · id or name: Personen");
    CHECK_SAYS("x.yaml", PLAN "verantwort¦lich: wiechert\n", "The customer sees this.");
    CHECK_SAYS("x.yaml", PLAN "chancen:\n  - {id: c1, wahrschein¦lichkeit: 5}\n",
               "Internal: the customer does not see this.");
    CHECK_SAYS("x.yaml", PLAN "verantwort¦lich: wiechert\n", "Wanted: without it the document has a weakness.");
    CHECK_SAYS("x.yaml", PLAN "stat¦us: freigegeben\n", "*choices* Entwurf, In Prüfung");
    CHECK_SAYS("x.yaml", "a¦rt: account-plan\n", "**Account plan** · account-plan");
    CHECK_HOVER("x.yaml", PLAN "x-was¦: nichts\n", "nothing");
    CHECK_HOVER("x.yaml", PLAN "¦\n", "nothing");
}

static void values(void **state) {
    struct editor_world *world = *state;
    CHECK_SAYS("x.yaml", PLAN "verantwortlich: wie¦chert\n", "**Katharina Wiechert** · wiechert");
    CHECK_SAYS("x.yaml", PLAN "team: [terhorst, wie¦chert]\n", "[wiechert] **Katharina Wiechert**");
    CHECK_SAYS("x.yaml", PLAN "team: terhorst, wie¦chert\n", "[wiechert] **Katharina Wiechert**");
    CHECK_SAYS("x.yaml", PLAN "status: freige¦geben\n", "**Approved** · approved");
    CHECK_SAYS("x.yaml", PLAN "akzeptiert:\n  - {code: P0¦4}\n", "**P04");
    CHECK_SAYS("accounts/kestrel/plan.yaml", in_content(world, "accounts/kestrel/plan.yaml", "next_review: 2027-0"),
               "→ 19 Feb 2027");
    CHECK_SAYS("accounts/kestrel/plan.yaml", in_content(world, "accounts/kestrel/plan.yaml", "next_review: 2027-0"),
               "In 96 days.");
    CHECK_SAYS("accounts/kestrel/plan.yaml",
               in_content(world, "accounts/kestrel/plan.yaml", "period: {from: 2026-01-01, to: 2028-12"),
               "The last day of 2028.");
    CHECK_SAYS("konten/feldkircher/plan.yaml",
               in_content(world, "konten/feldkircher/plan.yaml", "verantwortlich: dorn"), "**Lennart Dornbusch**");
}

static void computed(void **state) {
    struct editor_world *world = *state;
    CHECK_SAYS("accounts/kestrel/plan.yaml", in_content(world, "accounts/kestrel/plan.yaml", "\nreven"),
               "*Growth* 3.4%");
    CHECK_SAYS("accounts/kestrel/plan.yaml", in_content(world, "accounts/kestrel/plan.yaml", "\nopportuni"),
               "→ Weighted €767,000, 6 rows");
    CHECK_SAYS("accounts/kestrel/plan.yaml", in_content(world, "accounts/kestrel/plan.yaml", "title: Milk pro"),
               "**Milk protein plant Cork** · o1");
    CHECK_SAYS("accounts/kestrel/plan.yaml", in_content(world, "accounts/kestrel/plan.yaml", "title: Milk pro"),
               "*Weighted* €337,500 = `weighted(value, probability)` (value: €1,350,000, probability: 25%)");
}

/* A row by its year has no name. */
static void rows_without_names(void **state) {
    struct editor_world *world = *state;
    const char *text = in_content(world, "konten/feldkircher/plan.yaml", "\n    202");
    struct str said = hover(world, "konten/feldkircher/plan.yaml", text);
    if (!str_find(said, STR("*Year* 2023"), NULL) || str_find(said, STR("****"), NULL)) fail_msg("%.*s", STR_ARG(said));
}

/* What is computed stands behind keys and rows. */
static void hints(void **state) {
    struct editor_world *world = *state;
    size_t at;
    struct editor_file file = marked(world, "accounts/kestrel/plan.yaml",
                                     in_content(world, "accounts/kestrel/plan.yaml", "\nopportunities:"), &at);
    struct editor_hints hints = editor_hints(&world->editor, &file, (struct editor_range){at - 14, at + 10});
    assert_int_equal(hints.count, 2);
    CHECK_STR(hints.items[0].text, "= Weighted €767,000, 6 rows");
    assert_int_equal(hints.items[0].at, at);
    CHECK_STR(hints.items[1].text, "= Weighted €337,500");
    CHECK_STR(hints.items[1].about, "*Weighted* `weighted(value, probability)` value: €1,350,000, probability: 25%");
}

static void days_left(void **state) {
    struct editor_world *world = *state;
    size_t at;
    struct editor_file file = marked(world, "accounts/kestrel/plan.yaml",
                                     in_content(world, "accounts/kestrel/plan.yaml", "\nnext_review"), &at);
    struct editor_hints hints = editor_hints(&world->editor, &file, (struct editor_range){at - 11, at});
    assert_int_equal(hints.count, 1);
    CHECK_STR(hints.items[0].text, "in 96 days");
}

static void formulas(void **state) {
    struct editor_world *world = *state;
#define LAYOUT "../templates/account-plan/plan.md"
    CHECK_SAYS(LAYOUT, "---\nclass: internal\n---\n`= customer.sho¦rt`", "[short] **");
    CHECK_SAYS(LAYOUT, "---\nclass: internal\n---\n`= rou¦nd(1, 2)`", "`round(x, places)`");
    CHECK_SAYS(LAYOUT, "---\nclass: internal\n---\n```chart\ntype: funnel\nval¦ue: value\n```\n",
               "of each row: a number");
    CHECK_SAYS(LAYOUT, "---\nclass: internal\n---\n```ta¦ble\nrows: opportunities\n```\n", "**table**");
    CHECK_SAYS(LAYOUT, "---\nclass: internal\n---\n```table\nrows: opportunities[sta¦ge == \"won\"]\n```\n",
               "[stage] **");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields), cmocka_unit_test(values),    cmocka_unit_test(computed), cmocka_unit_test(rows_without_names),
        cmocka_unit_test(hints),  cmocka_unit_test(days_left), cmocka_unit_test(formulas),
    };
    return EDITOR_TESTS(tests);
}
