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
         "K01 7: “I01” cannot be the code of a check | write a capital letter and digits, such as “P03”; D, F, G, I, "
         "K, M "
         "and X are the program's own\n"},
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
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        const char *text = str_terminated(world.arena, str_format(world.arena, PLAN_START "%s", cases[i].check));
        world_kind(&world, text);
        kinds_link(&world.kinds, &world.sink);
        CHECK_STR_OF(cases[i].check, world_said(&world), cases[i].said);
    }
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
        {"['steps:a.text', 'size.a', c, x, '', ':', 'x:a']", "profil.größe, schritte:a.größe, schritte:b.text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world = world_new(state);
        world_kind(&world, asking_plan);
        kinds_link(&world.kinds, &world.sink);
        struct str text = str_format(
            world.arena, "profile: {size: '?'}\nsteps: [{id: a, size: '?'}, {id: b, text: '?', size: 3}]\nasked: %s\n",
            cases[i].asked);
        const struct record *record = world_document(&world, "plan", "p", str_terminated(world.arena, text), NULL);
        world_resolve(&world);
        CHECK_SAID(&world, "");
        struct str found = findings_of(&world, record);
        struct str expected = str_format(world.arena, *cases[i].left ? "S11 1 info: %s\n" : "%s", cases[i].left);
        if (!str_equal(found, expected)) fail_msg("%s: %.*s", cases[i].asked, STR_ARG(found));
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
        struct str yaml = str_format(arena, "steps:\n - {id: a}\n - {id: b}\nakzeptiert: [%s]\n", cases[i].accepted);
        CHECK_STR_OF(cases[i].accepted, check_small(state, &world, str_terminated(arena, yaml)), cases[i].found);
        CHECK_STR_OF(cases[i].accepted, world_said(&world), cases[i].said);
    }
}

static void an_acceptance_needs_reason_and_end(void **state) {
    struct world world = world_new(state);
    world_kind(&world, small_plan);
    kinds_link(&world.kinds, &world.sink);
    world_document(&world, "plan", "p", "accepted: [{code: S01}]\n", NULL);
    CHECK_SAID(&world, "I07 1: “Bis” is missing | add “Bis:”; write “?” if it is not known\n"
                       "I07 1: “Grund” is missing | add “Grund:”; write “?” if it is not known\n");
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
    {"Q04 info", PLAN, PLAN, "actual: 1000000", "actual: 400000"},
    {"Q05 info", PLAN, PLAN, "individual_solutions: true", "individual_solutions: false"},
    {"P01 warning", PLAN, PLAN, "to: 2029-12-31", "to: 2027-12-31"},
    {"P01 warning", PLAN, PLAN, "to: 2029-12-31", "to: 2032-12-31"},
    {"P02 warning", PLAN, PLAN, "side: own", "side: joint"},
    {"P02 warning", PLAN, PLAN, "side: customer, text", "side: joint, text"},
    {"P02 warning", PLAN, PLAN, "strategies: [{id: t1, text: S, goals: [z1, z2]}]\n", ""},
    {"P02 warning", PLAN, PLAN,
     "obstacles: [{id: h1, text: H, likelihood: 1, impact: 1, mitigation: m, owner: kam, due: 2027-01-01, status: "
     "open}]\n",
     ""},
    {"P03 warning", PLAN, PLAN, "goals: [z1, z2]", "goals: [z1]"},
    {"P03 warning", PLAN, PLAN, "status: open, goal: z1", "status: done, goal: z1"},
    {"P03 warning", PLAN, PLAN, "text: Z1, metric: m, target: 1", "text: Z1, metric: m"},
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
    {"P07 warning", PLAN, PLAN, "contributors: [kam, eng]", "contributors: [kam]"},
    {"P07 warning", PLAN, PLAN, "team: [kam, eng, boss]", "team: [kam, boss]"},
    {"P08 warning", PLAN, PLAN, "updated: 2026-11-10", "updated: 2026-08-10"},
    {"P08 warning", PLAN, PLAN, "next_review: 2027-01-15", "next_review: 2026-11-14"},
    {"P09 info", PLAN, PLAN, "plan: 1100000", "plan: 990000"},
    {"P10 warning", PLAN, PLAN, "2025: 1001000", "2025: 1006000"},
    {"P10 warning", PLAN, PLAN, "2025: 999000", "2025: 990000"},
    {"P11 warning", PLAN, PLAN, "{2024: 10, 2025: 9}\n  average_discount_percent: {2024: 5, 2025: 4}",
     "{2024: 10, 2025: 11}\n  average_discount_percent: {2024: 5, 2025: 6}"},
    {"P12 warning", PLAN, PLAN, "offers: {2024: 10, 2025: 9}", "offers: {2024: 10, 2025: 12}"},
    {"P13 info", PLAN, PLAN, "kam, from: 2020-01-01", "kam, from: 2026-06-01"},
    {"P13 info", PLAN, PLAN, "kam_history: [{person: kam, from: 2020-01-01}]",
     "kam_history: [{person: kam, from: 2020-01-01}, {person: eng, from: 2022-01-01, to: 2024-01-01}, {person: eng, "
     "from: 2022-01-01, to: 2025-01-01}]"},
    {"P14 warning", PLAN, PLAN, "end: 2028-12-31", "end: 2027-03-31"},
    {"P14 warning", PLAN, PLAN, "end: 2028-12-31", "end: 2026-12-31"},
    {"P14 warning", PLAN, PLAN, "called_off: 50", "called_off: 5"},
    {"P15 info", PLAN, PLAN, "date: 2026-02-01", "date: 2025-11-01"},
    {"P15 warning", PLAN, PLAN, "value: 8", "value: 5"},
    {"P16 info", PLAN, PLAN, "deputy: eng\n", ""},
    {"P16 info", PLAN, PLAN, "sponsor: boss\n", ""},
    {"P17 warning", PLAN, PLAN, "mitigation: m, ", ""},
    {"P18 warning", PLAN, PLAN, "due: 2027-01-01, status: open", "due: 2026-11-14, status: open"},
    {"S01 warning", PLAN, PLAN, "stance: 2, owner: boss, ", "stance: 2, "},
    {"S02 warning", PLAN, PLAN, "function: management", "function: purchasing"},
    {"S03 warning", PLAN, PLAN, "level: c_level", "level: head"},
    {"S04 warning", PLAN, PLAN, "buying_role: decider", "buying_role: user"},
    {"S04 warning", PLAN, PLAN, "influence: 4, stance: 0", "influence: 3, stance: 0"},
    {"S05 info", PLAN, PLAN, "stance: 2", "stance: 0"},
    {"S05 info", PLAN, PLAN, "level: c_level", "level: head"},
    {"S06 warning", PLAN, PLAN, "last_contact: 2026-11-02", "last_contact: 2026-08-16"},
    {"S06 warning", PLAN, PLAN, "last_contact: 2026-11-02", "last_contact: '?'"},
    {"S07 warning", PLAN, PLAN, "first_contact: 2026-03-01", "first_contact: 2025-03-01"},
    {"S08 warning", PLAN, PLAN, "stance: 0", "stance: -1"},
    {"S09 error", PLAN, PLAN, "first_contact: 2026-03-01", "reports_to: s2"},
    {"O01 warning", PLAN, PLAN, "position: leading, owner: kam", "position: leading"},
    {"O01 warning", PLAN, PLAN, "next_step: y, ", ""},
    {"O01 warning", PLAN, PLAN, ", next_step_due: 2026-12-01", ""},
    {"O02 warning", PLAN, PLAN, "close: 2027-12-30", "close: 2026-11-14"},
    {"O02 warning", PLAN, PLAN, "next_step_due: 2026-12-01", "next_step_due: 2026-11-14"},
    {"O03 warning", PLAN, PLAN, "probability: 100", "probability: 90"},
    {"O03 warning", PLAN, PLAN, "probability: 0,", "probability: 10,"},
    {"O04 warning", PLAN, PLAN, "origin: proactive", "origin: joint"},
    {"O05 warning", PLAN, PLAN, "customer_value: x, ", ""},
    {"O05 info", PLAN, PLAN, "customer_value_eur: 5, ", ""},
    {"O06 warning", PLAN, PLAN, ", loss_reason: r", ""},
    {"O07 info", PLAN, PLAN, "position: leading, ", ""},
    {"O07 info", PLAN, PLAN, "contacts: [s1, s2]", "contacts: [s2]"},
    {"O08 warning", PLAN, PLAN, "probability: 60", "probability: 49"},
    {"A01 warning", PLAN, PLAN, "due: 2026-12-02", "due: 2026-11-14"},
    {"A01 error", PLAN, PLAN, "due: 2026-12-01, status", "due: 2026-10-15, status"},
    {"A02 warning", PLAN, PLAN, "title: A1, owner: kam", "title: A1"},
    {"A02 warning", PLAN, PLAN, "title: A1, owner: kam, due: 2026-12-01", "title: A1, owner: kam"},
    {"A03 info", PLAN, PLAN, "due: 2026-12-02", "due: 2026-11-14"},
    {"A05 warning", PLAN, PLAN, "title: A2", "title: Unsere SCHMERZGRENZE"},
    {"A06 info", PLAN, PLAN, "direction: inward, ", ""},
    {"R01 error", REVIEW, REVIEW, "duration: 100", "duration: 80"},
    {"R01 info", REVIEW, REVIEW, "duration: 100", "duration: 120"},
    {"R02 warning", REVIEW, REVIEW, "cooperation: gut\n", ""},
    {"R02 warning", REVIEW, REVIEW, "outlook: heiter\n", ""},
    {"R02 warning", REVIEW, REVIEW, "folder: [Agenda]\n", ""},
    {"R02 warning", REVIEW, REVIEW, "topics: [{topic: Termintreue, prepared_by: kam}]\n", ""},
    {"R03 info", REVIEW, REVIEW, "market_data: [{title: Markt, values: {2026: 1}, source: Amt}]\n", ""},
    {"R03 info", REVIEW, REVIEW, "plan_year: 2026", "plan_year: 2028"},
    {"R04 info", REVIEW, REVIEW, "area: logistics", "area: other"},
    {"R04 info", REVIEW, REVIEW, "area: sales", "area: other"},
    {"R04 info", REVIEW, REVIEW, "area: marketing", "area: other"},
    {"R04 info", REVIEW, REVIEW, "area: product_development", "area: other"},
    {"R05 warning", REVIEW, REVIEW, "title: P1, owner_us: kam", "title: P1"},
    {"R05 warning", REVIEW, REVIEW, "title: P1, owner_us: kam, owner_customer: s1", "title: P1, owner_us: kam"},
    {"R05 warning", REVIEW, REVIEW, "title: P1, owner_us: kam, owner_customer: s1, end: 2027-01-31",
     "title: P1, owner_us: kam, owner_customer: s1"},
    {"R06 info", REVIEW, REVIEW, "section: outlook", "section: market"},
    {"R07 warning", REVIEW, REVIEW, ", source: Amt", ""},
    {"R08 warning", REVIEW, REVIEW, "values: {2026: 4}", "values: {2026: 6}"},
    {"R09 warning", REVIEW, REVIEW, "customer: [s1]", "customer: [s2]"},
    {"R10 warning", REVIEW, REVIEW, "folder_due: 2026-11-20", "folder_due: 2026-11-14"},
    {"R10 warning", REVIEW, REVIEW, "date: 2026-12-03\nstatus: prepared\n", "date: 2026-11-10\nstatus: held\n"},
    {"R10 warning", REVIEW, REVIEW, "next_review: 2027-12-02", "next_review: '?'"},
    {"R03 info", REVIEW, PLAN, "visibility: shared", "visibility: internal"},
    {"R05 warning", REVIEW, PLAN, "title: A2, owner: eng", "title: A2"},
    {"R11 info", REVIEW, PLAN, "due: 2026-12-02", "due: 2026-11-14"},
    {"C01 warning", COACHING, COACHING, "materials: [{title: M, date: 2026-06-01}]\n", ""},
    {"C01 warning", COACHING, COACHING, "topics: [{topic: t}]\n", ""},
    {"C01 warning", COACHING, COACHING, "customer_data: [revenue]\n", ""},
    {"C02 warning", COACHING, COACHING, "preparation: p, ", ""},
    {"C02 warning", COACHING, COACHING, ", follow_up: f", ""},
    {"C02 warning", COACHING, COACHING, "from: mod1, ", ""},
    {"C03 info", COACHING, COACHING, "application: g, ", ""},
    {"C04 info", COACHING, COACHING, "due: 2026-12-01, status: open", "due: 2026-12-01, status: done"},
    {"C04 info", COACHING, COACHING, "  strategy: {self: 3, coach: 3, target: 4}\n", ""},
    {"C05 warning", COACHING, COACHING, ", result: r", ""},
    {"C05 warning", COACHING, COACHING, "2026-11-28", "2026-11-25"},
    {"C05 warning", COACHING, COACHING, "2026-12-07", "2026-12-11"},
    {"C06 info", COACHING, COACHING, "date: 2026-06-01", "date: 2025-06-01"},
    {"C07 warning", COACHING, COACHING, "milestones: [{date: 2026-12-31, text: m}]\n", ""},
    {"C08 info", COACHING, COACHING, "sales: {self: 3", "sales: {self: 5"},
    {"A01 warning", COACHING, COACHING, "due: 2026-12-01", "due: 2026-11-14"},
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
        if (!str_starts(line, code)) continue;
        str_cut(&line, ' ', &part);
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
                found |= str_starts(str_of(rule_cases[i].code), code) &&
                         str_equal_c(world.kinds.items[k]->name, kind_names[rule_cases[i].kind]);
            if (!found) fail_msg("no case for %.*s", STR_ARG(code));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(declarations_are_checked),
        CHECK_ARENA(findings_have_place_level_and_values),
        CHECK_ARENA(circles_are_found),
        CHECK_ARENA(unknown_values_are_counted),
        CHECK_ARENA(unknown_values_are_asked_for),
        CHECK_ARENA(findings_can_be_accepted),
        CHECK_ARENA(an_acceptance_needs_reason_and_end),
        CHECK_ARENA(good_documents_have_no_findings),
        CHECK_ARENA(every_rule_finds_its_weakness),
        CHECK_ARENA(every_rule_has_a_case),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
