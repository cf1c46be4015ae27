/* What people write for short: one value for a group or a row, a span of time in one text, lists in one text, names for
 * references, rows without ids, no register of people. */
#include "base/mend.h"
#include "kind_check.h"

static const char *const people = "kind: people\n"
                                  "register: people\n"
                                  "fields:\n"
                                  "  people:\n"
                                  "    type: list\n"
                                  "    naming: name\n"
                                  "    of: {id: {type: text, required: true}, name: {type: text, person: true}}\n";

static const char *const plan =
    "kind: plan\n"
    "called: [title, customer.name, customer.short]\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  title: {type: text}\n"
    "  customer: {type: group, required: true, de: kunde, naming: name, of: {name: {type: text, required: true}, "
    "short: {type: text}}}\n"
    "  approval: {type: group, de: freigabe, of: {by: {type: ref people, de: von}, on: {type: date, de: am}}}\n"
    "  period: {type: group, de: zeitraum, of: {from: {type: date, begins: true, de: von}, to: {type: date, unlimited: "
    "true, de: bis}, days: {formula: 'days(from, to)'}}}\n"
    "  owner: {type: ref people, de: betreuer}\n"
    "  team: {type: list of ref people}\n"
    "  stages: {type: list of enum, of: {idea: Idee, won: Gewonnen}}\n"
    "  sizes: {type: list of number}\n"
    "  days: {type: list of date}\n"
    "  about: {type: list of pointer}\n"
    "  words: {type: list of text, commas: true}\n"
    "  texts: {type: list of text}\n"
    "  spend: {type: list, keyed: [year], leaf: amount, single: next_year, of: {year: {type: year, required: true}, "
    "amount: {type: money}}}\n"
    "  sites: {type: list, de: standorte, of: {id: {type: text, required: true}, name: {type: text}}}\n"
    "  goals:\n"
    "    type: list\n"
    "    de: ziele\n"
    "    of: {id: {type: text, required: true}, text: {type: text, required: true}, after: {type: ref goals}, who: "
    "{type: list of ref people | goals}, site: {type: ref sites}}\n"
    "  marks: {type: list, of: {value: {type: number}}}\n";

static struct world plan_world(void **state) {
    struct world world = world_new(state);
    world_kind(&world, people);
    world_kind(&world, plan);
    world_kind(&world, "kind: review\nfields:\n  accounts: {type: list of ref plan}\n");
    kinds_link(&world.kinds, &world.sink);
    world.records.as_of = date_of(2026, 11, 15);
    CHECK_SAID(&world, "");
    return world;
}

static const char *const crew = "people:\n"
                                "  - {id: hl, name: Hanne Lück}\n"
                                "  - {id: jl, name: Jan Lück}\n"
                                "  - \"Meier, Dr. Eva\"\n";

/* The dump of a plan of the YAML without its first two lines, and what was said. */
static void check(void **state, const char *yaml, const char *dump, const char *said) {
    struct world world = plan_world(state);
    world_document(&world, "people", "crew", crew, NULL);
    const struct record *record =
        world_document(&world, "plan", "p", (const char *)str_format(*state, "kunde: X\n%s%c", yaml, 0).data, NULL);
    world_resolve(&world);
    CHECK_STR_OF(yaml, world_said(&world), said);
    struct str found = world_dump(&world, record), head = STR("plan p\n  id: p\n  customer:\n    name: X\n");
    assert_true(str_starts(found, head));
    CHECK_STR_OF(yaml, str_skip(found, head.size), dump);
}

static void one_value_is_the_name_of_a_group_or_row(void **state) {
    check(state, "standorte: [Bergen, 'Værøy: Øst']\nziele:\n  - Erneuern\n  - {text: Wachsen, after: Erneuern}\n",
          "  sites[1]:\n    id: bergen\n    name: Bergen\n  sites[2]:\n    id: vaeroy_ost\n    name: Værøy: Øst\n"
          "  goals[1]:\n    id: erneuern\n    text: Erneuern\n"
          "  goals[2]:\n    id: wachsen\n    text: Wachsen\n    after: -> goals erneuern\n",
          "");
    check(state, "ziele: |\n  - Erneuern\n  2. Wachsen\n",
          "  goals[1]:\n    id: erneuern\n    text: Erneuern\n  goals[2]:\n    id: wachsen\n    text: Wachsen\n", "");
    check(state, "ziele: Erneuern, wachsen\n", "  goals[1]:\n    id: erneuern_wachsen\n    text: Erneuern, wachsen\n",
          "I02 2: “Erneuern, wachsen” was read as one text, though “ziele” takes several | write each text in a line of "
          "its own behind “- ” if they are several\n");
    check(state, "ziele: keine\nstandorte: –\nteam: tbd\n", "  team: ?\n", "");
    check(state, "freigabe: Anna\n", "  approval: …\n",
          "I14 2: “freigabe” has fields of its own, found “Anna” | write {von: …, am: …}\n");
    check(state, "marks: Anna\n", "  marks: []\n",
          "I14 2: “marks” has rows with fields of their own, found none here | write {value: …}\n");
    check(state, "zeitraum: KW 47\n", "  period:\n    from: KW 47\n    to: KW 47\n",
          "I06 2: “KW 47” does not say the year | write “KW 47 2026” or “KW 47 2027”\n");
    check(state, "zeitraum: bald\n", "  period: …\n",
          "I14 2: “zeitraum” has fields of its own, found “bald” | write its beginning and its end: “2026 – 2029” or "
          "{von: …, bis: …}\n");
}

static void a_span_of_time_is_read_from_one_text(void **state) {
    static const struct {
        const char *text, *from, *to;
    } rows[] = {
        {"2026–2029", "2026-01-01 as “2026”", "2029-12-31 as “2029”"},
        {"2026 - 2029", "2026-01-01 as “2026”", "2029-12-31 as “2029”"},
        {"2026-2029", "2026-01-01 as “2026”", "2029-12-31 as “2029”"},
        {"2026-29", "2026-01-01 as “2026”", "2029-12-31 as “2029”"},
        {"2026 bis 2028", "2026-01-01 as “2026”", "2028-12-31 as “2028”"},
        {"von 2026 bis 2028", "2026-01-01 as “2026”", "2028-12-31 as “2028”"},
        {"from 2026 to 2028", "2026-01-01 as “2026”", "2028-12-31 as “2028”"},
        {"2026 until 2028", "2026-01-01 as “2026”", "2028-12-31 as “2028”"},
        {"1.1.2026 – 31.12.2029", "2026-01-01", "2029-12-31"},
        {"1.1.–31.12.2026", "2026-01-01", "2026-12-31"},
        {"1.–15.3.2027", "2027-03-01", "2027-03-15"},
        {"2026-01-01 - 2029-12-31", "2026-01-01", "2029-12-31"},
        {"[2026, 31.12.2029]", "2026-01-01 as “2026”", "2029-12-31"},
        {"FY26", "2026-01-01 as “FY26”", "2026-12-31 as “FY26”"},
        {"FY26–FY28", "2026-01-01 as “FY26”", "2028-12-31 as “FY28”"},
        {"FY26-28", "2026-01-01 as “FY26”", "2028-12-31 as “FY28”"},
        {"Q1–Q3 2027", "2027-01-01 as “Q1 2027”", "2027-09-30 as “Q3 2027”"},
        {"Q1-Q3/27", "2027-01-01 as “Q1/27”", "2027-09-30 as “Q3/27”"},
        {"Okt–März 2027", "2026-10-01 as “Okt 2026”", "2027-03-31 as “März 2027”"},
        {"März 2027", "2027-03-01 as “März 2027”", "2027-03-31 as “März 2027”"},
        {"2026-12", "2026-12-01 as “2026-12”", "2026-12-31 as “2026-12”"},
        {"ab 2026", "2026-01-01 as “ab 2026”", NULL},
        {"bis 2028", NULL, "2028-12-31 as “bis 2028”"},
        {"2024 – unbefristet", "2024-01-01 as “2024”", "unbefristet"},
        {"Q1 2027 (90 days)", "2027-01-01 as “Q1 2027”", "2027-03-31 as “Q1 2027”"},
        {"Q3 2027 – 90 Tage", "2027-07-01 as “Q3 2027”", "2027-09-30 as “Q3 2027”"},
        {"H1 2027 [6 months]", "2027-01-01 as “H1 2027”", "2027-06-30 as “H1 2027”"},
        {"Jan. – Dez. 2027 (12 Monate)", "2027-01-01 as “Jan. 2027”", "2027-12-31 as “Dez. 2027”"},
        {"Q1 2027, 13 Wochen", "2027-01-01 as “Q1 2027”", "2027-03-31 as “Q1 2027”"},
        {"FY27 (Jan–Dec)", "2027-01-01 as “FY27”", "2027-12-31 as “FY27”"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = plan_world(state);
        const char *yaml = (const char *)str_format(*state, "zeitraum: %s\nkunde: X\n%c", rows[i].text, 0).data;
        const struct record *record = world_document(&world, "plan", "p", yaml, NULL);
        struct str from = STR(""), to = STR("");
        if (rows[i].from) from = str_format(*state, "    from: %s\n", rows[i].from);
        if (rows[i].to) to = str_format(*state, "    to: %s\n", rows[i].to);
        struct str dump = str_format(*state, "plan p\n  id: p\n  customer:\n    name: X\n  period:\n%.*s%.*s",
                                     STR_ARG(from), STR_ARG(to));
        for (const struct diagnostic *d = world.sink.first; d; d = d->next)
            if (d->severity == SEVERITY_ERROR) fail_msg("%s: %.*s", rows[i].text, STR_ARG(in_english(d->message)));
        CHECK_STR_OF(rows[i].text, world_dump(&world, record), str_terminated(*state, dump));
    }
}

static void a_length_that_is_another_is_named(void **state) {
    check(state, "zeitraum: Q1 2027 (60 Tage)\n",
          "  period:\n    from: 2027-01-01 as “Q1 2027”\n    to: 2027-03-31 as “Q1 2027”\n",
          "I02 2: “Q1 2027” is not “60 Tage” long, but 90 days | mend the one that is wrong: the days were taken, not "
          "the length\n");
    check(state, "zeitraum: GJ 2027 (Feb–Dez)\n", "  period: …\n",
          "I14 2: “zeitraum” has fields of its own, found “GJ 2027 (Feb–Dez)” | write its beginning and its end: “2026 "
          "– 2029” or {von: …, bis: …}\n");
}

static void two_years_may_be_a_fiscal_one(void **state) {
    struct world world = plan_world(state);
    world.records.calendar = calendar_of(4, FISCAL_NAMED_BY_END);
    world_document(&world, "plan", "p", "kunde: X\nzeitraum: 2026-2027\n", NULL);
    CHECK_SAID(&world, "I06 2: “2026-2027” can be a fiscal year or two years | write GJ 2026/27, or {von: 2026, bis: "
                       "2027}\n");
    const struct record *q = world_document(&world, "plan", "q", "kunde: X\nzeitraum: GJ 2026/27\n", NULL);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, q,
               "plan q\n  id: q\n  customer:\n    name: X\n  period:\n    from: 2026-04-01 as “GJ 2026/27”\n"
               "    to: 2027-03-31 as “GJ 2026/27”\n");
}

static void a_text_with_commas_is_a_list_where_none_belongs_to_it(void **state) {
    check(state, "stages: Idee, gewonnen\nwords: Deutsch, Englisch; Dänisch\n",
          "  stages: idea, won\n  words: Deutsch, Englisch, Dänisch\n", "");
    check(state, "sizes: 12,5, 13\n", "  sizes: 12.5, 13\n", "");
    check(state, "sizes: 12,5; 13\n", "  sizes: 12.5, 13\n", "");
    check(state, "sizes: 12,5\n", "  sizes: 12.5\n", "");
    check(state, "days: Mi, 31.03.2027\n", "  days: 2027-03-31\n", "");
    check(state, "days: 31.03.2027, 1.4.2027\n", "  days: 2027-03-31, 2027-04-01\n", "");
    check(state, "about: ziele:a.text, kunde.short; spend\n", "  about: ziele:a.text, kunde.short, spend\n", "");
    check(state, "about: \"ziele:Hr. A, MBA.text, owner\"\n", "  about: ziele:Hr. A, MBA.text, owner\n", "");
    check(state, "about: [\"ziele:Hr. A, MBA.text\"]\n", "  about: ziele:Hr. A, MBA.text\n", "");
    check(state, "texts: schnell und gut\n", "  texts: schnell und gut\n", "");
    check(state, "texts: schnell, gut\n", "  texts: schnell, gut\n",
          "I02 2: “schnell, gut” was read as one text, though “texts” takes several | write each text in a line of its "
          "own behind “- ” if they are several\n");
    check(state, "texts: [\"Weinig, Homag\"]\n", "  texts: Weinig, Homag\n", "");
    check(state, "texts: \"Weinig; Kestrel, Inc.\"\n", "  texts: Weinig, Kestrel, Inc.\n",
          "I02 2: “Weinig; Kestrel, Inc.” is read as 2: Weinig; Kestrel, Inc. | write it in a line of its own behind “- ” "
          "if it is one\n");
    check(state, "texts: |\n  - schnell, gut\n  - nah\n", "  texts: schnell, gut, nah\n", "");
    check(state, "texts: schnell; gut\n", "  texts: schnell; gut\n",
          "I02 2: “schnell; gut” was read as one text, though “texts” takes several | write each text in a line of its "
          "own behind “- ” if they are several\n");
}

static void names_in_one_text_are_rows(void **state) {
    check(state, "standorte: Passau, Regen\n",
          "  sites[1]:\n    id: passau\n    name: Passau\n  sites[2]:\n    id: regen\n    name: Regen\n",
          "I02 2: “Passau, Regen” is read as 2: Passau; Regen | write it in a line of its own behind “- ” if it is one\n");
    check(state, "standorte: Werk (Halle 3,5, Hof), Lager GmbH, Co. KG\n",
          "  sites[1]:\n    id: werk_halle_3_5_hof\n    name: Werk (Halle 3,5, Hof)\n  sites[2]:\n    id: "
          "lager_gmbh_co_kg\n    name: Lager GmbH, Co. KG\n",
          "I02 2: “Werk (Halle 3,5, Hof), Lager GmbH, Co. KG” is read as 2: Werk (Halle 3,5, Hof); Lager GmbH, Co. KG | "
          "write it in a line of its own behind “- ” if it is one\n");
    check(state, "standorte: Bergen, AS Drives\n",
          "  sites[1]:\n    id: bergen\n    name: Bergen\n  sites[2]:\n    id: as_drives\n    name: AS Drives\n",
          "I02 2: “Bergen, AS Drives” is read as 2: Bergen; AS Drives | write it in a line of its own behind “- ” if it is "
          "one\n");
    check(state, "standorte: Hamburg, Inc.\n",
          "  sites[1]:\n    id: hamburg_inc\n    name: Hamburg, Inc.\n", "");
    check(state, "standorte: [\"Passau, Regen\"]\n",
          "  sites[1]:\n    id: passau_regen\n    name: Passau, Regen\n", "");
}

static void a_person_is_found_by_any_name(void **state) {
    check(state, "betreuer: Lück, Hanne\nteam: hl, Jan Lück; Frau Dr. Eva Meier\n",
          "  owner: -> people hl\n  team: -> people hl, -> people jl, -> people meier_dr_eva\n", "");
    check(state, "betreuer: MEIER\nteam: Lück, Hanne, Lück, Jan und Meier\n",
          "  owner: -> people meier_dr_eva\n  team: -> people hl, -> people jl, -> people meier_dr_eva\n", "");
    check(state, "team: [\"H. Lück\", n.n.]\n", "  team: -> people hl, ?\n", "");
    check(state, "ziele: [{id: hl, text: Hanne Lück, who: Hanne Lück}]\n",
          "  goals[1]:\n    id: hl\n    text: Hanne Lück\n    who: -> people hl\n", "");
    check(state, "ziele: [{id: xl, text: Hanne Lück, who: Hanne Lück}]\n",
          "  goals[1]:\n    id: xl\n    text: Hanne Lück\n    who: Hanne Lück\n",
          "I06 2: “Hanne Lück” can be Hanne Lück (hl) or Hanne Lück (xl) | write hl or xl\n");
    check(state, "betreuer: Lück\n", "  owner: Lück\n",
          "I06 2: “Lück” can be Hanne Lück (hl) or Jan Lück (jl) | write hl or jl\n");
    check(state, "team: Meier, Foo\n", "  team: -> people meier_dr_eva, Foo\n",
          "I03 2: there is no “Foo” in People | known ids are hl, jl, meier_dr_eva\n");
    check(state, "team: Foo, Bar\n", "  team: Foo, Bar\n",
          "I03 2: there is no “Foo, Bar” in People | known ids are hl, jl, meier_dr_eva\n");
}

static void what_is_not_read_is_not_missing(void **state) {
    check(state, "standrte: [Bergen]\nziele: [{text: A, site: Bergen}]\n",
          "  goals[1]:\n    id: a\n    text: A\n    site: Bergen\n",
          "I04 2: unknown key “standrte” in “Plan” | did you mean “standorte”?\n");
    check(state, "standorte: [Bergen]\nstandrte: [Voss]\nziele: [{text: A, site: Graz}]\n",
          "  sites[1]:\n    id: bergen\n    name: Bergen\n  goals[1]:\n    id: a\n    text: A\n    site: Graz\n",
          "I04 3: unknown key “standrte” in “Plan” | did you mean “standorte”?\n"
          "I03 4: there is no “Graz” in standorte | known ids are bergen\n");
}

static void documents_and_rows_are_found_by_name(void **state) {
    struct world world = plan_world(state);
    world_document(&world, "people", "crew", crew, NULL);
    world_document(&world, "plan", "p", "titel: A\ntitle: Plan 2027\nkunde: {name: Halvorsen ASA, short: Halvorsen}\n",
                   NULL);
    world_said(&world);
    world_document(&world, "plan", "q", "kunde: Nord & Süd\n", NULL);
    const struct record *r =
        world_document(&world, "review", "r", "accounts: HALVORSEN, nord & sued; Halvorsen ASA; plan 2027", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, r, "review r\n  accounts: -> plan p, -> plan q, -> plan p, -> plan p\n");
}

static void ids_are_made_of_names_and_each_once(void **state) {
    check(state, "ziele: [Größl & Söhne, {id: eins, text: A}, Eins, {text: Eins}, {text: ?, who: hl}, 目标]\n",
          "  goals[1]:\n    id: groessl_soehne\n    text: Größl & Söhne\n"
          "  goals[2]:\n    id: eins\n    text: A\n"
          "  goals[3]:\n    id: eins_2\n    text: Eins\n"
          "  goals[4]:\n    id: eins_3\n    text: Eins\n"
          "  goals[5]:\n    text: ?\n    who: -> people hl\n"
          "  goals[6]:\n    id: id_e8410136\n    text: 目标\n",
          "I07 2: “id” is missing | add “id:”; write “?” if it is not known\n");
}

static void a_figure_alone_is_of_the_year_that_its_list_says(void **state) {
    check(state, "spend: 3,2 Mio. €\n", "  spend[1]:\n    year: 2027\n    amount: 3200000 EUR\n",
          "I02 2: “3,2 Mio. €” of “spend” was taken for the year 2027 | write {2027: 3,2 Mio. €}\n");
}

static void an_amount_that_is_off_by_a_scale_is_named(void **state) {
    struct world world = plan_world(state);
    world_document(&world, "plan", "p",
                   "kunde: X\nspend: {2023: 850000 €, 2024: 1.1 €, 2025: 880000 €, 2026: 881 €, 2027: 900 €}\n", NULL);
    world_resolve(&world);
    assert_non_null(world.sink.first);
    assert_int_equal(world.sink.first->mends->kind, MEND_CHOICE);
    CHECK_SAID(&world, "I02 2: “1.1 €” in “amount” is over a thousand times smaller than the amount beside it | did you "
                       "mean “1.1 Mio. €”?\n");
    check(state, "spend: {2023: 850 €, 2024: 850000 €, 2025: 0 €}\n",
          "  spend[1]:\n    year: 2023\n    amount: 850 EUR\n  spend[2]:\n    year: 2024\n    amount: 850000 EUR\n  "
          "spend[3]:\n    year: 2025\n    amount: 0 EUR\n",
          "");
}

/* No register ------------------------------------------------------------------------------------------------- */

static void without_a_register_names_are_people(void **state) {
    struct world world = plan_world(state);
    const struct record *p = world_document(
        &world, "plan", "p", "kunde: X\nbetreuer: Lück\nteam: Hanne Lück, Jan Meier und Dr. Eva Größl\n", NULL);
    const struct record *q = world_document(
        &world, "plan", "q", "kunde: X\nbetreuer: Größl, Eva\nziele: [{id: a, text: t, who: [a, H. LÜCK]}]\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world,
               "I02 2: the project has no document of the kind “people”: “Lück” and all other names are taken as "
               "they stand | to have misspelt names found, write a file with “kind: people” and “people: "
               "[{name: Lück}]”\n");
    CHECK_DUMP(
        &world, p,
        "plan p\n  id: p\n  customer:\n    name: X\n  owner: -> people hanne_lueck\n  team: -> people hanne_lueck, -> "
        "people jan_meier, -> people dr_eva_groessl\n");
    CHECK_DUMP(
        &world, q,
        "plan q\n  id: q\n  customer:\n    name: X\n  owner: -> people dr_eva_groessl\n  goals[1]:\n    id: a\n    "
        "text: t\n    who: -> goals a, -> people hanne_lueck\n");
}

static void without_a_register_a_comma_may_be_asked_about(void **state) {
    struct world world = plan_world(state);
    const struct record *p = world_document(&world, "plan", "p", "kunde: X\nteam: Lück, Hanne\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "I06 2: “Lück, Hanne” can be one person or several: nobody of that name is known | write “Hanne "
                       "Lück” for one, “Lück; Hanne” for several\n");
    CHECK_DUMP(&world, p, "plan p\n  id: p\n  customer:\n    name: X\n  team: Lück, Hanne\n");
    world = plan_world(state);
    world_document(&world, "plan", "o", "kunde: X\nowner: Hanne Lück\n", NULL);
    p = world_document(&world, "plan", "p", "kunde: X\nteam: Lück, Meier\nbetreuer: Meier, Jan\n", NULL);
    world_resolve(&world);
    world_said(&world);
    CHECK_DUMP(&world, p,
               "plan p\n  id: p\n  customer:\n    name: X\n  owner: -> people jan_meier\n  team: -> people "
               "hanne_lueck, -> people jan_meier\n");
    world = plan_world(state);
    p = world_document(&world, "plan", "p", "kunde: X\nteam: Lück; Hanne\nbetreuer: Meier, Jan\n", NULL);
    world_resolve(&world);
    world_said(&world);
    CHECK_DUMP(&world, p,
               "plan p\n  id: p\n  customer:\n    name: X\n  owner: -> people jan_meier\n  team: -> people lueck, "
               "-> people hanne\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(one_value_is_the_name_of_a_group_or_row),
        CHECK_ARENA(a_span_of_time_is_read_from_one_text),
        CHECK_ARENA(a_length_that_is_another_is_named),
        CHECK_ARENA(two_years_may_be_a_fiscal_one),
        CHECK_ARENA(a_text_with_commas_is_a_list_where_none_belongs_to_it),
        CHECK_ARENA(names_in_one_text_are_rows),
        CHECK_ARENA(a_person_is_found_by_any_name),
        CHECK_ARENA(what_is_not_read_is_not_missing),
        CHECK_ARENA(documents_and_rows_are_found_by_name),
        CHECK_ARENA(ids_are_made_of_names_and_each_once),
        CHECK_ARENA(a_figure_alone_is_of_the_year_that_its_list_says),
        CHECK_ARENA(an_amount_that_is_off_by_a_scale_is_named),
        CHECK_ARENA(without_a_register_names_are_people),
        CHECK_ARENA(without_a_register_a_comma_may_be_asked_about),
    };
    return cmocka_run_group_tests_name("record shape", tests, NULL, NULL);
}
