/* value × kind → record: what authors write, every mistake at its line, references, and what a class may see. */
#include "kind_check.h"

#include "base/date.h"

static const char *const people = "kind: people\n"
                                  "names: {de: Personen}\n"
                                  "register: people\n"
                                  "fields:\n"
                                  "  people:\n"
                                  "    type: list\n"
                                  "    class: customer\n"
                                  "    de: personen\n"
                                  "    keyed: [id]\n"
                                  "    of: {id: {type: text, required: true}, name: {type: text, class: customer}}\n";

static const char *const plan =
    "kind: plan\n"
    "body: chapters\n"
    "fields:\n"
    "  id: {type: text, required: true}\n"
    "  title: {type: text, class: customer, de: titel}\n"
    "  owner: {type: ref people, class: customer, de: betreuer}\n"
    "  team: {type: list of ref people}\n"
    "  updated: {type: date, de: stand}\n"
    "  currency: {type: text, de: währung}\n"
    "  value: {type: money, de: wert}\n"
    "  share: {type: percent, range: 0..100, de: anteil}\n"
    "  count: {type: integer, de: anzahl}\n"
    "  score: {type: number, range: -2..2, de: note}\n"
    "  start: {type: time, de: beginn}\n"
    "  when: {type: period, de: wann}\n"
    "  end: {type: date, unlimited: true, de: ende}\n"
    "  active: {type: bool, de: aktiv}\n"
    "  tags: {type: list of text, de: schlagworte}\n"
    "  stage: {type: enum, class: customer, de: stufe, of: {idea: Idee, won: Gewonnen, unknown: Unbekannt}}\n"
    "  double: {formula: value * 2}\n"
    "  period:\n"
    "    type: group\n"
    "    de: zeitraum\n"
    "    of: {from: {type: date, required: true, de: von}, to: {type: date, de: bis}}\n"
    "  spend: {type: list, de: bedarf, keyed: [year], leaf: value, of: {year: {type: period, de: jahr}, "
    "value: {type: money, de: wert}, note: {type: text}}}\n"
    "  matrix: {type: list, keyed: [site, year], leaf: value, of: {site: {type: text}, year: {type: "
    "period}, value: {type: number}}}\n"
    "  actions:\n"
    "    type: list\n"
    "    class: customer\n"
    "    de: maßnahmen\n"
    "    release: shared\n"
    "    of:\n"
    "      id: {type: text, required: true}\n"
    "      text: {type: text, required: true, class: customer}\n"
    "      shared: {type: bool, de: geteilt}\n"
    "      owner: {type: ref people | actions, class: customer, de: wer}\n"
    "      after: {type: ref actions, class: customer, de: nach}\n"
    "  summary: {type: markdown, class: customer, de: [zusammenfassung]}\n"
    "  chapters: {type: markdown, class: customer, de: kapitel}\n";

static struct world plan_world(void **state) {
    struct world world = world_new(state);
    world_kind(&world, people);
    world_kind(&world, plan);
    world_kind(&world, "kind: review\n"
                       "class: customer\n"
                       "fields:\n"
                       "  account: {type: ref plan}\n"
                       "  who: {type: ref account.actions}\n"
                       "  accounts: {type: documents plan}\n"
                       "  data: {type: list of pointer}\n");
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    return world;
}

static void values_are_read_by_their_field(void **state) {
    struct world world = plan_world(state);
    const struct record *record = world_document(&world, "plan", "p",
                                                 "kind: plan\n"
                                                 "Titel: NO\n"
                                                 "STAND: 31.03.2027\n"
                                                 "wert: 4,8 Mio. €\n"
                                                 "Anteil: 12,5 %\n"
                                                 "anzahl: 3.500\n"
                                                 "note: -1,5\n"
                                                 "beginn: 9:30\n"
                                                 "wann: Q2 2027\n"
                                                 "ende: unbefristet\n"
                                                 "aktiv: ja\n"
                                                 "schlagworte: eins\n"
                                                 "Stufe: gewonnen\n"
                                                 "x-eigenes: {a: 1}\n"
                                                 "zeitraum: {von: 2027-01-01}\n",
                                                 NULL);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  title: NO\n"
               "  updated: 2027-03-31\n"
               "  value: 4800000 EUR\n"
               "  share: 12.5 %\n"
               "  count: 3500\n"
               "  score: -1.5\n"
               "  start: 09:30\n"
               "  when: 2027-Q2\n"
               "  end: unbefristet\n"
               "  active: true\n"
               "  tags: eins\n"
               "  stage: won\n"
               "  period:\n"
               "    from: 2027-01-01\n");
}

static void unknown_and_nothing_are_told_apart(void **state) {
    struct world world = plan_world(state);
    const struct record *record = world_document(&world, "plan", "p",
                                                 "titel: \"?\"\nstand:\nwert: unbekannt\nteam: \"?\"\nzeitraum: \"?\"\n"
                                                 "stufe: unbekannt\nschlagworte: [a, \"?\"]\nwährung: null\n",
                                                 NULL);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  title: ?\n  team: ?\n  value: ?\n  tags: a, ?\n  stage: unknown\n  period: ?\n");
}

static void rows_may_be_keyed(void **state) {
    struct world world = plan_world(state);
    const struct record *record = world_document(&world, "plan", "p",
                                                 "bedarf_2024: 5\n"
                                                 "bedarf:\n"
                                                 "  2025: 7 T€\n"
                                                 "  2026: {wert: 8, note: viel}\n"
                                                 "Bedarf 2027: {wert: 9}\n"
                                                 "matrix:\n"
                                                 "  gp: {2025: 1, 2026: 2}\n"
                                                 "  zw: {2025: 3}\n",
                                                 NULL);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  spend[1]:\n    year: 2024\n    value: 5 EUR\n"
               "  spend[2]:\n    year: 2025\n    value: 7000 EUR\n"
               "  spend[3]:\n    year: 2026\n    value: 8 EUR\n    note: viel\n"
               "  spend[4]:\n    year: 2027\n    value: 9 EUR\n"
               "  matrix[1]:\n    site: gp\n    year: 2025\n    value: 1\n"
               "  matrix[2]:\n    site: gp\n    year: 2026\n    value: 2\n"
               "  matrix[3]:\n    site: zw\n    year: 2025\n    value: 3\n");
}

static void a_document_may_have_its_own_currency(void **state) {
    struct world world = plan_world(state);
    const struct record *record =
        world_document(&world, "plan", "p", "wert: 5\nwährung: CHF\nbedarf: {2027: 3 €}", NULL);
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  currency: CHF\n  value: 5 CHF\n  spend[1]:\n    year: 2027\n    value: 3 EUR\n");
}

static void every_mistake_is_reported(void **state) {
    static const struct {
        const char *yaml, *said;
    } rows[] = {
        {"titl: a", "I04 1: unknown key “titl” in “Plan” | did you mean “titel”?\n"},
        {"zeitraum: {wert: 5, von: ?}",
         "I04 1: unknown key “wert” in “zeitraum” | it is a field of “Plan”: check how far it is "
         "indented\n"},
        {"zeitraum: {von: 1.1.2027, qqqqq: 5}",
         "I04 1: unknown key “qqqqq” in “zeitraum” | allowed here are von, bis; a key of your "
         "own starts with “x-”\n"},
        {"double: 4", "I04 1: “double” is computed and cannot be written | leave it out\n"},
        {"stand: 1.1.2027\nupdated: 2.1.2027",
         "I09 2: “updated” and “stand” in line 1 are the same field | keep one of them\n"},
        {"zeitraum: {bis: 1.1.2027}", "I07 1: “von” is missing | add “von:”; write “?” if it is not known\n"},
        {"maßnahmen: [{id: a}]", "I07 1: “text” is missing in “a” | add “text:”; write “?” if it is not known\n"},
        {"stufe: gewonen",
         "I08 1: “gewonen” is not one of the choices of “stufe” | did you mean “Gewonnen”? The choices are Idee, "
         "Gewonnen, Unbekannt\n"},
        {"anteil: 140 %", "I11 1: “140 %” is outside the range of “anteil” | write a number from 0 to 100\n"},
        {"anzahl: 1,5", "I05 1: expected a whole number, found “1,5” | write it without decimals\n"},
        {"note: 1 %", "I06 1: “1 %” can mean 1 or 0.01 | write “1” or “0,01”\n"},
        {"titel: [a]", "I14 1: “titel” takes one value, found a list | write the value without “[ ]” or “- ”\n"},
        {"titel: {a: b}",
         "I14 1: “titel” takes one value, found keys with values below it | if it is one text, put quotes around it: "
         "a colon and a space make a key\n"},
        {"maßnahmen: [[a]]",
         "I14 1: “maßnahmen” has rows with fields of their own, found none here | write {text: …}\n"},
        {"maßnahmen: {id: a, text: b}",
         "I14 1: “maßnahmen” is a list of rows, found keys with values | start each row with “- ” in "
         "front of its first key\n"},
        {"schlagworte: {a: b}",
         "I14 1: “schlagworte” is a list of values, found keys | write [a, b], or each value in a line of its "
         "own behind “- ”\n"},
        {"zeitraum: 2027", "I14 1: “zeitraum” has fields of its own, found “2027” | write {von: …, bis: …}\n"},
        {"matrix: {gp: 3}",
         "I14 1: “matrix” needs another level of keys here | write {year: …}, each with its own key\n"},
        {"maßnahmen: [{id: a, text: b},\n  {id: c, text: d},\n  {id: a, text: e}]",
         "I10 3: the id “a” is there twice in this list | the first is in line 1; give this row an id of its own\n"},
        {"bedarf:\n - {jahr: 2025}\n - {jahr: 2026}\n - {jahr: 2025}",
         "I10 4: there are two rows for “2025” in “bedarf” | the first is in line 2; keep one of them\n"},
        {"zeitraum: {\"von\": , bis: 1.1.2027}",
         "I07 1: “von” is missing | add “von:”; write “?” if it is not known\n"},
        {"maßnahmen:\n  - {id: a, text: b}\n  -\n", "I02 3: an empty row is left out\n"},
        {"maßnahmen: [{id: a, text: Preis, Menge und Ort, Titel, geteilt: ja}]",
         "I01 1: “Menge und Ort” became a key of its own: did a comma split the text of “text”? | put quotes around "
         "it: text: "
         "\"Preis, Menge und Ort, Titel\"\n"},
        {"bedarf: {2025: 3 Mio. €, circa, 2026: 4 Mio. €}",
         "I01 1: “circa” became a key of its own: did a comma split the text of “2025”? | put quotes around it: "
         "2025: \"3 Mio. €, circa\"\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = plan_world(state);
        world_document(&world, "plan", "p", rows[i].yaml, NULL);
        CHECK_STR_OF(rows[i].yaml, world_said(&world), rows[i].said);
    }
}

static void readings_in_doubt_have_their_own_codes(void **state) {
    static const struct {
        const char *yaml, *code;
    } rows[] = {{"wert: 3.500", "I06"},      {"anteil: 0,3", "I06"}, {"stand: 31.02.2026", "I05"},
                {"stand: 1.11.26", "I02"},   {"wert: viel", "I05"},  {"beginn: 25:00", "I05"},
                {"aktiv: vielleicht", "I05"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = plan_world(state);
        world_document(&world, "plan", "p", rows[i].yaml, NULL);
        assert_int_equal(world.sink.count, 1);
        CHECK_STR_OF(rows[i].yaml, world.sink.first->code, rows[i].code);
        assert_true(!message_empty(world.sink.first->help));
    }
}

/* Units --------------------------------------------------------------------------------------------------------- */

static const char *const figures = "kind: figures\n"
                                   "fields:\n"
                                   "  id: {type: text}\n"
                                   "  costs: {type: money, per: year, de: kosten}\n"
                                   "  price: {type: money, de: preis}\n"
                                   "  minutes: {type: integer, unit: min, de: dauer}\n"
                                   "  effort_days: {type: number, de: aufwand}\n"
                                   "  kpis:\n"
                                   "    type: list\n"
                                   "    de: kennzahlen\n"
                                   "    of:\n"
                                   "      name: {type: text}\n"
                                   "      unit: {type: text, required: true, de: einheit}\n"
                                   "      target: {type: number, de: ziel}\n"
                                   "      values:\n"
                                   "        type: list\n"
                                   "        keyed: [year]\n"
                                   "        leaf: value\n"
                                   "        de: werte\n"
                                   "        of: {year: {type: period}, value: {type: number, required: true}}\n";

static struct world figures_world(void **state) {
    struct world world = world_new(state);
    world_kind(&world, figures);
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    return world;
}

static void a_unit_written_with_a_number_is_its_rows(void **state) {
    struct world world = figures_world(state);
    const struct record *record = world_document(&world, "figures", "f",
                                                 "kennzahlen:\n"
                                                 "  - {name: a, ziel: ≥ 96 %, werte: {2025: 98,2 %, 2026: 97}}\n"
                                                 "  - {name: b, werte: {2025: 90 min}, einheit: h}\n"
                                                 "  - {name: c, werte: {2025: \"4,8 Mio. €\"}, einheit: Mio. €}\n"
                                                 "  - {name: d, werte: {2025: 4,8}, einheit: ppm}\n",
                                                 NULL);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "figures f\n"
               "  id: f\n"
               "  kpis[1]:\n"
               "    name: a\n"
               "    unit: %\n"
               "    target: ≥\u00A096\n"
               "    values[1]:\n"
               "      year: 2025\n"
               "      value: 98.2\n"
               "    values[2]:\n"
               "      year: 2026\n"
               "      value: 97\n"
               "  kpis[2]:\n"
               "    name: b\n"
               "    unit: h\n"
               "    values[1]:\n"
               "      year: 2025\n"
               "      value: 1.5\n"
               "  kpis[3]:\n"
               "    name: c\n"
               "    unit: Mio. €\n"
               "    values[1]:\n"
               "      year: 2025\n"
               "      value: 4.8\n"
               "  kpis[4]:\n"
               "    name: d\n"
               "    unit: ppm\n"
               "    values[1]:\n"
               "      year: 2025\n"
               "      value: 4.8\n");
}

static void what_does_not_fit_a_unit_is_reported(void **state) {
    static const struct {
        const char *yaml, *said;
    } rows[] = {
        {"kennzahlen: [{einheit: h, ziel: 3 Stk.}]", "I05 1: “3 Stk.” does not fit the unit of its row, “h” | write "
                                                     "the number in that unit, or correct the unit\n"},
        {"kennzahlen: [{ziel: 90 min, werte: {2025: 3 Stk.}}]",
         "I05 1: “3 Stk.” does not fit the unit of its row, “min” | write the number in that unit, or correct the "
         "unit\n"},
        {"dauer: 3 Tage", "I05 1: expected a whole number of minutes, found “3 Tage”: days cannot be converted | write "
                          "a whole number of minutes\n"},
        {"aufwand: 2 Wochen", "I06 1: “2 Wochen” can mean 14 days or 10 days | write “14 Tage” or “10 Tage”\n"},
        {"kosten: 500 €/Monat",
         "I06 1: “500 €/Monat” can mean 6000 per year or 500 per year | write “6000 € p. a.” or “500 € p. a.”\n"},
        {"kosten: 500 €/Stück",
         "I05 1: expected an amount of money per year, found one per unit: “500 €/Stück” | write "
         "what it comes to per year\n"},
        {"preis: 500 €/Stück", "I02 1: “500 €/Stück” counts as 500; “per unit” is printed, not counted | write "
                               "what it comes to in all if sums are to count that\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world = figures_world(state);
        world_document(&world, "figures", "f", rows[i].yaml, NULL);
        CHECK_STR_OF(rows[i].yaml, world_said(&world), rows[i].said);
    }
}

/* Sections ---------------------------------------------------------------------------------------------------- */

static void sections_go_to_the_fields_they_name(void **state) {
    struct world world = plan_world(state);
    const struct record *record = world_document(&world, "plan", "p", NULL,
                                                 "before\n\n"
                                                 "# Zusammenfassung 2026: kurz\n\nall\n\n"
                                                 "# Zusammenfassungen\n\nmore\n\n"
                                                 "## Zusammenfassung\n\ndeep\n");
    CHECK_SAID(&world, "I16 3: the section became “zusammenfassung”: “2026: kurz” of its heading is not printed\n"
                       "I16 11: “zusammenfassung” of the document is there already: this section stays a part of its "
                       "chapter\n");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  summary: paragraph \"all\"\n"
               "  chapters: paragraph \"before\" section \"Zusammenfassungen\" (paragraph \"more\" section "
               "\"Zusammenfassung\" "
               "(paragraph \"deep\"))\n");
}

static void sections_without_a_place_are_reported(void **state) {
    struct world world = plan_world(state);
    world_document(&world, "plan", "p", "summary: kurz", "# Summary\n\nlang\n\n::: geheim\nx\n:::\n");
    CHECK_SAID(
        &world,
        "I09 1: this section is “zusammenfassung”, which is there already in line 1 | keep one of them, or give the "
        "section another heading\n"
        "M03 5: there is no class “geheim” for a ::: block | write ::: customer, ::: internal or ::: confidential "
        "(kunde, intern, vertraulich); \\::: writes the sign on purpose\n");
    world_document(&world, "review", "r", NULL, "a\n\nb\n\n# C\n");
    CHECK_SAID(
        &world,
        "I04 1: “review” has no place for this text: it is left out | write it into a field, or leave it out\n"
        "I04 5: “review” has no place for this section: it is left out | write it into a field, or leave it out\n");
}

/* References -------------------------------------------------------------------------------------------------- */

static const char *const crew = "personen: {thuermer: {name: Sabine Thürmer}, voss: {name: Henning Voß}}";

static void references_become_records(void **state) {
    struct world world = plan_world(state);
    const struct record *p =
        world_document(&world, "plan", "p",
                       "betreuer: Thürmer\nteam: [voss, thuermer]\n"
                       "maßnahmen: [{id: a, text: x, wer: voss}, {id: b, text: y, wer: a, nach: a}]",
                       NULL);
    const struct record *r =
        world_document(&world, "review", "r", "account: p\nwho: b\ndata: [wert, 'action:b']", NULL);
    world_document(&world, "people", "crew", crew, NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, p,
               "plan p\n"
               "  id: p\n"
               "  owner: -> people thuermer\n"
               "  team: -> people voss, -> people thuermer\n"
               "  actions[1]:\n    id: a\n    text: x\n    owner: -> people voss\n"
               "  actions[2]:\n    id: b\n    text: y\n    owner: -> actions a\n    after: -> actions a\n");
    CHECK_DUMP(&world, r,
               "review r\n  account: -> plan p\n  who: -> actions b\n  accounts: -> plan p\n  data: wert, action:b\n");
    CHECK_STR(record_title(world.arena, record_said_at(p, 2)->record), "Sabine Thürmer");
    assert_ptr_equal(records_find(&world.records, p->set->kind, STR("p")), p);
    assert_null(records_find(&world.records, p->set->kind, STR("q")));
}

static void dangling_references_are_reported(void **state) {
    struct world world = plan_world(state);
    world_document(&world, "people", "crew", crew, NULL);
    world_document(&world, "plan", "p",
                   "betreuer: thürmar\n"
                   "team: [Sabina Thürmer,\n"
                   " niemand]\n"
                   "maßnahmen: [{id: a, text: x, wer: weristdas}]\n",
                   NULL);
    world_document(&world, "review", "r", "account: q\nwho: a", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "I03 1: there is no “thürmar” in Personen | did you mean “thuermer” (Sabine Thürmer)?\n"
                       "I03 2: there is no “Sabina Thürmer” in Personen | did you mean “thuermer” (Sabine Thürmer)?\n"
                       "I03 3: there is no “niemand” in Personen | known ids are thuermer, voss\n"
                       "I03 4: there is no “weristdas” in Personen or maßnahmen | known ids are thuermer, voss, a\n"
                       "I03 1: there is no “q” in Plan | did you mean “p”?\n");
}

static void ids_are_unique_among_documents_and_registers(void **state) {
    struct world world = plan_world(state);
    world_document(&world, "people", "one", crew, NULL);
    world_document(&world, "people", "two", "personen: [{id: voss, name: A}]", NULL);
    world_document(&world, "plan", "file", "titel: a", NULL);
    world_document(&world, "plan", "file", "titel: b", NULL); /* ids from file names may meet */
    world_document(&world, "plan", "x", "id: same", NULL);
    world_document(&world, "plan", "y", "titel: c\nid: same", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "I10 1: the id “voss” is there twice in “personen” | the other is in one, line 1\n"
                       "I10 2: the id “same” is there twice in “Plan” | the other is in x, line 1\n");
}

/* Classes ----------------------------------------------------------------------------------------------------- */

static void a_class_sees_only_what_is_released(void **state) {
    struct world world = plan_world(state);
    world_document(&world, "people", "crew", crew, NULL);
    const struct record *p = world_document(&world, "plan", "p",
                                            "titel: Plan\nbetreuer: voss\nwert: 5\n"
                                            "maßnahmen:\n"
                                            "  - {id: a, text: shown, geteilt: ja, wer: voss, nach: b}\n"
                                            "  - {id: b, text: hidden, geteilt: nein}\n"
                                            "  - {id: c, text: unsaid}\n"
                                            "  - {id: d, text: too, geteilt: ja, nach: a}\n",
                                            "# Zusammenfassung\n\nseen\n\n::: intern\nsecret\n:::\n\n"
                                            "::: kunde\nouter\n\n::: vertraulich\ndeep\n:::\n\n:::\n\n"
                                            "# Text\n\n::: kunde\nfor you\n:::\n");
    const struct record *r = world_document(&world, "review", "r", "account: p\nwho: c\n", NULL);
    world_resolve(&world);
    CHECK_SAID(&world, "");
    struct records *customer = records_restrict(world.arena, &world.records, CLASS_CUSTOMER);
    struct records *internal = records_restrict(world.arena, &world.records, CLASS_INTERNAL);
    assert_int_equal(customer->document_count, 3);
    CHECK_DUMP(&world, records_find(customer, p->set->kind, STR("p")),
               "plan p\n"
               "  title: Plan\n"
               "  owner: -> people Henning Voß\n"
               "  actions[1]:\n    text: shown\n    owner: -> people Henning Voß\n"
               "  actions[2]:\n    text: too\n    after: -> actions shown\n"
               "  summary: paragraph \"seen\" division kunde (paragraph \"outer\")\n"
               "  chapters: section \"Text\" (division kunde (paragraph \"for you\"))\n");
    CHECK_DUMP(&world, records_find(customer, r->set->kind, STR("r")),
               "review r\n  account: -> plan p\n  accounts: -> plan p\n");
    const struct record *inside = records_find(internal, p->set->kind, STR("p"));
    assert_int_equal(record_said(inside, field_find(inside->set, STR("actions")))->count, 4);
    struct str dump = world_dump(&world, inside);
    assert_true(str_find(dump, STR("secret"), NULL));
    assert_false(str_find(dump, STR("deep"), NULL));
    assert_true(str_find(world_dump(&world, p), STR("deep"), NULL)); /* the full record is untouched */
    for (size_t i = 0; i < customer->count; i++)
        if (customer->items[i])
            assert_int_equal(customer->items[i]->number, i); /* rows that are not released are not there */
}

/* The text of a value as it was written, and of what the value is made of. */
static void check_texts_without(struct datum datum, struct str hidden) {
    if (str_find(datum.text, hidden, NULL)) fail_msg("“%.*s” is there", STR_ARG(datum.text));
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++) check_texts_without(datum.items[i], hidden);
    for (size_t i = 0; datum.kind == DATUM_RECORD && i < datum.record->set->count; i++)
        check_texts_without(*record_said_at(datum.record, i), hidden);
}

/* Markdown is kept as text too: not what it says to others, wherever it stands and however it was written. */
static void no_text_of_others_is_left(void **state) {
    static const char *const note =
        "kind: note\n"
        "class: customer\n"
        "body: chapters\n"
        "fields:\n"
        "  one: {type: markdown}\n"
        "  many: {type: list of markdown}\n"
        "  group: {type: group, of: {one: {type: markdown}, many: {type: list of markdown}}}\n"
        "  rows: {type: list, of: {name: {type: text}, one: {type: markdown}, "
        "inner: {type: list, of: {one: {type: markdown}}}}}\n"
        "  chapters: {type: markdown}\n";
    static const char *const text = "|\n            seen\n\n            ::: internal\n            hidden\n\n           "
                                    " - hidden\n            :::\n";
    struct world world = world_new(state);
    world_kind(&world, note);
    kinds_link(&world.kinds, &world.sink);
    struct str yaml = str_format(world.arena,
                                 "one: %s"
                                 "many:\n  - %s  - %s"
                                 "group:\n  one: %s  many: %s"
                                 "rows:\n  - name: a\n    one: %s    inner:\n      - one: %s",
                                 text, text, text, text, text, text, text);
    const struct record *full =
        world_document(&world, "note", "n", str_terminated(world.arena, yaml),
                       "::: customer\n# A\n\nseen\n\n::: internal\n\n## hidden\n\nhidden\n\n:::\n:::\n");
    world_resolve(&world);
    CHECK_SAID(&world, "I20 1: the customer gets what no field took, as it says: “A”\n");
    struct records *customer = records_restrict(world.arena, &world.records, CLASS_CUSTOMER);
    const struct record *copy = records_find(customer, full->set->kind, STR("n"));
    check_texts_without((struct datum){.kind = DATUM_RECORD, .record = copy}, STR("hidden"));
    CHECK_DUMP(&world, copy,
               "note n\n"
               "  one: paragraph \"seen\"\n"
               "  many: paragraph \"seen\", paragraph \"seen\"\n"
               "  group:\n    one: paragraph \"seen\"\n    many: paragraph \"seen\"\n"
               "  rows[1]:\n    name: a\n    one: paragraph \"seen\"\n    inner[1]:\n      one: paragraph \"seen\"\n"
               "  chapters: division customer (section \"A\" (paragraph \"seen\"))\n");
}

/* Datums ------------------------------------------------------------------------------------------------------ */

static void datums_compare_by_kind(void **state) {
    (void)state;
    struct datum missing = {0}, unknown = {.kind = DATUM_UNKNOWN};
    struct datum one = {.kind = DATUM_NUMBER, .number = decimal_of(1)},
                 two = {.kind = DATUM_NUMBER, .number = decimal_of(2)};
    struct datum day = {.kind = DATUM_DATE, .date = date_of(2027, 1, 1)}, year = day;
    year.date.precision = DATE_YEAR;
    struct datum euro = {.kind = DATUM_MONEY, .number = decimal_of(2), .currency = STR("EUR")}, dollar = euro;
    dollar.currency = STR("USD");
    struct datum items[] = {one, two};
    struct datum shorter = {.kind = DATUM_LIST, .items = items, .count = 1},
                 longer = {.kind = DATUM_LIST, .items = items, .count = 2};
    assert_true(datum_compare(one, two) < 0 && datum_compare(two, one) > 0 && datum_compare(one, one) == 0);
    assert_true(datum_compare(missing, one) > 0 && datum_compare(one, unknown) < 0);
    assert_true(datum_compare(shorter, longer) < 0 && datum_compare(day, year) != 0 &&
                datum_compare(euro, dollar) != 0);
    assert_true(datum_equal(missing, missing) && !datum_equal(missing, unknown) && !datum_equal(euro, dollar));
    assert_true(datum_equal(longer, longer) && !datum_equal(longer, shorter));
    assert_true(!datum_is_true(unknown) && datum_is_true(one) && !datum_is_true((struct datum){.kind = DATUM_TEXT}));
    assert_true(datum_is_true(shorter) && !datum_is_true((struct datum){.kind = DATUM_LIST}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(values_are_read_by_their_field),
        CHECK_ARENA(unknown_and_nothing_are_told_apart),
        CHECK_ARENA(rows_may_be_keyed),
        CHECK_ARENA(a_document_may_have_its_own_currency),
        CHECK_ARENA(every_mistake_is_reported),
        CHECK_ARENA(readings_in_doubt_have_their_own_codes),
        CHECK_ARENA(a_unit_written_with_a_number_is_its_rows),
        CHECK_ARENA(what_does_not_fit_a_unit_is_reported),
        CHECK_ARENA(sections_go_to_the_fields_they_name),
        CHECK_ARENA(sections_without_a_place_are_reported),
        CHECK_ARENA(references_become_records),
        CHECK_ARENA(dangling_references_are_reported),
        CHECK_ARENA(ids_are_unique_among_documents_and_registers),
        CHECK_ARENA(a_class_sees_only_what_is_released),
        CHECK_ARENA(no_text_of_others_is_left),
        CHECK_ARENA(datums_compare_by_kind),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
