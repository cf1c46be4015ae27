/* Rows as people write them: what they leave out, years right below a group, names that a field and a text share. */
#include "kind_check.h"

static const char *const plan =
    "kind: plan\n"
    "dated: updated\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  owner: {type: text, required: true, de: verantwortlich}\n"
    "  updated: {type: date, de: stand}\n"
    "  revenue:\n"
    "    type: group\n"
    "    by_year: years\n"
    "    de: umsatz\n"
    "    of:\n"
    "      years: {type: list, de: jahre, keyed: [year], leaf: actual, coming: plan, of: {year: {type: year, required: "
    "true, de: jahr}, plan: {type: money}, actual: {type: money, de: ist}}}\n"
    "      spend: {type: money, de: bedarf}\n"
    "  deals:\n"
    "    type: list\n"
    "    de: chancen\n"
    "    of:\n"
    "      id: {type: text, required: true}\n"
    "      title: {type: text, required: true, de: titel}\n"
    "      note: {type: text, de: notiz}\n"
    "      value: {type: money, required: true, de: wert}\n"
    "      chance: {type: percent, shares: {title: [chance]}, de: wahrscheinlichkeit}\n"
    "      close: {type: date, required: true, default: updated}\n"
    "      sure: {type: text, required: always, de: sicher}\n"
    "      room: {type: group, de: raum, of: {name: {type: text, required: true}, size: {type: number}}}\n"
    "  people:\n"
    "    type: list\n"
    "    naming: name\n"
    "    keyed: [id]\n"
    "    of:\n"
    "      id: {type: text, required: true}\n"
    "      name: {type: text, required: true}\n"
    "      title: {type: text, de: [stelle, funktion]}\n"
    "      role: {type: enum, shares: {title: [role, rolle, funktion]}, de: rolle, of: {kam: {en: Key account manager, "
    "de: [Key Account Manager, KAM]}, service: {en: Service, de: Service}}}\n"
    "  spend:\n"
    "    type: list\n"
    "    keyed: [year]\n"
    "    of: {year: {type: year, required: true}, amount: {type: money, required: true}}\n";

static struct world plan_world(void **state) {
    struct world world = world_new(state);
    world_kind(&world, plan);
    kinds_link(&world.kinds, &world.sink);
    world.records.as_of = date_of(2026, 11, 15);
    return world;
}

static void check(void **state, const char *yaml, const char *dump, const char *said) {
    struct world world = plan_world(state);
    CHECK_SAID(&world, "");
    const char *text = (const char *)str_format(*state, "verantwortlich: a\n%s%c", yaml, 0).data;
    const struct record *record = world_document(&world, "plan", "p", text, NULL);
    struct str found = world_dump(&world, record);
    size_t start;
    assert_true(str_find(found, STR("  owner: a\n"), &start));
    CHECK_STR_OF(yaml, str_skip(found, start + 11), dump);
    CHECK_STR_OF(yaml, world_said(&world), said);
}

static void what_rows_lack_is_said_once(void **state) {
    struct world world = plan_world(state);
    CHECK_SAID(&world, "");
    static const struct {
        const char *yaml, *said;
    } rows[] = {
        {"chancen: [{titel: A, sicher: x}, {titel: B, sicher: x, wert: 5}, {titel: C, sicher: x}]",
         "I18 2: “wert” is not said for 2 rows of “chancen”: A, C | add “wert:”; write “?” if it is not known\n"},
        {"chancen:\n  - {titel: A, sicher: x}\n",
         "I18 3: “wert” is not said for 1 row of “chancen”: A | add “wert:”; write “?” if it is not known\n"},
        {"chancen: [{titel: A, sicher: x}, {titel: B, sicher: x}, {titel: C, sicher: x}, {titel: D, sicher: x}]",
         "I18 2: “wert” is not said for 4 rows of “chancen”: A, B, C, D | add “wert:”; write “?” if it is not known\n"},
        {"chancen: [{titel: A, sicher: x}, {titel: B, sicher: x}, {titel: C, sicher: x}, {titel: D, sicher: x}, "
         "{titel: E, sicher: x}]",
         "I18 2: “wert” is not said for 5 rows of “chancen”: A, B, C and 2 more | add “wert:”; write “?” if it is not "
         "known\n"},
        /* “?” says it, what was not understood was reported */
        {"chancen: [{titel: A, wert: ?, sicher: x}, {titel: B, wert: viel, sicher: x}]",
         "I05 2: expected an amount of money, found “viel” | write an amount of money such as 1.250.000 € or 4,8 Mio. "
         "€\n"},
        {"chancen: [{wert: 5, sicher: x}]",
         "I18 2: “titel” is not said for 1 row of “chancen”: x | add “titel:”; write “?” if it is not known\n"},
        {"chancen: [{titel: A, wert: 5}]", "I07 2: “sicher” is missing in “a” | add “sicher:”; write “?” if it is not "
                                           "known\n"},
        {"people: [{id: bk, rolle: KAM}]",
         "I07 2: “name” is missing in “bk” | add “name:”; write “?” if it is not known\n"},
        {"people: {bk: {stelle: Chef}, ml: {name: M. L.}}",
         "I18 2: “name” is not said for 1 row of “people”: Chef | add “name:”; write “?” if it is not known\n"},
        {"spend: {2025: {}, 2026: {amount: 4}}",
         "I18 2: “amount” is not said for 1 row of “spend”: 2025 | add “amount:”; write “?” if it is not known\n"},
        {"spend: [{amount: 4}]", "I07 2: “year” is missing | add “year:”; write “?” if it is not known\n"},
        {"chancen: [{titel: A, wert: 5, sicher: x, raum: {size: 4}}]",
         "I18 2: “name” is not said for 1 row of “chancen”: A | add “name:”; write “?” if it is not known\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *text = (const char *)str_format(*state, "verantwortlich: a\n%s%c", rows[i].yaml, 0).data;
        world_document(&world, "plan", "p", text, NULL);
        CHECK_STR_OF(rows[i].yaml, world_said(&world), rows[i].said);
    }
    world_document(&world, "plan", "p", "stand: 1.1.2026", NULL);
    CHECK_SAID(&world, "I07 1: “verantwortlich” is missing | add “verantwortlich:”; write “?” if it is not known\n");
}

static void rows_of_yaml_and_markdown_are_one_list(void **state) {
    struct world world = plan_world(state);
    world_document(&world, "plan", "p", "owner: a\nchancen: [{titel: A, sicher: x}]",
                   "## Chancen\n\n| Titel | Sicher |\n|---|---|\n| B | ja |\n| C | nein |\n");
    CHECK_SAID(
        &world,
        "I18 2: “wert” is not said for 3 rows of “chancen”: A, B, C | add “wert:”; write “?” if it is not known\n");
}

static void years_stand_right_below_a_group(void **state) {
    check(state, "umsatz: {2024: 5, 2025: {plan: 6, ist: 7}, bedarf: 8}",
          "  revenue:\n    years[1]:\n      year: 2024\n      actual: 5 EUR\n    years[2]:\n      year: 2025\n      "
          "plan: 6 EUR\n      actual: 7 EUR\n    spend: 8 EUR\n",
          "");
    check(state, "umsatz: {2027: 5, GJ 28: 6}",
          "  revenue:\n    years[1]:\n      year: 2027\n      plan: 5 EUR\n    years[2]:\n      year: 2028\n      "
          "plan: 6 EUR\n",
          "I02 2: “GJ 28” was taken for the calendar year: it is not said when the fiscal year starts | add "
          "“fiscal_year_start:” to planpress.yaml\n");
    check(state, "umsatz: {2026: 5}", "  revenue:\n    years[1]:\n      year: 2026\n      plan: 5 EUR\n",
          "I02 2: “5” was taken for the “plan” of 2026, which was not over on 2026-11-15 | write 2026: {ist: 5} if it "
          "is what the year has brought\n");
    check(state, "stand: 1.11.2024\numsatz: {2023: 4, 2025: 5}",
          "  updated: 2024-11-01\n  revenue:\n    years[1]:\n      year: 2023\n      actual: 4 EUR\n    years[2]:\n    "
          "  year: 2025\n      plan: 5 EUR\n",
          "I02 3: “5” was taken for the “plan” of 2025, which was not over on 2024-11-01 | write 2025: {ist: 5} if it "
          "is what the year has brought\n");
    check(state, "umsatz: [{jahr: 2024, ist: 5}]", "  revenue:\n    years[1]:\n      year: 2024\n      actual: 5 EUR\n",
          "");
    check(state, "umsatz: {jahre: {2024: 5, 2030: 6}}",
          "  revenue:\n    years[1]:\n      year: 2024\n      actual: 5 EUR\n    years[2]:\n      year: 2030\n      "
          "plan: 6 EUR\n",
          "");
}

static void a_year_that_is_said_twice_is_reported(void **state) {
    struct world world = plan_world(state);
    world_document(&world, "plan", "p", "owner: a\numsatz: {2024: 5, jahre: {2024: 6}}", NULL);
    CHECK_SAID(&world, "I10 2: there are two rows for “2024” in “jahre” | the first is in line 2; keep one of them\n");
    world_document(&world, "plan", "p", "owner: a\numsatz:\n  jahre: {2024: 6}\n  2024: 5\n", NULL);
    CHECK_SAID(&world, "I10 4: there are two rows for “2024” in “jahre” | the first is in line 3; keep one of them\n");
    world_document(&world, "plan", "p", "owner: a\numsatz: {Q1 2024: 5}", NULL);
    assert_int_equal(world.sink.errors, 1); /* a quarter is no year */
}

/* Rows of one key may stand side by side where the list says in what they differ. */
static void rows_of_one_key_may_stand_apart(void **state) {
    struct world world = world_new(state);
    world_kind(&world, "kind: sheet\nfields:\n  id: {type: text}\n  marks:\n    type: list\n    keyed: [subject]\n"
                       "    apart: pupil\n    of:\n      subject: {type: text}\n      pupil: {type: text}\n"
                       "      mark: {type: integer}\n");
    kinds_link(&world.kinds, &world.sink);
    world_document(&world, "sheet", "a", "marks: [{subject: Art, pupil: A}, {subject: Art, pupil: B}]\n", NULL);
    CHECK_SAID(&world, "");
    world_document(&world, "sheet", "b", "marks: [{subject: Art, pupil: A}, {subject: Art, pupil: A}]\n", NULL);
    CHECK_SAID(&world, "I10 1: there are two rows for “Art” in “marks” | the first is in line 1; keep one of them\n");
    world_document(&world, "sheet", "c", "marks: [{subject: Art}, {subject: Art}]\n", NULL);
    CHECK_SAID(&world, "I10 1: there are two rows for “Art” in “marks” | the first is in line 1; keep one of them\n");
}

static void what_is_written_decides_whose_a_shared_name_is(void **state) {
    static const struct {
        const char *yaml, *dump;
    } rows[] = {
        {"[{chance: 60 %, titel: A, wert: 1, sicher: x}]", "id: a\n    title: A\n    value: 1 EUR\n    chance: 60 %\n"},
        {"[{Chance: Halle 3, wert: 1, sicher: x}]", "id: halle_3\n    title: Halle 3\n    value: 1 EUR\n"},
        {"[{chance: Halle 3, wahrscheinlichkeit: 5 %, wert: 1, sicher: x}]",
         "id: halle_3\n    title: Halle 3\n    value: 1 EUR\n    chance: 5 %\n"},
        {"[{chance: ?, titel: A, wert: 1, sicher: x}]", "id: a\n    title: A\n    value: 1 EUR\n    chance: ?\n"},
        {"[{CHANCE: 20, titel: A, wert: 1, sicher: x}]", "id: a\n    title: A\n    value: 1 EUR\n    chance: 20 %\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = plan_world(state);
        const char *yaml = (const char *)str_format(*state, "owner: a\ndeals: %s%c", rows[i].yaml, 0).data;
        struct str dump = world_dump(&world, world_document(&world, "plan", "p", yaml, NULL));
        CHECK_STR_OF(rows[i].yaml, world_said(&world), "");
        size_t at;
        if (!str_find(dump, str_of(rows[i].dump), &at)) fail_msg("%s: found %.*s", rows[i].yaml, STR_ARG(dump));
    }
}

static void a_choice_may_share_its_name_with_a_title(void **state) {
    static const struct {
        const char *person, *role, *title, *said;
    } rows[] = {
        {"role: Service", "service", "", ""},
        {"Rolle: Service manager", "", "Service manager", ""},
        {"Funktion: KAM", "kam", "", ""},
        {"Funktion: Leiterin Technik", "", "Leiterin Technik", ""},
        {"rolle: KAM, funktion: Leiter Verkauf", "kam", "Leiter Verkauf", ""},
        {"rolle: Key Acount Manager", "", "", "I08"}, /* a letter is missing: asked */
        {"rolle: Chef, stelle: Inhaber", "", "Inhaber", "I08"},
        {"rolle: KAM, funktion: Service", "kam", "", "I09"},
        {"rolle: Chef, funktion: Inhaber", "", "Chef", "I09"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = plan_world(state);
        const char *yaml =
            (const char *)str_format(*state, "owner: a\npeople: [{name: A, %s}]%c", rows[i].person, 0).data;
        const struct record *record = world_document(&world, "plan", "p", yaml, NULL);
        const struct field *people = field_find(record->set, STR("people"));
        const struct record *row = record_said(record, people)->items[0].record;
        struct datum role = *record_said(row, field_find(row->set, STR("role")));
        CHECK_STR_OF(rows[i].person, role.kind == DATUM_CHOICE ? role.choice->name : STR(""), rows[i].role);
        CHECK_STR_OF(rows[i].person, record_said(row, field_find(row->set, STR("title")))->text, rows[i].title);
        CHECK_STR_OF(rows[i].person, str_slice(world_said(&world), 0, strlen(rows[i].said)), rows[i].said);
    }
}

static void a_column_is_one_field(void **state) {
    struct world world = plan_world(state);
    struct record *record = world_document(
        &world, "plan", "p", "owner: a",
        "## Chancen\n\n| Chance | Wert | Sicher |\n|---|---|---|\n| 30 % | 5 | x |\n| Halle 3 | 6 | x |\n");
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  owner: a\n  deals[1]:\n    id: 30\n    title: 30 %\n    value: 5 EUR\n    sure: x\n "
               " deals[2]:\n    id: halle_3\n    title: Halle 3\n    value: 6 EUR\n    sure: x\n");
    record = world_document(&world, "plan", "q", "owner: a",
                            "## Chancen\n\n| Titel | Chance | Wert | Sicher |\n|---|---|---|---|\n| A | 30 % | 5 | x "
                            "|\n| B | 40 | 6 | x |\n");
    CHECK_SAID(&world, "");
    CHECK_DUMP(
        &world, record,
        "plan q\n  id: q\n  owner: a\n  deals[1]:\n    id: a\n    title: A\n    value: 5 EUR\n    chance: 30 %\n    "
        "sure: x\n  deals[2]:\n    id: b\n    title: B\n    value: 6 EUR\n    chance: 40 %\n    sure: x\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(what_rows_lack_is_said_once),
        CHECK_ARENA(rows_of_yaml_and_markdown_are_one_list),
        CHECK_ARENA(years_stand_right_below_a_group),
        CHECK_ARENA(a_year_that_is_said_twice_is_reported),
        CHECK_ARENA(rows_of_one_key_may_stand_apart),
        CHECK_ARENA(what_is_written_decides_whose_a_shared_name_is),
        CHECK_ARENA(a_choice_may_share_its_name_with_a_title),
        CHECK_ARENA(a_column_is_one_field),
    };
    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
