/* The law of the built-in kinds: what somebody types is seen. Every field is printed by a layout, or a rule, a date or
 * a column of the index needs it, straight or through computed fields; or the program itself does, or it is retired.
 * And every field says in both languages what belongs into it.
 *
 * formula_check is wrapped (Makefile): each formula of a layout, a rule, … goes through it once it knows its fields. */
#include "composed.h"
#define operation formula_operation /* drawings have an operation too */
#include "formula/tree.h"
#undef operation
#include "project_world.h"
#include "schema/kind.h"

bool __real_formula_check(struct arena *arena, struct diagnostics *sink, struct formula *formula,
                          const struct scope *scope);
bool __wrap_formula_check(struct arena *arena, struct diagnostics *sink, struct formula *formula,
                          const struct scope *scope);

enum { FORMULAS_MOST = 40000, FIELDS_MOST = 8000 };
static struct {
    const struct formula *formulas[FORMULAS_MOST]; /* all that were checked since it was emptied */
    size_t formula_count;
} checked;

bool __wrap_formula_check(struct arena *arena, struct diagnostics *sink, struct formula *formula,
                          const struct scope *scope) {
    assert_true(checked.formula_count < FORMULAS_MOST);
    checked.formulas[checked.formula_count++] = formula;
    return __real_formula_check(arena, sink, formula, scope);
}

struct fields {
    const struct field *items[FIELDS_MOST];
    size_t count;
};

static bool has_field(const struct fields *fields, const struct field *field) {
    for (size_t i = 0; i < fields->count; i++)
        if (fields->items[i] == field) return true;
    return false;
}

/* Rows of a named type are joined: what is seen of one of its lists is seen of all. */
static bool has_same(const struct fields *fields, const struct field *field) {
    for (size_t i = 0; i < fields->count; i++) {
        struct span a = fields->items[i]->span, b = field->span;
        if (a.source == b.source && a.line == b.line && a.column == b.column) return true;
    }
    return false;
}

/* Sets whose rows a function joins to one list: a field that is seen of one is seen of the other. */
enum { JOINED_MOST = 2000 };
static struct {
    const struct field_set *one[JOINED_MOST], *other[JOINED_MOST];
    size_t count;
} joined;

static void note_joined(const struct field *of) {
    for (size_t t = 1; t < of->target_count; t++) {
        const struct field_set *one = of->targets[0].set, *other = of->targets[t].set;
        if (!one || !other) continue;
        assert_true(joined.count < JOINED_MOST);
        joined.one[joined.count] = one;
        joined.other[joined.count++] = other;
    }
}

/* What is seen --------------------------------------------------------------------------------------------------- */

static void see_node(struct fields *seen, const struct node *node);

static void see_field(struct fields *seen, const struct field *field) {
    if (!field || has_field(seen, field)) return;
    assert_true(seen->count < FIELDS_MOST);
    seen->items[seen->count++] = field;
    if (field->formula && field->formula->root) see_node(seen, field->formula->root);
    if (field->standard && field->standard->root) see_node(seen, field->standard->root);
}

/* A row or document that stands in a layout prints its name. */
static void see_node(struct fields *seen, const struct node *node) {
    see_field(seen, node->field);
    if (node->kind == NODE_CALL && node->type.of) note_joined(node->type.of);
    if (node->type.kind == TYPE_RECORD && node->type.set) see_field(seen, node->type.set->naming);
    for (size_t t = 0; node->type.of && t < node->type.of->target_count; t++)
        if (node->type.of->targets[t].set) see_field(seen, node->type.of->targets[t].set->naming);
    for (size_t i = 0; i < node->count; i++) see_node(seen, node->children[i]);
}

static void see_same(struct fields *seen, const struct field_set *from, const struct field_set *to) {
    for (size_t i = 0; i < from->count; i++) {
        if (!has_field(seen, &from->fields[i])) continue;
        for (size_t k = 0; k < to->count; k++)
            if (str_equal(to->fields[k].name, from->fields[i].name)) see_field(seen, &to->fields[k]);
    }
}

static void see_joined(struct fields *seen) {
    for (size_t before = SIZE_MAX; before != seen->count;) {
        before = seen->count;
        for (size_t i = 0; i < joined.count; i++) {
            see_same(seen, joined.one[i], joined.other[i]);
            see_same(seen, joined.other[i], joined.one[i]);
        }
    }
}

/* All fields of a set and of those inside it, outermost first. */
static void add_fields(struct fields *all, const struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        assert_true(all->count < FIELDS_MOST);
        all->items[all->count++] = field;
        if (field->fields) add_fields(all, field->fields);
        if (field->element && field->element->fields) add_fields(all, field->element->fields);
    }
}

static struct fields *fields_of(const struct kinds *kinds) {
    struct fields *all = calloc(1, sizeof *all);
    for (size_t k = 0; k < kinds->count; k++)
        if (kinds->items[k]->fields) add_fields(all, kinds->items[k]->fields);
    return all;
}

/* A computed field's own formula sees nothing before somebody asks for the field. */
static bool is_of_field(const struct fields *all, const struct formula *formula) {
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i]->formula == formula || all->items[i]->standard == formula) return true;
    return false;
}

static struct fields *seen_of(const struct fields *all) {
    struct fields *seen = calloc(1, sizeof *seen);
    joined.count = 0;
    for (size_t i = 0; i < checked.formula_count; i++)
        if (checked.formulas[i]->root && !is_of_field(all, checked.formulas[i]))
            see_node(seen, checked.formulas[i]->root);
    see_joined(seen);
    return seen;
}

/* What needs not be seen ----------------------------------------------------------------------------------------- */

/* Fields that C reads, with all below them, and where. */
static const struct {
    const char *path, *reader;
} program[] = {
    {"project.currency", "project/project.c"},
    {"project.page", "project/project.c"},
    {"project.trust", "project/page.c"},
    {"project.fiscal_year_start", "project/project.c"},
    {"project.fiscal_year_named_by", "project/project.c"},
    {"project.exclude", "project/ignore.c"},
    {"project.as_of", "project/day.c"},
    {"project.thresholds.as_of_stale_days", "project/day.c"},
    {"account-plan.customer.fiscal_year_named_by", "base/calendar.c"},
    {"project.never_to_customer", "gate/terms.c"},
    {"project.leak_exceptions", "gate/terms.c"},
    {"project.logo", "project/theme.c"},
    {"project.handbook", "site/index_page.c"},
    {"project.colours", "project/theme.c"},
};

/* Debts: fields that are still to be printed or used. A line that is paid is struck out; none may be added. */
static const char *const owed[] = {
    /* with all below them */
    "account-plan.contracts.running",
    "account-plan.contracts.decision_days",
    "account-plan.health.unit_day", /* for its label */
    "account-plan.health.unit_days",
    "account-plan.satisfaction.level",
    "account-plan.satisfaction.low",
    "account-plan.satisfaction.poor",
    "account-plan.contract_days",
    "account-plan.revenue.before",
    "account-plan.revenue.expected_attainment",
    "account-plan.pipeline_value",
    "account-plan.next_expected",
    "account-plan.actions.area",
    "account-plan.actions.done_late",
    "account-plan.overdue_share",
    "account-plan.journal",
    "account-plan.all_journal",
    "annual-review.agreed_actions.area",
    "annual-review.agreed_actions.done_late",
    "portfolio",
    "project.thresholds",
    "qualification",
    "team-report",
    "customer-visit.actions.area",
    "customer-visit.actions.done_late",
    "customer-visit.means",
    "customer-visit.follows_by",
    "customer-visit.follows_on",
    "customer-visit.follows_late",
};

static bool is_below(struct str path, struct str own) {
    return str_equal(path, own) || (str_starts(path, own) && path.data[own.size] == '.');
}

static bool is_read_by_program(struct str path) {
    for (size_t i = 0; i < sizeof program / sizeof *program; i++)
        if (is_below(path, str_of(program[i].path))) return true;
    for (size_t i = 0; i < sizeof owed / sizeof *owed; i++)
        if (is_below(path, str_of(owed[i]))) return true;
    return false;
}

/* What a row is found by, and what every document has: the program needs it. */
static bool is_frame(const struct field *field) {
    const struct kind *kind = field->set->kind;
    if (field == kind->language || field == kind->dated || field == kind->body || field == field->set->id) return true;
    if (str_equal(field->name, STR("accepted"))) return true;
    return !field->set->outer && (str_equal(field->name, STR("id")) || field == kind->register_list);
}

static bool is_below_frame(const struct field *field) {
    for (const struct field_set *set = field->set; set->outer; set = set->outer)
        if (str_equal(set->name, STR("accepted"))) return true;
    return is_frame(field);
}

/* The key of a row says which it is. */
static bool is_key(const struct fields *all, const struct field *field) {
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->items[i]->keyed_count; k++)
            if (all->items[i]->keyed[k] == field) return true;
    return false;
}

static struct str unseen(struct arena *arena, const struct kinds *kinds) {
    struct fields *all = fields_of(kinds), *seen = seen_of(all);
    struct str said = STR("");
    for (size_t i = 0; i < all->count; i++) {
        const struct field *field = all->items[i];
        struct str path =
            str_format(arena, "%.*s.%.*s", STR_ARG(field->set->kind->name), STR_ARG(field_path(arena, field)));
        bool needed = is_below_frame(field) || is_key(all, field) || is_read_by_program(path);
        if (needed || has_same(seen, field) || value_find(field->declaration, STR("retired"))) continue;
        said = str_format(arena, "%.*s%.*s\n", STR_ARG(said), STR_ARG(path));
    }
    free(all);
    free(seen);
    return said;
}

/* The kinds in a project of their own, so that all are read whole ------------------------------------------------ */

static struct project *open_kinds(struct project_world *world, const char *command) {
    world_templates(world);
    world_file(world, "planpress.yaml", "language: de\n");
    assert_int_equal(setenv("PROJECT", str_terminated(world->arena, world->folder), 1), 0);
    assert_int_equal(system(command), 0);
    checked.formula_count = 0;
    struct project *project = world_open(world, ".", date_of(2026, 11, 15));
    assert_non_null(project);
    for (size_t i = 0; i < project->layout_count; i++) {
        struct editions *editions;
        composed_template(world, project, &project->layouts[i], &editions);
    }
    return project;
}

/* What is said of them ------------------------------------------------------------------------------------------- */

static bool has_help(const struct field *field) {
    const struct value *help = value_find(field->declaration, STR("help"));
    if (!help || help->kind != VALUE_MAPPING) return false;
    const struct value *english = value_find(help, STR("en")), *german = value_find(help, STR("de"));
    return english && german && english->text.size && german->text.size;
}

static void every_field_says_what_belongs_into_it(void **state) {
    struct project_world *world = *state;
    struct project *project = open_kinds(world, "cp -r templates \"$PROJECT\"");
    struct fields *all = fields_of(&project->kinds);
    size_t without = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct field *field = all->items[i];
        if (field->formula_text.size || has_help(field)) continue;
        without++;
        print_error("%.*s.%.*s has no help\n", STR_ARG(field->set->kind->name),
                    STR_ARG(field_path(world->arena, field)));
    }
    free(all);
    assert_int_equal(without, 0);
}

/* What becomes of fields that are given up, and of paths ------------------------------------------------------------
 */

static const char *const folder_kind =
    "kind: folder\nfields:\n  title: {type: text}\n"
    "  old: {type: number, retired: {en: write the new one, de: das neue schreiben}}\n"
    "  file: {type: text, path: true}\n"
    "  rows: {type: list, of: {old: {type: text, retired: {en: leave it out, de: weglassen}}, files: {type: list of "
    "text, "
    "path: true}}}\n";

static void check_folder(struct project_world *world, const char *document, const char *said) {
    world_file(world, "d.yaml", document);
    world_open(world, ".", date_of(2026, 11, 15));
    CHECK_WORLD_SAID(world, said);
}

static void a_retired_field_is_read_and_named_once(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "../built-in/folder/fields.yaml", folder_kind);
    check_folder(world, "kind: folder\nold: 5\n",
                 "I21 d.yaml:2: “old” is read, but no longer printed | write the new one\n");
    check_folder(world, "kind: folder\nrows: [{old: a}, {old: b}]\n",
                 "I21 d.yaml:2: “old” is read, but no longer printed | leave it out\n");
    check_folder(world, "kind: folder\ntitle: t\n", "");
}

static void a_path_leads_to_a_file(void **state) {
    struct project_world *world = *state;
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(world, "../built-in/folder/fields.yaml", folder_kind);
    world_file(world, "files/ä b.pdf", "x");
    check_folder(world, "kind: folder\nfile: files/ä b.pdf\nrows: [{files: [files, 'https://a.example/b']}]\n", "");
    check_folder(world, "kind: folder\nfile: '?'\n", "");
    check_folder(
        world, "kind: folder\nfile: fils/a.pdf\n",
        "I22 d.yaml:2: there is no file “fils/a.pdf” | write its path as seen from the folder of the file that "
        "this stands in\n");
    check_folder(world, "kind: folder\nrows: [{files: [files/b, /etc/passwd]}]\n",
                 "I22 d.yaml:2: there is no file “files/b” | write its path as seen from the folder of the file that "
                 "this stands in\n"
                 "I22 d.yaml:2: “/etc/passwd” cannot be used: it leads out of the project's folder\n");
}

static void every_field_is_seen(void **state) {
    struct project_world *world = *state;
    struct project *project = open_kinds(world, "cp -r templates \"$PROJECT\"");
    struct str said = unseen(world->arena, &project->kinds);
    struct str path;
    bool good = !said.size;
    while (said.size && str_cut(&said, '\n', &path))
        print_error("no layout prints %.*s, and no rule needs it\n", STR_ARG(path));
    assert_true(good);
}

/* A test that cannot fail is none. */
static void a_field_that_nobody_sees_is_found(void **state) {
    struct project_world *world = *state;
    struct project *project = open_kinds(world, "cp -r templates \"$PROJECT\" && cd \"$PROJECT\" && "
                                                "sed -i 's/^  chapters: {type: chapters}/  unseen: {type: text}\\n&/' "
                                                "templates/account-plan/fields.yaml");
    CHECK_STR(unseen(world->arena, &project->kinds), "account-plan.unseen\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(every_field_is_seen),
        CHECK_PROJECT(a_field_that_nobody_sees_is_found),
        CHECK_PROJECT(every_field_says_what_belongs_into_it),
        CHECK_PROJECT(a_retired_field_is_read_and_named_once),
        CHECK_PROJECT(a_path_leads_to_a_file),
    };
    return cmocka_run_group_tests_name("fields used", tests, NULL, NULL);
}
