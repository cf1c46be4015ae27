/* Checks: how they are declared, accepted and told. */
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

/* What nobody asks for, as people read it and as its author may point to it. */
static void unknown_values_are_asked_for(void **state) {
    static const struct {
        const char *asked, *left;
    } cases[] = {
        {"[]", "Profil: Größe, Hr. X, B.Sc.: Größe, b: Text"},
        {"['Profil: Größe', 'Hr. X, B.Sc.: Größe', 'b: Text']", ""}, /* what is said leads there */
        {"'?'", "Profil: Größe, Hr. X, B.Sc.: Größe, b: Text"},
        {"[size]", "b: Text"},
        {"[Größe, b]", ""},
        {"[steps]", "Profil: Größe"},
        {"['Schritte: A']", "Profil: Größe, b: Text"},
        {"['steps.size', profil]", "b: Text"},
        {"['steps: Hr. X, B.Sc..größe', b]", "Profil: Größe"}, /* a row by its name, marks and all */
        {"['schritte:hr._x,_b.sc..size', b]", "Profil: Größe"},
        {"['steps:a.text', 'size.a', c, x, '', ':', 'x:a']", "Profil: Größe, Hr. X, B.Sc.: Größe, b: Text"},
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
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
