/* Tables and task lists in Markdown that are read as rows. */
#include "kind_check.h"

static const char *const plan = "kind: plan\n"
                                "body: chapters\n"
                                "fields:\n"
                                "  id: {type: text}\n"
                                "  steps:\n"
                                "    type: list\n"
                                "    de: [Schritte, Maßnahmen]\n"
                                "    of:\n"
                                "      id: {type: text, required: true, de: Kürzel}\n"
                                "      text: {type: text, required: true, de: Titel}\n"
                                "      value: {type: money, de: Wert}\n"
                                "      after: {type: list of ref steps, de: nach}\n"
                                "      status: {type: enum, of: {open: Offen, done: Erledigt}}\n"
                                "  chapters: {type: markdown}\n";

static const struct record *read(void **state, struct world *world, const char *yaml, const char *markdown) {
    *world = world_new(state);
    world_kind(world, plan);
    kinds_link(&world->kinds, &world->sink);
    const struct record *record = world_document(world, "plan", "p", yaml, markdown);
    world_resolve(world);
    return record;
}

static void a_table_is_rows(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, "steps: [{id: a, text: Eins}]\n",
             "# Mehr\n\n## Maßnahmen\n\nDavor.\n\n| Kürzel | Titel | Wert | nach |\n|---|---|---:|---|\n"
             "| b | Zwei | 4,8 Mio. € | a, c |\n| c | Drei | | |\n");
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  steps[1]:\n    id: a\n    text: Eins\n"
               "  steps[2]:\n    id: b\n    text: Zwei\n    value: 4800000 EUR\n    after: -> steps a, -> steps c\n"
               "  steps[3]:\n    id: c\n    text: Drei\n"
               "  chapters: section \"Mehr\" (section \"Maßnahmen\" (paragraph \"Davor.\"))\n");
}

static void a_task_list_is_rows(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, NULL, "# Schritte\n\n- [x] Erster Schritt\n- [ ] Über die Brücke\n");
    CHECK_SAID(&world, "");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  steps[1]:\n    id: erster_schritt\n    text: Erster Schritt\n    status: done\n"
               "  steps[2]:\n    id: ueber_die_bruecke\n    text: Über die Brücke\n");
}

static void mistakes_are_reported_at_their_cell(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, NULL, "# Schritte\n\n| Titel | Wert |\n|---|---|\n| Eins | viel |\n\n- [ ] Eins\n");
    for (const struct diagnostic *d = world.sink.first; d; d = d->next)
        if (str_equal_c(d->code, "I05")) {
            assert_int_equal(d->span.line, 5);
            assert_int_equal(d->span.column, 10);
            assert_int_equal(d->span.length, 4);
        }
    CHECK_SAID(&world,
               "I05 5: expected an amount of money, found “viel” | write an amount of money such as 1.250.000 € or "
               "4,8 Mio. €\n");
    CHECK_DUMP(&world, record,
               "plan p\n"
               "  id: p\n"
               "  steps[1]:\n    id: eins\n    text: Eins\n    value: viel\n"
               "  steps[2]:\n    id: eins_2\n    text: Eins\n");
}

static void what_does_not_match_is_named(void **state) {
    struct world world;
    const struct record *record =
        read(state, &world, NULL, "# Schritte\n\n| Farbe | Wert |\n|---|---|\n| Eins | 1 |\n\n- Eins\n- [ ] Zwei\n");
    CHECK_SAID(&world, "I16 3: this table is not read as “Schritte”: no column is called “Titel” | call the column "
                       "“Titel” that says it\n");
    CHECK_DUMP(&world, record,
               "plan p\n  id: p\n  steps[1]:\n    id: eins\n    text: Eins\n  steps[2]:\n    id: zwei\n    text: Zwei\n"
               "  chapters: section \"Schritte\" (table)\n");
}

/* Kinds of table and list, each read, asked or named. */

static const char *const work =
    "kind: work\n"
    "body: chapters\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  owner: {type: text}\n"
    "  tasks:\n"
    "    type: list\n"
    "    en: [task]\n"
    "    de: [Aufgaben, Aufgabe]\n"
    "    of:\n"
    "      id: {type: text, required: true, en: ['no', '#'], de: [Kürzel, Nr]}\n"
    "      title: {type: text, required: true, de: [Titel, Was]}\n"
    "      goal: {type: text, en: [task_goal], de: [Ziel]}\n"
    "      value: {type: money, de: [Wert]}\n"
    "      chance: {type: percent, de: [Aussicht]}\n"
    "      due: {type: date, de: [Termin, Bis], label: {en: Deadline, de: Frist}}\n"
    "      minutes: {type: number, de: [Minuten, Dauer]}\n"
    "      status: {type: enum, of: {open: {de: Offen}, done: {de: Erledigt}}}\n"
    "      tags: {type: list of text, de: [Stichworte]}\n"
    "      figures: {type: list, keyed: [year], leaf: count, of: {year: {type: year}, count: {type: number}}}\n"
    "      note: {type: text, de: [Notiz]}\n"
    "  points: {type: list, de: [Punkte], of: {text: {type: text, required: true}, who: {type: text, de: [Wer]}}}\n"
    "  years: {type: list, keyed: [year], de: [Jahre], of: {year: {type: year, de: Jahr}, plan: {type: money}}}\n"
    "  chapters: {type: markdown}\n";

static const struct {
    const char *markdown, *said, *dump;
} kinds_of_table[] = {
    /* columns */
    {"## Aufgaben\n\n| **Titel** | `Wert` |\n|---|---|\n| A | 5 € |\n", "", "title: A value: 5 EUR"},
    {"## Aufgaben\n\n| Aufgabe | Frist |\n|---|---|\n| A | 1.2.2027 |\n", "", "title: A due: 2027-02-01"},
    {"## Tasks\n\n| Task | Deadline |\n|---|---|\n| A | 1.2.2027 |\n", "", "title: A due: 2027-02-01"},
    {"## Aufgaben\n\n| | Wert |\n|---|---|\n| A | 5 € |\n", "", "title: A value: 5 EUR"},
    {"## Aufgaben\n\n| Was | Wert (T€) |\n|---|--:|\n| A | 184 |\n| B | 2 Mio. € |\n", "",
     "title: A value: 184000 EUR title: B value: 2000000 EUR"},
    {"## Aufgaben\n\n| Was | Wert in USD |\n|---|--:|\n| A | 184 |\n", "", "title: A value: 184 USD"},
    {"## Aufgaben\n\n| Was | Dauer [h] |\n|---|--:|\n| A | 2 |\n", "", "title: A minutes: 120"},
    {"## Aufgaben\n\n| Was | Wert (geschätzt) |\n|---|--:|\n| A | 5 € |\n", "", "title: A value: 5 EUR"},
    {"## Aufgaben\n\n| # | Was |\n|---|---|\n| 1 | A |\n| 2 | B |\n", "", "title: A title: B"},
    {"## Aufgaben\n\n| Nr. | Was |\n|---|---|\n| 1. | A |\n", "", "title: A"},
    {"## Aufgaben\n\n| Nr. | Was |\n|---|---|\n| A-17 | A |\n", "", "id: A-17 title: A"},
    {"## Aufgaben\n\n| Was | Ampel |\n|---|---|\n| A | grün |\n",
     "I16 5: the column “Ampel” is no field of “Aufgaben”: what it says stays with the row as “Notiz” | call it like a "
     "field of the list if it is one\n",
     "title: A note: Ampel: grün"},
    {"## Aufgaben\n\n| Was | Ampel | Notiz | Prio |\n|---|---|---|---|\n| A | rot | eilt | 1 |\n",
     "I16 5: the columns “Ampel” and “Prio” are no fields of “Aufgaben”: what they say stays with the row as “Notiz” | "
     "call it like a field of the list if it is one\n",
     "title: A note: Ampel: rot; eilt; Prio: 1"},
    {"## Punkte\n\n| Text | Ampel |\n|---|---|\n| A | rot |\n",
     "I16 5: the column “Ampel” is no field of “Punkte” and left out: its rows have no field for notes | call it like "
     "a field of the list if it is one\n",
     "text: A"},
    {"## Aufgaben\n\n| Ziel | Wert |\n|---|---|\n| A | 5 € |\n",
     "I16 3: this table is not read as “Aufgaben”: no column is called “Titel” | call the column “Titel” that says "
     "it\n",
     "chapters: section \"Aufgaben\" (table)"},
    {"## Aufgaben\n\n| X | Y |\n|---|---|\n| A | B |\n",
     "I16 3: the table's columns are no fields of “Aufgaben”: it stays text | rename the columns if the table is to be "
     "read as data, or the heading if it is not\n",
     "chapters: section \"Aufgaben\" (table)"},
    {"## Aufgaben\n\n| Was | Titel |\n|---|---|\n| A | B |\n",
     "I16 5: the column “Was” is no field of “Aufgaben”: what it says stays with the row as “Notiz” | another one says "
     "that field already\n",
     "title: B note: Was: A"},
    {"## Aufgaben\n\n| Was | 2025 | 2026 |\n|---|--:|--:|\n| A | 61 | 58 |\n", "",
     "title: A figures[1]: year: 2025 count: 61 figures[2]: year: 2026 count: 58"},
    {"## Jahre\n\n| Jahr | Plan |\n|---|---|\n| 2026 | 5 € |\n", "", "year: 2026 plan: 5 EUR"},
    {"## Jahre\n\n| Plan | Ist |\n|---|---|\n| 5 € | 4 € |\n",
     "I16 3: this table is not read as “Jahre”: no column is called “Jahr” | call the column “Jahr” that says it\n",
     NULL},
    /* sums */
    {"## Aufgaben\n\n| Was | Wert |\n|---|--:|\n| A | 5 € |\n| B | 6 € |\n| **Summe** | **11 €** |\n", "",
     "title: A value: 5 EUR title: B value: 6 EUR"},
    {"## Aufgaben\n\n| Was | Wert |\n|---|--:|\n| A | 5 € |\n| Gesamt | 9 € |\n",
     "I02 6: “9 €” stands here as the sum of “Wert”, but the rows above add up to 5 | correct the one or the other; "
     "the "
     "rows are what is computed with\n",
     "title: A value: 5 EUR"},
    {"## Aufgaben\n\n| Was | Wert |\n|---|--:|\n| A | 1.284.000 € |\n| Total | 1,3 Mio. € |\n", "",
     "title: A value: 1284000 EUR"},
    {"## Aufgaben\n\n| Was | Wert |\n|---|--:|\n| A | 5 € |\n| Subtotal | 5 € |\n| B | 6 € |\n| Subtotal | 6 € |\n"
     "| Σ | 11 € |\n",
     "", "title: A value: 5 EUR title: B value: 6 EUR"},
    {"## Aufgaben\n\n| Was | Wert |\n|---|--:|\n| Summe prüfen | 5 € |\n", "", "title: Summe prüfen value: 5 EUR"},
    /* lines that do not fit */
    {"## Aufgaben\n\n| Was | Wert |\n|---|---|\n| A | 5 € | B |\n| C | 1 € |\n",
     "M06 5: this row has 3 cells, the table 2 columns: what belongs together is not known | write \\| for a bar that "
     "is "
     "text, or give the head and its line of dashes another column\n",
     "title: C value: 1 EUR"},
    {"## Aufgaben\n\n| Was | Wert |\n|---|---|\n| A |\n| B | 1 € | |\n", "", "title: A title: B value: 1 EUR"},
    {"## Aufgaben\n\n| Was | Wert | Bis |\n|---|---|\n| A | 5 € | 1.2.2027 |\n",
     "M06 4: the line of dashes has 2 columns, the table's head 3: the head was followed | write a |---| for each "
     "column\n",
     "title: A value: 5 EUR due: 2027-02-01"},
    {"## Aufgaben\n\n| Was | Wert |\n|---|---|\n| A | 5 € |\n\n| B | 6 € |\n",
     "M06 7: an empty line cuts the table above: what follows was read as its rows | take the empty line away\n",
     "title: A value: 5 EUR title: B value: 6 EUR"},
    {"## Aufgaben\n\n| Was | Wert |\n|---|---|\n| A | 5 € |\nUnd das noch.\n", "",
     "title: A value: 5 EUR chapters: section \"Aufgaben\" (paragraph \"Und das noch.\")"},
    {"## Aufgaben\n\n| Was | Wert |\n| A | 5 € |\n",
     "I16 3: this looks like a table of “Aufgaben”, but it is none | write a line |---|---| below its head, with as "
     "many columns as it has\n",
     NULL},
    {"## Aufgaben\n\n| Was | Stichworte |\n|---|---|\n| A<br>B | x<br>y, z |\n", "", "title: A B tags: x, y, z"},
    {"## Aufgaben\n\n| Was | Wert |\n|---|---|\n| A \\| B | 5 € |\n", "", "title: A | B value: 5 EUR"},
    /* lists */
    {"## Aufgaben\n\n- A\n- B\n", "", "title: A title: B"},
    {"## Aufgaben\n\n1. **A**\n   - Ziel: weit\n   - **Bis:** 1.2.2027\n   - Anruf zuerst\n", "",
     "title: A goal: weit due: 2027-02-01 note: Anruf zuerst"},
    {"## Aufgaben\n\n- [x] A\n  - [ ] B\n  - C\n- D\n", "", "title: A status: done title: B title: C title: D"},
    {"## Aufgaben\n\n- [ ] A (60 %, bis 1.2.2027)\n- [ ] B – 5 €\n- C bis 3.2.2027\n- D, 90 min\n", "",
     "title: A chance: 60 % due: 2027-02-01 title: B value: 5 EUR title: C due: 2027-02-03 title: D minutes: 90"},
    {"## Aufgaben\n\n- A (wie gehabt)\n- B: die zweite\n- C – Nord\n", "",
     "title: A (wie gehabt) title: B: die zweite title: C – Nord"},
    {"## Aufgaben\n\n- **Titel:** A\n- **Wert:** 5 €\n- **Farbe:** rot\n",
     "I16 5: what is called “Farbe” is no field of “Aufgaben”: what it says stays with the row as “Notiz” | call it "
     "like "
     "a field of the list if it is one\n",
     "title: A value: 5 EUR note: Farbe: rot"},
    {"## Punkte\n\n- [x] A\n",
     "I16 3: a tick says nothing here: “Punkte” have no state | take the tick out, or the line when it is done with\n",
     "text: A"},
    {"## Punkte\n\n- A, 5 €\n",
     "I16 3: “5 €” stays in the text: “Punkte” has no one field for it | write the name of its field before it, in a "
     "line of its own below: “- Name: 5 €”\n",
     "text: A, 5 €"},
    {"## Jahre\n\n- A\n",
     "I16 3: this list is not read as “Jahre”: nothing in it says what its rows are called | write a table, each of "
     "whose columns is a field\n",
     NULL},
};

/* The dump without what is the same in all: "tasks[1]:", made ids, line ends. */
static struct str without_frame(struct arena *arena, struct str dump) {
    struct str out = {0}, line;
    while (str_cut(&dump, '\n', &line)) {
        struct str text = str_trim(line);
        bool list =
            str_starts(text, STR("tasks[")) || str_starts(text, STR("points[")) || str_starts(text, STR("years["));
        bool id = str_starts(text, STR("id: ")) && !str_find(text, STR("-"), NULL);
        if (!text.size || list || id || str_starts(text, STR("work p"))) continue;
        out = out.size ? str_format(arena, "%.*s %.*s", STR_ARG(out), STR_ARG(text)) : text;
    }
    return out;
}

static void each_kind_of_table_is_read_asked_or_named(void **state) {
    for (size_t i = 0; i < sizeof kinds_of_table / sizeof *kinds_of_table; i++) {
        struct world world = world_new(state);
        world_kind(&world, work);
        kinds_link(&world.kinds, &world.sink);
        const struct record *record = world_document(&world, "work", "p", NULL, kinds_of_table[i].markdown);
        world_resolve(&world);
        CHECK_STR_OF(kinds_of_table[i].markdown, world_said(&world), kinds_of_table[i].said);
        if (!kinds_of_table[i].dump) continue;
        CHECK_STR_OF(kinds_of_table[i].markdown, without_frame(world.arena, world_dump(&world, record)),
                     kinds_of_table[i].dump);
    }
}

static void what_a_folded_block_swallows_is_an_error(void **state) {
    struct world world;
    read(state, &world, "chapters: >\n  Drei.\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n", NULL);
    CHECK_SAID(&world,
               "I02 4: “>” joins the lines of this block: the heading or table is a paragraph now | write “|” in "
               "place of “>” behind the key\n");
    read(state, &world, "chapters: >\n  ## Danach\n  anrufen\n", NULL);
    CHECK_SAID(&world,
               "I02 2: “>” joins the lines of this block: the heading or table is a paragraph now | write “|” in "
               "place of “>” behind the key\n");
    read(state, &world, "chapters: >\n  ## Danach\n\n  anrufen\n", NULL);
    CHECK_SAID(&world, "");
    read(state, &world, "chapters: |\n  ## Danach\n  3*200*12 `3*4*5`\n", NULL);
    CHECK_SAID(&world, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_table_is_rows),
        CHECK_ARENA(a_task_list_is_rows),
        CHECK_ARENA(mistakes_are_reported_at_their_cell),
        CHECK_ARENA(what_does_not_match_is_named),
        CHECK_ARENA(each_kind_of_table_is_read_asked_or_named),
        CHECK_ARENA(what_a_folded_block_swallows_is_an_error),
    };
    return cmocka_run_group_tests_name("record tables", tests, NULL, NULL);
}
