/* Every rule of the built-in kinds, each with a document in which it finds nothing and a change that makes it find
 * something. */
#include "rule_check.h"

static const char *const kind_names[] = {"project",       "people",        "account-plan",
                                         "annual-review", "coaching-plan", "business-case",
                                         "customer-visit"};

static const char *const project = "company: {name: Wir GmbH}\n"
                                   "total_revenue: {2025: 8000000}\n"
                                   "product_families: {dms: Sensoren}\n"
                                   "never_to_customer: [Schmerzgrenze]\n"
                                   "tiers: {A: {cadence_days: 30}}\n";
static const char *const people = "people:\n"
                                  " - {id: kam, name: Kim, role: kam}\n"
                                  " - {id: eng, name: Eva, role: engineering}\n"
                                  " - {id: boss, name: Bo, role: management}\n"
                                  " - {id: aux, name: Aux, role: service}\n";
static const char *const plan =
    "id: g\ntitle: Plan\nupdated: 2026-11-10\nstatus: approved\n"
    "period: {from: 2026-01-01, to: 2029-12-31}\nnext_review: 2027-01-15\n"
    "owner: kam\nrhythm: weekly\ndeputy: eng\nsponsor: boss\napproval: {by: boss, on: 2026-11-09}\nteam: [kam, eng, boss]\ncontributors: [kam, eng]\n"
    "customer: {name: Gross AG, tier: A, sites: [{id: w1, name: Werk}]}\n"
    "qualification: {individual_solutions: true}\n"
    "profile: {strategy: a, products: a, organisation: a, market_position: '?', finances: '?', initiatives: [{id: i1, title: "
    "Neue Linie, hurdle: h, our_contribution: o, contacts: [s1], value_message: v}]}\n"
    "open_questions: [{text: q1, owner: kam, due: 2027-01-01}, {text: q2, owner: kam, due: 2027-01-01}]\n"
    "contracts: [{id: v1, title: Vertrag, start: 2026-01-01, end: 2028-12-31, notice_months: 3, volume: 100, "
    "called_off: 50}]\n"
    "satisfaction:\n - {date: 2024-02-01, scale: nps, value: 7}\n - {date: 2025-02-01, scale: nps, value: 6}\n"
    " - {date: 2026-02-01, scale: nps, value: 8}\n"
    "kam_history: [{person: kam, from: 2020-01-01}]\n"
    "revenue:\n"
    "  years: [{year: 2023, actual: 800000}, {year: 2024, actual: 900000}, {year: 2025, actual: 1000000}, {year: 2027, plan: 1100000}]\n"
    "  secured_2027: 1000000\n"
    "  by_family: {dms: {2025: 1001000}}\n"
    "  by_site: {w1: {2025: 999000}}\n"
    "  visits: {2024: 10, 2025: 9}\n  average_discount_percent: {2024: 5, 2025: 4}\n"
    "  offers: {2024: 10, 2025: 9}\n  won: {2024: 5, 2025: 5}\n  margin_percent: {2023: 31, 2024: 30, 2025: 29}\n"
    "  customer_spend: {2023: 2000000, 2024: 2200000, 2025: 2400000}\n"
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
    "leading, owner: kam, contacts: [s1, s2], customer_value: x, customer_value_eur: 5, business_case: b, next_step: y, next_step_due: "
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
    "next_review: 2027-12-02\ninvitation_sent: 2026-11-01\nparticipants: {us: [kam, boss], customer: [s1]}\n"
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
    "milestones: [{date: 2026-12-31, text: m}]\nachievements: [{date: 2026-06-01, text: e}]\n";
static const char *const business_case =
    "title: BC\naccount: g\nbaseline: b\nyears: 2\n"
    "scenarios:\n - {id: a, title: Nichts, investment: 0, running_costs: 0, benefits: []}\n"
    " - {id: b, title: Viel, investment: 10, running_costs: 1, benefits: [{text: N, amount: 9, assumption: x, "
    "confirmed_by_customer: true}]}\n";

static const char *const visit =
    "account: g\ntitle: Besuch\ndate: 2026-11-12\nwith: [s1]\naim: ein Ja\nresult: ja\nminutes: yes\n"
    "actions:\n - {title: V1, owner: kam, due: 2026-12-01, visibility: internal}\n";
/* The review of the year before: what was agreed there is an action of the account, and to be taken up. */
static const char *const last_review =
    "account: g\ntitle: Letztes Gespräch\nperiod: {from: 2025-01-01, to: 2025-12-31}\ndate: 2025-12-03\nstatus: held\n"
    "start: 13:00\nduration: 100\nmoderator: kam\nminutes_by: eng\nnext_review: 2026-12-03\n"
    "participants: {us: [kam], customer: [s1]}\n"
    "agreed_actions: [{id: v1, title: Plan für die Termintreue, owner: kam, due: 2026-12-20, status: open, visibility: internal}]\n";

#define MORE_ACTION(id, more, owner) \
    " - {id: " id ", title: " id ", due: 2026-12-03" more " status: open, goal: z1, owner: " owner "}\n"
#define MORE_ACTIONS(more, owner) \
    MORE_ACTION("n1", more, owner) MORE_ACTION("n2", more, owner) MORE_ACTION("n3", more, owner) MORE_ACTION("n4", more, owner)

/* In the document of a kind (its number among kind_names) `from` becomes `to`; then the rule finds something. */
enum { PLAN = 2, REVIEW, COACHING, CASE, VISIT, EARLIER };

/* The review before: what it left open is brought forward. */
static const char earlier[] =
    "account: g\ntitle: E\nperiod: 2025\ndate: 2025-12-04\nstart: \"09:00\"\nduration: 60\nstatus: held\nmoderator: kam\n"
    "minutes_by: kam\nnext_review: 2026-12-03\nparticipants: {us: [kam], customer: [s1]}\n"
    "agreed_actions: [{title: Prospekt senden, owner: kam, due: 2026-12-20, status: done}]\n";

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
     ", market_position: '?', finances: '?', initiatives: [{id: i1, title: Neue Linie, hurdle: h, our_contribution: o, "
     "contacts: [s1], value_message: v}]}\nopen_questions: [{text: q1, owner: kam, due: 2027-01-01}, {text: q2, "
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
    {"P27 warning", PLAN, PLAN, "plan: 1100000}", "plan: 1100000, actual: 5000}"},
    {"P20a warning", PLAN, PLAN, "{year: 2027, plan", "{year: 2026, plan: 1000000, forecast: 940000}, {year: 2027, plan"},
    {"P20b warning", PLAN, PLAN, "{year: 2027, plan",
     "{year: 2026, plan: 1000000, forecast: 960000, actual: 700000, actual_to: 2026-10-31}, {year: 2027, plan"},
    {"P21a warning", PLAN, PLAN, "actual: 1000000", "actual: 890000"},
    {"P21b error", PLAN, PLAN, "{year: 2023, actual: 800000}, {year: 2024, actual: 900000}, {year: 2025, actual: 1000000}",
     "{year: 2023, actual: 1200000}, {year: 2024, actual: 1100000}, {year: 2025, actual: 1000000}"},
    {"P22a warning", PLAN, PLAN, "{2023: 31, 2024: 30, 2025: 29}", "{2023: 33, 2024: 31, 2025: 29}"},
    {"P22b warning", PLAN, PLAN, "{2023: 2000000, 2024: 2200000, 2025: 2400000}",
     "{2023: 1600000, 2024: 2200000, 2025: 2600000}"},
    {"P23a warning", PLAN, PLAN, "on: 2026-11-09", "on: 2025-11-09"},
    {"P23b warning", PLAN, PLAN, "approval: {by: boss, on: 2026-11-09}\n", ""},
    {"P23b warning", PLAN, PLAN, "{by: boss, on: 2026-11-09}", "{on: 2026-11-09}"},
    {"P24a info", PLAN, PLAN, "hurdle: h, ", ""},
    {"P24b warning", PLAN, PLAN, "contacts: [s1], value_message", "value_message"},
    {"P25a warning", PLAN, PLAN, "actions:\n", "actions:\n" MORE_ACTIONS(",", "kam")},
    {"P25b warning", PLAN, PLAN, "actions:\n", "actions:\n" MORE_ACTIONS(", priority: high,", "eng")},
    {"P26 warning", PLAN, PLAN, "{name: Filtrex}", "{name: Filtrex, share_percent: 42, trend: rising}"},
    {"P28a warning", PLAN, PLAN, "owner: kam\n", "owner: kam\nhealth: green\n"},
    {"P28a warning", PLAN, PLAN, "owner: kam\n", "owner: kam\nhealth: {stated: gut, reason: r}\n"},
    {"P28b info", PLAN, PLAN, "owner: kam\n", "owner: kam\nhealth: red\n"},
    {"P29a error", PLAN, PLAN, "owner: kam\n", "owner: kam\nparent: g\n"},
    {"P29b warning", PLAN, PLAN, "", ""}, /* see add_daughters */
    {"S01 warning", PLAN, PLAN, "stance: 2, owner: boss, ", "stance: 2, "},
    {"S02 warning", PLAN, PLAN, "function: management", "function: purchasing"},
    {"S03 warning", PLAN, PLAN, "level: c_level", "level: head"},
    {"S04a warning", PLAN, PLAN, "buying_role: decider", "buying_role: user"},
    {"S04b warning", PLAN, PLAN, "influence: 4, stance: 0", "influence: 3, stance: 0"},
    {"S05b info", PLAN, PLAN, "stance: 2", "stance: 0"},
    {"S05a info", PLAN, PLAN, "level: c_level", "level: head"},
    {"S05a info", PLAN, PLAN, "title: CEO, function: management, level: c_level", "title: Assistenz der Geschäftsführung, function: management"},
    {"S05a info", PLAN, PLAN, "title: CEO, function: management, level: c_level", "title: Director of Sales, function: sales"},
    {"S06a warning", PLAN, PLAN, "last_contact: 2026-11-02", "last_contact: 2026-08-16"},
    {"S06b warning", PLAN, PLAN, "last_contact: 2026-11-02", "last_contact: '?'"},
    {"S07 warning", PLAN, PLAN, "first_contact: 2026-03-01", "first_contact: 2025-03-01"},
    {"S08 warning", PLAN, PLAN, "stance: 0", "stance: -1"},
    {"S09 error", PLAN, PLAN, "first_contact: 2026-03-01", "reports_to: s2"},
    {"S10 info", PLAN, PLAN, "reports_to: s1", "reports_to: s1, relationship: {now: 1, goal: 3}"},
    {"S11 warning", PLAN, PLAN, "stance: 0, owner: kam", "stance: 0, owner: aux"},
    {"S12 warning", PLAN, 0, "cadence_days: 30", "cadence_days: 2"},
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
    {"A01a warning", PLAN, PLAN, "due: 2026-12-02, status: open, goal: z2, side: customer",
     "due: 2026-11-14, status: open, goal: z2"},
    {"O08c warning", PLAN, PLAN, "{year: 2027, plan",
     "{year: 2026, plan: 1000000, actual: 800000, actual_to: 2026-11-10}, {year: 2027, plan"},
    {"O09 warning", PLAN, PLAN, "close: 2027-12-30, stage: offer", "close: 2026-12-15, stage: idea"},
    {"O09 warning", PLAN, PLAN, "close: 2027-12-30, stage: offer", "close: 2027-01-14, stage: qualified"},
    {"O10a warning", PLAN, PLAN, "contacts: [s1, s2]", "contacts: [s2]"},
    {"O10b warning", PLAN, PLAN, "business_case: b, ", ""},
    {"O11 info", PLAN, PLAN, "opportunities:\n",
     "opportunities:\n - {id: c8, title: C8, value: 10, close: 2027-12-30, stage: idea, origin: joint}\n"
     " - {id: c9, title: C9, value: 10, close: 2027-12-30, stage: idea, origin: joint}\n"},
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
    {"E01 warning", PLAN, PLAN, "roadmap: [", "complaints: [{text: x, owner: kam, promised: 2026-11-14}]\nroadmap: ["},
    {"E02a warning", PLAN, PLAN, "roadmap: [", "complaints: [{text: x, promised: 2026-12-14}]\nroadmap: ["},
    {"E02b info", PLAN, PLAN, "roadmap: [", "complaints: [{text: x, owner: kam}]\nroadmap: ["},
    {"E03 warning", PLAN, PLAN, "first_contact: 2026-03-01}", "first_contact: 2026-03-01, left: 2026-10-01}"},
    {"E04b warning", PLAN, VISIT, "date: 2026-11-12", "date: 2026-10-12"},
    {"E04c warning", PLAN, PLAN, "roadmap: [", "communication: [{title: QBR, next: 2026-11-14}]\nroadmap: ["},
    {"E04a warning", PLAN, PLAN, "owner: kam\n", "owner: kam\nnext_check_in: 2026-11-14\n"},
    {"E05 info", PLAN, PLAN, "roadmap: [", "roles: [{role: seller}]\nroadmap: ["},
    {"E07 warning", PLAN, PLAN, "roadmap: [",
     "journal: [{date: 2026-10-01, text: t, next: n, next_due: 2026-11-14}]\nroadmap: ["},
    {"E08 warning", PLAN, PLAN, "roadmap: [",
     "projects: [{title: P, owner_us: kam, end: 2027, visibility: shared}]\nroadmap: ["},
    {"E09 warning", PLAN, PLAN, "roadmap: [", "projects: [{title: P, end: 2025}]\nroadmap: ["},
    {"E10 info", PLAN, PLAN, "roadmap: [", "market_observations: [{date: 2026-10-01, text: t}]\nroadmap: ["},
    {"E11 warning", PLAN, PLAN, "roadmap: [", "authority: {discount_up_to: 3}\nroadmap: ["},
    {"E12 warning", PLAN, PLAN, "margin_percent: {2023: 31, 2024: 30, 2025: 29}",
     "margin_percent: {2023: 31, 2024: 30, 2025: 29}\n  cost_to_serve: {2025: 400000}"},
    {"E13 info", PLAN, PLAN, "roadmap: [", "new_markets: [{text: t, realistic: true}]\nroadmap: ["},
    {"E14 warning", PLAN, PLAN, "metric: m, target: 1, due: 2027-12-31, owner: kam}",
     "metric: m, baseline: 0, target: 2, current: 1, status: reached, due: 2027-12-31, owner: kam}"},
    {"E15a warning", PLAN, 1, "name: Kim, ", "name: Kim, active: {to: 2026-01-01}, "},
    {"E15b info", PLAN, 1, "name: Kim, ", "name: Kim, active: {from: 2027-01-01}, "},
    {"H01 warning", PLAN, PLAN, "deputy: eng\n",
     "deputy: eng\nhandover: {to: boss, date: 2027-01-01, know: [a, b, c]}\n"},
    {"H02 info", PLAN, PLAN, "deputy: eng\n", "deputy: eng\nhandover: {to: boss, date: 2027-01-01, know: [a, b]}\n"},
    {"H03 warning", PLAN, PLAN, "deputy: eng\n",
     "deputy: eng\nhandover: {to: boss, date: 2026-11-14, know: [a, b, c]}\n"},
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
    {"R03b info", REVIEW, PLAN, "{year: 2023, actual: 800000}, {year: 2024, actual: 900000}, {year: 2025, actual: 1000000}, ", ""},
    {"R03c info", REVIEW, PLAN, "visibility: shared", "visibility: internal"},
    {"R05d warning", REVIEW, PLAN, "title: A2, owner: eng", "title: A2"},
    {"R14a info", REVIEW, REVIEW, "duration: 100", "duration: 100\nfrequency: quarter"},
    {"R14b info", REVIEW, REVIEW, "duration: 100", "duration: 100\nfrequency: quarter"},
    {"R11 info", REVIEW, PLAN, "due: 2026-12-02", "due: 2026-11-14"},
    {"R12b warning", REVIEW, EARLIER, "status: done", "status: open"},
    {"R12a warning", REVIEW, REVIEW, "folder: [Agenda]",
     "folder: [Agenda]\nagreed_actions: [{id: v2, title: V2, owner: kam, due: 2026-11-14, status: open}]"},
    {"R13a info", REVIEW, REVIEW, "us: [kam, boss]", "us: [kam]"},
    {"R13b info", REVIEW, REVIEW, "invitation_sent: 2026-11-01\n", ""},
    {"R15a error", REVIEW, REVIEW, "moderator: kam\n", "moderator: kam\ndecisions: [{text: Rabatt (nur intern)}]\n"},
    {"R15b error", REVIEW, REVIEW, "Reklamationen der Baureihe", "Reklamationen der Baureihe (nur intern)"},
    {"R15c error", REVIEW, REVIEW, "title: Beginn", "title: Beginn (nur intern)"},
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
    {"C05b warning", COACHING, COACHING, "2026-11-28", "2026-11-18"},
    {"C05b warning", COACHING, COACHING, "form: preparation, status: planned", "form: preparation, status: cancelled"},
    {"C05c warning", COACHING, COACHING, "2026-12-07", "2026-12-11"},
    {"C06 info", COACHING, COACHING, "date: 2026-06-01", "date: 2025-06-01"},
    {"C07 warning", COACHING, COACHING, "milestones: [{date: 2026-12-31, text: m}]\n", ""},
    {"C08 info", COACHING, COACHING, "sales: {self: 3", "sales: {self: 5"},
    {"A01c warning", COACHING, COACHING, "due: 2026-12-01", "due: 2026-11-14"},
    {"C09a error", COACHING, COACHING, "coachee: eng", "coachee: [eng, kam]"},
    {"C09b warning", COACHING, COACHING, "coachee: eng", "coachee: [eng, kam]"},
    {"C10 info", COACHING, COACHING, "achievements: [{date: 2026-06-01, text: e}]\n", ""},
    {"C11 warning", COACHING, COACHING, "topic: c, form: joint_visit", "topic: c, visit: customer-visit, form: joint_visit"},
    {"B01 warning", CASE, CASE, " - {id: a, title: Nichts, investment: 0, running_costs: 0, benefits: []}\n", ""},
    {"B02 warning", CASE, CASE, "assumption: x", "assumption: '?'"},
    {"B03 warning", CASE, CASE, "confirmed_by_customer: true", "confirmed_by_customer: false"},
    {"B04 warning", CASE, CASE, "years: 2", "years: 3"},
    {"V01 warning", VISIT, VISIT,
     "result: ja\nminutes: yes\nactions:\n - {title: V1, owner: kam, due: 2026-12-01, visibility: internal}\n", ""},
    {"V02 warning", VISIT, VISIT, "date: 2026-11-12", "status: planned\ndate: 2026-11-12"},
    {"V03 info", VISIT, VISIT, "date: 2026-11-12\nwith: [s1]\naim: ein Ja\n", "date: 2026-11-20\nwith: [s1]\n"},
    {"V04 info", VISIT, VISIT, "actions:\n - {title: V1, owner: kam, due: 2026-12-01, visibility: internal}\n", ""},
    {"V05 warning", VISIT, VISIT, "actions:\n - {title: V1, owner: kam, due: 2026-12-01, visibility: internal}\n", ""},
};

static struct world rules_world(void **state) {
    return world_of_kinds(state, kind_names, sizeof kind_names / sizeof *kind_names);
}

/* A daughter of the plan's customer, and hers. */
static void add_daughters(struct world *world) {
    const char *daughter = text_replaced(world->arena, plan, "id: g\n", "id: h\nparent: g\n");
    world_document(world, "account-plan", "h", daughter, NULL);
    const char *hers = text_replaced(world->arena, plan, "id: g\n", "id: i\nparent: h\n");
    world_document(world, "account-plan", "i", hers, NULL);
}

/* What is found in the document of the rule's kind after its change. */
static struct str rule_findings(const struct world *kinds, const struct rule_case *rule) {
    static const char *const documents[] = {project, people, plan, review, coaching, business_case, visit, earlier};
    struct world world = world_without_documents(kinds);
    const struct record *asked = NULL;
    for (int k = 0; k <= EARLIER; k++) {
        const char *kind = kind_names[k == EARLIER ? REVIEW : k], *id = k == EARLIER ? "earlier" : kind;
        bool changed = rule->in == k && *rule->from;
        const char *text = changed ? text_replaced(world.arena, documents[k], rule->from, rule->to) : documents[k];
        const struct record *record =
            world_document(&world, kind, k == PLAN ? "g" : id, text, NULL);
        if (k == 0) world.records.project = record;
        if (k == rule->kind) asked = record;
    }
    world_document(&world, "annual-review", "last", last_review, NULL);
    if (str_starts(str_of(rule->code), STR("P29b"))) add_daughters(&world);
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
    for (int kind = PLAN; kind <= VISIT; kind++) {
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

/* What looks like a weakness and is none, or is said by another rule: `code` finds nothing after the change. */
static const struct rule_case silent_cases[] = {
    {"P03a", PLAN, PLAN, "strategies: [{id: t1, text: S, goals: [z1, z2]}]\n", ""},
    {"P03b", PLAN, PLAN, "target: 1, due: 2027-12-31, owner: kam}\n - {id: z2",
     "baseline: 0, target: 1, current: 1, due: 2027-12-31, owner: kam}\n - {id: z2"},
    {"P09", PLAN, PLAN, "{year: 2027, plan: 1100000}", "{year: 2026, plan: 1000000, forecast: 980000}, {year: 2027, plan: 990000}"},
    {"P15b", PLAN, PLAN, "scale: nps, value: 8", "scale: '10', value: 5"},
    {"P20b", PLAN, PLAN, "{year: 2027, plan",
     "{year: 2026, plan: 1000000, forecast: 700000, actual: 500000, actual_to: 2026-10-31}, {year: 2027, plan"},
    {"P21a", PLAN, PLAN, "{year: 2023, actual: 800000}, {year: 2024, actual: 900000}, {year: 2025, actual: 1000000}",
     "{year: 2023, actual: 1200000}, {year: 2024, actual: 1100000}, {year: 2025, actual: 1000000}"},
    {"P22a", PLAN, PLAN, "{2023: 31, 2024: 30, 2025: 29}", "{2023: 33, 2024: 32, 2025: 29}"},
    {"P25a", PLAN, PLAN, "actions:\n",
     "actions:\n" MORE_ACTION("n1", ",", "kam") MORE_ACTION("n2", ",", "eng") MORE_ACTION("n3", ",", "boss")},
    {"P26", PLAN, PLAN, "{name: Filtrex}", "{name: Filtrex, share_percent: 42, trend: level}"},
    {"S01", PLAN, PLAN, "name: Chef, title: CEO", "name: Noch nicht besetzt, title: CEO"},
    {"S03", PLAN, PLAN, "title: CEO, function: management, level: c_level", "title: Chefin, function: Geschäftsleitung"},
    {"S05a", PLAN, PLAN, "function: management, level: c_level", "function: finance"},
    {"S05a", PLAN, PLAN, "title: CEO, function: management, level: c_level", "title: Technischer Geschäftsführer, function: engineering"},
    {"S06a", PLAN, PLAN, "last_contact: 2026-11-02", "last_contact: 2026-08-16, next_contact: 2026-11-20"},
    {"S06b", PLAN, PLAN, "last_contact: 2026-11-02", "last_contact: '?', next_contact: 2026-11-20"},
    {"S10", PLAN, PLAN, "reports_to: s1", "reports_to: s1, relationship: {now: 1, goal: 3}, next_contact: 2026-11-20"},
    {"S10", PLAN, PLAN, "influence: 4, stance: 0, owner: kam, last_contact: 2026-11-02, reports_to: s1}\n",
     "influence: 4, stance: 0, owner: kam, last_contact: 2026-11-02, reports_to: s1}\n"
     " - {id: s3, name: Dr. Eva A1, title: Labor, function: quality, owner: kam, last_contact: 2026-11-02, relationship: {now: 1, goal: 3}}\n"},
    {"S11", PLAN, PLAN, "team: [kam, eng, boss]", "team: [eng, aux]"},
    {"O05c", PLAN, PLAN, "customer_value: x, customer_value_eur: 5", "customer_value: '?', customer_value_eur: '?'"},
    {"O09", PLAN, PLAN, "close: 2027-12-30, stage: offer", "close: 2026-12-16, stage: idea"},
    {"O10a", PLAN, PLAN, "value: 200000", "value: 19000"},
    {"O11", PLAN, PLAN, "opportunities:\n", /* of two one is always the larger */
     "opportunities:\n - {id: c9, title: C9, value: 10, close: 2027-12-30, stage: idea, origin: joint}\n"},
    {"A01a", PLAN, PLAN, "due: 2026-12-02", "due: 2026-11-14"},
    {"R03d", REVIEW, REVIEW, "plan_year: 2026", "plan_year: '?'"}, /* of a year that nobody knows nothing is said */
    {"R08", REVIEW, REVIEW, "topic: Termintreue", "topic: Liefer-Termintreuen"},
    {"R11", REVIEW, REVIEW, "topics: [{topic: Termintreue,", "topics: [{topic: Preise,"},
    {"R13b", REVIEW, REVIEW, "invitation_sent: 2026-11-01\n", "invitation_sent: 2026-11-01\nmode: video\n"},
    {"C05b", COACHING, COACHING, "2026-11-28, topic: b, form: preparation", "2026-11-19, topic: b, form: role_play"},
};

static void rules_are_silent_where_nothing_is_wrong(void **state) {
    struct world world = rules_world(state);
    for (size_t i = 0; i < sizeof silent_cases / sizeof *silent_cases; i++) {
        const struct rule_case *rule = &silent_cases[i];
        struct str findings = rule_findings(&world, rule);
        if (has_finding(findings, str_of(rule->code), (struct str){0}))
            fail_msg("%s: “%s” → “%s” found: %.*s", rule->code, rule->from, rule->to, STR_ARG(findings));
    }
}

/* Of a share of nothing no figure is said. */
static void nothing_is_said_in_words(void **state) {
    struct world world = rules_world(state);
    struct rule_case nothing = {"R06 info", REVIEW, REVIEW, "section: outlook", "section: market"};
    struct rule_case some = {"R06 info", REVIEW, REVIEW, "Ausblick, minutes: 60", "Ausblick, minutes: 10"};
    struct str said = rule_findings(&world, &nothing);
    if (!str_find(said, STR("Nichts auf der Agenda blickt nach vorn"), NULL)) fail_msg("%.*s", STR_ARG(said));
    said = rule_findings(&world, &some);
    if (!str_find(said, STR("Nur 25"), NULL)) fail_msg("%.*s", STR_ARG(said));
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
                                        "coaching-plan", "business-case", "portfolio",    "qualification",
                                        "customer-visit",         "weekly"};
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
        CHECK_ARENA(good_documents_have_no_findings),
        CHECK_ARENA(every_rule_finds_its_weakness),
        CHECK_ARENA(rules_are_silent_where_nothing_is_wrong),
        CHECK_ARENA(nothing_is_said_in_words),
        CHECK_ARENA(every_rule_has_a_case),
        CHECK_ARENA(every_rule_has_a_code_of_its_own),
    };
    return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
