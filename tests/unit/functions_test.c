/* The functions of formulas: values worked out by hand or from the cited source, what missing values do, properties
 * that hold for any input, exactness, and what hostile input costs. */
#include "kind_check.h"

#include <stdio.h>
#include <time.h>

#include "base/limits.h"
#include "formula/print.h"

static const char *const kind =
    "kind: book\n"
    "fields:\n"
    "  id: {type: text}\n"
    "  years:\n"
    "    type: list\n"
    "    keyed: [year]\n"
    "    leaf: revenue\n"
    "    of:\n"
    "      year: {type: period, required: true}\n"
    "      revenue: {type: money}\n"
    "      before: {formula: previous(years).revenue}\n"
    "      growth: {formula: 'growth(revenue, before)'}\n"
    "      sum_so_far: {formula: sum(before(years).revenue) + revenue}\n"
    "      class: {formula: 'abc(revenue, years.revenue)'}\n"
    "      cumulated: {formula: 'cumulative_share(revenue, years.revenue)'}\n"
    "  opportunities:\n"
    "    type: list\n"
    "    of:\n"
    "      value: {type: money}\n"
    "      chance: {type: percent}\n"
    "  flows: {type: list of money}\n"
    "  benefits:\n"
    "    type: list\n"
    "    of:\n"
    "      amount: {type: money}\n"
    "      yearly: {type: bool}\n"
    "      month: {type: integer}\n"
    "  notes: {type: list of number}\n"
    "  weights: {type: list of number}\n"
    "  missing_date: {type: date}\n"
    "  missing_number: {type: number}\n"
    "  missing_money: {type: money}\n"
    "  missing_percent: {type: percent}\n"
    "  missing_bool: {type: bool}\n"
    "  missing_time: {type: time}\n"
    "  due: {type: period}\n"
    "  fiscal: {type: year}\n"
    "  sales: {type: list, keyed: year, leaf: value, of: {year: {type: year}, value: {type: "
    "number}}}\n"
    "  end: {type: date, unlimited: true}\n"
    "  start: {type: time}\n"
    "  rate: {type: percent}\n"
    "  trend:\n"
    "    type: enum\n"
    "    of: {better: Besser, worse: Schlechter, level: Gleich}\n"
    "    default: 'if(trend(5, 3, false) > 0, \"better\", if(trend(5, 3, false) < 0, "
    "\"worse\", \"level\"))'\n";

struct book {
    struct world world;
    const struct record *record;
    struct computation computation;
};

static void book_open_in(struct book *book, void **state, const char *text, struct fiscal_calendar calendar) {
    *book = (struct book){.world = world_new(state)};
    book->world.records.calendar = calendar;
    world_kind(&book->world, kind);
    kinds_link(&book->world.kinds, &book->world.sink);
    CHECK_SAID(&book->world, "");
    book->record = world_document(&book->world, "book", "b", text, NULL);
    CHECK_SAID(&book->world, "");
    book->computation = (struct computation){.arena = book->world.arena,
                                             .sink = &book->world.sink,
                                             .records = &book->world.records,
                                             .as_of = date_of(2026, 11, 15)};
}

static void book_open(struct book *book, void **state, const char *text) {
    book_open_in(book, state, text, (struct fiscal_calendar){0});
}

static struct datum compute(struct book *book, const char *text) {
    struct formula *formula = formula_parse(book->world.arena, &book->world.sink, str_of(text), (struct span){0});
    struct scope scope = {.set = book->record->set, .kinds = &book->world.kinds, .class = CLASS_CONFIDENTIAL};
    if (!formula || !formula_check(book->world.arena, &book->world.sink, formula, &scope))
        fail_msg("%s: %.*s", text, STR_ARG(in_english(book->world.sink.last->message)));
    struct frame frame = {.record = book->record};
    return formula_value(&book->computation, formula, &frame);
}

/* As it prints; missing is "-". */
static struct str show(struct book *book, const char *text) {
    struct datum datum = compute(book, text);
    return datum.kind == DATUM_MISSING ? STR("-") : datum_plain(book->world.arena, datum, (struct type){0});
}

struct example {
    const char *formula, *value;
};

static void expect(struct book *book, const struct example *examples, size_t count) {
    for (size_t i = 0; i < count; i++)
        CHECK_STR_OF(examples[i].formula, show(book, examples[i].formula), examples[i].value);
    CHECK_SAID(&book->world, "");
}

#define EXPECT(book, examples) expect((book), examples, sizeof(examples) / sizeof *(examples))

/* The revenue of the example customer, in fiscal years. */
static const char *const years = "kind: book\n"
                                 "years: {2022: 4180000, 2023: 4655000, 2024: 4390000, 2025: 4905000}\n"
                                 "flows: [100, 100]\n"
                                 "notes: [1, 2, ?, 0]\n"
                                 "weights: [5, 5, 4, 4]\n"
                                 "due: 2026-11\n"
                                 "end: unlimited\n"
                                 "start: 13:00\n"
                                 "rate: 8 %\n";

static void rates(void **state) {
    static const struct example examples[] = {
        {"round(lookup(years, year, \"2023\").growth, 2)", "11.36 %"}, /* 475 / 4180 */
        {"round(lookup(years, year, \"2024\").growth, 2)", "-5.69 %"},
        {"lookup(years, year, \"2022\").growth", "-"},
        {"growth(3, 0)", "-"},
        {"growth(3, -1)", "-"},
        {"growth(0, 4)", "-100 %"},
        {"round(cagr(years.revenue, years.year), 2)", "5.48 %"}, /* (4905/4180)^(1/3) - 1 */
        {"cagr(top(years, 1).revenue, top(years, 1).year)", "-"},
        {"cagr(flows, top(years, 2).year)", "0 %"},
        {"share(1, 4)", "25 %"},
        {"share(1, 0)", "-"},
        {"round(attainment(4390000, 4800000), 2)", "91.46 %"},
        {"attainment(missing_number, 4)", "-"},
        {"round(hit_rate(9, 22), 2)", "40.91 %"},
        {"hit_rate(0, 0)", "-"},
        {"penetration(missing_money, last(years).revenue)", "-"},
        {"penetration(0, 5)", "0 %"},
        {"gap(5650000, 3180000)", "2470000"},
        {"gap(3, 5)", "0"},
        {"gap(missing_number, 5)", "-"},
        {"gap(years.revenue, 4400000)", "0 EUR, 255000 EUR, 0 EUR, 505000 EUR"},
        {"round(coverage(2055000, 2470000), 1)", "83.2 %"},
        {"coverage(2055000, gap(1, 2))", "-"},
        {"weighted(620000, 50)", "310000"},
        {"clock(\"09:30\", 15)", "09:45"},
        {"weighted(620000, rate)", "49600"},
        {"weighted(620000, missing_percent)", "-"},
        {"progress(26, 19, 23)", "42.85714285714285714285714285714286 %"}, /* falls: 3 of 7 weeks */
        {"progress(0, 200, 219)", "109.5 %"},
        {"progress(5, 5, 5)", "-"},
        {"progress(missing_number, 5, 5)", "-"},
        {"relationship_gap(2, 3)", "1"},
        {"competence_gap(5, 4)", "-1"},
        {"competence_gap(missing_number, 4)", "-"},
        {"risk_score(3, 4)", "12"},
        {"risk_score(6, 4)", "-"},
        {"risk_score(3, 0)", "-"},
        {"risk_score(missing_number, 4)", "-"},
        {"met(95.4, 97, false)", "no"},
        {"met(22, 24, true)", "yes"},
        {"met(24, 24, true)", "yes"},
        {"met(24, missing_number, true)", "-"},
        {"met(24, 24, missing_bool)", "-"},
        {"trend(265, 330, true)", "1"},
        {"trend(265, 330, false)", "-1"},
        {"trend(3, 3, true)", "0"},
        {"trend(3, missing_number, true)", "-"},
        {"trend", "better"},                                  /* a default whose branches are choices */
        {"round(weighted_avg(notes, weights), 4)", "1.0714"}, /* (5 + 10 + 0) / 14, the unknown left out */
        {"weighted_avg(top(notes, 0), top(weights, 0))", "-"},
        {"avg_of_people(notes)", "1"}, /* of three, the unknown left out */
        {"avg_of_people(top(notes, 3))", "-"},
        {"avg(top(notes, 3))", "1.5"},
    };
    struct book book;
    book_open(&book, state, years);
    EXPECT(&book, examples);
}

static void lists(void **state) {
    static const struct example examples[] = {
        {"top(years, 2).year", "2022, 2023"},
        {"top(sort(years, -revenue), 1).year", "2025"},
        {"count(top(years, 9))", "4"},
        {"count(top(years, -1))", "0"},
        {"top(notes, missing_number)", "-"},
        {"years.before", "4180000 EUR, 4655000 EUR, 4390000 EUR"},
        {"first(years).before", "-"},
        {"years.sum_so_far", "4180000 EUR, 8835000 EUR, 13225000 EUR, 18130000 EUR"},
        {"previous(years).year", "-"}, /* the document is no row of it */
        {"before(years)", "-"},
        {"lookup(years, year, \"2024\").revenue", "4390000 EUR"},
        {"lookup(years, year, \"2030\").revenue", "-"},
        {"lookup(years, year, missing_date).revenue", "-"},
        {"lookup(years, year(year), 2023).revenue", "4655000 EUR"},
        {"years[missing(lookup(years, revenue, 4390000))].year", ""},
        {"lookup_all(years, revenue > 4300000, true).year", "2023, 2024, 2025"},
        {"count(lookup_all(years, year, \"2030\"))", "0"},
        {"lookup_all(years, year, missing_date).revenue", "-"},
        {"years[count(lookup_all(years, revenue > 4300000, revenue > 4300000)) == 1].year", "2022"}, /* a row's own */
    };
    struct book book;
    book_open(&book, state, years);
    EXPECT(&book, examples);
}

static void dates(void **state) {
    static const struct example examples[] = {
        {"age(\"2026-11-10\")", "5"},
        {"age(missing_date)", "-"},
        {"overdue(\"2026-11-14\", true)", "yes"},
        {"overdue(\"2026-11-15\", true)", "no"}, /* due today */
        {"overdue(due, true)", "no"},            /* November is not over */
        {"overdue(\"2026-01-01\", false)", "no"},
        {"overdue(missing_date, true)", "-"},
        {"overdue(missing_date, false)", "no"},
        {"overdue(\"2026-01-01\", missing_bool)", "-"},
        {"add_months(\"2026-01-31\", 1)", "2026-02-28"},
        {"add_months(\"2026-02-28\", 1)", "2026-03-31"},
        {"add_months(\"2026-01-30\", 0.5)", "-"},
        {"add_months(\"2026-01-30\", 999999999)", "-"},
        {"add_months(\"9999-12-01\", 1)", "-"},
        {"notice_deadline(\"2028-06-30\", 6)", "2027-12-31"},
        {"notice_deadline(\"2026-12-31\", 3)", "2026-09-30"},
        {"notice_deadline(\"2026-12-15\", 3)", "2026-09-15"},
        {"notice_deadline(end, 3)", "-"},
        {"notice_deadline(\"2026-12-15\", missing_number)", "-"},
        {"years(\"2026-01-01\", \"2029-12-31\")", "4"},
        {"years(\"2026-01-01\", \"2026-06-30\")", "0.5"},
        {"years(\"2026-01-15\", \"2027-01-14\")", "1"},
        {"years(\"2027\", \"2027\")", "1"},
        {"years(\"2027-01-02\", \"2026-01-01\")", "-"},
        {"years(missing_date, \"2026-01-01\")", "-"},
        {"clock(start, 85)", "14:25"},
        {"clock(start, 659)", "23:59"},
        {"clock(start, 660)", "-"},
        {"clock(start, 99999999999)", "-"},
        {"clock(missing_time, 5)", "-"},
        {"fiscal_year(\"2026-09-30\")", "2026"},
        {"fiscal_year(\"2026-09-30\", 10)", "2026"},
        {"fiscal_year(\"2026-10-01\", 10)", "2027"},
        {"fiscal_year(\"2026\", 10)", "2026"}, /* names the fiscal year */
        {"fiscal_year(\"2026-09-30\", 13)", "-"},
        {"fiscal_year(\"2026-09-30\", missing_number)", "2026"},
        {"fiscal_year(missing_date, 10)", "-"},
        {"fiscal_start(\"2026-11-15\", 10)", "2026-10-01"},
        {"fiscal_end(\"2026-11-15\", 10)", "2027-09-30"},
        {"fiscal_start(\"2027\", 10)", "2026-10-01"},
        {"fiscal_end(\"2027\")", "2027-12-31"},
        {"fiscal_end(\"0001-01-01\", 2)", "-"},
        {"fiscal_days(\"2028-02-01\")", "366"},
        {"fiscal_days(\"2027-10-01\", 10)", "366"},
        {"fiscal_elapsed(\"2026-09-30\")", "273"},
        {"fiscal_elapsed(\"2026-10-01\", 10)", "1"},
        {"fiscal_elapsed(due)", "334"},                          /* to the end of November */
        {"round(run_rate(3890000, \"2026-09-30\"))", "5200916"}, /* * 365 / 273 */
        {"round(run_rate(3890000, \"2026-09-30\", 10))", "3890000"},
        {"run_rate(missing_money, \"2026-09-30\")", "-"},
        {"round(pro_rata(5300000, \"2026-09-30\"))", "3964110"},
        {"round(pro_rata_attainment(3890000, 5300000, \"2026-09-30\"), 2)", "98.13 %"},
        {"pro_rata_attainment(3890000, 0, \"2026-09-30\")", "-"},
        {"rest_of_year(\"2026-12-15\", \"2027\")", "100 %"},
        {"rest_of_year(\"2026-12-31\", \"2027\")", "100 %"},
        {"rest_of_year(\"2027-12-31\", \"2027\")", "0 %"},
        {"rest_of_year(\"2028-12-31\", \"2027\")", "0 %"},
        {"rest_of_year(\"2027-10-19\", \"2027\")", "20 %"}, /* 73 days */
        {"rest_of_year(\"2027-03-31\", \"2027\", 10)", "50.1369863013698630136986301369863 %"},
        {"rest_of_year(missing_date, \"2027\")", "-"},
    };
    struct book book;
    book_open(&book, state, years);
    EXPECT(&book, examples);
}

/* Without a month, years are the company's: here they start in April. */
static void fiscal_years(void **state) {
    static const struct example examples[] = {
        {"fiscal_year(as_of)", "2027"},
        {"fiscal_year(\"2027-03-31\")", "2027"},
        {"fiscal_year(\"2027-04-01\")", "2028"},
        {"fiscal_year(\"2027-04-01\", missing_number)", "2028"},
        {"fiscal_year(\"2027-04-01\", 1)", "2027"},
        {"fiscal_year(fiscal)", "2027"},
        {"year(fiscal)", "2027"},
        {"fiscal_start(fiscal)", "2026-04-01"},
        {"fiscal_end(fiscal)", "2027-03-31"},
        {"fiscal_end(fiscal, 10)", "2027-03-31"}, /* it is a year of its own calendar */
        {"fiscal_end(\"2027\")", "2027-03-31"},   /* a year in a formula is the one that is called so */
        {"fiscal_end(add_months(fiscal, 12))", "2028-03-31"},
        {"fiscal", "FY2027"},
        {"fiscal == \"2027\"", "yes"},
        {"fiscal == \"2026\"", "no"},
        {"fiscal < \"2028\"", "yes"},
        {"sum(sales[year <= \"2026\"].value)", "3"},
        {"lookup(sales, year, \"2027\").value", "3"},
        {"lookup(sales, year, fiscal).value", "3"},
        {"lookup(sales, year(year), fiscal_year(as_of) - 1).value", "2"},
        {"contains(sales.year, fiscal)", "yes"},
        {"last(sort(sales, year)).value", "3"},
        {"cagr(sales.value, sales.year) > 70", "yes"},
        {"days(fiscal_start(fiscal), as_of)", "228"},
        {"fiscal_elapsed(as_of)", "229"},
        {"round(run_rate(229, as_of))", "365"},
        {"round(pro_rata(365, as_of))", "229"},
        {"rest_of_year(\"2026-03-31\", fiscal)", "100 %"},
        {"rest_of_year(\"2027-03-31\", fiscal)", "0 %"},
        {"due >= fiscal_start(fiscal) and due <= fiscal_end(fiscal)", "yes"},
    };
    struct book book;
    book_open_in(&book, state, "fiscal: FY27\ndue: November 2026\nsales: {FY25: 1, GJ 2025/26: 2, 2027: 3}\n",
                 calendar_of(4, FISCAL_NAMED_BY_END));
    EXPECT(&book, examples);
    book_open_in(&book, state, "fiscal: FY27\n", calendar_of(4, FISCAL_NAMED_BY_START));
    CHECK_STR(show(&book, "fiscal_start(fiscal)"), "2027-04-01");
    CHECK_STR(show(&book, "fiscal_year(as_of)"), "2026");
    CHECK_STR(show(&book, "fiscal_end(\"2027\")"), "2028-03-31");
    CHECK_STR(show(&book, "fiscal_year(\"2027-04-01\", 7)"), "2026");
}

/* An example that any textbook has: 1,000 for three flows of 500 at 10 % are worth 243.43. */
static void business_cases(void **state) {
    static const struct example examples[] = {
        {"round(npv(10, 1000, flows), 2)", "243.43 EUR"},
        {"npv(0, 1000, flows)", "500 EUR"}, /* at rate 0 it is the sum */
        {"npv(0, first(flows), flows) == sum(flows) - first(flows)", "yes"},
        {"npv(-100, 1000, flows)", "-"},
        {"npv(missing_percent, 1000, flows)", "-"},
        {"npv(10, missing_money, flows)", "-"},
        {"npv(10, 1000, top(flows, 0))", "-1000 EUR"},
        {"payback(1000, flows)", "24"},
        {"payback(1250, flows)", "30"},
        {"payback(0, flows)", "0"},
        {"payback(1501, flows)", "-"}, /* not within these years */
        {"payback(-1, flows)", "-"},
        {"payback(missing_money, flows)", "-"},
        {"roi(1500, 1000)", "50 %"},
        {"roi(0, 0)", "-"},
        {"roi(1, missing_number)", "-"},
        /* 1200 a year from month 7; 90 once in month 13; 10 a year from the start; one without an amount. */
        {"cash_flows(3, benefits.amount, benefits.yearly, benefits.month)", "610 EUR, 1300 EUR, 1210 EUR"},
        {"cash_flows(1, benefits.amount, benefits.yearly, benefits.month)", "610 EUR"},
        {"cash_flows(2, top(benefits, 0).amount, top(benefits, 0).yearly, top(benefits, 0).month)", "0 EUR, 0 EUR"},
        {"cash_flows(missing_number, benefits.amount, benefits.yearly, benefits.month)", "-"},
    };
    struct book book;
    book_open(&book, state,
              "kind: book\n"
              "flows: [500, 500, 500]\n"
              "benefits:\n"
              "  - {amount: 1200, yearly: true, month: 7}\n"
              "  - {amount: 90, yearly: false, month: 13}\n"
              "  - {amount: 10}\n"
              "  - {yearly: true}\n");
    EXPECT(&book, examples);
}

/* The key accounts of the example company; the figures are those of its portfolio. */
static void concentration(void **state) {
    static const struct example examples[] = {
        {"round(cr(years.revenue, 1, 43600000), 2)", "11.25 %"},
        {"round(cr(years.revenue, 3, 43600000), 2)", "25.58 %"},
        {"round(cr(years.revenue, 5, 43600000), 2)", "35.19 %"},
        {"round(cr(years.revenue, 99, 43600000), 1)", "39 %"},
        {"cr(years.revenue, 0, 43600000)", "0 %"},
        {"cr(years.revenue, 3, 0)", "-"},
        {"cr(years.revenue, 3, missing_money)", "-"},
        {"round(hhi(years.revenue, 43600000), 1)", "288.9"},
        {"hhi(years.revenue, missing_money)", "-"},
        {"hhi(flows, sum(flows))", "10000"}, /* one has all */
        {"sort(years, -revenue).class", "A, A, A, A, B, B, C"},
        {"round(sort(years, -revenue).cumulated, 2)", "28.84 %, 50.54 %, 65.6 %, 80.18 %, 90.24 %, 97.18 %, 100 %"},
        {"abc(4905000, years.revenue, 20, 25)", "A"}, /* the largest is in the best class whatever the border */
        {"abc(3690000, years.revenue, 20, 30)", "B"},
        {"abc(3690000, years.revenue, missing_number, 30)", "-"},
        {"abc(missing_money, years.revenue)", "-"},
        {"cumulative_share(missing_money, years.revenue)", "-"},
        {"cumulative_share(1, top(flows, 0))", "-"},
    };
    struct book book;
    book_open(&book, state,
              "kind: book\n"
              "years: {2001: 1710000, 2002: 4905000, 2003: 480000, 2004: 3690000, 2005: 2480000, 2006: 1180000, "
              "2007: 2560000}\n"
              "flows: [70]\n");
    EXPECT(&book, examples);
}

/* Chances ------------------------------------------------------------------------------------------------- */

static void chances(void **state) {
    static const struct example examples[] = {
        /* Of two coins: both, at least one, any. */
        {"chance_of_reaching(300, 0, opportunities.value, opportunities.chance)", "25 %"},
        {"chance_of_reaching(200, 0, opportunities.value, opportunities.chance)", "50 %"},
        {"chance_of_reaching(100, 0, opportunities.value, opportunities.chance)", "75 %"},
        {"chance_of_reaching(100.01, 0, opportunities.value, opportunities.chance)", "50 %"},
        {"chance_of_reaching(0, 0, opportunities.value, opportunities.chance)", "100 %"},
        {"chance_of_reaching(300, 300, opportunities.value, opportunities.chance)", "100 %"},
        {"chance_of_reaching(301, 0, opportunities.value, opportunities.chance)", "0 %"},
        {"chance_of_reaching(missing_money, 0, opportunities.value, opportunities.chance)", "-"},
        {"chance_of_reaching(300, missing_money, opportunities.value, opportunities.chance)", "-"},
        {"chance_of_reaching(1, 0, top(opportunities, 0).value, top(opportunities, 0).chance)", "0 %"},
    };
    struct book book;
    book_open(&book, state,
              "kind: book\n"
              "opportunities:\n"
              "  - {value: 100, chance: 50}\n"
              "  - {value: 200, chance: 50}\n"
              "  - {value: 500}\n"
              "  - {chance: 100}\n");
    EXPECT(&book, examples);
}

/* c1 to c5 and c7 of the example: 0.435 by going through all 64 outcomes. */
static void the_chance_is_that_of_going_through_all_outcomes(void **state) {
    static const struct example examples[] = {
        {"chance_of_reaching(5650000, 3180000, opportunities.value, opportunities.chance)", "43.5 %"},
    };
    struct book book;
    book_open(&book, state,
              "kind: book\n"
              "opportunities:\n"
              "  - {value: 1850000, chance: 80}\n"
              "  - {value: 620000, chance: 50}\n"
              "  - {value: 240000, chance: 35}\n"
              "  - {value: 410000, chance: 25}\n"
              "  - {value: 95000, chance: 70}\n"
              "  - {value: 20000, chance: 60}\n");
    EXPECT(&book, examples);
}

/* A small generator of its own, so that every run is the same. */
static uint32_t next_random(uint32_t *seed) { return (*seed = *seed * 1664525u + 1013904223u) >> 8; }

/* Opportunities of up to a million with odd cents, each with a chance of 1 to 99 %. */
static const char *opportunities(struct arena *arena, uint32_t seed, size_t count) {
    struct str text = STR("kind: book\nopportunities:\n");
    for (size_t i = 0; i < count; i++) {
        uint32_t value = next_random(&seed) % 1000000, cents = next_random(&seed) % 100;
        uint32_t chance = 1 + next_random(&seed) % 99;
        text = str_format(arena, "%.*s  - {value: \"%u,%02u\", chance: %u}\n", STR_ARG(text), value, cents, chance);
    }
    return str_terminated(arena, text);
}

static void a_chance_lies_in_its_bounds_and_grows_with_each_opportunity(void **state) {
    for (uint32_t seed = 1; seed <= 12; seed++) {
        struct book book;
        book_open(&book, state, opportunities(*state, seed, 14));
        struct decimal before = decimal_of(0);
        for (int count = 0; count <= 14; count++) {
            char formula[200];
            snprintf(formula, sizeof formula,
                     "chance_of_reaching(2000000, 0, top(opportunities, %d).value, top(opportunities, %d).chance)",
                     count, count);
            struct datum chance = compute(&book, formula);
            assert_int_equal(chance.kind, DATUM_PERCENT);
            assert_true(decimal_compare(chance.number, before) >= 0);
            assert_true(decimal_compare(chance.number, decimal_of(100)) <= 0);
            before = chance.number;
        }
        CHECK_SAID(&book.world, "");
    }
}

static void a_chance_does_not_depend_on_the_order(void **state) {
    struct book book;
    book_open(&book, state, opportunities(*state, 7, 15));
    static const char *const orders[] = {"opportunities", "sort(opportunities, value)", "sort(opportunities, -chance)"};
    struct str first = {0};
    for (size_t i = 0; i < 3; i++) {
        char formula[240];
        snprintf(formula, sizeof formula, "round(chance_of_reaching(3000000, 0, %s.value, %s.chance), 20)", orders[i],
                 orders[i]);
        struct str shown = show(&book, formula);
        if (!i) first = shown;
        assert_true(str_equal(shown, first));
    }
}

/* Forty opportunities whose sums all differ are the worst that is computed; sixty are refused. */
static void a_chance_has_a_bounded_cost(void **state) {
    struct book book;
    book_open(&book, state, opportunities(*state, 3, 40));
    clock_t start = clock();
    struct datum chance = compute(&book, "chance_of_reaching(9000000, 0, opportunities.value, opportunities.chance)");
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 10); /* 0.4 s; much more with sanitizers */
    assert_int_equal(chance.kind, DATUM_PERCENT);
    assert_true(book.computation.steps <= LIMIT_FORMULA_STEPS);
    CHECK_SAID(&book.world, "");
}

static void too_many_sums_are_refused(void **state) {
    struct book book;
    book_open(&book, state, opportunities(*state, 4, 60));
    CHECK_STR(show(&book, "chance_of_reaching(9000000, 0, opportunities.value, opportunities.chance)"), "-");
    assert_int_equal(book.world.sink.errors, 1);
    CHECK_STR(book.world.sink.first->code, "F05");
    assert_true(str_find(in_english(book.world.sink.first->message), STR("too many different sums"), NULL));
}

static void round_values_make_many_opportunities_cheap(void **state) {
    struct book book;
    book_open(&book, state, opportunities(*state, 5, 400));
    struct datum chance =
        compute(&book, "chance_of_reaching(100000000, 0, round(opportunities.value, -5), opportunities.chance)");
    assert_int_equal(chance.kind, DATUM_PERCENT);
    assert_true(book.computation.steps < 5000000);
}

/* Exactness ----------------------------------------------------------------------------------------------- */

static void sums_are_exact(void **state) {
    struct book book;
    book_open(&book, state, "kind: book\nflows: ['0,1', '0,2']\n");
    CHECK_STR(show(&book, "sum(flows)"), "0.3 EUR");
    CHECK_STR(show(&book, "sum(flows) == 0.3"), "yes");
    struct datum *cents = NEW_ARRAY(*state, struct datum, 1000000);
    struct datum cent = {.kind = DATUM_MONEY, .currency = STR("EUR")};
    assert_true(decimal_parse(STR("0.01"), &cent.number));
    for (size_t i = 0; i < 1000000; i++) cents[i] = cent;
    const struct field *flows = field_find(book.record->set, STR("flows"));
    *record_datum(book.record, flows) = (struct datum){.kind = DATUM_LIST, .items = cents, .count = 1000000};
    CHECK_STR(show(&book, "sum(flows)"), "10000 EUR");
}

static void a_third_prints_alike_in_every_language_but_for_its_signs(void **state) {
    struct book book;
    book_open(&book, state, "kind: book\nflows: [1000000]\n");
    const struct {
        const struct language *language;
        const char *text;
    } languages[] = {{LANGUAGE_DE, "333.333,33\u00a0€"}, {LANGUAGE_EN, "€333,333.33"}};
    for (size_t i = 0; i < 2; i++) {
        book.computation.locale = locale_open(languages[i].language);
        struct datum text = compute(&book, "text(first(flows) / 3)");
        locale_close(book.computation.locale);
        CHECK_STR(text.text, languages[i].text);
    }
}

/* Mistakes and documentation ------------------------------------------------------------------------------- */

static void what_cannot_be_computed_is_reported(void **state) {
    static const struct example examples[] = {
        {"cagr(flows, years.year)", "lists of 2 and of 4 values cannot be computed together"},
        {"weighted_avg(flows, notes)", "lists of 2 and of 4 values cannot be computed together"},
        {"cash_flows(1 - 1, benefits.amount, benefits.yearly, benefits.month)",
         "cash_flows expects a number of years from 1 to 100, found 0"},
        {"cash_flows(100 + 1, benefits.amount, benefits.yearly, benefits.month)",
         "cash_flows expects a number of years from 1 to 100, found 101"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct book book;
        book_open(&book, state, years);
        record_datum(book.record, field_find(book.record->set, STR("benefits")))->kind = DATUM_LIST;
        CHECK_STR(show(&book, examples[i].formula), "-");
        assert_int_equal(book.world.sink.errors, 1);
        CHECK_STR(book.world.sink.first->message, examples[i].value);
    }
}

static void lookups_in_lookups_run_out_of_steps(void **state) {
    struct book book;
    book_open(&book, state, opportunities(*state, 9, 3000));
    show(&book, "count(opportunities[missing(lookup(opportunities, value, 0 - value * 2))])");
    show(&book, "count(opportunities[count(before(opportunities)) > count(opportunities[value > 5])])");
    assert_int_equal(book.world.sink.errors, 1);
    CHECK_STR(book.world.sink.first->code, "F05");
}

/* The reference of kinds and layouts has one row for each function, with the table's own words. */
static void the_manual_knows_every_function(void **state) {
    FILE *file = fopen("templates/README.md", "rb");
    if (!file) skip();
    char *text = NEW_ARRAY(*state, char, 1 << 20);
    struct str manual = {text, fread(text, 1, 1 << 20, file)};
    fclose(file);
    for (size_t i = 0; i < formula_function_count(); i++) {
        struct function_help help = formula_function_help(i);
        struct str row = str_format(*state, "| `%.*s` | %.*s | %.*s |\n", STR_ARG(help.usage),
                                    STR_ARG(str_of(help.gives)), STR_ARG(str_of(help.missing)));
        if (!str_find(manual, row, NULL)) fail_msg("templates/README.md lacks: %.*s", STR_ARG(row));
    }
}

static void arguments_are_documented(void **state) {
    (void)state;
    for (size_t i = 0; i < formula_function_count(); i++) {
        struct function_help help = formula_function_help(i);
        for (size_t j = 0; j < help.argument_count; j++) {
            struct function_argument argument = formula_function_argument(i, j);
            assert_true(argument.expects);
            if (!str_find(help.usage, argument.name, NULL))
                fail_msg("%.*s does not name %.*s", STR_ARG(help.usage), STR_ARG(argument.name));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(rates),
        CHECK_ARENA(lists),
        CHECK_ARENA(dates),
        CHECK_ARENA(fiscal_years),
        CHECK_ARENA(business_cases),
        CHECK_ARENA(concentration),
        CHECK_ARENA(chances),
        CHECK_ARENA(the_chance_is_that_of_going_through_all_outcomes),
        CHECK_ARENA(a_chance_lies_in_its_bounds_and_grows_with_each_opportunity),
        CHECK_ARENA(a_chance_does_not_depend_on_the_order),
        CHECK_ARENA(a_chance_has_a_bounded_cost),
        CHECK_ARENA(too_many_sums_are_refused),
        CHECK_ARENA(round_values_make_many_opportunities_cheap),
        CHECK_ARENA(sums_are_exact),
        CHECK_ARENA(a_third_prints_alike_in_every_language_but_for_its_signs),
        CHECK_ARENA(what_cannot_be_computed_is_reported),
        CHECK_ARENA(lookups_in_lookups_run_out_of_steps),
        CHECK_ARENA(the_manual_knows_every_function),
        CHECK_ARENA(arguments_are_documented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
