/* A parsed formula × a scope → every name has its field, every call its function, every node its type. A node that is
 * in error counts as TYPE_ANY, which fits everywhere, so that each mistake is reported, and once. This file is the
 * walk. */
#include "formula/check.h"

#include "base/arena.h"
#include "base/limits.h"
#include "formula/asked.h"

struct diagnostic *checker_refuse_message(struct checker *checker, enum diagnostic_code code, struct span span,
                                          struct message message) {
    checker->failed = true;
    return diagnose_message(checker->sink, SEVERITY_ERROR, code, span, message);
}

struct span place_of(const struct checker *checker, const struct node *node) {
    return formula_place(checker->formula, node->start, node->end);
}

struct span place_of_mark(const struct checker *checker, const struct node *node) {
    return formula_place(checker->formula, node->mark_start, node->mark_end);
}

bool check_over_rows(struct checker *checker, struct node *node, struct type rows) {
    struct level level = {.record = rows, .outer = checker->level};
    checker->level = &level;
    bool good = check_node(checker, node);
    checker->level = level.outer;
    return good;
}

bool check_condition(struct checker *checker, const struct node *node) {
    if (node->type.kind != TYPE_BOOL || !node->type.list) return true;
    struct diagnostic *d = checker_refuse(checker, CODE_F03, place_of(checker, node),
                                          "a condition must be one answer, found a list of true and false");
    diagnose_help(checker->sink, d, "ask contains(list, x), or count(list[...]) > 0");
    return false;
}

static bool check_filter(struct checker *checker, struct node *node) {
    struct node *list = node->children[0], *condition = node->children[1];
    if (!check_node(checker, list)) return false; /* without rows the names in the condition mean nothing */
    if (list->type.kind != TYPE_RECORD || !list->type.list) {
        if (list->type.kind != TYPE_ANY)
            checker_refuse(checker, CODE_F03, place_of(checker, list), "a filter expects a list of rows, found {0}",
                           type_text(list->type));
        return false;
    }
    if (condition->kind == NODE_LITERAL && condition->literal.kind == DATUM_NUMBER) {
        struct diagnostic *d = checker_refuse(checker, CODE_F03, place_of(checker, condition),
                                              "a filter expects a condition over each row, found a number");
        diagnose_help(checker->sink, d, "first(list) and last(list) give a single row");
        return false;
    }
    if (check_over_rows(checker, condition, list->type)) check_condition(checker, condition);
    node->type = list->type;
    return true;
}

static bool check_operation(struct checker *checker, struct node *node) {
    bool good = true;
    for (size_t i = 0; i < node->count; i++)
        if (!check_node(checker, node->children[i])) good = false;
    return good && check_operator(checker, node);
}

static bool check_literal(struct node *node) {
    node->type.kind = node->literal.kind == DATUM_NUMBER ? TYPE_NUMBER
                      : node->literal.kind == DATUM_BOOL ? TYPE_BOOL
                                                         : TYPE_TEXT;
    node->type.whole = node->type.kind == TYPE_NUMBER && decimal_is_integer(node->literal.number);
    return true;
}

static bool check_kind(struct checker *checker, struct node *node) {
    switch (node->kind) {
    case NODE_LITERAL: return check_literal(node);
    case NODE_NAME: return check_name(checker, node);
    case NODE_STEP: return check_step(checker, node);
    case NODE_FILTER: return check_filter(checker, node);
    case NODE_CALL: return check_call(checker, node);
    case NODE_OPERATION: return check_operation(checker, node);
    case NODE_ROWS: return check_rows(checker, node);
    }
    return false;
}

static void refuse_height(struct checker *checker, const struct node *node) {
    struct diagnostic *d =
        checker_refuse(checker, CODE_F05, place_of_mark(checker, node), "computed fields are nested too deeply here");
    diagnose_help(checker->sink, d, "compute it in fewer steps from field to field");
}

bool check_node(struct checker *checker, struct node *node) {
    bool good = false;
    if (checker->depth == FORMULA_HIGHEST) {
        refuse_height(checker, node);
    } else {
        checker->depth++;
        good = check_kind(checker, node);
        checker->depth--;
    }
    for (size_t i = 0; i < node->count; i++)
        if (node->height <= node->children[i]->height) node->height = node->children[i]->height + 1;
    if (good && node->height > FORMULA_HIGHEST) {
        refuse_height(checker, node);
        good = false;
    }
    if (!good) node->type = (struct type){.kind = TYPE_ANY};
    return good;
}

static void check_wanted(struct checker *checker) {
    struct node *root = checker->formula->root;
    struct type wanted = type_of_field(checker->wanted);
    if (type_coerce(checker, root, wanted) && (root->type.list == wanted.list || root->type.kind == TYPE_ANY)) return;
    checker_refuse(checker, CODE_F03, place_of(checker, root), checker->field == checker->wanted ? "“{0}” is {1}, but its default is {2}" : "“{0}” is {1}, but its formula gives {2}",
                   checker->wanted->name, type_text(wanted), type_text(root->type));
}

void checker_run(struct checker *checker) {
    struct level levels[LIMIT_DEPTH];
    const struct scope *scope = checker->scope;
    const struct field_set *set = scope->set;
    for (size_t count = 0; count < LIMIT_DEPTH; count++) {
        levels[count] = (struct level){.record = {.kind = TYPE_RECORD, .set = set, .of = set ? NULL : scope->of}};
        if (count) levels[count - 1].outer = &levels[count];
        if (scope->outer) set = (scope = scope->outer)->set;
        else if (set && set->outer) set = set->outer;
        else break;
    }
    struct formula *formula = checker->formula;
    checker->level = levels;
    formula->state = FORMULA_IN_CHECK;
    formula->class = CLASS_CUSTOMER;
    if (check_node(checker, formula->root) && checker->wanted) check_wanted(checker);
    checker->level = NULL;
    formula->height = formula->root->height;
    formula->state = checker->failed ? FORMULA_REFUSED : FORMULA_CHECKED;
    if (checker->failed) formula->root->type = (struct type){.kind = TYPE_ANY};
    else formula_effects_find(formula);
}

bool formula_check(struct arena *arena, struct diagnostics *sink, struct formula *formula, const struct scope *scope) {
    struct checker checker = {.arena = arena, .sink = sink, .formula = formula, .scope = scope};
    if (formula->state == FORMULA_PARSED) checker_run(&checker);
    if (scope->kinds && scope->kinds->asked) asked_formula(scope->kinds->asked, formula, scope);
    return formula->state == FORMULA_CHECKED;
}

bool formula_check_default(struct arena *arena, struct diagnostics *sink, const struct field *field,
                           const struct scope *scope) {
    struct checker checker = {
        .arena = arena, .sink = sink, .formula = field->standard, .scope = scope, .field = field, .wanted = field};
    if (field->standard->state == FORMULA_PARSED) checker_run(&checker);
    return field->standard->state == FORMULA_CHECKED;
}

struct type formula_type(const struct formula *formula) {
    return formula->root->type;
}
enum class formula_class(const struct formula *formula) { return formula->class; }
