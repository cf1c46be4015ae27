/* The Markdown of a document: which field a heading means (tests/notations/headings.tsv, against the built-in kinds),
 * and what becomes of lines, titles, groups and of what a template left in. */
#include "rule_check.h"

#include "kind/line_ahead.h"
#include "kind/section_field.h"

static const char *const names[] = {"people",    "account-plan",  "annual-review", "business-case", "coaching-plan",
                                    "portfolio", "qualification", "team-report",   "project",       "customer-visit",
                                    "weekly"};
enum { KINDS = sizeof names / sizeof *names };

/* ---- headings ---- */

static const char *below(struct str content) {
    if (str_equal_c(content, "rows")) return "| A | B |\n|---|---|\n| 1 | 2 |\n";
    return str_equal_c(content, "text") ? "Some text.\n" : "**A:** b\n";
}

static struct str with_lines(struct arena *arena, struct str heading) {
    struct str before = heading;
    size_t at;
    if (!str_find(heading, STR("\\n"), &at)) return heading;
    before.size = at;
    return str_format(arena, "%.*s\n%.*s", STR_ARG(before), STR_ARG(str_skip(heading, at + 2)));
}

static struct str field_meant(struct world *world, struct str kind, struct str heading, struct str content) {
    struct str text =
        str_format(world->arena, "%.*s\n\n%s", STR_ARG(with_lines(world->arena, heading)), below(content));
    const struct source *source = world_source(world, "h.md", str_terminated(world->arena, text));
    const struct block *section =
        markdown_read(world->arena, &world->sink, text, (struct span){.source = source, .line = 1, .column = 1});
    const struct field *other;
    struct place place = section_place(world->arena, kinds_find(&world->kinds, kind)->fields, NULL, section, &other);
    if (other) return STR("?");
    if (!place.field) return STR("-");
    if (!place.group) return place.field->name;
    return str_format(world->arena, "%.*s.%.*s", STR_ARG(place.group->name), STR_ARG(place.field->name));
}

static void headings_name_fields(void **state) {
    struct world world = world_of_kinds(state, names, KINDS);
    struct str text = str_of(text_of_file(world.arena, STR("tests/notations/headings.tsv"))), line, part[3];
    size_t wrong = 0, count = 0;
    while (str_cut(&text, '\n', &line)) {
        if (str_starts(line, STR("# ")) && !str_find(line, STR("\t"), NULL)) continue;
        if (!line.size || line.data[0] == '#') continue;
        for (size_t i = 0; i < 3; i++) str_cut(&line, '\t', &part[i]);
        struct str found = field_meant(&world, part[0], part[2], part[1]);
        if (!str_equal(found, line))
            print_message("%.*s: “%.*s”: expected %.*s, found %.*s\n", STR_ARG(part[0]), STR_ARG(part[2]),
                          STR_ARG(line), STR_ARG(found));
        wrong += !str_equal(found, line);
        count++;
    }
    assert_int_equal(wrong, 0);
    assert_true(count >= 40);
}

/* ---- documents ---- */

static const char *const plan =
    "kind: plan\n"
    "body: chapters\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  title: {type: text, de: Titel}\n"
    "  updated: {type: date, de: Stand}\n"
    "  tier: {type: enum, of: {A: A, B: B}, de: Stufe}\n"
    "  tags: {type: list of text, de: Themen}\n"
    "  customer:\n"
    "    type: group\n"
    "    de: Kunde\n"
    "    naming: name\n"
    "    of:\n"
    "      name: {type: text, required: true, de: [Name, Kundenname]}\n"
    "      industry: {type: text, de: Branche}\n"
    "      profile: {type: markdown, de: Profil}\n"
    "      sites: {type: list, de: Standorte, of: {id: {type: text}, name: {type: text}}}\n"
    "      years: {type: list, keyed: [year], leaf: value, de: Jahre, of: {year: {type: year, "
    "de: Jahr}, value: {type: money, de: Wert}}}\n"
    "  steps: {type: list, de: Schritte, of: {id: {type: text}, text: {type: text, de: Titel}}}\n"
    "  summary: {type: markdown, de: Zusammenfassung}\n"
    "  chapters: {type: markdown}\n";

static const struct record *read(void **state, struct world *world, const char *yaml, const char *markdown) {
    *world = world_new(state);
    world_kind(world, plan);
    kinds_link(&world->kinds, &world->sink);
    return world_document(world, "plan", "p", yaml, markdown);
}

static void lines_at_the_head_are_fields(void **state) {
    struct world world;
    const struct record *record = read(state, &world, NULL,
                                       "Plan Huber\n==========\n\n"
                                       "**Kunde:** Huber AG | **Branche**: Käse | **Farbe:** blau  \n"
                                       "**Stand:** 01.11.2026\n\n"
                                       "Stufe: A\n\n"
                                       "## Mehr\n\n**Stufe:** B\n");
    CHECK_SAID(&world,
               "I16 4: these lines stay text, for they name no field where they stand: “Farbe” (4), “Stufe” (11) | "
               "“planpress explain plan” has the names of fields, if they are data\n");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  title: Plan Huber\n  updated: 2026-11-01\n  tier: A\n"
               "  customer:\n    name: Huber AG\n    industry: Käse\n"
               "  chapters: paragraph \"Farbe: blau\" section \"Mehr\" (paragraph \"Stufe: B\")\n");
}

static void groups_are_filled_below_their_heading(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, "titel: T\n",
             "## 1. Kunde\n\n| Feld | Wert |\n|---|---|\n| Name | Huber AG |\n| Farbe | rot |\n\n"
             "- **Branche:** Käse\n\n"
             "### Profil\n\nAlt.\n\n"
             "### Umsätze\n\n### Standorte\n\n| Name |\n|---|\n| Bern |\n\n"
             "## Kunde 2026\n\n| Jahr | Wert |\n|---|---|\n| 2025 | 3 € |\n");
    CHECK_SAID(&world,
               "I16 6: these lines stay text, for they name no field where they stand: “Farbe” (6) | “planpress "
               "explain plan” has the names of fields, if they are data\n");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  title: T\n"
               "  customer:\n    name: Huber AG\n    industry: Käse\n    profile: paragraph \"Alt.\"\n"
               "    sites[1]:\n      id: bern\n      name: Bern\n    years[1]:\n      year: 2025\n      value: 3 EUR\n"
               "  chapters: section \"1. Kunde\" (table section \"Umsätze\")\n");
}

static void what_contradicts_the_head_is_an_error(void **state) {
    struct world world;
    read(state, &world, "titel: T\nkunde: {name: Huber AG}\nstand: 01.11.2026\nthemen: [a]\n",
         "**Kunde:** Meier AG\n**Stand:** 1. November 2026\n**Themen:** b\n");
    CHECK_SAID(&world,
               "I09 1: “Name” is “Meier AG” here and “Huber AG” in line 2 | keep the one that is true, and take the "
               "other out\n"
               "I16 3: “Themen” is said in line 4 already: this line stays text | take it out if it says the same\n");
}

static void what_was_not_filled_in_prints_as_nothing(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, "titel: '{{TITEL}}'\nstand: TT.MM.JJJJ\n",
             "**Kunde:** [Kundenname]\n**Branche:** <<Branche>>\n\n"
             "Wir sind [sic] bei ____ und [Ort], siehe [1], [[Notiz]].\n\n"
             "## [Thema]\n\nText.\n\n"
             "## Schritte\n\n| Titel |\n|---|\n| [Titel des Schritts] |\n| Anruf |\n\n- [ ] TBD by Anna\n");
    CHECK_SAID(&world,
               "I19 1: 9 places were not filled in: line 1 “{{TITEL}}”, line 2 “TT.MM.JJJJ”, line 1 “[Kundenname]”, "
               "line 2 “<<Branche>>”, line 4 “____”, “[Ort]”, line 6 “[Thema]”, line 14 “[Titel des Schritts]”, "
               "line 17 “TBD by Anna” | fill them in, or take the lines out; until then they print as nothing, a name "
               "as “?”\n");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  title: …\n  updated: …\n  customer: …\n"
               "  steps[1]:\n    id: anruf\n    text: Anruf\n"
               "  chapters: paragraph \"Wir sind [sic] bei  und , siehe [1], [[Notiz]].\" paragraph \"Text.\"\n");
}

static void what_was_to_be_a_link_is_no_placeholder(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, "titel: T\n",
             "Das [Angebot](Angebot 2026.pdf), (der)[Vertrag.pdf], [Preise] (preise.csv), [Ort].\n");
    CHECK_SAID(
        &world,
        "I19 1: 1 place was not filled in: line 1 “[Ort]” | fill them in, or take the lines out; until then they "
        "print as nothing, a name as “?”\n"
        "M08 1: “(der)[Vertrag.pdf]” is no link but text | put the text into square brackets and the "
        "target into round ones: [der](Vertrag.pdf)\n"
        "M08 1: “[Angebot](Angebot 2026.pdf)” is no link but text | put a target with spaces into angle "
        "brackets: [Angebot](<Angebot 2026.pdf>)\n"
        "M08 1: “[Preise] (preise.csv)” is no link but text | write nothing between the brackets: "
        "[Preise](preise.csv)\n");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  title: T\n  chapters: paragraph \"Das [Angebot](Angebot 2026.pdf), "
               "(der)[Vertrag.pdf], [Preise] (preise.csv), .\"\n");
}

static void keys_of_other_programs_are_left_alone(void **state) {
    struct world world;
    read(state, &world, "titel: T\nfarbe: x\ncreated: 2026-01-01\ncssclass: y\n", "Text.\n");
    CHECK_SAID(&world, "I04 2: unknown key “farbe” in “Plan” | allowed here are id, Titel, Stand, Stufe, Themen, "
                       "Kunde, Schritte, Zusammenfassung, chapters; a key of your own starts with “x-”\n"
                       "I04 3: left alone, as keys of another program: “created: 2026-01-01”, “cssclass: y” | nothing "
                       "has to be done\n");
    read(state, &world, "created: 2026-01-01\n", NULL);
    CHECK_SAID(&world,
               "I04 1: unknown key “created” in “Plan” | allowed here are id, Titel, Stand, Stufe, Themen, Kunde, "
               "Schritte, Zusammenfassung, chapters; a key of your own starts with “x-”\n");
}

static void headings_between_rows_are_named(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, "titel: T\n",
             "# Schritte\n\nDavor.\n\n## Im Januar\n\n- [ ] Eins\n\n"
             "## Zusammenfassung\n\nKurz.\n\n# Schrite\n\n| Titel |\n|---|\n| x |\n\n#\n\nEnde.\n");
    CHECK_SAID(
        &world,
        "I16 5: the heading “Im Januar” is not printed: what stands below it became rows of “Schritte”\n"
        "I16 13: “Schrite” names no list: the table below it stays text | did you mean “Schritte”?\n"
        "M07 19: a heading without a text is left out | write what the section is called, or take the line out\n");
    CHECK_DUMP(
        &world, record,
        "plan p\n  id: p\n  title: T\n"
        "  steps[1]:\n    id: eins\n    text: Eins\n"
        "  chapters: section \"Schritte\" (paragraph \"Davor.\" section \"Zusammenfassung\" (paragraph \"Kurz.\")) "
        "section \"Schrite\" (table paragraph \"Ende.\")\n");
}

static void a_heading_of_two_names_is_asked(void **state) {
    struct world world;
    read(state, &world, "titel: T\n", "# Schritte & Standorte\n\n| Titel |\n|---|\n| x |\n");
    CHECK_SAID(&world, "I06 1: “Schritte & Standorte” names both “Schritte” and “Standorte” | write “Schritte” or "
                       "“Standorte”, or each below a heading of its own\n");
}

/* ---- documents after public templates ---- */

static const char *const people = "kind: people\nregister: people\nfields:\n"
                                  "  people: {type: list, naming: name, of: {id: {type: text}, name: {type: text, "
                                  "person: true}, title: {type: text}}}\n";

static const char *const account = "kind: account\ncalled: [title]\nfields:\n  title: {type: text}\n"
                                   "  contacts: {type: list, naming: name, of: {id: {type: text}, name: {type: text, "
                                   "person: true}, title: {type: text}}}\n";

static const char *const review =
    "kind: review\nbody: chapters\ndated: day\nfields:\n"
    "  id: {type: text}\n"
    "  day: {type: date, de: Datum}\n"
    "  start: {type: time, aside: duration, de: Beginn}\n"
    "  duration: {type: integer, unit: min, de: Dauer}\n"
    "  account: {type: ref account, de: Kunde}\n"
    "  minutes_by: {type: ref people, aside: minutes_on, de: Protokoll}\n"
    "  minutes_on: {type: date}\n"
    "  led_by: {type: ref people, de: Leitung}\n"
    "  participants: {type: group, de: Teilnehmer, of: {us: {type: list of ref people, de: Wir}, customer: {type: list "
    "of "
    "ref account.contacts, de: [Kunde, Kunden]}}}\n"
    "  goal: {type: text, required: true, otherwise: goals, de: [Ziel, Ziele]}\n"
    "  goals: {type: list, of: {id: {type: text}, text: {type: text}, due: {type: date, de: bis}}}\n"
    "  skills: {type: list, keyed: [skill], otherwise: own, de: Kompetenzen, of: {skill: {type: enum, de: Kompetenz, "
    "of: "
    "{sales: Verkauf}}, now: {type: integer, de: Ist}}}\n"
    "  own: {type: list, naming: name, of: {name: {type: text, de: Kompetenz}, now: {type: integer, de: Ist}}}\n"
    "  contracts: {type: list, lines: [Vertragsende, Vertragswert], of: {id: {type: text}, title: {type: text}, end: "
    "{type: date, de: Vertragsende}, volume: {type: money, de: Vertragswert}}}\n"
    "  chapters: {type: markdown}\n";

static const struct record *review_of(void **state, struct world *world, const char *markdown) {
    *world = world_new(state);
    world_kind(world, people);
    world_kind(world, account);
    world_kind(world, review);
    kinds_link(&world->kinds, &world->sink);
    return world_document(world, "review", "r", NULL, markdown);
}

static void names_stand_for_documents_that_are_not_there(void **state) {
    struct world world;
    const struct record *record =
        review_of(state, &world,
                  "Ziel: Z\n\n**Kunde:** Huber AG\n**Teilnehmer Kunde:** Vreni Zaugg (CEO), Marco Stadler\n"
                  "**Teilnehmer (wir):** Beat Aebi – Technik\n");
    world_resolve(&world);
    CHECK_SAID(&world,
               "I02 3: the project has no document of the kind “account”: “Huber AG” and all other names are taken "
               "as they stand | to have misspelt names found, write a file with “kind: account” for each\n"
               "I02 5: the project has no document of the kind “people”: “Beat Aebi” and all other names are taken "
               "as they stand | to have misspelt names found, write a file with “kind: people” and “people: "
               "[{name: Beat Aebi}]”\n");
    CHECK_DUMP(&world, record,
               "review r\n  id: r\n  account: -> account huber_ag\n  participants:\n    us: -> people beat_aebi\n"
               "    customer: -> contacts vreni_zaugg, -> contacts marco_stadler\n  goal: Z\n");
    struct datum customers =
        *record_said_at(record_said(record, field_find(record->set, STR("participants")))->record, 1);
    CHECK_STR(record_said_at(customers.items[0].record, 2)->text, "CEO");
    assert_int_equal(world.records.document_count, 2); /* the register, not the account */
}

static void what_stands_behind_a_value_goes_beside_it(void **state) {
    struct world world;
    const struct record *record = review_of(state, &world,
                                            "Ziel: Z\n\nBeginn: 9:30 – 12:00 Uhr | Protokoll: Lea Fank, 18.11.2026\n\n"
                                            "**Leitung:** Beat Aebi, 18.11.2026\n");
    CHECK_SAID(&world,
               "I02 5: “18.11.2026” behind “Beat Aebi” was left out: “Leitung” takes a name alone | write it into a "
               "field of its own, or take it out\n");
    CHECK_DUMP(&world, record,
               "review r\n  id: r\n  start: 09:30\n  duration: 150\n  minutes_by: Lea Fank\n  minutes_on: 2026-11-18\n"
               "  led_by: Beat Aebi\n  goal: Z\n");
}

static void rows_go_where_there_is_a_list_for_them(void **state) {
    struct world world;
    const struct record *record =
        review_of(state, &world,
                  "## Ziele\n\n- Eins, bis Ende Mai 2027\n\n"
                  "## Kompetenzen\n\n| Kompetenz | Ist |\n|---|---|\n| Fragen | 3 |\n\n"
                  "# Mehr\n\n## Kompetenzen\n\n| Kompetenz | Ist |\n|---|---|\n| Verkauf | 4 |\n");
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "review r\n  id: r\n  goals[1]:\n    id: eins\n    text: Eins\n    due: 2027-05-31 as “Ende Mai 2027”\n"
               "  skills[1]:\n    skill: sales\n    now: 4\n  own[1]:\n    name: Fragen\n    now: 3\n"
               "  chapters: section \"Mehr\"\n");
}

static void lines_of_a_contract_are_one_row(void **state) {
    struct world world;
    const struct record *record = review_of(
        state, &world, "**Ziel:** Z\n**Vertragsende:** 30.9.2027\n**Vertragswert:** 3 €\n**Vertragsende:** 1.1.2028\n");
    CHECK_SAID(&world, "I16 4: these lines stay text, for they name no field where they stand: “Vertragsende” (4) | "
                       "“planpress explain review” has the names of fields, if they are data\n");
    CHECK_DUMP(&world, record,
               "review r\n  id: r\n  goal: Z\n  contracts[1]:\n    id: 30_9_2027\n    end: 2027-09-30\n"
               "    volume: 3 EUR\n  chapters: paragraph \"Vertragsende: 1.1.2028\"\n");
}

static void names_say_their_side_in_brackets(void **state) {
    struct world world;
    const struct record *record = review_of(state, &world,
                                            "Ziel: Z\n\n**Teilnehmer:**\n\n- Petra Simon (wir)\n- Max Oswald (Kunde, "
                                            "Einkauf)\n- Irina Braun (Gast)\n");
    CHECK_SAID(&world, "I16 5: these lists and tables stay text, for their headings name no field: “Teilnehmer:” (5) | "
                       "“planpress explain review” has the names of fields, if they are data\n");
    CHECK_DUMP(
        &world, record,
        "review r\n  id: r\n  participants:\n    us: Petra Simon\n    customer: Max Oswald (Einkauf)\n  goal: Z\n"
        "  chapters: paragraph \"Teilnehmer:\" list (item (paragraph \"Irina Braun (Gast)\"))\n");
}

static void a_table_that_looks_like_a_list_is_named(void **state) {
    struct world world;
    review_of(
        state, &world,
        "**Ziel:** Z\n\n## Abkommen\n\n| Title | Vertragsende | Vertragswert |\n|---|---|---|\n| A | 1.1.2027 | 3 € "
        "|\n\n## Notizen\n\n- Eins\n\n**Offen:** nichts\n");
    CHECK_SAID(&world,
               "I16 5: this table looks like “contracts” and was not read: “Abkommen” above it names no list | "
               "write “## contracts” above it if it is data\n"
               "I16 11: these lists and tables stay text, for their headings name no field: “Notizen” (11) | "
               "“planpress explain review” has the names of fields, if they are data\n"
               "I16 13: these lines stay text, for they name no field where they stand: “Offen” (13) | “planpress "
               "explain review” has the names of fields, if they are data\n");
}

/* The heading is right: what stands beside the list is what keeps it from being read. */
static void a_list_of_words_with_more_beside_it_is_named(void **state) {
    struct world world;
    const struct record *record = read(state, &world, "", "## Themen\n\n- Eins\n  - Zwei\n");
    CHECK_SAID(&world, "I16 1: “Themen” stays text: beside its list or inside it stands something else | write one line "
                       "with “- ” for each, and nothing else below the heading\n");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  chapters: section \"Themen\" (list (item (paragraph \"Eins\" list (item (paragraph "
               "\"Zwei\")))))\n");
}

/* Nobody knows what is below the heading of a single value: that heading alone is asked. */
static void a_heading_below_that_of_a_value_is_text(void **state) {
    struct world world;
    const struct record *record = review_of(state, &world, "# T\n\n## Ziel\n\n### Dazu\n\nEin Text.\n");
    CHECK_DUMP(&world, record,
               "review r\n  id: r\n  chapters: section \"T\" (section \"Ziel\" (section \"Dazu\" (paragraph \"Ein Text.\")))\n");
}

static void the_day_of_a_document_stands_in_its_lines(void **state) {
    static const struct {
        const char *text, *value;
    } rows[] = {
        {"# T\n\n**Datum:** 24.11.2026  \n**Ort:** Bern\n", "24.11.2026"},
        {"Ort: Bern | Datum: 24.11.2026 | Beginn: 9:00\n", "24.11.2026"},
        {"| Punkt | Inhalt |\n|---|---|\n| Datum | 24.11.2026 |\n", "24.11.2026"},
        {"---\nrows: [{Datum: 1.1.2020}]\nDatum: 1.1.2020\n---\n# T\n\n- **Datum**: 24.11.2026\n", "24.11.2026"},
        {"# T\n\n## A\n\nDatum: 1.1.2020\n\n---\n\n*Datum: 24.11.2026*\n", "24.11.2026"},
        {"# T\n\n## A\n\nDatum: 1.1.2020\n\nEnde.\n", ""},
        {"Das Datum: heute\n", ""},
        {"", ""},
    };
    struct world world;
    review_of(state, &world, NULL);
    const struct field_set *set = kinds_find(&world.kinds, STR("review"))->fields;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, line_ahead(set, field_find(set, STR("day")), str_of(rows[i].text)), rows[i].value);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(headings_name_fields),
        CHECK_ARENA(a_heading_below_that_of_a_value_is_text),
        CHECK_ARENA(lines_at_the_head_are_fields),
        CHECK_ARENA(groups_are_filled_below_their_heading),
        CHECK_ARENA(what_contradicts_the_head_is_an_error),
        CHECK_ARENA(what_was_not_filled_in_prints_as_nothing),
        CHECK_ARENA(what_was_to_be_a_link_is_no_placeholder),
        CHECK_ARENA(keys_of_other_programs_are_left_alone),
        CHECK_ARENA(headings_between_rows_are_named),
        CHECK_ARENA(a_heading_of_two_names_is_asked),
        CHECK_ARENA(names_stand_for_documents_that_are_not_there),
        CHECK_ARENA(what_stands_behind_a_value_goes_beside_it),
        CHECK_ARENA(rows_go_where_there_is_a_list_for_them),
        CHECK_ARENA(lines_of_a_contract_are_one_row),
        CHECK_ARENA(names_say_their_side_in_brackets),
        CHECK_ARENA(a_table_that_looks_like_a_list_is_named),
        CHECK_ARENA(a_list_of_words_with_more_beside_it_is_named),
        CHECK_ARENA(the_day_of_a_document_stands_in_its_lines),
    };
    return cmocka_run_group_tests_name("sections", tests, NULL, NULL);
}
