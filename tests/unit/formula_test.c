/* Formulas: what they compute, what is refused and where, classes, computed fields, limits, and a hail of garbage. */
#include "formula/sorting.h"
#include "formula_world.h"

#include <stdio.h>

#include "base/limits.h"
#include "languages_of_ours.h"

/* As the tests below write values: missing "-", unknown "?", texts as they are, lists in brackets. */
static struct str show(struct arena *arena, struct datum datum) {
    if (datum.kind == DATUM_MISSING) return STR("-");
    if (datum.kind != DATUM_LIST) return datum_plain(arena, datum, (struct type){0});
    struct str text = STR("[");
    for (size_t i = 0; i < datum.count; i++)
        text = str_format(arena, "%.*s%s%.*s", STR_ARG(text), i ? ", " : "", STR_ARG(show(arena, datum.items[i])));
    return str_join(arena, text, STR("]"));
}

static struct formula *check(struct world *world, const char *text, enum class class) {
    struct formula *formula =
        formula_parse(world->arena, &world->sink, str_of(text), (struct span){.line = 1, .column = 1});
    struct scope scope = {
        .set = world->account->fields, .kinds = &world->kinds, .class = class, .who = MESSAGE("the layout “handout”")};
    return formula && formula_check(world->arena, &world->sink, formula, &scope) ? formula : NULL;
}

static struct datum value_of(struct world *world, const char *text) {
    struct formula *formula = check(world, text, CLASS_CONFIDENTIAL);
    if (!formula) fail_msg("%s: %.*s", text, STR_ARG(in_english(world->sink.last->message)));
    struct frame frame = {.record = world->plan};
    return formula_value(&world->computation, formula, &frame);
}

struct example {
    const char *formula, *value;
};

static void expect_values(struct world *world, const struct example *examples, size_t count) {
    for (size_t i = 0; i < count; i++)
        CHECK_STR_OF(examples[i].formula, show(world->arena, value_of(world, examples[i].formula)), examples[i].value);
    if (world->sink.count) fail_msg("%.*s", STR_ARG(in_english(world->sink.first->message)));
}

#define EXPECT_VALUES(state, examples) expect_values(*(state), examples, sizeof(examples) / sizeof *(examples))

static void arithmetic_is_exact_and_binds_as_usual(void **state) {
    static const struct example examples[] = {
        {"1 + 2 * 3", "7"},
        {"(1 + 2) * 3", "9"},
        {"10 - 4 - 3", "3"},
        {"8 / 4 / 2", "1"},
        {"-2 * -3", "6"},
        {"- - 2", "2"},
        {"2 - -2", "4"},
        {"0.1 + 0.2 == 0.3", "yes"},
        {"1 / 0", "-"},
        {"1 / 0 + 1", "-"},
        {"hours + 0.5", "8.5"},
        {"-hours", "-8"},
        {"1 + 1 == 2 and not 1 > 2", "yes"},
        {"not 1 == 2", "yes"},
        {"true or false and false", "yes"},
        {"\"a\" < \"b\"", "yes"},
        {"\"a\" != \"a\"", "no"},
    };
    EXPECT_VALUES(state, examples);
}

static void percentages_are_fractions_in_products_and_face_values_beside_numbers(void **state) {
    static const struct example examples[] = {
        {"margin", "12.5 %"},
        {"margin * 8", "1"},
        {"8 * margin", "1"},
        {"budget * margin", "125 EUR"},
        {"budget / margin", "8000 EUR"},
        {"margin / 2", "0.0625"},
        {"margin / margin", "1"},
        {"margin * margin", "1.5625 %"},
        {"margin + margin", "25 %"},
        {"margin > 12", "yes"},
        {"margin == 12.5", "yes"},
        {"margin < hours", "no"},
        {"max(0, margin)", "12.5 %"},
        {"-margin", "-12.5 %"},
        {"rate * 8", "-"},
    };
    EXPECT_VALUES(state, examples);
}

static void amounts_keep_their_currency(void **state) {
    static const struct example examples[] = {
        {"budget + budget", "2000 EUR"},
        {"budget * 2", "2000 EUR"},
        {"budget / 3 * 3 == budget", "no"}, /* 34 digits, no more */
        {"budget / 4", "250 EUR"},
        {"budget / parent.budget", "2"},
        {"budget - 0", "1000 EUR"},
        {"0 - budget", "-1000 EUR"},
        {"budget > 999.99", "yes"},
        {"dollars > 0", "yes"},
        {"max(0, budget - parent.budget)", "500 EUR"},
        {"max(0, parent.budget - budget)", "0 EUR"},
        {"sum(opportunities[stage == \"lost\"].value)", "0 EUR"},
        {"sum(opportunities[stage == \"lost\"].value) + dollars", "300 USD"},
        {"or_else(parent.dollars, 0)", "0 EUR"},
    };
    EXPECT_VALUES(state, examples);
}

static void dates_and_times(void **state) {
    static const struct example examples[] = {
        {"due", "2026-12-24"},
        {"due - as_of", "39"},
        {"due + 8", "2027-01-01"},
        {"8 + due", "2027-01-01"},
        {"due - 24", "2026-11-30"},
        {"due + 0.5", "-"},
        {"due + 99999999999", "-"},
        {"due < \"2027-01-01\"", "yes"},
        {"\"2027\" > due", "yes"},
        {"due - \"2026-12-20\"", "4"},
        {"due == \"2026-12-24\"", "yes"},
        {"year(due)", "2026"},
        {"year(goals.actions.due)", "[2026, 2027, 2027]"},
        {"days(as_of, due)", "39"},
        {"days(\"2026-11-14\", as_of)", "1"},
        {"start == \"09:30\"", "yes"},
        {"start < \"09:00\"", "no"},
        {"min(goals.actions.due)", "2026-10-01"},
        {"max(due, as_of)", "2026-12-24"},
    };
    EXPECT_VALUES(state, examples);
}

static void missing_values_go_through(void **state) {
    static const struct example examples[] = {
        {"rate", "-"},
        {"note", "?"},
        {"rate + margin", "-"},
        {"rate > 5", "-"},
        {"not rate > 5", "-"},
        {"rate > 5 or true", "yes"},
        {"rate > 5 and false", "no"},
        {"rate > 5 or false", "-"},
        {"missing(rate)", "yes"},
        {"missing(note)", "yes"},
        {"missing(title)", "no"},
        {"missing(opportunities[stage == \"lost\"])", "yes"},
        {"unknown(note)", "yes"},
        {"unknown(rate)", "no"},
        {"unsaid(rate)", "yes"},
        {"unsaid(note)", "no"}, /* "?" is an answer */
        {"unsaid(title)", "no"},
        {"unsaid(rate * 2)", "yes"},
        {"unsaid(opportunities[stage == \"lost\"])", "yes"},
        {"unsaid(opportunities)", "no"},
        {"note == \"x\"", "-"},
        {"or_else(rate, margin)", "12.5 %"},
        {"or_else(rate, 50)", "50 %"},
        {"or_else(note, \"none\")", "none"},
        {"if(rate > 5, 1, 2)", "2"},
        {"if(rate > 5, 1)", "-"},
        {"parent.customer.name", "-"},
        {"parent.parent.title", "-"},
    };
    EXPECT_VALUES(state, examples);
}

static void paths_filters_and_lists(void **state) {
    static const struct example examples[] = {
        {"title", "Grossmann"},
        {"customer.name", "Grossmann GmbH"},
        {"parent.title", "Planet"},
        {"project.company.name", "Weisseritz AG"},
        {"opportunities.value", "[400 EUR, 100 EUR, 200 EUR]"},
        {"opportunities.probability", "[50 %, 90 %, -]"},
        {"opportunities.value * 2", "[800 EUR, 200 EUR, 400 EUR]"},
        {"opportunities.value * opportunities.probability", "[200 EUR, 90 EUR, -]"},
        {"opportunities[stage == \"won\"].id", "[b]"},
        {"opportunities[stage != \"won\"].id", "[a, c]"},
        {"opportunities[stage >= \"offer\"].id", "[a, b]"},
        {"opportunities[probability > 40].id", "[a, b]"},
        {"opportunities[not probability > 60].id", "[a]"},
        {"opportunities[true].id == opportunities.id", "[yes, yes, yes]"},
        {"opportunities[value > budget / 5][stage == \"offer\"].id", "[a]"},
        {"opportunities[count(opportunities[stage == \"won\"]) == 1].id", "[a, b, c]"},
        {"goals.actions.due", "[2026-10-01, 2027-02-01, 2027-03-01]"},
        {"goals[count(actions) > 1].title", "[Second]"},
        {"goals[count(actions[due < as_of]) > 0].title", "[First]"},
        {"opportunities.owner.name", "[Mira Sand, Jo Pfeiffer, -]"},
        {"opportunities[owner.name == \"Jo Pfeiffer\"].id", "[b]"},
        {"first(opportunities).owner.name", "Mira Sand"},
        {"count(opportunities)", "3"},
        {"count(opportunities.owner)", "2"},
        {"count(opportunities.probability)", "2"},
        {"count(opportunities[stage == \"lost\"])", "0"},
        {"first(opportunities).id", "a"},
        {"last(opportunities.id)", "c"},
        {"last(opportunities[stage == \"lost\"]).id", "-"},
        {"accounts.title", "[Grossmann, Planet]"},
        {"sum(accounts.budget)", "1500 EUR"},
        {"accounts[title == \"Planet\"].opportunities", "[]"},
        {"sort(opportunities, value).id", "[b, c, a]"},
        {"sort(opportunities, -value).id", "[a, c, b]"},
        {"sort(opportunities, probability).id", "[a, b, c]"},
        {"sort(opportunities, -probability).id", "[b, a, c]"},
        {"sort(opportunities, -stage).id", "[b, a, c]"},
        {"sort(opportunities, true).id", "[a, b, c]"},
        {"sort(opportunities, owner).id", "[b, a, c]"}, /* by their names: Jo, Mira, nobody */
        {"sort(opportunities, -owner).id", "[a, b, c]"},
        {"sort(opportunities, value > 150, -value).id", "[b, a, c]"},
        {"sort(opportunities, true, -max(value, 150)).id", "[a, c, b]"},
        {"unique(tags)", "[key, north]"},
        {"most_frequent(tags)", "key"},
        {"most_frequent(opportunities.owner).name", "Mira Sand"},
        {"most_frequent(opportunities[value > 5000].id)", "-"},
        {"contains(tags, \"north\")", "yes"},
        {"contains(tags, \"south\")", "no"},
        {"contains(tags, note)", "-"},
        {"contains(opportunities.stage, \"won\")", "yes"},
        {"contains(opportunities.value, 200)", "yes"},
    };
    EXPECT_VALUES(state, examples);
}

/* By stems, whatever stands between hyphens, and not by small words. */
static void what_a_text_is_about(void **state) {
    static const struct example examples[] = {
        {"about(\"Delivery is late\", \"Deliveries on time and in full\")", "yes"},
        {"about(\"Time and again\", \"Deliveries on time and in full\")", "no"},
        {"about(\"Full load\", \"Deliveries on time and in full\")", "no"},
        {"about(\"Calloffs at short notice\", \"Call-offs within the lead time\")", "yes"},
        {"about(\"Within the year\", \"Call-offs within the lead time\")", "no"},
        {"about(\"Reklamationsquote senken\", \"Reklamationen je Lieferung\")", "yes"},
        {"about(\"Zwischen den Werken\", \"Reklamationen zwischen zwei Lieferungen\")", "no"},
        {"about(\"Liefer-Zeiten zu lang\", \"Lieferzeit\")", "yes"},
        {"about(\"LIEFERÄNGSTE\", \"Lieferaengste\")", "yes"},
        {"about(\"Das NPS ist schlecht\", \"NPS (Kunde)\")", "yes"},
        {"about(\"Snapshots\", \"NPS\")", "no"}, /* short words only whole */
        {"about(\"a - b -\", \"-\")", "no"},
        {"about(\"\", \"Lieferzeit\")", "no"},
        {"about(\"Lieferzeit\", \"\")", "no"},
    };
    EXPECT_VALUES(state, examples);
}

static void whom_a_text_names(void **state) {
    static const struct example examples[] = {
        {"names(\"Gespräch Vogt mit Dr. Brauer\", \"Dr. Sabine Brauer\")", "yes"},
        {"names(\"Meet ZÖLLNER\", \"Zoellner, Ida (Einkauf)\")", "yes"},
        {"names(\"Brauers Angebot\", \"Brauer\")", "yes"},
        {"names(\"Frau Meyer-Lenz\", \"Eva Lenz\")", "yes"},
        {"names(\"Brauerei besuchen\", \"Sabine Brauer\")", "no"},
        {"names(\"Laufzeit zu lang\", \"Ute Lang\")", "no"}, /* no name in small letters */
        {"names(\"Sabine anrufen\", \"Sabine Brauer\")", "no"},
        {"names(\"\", \"Brauer\")", "no"},
        {"names(\"Brauer\", \"\")", "no"},
        {"names(\"Brauer\", \"?\")", "no"},
    };
    EXPECT_VALUES(state, examples);
}

static void functions_over_numbers(void **state) {
    static const struct example examples[] = {
        {"sum(opportunities.value)", "700 EUR"},
        {"sum(opportunities.value * opportunities.probability)", "290 EUR"},
        {"avg(opportunities.probability)", "70 %"},
        {"avg(opportunities[stage == \"lost\"].value)", "-"},
        {"max(opportunities.value)", "400 EUR"},
        {"min(opportunities.value, 50)", "50 EUR"},
        {"min(3, 1, 2)", "1"},
        {"max(rate, rate)", "-"},
        {"growth(years[actual].actual)", "25 %"},
        {"growth(years.actual)", "-"},
        {"growth(years.plan)", "20 %"},
        {"growth(years[year == 2024].actual)", "-"},
        {"growth(120, 100)", "20 %"},
        {"growth(1, 0)", "-"},
        {"growth(-1, -2)", "-"},
        {"growth(years.actual, years.plan)", "[-11.11111111111111111111111111111111 %, 0 %, -]"},
        {"share(1, 8)", "12.5 %"},
        {"share(opportunities.value, budget)", "[40 %, 10 %, 20 %]"},
        {"share(1, 0)", "-"},
        {"round(2.5)", "3"},
        {"round(-2.5)", "-3"},
        {"round(1.005, 2)", "1.01"},
        {"round(1234, -2)", "1200"},
        {"round(budget / 3, 2)", "333.33 EUR"},
        {"round(share(years.actual, years.plan), 1)", "[88.9 %, 100 %, -]"},
        {"if(active, \"on\", \"off\")", "on"},
        {"if(status == \"draft\", status, \"\")", "draft"},
        {"if(status == \"final\", status, \"\")", "-"},
        {"text(title, \": \", hours)", "Grossmann: 8\u00a0h"},
        {"text(rate, note, due)", "?2026-12-24"},
        {"text(rate, rate)", "-"},
        {"text(rate, \" - \", rate)", "-"},
        {"text(rate, \" - \", margin)", " - 12.5 %"},
        {"text(\"a\", \"b\")", "ab"},
        {"text(tags, status, margin, budget, active, start, parent)",
         "key, north, keydraft12.5 %1000 EURyes09:30planet"},
    };
    EXPECT_VALUES(state, examples);
}

/* Keys of the option `sort`: "formula@column", with a "-" in front when it sorts downwards, or what is wrong. */
static struct str keys_of(struct world *world, const char *text) {
    const struct source source = {.path = STR("layout.md"), .text = str_of(text)};
    struct str said = {0};
    world->sink = diagnostics_new(world->arena);
    struct sort_keys keys = sort_keys_parse(world->arena, &world->sink, source.text,
                                            (struct span){.source = &source, .line = 1, .column = 1});
    for (size_t i = 0; i < keys.count; i++) {
        struct str key = formula_text(keys.items[i].formula);
        said = str_format(world->arena, "%.*s%s%s%.*s@%u", STR_ARG(said), i ? "; " : "", keys.items[i].down ? "-" : "",
                          STR_ARG(key), formula_span(keys.items[i].formula).column);
    }
    for (const struct diagnostic *d = world->sink.first; d; d = d->next)
        said = str_format(world->arena, "%.*s%s%.*s %u: %.*s", STR_ARG(said), said.size ? "; " : "", STR_ARG(d->code),
                          d->span.column, STR_ARG(in_english(d->message)));
    return said;
}

static void keys_of_an_order_are_any_formulas(void **state) {
    static const struct {
        const char *text, *keys;
    } rows[] = {
        {"due", "due@1"},
        {"due, title desc", "due@1; -title@6"},
        {"max(a, b) desc", "-max(a, b)@1"},
        {"a desc, max(b, c)", "-a@1; max(b, c)@9"},
        {" stage asc ,value  desc", "stage@2; -value@13"},
        {"-value", "--value@1"},
        {"-value desc, - (a + b)", "-value@1; -- (a + b)@14"},
        {"text(a, \", \", b), c", "text(a, \", \", b)@1; c@19"},
        {"rows[a == \"x, y\" and b].c desc", "-rows[a == \"x, y\" and b].c@1"},
        {"lookup(list, key, value).x, desc", "lookup(list, key, value).x@1; desc@29"},
        {"team.desc", "team.desc@1"},
        {"desc desc", "-desc@1"},
        {"value descending", "F01 7: expected “asc”, “desc” or a comma here"},
        {"due title", "F01 5: expected “asc”, “desc” or a comma here"},
        {"due,", "due@1; F01 5: a key to sort by is missing here"},
        {", due", "due@3; F01 1: a key to sort by is missing here"},
        {"max(a, b desc", "F01 9: expected “,” or “)”, found the end of the formula"},
        {"a), b", "b@5; F01 2: expected an operator or the end of the formula, found “)”"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].text, keys_of(*state, rows[i].text), rows[i].keys);
}

static void text_is_written_in_the_language_of_the_locale(void **state) {
    struct world *world = *state;
    struct locale *locale = world->computation.locale = locale_open(LANGUAGE_DE);
    struct datum text =
        value_of(world, "text(budget, \"; \", margin, \"; \", due, \"; \", active, \"; \", hours / 3, \"; \", 2026)");
    CHECK_STR(show(world->arena, text), "1.000\u00a0€; 12,5\u00a0%; 24.12.2026; ja; 2,67; 2026");
    locale_close(locale);
}

static void computed_fields_see_what_their_rows_stand_in(void **state) {
    static const struct example examples[] = {
        {"opportunities.weighted", "[200 EUR, 90 EUR, -]"},
        {"pipeline", "290 EUR"},
        {"opportunities.of_budget", "[20 %, 9 %, -]"},
        {"parent.accounts.pipeline", "[290 EUR, 0 EUR]"},
        {"goals.actions.label", "[First: 2026-10-01, Second: 2027-02-01, Second: 2027-03-01]"},
        {"margin_shown", "0.25"},
        {"stage", "agreed"}, /* its default */
        {"stage == \"agreed\"", "yes"},
    };
    EXPECT_VALUES(state, examples);
}

/* Mistakes -------------------------------------------------------------------------------------------- */

struct mistake {
    const char *formula, *code;
    uint32_t column;
    const char *message, *help;
};

static void expect_mistakes(struct world *world, const struct mistake *mistakes, size_t count, enum class class) {
    for (size_t i = 0; i < count; i++) {
        const struct mistake *expected = &mistakes[i];
        world->sink = diagnostics_new(world->arena);
        if (check(world, expected->formula, class)) fail_msg("%s: was accepted", expected->formula);
        const struct diagnostic *d = world->sink.first;
        assert_non_null(d);
        if (d->next) fail_msg("%s: then “%.*s”", expected->formula, STR_ARG(in_english(d->next->message)));
        CHECK_STR_OF(expected->formula, d->code, expected->code);
        CHECK_STR_OF(expected->formula, d->message, expected->message);
        if (d->span.column != expected->column)
            fail_msg("%s: reported at column %u", expected->formula, d->span.column);
        if (expected->help) CHECK_STR_OF(expected->formula, d->help, expected->help);
    }
}

static void what_cannot_be_parsed_is_refused_at_its_place(void **state) {
    static const struct mistake mistakes[] = {
        {"", "F01", 1, "an empty formula", NULL},
        {"  ", "F01", 1, "an empty formula", NULL},
        {"1 +", "F01", 4, "expected a name, a number or a text, found the end of the formula", NULL},
        {"hours hours", "F01", 7, "expected an operator or the end of the formula, found “hours”", NULL},
        {"(1 + 2", "F01", 7, "expected “)”, found the end of the formula", NULL},
        {"sum(tags", "F01", 9, "expected “,” or “)”, found the end of the formula", NULL},
        {"opportunities[true", "F01", 19, "expected “]”, found the end of the formula", NULL},
        {"title.", "F01", 7, "expected a field's name, found the end of the formula", NULL},
        {"title.3", "F01", 7, "expected a field's name, found “3”", NULL},
        {"title == \"x", "F01", 10, "a text that is not closed", "put \" at its end"},
        {"hours = 3", "F01", 7, "“=” means nothing in a formula", "compare with =="},
        {"active && active", "F01", 8, "“&&” means nothing in a formula", "write “and”"},
        {"title == “x", "F01", 10, "““” means nothing in a formula", "texts stand in straight quotes: \"text\""},
        {"sort(opportunities, value desc)", "F01", 27, "expected “,” or “)”, found “desc”",
         "a minus before the key sorts downwards: sort(list, -key)"},
        {"1 < 2 < 3", "F01", 7, "comparisons cannot be chained", "write two of them: a < b and b < c"},
        {"12345678901234567890123456789012345", "F01", 1, "a number of more than 34 digits", NULL},
        {"1 # 2", "F01", 3, "“#” means nothing in a formula", NULL},
    };
    expect_mistakes(*state, mistakes, sizeof mistakes / sizeof *mistakes, CLASS_CONFIDENTIAL);
}

static void unknown_names_come_with_a_suggestion(void **state) {
    static const struct mistake mistakes[] = {
        {"titel", "F02", 1, "unknown name “titel”", "did you mean “title”?"},
        {"customer.nmae", "F02", 10, "“customer” has no field “nmae”", "did you mean “name”?"},
        {"sum(opportunity.value)", "F02", 5, "unknown name “opportunity”", NULL},
        {"opportunities[stge == \"won\"]", "F02", 15, "unknown name “stge”", "did you mean “stage”?"},
        {"summ(tags)", "F02", 1, "unknown function “summ”", "did you mean “sum”?"},
        {"sum > 3", "F02", 1, "unknown name “sum”", "it is a function: sum(list)"},
        {"opportunities[stage == \"wun\"]", "F02", 24, "“wun” is not one of the choices of “stage”",
         "did you mean “won”?"},
        {"status == \"zzzzzz\"", "F02", 11, "“zzzzzz” is not one of the choices of “status”",
         "it is one of draft, agreed, final"},
        {"opportunities.owner.email", "F02", 21, "not everything that “owner” may refer to has a field “email”", NULL},
        {"Höhe + 1", "F02", 1, "unknown name “Höhe”", NULL},
    };
    expect_mistakes(*state, mistakes, sizeof mistakes / sizeof *mistakes, CLASS_CONFIDENTIAL);
}

static void types_that_do_not_fit_are_refused(void **state) {
    static const struct mistake mistakes[] = {
        {"sum(tags)", "F03", 5, "sum expects a list of numbers, found a list of text", NULL},
        {"sum(hours)", "F03", 5, "sum expects a list of numbers, found a number", NULL},
        {"sum()", "F03", 1, "sum expects 1 value, found 0", "sum(list) gives the sum of the numbers in a list"},
        {"growth(1, 2, 3)", "F03", 1, "growth expects 1 or 2 values, found 3", NULL},
        {"min()", "F03", 1, "min expects at least 1 value, found 0", NULL},
        {"round(1, 31)", "F03", 10, "round expects a number of places from -30 to 30, found 31", NULL},
        {"round(title)", "F03", 7, "round expects a number, found a text", NULL},
        {"year(hours)", "F03", 6, "year expects a date, found a number", NULL},
        {"title.name", "F03", 7, "a text has no fields", NULL},
        {"title[true]", "F03", 1, "a filter expects a list of rows, found a text", NULL},
        {"tags[true]", "F03", 1, "a filter expects a list of rows, found a list of text", NULL},
        {"sort(tags, title)", "F03", 6, "sort expects a list of rows, found a list of text", NULL},
        {"sort(opportunities, title, story)", "F03", 28, "sort expects a key that has an order, found Markdown", NULL},
        {"opportunities[goals.title == \"x\"]", "F03", 15,
         "a condition must be one answer, found a list of true and false", NULL},
        {"title + title", "F03", 7, "“+” does not work with a text and a text", "join texts with text(a, b)"},
        {"budget + 5", "F03", 8, "“+” does not work with an amount of money and a number", NULL},
        {"budget + hours", "F03", 8, "“+” does not work with an amount of money and a number", NULL},
        {"budget * budget", "F03", 8, "“*” does not work with an amount of money and an amount of money", NULL},
        {"1 / budget", "F03", 3, "“/” does not work with a number and an amount of money", NULL},
        {"1 - margin", "F03", 3, "“-” does not work with a number and a percentage",
         "write value - value * discount, not value * (1 - discount)"},
        {"-title", "F03", 1, "“-” does not work with a text", NULL},
        {"due + due", "F03", 5, "“+” does not work with a date and a date", NULL},
        {"title == hours", "F03", 7, "“==” cannot compare a text and a number", NULL},
        {"story == \"x\"", "F03", 7, "“==” cannot compare Markdown and a text",
         "Markdown can only be printed, or asked for with missing(x)"},
        {"active < active", "F03", 8, "“<” cannot compare true or false and true or false", NULL},
        {"parent == accounts.title", "F03", 8, "“==” cannot compare a record and a list of text", NULL},
        {"contains(opportunities.stage, status)", "F03", 31,
         "contains expects values that are alike, found a choice beside a list of choices", NULL},
        {"first(opportunities).stage == status", "F03", 28, "“==” cannot compare a choice and a choice",
         "they are choices of different fields"},
        {"due < \"next week\"", "F03", 7, "“next week” is not a date",
         "write it as \"2027-03-31\", \"2027-W09\", \"2027-03\", \"2027-Q1\", \"2027-H1\" or \"2027\""},
        {"start > \"25:00\"", "F03", 9, "“25:00” is not a time", "write it as \"09:30\""},
        {"hours and active", "F03", 1, "“and” expects true or false, found a number", "compare it, or ask missing(x)"},
        {"not tags", "F03", 5, "“not” expects true or false, found a list of text", "ask count(list) > 0"},
        {"if(active, hours, title)", "F03", 19, "if expects values that are alike, found a text beside a number", NULL},
        {"or_else(tags, title)", "F03", 15, "or_else expects values that are alike, found a text beside a list of text",
         NULL},
        {"share(budget, hours)", "F03", 15,
         "share expects values that are alike, found a number beside an amount of money", NULL},
        {"text(story)", "F03", 6, "text expects a value that prints in a line, found Markdown", NULL},
    };
    expect_mistakes(*state, mistakes, sizeof mistakes / sizeof *mistakes, CLASS_CONFIDENTIAL);
}

static void a_layout_may_not_name_what_is_above_its_class(void **state) {
    static const struct mistake mistakes[] = {
        {"margin", "F04", 1, "the layout “handout” may not see “margin” (it is internal)",
         "show it in a layout of class internal, or leave it out here; were “margin” of class customer in its fields.yaml, all readers of that class would see it, in every document"},
        {"text(title, secret)", "F04", 13, "the layout “handout” may not see “secret” (it is confidential)", NULL},
        {"customer.name == note", "F04", 18, "the layout “handout” may not see “note” (it is internal)", NULL},
    };
    expect_mistakes(*state, mistakes, sizeof mistakes / sizeof *mistakes, CLASS_CUSTOMER);
}

static void a_computed_field_has_the_class_of_what_it_names(void **state) {
    struct world *world = *state;
    struct field *shown = world_computed(world, world->account->fields, "shown", "text(title, whisper)");
    struct field *whisper = world_computed(world, world->account->fields, "whisper", "text(secret)");
    shown->class = whisper->class = CLASS_CUSTOMER;
    static const struct mistake mistake[] = {
        {"title == shown", "F04", 10, "the layout “handout” may not see “shown” (it is confidential, through “secret”)",
         "show it in a layout of class confidential, or leave it out here; were “secret” of class customer in its fields.yaml, all readers of that class would see it, in every document"}};
    expect_mistakes(world, mistake, 1, CLASS_CUSTOMER);
    assert_int_equal(formula_class(shown->formula), CLASS_CONFIDENTIAL);
    assert_int_equal(formula_class(check(world, "text(title, hours)", CLASS_CONFIDENTIAL)), CLASS_INTERNAL);
    assert_int_equal(formula_class(check(world, "title", CLASS_CUSTOMER)), CLASS_CUSTOMER);
}

static void all_mistakes_of_a_formula_are_reported(void **state) {
    struct world *world = *state;
    assert_null(
        check(world, "sum(opportunities.valeu) + titel * share(hours, nothing) + sum(tags)", CLASS_CONFIDENTIAL));
    assert_int_equal(world->sink.errors, 4);
    world->sink = diagnostics_new(world->arena);
    assert_null(check(world, "hours = 3 && active", CLASS_CONFIDENTIAL));
    assert_int_equal(world->sink.errors, 2);
}

static void a_circle_of_computed_fields_is_refused_once(void **state) {
    struct world *world = *state;
    struct field *a = world_computed(world, world->account->fields, "a", "b + 1");
    struct field *b = world_computed(world, world->account->fields, "b", "c * 2");
    struct field *c = world_computed(world, world->account->fields, "c", "hours + parent.a");
    struct scope scope = {.set = world->account->fields, .kinds = &world->kinds, .class = CLASS_CONFIDENTIAL};
    assert_false(formula_check(world->arena, &world->sink, a->formula, &scope));
    assert_false(formula_check(world->arena, &world->sink, b->formula, &scope));
    assert_false(formula_check(world->arena, &world->sink, c->formula, &scope));
    assert_null(check(world, "c + 1", CLASS_CONFIDENTIAL));
    assert_int_equal(world->sink.count, 1);
    CHECK_STR(world->sink.first->message, "“a” is computed from itself");
    CHECK_STR(world->sink.first->help,
              "a ← b ← c ← a: one of them must be written by the author, or computed otherwise");
}

static void a_default_must_fit_its_field(void **state) {
    struct world *world = *state;
    static const struct {
        const char *formula, *message;
    } defaults[] = {{"\"later\"", "“later” is not one of the choices of “stage”"},
                    {"hours", "“stage” is a choice, but its default is a number"},
                    {"\"draft\"", NULL}};
    struct scope scope = {.set = world->account->fields, .kinds = &world->kinds, .class = CLASS_CONFIDENTIAL};
    for (size_t i = 0; i < 3; i++) {
        struct field *field = (struct field *)(uintptr_t)field_find(world->account->fields, STR("stage"));
        world->sink = diagnostics_new(world->arena);
        field->standard = formula_parse(world->arena, &world->sink, str_of(defaults[i].formula), (struct span){0});
        bool good = formula_check_default(world->arena, &world->sink, field, &scope);
        assert_int_equal(good, !defaults[i].message);
        if (!good) CHECK_STR(world->sink.first->message, defaults[i].message);
    }
}

/* Types and places ------------------------------------------------------------------------------------ */

static void types_carry_the_field_for_labels(void **state) {
    struct world *world = *state;
    struct type type = formula_type(check(world, "opportunities[stage == \"won\"].value", CLASS_CONFIDENTIAL));
    assert_int_equal(type.kind, TYPE_MONEY);
    assert_true(type.list);
    CHECK_STR(type.field->name, "value");
    type = formula_type(check(world, "sum(opportunities.value)", CLASS_CONFIDENTIAL));
    assert_true(type.kind == TYPE_MONEY && !type.list && !type.field);
    type = formula_type(check(world, "sort(opportunities, -value)", CLASS_CONFIDENTIAL));
    assert_true(type.kind == TYPE_RECORD && type.list && type.set == world->opportunities);
    type = formula_type(check(world, "first(opportunities).stage", CLASS_CONFIDENTIAL));
    assert_int_equal(type.kind, TYPE_CHOICE);
    assert_int_equal(type.of->choices->count, 4);
    type = formula_type(check(world, "first(opportunities.owner)", CLASS_CONFIDENTIAL));
    assert_true(type.kind == TYPE_RECORD && !type.set && type.of && type.of->target_count == 2);
}

/* The place of the unknown name `oops`, in a formula whose first character stands at line and column. */
static void expect_place(struct world *world, const char *file, const char *formula, uint32_t line, uint32_t column,
                         uint32_t found_line, uint32_t found_column) {
    struct source source = {.path = STR("fields.yaml"), .text = str_of(file)};
    struct span span = {.source = file ? &source : NULL, .line = line, .column = column};
    struct scope scope = {.set = world->account->fields, .class = CLASS_CONFIDENTIAL};
    world->sink = diagnostics_new(world->arena);
    struct formula *parsed = formula_parse(world->arena, &world->sink, str_of(formula), span);
    assert_non_null(parsed);
    assert_false(formula_check(world->arena, &world->sink, parsed, &scope));
    struct span place = world->sink.first->span;
    if (place.line != found_line || place.column != found_column || place.length != 4)
        fail_msg("%s: at %u:%u, %u long", formula, place.line, place.column, place.length);
}

static void places_are_those_of_the_file(void **state) {
    struct world *world = *state;
    expect_place(world, "a: 1\nf: hours + oops\n", "hours + oops", 2, 4, 2, 12);
    expect_place(world, "f: \"text(\\\"ä\\\", oops)\"\n", "text(\"ä\", oops)", 1, 4, 1, 17);
    expect_place(world, "f: hours\n   +   oops\n", "hours + oops", 1, 4, 2, 8);
    expect_place(world, "f: |\n    hours\n    + oops\n", "hours\n+ oops\n", 2, 5, 3, 7);
    expect_place(world, NULL, "hours\n+ oops", 7, 5, 8, 7);
    expect_place(world, "f: something else\n", "hours + oops", 1, 4, 1, 12);
}

/* Run time -------------------------------------------------------------------------------------------- */

static void what_cannot_be_computed_is_reported_once(void **state) {
    struct world *world = *state;
    static const struct {
        const char *formula, *message;
    } examples[] = {
        {"budget + dollars", "amounts in EUR and USD cannot be computed together"},
        {"opportunities.value + dollars", "amounts in EUR and USD cannot be computed together"},
        {"opportunities[value > dollars].id", "amounts in EUR and USD cannot be computed together"},
        {"max(budget, dollars)", "amounts in EUR and USD cannot be computed together"},
        {"share(dollars, budget)", "amounts in USD and EUR cannot be computed together"},
        {"opportunities[true].value - years[year > 2024].plan",
         "lists of 3 and of 2 values cannot be computed together"},
        {"round(1, 30 + 1)", "round expects a number of places from -30 to 30, found 31"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        world->sink = diagnostics_new(world->arena);
        for (int again = 0; again < 2; again++) {
            struct datum value = value_of(world, examples[i].formula);
            for (size_t j = 0; j < value.count; j++) assert_int_equal(value.items[j].kind, DATUM_MISSING);
            if (value.kind != DATUM_LIST) assert_int_equal(value.kind, DATUM_MISSING);
        }
        assert_int_equal(world->sink.count, 1);
        CHECK_STR_OF(examples[i].formula, world->sink.first->message, examples[i].message);
        CHECK_STR_OF(examples[i].formula, world->sink.first->code, "F05");
        if (strstr(examples[i].message, "amounts"))
            assert_true(str_ends(TEXT_OF(world->sink.first->help), STR("in one currency")));
    }
}

static void restricted_records_show_nothing_above_their_class(void **state) {
    struct world *world = *state;
    assert_int_equal(value_of(world, "pipeline").kind, DATUM_MONEY);
    struct formula *formula = check(world, "text(title, margin, stage)", CLASS_CONFIDENTIAL);
    struct frame frame = {.record = world->plan};
    world->records.class = CLASS_CUSTOMER;
    CHECK_STR(show(world->arena, formula_value(&world->computation, formula, &frame)), "Grossmann");
    assert_int_equal(value_of(world, "pipeline").kind, DATUM_MISSING);
    assert_int_equal(world->sink.count, 0);
}

static void running_out_of_steps_ends_with_one_error(void **state) {
    struct world *world = *state;
    for (size_t i = 0; i < 400; i++) world_opportunity(world, world->plan, "x", "1 EUR", "50%", "#idea");
    struct datum value =
        value_of(world, "count(opportunities[count(opportunities[count(opportunities[value > 3]) > 1]) > 1])");
    assert_int_equal(value.kind, DATUM_MISSING);
    assert_int_equal(value_of(world, "hours").kind, DATUM_MISSING);
    assert_int_equal(world->sink.count, 1);
    CHECK_STR(world->sink.first->message, "the formulas of this document need more than 20000000 steps");
}

static void depth_is_limited(void **state) {
    struct world *world = *state;
    static const char *const pieces[] = {"(", "-", "not ", "sum(", "a[", "1+", "1*(", "a.b.", "if(1,"};
    char text[4096];
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        text[0] = 0;
        for (size_t j = 0; j < 500; j++) strcat(text, pieces[i]);
        strcat(text, "1");
        world->sink = diagnostics_new(world->arena);
        assert_null(formula_parse(world->arena, &world->sink, str_of(text), (struct span){0}));
        assert_int_equal(world->sink.count, 1);
        if (i != 7) CHECK_STR_OF(pieces[i], world->sink.first->message, "the formula is nested too deeply");
    }
}

/* f0 = f1 + 0, f1 = f2 + 0, ...: refused when it gets too high for the stack, from either end, and fine just below. */
static bool check_tower(size_t height, bool from_the_top) {
    void *state;
    world_open(&state);
    struct world *world = state;
    struct field_set *set = world_set(world, "tower", NULL);
    set->fields = NEW_ARRAY(world->arena, struct field, height + 1);
    bool good = true;
    for (size_t i = 0; i <= height; i++) {
        struct field *field = &set->fields[i];
        struct str formula = i < height ? str_format(world->arena, "f%zu", i + 1) : STR("1");
        *field = (struct field){.name = str_format(world->arena, "f%zu", i), .index = i, .set = set};
        field->formula = formula_parse(world->arena, &world->sink, formula, (struct span){0});
        set->count++;
    }
    struct scope scope = {.set = set, .class = CLASS_CONFIDENTIAL};
    for (size_t i = 0; i <= height; i++) {
        struct formula *formula = set->fields[from_the_top ? i : height - i].formula;
        good &= formula_check(world->arena, &world->sink, formula, &scope);
    }
    if (good) {
        struct record *record = world_record(world, set, NULL, "tower");
        CHECK_STR(show(world->arena, record_value(&world->computation, record, &set->fields[0])), "1");
    } else assert_int_equal(world->sink.count, 1);
    world_close(&state);
    return good;
}

static void towers_of_computed_fields_are_limited(void **state) {
    (void)state;
    assert_true(check_tower(500, true));
    assert_true(check_tower(500, false));
    assert_false(check_tower(600, true));
    assert_false(check_tower(600, false));
}

/* Properties ------------------------------------------------------------------------------------------ */

static uint32_t next_random(uint32_t *seed) { return *seed = *seed * 1664525u + 1013904223u, *seed >> 8; }

static void the_sum_does_not_depend_on_the_order(void **state) {
    struct world *world = *state;
    uint32_t seed = 7;
    for (int round = 0; round < 50; round++) {
        struct datum *list = world_value(world->plan, "opportunities");
        for (size_t i = list->count; i > 1; i--) {
            size_t j = next_random(&seed) % i;
            struct datum swapped = list->items[i - 1];
            list->items[i - 1] = list->items[j];
            list->items[j] = swapped;
        }
        struct str value =
            str_format(world->arena, "%u.%02u EUR", next_random(&seed) % 100000, next_random(&seed) % 100);
        struct str probability = str_format(world->arena, "%u%%", next_random(&seed) % 101);
        world_opportunity(world, world->plan, "n", value.data, probability.data, "#idea");
        world->computation.memo = NULL; /* the record has changed under it */
        CHECK_STR(
            show(world->arena, value_of(world, "sum(opportunities.value) == sum(sort(opportunities, -value).value)")),
            "yes");
        CHECK_STR(show(world->arena, value_of(world, "pipeline == sum(sort(opportunities, probability).weighted)")),
                  "yes");
        CHECK_STR(show(world->arena, value_of(world, "sum(opportunities[true].value) == sum(opportunities.value)")),
                  "yes");
        CHECK_STR(show(world->arena,
                       value_of(world, "sum(opportunities[value > 50000].value) + "
                                       "sum(opportunities[not value > 50000].value) == sum(opportunities.value)")),
                  "yes");
        CHECK_STR(
            show(world->arena, value_of(world, "max(opportunities.value) == last(sort(opportunities, value)).value")),
            "yes");
    }
}

/* Strings of pieces that formulas are made of, and of any bytes: parsing and checking must end, and report when they
 * refuse. */
static void garbage_is_refused_and_never_crashes(void **state) {
    struct world *world = *state;
    static const char *const pieces[] = {"(",
                                         ")",
                                         "[",
                                         "]",
                                         ".",
                                         ",",
                                         "+",
                                         "-",
                                         "*",
                                         "/",
                                         "==",
                                         "<",
                                         ">=",
                                         "and",
                                         "or",
                                         "not",
                                         "opportunities",
                                         "value",
                                         "stage",
                                         "title",
                                         "hours",
                                         "due",
                                         "sum",
                                         "sort",
                                         "if",
                                         "text",
                                         "first",
                                         "min",
                                         "1",
                                         "0",
                                         "2.5",
                                         "\"won\"",
                                         "\"\"",
                                         "\"",
                                         "true",
                                         "as_of",
                                         "project",
                                         "goals",
                                         "actions",
                                         "owner",
                                         "name",
                                         "ä",
                                         "\xff",
                                         "=",
                                         "\n",
                                         " ",
                                         "pipeline",
                                         "count"};
    uint32_t seed = 42;
    size_t accepted = 0;
    for (int round = 0; round < 20000; round++) {
        char text[256];
        size_t size = 0, count = 1 + next_random(&seed) % 14;
        for (size_t i = 0; i < count; i++) {
            const char *piece = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
            if (round % 4 == 0) text[size++] = (char)(next_random(&seed) & 0xFF);
            else size += (size_t)snprintf(text + size, sizeof text - size, "%s%s", piece, round % 2 ? " " : "");
        }
        text[size] = 0;
        world->sink = diagnostics_new(world->arena);
        struct formula *formula = formula_parse(world->arena, &world->sink, (struct str){text, size}, (struct span){0});
        struct scope scope = {.set = world->account->fields, .kinds = &world->kinds, .class = CLASS_CONFIDENTIAL};
        struct frame frame = {.record = world->plan};
        bool good = formula && formula_check(world->arena, &world->sink, formula, &scope);
        if (good == (world->sink.errors > 0)) fail_msg("“%s”: %zu errors", text, world->sink.errors);
        if (good) accepted++, formula_value(&world->computation, formula, &frame);
    }
    assert_true(accepted > 100);
}

/* A computed value goes into a field of its own type, and every field has one. */
static void every_field_has_a_type(void **state) {
    (void)state;
    for (int type = 0; type <= FIELD_DOCUMENTS; type++) {
        struct field element = {.type = FIELD_TEXT}, field = {.type = (enum field_type)type, .element = &element};
        enum type_kind kind = type_of_field(&field).kind;
        assert_int_not_equal(kind, TYPE_ANY);
        struct field computed = {.type = type_field(kind)};
        assert_int_equal(type_of_field(&computed).kind, kind);
    }
}

/* What may go wrong in the data ----------------------------------------------------------------------- */

static void effects_say_what_may_fail(void **state) {
    struct world *world = *state;
    static const struct {
        const char *formula;
        bool refuses, amounts;
        enum formula_reach reach;
    } examples[] = {
        {"title", false, false, REACH_OWN},
        {"sum(opportunities.value * opportunities.probability)", false, true, REACH_OWN},
        {"sum(opportunities[stage == \"won\"].value * 2)", false, true, REACH_OWN},
        {"opportunities.value - opportunities[true].value", true, true, REACH_OWN},
        {"years.plan - years.actual", false, true, REACH_OWN},
        {"years.plan + opportunities.value", true, true, REACH_OWN},
        {"weighted_avg(opportunities.value, opportunities.probability)", false, true, REACH_OWN},
        {"weighted_avg(opportunities.value, years.plan)", true, true, REACH_OWN},
        {"round(share(budget, budget), 1)", false, true, REACH_OWN},
        {"round(3.5, count(opportunities))", true, false, REACH_OWN},
        {"chance_of_reaching(budget, budget, opportunities.value, opportunities.probability)", false, true, REACH_OWN},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const struct formula *formula = check(world, examples[i].formula, CLASS_CONFIDENTIAL);
        if (!formula) fail_msg("%s: %.*s", examples[i].formula, STR_ARG(in_english(world->sink.last->message)));
        const struct formula_effects *effects = formula_effects(formula);
        bool same = effects->refuses == examples[i].refuses && effects->amounts == examples[i].amounts &&
                    effects->reach == examples[i].reach;
        if (!same) fail_msg("%s: %d %d %d", examples[i].formula, effects->refuses, effects->amounts, effects->reach);
    }
}

static size_t longest_list(struct datum datum, size_t longest) {
    if (datum.kind == DATUM_LIST && datum.count > longest) longest = datum.count;
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++)
        longest = longest_list(datum.items[i], longest);
    return longest;
}

/* The law that `check` relies on: what computing reports, and how long it takes, was foreseen. */
static void nothing_is_reported_that_effects_do_not_foresee(void **state) {
    struct world *world = *state;
    static const char *const lists[] = {"opportunities",
                                        "years",
                                        "opportunities[value > 0 * budget]",
                                        "years[year > 2024]",
                                        "sort(opportunities, -value)",
                                        "sort(years[year > 2023], plan)"};
    static const char *const fields[2][3] = {{"value", "probability", "value"}, {"plan", "actual", "plan"}};
    static const struct {
        const char *before, *between, *behind;
    } forms[] = {{"", " + ", ""},
                 {"", " - ", ""},
                 {"sum(", ") + sum(", ")"},
                 {"weighted_avg(", ", ", ")"},
                 {"max(", ", ", ")"},
                 {"count(", ") * count(", ")"},
                 {"share(", ", ", ")"},
                 {"chance_of_reaching(budget, 2 * budget, ", ", ", ")"},
                 {"round(", ", 1) - ", ""},
                 {"contains(", ", first(", "))"},
                 {"opportunities[contains(", ", value) and count(", ") > 0].id"},
                 {"cumulative_share(budget, ", ") * count(", ")"}};
    unsigned seed = 7;
    size_t longest = 0, reported = 0;
    for (size_t i = 0; i < world->plan->set->count; i++)
        longest = longest_list(*record_said_at(world->plan, i), longest);
    for (int round = 0; round < 4000; round++) {
        char operands[2][96], text[512];
        for (int i = 0; i < 2; i++) {
            size_t list = next_random(&seed) % (sizeof lists / sizeof *lists);
            const char *field = fields[strstr(lists[list], "years") != NULL][next_random(&seed) % 3];
            snprintf(operands[i], sizeof operands[i], "%s.%s", lists[list], field);
        }
        size_t form = next_random(&seed) % (sizeof forms / sizeof *forms);
        snprintf(text, sizeof text, "%s%s%s%s%s", forms[form].before, operands[0], forms[form].between, operands[1],
                 forms[form].behind);
        world->sink = diagnostics_new(world->arena);
        world->computation.steps = 0;
        struct formula *formula = formula_parse(world->arena, &world->sink, str_of(text), (struct span){0});
        struct scope scope = {.set = world->account->fields, .kinds = &world->kinds, .class = CLASS_CONFIDENTIAL};
        if (!formula || !formula_check(world->arena, &world->sink, formula, &scope)) continue;
        struct frame frame = {.record = world->plan};
        world->computation.reported = NULL;
        formula_value(&world->computation, formula, &frame);
        const struct formula_effects *effects = formula_effects(formula);
        bool lengths = world->sink.first && str_find(in_english(world->sink.first->message), STR("lists of"), NULL);
        bool amounts = world->sink.first && str_find(in_english(world->sink.first->message), STR("amounts in"), NULL);
        if ((lengths && !effects->refuses) || (amounts && !effects->amounts)) fail_msg("not foreseen: %s", text);
        if (world->computation.steps > formula_effects_steps(effects, longest)) fail_msg("takes longer: %s", text);
        reported += lengths;
    }
    assert_true(reported > 100);
}

static void the_table_of_functions_is_in_order(void **state) {
    (void)state;
    for (size_t i = 0; i < formula_function_count(); i++) {
        struct function_help help = formula_function_help(i);
        assert_true(help.usage.size && help.gives && help.missing);
        if (i) assert_true(str_compare(formula_function_help(i - 1).usage, help.usage) < 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WORLD_TEST(arithmetic_is_exact_and_binds_as_usual),
        WORLD_TEST(percentages_are_fractions_in_products_and_face_values_beside_numbers),
        WORLD_TEST(amounts_keep_their_currency),
        WORLD_TEST(dates_and_times),
        WORLD_TEST(missing_values_go_through),
        WORLD_TEST(paths_filters_and_lists),
        WORLD_TEST(what_a_text_is_about), WORLD_TEST(whom_a_text_names),
        WORLD_TEST(functions_over_numbers),
        WORLD_TEST(keys_of_an_order_are_any_formulas),
        WORLD_TEST(text_is_written_in_the_language_of_the_locale),
        WORLD_TEST(computed_fields_see_what_their_rows_stand_in),
        WORLD_TEST(what_cannot_be_parsed_is_refused_at_its_place),
        WORLD_TEST(unknown_names_come_with_a_suggestion),
        WORLD_TEST(types_that_do_not_fit_are_refused),
        WORLD_TEST(a_layout_may_not_name_what_is_above_its_class),
        WORLD_TEST(a_computed_field_has_the_class_of_what_it_names),
        WORLD_TEST(all_mistakes_of_a_formula_are_reported),
        WORLD_TEST(a_circle_of_computed_fields_is_refused_once),
        WORLD_TEST(a_default_must_fit_its_field),
        WORLD_TEST(types_carry_the_field_for_labels),
        WORLD_TEST(places_are_those_of_the_file),
        WORLD_TEST(what_cannot_be_computed_is_reported_once),
        WORLD_TEST(restricted_records_show_nothing_above_their_class),
        WORLD_TEST(running_out_of_steps_ends_with_one_error),
        WORLD_TEST(depth_is_limited),
        WORLD_TEST(the_sum_does_not_depend_on_the_order),
        WORLD_TEST(garbage_is_refused_and_never_crashes),
        WORLD_TEST(effects_say_what_may_fail),
        cmocka_unit_test(every_field_has_a_type),
        WORLD_TEST(nothing_is_reported_that_effects_do_not_foresee),
        cmocka_unit_test(towers_of_computed_fields_are_limited),
        cmocka_unit_test(the_table_of_functions_is_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
