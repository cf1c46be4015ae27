/* What can be completed at a place, in German and English, as people type. */
#include "editor_world.h"

/* The labels, the first ones, with a star where something is required. */
static struct str labels(struct editor_world *world, const char *name, const char *text, size_t most) {
    size_t at;
    struct editor_file file = marked(world, name, text, &at);
    struct editor_items items = editor_complete(&world->editor, &file, at);
    struct str said = STR("");
    for (size_t i = 0; i < items.count && i < most; i++)
        said = str_format(world->arena, "%.*s%s%.*s%s", STR_ARG(said), i ? ", " : "", STR_ARG(items.items[i].label),
                          items.items[i].wanted ? "*" : "");
    return said;
}

/* The text after choosing the first item. */
static struct str chosen(struct editor_world *world, const char *name, const char *text) {
    size_t at;
    struct editor_file file = marked(world, name, text, &at);
    struct editor_items items = editor_complete(&world->editor, &file, at);
    struct str out;
    if (!items.count) return STR("nothing");
    assert_true(text_edits_apply(world->arena, file.text, &items.items[0].edit, 1, &out));
    return out;
}

/* All labels; some of them, when there are more, end in an ellipsis. */
#define CHECK_LABELS(name, text, expected) CHECK_STR_OF(text, labels(world, name, text, 40), expected)
#define CHECK_FIRST(name, text, most, expected) CHECK_STR_OF(text, labels(world, name, text, most), expected)
#define CHECK_CHOSEN(name, text, expected) CHECK_STR_OF(text, chosen(world, name, text), expected)
#define PLAN "art: account-plan\n"
#define ENGLISH "kind: account-plan\nlanguage: en\n"

static void keys(void **state) {
    struct editor_world *world = *state;
    CHECK_FIRST("x.yaml", "¦", 1, "art*");
    CHECK_FIRST("x.yaml", PLAN "¦", 4, "kürzel*, status*, planzeitraum*, nächste_prüfung*");
    CHECK_LABELS("x.yaml", PLAN "verantw¦", "verantwortlich*");
    CHECK_FIRST("x.yaml", ENGLISH "own¦", 1, "owner*");
    CHECK_FIRST("x.yaml", PLAN "betreuer¦", 1, "verantwortlich*");
    CHECK_LABELS("x.yaml", PLAN "verantwortlich: ann\nverantw¦", "");
    CHECK_CHOSEN("x.yaml", PLAN "verantw¦", PLAN "verantwortlich: ");
    CHECK_CHOSEN("x.yaml", PLAN "verantw¦: ann\n", PLAN "verantwortlich: ann\n");
    CHECK_CHOSEN("x.yaml", ENGLISH "tea¦\n", ENGLISH "team: []\n");
    CHECK_CHOSEN("x.yaml", ENGLISH "custom¦", ENGLISH "customer:\n  ");
    CHECK_CHOSEN("x.yaml", PLAN "kunde:\n  bra¦", PLAN "kunde:\n  branche: ");
    CHECK_CHOSEN("x.yaml", PLAN "chancen:\n  - {id: c1, stu¦}", PLAN "chancen:\n  - {id: c1, stufe: }");
    CHECK_CHOSEN("x.yaml", PLAN "chancen:\n  ¦",
                 PLAN "chancen:\n  - kürzel: \n    titel: \n    wert: \n    abschluss: \n    stufe: \n    herkunft: ");
    CHECK_LABELS("x.yaml", PLAN "umsatz:\n  jahre:\n    2026: {}\n    ¦", "2023, 2024, 2025, 2027, 2028, 2029");
    CHECK_CHOSEN("x.yaml", PLAN "umsatz:\n  jahre:\n    2027¦", PLAN "umsatz:\n  jahre:\n    2027: ");
    CHECK_LABELS("planpress.yaml", "sprache: de\nwähr¦", "währung");
}

/* The first key of a row stands behind its dash. */
static void first_keys(void **state) {
    struct editor_world *world = *state;
    CHECK_FIRST("x.yaml", PLAN "chancen:\n  - ¦", 2, "kürzel*, titel*");
    CHECK_LABELS("x.yaml", PLAN "chancen:\n  - {id: c1}\n  - stu¦\nziele: []\n", "stufe*");
    CHECK_CHOSEN("x.yaml", PLAN "chancen:\n  - stu¦", PLAN "chancen:\n  - stufe: ");
    CHECK_CHOSEN("x.yaml", PLAN "chancen:\n- ¦\n", PLAN "chancen:\n- kürzel: \n");
    CHECK_CHOSEN("x.yaml", PLAN "chancen:\n  -¦\n", PLAN "chancen:\n  - kürzel: \n");
    CHECK_CHOSEN("x.yaml", PLAN "kontakte:\n  - bezieh¦\n", PLAN "kontakte:\n  - beziehung:\n      \n");
    CHECK_FIRST("x.yaml", PLAN "chancen:\n  - ¦\n    kürzel: c1\n", 1, "titel*");
}

/* A colon and a dash open the list, and what is chosen then is a value all the same. */
static void blanks_before(void **state) {
    struct editor_world *world = *state;
    CHECK_CHOSEN("x.yaml", PLAN "status:¦\n", PLAN "status: Entwurf\n");
    CHECK_CHOSEN("x.yaml", PLAN "status: ¦\n", PLAN "status: Entwurf\n");
    CHECK_CHOSEN("x.yaml", "art:¦", "art: Account-Plan");
    CHECK_CHOSEN("x.yaml", PLAN "status:¦ Archiviert\n", PLAN "status: Entwurf\n");
    CHECK_CHOSEN("x.yaml", PLAN "status: ¦  Archiviert\n", PLAN "status: Entwurf\n");
    CHECK_CHOSEN("x.yaml", PLAN "status:   ¦# oder\n", PLAN "status:   Entwurf # oder\n");
    CHECK_CHOSEN("x.yaml", PLAN "status:¦   # oder\n", PLAN "status: Entwurf   # oder\n");
    CHECK_CHOSEN("x.yaml", PLAN "team:\n  -¦\n", PLAN "team:\n  - wiechert\n");
    CHECK_CHOSEN("x.yaml", PLAN "team:\n  - ¦\n", PLAN "team:\n  - wiechert\n");
    CHECK_CHOSEN("x.yaml", PLAN "chancen: [{stufe:¦}]\n", PLAN "chancen: [{stufe: Idee}]\n");
}

static void values(void **state) {
    struct editor_world *world = *state;
    CHECK_LABELS("x.yaml", "art: acc¦", "Account-Plan");
    CHECK_LABELS("x.yaml", "kind: acc¦", "account-plan");
    CHECK_LABELS("x.yaml", PLAN "status: fr¦", "Freigegeben, In Prüfung");
    CHECK_LABELS("x.yaml", ENGLISH "status: ¦", "draft, in_review, approved, expired, archived");
    CHECK_LABELS("x.yaml", PLAN "verantwortlich: ter¦", "terhorst");
    CHECK_LABELS("x.yaml", PLAN "verantwortlich: katharina¦", "wiechert");
    CHECK_CHOSEN("x.yaml", PLAN "team: [terhorst, wie¦]\n", PLAN "team: [terhorst, wiechert]\n");
    CHECK_CHOSEN("x.yaml", PLAN "team: terhorst, wie¦\n", PLAN "team: terhorst, wiechert\n");
    CHECK_LABELS("x.yaml", PLAN "team: [wiechert, wie¦]\n", "");
    CHECK_LABELS("x.yaml", PLAN "kontakte:\n  - {id: meyer, name: Eva Meyer}\nchancen:\n  - {id: c1, kontakte: [me¦]}",
                 "meyer");
    CHECK_LABELS("x.md", "---\nkind: annual-review\naccount: kestrel\nparticipants:\n  customer: [hurl¦]\n---\n",
                 "hurley");
    CHECK_LABELS("x.md", "---\n" PLAN "---\n## Chancen\n\n| Titel | Stufe |\n|---|---|\n| Halle | Ang¦ |\n", "Angebot");
    CHECK_LABELS("x.yaml", PLAN "akzeptiert:\n  - {code: P04¦}", "P04");
}

static void days(void **state) {
    struct editor_world *world = *state;
    CHECK_FIRST("x.yaml", PLAN "nächste_prüfung: ¦", 2, "15.11.2026, 22.11.2026");
    CHECK_FIRST("x.yaml", ENGLISH "next_review: ¦", 2, "2026-11-15, 2026-11-22");
    CHECK_FIRST("x.yaml", PLAN "stand: 2026-11-01\nnächste_prüfung: ¦", 1, "2026-11-15");
    CHECK_LABELS("x.yaml", ENGLISH "next_review: quarter¦", "2026-12-31, 2027-03-31");
    CHECK_FIRST("x.yaml", PLAN "stand: 1.11.2026\nfreigabe: {am: 2.11.2026, von: 2026-01-01}\nnächste_prüfung: ¦", 1, "15.11.2026");
    CHECK_LABELS("x.yaml", PLAN "umsatz:\n  jahre:\n    - {jahr: 202¦}", "2025, 2026, 2027, 2028, 2029");
}

static void headings(void **state) {
    struct editor_world *world = *state;
    CHECK_LABELS("x.md", "---\n" PLAN "---\n# Plan\n\n## Chanc¦\n", "Chancen");
    CHECK_LABELS("x.md", "---\n" PLAN "---\n# Plan\n\n## Chancen\n\n## Chanc¦\n", "");
    CHECK_FIRST("x.md", "---\n" PLAN "---\n## Chancen\n\n| Titel | We¦ |\n|---|---|\n", 1, "Wert*");
    CHECK_LABELS("x.md", "---\n" PLAN "---\n::: ¦\n", "kunde, intern, vertraulich");
    CHECK_LABELS("x.md", "---\n" ENGLISH "---\n::: ¦\n", "customer, internal, confidential");
    CHECK_CHOSEN("x.md", "---\n" PLAN "---\n:::¦\n", "---\n" PLAN "---\n::: kunde\n");
    /* The next column's head, not the last one's. */
    CHECK_CHOSEN("x.md", "---\n" PLAN "---\n## Chancen\n\n| Titel | ¦", "---\n" PLAN "---\n## Chancen\n\n| Titel | Kürzel");
    CHECK_LABELS("x.md", "---\n" PLAN "---\n## Chancen\n\n| Titel |¦", "");
}

static void lines(void **state) {
    struct editor_world *world = *state;
    CHECK_FIRST("x.md", "---\n" PLAN "---\n# Plan\n\n**Verant¦\n", 1, "Verantwortlich*");
    CHECK_CHOSEN("x.md", "---\n" PLAN "---\n# Plan\n\n**Verant¦\n",
                 "---\n" PLAN "---\n# Plan\n\n**Verantwortlich:** \n");
    CHECK_LABELS("x.md", "---\n" PLAN "---\n## Kunde\n\n- Bran¦\n", "Branche");
    CHECK_CHOSEN("x.md", "---\n" PLAN "---\n## Chancen\n\n- Neue Halle\n  - Stu¦\n",
                 "---\n" PLAN "---\n## Chancen\n\n- Neue Halle\n  - Stufe: \n");
    CHECK_LABELS("x.md", "---\n" PLAN "---\n## Chancen\n\n- Neue Hal¦\n", "");
    CHECK_LABELS("x.md", "---\n" PLAN "---\nEin Satz, der wei¦\n", "");
    CHECK_LABELS("accounts/x.md", "---\n" PLAN "---\n[Plan](kestrel/pl¦)\n", "kestrel/plan.yaml");
    CHECK_LABELS("x.md", "---\n" PLAN "---\n## Über uns\n[a](#üb¦)\n", "über-uns");
    CHECK_LABELS("x.yaml", PLAN "kontakte:\n  - {id: meyer, name: Eva}\nakzeptiert:\n  - {code: P04, für: mey¦}\n",
                 "meyer");
}

static void formulas(void **state) {
    struct editor_world *world = *state;
    CHECK_LABELS("templates/x/plan.md", "---\nclass: internal\n---\n", "");
    CHECK_LABELS("../templates/account-plan/plan.md", "---\nclass: internal\n---\n`= customer.sho¦`", "short");
    CHECK_LABELS("../templates/account-plan/plan.md", "---\nclass: internal\n---\n`= opportunities[stage == \"wo¦",
                 "won");
    CHECK_LABELS("../templates/account-plan/plan.md", "---\nclass: internal\n---\n`= opportunities[open].weigh¦",
                 "weighted");
    CHECK_LABELS("../templates/account-plan/plan.md", "---\nclass: internal\n---\n`= roun¦", "round(x, places)");
    CHECK_FIRST("../templates/account-plan/plan.md",
                "---\nclass: internal\n---\n```table\nrows: opportunities\ncolumns:\n  - weigh¦\n```\n", 1, "weighted");
    CHECK_LABELS("../templates/account-plan/rules.yaml",
                 "checks:\n  - code: X1\n    each: opportunities\n    when: missing(next_st¦)\n",
                 "next_step, next_step_due, step_overdue");
}

static void layouts(void **state) {
    struct editor_world *world = *state;
#define LAYOUT "../templates/account-plan/plan.md"
    CHECK_LABELS(LAYOUT, "---\nclass: internal\n---\n```tab¦", "table");
    CHECK_LABELS(LAYOUT, "---\nclass: internal\n---\n````ea¦", "each");
    CHECK_LABELS(LAYOUT, "---\nclass: internal\n---\n```table\nro¦\n```\n", "rows");
    CHECK_LABELS(LAYOUT, "---\nclass: internal\n---\n```chart\ntype: fun¦\n```\n", "funnel");
    CHECK_LABELS(LAYOUT, "---\nclass: internal\n---\n```chart\ntype: funnel\nwei¦\n```\n", "weighted");
    CHECK_LABELS(LAYOUT, "---\ncla¦\n---\n", "class");
    CHECK_LABELS(LAYOUT, "---\nclass: int¦\n---\n", "internal");
    CHECK_LABELS("../templates/account-plan/fields.yaml", "kind: account-plan\nfields:\n  title:\n    requ¦",
                 "required");
    CHECK_LABELS("../templates/account-plan/fields.yaml", "kind: account-plan\nfields:\n  title: {type: mon¦}",
                 "money, month");
    CHECK_LABELS("../templates/account-plan/rules.yaml", "checks:\n  - code: X1\n    lev¦", "level");
    CHECK_LABELS("templates/theme.yaml", "colours:\n  light:\n    acc¦", "accent, on_accent");
}

/* An answer for a plan of 700 lines, at its end. */
static void it_is_quick(void **state) {
    struct editor_world *world = *state;
    struct buffer text = {0};
    buffer_append_c(&text, PLAN "chancen:\n");
    for (int i = 0; i < 150; i++)
        buffer_format(
            &text,
            "  - id: c%d\n    titel: Halle %d\n    stufe: angebot\n    wert: 10000\n    kontakte: [meyer, huber]\n", i,
            i);
    buffer_append_c(&text, "ver");
    struct editor_file file = {path_join(world->arena, world->project->root, STR("x.yaml")), buffer_str(&text)};
    clock_t start = clock();
    enum { TIMES = 20 };
    for (int i = 0; i < TIMES; i++) editor_complete(&world->editor, &file, file.text.size);
    double each = (double)(clock() - start) / CLOCKS_PER_SEC / TIMES;
    buffer_free(&text);
    if (each > 0.03) fail_msg("%.1f ms", each * 1000);
    print_message("# completion in 750 lines: %.2f ms\n", each * 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),     cmocka_unit_test(first_keys), cmocka_unit_test(blanks_before), cmocka_unit_test(values),
        cmocka_unit_test(days),     cmocka_unit_test(headings),   cmocka_unit_test(lines),         cmocka_unit_test(formulas),
        cmocka_unit_test(layouts),  cmocka_unit_test(it_is_quick),
    };
    return EDITOR_TESTS(tests);
}
