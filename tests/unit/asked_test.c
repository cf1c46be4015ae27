/* What is asked of other documents: which fields, through references, collections, filters, functions, computed fields and
 * rules; what is not, as the own document's and what only its layouts print. Then thin records: what they hold, that an
 * edit of the rest leaves them as they are, and that more cannot be asked. */
#include "project_world.h"

#include <signal.h>
#include <sys/wait.h>

#include "base/buffer.h"
#include "command/asking.h"
#include "formula/formula.h"
#include "kind/asked_fields.h"
#include "project/slice.h"

static const char plan_fields[] = "kind: plan\n"
                                  "names: {en: Plan, de: Plan}\n"
                                  "class: internal\n"
                                  "fields:\n"
                                  "  id: {type: text}\n"
                                  "  title: {type: text}\n"
                                  "  secret: {type: text}\n"
                                  "  first: {type: number}\n"
                                  "  second: {type: number}\n"
                                  "  both: {formula: first + second, label: {en: Both, de: Beide}}\n"
                                  "  twice: {formula: both * 2, label: {en: Twice, de: Doppelt}}\n"
                                  "  rows:\n"
                                  "    type: list\n"
                                  "    of:\n"
                                  "      value: {type: number}\n"
                                  "      stage: {type: text}\n"
                                  "      remark: {type: text}\n";

static const char report_fields[] = "kind: report\n"
                                    "names: {en: Report, de: Bericht}\n"
                                    "class: internal\n"
                                    "fields:\n"
                                    "  id: {type: text}\n"
                                    "  title: {type: text}\n"
                                    "  own: {type: number}\n"
                                    "  plan: {type: ref plan}\n"
                                    "  plans: {type: documents plan}\n";

static void put_templates(struct project_world *world, const char *layout) {
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "templates/plan/fields.yaml", plan_fields);
    world_file(world, "templates/plan/page.md", "---\nlayout: page\nclass: internal\ntitle: \"`= title`\"\n---\n`= secret` `= rows.remark`\n");
    world_file(world, "templates/report/fields.yaml", report_fields);
    world_file(world, "templates/report/page.md", layout);
}

static struct project *open_with(struct project_world *world, const struct project_part *part, bool asks) {
    struct message problem = {0};
    struct project_options wish = {.path = world->folder, .templates = world->built_in, .part = part, .asks = asks};
    struct project *project = project_open(world->arena, &world->sink, &wish, &problem);
    if (!project) fail_msg("%.*s", STR_ARG(in_english(problem)));
    return project;
}

/* The lines of the plan, without the kind, in one line. */
static struct str asked_of_plan(struct project_world *world, const char *body) {
    static const struct str kinds[] = {STR_INIT("plan"), STR_INIT("report")};
    struct project_part part = {.kinds = kinds, .kind_count = 2};
    put_templates(world, str_terminated(world->arena, str_format(world->arena, "---\nlayout: page\nclass: internal\ntitle: \"`= title`\"\n---\n%s\n", body)));
    struct project *project = open_with(world, &part, true);
    struct editions editions = editions_open(project, &world->sink);
    struct asking asking = asking_open(world->arena, project, &editions);
    const struct asked *asked = asking_of(&asking, STR("report/page"));
    assert_non_null(asked);
    struct buffer out = {0};
    asked_print(asked, &project->kinds, &out);
    struct str lines = slice_asked(world->arena, buffer_str(&out), STR("plan")), all = STR("");
    for (struct str line; str_cut(&lines, '\n', &line);)
        if (line.size) all = str_format(world->arena, "%.*s%s%.*s", STR_ARG(all), all.size ? " " : "", STR_ARG(str_skip(line, 5)));
    buffer_free(&out);
    return all;
}

static void what_names_lead_to_is_asked(void **state) {
    static const struct {
        const char *body, *asked;
    } cases[] = {
        {"`= own`", "id title"},
        {"`= plan.title`", "id title"},
        {"`= plan.first`", "id title first"},
        {"`= plan.both`", "id title first second both"},
        {"`= plan.twice`", "id title first second both twice"},
        {"`= count(plans)`", "id title"},
        {"`= sum(plans.rows.value)`", "id title rows rows.value"},
        {"`= count(plan.rows[stage == \"won\"])`", "id title rows rows.stage"},
        {"`= first(sort(plan.rows, value)).remark`", "id title rows rows.value rows.remark"},
        {"`= lookup(plans, first, own).second`", "id title first second"},
        {"`= count_unknown(plan.rows)`", "id title rows rows.value rows.stage rows.remark"},
        {"```table\nrows: plan.rows\ncolumns: [value]\n```", "id title rows rows.value"},
        {"````when plan.first > 1\nText\n````", "id title first"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR_OF(cases[i].body, asked_of_plan(*state, cases[i].body), cases[i].asked);
}

/* Thin records ------------------------------------------------------------------------------------------------- */

static struct thin_document thin(struct project_world *world, const char *plan) {
    static const struct str files[] = {STR_INIT("plan.yaml")};
    struct project_part part = {.files = files, .file_count = 1};
    struct thin_document document = {0};
    struct message problem = {0};
    world_file(world, "plan.yaml", plan);
    struct project_options wish = {.path = world->folder, .templates = world->built_in, .part = &part};
    bool made = project_thin(world->arena, &world->sink, &wish, STR("plan id\nplan title\nplan first\n"), &document, &problem);
    if (!made) fail_msg("%.*s", STR_ARG(in_english(problem)));
    return document;
}

static void what_nobody_asks_for_is_not_there(void **state) {
    struct project_world *world = *state;
    put_templates(world, "---\nlayout: page\nclass: internal\ntitle: \"`= title`\"\n---\n");
    struct str before = thin(world, "kind: plan\nid: a\ntitle: A\nfirst: 1\nsecond: 2\n").image;
    struct str moved = thin(world, "# a remark\nkind: plan\nid: a\nsecret: nobody knows\ntitle: A\nfirst: 1\nsecond: 3\n").image;
    struct str other = thin(world, "kind: plan\nid: a\ntitle: A\nfirst: 2\nsecond: 2\n").image;
    assert_true(str_equal(before, moved)); /* though all texts lie elsewhere in memory */
    assert_false(str_equal(before, other));
    assert_false(str_find(moved, STR("nobody knows"), NULL));
}

static void no_more_can_be_asked_than_is_held(void **state) {
    struct project_world *world = *state;
    put_templates(world, "---\nlayout: page\nclass: internal\ntitle: \"`= title`\"\n---\n");
    struct thin_document document = thin(world, "kind: plan\nid: a\ntitle: A\nfirst: 1\nsecond: 2\n");
    struct slice slice = {STR("plan"), STR("plan id\nplan title\nplan first\n"), &document, 1};
    struct project_part part = {.slices = &slice, .slice_count = 1};
    struct project *project = open_with(world, &part, false);
    assert_int_equal(project->document_count, 1);
    const struct record *plan = project->documents[0].record;
    struct computation computation = {.arena = world->arena, .sink = &world->sink, .records = project->records};
    struct datum first = record_value(&computation, plan, field_find(plan->set, STR("first")));
    assert_int_equal(first.kind, DATUM_NUMBER);
    fflush(NULL);
    pid_t child = fork();
    if (!child) {
        fclose(stderr);
        record_value(&computation, plan, field_find(plan->set, STR("second")));
        _Exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(what_names_lead_to_is_asked),
        CHECK_PROJECT(what_nobody_asks_for_is_not_there),
        CHECK_PROJECT(no_more_can_be_asked_than_is_held)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
