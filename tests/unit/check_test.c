/* Checks: how they are declared, accepted and told; and every rule of the built-in kinds, each with a document in which
 * it finds nothing and a change that makes it find something. */
#include "rule_check.h"

/* Declaring -------------------------------------------------------------------------------------------------------- */

#define PLAN_START                                                                    \
    "kind: plan\n"                                                                    \
    "fields:\n"                                                                       \
    "  id: {type: text}\n"                                                            \
    "  limit: {type: number}\n"                                                       \
    "  steps: {type: list, de: schritte, of: {id: {type: text}, text: {type: text}, " \
    "boss: {type: ref steps}, size: {type: number}}}\n"                               \
    "checks:\n"
#define TEXTS "say: {en: a, de: b}, help: {en: c, de: d}, source: P"

static void declarations_are_checked(void **state) {
    static const struct {
        const char *check, *said;
    } cases[] = {
        {"  - {code: P01, level: info, when: limit > 3, " TEXTS "}\n", ""},
        {"  - {code: P01, level: bad, when: limit > 3, " TEXTS "}\n",
         "K01 7: there is no level “bad” | write error, warning or info\n"},
        {"  - {code: I01, level: info, when: limit > 3, " TEXTS "}\n",
         "K01 7: “I01” cannot be the code of a check | write a capital letter and digits, such as “P05”, and a small "
         "letter behind them where several rules are a family, “P05a”; D, F, G, I, K, L, M and X are the program's own\n"},
        {"  - {code: P01, level: info, when: limt > 3, " TEXTS "}\n",
         "F02 7: unknown name “limt” | did you mean “limit”?\n"},
        {"  - {code: P01, level: info, wen: limit, " TEXTS "}\n",
         "K01 7: a check needs “when”\nK01 7: a check has no attribute “wen” | did you mean “when”?\n"},
        {"  - {code: P01, level: info, each: limit, when: limit, " TEXTS "}\n",
         "F03 7: “each” needs a list of rows, found “limit” | name a list of the document, such as “actions” or "
         "“actions[open]”\n"},
        {"  - {code: P01, level: info, when: limit, say: {en: a}, help: {en: a, de: b}, source: P}\n",
         "K01 7: “say” has no text for the language “de” | write say: {en: …, de: …}\n"},
        {"  - {code: P01, level: info, when: limit, say: {en: \"a `= nothing`\", de: b}, help: {en: a, de: b}, source: "
         "P}\n",
         "F02 7: unknown name “nothing” | fields go by the English names that the kind's fields.yaml gives them\n"},
        {"  - {code: P01, level: info, when: limit, say: {en: \"a `b`\", de: b}, help: {en: a, de: b}, source: P}\n",
         "K01 7: a code span of “say” is a formula and starts with “=”\n"},
        {"  - {code: P01, level: info, when: limit, say: {en: a, de: b}, help: {en: \"a `b`\", de: \"`= limt`\"}, "
         "source: "
         "P}\n",
         "K01 7: a code span of “help” is a formula and starts with “=”\nF02 7: unknown name “limt” | did you mean "
         "“limit”?\n"},
        {"  - {code: P01, level: info, when: missing(it), " TEXTS "}\n",
         "F02 7: unknown name “it” | “it” is the field that a check with “fields” asks about\n"},
        {"  - {code: P01, level: info, fields: limit, when: missing(it), " TEXTS "}\n",
         "K01 7: “fields” is a list of the fields that are asked | write fields: [owner, due], and “it” for each of "
         "them in “when”\nF02 7: unknown name “it” | “it” is the field that a check with “fields” asks about\n"},
        {"  - {code: P01, level: info, fields: [limit + 1, limt], when: missing(it), " TEXTS "}\n",
         "F03 7: “fields” names fields, found “limit + 1” | write the way to a field, such as “owner” or "
         "“profile.strategy”\nF02 7: unknown name “limt” | did you mean “limit”?\n"},
        {"  - {code: P01, level: info, fields: [limit, limit], when: missing(it), " TEXTS "}\n",
         "K01 7: “limit” is there twice\n"},
        {"  - {code: P01, level: info, each: steps, fields: [text, size], when: it > 3, " TEXTS "}\n",
         "F03 7: “>” cannot compare a text and a number\n"},
        {"  - {code: P01, level: info, when: 'label(limit + 1) == \"a\"', " TEXTS "}\n",
         "F03 7: label expects a field, found a number\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        const char *text = str_terminated(world.arena, str_format(world.arena, PLAN_START "%s", cases[i].check));
        world_kind(&world, text);
        kinds_link(&world.kinds, &world.sink);
        CHECK_STR_OF(cases[i].check, world_said(&world), cases[i].said);
    }
}

/* Two rules are declared, in lines 7 and 8. */
static void one_code_is_one_rule(void **state) {
    static const struct {
        const char *first, *second, *said;
    } cases[] = {
        {"P01", "P02", ""},
        {"P01a", "P01b", ""},
        {"P01", "P10", ""},
        {"P03", "P03",
         "K01 8: two rules have the code “P03”; the first is in line 7 | give each rule a letter, “P03a”, “P03b”: "
         "“P03” "
         "goes on as the name of all of them, also where it is accepted\n"},
        {"P03b", "P03b", "K01 8: two rules have the code “P03b”; the first is in line 7 | “P03a” is free\n"},
        {"P03a", "P03a", "K01 8: two rules have the code “P03a”; the first is in line 7 | “P03b” is free\n"},
        {"P03", "P03a",
         "K01 8: “P03” is the code of a rule and the name of a family; the other is in line 7 | give each rule a "
         "letter, "
         "“P03a”, “P03b”: “P03” goes on as the name of all of them, also where it is accepted\n"},
        {"P03a", "P03",
         "K01 8: “P03” is the code of a rule and the name of a family; the other is in line 7 | give each rule a "
         "letter, "
         "“P03a”, “P03b”: “P03” goes on as the name of all of them, also where it is accepted\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        struct str rule = STR(", level: info, when: limit > 3, " TEXTS "}\n");
        struct str text = str_format(world.arena, PLAN_START "  - {code: %s%.*s  - {code: %s%.*s", cases[i].first,
                                     STR_ARG(rule), cases[i].second, STR_ARG(rule));
        world_kind(&world, str_terminated(world.arena, text));
        kinds_link(&world.kinds, &world.sink);
        CHECK_STR_OF(cases[i].second, world_said(&world), cases[i].said);
    }
}

/* Those of fields.yaml come first. */
static void one_code_is_one_rule_in_two_files(void **state) {
    static const struct {
        const char *first, *second, *said;
    } cases[] = {
        {"P01", "P02", ""},
        {"P03", "P03",
         "K01 2: two rules have the code “P03”; the first is in line 7 of fields.yaml | give each rule a letter, "
         "“P03a”, “P03b”: “P03” goes on as the name of all of them, also where it is accepted\n"},
        {"P03", "P03a",
         "K01 2: “P03” is the code of a rule and the name of a family; the other is in line 7 of fields.yaml | give "
         "each rule a letter, “P03a”, “P03b”: “P03” goes on as the name of all of them, also where it is accepted\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        struct str rule = STR(", level: info, when: limit > 3, " TEXTS "}\n");
        struct str fields = str_format(world.arena, PLAN_START "  - {code: %s%.*s", cases[i].first, STR_ARG(rule));
        struct str rules = str_format(world.arena, "checks:\n  - {code: %s%.*s", cases[i].second, STR_ARG(rule));
        const struct kind *kind = world_kind_with_rules(&world, str_terminated(world.arena, fields),
                                                        str_terminated(world.arena, rules));
        kinds_link(&world.kinds, &world.sink);
        assert_int_equal(kind->check_count, 2);
        CHECK_STR_OF(cases[i].second, world_said(&world), cases[i].said);
    }
}

static void codes_have_families(void **state) {
    static const char *const good[] = {"P03", "P3", "Z999", "P03a", "Q1z"};
    static const char *const bad[] = {"",  "P",   "p03", "P03A", "P03ab", "Pa",
                                      "a", "I03", "X1a", "P 03", "P03-a", "P0a3"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!check_code_is_good(str_of(good[i]))) fail_msg("%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (check_code_is_good(str_of(bad[i]))) fail_msg("%s", bad[i]);
    CHECK_STR(check_family(STR("P03b")), "P03");
    CHECK_STR(check_family(STR("P03")), "P03");
    assert_true(check_is_called(STR("P03b"), STR("p03B")));
    assert_false(check_is_called(STR("P03b"), STR("P03")));
    assert_true(check_is_of_family(STR("P03b"), STR("p03")));
    assert_false(check_is_of_family(STR("P03"), STR("P03")));
    assert_false(check_is_of_family(STR("P030"), STR("P03")));
}

static const char *const small_plan = PLAN_START
    "  - {code: P01, level: warning, when: limit > 3, at: limit, say: {en: \"Limit `= limit`\", de: \"Grenze "
    "`= limit`, „`= id`“\"}, help: {en: c, de: d}, source: P}\n"
    "  - {code: S01, level: info, each: steps, when: missing(text), say: {en: \"No text\", de: \"`= id` ohne "
    "Text\"}, help: {en: c, de: d}, source: P}\n"
    "  - {code: S09, level: error, each: steps, when: in_circle(boss), at: boss, say: {en: a, de: \"Kreis "
    "`= id`\"}, help: {en: c, de: d}, source: P}\n"
    "  - {code: S10, level: info, when: \"count_unknown(steps, limit) > 1\", say: {en: a, de: \"`= "
    "count_unknown(steps, limit)` unbekannt\"}, help: {en: c, de: d}, source: P}\n";

static struct str check_small(void **state, struct world *world, const char *yaml) {
    *world = world_new(state);
    world_kind(world, small_plan);
    kinds_link(&world->kinds, &world->sink);
    const struct record *record = world_document(world, "plan", "p", yaml, NULL);
    world_resolve(world);
    CHECK_SAID(world, "");
    return findings_of(world, record);
}

static void findings_have_place_level_and_values(void **state) {
    struct world world;
    CHECK_STR(check_small(state, &world, "limit: 3\nsteps: [{id: a, text: x}]\n"), "");
    CHECK_STR(check_small(state, &world, "limit: 4\n"), "P01 1 warning: Grenze 4, „p“\n");
    CHECK_STR(check_small(state, &world, "steps:\n  - {id: a, text: x}\n  - {id: b}\n"), "S01 3 info: b ohne Text\n");
}

static void circles_are_found(void **state) {
    struct world world;
    const char *tree = "steps: [{id: a, text: x}, {id: b, text: x, boss: a}, {id: c, text: x, boss: b}]\n";
    const char *circle =
        "steps:\n - {id: a, text: x, boss: c}\n - {id: b, text: x, boss: a}\n - {id: c, text: x, boss: b}\n"
        " - {id: d, text: x, boss: a}\n";
    CHECK_STR(check_small(state, &world, tree), "");
    CHECK_STR(check_small(state, &world, circle), "S09 2 error: Kreis a\nS09 3 error: Kreis b\nS09 4 error: Kreis c\n");
    CHECK_STR(check_small(state, &world, "steps: [{id: a, text: x, boss: a}]\n"), "S09 1 error: Kreis a\n");
}

static void unknown_values_are_counted(void **state) {
    struct world world;
    CHECK_STR(check_small(state, &world, "limit: '?'\nsteps: [{id: a, text: x}]\n"), "");
    CHECK_STR(check_small(state, &world, "limit: '?'\nsteps: [{id: a, text: x, size: '?'}]\n"),
              "S10 1 info: 2 unbekannt\n");
    CHECK_STR(check_small(state, &world, "steps: [{id: a, text: x, size: '?'}, {id: b, text: x, size: '?'}]\n"),
              "S10 1 info: 2 unbekannt\n");
}

static const char *const asking_plan =
    "kind: plan\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  asked: {type: list of pointer}\n"
    "  profile: {type: group, de: profil, of: {size: {type: number, de: größe}}}\n"
    "  steps: {type: list, de: schritte, of: {id: {type: text}, text: {type: text}, size: {type: number, de: größe}}}\n"
    "checks:\n"
    "  - {code: S11, level: info, when: \"count(unasked(asked, profile, steps)) > 0\", say: {en: a, de: \"`= "
    "unasked(asked, profile, steps)`\"}, help: {en: c, de: d}, source: P}\n";

/* What nobody asks for, as its author would point to it. */
static void unknown_values_are_asked_for(void **state) {
    static const struct {
        const char *asked, *left;
    } cases[] = {
        {"[]", "profil.größe, schritte:a.größe, schritte:b.text"},
        {"'?'", "profil.größe, schritte:a.größe, schritte:b.text"},
        {"[size]", "schritte:b.text"},
        {"[Größe, b]", ""},
        {"[steps]", "profil.größe"},
        {"['Schritte: A']", "profil.größe, schritte:b.text"},
        {"['steps.size', profil]", "schritte:b.text"},
        {"['steps: Hr. X, B.Sc..größe', b]", "profil.größe"}, /* a row by its name, marks and all */
        {"['schritte:hr._x,_b.sc..size', b]", "profil.größe"},
        {"['steps:a.text', 'size.a', c, x, '', ':', 'x:a']", "profil.größe, schritte:a.größe, schritte:b.text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        world_kind(&world, asking_plan);
        kinds_link(&world.kinds, &world.sink);
        struct str text = str_format(world.arena,
                                     "profile: {size: '?'}\nsteps: [{id: a, text: 'Hr. X, B.Sc.', size: '?'}, {id: b, "
                                     "text: '?', size: 3}]\nasked: %s\n",
                                     cases[i].asked);
        const struct record *record = world_document(&world, "plan", "p", str_terminated(world.arena, text), NULL);
        world_resolve(&world);
        CHECK_SAID(&world, "");
        struct str found = findings_of(&world, record);
        struct str expected = str_format(world.arena, *cases[i].left ? "S11 1 info: %s\n" : "%s", cases[i].left);
        if (!str_equal(found, expected)) fail_msg("%s: %.*s", cases[i].asked, STR_ARG(found));
    }
}

static const char *const field_plan =
    "kind: plan\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  end: {type: date, de: ende}\n"
    "  owner: {type: text, label: {en: Owner, de: Zuständig}}\n"
    "  profile: {type: group, de: profil, of: {aim: {type: text, de: zweck}, parts: {type: list of text, de: teile}}}\n"
    "  steps: {type: list, de: schritte, of: {id: {type: text}, owner: {type: text, de: [wer, zuständig]}, due: {type: "
    "date, de: bis}}}\n"
    "checks:\n"
    "  - {code: P01, level: info, fields: [end, profile.aim, profile.parts], when: missing(it) and not unknown(it), "
    "say: {en: a, de: \"„`= label(it)`“ fehlt\"}, help: {en: c, de: \"Seit `= as_of`\"}, source: P}\n"
    "  - {code: S01a, level: warning, each: steps, fields: [owner, due], when: missing(it), say: {en: a, de: \"`= id` "
    "ohne „`= label(it)`“\"}, help: {en: c, de: \"bei `= count(steps[missing(owner)])`\"}, source: P}\n"
    "  - {code: S01b, level: info, each: steps, fields: [due], when: it < as_of, say: {en: a, de: \"`= id`: `= it`\"}, "
    "help: {en: c, de: \"`= label(owner)`, `= label(steps)`\"}, source: P}\n";

/* Findings with their fields and helps, one a line. */
static struct str fields_found(void **state, struct world *world, const char *yaml) {
    *world = world_new(state);
    world_kind(world, field_plan);
    kinds_link(&world->kinds, &world->sink);
    const struct record *record = world_document(world, "plan", "p", yaml, NULL);
    world_resolve(world);
    CHECK_SAID(world, "");
    struct locale *locale = locale_open(record->language);
    struct computation computation = {
        .arena = world->arena, .sink = &world->sink, .as_of = date_of(2026, 11, 15), .locale = locale};
    struct findings findings = checks_run(world->arena, &world->sink, &computation, NULL, record);
    locale_close(locale);
    struct str text = STR("");
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *found = &findings.items[i];
        text = str_format(world->arena, "%.*s%.*s %u %.*s: %.*s | %.*s\n", STR_ARG(text), STR_ARG(found->check->code),
                          found->span.line, STR_ARG(found->field), STR_ARG(in_english(found->message)),
                          STR_ARG(in_english(found->help)));
    }
    return text;
}

static void a_check_asks_each_of_its_fields(void **state) {
    struct world world;
    CHECK_STR(fields_found(state, &world, "ende: 2027-01-01\nprofil: {zweck: '?', teile: [a]}\n"), "");
    CHECK_STR(fields_found(state, &world, "id: p\nprofil: {teile: []}\n"),
              "P01 1 end: „Ende“ fehlt | Seit 15.11.2026\nP01 1 profile.aim: „Zweck“ fehlt | Seit 15.11.2026\n"
              "P01 2 profile.parts: „Teile“ fehlt | Seit 15.11.2026\n");
    CHECK_STR(fields_found(state, &world,
                           "ende: 2027-01-01\nprofil: {zweck: a, teile: [a]}\nschritte:\n- {id: a, wer: '?'}\n"
                           "- {id: b, wer: x, bis: 2026-11-14}\n"),
              "S01a 4 steps.owner: a ohne „Wer“ | bei 1\nS01a 4 steps.due: a ohne „Bis“ | bei 1\n"
              "S01b 5 steps.due: b: 14.11.2026 | Wer, Schritte\n");
}

/* One cause, one message: what could not be read is no weakness, nor is what hangs on it; the rest is judged. */
static void what_was_not_read_is_not_judged(void **state) {
    static const struct {
        const char *yaml, *found;
    } cases[] = {
        {"limit: 1\nsteps: [{id: a, size: 2}]\n", "P01\nP02 a\nP04\n"},
        {"limit: few\nsteps: [{id: a, size: 2}]\n", "P02 a\n"},
        {"limit: 1\nsteps: [{id: a, size: big}, {id: b, size: 2}]\n", "P01\nP02 b\n"},
        {"limit: 1\nsteps: [{id: a, size: big}]\n", "P01\n"},
        {"limit: 1\nsteps: [[a]]\n", "P01\n"},
        {"limit: 1\nsteps: []\n", "P01\nP03\n"},
        {"limit: 1\nsteps: [{id: a, boss: z, size: 1}]\n", "P01\n"},
        {"limit: few\nsteps: [{id: a}]\naccepted: [{code: P01, until: 2027-01-01, reason: r}]\n", ""},
        {"limit: few\nsteps: [{id: a, size: 7}]\n", "P02 a\n"}, /* P06 would have to say the limit */
        {"limit: 3\nsteps: [{id: a, size: 7}]\n", "P02 a\nP04\nP06 a\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        world_kind(&world, PLAN_START
                   "  - {code: P01, level: info, when: limit < 2, " TEXTS "}\n"
                   "  - {code: P02, level: info, each: 'steps[size > limit or size > 1]', when: 'size > 1', " TEXTS
                   "}\n"
                   "  - {code: P03, level: info, when: count(steps) == 0, " TEXTS "}\n"
                   "  - {code: P04, level: info, when: 'sum(steps.size) > limit', " TEXTS "}\n"
                   "  - {code: P05, level: info, each: steps, when: 'missing(boss) and size == 1', " TEXTS "}\n"
                   "  - {code: P06, level: info, each: steps, when: 'size == 7', say: {en: 'more than `= limit`', "
                   "de: 'mehr als `= limit`'}, help: {en: c, de: d}, source: P}\n");
        kinds_link(&world.kinds, &world.sink);
        CHECK_STR(world_said(&world), "");
        const struct record *record = world_document(&world, "plan", "p", cases[i].yaml, NULL);
        world_resolve(&world);
        world_said(&world);
        struct locale *locale = locale_open(record->language);
        struct computation computation = {.arena = world.arena,
                                          .sink = &world.sink,
                                          .records = &world.records,
                                          .as_of = date_of(2026, 11, 15),
                                          .locale = locale};
        struct findings findings = checks_run(world.arena, &world.sink, &computation, NULL, record);
        locale_close(locale);
        struct str found = {0};
        for (size_t f = 0; f < findings.count; f++)
            found = str_format(world.arena, "%.*s%.*s%s%.*s\n", STR_ARG(found), STR_ARG(findings.items[f].check->code),
                               findings.items[f].row ? " " : "",
                               STR_ARG(findings.items[f].row ? findings.items[f].row->id : (struct str){0}));
        CHECK_STR_OF(cases[i].yaml, found, cases[i].found);
        CHECK_STR_OF(cases[i].yaml, world_said(&world), "");
    }
}

/* Accepting -------------------------------------------------------------------------------------------------------- */

static void findings_can_be_accepted(void **state) {
    static const struct {
        const char *accepted, *found, *said;
    } cases[] = {
        {"{code: S01, until: 2026-12-31, reason: r}", "", ""},
        {"{code: S01, until: unbefristet, reason: r}", "", ""},
        {"{code: S01, until: 2026-11-15, reason: r}", "", ""},
        {"{code: S01, until: 2026-11-14, reason: r}", "S01 2 info: a ohne Text\nS01 3 info: b ohne Text\n", ""},
        {"{code: S01, for: a, until: 2026-12-31, reason: r}", "S01 3 info: b ohne Text\n", ""},
        {"{code: S01, for: c, until: 2026-12-31, reason: r}", "S01 2 info: a ohne Text\nS01 3 info: b ohne Text\n",
         "I15 4: “S01” is accepted but finds nothing here | the entry can go\n"},
        {"{code: P01, until: 2026-12-31, reason: r}", "S01 2 info: a ohne Text\nS01 3 info: b ohne Text\n",
         "I15 4: “P01” is accepted but finds nothing here | the entry can go\n"},
        {"{code: S02, until: 2026-12-31, reason: r}", "S01 2 info: a ohne Text\nS01 3 info: b ohne Text\n",
         "I15 4: there is no rule “S02” for documents of this kind | did you mean “S01”?\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world;
        struct arena *arena = *state;
        struct str yaml = str_format(arena, "steps:\n - {id: a}\n - {id: b}\naccepted: [%s]\n", cases[i].accepted);
        CHECK_STR_OF(cases[i].accepted, check_small(state, &world, str_terminated(arena, yaml)), cases[i].found);
        CHECK_STR_OF(cases[i].accepted, world_said(&world), cases[i].said);
    }
}

/* “P01” was one rule once: it goes on silencing all of its family, and says so. */
static void families_fields_and_rows_can_be_accepted(void **state) {
    static const struct {
        const char *accepted, *found, *said;
    } cases[] = {
        {"{code: S01a, reason: r, until: unlimited}", "S01b", ""},
        {"{code: s01A, reason: r, until: unlimited}", "S01b", ""},
        {"{code: S01, reason: r, until: unlimited}", "",
         "I15 4: “S01” is the name of a family of rules; findings that it silences: 3 of S01a, 1 of S01b | accept the "
         "rules that are meant by their codes, such as “S01a”, and the others are heard of\n"},
        {"{code: S01, for: a, reason: r, until: unlimited}", "S01a S01b",
         "I15 4: “S01” is the name of a family of rules; findings that it silences: 2 of S01a | accept the rules that "
         "are meant by their codes, such as “S01a”, and the others are heard of\n"},
        {"{code: S01, reason: r, until: 2026-11-14}", "S01a S01a S01a S01b", ""},
        {"{code: S01, for: z, reason: r, until: unlimited}", "S01a S01a S01a S01b",
         "I15 4: “S01” is accepted but finds nothing here | the entry can go\n"},
        {"{code: S01a, for: owner, reason: r, until: unlimited}", "S01a S01b", ""},
        {"{code: S01a, for: Zuständig, reason: r, until: unlimited}", "S01a S01b", ""},
        {"{code: S01a, for: steps.owner, reason: r, until: unlimited}", "S01a S01b", ""},
        {"{code: S01a, for: a.owner, reason: r, until: unlimited}", "S01a S01a S01b", ""},
        {"{code: S01a, for: b.due, reason: r, until: unlimited}", "S01a S01a S01a S01b",
         "I15 4: “S01a” is accepted but finds nothing here | the entry can go\n"},
        {"{code: S02, reason: r, until: unlimited}", "S01a S01a S01a S01b",
         "I15 4: there is no rule “S02” for documents of this kind | did you mean “S01”?\n"},
        {"{code: S01c, reason: r, until: unlimited}", "S01a S01a S01a S01b",
         "I15 4: there is no rule “S01c” for documents of this kind | did you mean “S01a”?\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world;
        struct arena *arena = *state;
        struct str yaml = str_format(arena,
                                     "ende: '?'\nprofil: {zweck: a, teile: [a]}\nschritte: [{id: a}, {id: b, bis: "
                                     "2026-01-01}]\naccepted: [%s]\n",
                                     cases[i].accepted);
        struct str found = fields_found(state, &world, str_terminated(arena, yaml)), codes = STR(""), line, code;
        while (str_cut(&found, '\n', &line) && line.size && str_cut(&line, ' ', &code))
            codes = str_format(arena, "%.*s%s%.*s", STR_ARG(codes), codes.size ? " " : "", STR_ARG(code));
        CHECK_STR_OF(cases[i].accepted, codes, cases[i].found);
        CHECK_STR_OF(cases[i].accepted, world_said(&world), cases[i].said);
    }
}

static void an_acceptance_needs_reason_and_end(void **state) {
    struct world world = world_new(state);
    world_kind(&world, small_plan);
    kinds_link(&world.kinds, &world.sink);
    world_document(&world, "plan", "p", "accepted: [{code: S01}]\n", NULL);
    CHECK_SAID(&world, "I07 1: “reason” is missing | add “reason:”; write “?” if it is not known\n"
                       "I07 1: “until” is missing | add “until:”; write “?” if it is not known\n");
}

/* The rules of the built-in kinds ---------------------------------------------------------------------------------- */

static const char *const kind_names[] = {"project",       "people",        "account-plan",
                                         "annual-review", "coaching-plan", "business-case"};

static const char *const project = "company: {name: Wir GmbH}\n"
                                   "total_revenue: {2025: 8000000}\n"
                                   "product_families: {dms: Sensoren}\n"
                                   "never_to_customer: [Schmerzgrenze]\n";
static const char *const people = "people:\n"
                                  " - {id: kam, name: Kim, role: kam, on_account_since: 2020-01-01}\n"
                                  " - {id: eng, name: Eva, role: engineering}\n"
                                  " - {id: boss, name: Bo, role: management}\n";
static const char *const plan =
    "id: g\ntitle: Plan\nupdated: 2026-11-10\nstatus: approved\n"
    "period: {from: 2026-01-01, to: 2029-12-31}\nnext_review: 2027-01-15\n"
    "owner: kam\ndeputy: eng\nsponsor: boss\nteam: [kam, eng, boss]\ncontributors: [kam, eng]\n"
    "customer: {name: Gross AG, tier: A, sites: [{id: w1, name: Werk}]}\n"
    "qualification: {individual_solutions: true}\n"
    "profile: {strategy: a, products: a, organisation: a, market_position: '?', finances: '?'}\n"
    "open_questions: [{text: q1, owner: kam, due: 2027-01-01}, {text: q2, owner: kam, due: 2027-01-01}]\n"
    "contracts: [{id: v1, title: Vertrag, start: 2026-01-01, end: 2028-12-31, notice_months: 3, volume: 100, "
    "called_off: 50}]\n"
    "satisfaction:\n - {date: 2024-02-01, scale: nps, value: 7}\n - {date: 2025-02-01, scale: nps, value: 6}\n"
    " - {date: 2026-02-01, scale: nps, value: 8}\n"
    "kam_history: [{person: kam, from: 2020-01-01}]\n"
    "revenue:\n"
    "  years: [{year: 2024, actual: 900000}, {year: 2025, actual: 1000000}, {year: 2027, plan: 1100000}]\n"
    "  secured_2027: 1000000\n"
    "  by_family: {dms: {2025: 1001000}}\n"
    "  by_site: {w1: {2025: 999000}}\n"
    "  visits: {2024: 10, 2025: 9}\n  average_discount_percent: {2024: 5, 2025: 4}\n"
    "  offers: {2024: 10, 2025: 9}\n  won: {2024: 5, 2025: 5}\n  margin_percent: {2024: 30, 2025: 29}\n"
    "stakeholders:\n"
    " - {id: s1, name: Chef, title: CEO, function: management, level: c_level, buying_role: decider, influence: 4, "
    "stance: 2, "
    "owner: boss, last_contact: 2026-11-01, first_contact: 2026-03-01}\n"
    " - {id: s2, name: Ein, title: Kauf, function: purchasing, level: head, influence: 4, stance: 0, owner: kam, "
    "last_contact: 2026-11-02, reports_to: s1}\n"
    "competitors: [{name: Filtrex}]\n"
    "roadmap: [{when: 2027, lane: sales, text: W1}]\n"
    "goals:\n - {id: z1, side: own, text: Z1, metric: m, target: 1, due: 2027-12-31, owner: kam}\n"
    " - {id: z2, side: customer, text: Z2, metric: m, target: 1, due: 2027-12-31, owner: kam}\n"
    "strategies: [{id: t1, text: S, goals: [z1, z2]}]\n"
    "opportunities:\n"
    " - {id: c1, title: C1, value: 200000, close: 2027-12-30, stage: offer, probability: 60, origin: proactive, "
    "position: "
    "leading, owner: kam, contacts: [s1, s2], customer_value: x, customer_value_eur: 5, next_step: y, next_step_due: "
    "2026-12-01}\n"
    " - {id: c2, title: C2, value: 10, close: 2026-01-01, stage: lost, probability: 0, origin: inquiry, loss_reason: "
    "r}\n"
    " - {id: c3, title: C3, value: 10, close: 2026-01-02, stage: won, probability: 100, origin: inquiry}\n"
    "obstacles: [{id: h1, text: H, likelihood: 1, impact: 1, mitigation: m, owner: kam, due: 2027-01-01, status: "
    "open}]\n"
    "actions:\n"
    " - {id: m1, title: A1, owner: kam, due: 2026-12-01, status: open, goal: z1, direction: inward, priority: high}\n"
    " - {id: m2, title: A2, owner: eng, due: 2026-12-02, status: open, goal: z2, side: customer, visibility: shared}\n";
static const char *const review =
    "account: g\ntitle: Gespräch\nperiod: {from: 2026-01-01, to: 2026-12-31}\nplan_year: 2026\ndate: "
    "2026-12-03\nstatus: prepared\n"
    "start: 13:00\nduration: 100\nmoderator: kam\nminutes_by: eng\nfolder_due: 2026-11-20\n"
    "next_review: 2027-12-02\nparticipants: {us: [kam], customer: [s1]}\n"
    "agenda:\n - {title: Beginn, minutes: 30, section: opening}\n - {title: Ausblick, minutes: 60, section: outlook}\n"
    "topics: [{topic: Termintreue, prepared_by: kam}]\n"
    "kpis:\n - {name: Qualität, unit: ppm, better: lower, target: 5, values: {2026: 4}}\n"
    " - {name: Termintreue (OTIF), unit: Prozent, better: higher, target: 97, values: {2026: 95}}\n"
    "market_data: [{title: Markt, values: {2026: 1}, source: Amt}]\n"
    "issues: [{text: Reklamationen der Baureihe}]\n"
    "projects:\n - {area: logistics, title: P1, owner_us: kam, owner_customer: s1, end: 2027-01-31}\n"
    " - {area: sales, title: P2, owner_us: kam, owner_customer: s1, end: 2027-01-31}\n"
    " - {area: marketing, title: P3, owner_us: kam, owner_customer: s1, end: 2027-01-31}\n"
    " - {area: product_development, title: P4, owner_us: kam, owner_customer: s1, end: 2027-01-31}\n"
    "folder: [Agenda]\ncooperation: gut\noutlook: heiter\n";
static const char *const coaching =
    "title: Coaching\ncoachee: eng\ncoach: boss\nperiod: {from: 2026-01-01, to: 2026-12-31}\naccounts: [g]\ngoal: KAM\n"
    "level_goal: kam\nhandling_the_account: [a]\ncustomer_data: [revenue]\ntopics: [{topic: t}]\n"
    "materials: [{title: M, date: 2026-06-01}]\n"
    "sessions:\n - {date: 2026-11-01, topic: a, form: kick_off, status: done, observation: o, result: r}\n"
    " - {date: 2026-11-28, topic: b, form: preparation, status: planned}\n"
    " - {date: 2026-12-03, topic: c, form: joint_visit, status: planned}\n"
    " - {date: 2026-12-07, topic: d, form: debrief, status: planned}\n"
    "competences:\n  sales: {self: 3, coach: 3, target: 5}\n  product: {self: 3, coach: 3, target: 4}\n"
    "  market: {self: 3, coach: 3, target: 4}\n  buying_process: {self: 3, coach: 3, target: 4}\n"
    "  analysis: {self: 3, coach: 3, target: 4}\n  social: {self: 3, coach: 3, target: 4}\n"
    "  communication: {self: 3, coach: 3, target: 4}\n  leadership: {self: 3, coach: 3, target: 4}\n"
    "  strategy: {self: 3, coach: 3, target: 4}\n"
    "modules: [{id: mod1, title: Mo, status: done, preparation: p, follow_up: f}]\n"
    "action_plan: [{id: p1, what: W, from: mod1, application: g, due: 2026-12-01, status: open}]\n"
    "milestones: [{date: 2026-12-31, text: m}]\n";
static const char *const business_case =
    "title: BC\naccount: g\nbaseline: b\nyears: 2\n"
    "scenarios:\n - {id: a, title: Nichts, investment: 0, running_costs: 0, benefits: []}\n"
    " - {id: b, title: Viel, investment: 10, running_costs: 1, benefits: [{text: N, amount: 9, assumption: x, "
    "confirmed_by_customer: true}]}\n";

/* In the document of a kind (its number among kind_names) `from` becomes `to`; then the rule finds something. */
enum { PLAN = 2, REVIEW, COACHING, CASE };
static const struct rule_case {
    const char *code; /* and level */
    int kind;         /* whose rule it is */
    int in;           /* the document that is changed */
    const char *from, *to;
} rule_cases[] = {
    {"Q01 warning", PLAN, PLAN, "actual: 1000000", "actual: 10100000"},
    {"Q02 info", PLAN, PLAN, "actual: 1000000", "actual: 3000000"},
    {"Q03 info", PLAN, PLAN, "owner: kam\n", "owner: eng\n"},
    {"Q04a info", PLAN, PLAN, "actual: 1000000", "actual: 400000"},
    {"Q04b info", PLAN, PLAN, "actual: 1000000", "actual: 100000"},
    {"Q05 info", PLAN, PLAN, "individual_solutions: true", "individual_solutions: false"},
    {"P01a warning", PLAN, PLAN, "to: 2029-12-31", "to: 2027-12-31"},
    {"P01b warning", PLAN, PLAN, "to: 2029-12-31", "to: 2032-12-31"},
    {"P02a warning", PLAN, PLAN, "side: own", "side: joint"},
    {"P02b warning", PLAN, PLAN, "side: customer, text", "side: joint, text"},
    {"P02c warning", PLAN, PLAN, "strategies: [{id: t1, text: S, goals: [z1, z2]}]\n", ""},
    {"P02d warning", PLAN, PLAN, "opportunities:\n", "x-opportunities:\n"},
    {"P02e warning", PLAN, PLAN,
     "obstacles: [{id: h1, text: H, likelihood: 1, impact: 1, mitigation: m, owner: kam, due: 2027-01-01, status: "
     "open}]\n",
     ""},
    {"P03a warning", PLAN, PLAN, "goals: [z1, z2]", "goals: [z1]"},
    {"P03b warning", PLAN, PLAN, "status: open, goal: z1", "status: done, goal: z1"},
    {"P03c warning", PLAN, PLAN, "text: Z1, metric: m, target: 1", "text: Z1, metric: m"},
    {"P04 warning", PLAN, PLAN, "strategy: a, ", ""},
    {"P04 warning", PLAN, PLAN, "market_position: '?', ", ""},
    {"P04 warning", PLAN, PLAN, "products: a, ", ""},
    {"P04 warning", PLAN, PLAN, "organisation: a, ", ""},
    {"P04 warning", PLAN, PLAN, ", finances: '?'", ""},
    {"P05 info", PLAN, PLAN,
     ", market_position: '?', finances: '?'}\nopen_questions: [{text: q1, owner: kam, due: 2027-01-01}, {text: q2, "
     "owner: "
     "kam, due: 2027-01-01}]\n",
     "}\n"},
    {"P06 warning", PLAN, PLAN, ", {text: q2, owner: kam, due: 2027-01-01}", ""},
    {"P06 warning", PLAN, PLAN, "{text: q2, owner: kam,", "{text: q2, owner: '?',"},
    {"P06 warning", PLAN, PLAN, "{text: q2, owner: kam,", "{text: q2, about: strategy, owner: kam,"},
    {"P07a warning", PLAN, PLAN, "contributors: [kam, eng]", "contributors: [kam]"},
    {"P07b warning", PLAN, PLAN, "team: [kam, eng, boss]", "team: [kam, boss]"},
    {"P08a warning", PLAN, PLAN, "updated: 2026-11-10", "updated: 2026-08-10"},
    {"P08b warning", PLAN, PLAN, "next_review: 2027-01-15", "next_review: 2026-11-14"},
    {"P09 info", PLAN, PLAN, "plan: 1100000", "plan: 990000"},
    {"P10a warning", PLAN, PLAN, "2025: 1001000", "2025: 1006000"},
    {"P10b warning", PLAN, PLAN, "2025: 999000", "2025: 990000"},
    {"P11 warning", PLAN, PLAN, "{2024: 10, 2025: 9}\n  average_discount_percent: {2024: 5, 2025: 4}",
     "{2024: 10, 2025: 11}\n  average_discount_percent: {2024: 5, 2025: 6}"},
    {"P12 warning", PLAN, PLAN, "offers: {2024: 10, 2025: 9}", "offers: {2024: 10, 2025: 12}"},
    {"P13a info", PLAN, PLAN, "kam, from: 2020-01-01", "kam, from: 2026-06-01"},
    {"P13b info", PLAN, PLAN, "kam_history: [{person: kam, from: 2020-01-01}]",
     "kam_history: [{person: kam, from: 2020-01-01}, {person: eng, from: 2022-01-01, to: 2024-01-01}, {person: eng, "
     "from: 2022-01-01, to: 2025-01-01}]"},
    {"P14a warning", PLAN, PLAN, "end: 2028-12-31", "end: 2027-03-31"},
    {"P14b warning", PLAN, PLAN, "end: 2028-12-31", "end: 2026-12-31"},
    {"P14c warning", PLAN, PLAN, "called_off: 50", "called_off: 5"},
    {"P15a info", PLAN, PLAN, "date: 2026-02-01", "date: 2025-11-01"},
    {"P15b warning", PLAN, PLAN, "value: 8", "value: 5"},
    {"P16a info", PLAN, PLAN, "deputy: eng\n", ""},
    {"P16b info", PLAN, PLAN, "sponsor: boss\n", ""},
    {"P17 warning", PLAN, PLAN, "mitigation: m, ", ""},
    {"P18 warning", PLAN, PLAN, "due: 2027-01-01, status: open", "due: 2026-11-14, status: open"},
    {"P19 error", PLAN, PLAN, "actual: 900000}", "actual: 900000, actual_to: 2025-06-30}"},
    {"P19 error", PLAN, PLAN, "actual: 900000}", "actual: 900000, actual_to: 2023-12-31}"},
    {"P27 warning", PLAN, PLAN, "plan: 1100000}", "plan: 1100000, actual: 5}"},
    {"S01 warning", PLAN, PLAN, "stance: 2, owner: boss, ", "stance: 2, "},
    {"S02 warning", PLAN, PLAN, "function: management", "function: purchasing"},
    {"S03 warning", PLAN, PLAN, "level: c_level", "level: head"},
    {"S04a warning", PLAN, PLAN, "buying_role: decider", "buying_role: user"},
    {"S04b warning", PLAN, PLAN, "influence: 4, stance: 0", "influence: 3, stance: 0"},
    {"S05b info", PLAN, PLAN, "stance: 2", "stance: 0"},
    {"S05a info", PLAN, PLAN, "level: c_level", "level: head"},
    {"S06a warning", PLAN, PLAN, "last_contact: 2026-11-02", "last_contact: 2026-08-16"},
    {"S06b warning", PLAN, PLAN, "last_contact: 2026-11-02", "last_contact: '?'"},
    {"S07 warning", PLAN, PLAN, "first_contact: 2026-03-01", "first_contact: 2025-03-01"},
    {"S08 warning", PLAN, PLAN, "stance: 0", "stance: -1"},
    {"S09 error", PLAN, PLAN, "first_contact: 2026-03-01", "reports_to: s2"},
    {"O01a warning", PLAN, PLAN, "position: leading, owner: kam", "position: leading"},
    {"O01b warning", PLAN, PLAN, "next_step: y, ", ""},
    {"O01c warning", PLAN, PLAN, ", next_step_due: 2026-12-01", ""},
    {"O02a warning", PLAN, PLAN, "close: 2027-12-30", "close: 2026-11-14"},
    {"O02b warning", PLAN, PLAN, "next_step_due: 2026-12-01", "next_step_due: 2026-11-14"},
    {"O03a warning", PLAN, PLAN, "probability: 100", "probability: 90"},
    {"O03b warning", PLAN, PLAN, "probability: 0,", "probability: 10,"},
    {"O04 warning", PLAN, PLAN, "origin: proactive", "origin: joint"},
    {"O05a warning", PLAN, PLAN, "customer_value: x, ", ""},
    {"O05b info", PLAN, PLAN,
     "stage: offer, probability: 60, origin: proactive, position: leading, owner: kam, contacts: [s1, s2], "
     "customer_value: x, ",
     "stage: idea, origin: proactive, owner: kam, "},
    {"O05c info", PLAN, PLAN, "customer_value_eur: 5, ", ""},
    {"O06 warning", PLAN, PLAN, ", loss_reason: r", ""},
    {"O07a info", PLAN, PLAN, "position: leading, ", ""},
    {"O07b info", PLAN, PLAN, "contacts: [s1, s2]", "contacts: [s2]"},
    {"O08a warning", PLAN, PLAN, "value: 200000", "value: 150000"},
    {"O08b warning", PLAN, PLAN, "probability: 60", "probability: 49"},
    {"A01a warning", PLAN, PLAN, "due: 2026-12-02", "due: 2026-11-14"},
    {"A01b error", PLAN, PLAN, "due: 2026-12-01, status", "due: 2026-10-15, status"},
    {"A02a warning", PLAN, PLAN, "title: A1, owner: kam", "title: A1"},
    {"A02b warning", PLAN, PLAN, "title: A1, owner: kam, due: 2026-12-01", "title: A1, owner: kam"},
    {"A03 info", PLAN, PLAN, "due: 2026-12-02", "due: 2026-11-14"},
    {"A05 warning", PLAN, PLAN, "title: A2", "title: Unsere SCHMERZGRENZE"},
    {"A06 info", PLAN, PLAN, "direction: inward, ", ""},
    {"A07a warning", PLAN, PLAN, "direction: inward, ", "direction: inward, visibility: shared, "},
    {"A07b warning", PLAN, PLAN, "side: own, ", "side: own, visibility: shared, "},
    {"A07c warning", PLAN, PLAN, "title: A2", "title: Schneller als FILTREX"},
    {"A07d warning", PLAN, PLAN, "text: Z2", "visibility: shared, text: Filtrex ablösen"},
    {"A07e warning", PLAN, PLAN, "title: C1", "visibility: shared, title: Ersatz für Filtrex"},
    {"A07f warning", PLAN, PLAN, "text: W1", "visibility: shared, text: Filtrex ist fort"},
    {"R01a error", REVIEW, REVIEW, "duration: 100", "duration: 80"},
    {"R01b info", REVIEW, REVIEW, "duration: 100", "duration: 120"},
    {"R02a warning", REVIEW, REVIEW, "cooperation: gut\n", ""},
    {"R02b warning", REVIEW, REVIEW, "kpis:\n", "x-kpis:\n"},
    {"R02d warning", REVIEW, REVIEW, "agenda:\n", "x-agenda:\n"},
    {"R02c warning", REVIEW, REVIEW, "outlook: heiter\n", ""},
    {"R02f warning", REVIEW, REVIEW, "folder: [Agenda]\n", ""},
    {"R02e warning", REVIEW, REVIEW, "topics: [{topic: Termintreue, prepared_by: kam}]\n", ""},
    {"R03a info", REVIEW, REVIEW, "market_data: [{title: Markt, values: {2026: 1}, source: Amt}]\n", ""},
    {"R03d info", REVIEW, REVIEW, "plan_year: 2026", "plan_year: 2028"},
    {"R04a info", REVIEW, REVIEW, "area: logistics", "area: other"},
    {"R04b info", REVIEW, REVIEW, "area: sales", "area: other"},
    {"R04c info", REVIEW, REVIEW, "area: marketing", "area: other"},
    {"R04d info", REVIEW, REVIEW, "area: product_development", "area: other"},
    {"R05a warning", REVIEW, REVIEW, "title: P1, owner_us: kam", "title: P1"},
    {"R05b warning", REVIEW, REVIEW, "title: P1, owner_us: kam, owner_customer: s1", "title: P1, owner_us: kam"},
    {"R05c warning", REVIEW, REVIEW, "title: P1, owner_us: kam, owner_customer: s1, end: 2027-01-31",
     "title: P1, owner_us: kam, owner_customer: s1"},
    {"R06 info", REVIEW, REVIEW, "section: outlook", "section: market"},
    {"R07 warning", REVIEW, REVIEW, ", source: Amt", ""},
    {"R08 warning", REVIEW, REVIEW, "values: {2026: 4}", "values: {2026: 6}"},
    {"R09 warning", REVIEW, REVIEW, "customer: [s1]", "customer: [s2]"},
    {"R10a warning", REVIEW, REVIEW, "folder_due: 2026-11-20", "folder_due: 2026-11-14"},
    {"R10b warning", REVIEW, REVIEW, "date: 2026-12-03\nstatus: prepared\n", "date: 2026-11-10\nstatus: held\n"},
    {"R10c warning", REVIEW, REVIEW, "next_review: 2027-12-02", "next_review: '?'"},
    {"R03b info", REVIEW, PLAN, "{year: 2024, actual: 900000}, {year: 2025, actual: 1000000}, ", ""},
    {"R03c info", REVIEW, PLAN, "visibility: shared", "visibility: internal"},
    {"R05d warning", REVIEW, PLAN, "title: A2, owner: eng", "title: A2"},
    {"R11 info", REVIEW, PLAN, "due: 2026-12-02", "due: 2026-11-14"},
    {"C01a warning", COACHING, COACHING, "materials: [{title: M, date: 2026-06-01}]\n", ""},
    {"C01b warning", COACHING, COACHING, "topics: [{topic: t}]\n", ""},
    {"C01c warning", COACHING, COACHING, "sessions:\n", "x-sessions:\n"},
    {"C01d warning", COACHING, COACHING, "customer_data: [revenue]\n", ""},
    {"C02a warning", COACHING, COACHING, "preparation: p, ", ""},
    {"C02a warning", COACHING, COACHING, ", follow_up: f", ""},
    {"C02b warning", COACHING, COACHING, "from: mod1, ", ""},
    {"C03 info", COACHING, COACHING, "application: g, ", ""},
    {"C04a info", COACHING, COACHING, "due: 2026-12-01, status: open", "due: 2026-12-01, status: done"},
    {"C04b info", COACHING, COACHING, "  strategy: {self: 3, coach: 3, target: 4}\n", ""},
    {"C05a warning", COACHING, COACHING, ", result: r", ""},
    {"C05b warning", COACHING, COACHING, "2026-11-28", "2026-11-25"},
    {"C05c warning", COACHING, COACHING, "2026-12-07", "2026-12-11"},
    {"C06 info", COACHING, COACHING, "date: 2026-06-01", "date: 2025-06-01"},
    {"C07 warning", COACHING, COACHING, "milestones: [{date: 2026-12-31, text: m}]\n", ""},
    {"C08 info", COACHING, COACHING, "sales: {self: 3", "sales: {self: 5"},
    {"A01c warning", COACHING, COACHING, "due: 2026-12-01", "due: 2026-11-14"},
    {"B01 warning", CASE, CASE, " - {id: a, title: Nichts, investment: 0, running_costs: 0, benefits: []}\n", ""},
    {"B02 warning", CASE, CASE, "assumption: x", "assumption: '?'"},
    {"B03 warning", CASE, CASE, "confirmed_by_customer: true", "confirmed_by_customer: false"},
    {"B04 warning", CASE, CASE, "years: 2", "years: 3"},
};

static struct world rules_world(void **state) {
    return world_of_kinds(state, kind_names, sizeof kind_names / sizeof *kind_names);
}

/* What is found in the document of the rule's kind after its change. */
static struct str rule_findings(const struct world *kinds, const struct rule_case *rule) {
    static const char *const documents[] = {project, people, plan, review, coaching, business_case};
    struct world world = world_without_documents(kinds);
    const struct record *asked = NULL;
    for (int k = 0; k <= CASE; k++) {
        bool changed = rule->in == k && *rule->from;
        const char *text = changed ? text_replaced(world.arena, documents[k], rule->from, rule->to) : documents[k];
        const struct record *record =
            world_document(&world, kind_names[k], k == PLAN ? "g" : kind_names[k], text, NULL);
        if (k == 0) world.records.project = record;
        if (k == rule->kind) asked = record;
    }
    world_resolve(&world);
    struct str said = world_said(&world);
    if (said.size) fail_msg("%s, %s: %.*s", rule->code, rule->from, STR_ARG(said));
    return findings_of(&world, asked);
}

/* Whether a line begins with the code and goes on, behind its line number, with the level. */
static bool has_finding(struct str findings, struct str code, struct str level) {
    struct str line, part;
    while (str_cut(&findings, '\n', &line)) {
        str_cut(&line, ' ', &part);
        if (!str_equal(part, code)) continue;
        str_cut(&line, ' ', &part);
        if (str_starts(line, level)) return true;
    }
    return false;
}

static void good_documents_have_no_findings(void **state) {
    struct world world = rules_world(state);
    for (int kind = PLAN; kind <= CASE; kind++) {
        struct rule_case none = {.code = kind_names[kind], .kind = kind, .from = "", .to = ""};
        CHECK_STR_OF(kind_names[kind], rule_findings(&world, &none), "");
    }
}

static void every_rule_finds_its_weakness(void **state) {
    struct world world = rules_world(state);
    for (size_t i = 0; i < sizeof rule_cases / sizeof *rule_cases; i++) {
        const struct rule_case *rule = &rule_cases[i];
        struct str level = str_of(rule->code), code;
        str_cut(&level, ' ', &code);
        struct str findings = rule_findings(&world, rule);
        if (!has_finding(findings, code, level))
            fail_msg("%s: “%s” → “%s” found only: %.*s", rule->code, rule->from, rule->to, STR_ARG(findings));
    }
}

/* A rule without a case above would be one that nobody has seen find anything. */
static void every_rule_has_a_case(void **state) {
    struct world world = rules_world(state);
    for (size_t k = 0; k < world.kinds.count; k++)
        for (size_t c = 0; c < world.kinds.items[k]->check_count; c++) {
            struct str code = world.kinds.items[k]->checks[c].code;
            bool found = false;
            for (size_t i = 0; i < sizeof rule_cases / sizeof *rule_cases; i++)
                found |= str_starts(str_of(rule_cases[i].code), code) && rule_cases[i].code[code.size] == ' ' &&
                         str_equal_c(world.kinds.items[k]->name, kind_names[rule_cases[i].kind]);
            if (!found) fail_msg("no case for %.*s", STR_ARG(code));
        }
}

/* A code means one rule in whatever kind it is found. */
static void every_rule_has_a_code_of_its_own(void **state) {
    static const char *const names[] = {"project",       "people",        "account-plan", "annual-review",
                                        "coaching-plan", "business-case", "portfolio",    "qualification"};
    struct world world = world_of_kinds(state, names, sizeof names / sizeof *names);
    struct str codes = STR(" ");
    for (size_t k = 0; k < world.kinds.count; k++)
        for (size_t c = 0; c < world.kinds.items[k]->check_count; c++) {
            struct str code = str_format(world.arena, " %.*s ", STR_ARG(world.kinds.items[k]->checks[c].code));
            if (str_find(codes, code, NULL)) fail_msg("%.*s is there twice", STR_ARG(code));
            codes = str_join(world.arena, codes, code);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(declarations_are_checked),
        CHECK_ARENA(one_code_is_one_rule),
        CHECK_ARENA(one_code_is_one_rule_in_two_files),
        CHECK_ARENA(codes_have_families),
        CHECK_ARENA(findings_have_place_level_and_values),
        CHECK_ARENA(circles_are_found),
        CHECK_ARENA(unknown_values_are_counted),
        CHECK_ARENA(unknown_values_are_asked_for),
        CHECK_ARENA(findings_can_be_accepted),
        CHECK_ARENA(a_check_asks_each_of_its_fields),
        CHECK_ARENA(what_was_not_read_is_not_judged),
        CHECK_ARENA(families_fields_and_rows_can_be_accepted),
        CHECK_ARENA(an_acceptance_needs_reason_and_end),
        CHECK_ARENA(good_documents_have_no_findings),
        CHECK_ARENA(every_rule_finds_its_weakness),
        CHECK_ARENA(every_rule_has_a_case),
        CHECK_ARENA(every_rule_has_a_code_of_its_own),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
