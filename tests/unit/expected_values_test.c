/* The figures of a whole project against a file of values that were worked out independently: every leaf of that file
 * is computed here by a formula over the documents, or named as one that is not a figure. Skipped when the samples are
 * not beside the repository. */
#include "check.h"

#include <stdio.h>

#include "formula/print.h"
#include "project/project.h"
#include "read/yaml.h"

#define SAMPLES "../shared/samples/a-weisseritz"

/* A path of the file with `*` for the last-but-one or last key, and the formula with `$` for what stood there. */
struct expectation {
    const char *path, *formula;
    int places; /* of the file's figures */
};

#define LOOKUP_YEAR "lookup(revenue.years, year, \"$\")"
#define LOOKUP_STAGE "opportunities[stage == \"$\"]"
#define LOOKUP_SITE "whitespace[site.id == \"$\"]"
#define LOOKUP_CONTRACT "lookup(contracts, id, \"$\")"
#define LOOKUP_POINT "lookup(agenda, no, $ + 1)"
#define LOOKUP_KPI "lookup(kpis, name, \"$\")"
#define LOOKUP_COMPETENCE "lookup(competences, competence, \"$\")"
#define LOOKUP_SCENARIO "lookup(scenarios, id, \"$\")"
#define RUNNING "revenue.running"
#define START "project.fiscal_year_start"

/* clang-format off */
static const struct expectation plan[] = {
    {"as_of", "as_of", 0},
    {"revenue_actual.*", LOOKUP_YEAR ".actual", 0},
    {"yoy_percent.*", LOOKUP_YEAR ".growth", 2},
    {"cagr_percent", "revenue.cagr", 2},
    {"cagr_span", "text(year(first(revenue.closed_years).year), \", \", year(revenue.last_year), \", \","
                  " year(revenue.last_year) - year(first(revenue.closed_years).year))", 0},
    {"target_attainment_percent.*", LOOKUP_YEAR ".attainment", 2},
    {"revenue_share_percent.*", LOOKUP_YEAR ".share", 2},
    {"forecast.year", "year(" RUNNING ".year)", 0},
    {"forecast.forecast_attainment_percent", "revenue.attainment", 2},
    {"forecast.share_percent", RUNNING ".share", 2},
    {"run_rate.fy_start", "fiscal_start(" RUNNING ".actual_to, " START ")", 0},
    {"run_rate.days_elapsed", "fiscal_elapsed(" RUNNING ".actual_to, " START ")", 0},
    {"run_rate.days_total", "fiscal_days(" RUNNING ".actual_to, " START ")", 0},
    {"run_rate.linear_projection", RUNNING ".projection", 0},
    {"run_rate.pro_rata_plan", RUNNING ".pro_rata_plan", 0},
    {"run_rate.ytd_attainment_percent", RUNNING ".pro_rata_attainment", 2},
    {"share_of_wallet_percent", "wallet_share", 2},
    {"hit_rate_percent.*", LOOKUP_YEAR ".hit_rate", 2},
    {"family_sum_check.*.sum", LOOKUP_YEAR ".family_sum", 0},
    {"family_sum_check.*.actual", LOOKUP_YEAR ".actual", 0},
    {"family_sum_check.*.diff", LOOKUP_YEAR ".family_sum - " LOOKUP_YEAR ".actual", 0},
    {"pipeline.open_count", "count(opportunities[open])", 0},
    {"pipeline.open_value", "pipeline_value", 0},
    {"pipeline.weighted", "pipeline_weighted", 0},
    {"pipeline.won", "sum(opportunities[stage == \"won\"].value)", 0},
    {"pipeline.lost", "sum(opportunities[stage == \"lost\"].value)", 0},
    {"pipeline_by_stage.*.count", "count(" LOOKUP_STAGE ")", 0},
    {"pipeline_by_stage.*.value", "sum(" LOOKUP_STAGE ".value)", 0},
    {"pipeline_by_stage.*.weighted", "sum(" LOOKUP_STAGE ".weighted)", 0},
    {"opportunities_by_horizon.*", "count(opportunities[open and horizon == \"$\"])", 0},
    {"open_by_origin.*", "count(opportunities[open and origin == \"$\"])", 0},
    {"stakeholders.count", "count(stakeholders)", 0},
    {"stakeholders.by_function.*", "count(stakeholders[function == \"$\"])", 0},
    {"stakeholders.purchasing_share_percent", "purchasing_share", 2},
    {"stakeholders.c_level", "count(stakeholders[level == \"c_level\"])", 0},
    {"stakeholders.with_owner", "count(stakeholders.owner)", 0},
    {"stakeholders.influence_weighted_stance", "stance", 3},
    {"stakeholders.negative", "stakeholders[stance < 0].id", 0},
    {"stakeholders.relationship_gap.*", "lookup(stakeholders, id, \"$\").relationship.gap", 0},
    {"stakeholders.by_owner.*", "count(stakeholders[or_else(owner.person_id, \"-\") == \"$\"])", 0},
    {"actions.count", "count(actions)", 0},
    {"actions.open", "open_actions", 0},
    {"actions.done", "count(actions[done])", 0},
    {"actions.overdue", "actions[overdue].id", 0},
    {"actions.overdue_customer_side", "actions[overdue and side == \"customer\"].id", 0},
    {"actions.without_due", "actions[missing(due)].id", 0},
    {"actions.done_late", "actions[done_late].id", 0},
    {"actions.completion_percent", "completion", 2},
    {"actions.shared", "actions[visibility == \"shared\"].id", 0},
    {"actions.due_next_30_days", "actions[due_soon].id", 0},
    {"goal_progress_percent.*", "lookup(goals, id, \"$\").progress", 1},
    {"goals_without_open_action", "goals[not worked_on].id", 0},
    {"whitespace.rows.*.revenue", "sum(" LOOKUP_SITE ".revenue)", 0},
    {"whitespace.rows.*.potential", "sum(" LOOKUP_SITE ".potential)", 0},
    {"whitespace.rows.*.whitespace", "sum(" LOOKUP_SITE ".unused)", 0},
    {"whitespace.revenue", "sum(whitespace.revenue)", 0},
    {"whitespace.potential", "sum(whitespace.potential)", 0},
    {"whitespace.whitespace", "whitespace_value", 0},
    {"whitespace.penetration_percent", "penetration", 2},
    {"risk_score.*", "lookup(obstacles, id, \"$\").score", 0},
    {"contracts.*.id", LOOKUP_CONTRACT ".id", 0},
    {"contracts.*.end", LOOKUP_CONTRACT ".end", 0},
    {"contracts.*.notice_deadline", LOOKUP_CONTRACT ".notice_deadline", 0},
    {"contracts.*.notice_passed", LOOKUP_CONTRACT ".notice_passed", 0},
    {"contracts.*.days_to_end", LOOKUP_CONTRACT ".days_left", 0},
    {"contracts.*.called_off_percent", LOOKUP_CONTRACT ".called_share", 2},
    {"plan_age_days", "age", 0},
    {"plan_years", "period.years", 1},
    {"next_year.target", "revenue.next_plan", 0},
    {"next_year.secured", "revenue.next_secured", 0},
    {"next_year.gap", "revenue.gap", 0},
    {"next_year.eligible", "next_opportunities.id", 0},
    {"next_year.weighted_full_year", "next_weighted", 0},
    {"next_year.expected_full_year", "next_expected", 0},
    {"next_year.gap_coverage_weighted_percent", "coverage", 2},
    {"next_year.gap_coverage_unweighted_percent", "coverage_full", 2},
    {"next_year.prob_reach_target_full_year_percent", "chance_of_target", 2},
    {"next_year.expected_pro_rata", "next_expected_pro_rata", 0},
    {"next_year.prob_reach_target_pro_rata_percent", "chance_of_target_pro_rata", 2},
    {"findings.*", NULL, 0}, /* what the checks report: tests/golden */
};

static const struct expectation review[] = {
    {"agenda_minutes", "agenda_minutes", 0},
    {"duration", "duration", 0},
    {"overrun", "overrun", 0},
    {"forward_looking_percent", "forward_looking", 2},
    {"clock.*", "text(" LOOKUP_POINT ".begins, \", \", " LOOKUP_POINT ".ends, \", \", " LOOKUP_POINT ".title)", 0},
    {"kpis.*.name", LOOKUP_KPI ".name", 0},
    {"kpis.*.last", LOOKUP_KPI ".latest", 1},
    {"kpis.*.target", LOOKUP_KPI ".target", 1},
    {"kpis.*.met", LOOKUP_KPI ".met", 0},
    {"kpis.*.delta", LOOKUP_KPI ".change", 1},
    {"kpis.*.trend", LOOKUP_KPI ".trend", 0},
};

static const struct expectation coaching[] = {
    {"gap_target_minus_coach.*", LOOKUP_COMPETENCE ".gap", 0},
    {"mean_coach", "mean_coach", 3},
    {"mean_target", "mean_target", 3},
    {"self_minus_coach.*", LOOKUP_COMPETENCE ".self_image", 0},
    {"largest_gaps", "largest_gaps.competence", 0},
    {"overdue_actions", "overdue_actions.id", 0},
    {"actions_without_account", "action_plan[missing(application)].id", 0},
    {"modules_done", "modules[status == \"done\"].id", 0},
    {"modules_without_prep_or_follow_up", "modules[missing(preparation) or missing(follow_up)].id", 0},
    {"session_minutes_planned", "session_minutes", 0},
    {"sessions_out_of_order", "sessions[out_of_order].date", 0},
};

static const struct expectation business_case[] = {
    {"*.benefit_per_year", LOOKUP_SCENARIO ".benefit_per_year", 0},
    {"*.net_per_year", LOOKUP_SCENARIO ".net_per_year", 0},
    {"*.payback_months", LOOKUP_SCENARIO ".payback_months", 1},
    {"*.roi_percent", LOOKUP_SCENARIO ".roi", 2},
    {"*.npv", LOOKUP_SCENARIO ".npv", 0},
    {"*.npv_confirmed_only", LOOKUP_SCENARIO ".npv_confirmed", 0},
    {"*.confirmed_share_percent", LOOKUP_SCENARIO ".confirmed_share", 2},
};

/* The file's German keys and values that are choices of ours. */
static const struct {
    const char *german, *english;
} words[] = {
    {"verhandlung", "negotiation"}, {"angebot", "offer"}, {"bedarfsanalyse", "need_analysis"},
    {"qualifiziert", "qualified"}, {"idee", "idea"}, {"vertrag", "contract"}, {"eigeninitiative", "proactive"},
    {"gemeinsam", "joint"}, {"entwicklung", "engineering"}, {"finanzen", "finance"}, {"einkauf", "purchasing"},
    {"qualitaet", "quality"}, {"logistik", "logistics"}, {"produktion", "production"}, {"verkaufskompetenz", "sales"},
    {"produktwissen", "product"}, {"marktwissen", "market"}, {"kaufprozesswissen", "buying_process"},
    {"analytische_kompetenz", "analysis"}, {"sozialkompetenz", "social"}, {"kommunikationskompetenz", "communication"},
    {"führungskompetenz", "leadership"}, {"strategische_kompetenz", "strategy"},
};
/* clang-format on */

struct subject {
    struct arena *arena;
    struct project *project;
    struct diagnostics sink;
    const struct record *document;
    const struct expectation *expectations;
    size_t count, compared, wrong;
};

static struct str english_of(struct str word) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_c(word, words[i].german)) return str_of(words[i].english);
    return word;
}

static struct datum compute(struct subject *subject, struct str text) {
    struct formula *formula = formula_parse(subject->arena, &subject->sink, text, (struct span){.line = 1});
    struct scope scope = {
        .set = subject->document->set, .kinds = &subject->project->kinds, .class = CLASS_CONFIDENTIAL};
    if (!formula || !formula_check(subject->arena, &subject->sink, formula, &scope))
        fail_msg("%.*s: %.*s", STR_ARG(text), STR_ARG(in_english(subject->sink.last->message)));
    struct computation computation = {.arena = subject->arena,
                                      .sink = &subject->sink,
                                      .records = subject->project->records,
                                      .project = subject->project->record,
                                      .as_of = subject->project->as_of};
    struct frame frame = {.record = subject->document};
    return formula_value(&computation, formula, &frame);
}

/* The text that a figure has in the file, or the same text as the file's own figure would have. */
static struct str rounded(struct arena *arena, struct decimal value, int places) {
    return decimal_plain(arena, decimal_round(value, places));
}

static struct str show(struct arena *arena, struct datum datum, int places) {
    if (datum.kind == DATUM_NUMBER || datum.kind == DATUM_PERCENT || datum.kind == DATUM_MONEY)
        return rounded(arena, datum.number, places);
    if (datum.kind == DATUM_BOOL) return datum.truth ? STR("true") : STR("false");
    if (datum.kind == DATUM_MISSING) return STR("null");
    return datum_plain(arena, datum, (struct type){0});
}

static struct str show_expected(struct arena *arena, const struct value *value, int places) {
    struct decimal number;
    struct str text = {0};
    if (value->kind == VALUE_SCALAR && value->style == SCALAR_PLAIN && decimal_parse(value->text, &number))
        return rounded(arena, number, places);
    if (value->kind == VALUE_SCALAR) return english_of(value->text);
    for (size_t i = 0; i < value->count; i++)
        text = str_format(arena, "%.*s%s%.*s", STR_ARG(text), i ? ", " : "",
                          STR_ARG(show_expected(arena, value->items[i], places)));
    return text;
}

static struct str replace(struct arena *arena, const char *pattern, char mark, struct str by) {
    struct str text = {0};
    for (const char *c = pattern; *c; c++) text = str_join(arena, text, *c == mark ? by : (struct str){c, 1});
    return text;
}

static const struct expectation *find(const struct subject *subject, struct str path, struct str key) {
    for (size_t i = 0; i < subject->count; i++)
        if (str_equal(replace(subject->arena, subject->expectations[i].path, '*', key), path))
            return &subject->expectations[i];
    return NULL;
}

/* `keys` are those on the way, any of which may be the one that `*` stands for. */
static void compare_leaf(struct subject *subject, const struct value *value, struct str path, const struct str *keys,
                         size_t depth) {
    const struct expectation *expectation = NULL;
    struct str key = {0};
    for (size_t i = 0; i < depth && !expectation; i++) expectation = find(subject, path, key = keys[i]);
    if (!expectation) fail_msg("no formula for %.*s", STR_ARG(path));
    if (!expectation->formula) return;
    struct str formula = replace(subject->arena, expectation->formula, '$', english_of(key));
    struct str found = show(subject->arena, compute(subject, formula), expectation->places);
    struct str expected = show_expected(subject->arena, value, expectation->places);
    subject->compared++;
    if (str_equal(found, expected)) return;
    subject->wrong++;
    print_error("%.*s: expected “%.*s”, %.*s is “%.*s”\n", STR_ARG(path), STR_ARG(expected), STR_ARG(formula),
                STR_ARG(found));
}

static struct str key_of_item(struct arena *arena, const struct value *item, size_t index) {
    const struct value *id = item->kind == VALUE_MAPPING ? value_find(item, STR("id")) : NULL;
    if (!id && item->kind == VALUE_MAPPING) id = value_find(item, STR("name"));
    return id ? id->text : str_format(arena, "%zu", index);
}

enum { DEEPEST = 6 };

static void compare(struct subject *subject, const struct value *value, struct str path, struct str *keys,
                    size_t depth) {
    assert_true(depth < DEEPEST);
    bool rows = value->kind == VALUE_SEQUENCE && value->count && value->items[0]->kind != VALUE_SCALAR;
    if (value->kind == VALUE_SCALAR || (value->kind == VALUE_SEQUENCE && !rows)) {
        compare_leaf(subject, value, path, keys, depth);
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        const struct value *item = rows ? value->items[i] : value->entries[i].value;
        keys[depth] = rows ? key_of_item(subject->arena, item, i) : value->entries[i].key;
        struct str below =
            path.size ? str_format(subject->arena, "%.*s.%.*s", STR_ARG(path), STR_ARG(keys[depth])) : keys[depth];
        compare(subject, item, below, keys, depth + 1);
    }
}

static struct value *read_expected(struct arena *arena, struct diagnostics *sink) {
    FILE *file = fopen(SAMPLES "/erwartet.json", "rb");
    if (!file) return NULL;
    char *text = NEW_ARRAY(arena, char, 1 << 20);
    size_t size = fread(text, 1, 1 << 20, file);
    fclose(file);
    return yaml_read_text(arena, sink, (struct str){text, size}, (struct span){.line = 1, .column = 1});
}

static void the_figures_of_the_sample_are_those_worked_out_for_it(void **state) {
    struct arena *arena = *state;
    struct diagnostics sink = diagnostics_new(arena);
    struct value *expected = read_expected(arena, &sink);
    if (!expected) {
        print_message("skipped: " SAMPLES " is not here\n");
        skip();
    }
    struct message problem = {0};
    struct project_options options = {.path = STR(SAMPLES), .templates = STR("templates")};
    struct project *project = project_open(arena, &sink, &options, &problem);
    if (!project) fail_msg("%.*s", STR_ARG(in_english(problem)));
    static const struct {
        const char *part, *kind;
        const struct expectation *expectations;
        size_t count;
    } parts[] = {
        {"plan", "account-plan", plan, sizeof plan / sizeof *plan},
        {"review", "annual-review", review, sizeof review / sizeof *review},
        {"coaching", "coaching-plan", coaching, sizeof coaching / sizeof *coaching},
        {"business_case", "business-case", business_case, sizeof business_case / sizeof *business_case},
    };
    size_t compared = 0, wrong = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t count;
        struct record **documents =
            records_of_kind(project->records, kinds_find(&project->kinds, str_of(parts[i].kind)), &count);
        assert_int_equal(count, 1);
        struct subject subject = {.arena = arena,
                                  .project = project,
                                  .sink = diagnostics_new(arena),
                                  .document = documents[0],
                                  .expectations = parts[i].expectations,
                                  .count = parts[i].count};
        struct str keys[DEEPEST];
        compare(&subject, value_find(expected, str_of(parts[i].part)), (struct str){0}, keys, 0);
        compared += subject.compared;
        wrong += subject.wrong;
    }
    assert_true(compared > 250);
    if (wrong) fail_msg("%zu of %zu figures are wrong", wrong, compared);
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(the_figures_of_the_sample_are_those_worked_out_for_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
