/* What a checked formula may meet in the data: so that `check` need not compose documents in which nothing can go
 * wrong. It errs on the side of “may”: what is not seen to be harmless counts. */
#include <stdint.h>

#include "formula/tree.h"

/* Equal trees give equal lists ------------------------------------------------------------------------- */

/* As deep as formulas are high. */
static bool is_same(const struct node *a, const struct node *b) {
    bool same = a->kind == b->kind && a->count == b->count && a->operation == b->operation && a->means == b->means &&
                a->level == b->level && a->field == b->field && a->function == b->function &&
                str_equal(a->name, b->name);
    if (same && a->kind == NODE_LITERAL) same = datum_equal(a->literal, b->literal);
    for (size_t i = 0; same && i < a->count; i++) same = is_same(a->children[i], b->children[i]);
    return same;
}

/* The list that gives a list its length: of "opportunities.value * 2" it is "opportunities". */
static const struct node *length_of(const struct node *node) {
    bool each = node->kind == NODE_OPERATION || (node->kind == NODE_STEP && !node->spreads);
    for (size_t i = 0; i < node->count; i++) {
        bool element = node->kind == NODE_CALL && function_parameter(node->function, i)->shape == SHAPE_EACH;
        if ((each || element) && node->children[i]->type.list) return length_of(node->children[i]);
    }
    return node;
}

static bool pairs(const struct node *node, size_t i) {
    if (!node->children[i]->type.list) return false;
    if (node->kind == NODE_OPERATION) return true;
    const struct parameter *parameter = function_parameter(node->function, i);
    return parameter->shape == SHAPE_EACH || parameter->paired;
}

static bool may_differ_in_length(const struct node *node) {
    const struct node *first = NULL;
    if (node->kind != NODE_OPERATION && node->kind != NODE_CALL) return false;
    for (size_t i = 0; i < node->count; i++) {
        if (!pairs(node, i)) continue;
        const struct node *length = length_of(node->children[i]);
        if (first && !is_same(first, length)) return true;
        first = length;
    }
    return false;
}

/* Numbers that a function does not take ---------------------------------------------------------------- */

static bool may_leave_range(const struct node *node) {
    for (size_t i = 0; node->kind == NODE_CALL && i < node->count; i++) {
        const struct parameter *parameter = function_parameter(node->function, i);
        if (parameter->least < parameter->most && node->children[i]->kind != NODE_LITERAL) return true;
    }
    return false;
}

/* The list of the own document that a list's items are taken from, straight or through computed fields; or NULL. */
static const struct field *own_list(const struct node *node) {
    for (;;) {
        bool named = node->kind == NODE_NAME && node->means == MEANS_FIELD && !node->field->set->outer;
        if (named && !node->field->formula) return node->field->type == FIELD_LIST ? node->field : NULL;
        if (named) node = node->field->formula->root;
        else if (node->kind == NODE_FILTER ||
                 (node->kind == NODE_STEP && !node->spreads && node->children[0]->type.list))
            node = node->children[0];
        else return NULL;
    }
}

/* False when there is no room for one more list. */
static bool add_doubled(struct formula_effects *effects, const struct field *list) {
    for (size_t i = 0; i < sizeof effects->doubled / sizeof *effects->doubled; i++) {
        if (!effects->doubled[i]) effects->doubled[i] = list;
        if (effects->doubled[i] == list) return true;
    }
    return false;
}

static void note_doubled(struct formula_effects *effects, const struct node *call) {
    for (size_t i = 0; i < call->count; i++) {
        if (!function_parameter(call->function, i)->paired) continue;
        const struct field *list = own_list(length_of(call->children[i]));
        if (!list || !add_doubled(effects, list)) effects->refuses = true;
    }
}

/* Amounts ---------------------------------------------------------------------------------------------- */

static enum formula_reach further(enum formula_reach a, enum formula_reach b) { return a > b ? a : b; }

/* How what a node gives was reached. */
static enum formula_reach reach_of(const struct node *node) {
    enum formula_reach reach = REACH_OWN;
    if (node->kind == NODE_CALL || node->kind == NODE_OPERATION)
        return reach; /* its operands are looked at themselves */
    if (node->kind == NODE_NAME && node->means == MEANS_PROJECT) reach = REACH_PROJECT;
    const struct field *field = node->field;
    if (field && field->element) field = field->element;
    for (size_t i = 0; field && i < field->target_count; i++)
        if (field->targets[i].kind || !field->targets[i].path) reach = REACH_REFERRED;
    if (node->field && field_is_collected(node->field)) reach = REACH_COLLECTED;
    return node->count ? further(reach, reach_of(node->children[0])) : reach;
}

static bool leads_out(const struct node *node) { return reach_of(node) != REACH_OWN; }

static void note_reach(struct formula_effects *effects, const struct node *node) {
    bool goes_through = node->type.list || (node->field && node->field->formula);
    if (goes_through) effects->reach = further(effects->reach, reach_of(node));
}

static void note_amount(struct formula_effects *effects, const struct node *node) {
    bool out = node->kind == NODE_STEP && leads_out(node->children[0]);
    if (node->type.kind == TYPE_MARKDOWN && out) effects->refuses = true; /* its author's formulas are computed here */
    if (node->type.kind != TYPE_MONEY) return;
    effects->amounts = true;
    effects->elsewhere |= out;
}

/* Work ------------------------------------------------------------------------------------------------- */

static size_t loops_of(const struct node *node) {
    if (!node->type.list) return 0;
    if (node->kind == NODE_ROWS) return loops_of_rows(node);
    size_t most = 1;
    for (size_t i = 0; i < node->count; i++) {
        size_t own = loops_of(node->children[i]);
        if (own > most) most = own;
    }
    return most + node->spreads;
}

static void add_work(struct formula_effects *effects, size_t nodes, size_t loops) {
    size_t *work = &effects->work[loops < EFFECTS_LOOPS ? loops : EFFECTS_LOOPS - 1];
    *work = *work + nodes < *work ? SIZE_MAX : *work + nodes;
}

/* A function may go through all items of each of its lists for all of the others, sort them, or look into every field
 * of a row. */
enum { STEPS_OF_ITEM = 16, STEPS_OF_ROW = 64, STEPS_OF_NODE = 2 };

static void add_call(struct formula_effects *effects, const struct node *call, size_t loops) {
    size_t steps = STEPS_OF_NODE;
    for (size_t i = 0; i < call->count; i++) {
        struct type type = call->children[i]->type;
        size_t own = type.kind == TYPE_RECORD ? STEPS_OF_ROW : type.list ? STEPS_OF_ITEM : 1;
        if (own > steps) steps = own;
        loops += loops_of(call->children[i]);
    }
    add_work(effects, steps, loops);
}

static bool is_group(const struct field_set *set) {
    for (size_t i = 0; i < set->outer->count; i++)
        if (set->outer->fields[i].fields == set) return true;
    return false;
}

/* The lists that the records of a set stand in. */
static size_t depth_of(const struct field_set *set) {
    size_t depth = 0;
    for (; set && set->outer; set = set->outer) depth += !is_group(set);
    return depth;
}

/* A computed field is computed once for each record, however often it is asked for; a default each time. */
static void add_field(struct formula_effects *effects, const struct field *field, bool out, size_t loops) {
    if (!field) return;
    size_t records = depth_of(field->set) + out;
    if (field->formula) formula_effects_add(effects, &field->formula->effects, records < loops ? records : loops);
    if (field->standard) formula_effects_add(effects, &field->standard->effects, loops);
}

static void walk(struct formula_effects *effects, const struct node *node, size_t loops) {
    size_t own = loops + loops_of(node), inside = loops;
    if (node->kind == NODE_CALL && !node->function) return; /* not looked at: its list is in error, which was said */
    if (node->kind == NODE_ROWS) effects_of_rows(effects, node);
    effects->refuses |= may_differ_in_length(node) || may_leave_range(node);
    note_amount(effects, node);
    note_reach(effects, node);
    if (node->kind == NODE_CALL && node->function->doubles) note_doubled(effects, node);
    if (node->kind == NODE_CALL) add_call(effects, node, loops);
    else add_work(effects, STEPS_OF_NODE, own);
    add_field(effects, node->field, node->kind == NODE_STEP && leads_out(node), own);
    for (size_t i = 0; i < node->count; i++) {
        bool over_rows = i && (node->kind == NODE_FILTER ||
                               (node->kind == NODE_CALL && function_parameter(node->function, i)->shape == SHAPE_KEY));
        if (over_rows) inside = loops + loops_of(node->children[0]);
        walk(effects, node->children[i], inside);
        inside = loops;
    }
}

/* ------------------------------------------------------------------------------------------------------ */

void formula_effects_find(struct formula *formula) {
    formula->effects = (struct formula_effects){0};
    walk(&formula->effects, formula->root, 0);
}

const struct formula_effects *formula_effects(const struct formula *formula) { return &formula->effects; }

size_t formula_loops(const struct formula *formula) { return loops_of(formula->root); }

void formula_effects_add(struct formula_effects *effects, const struct formula_effects *more, size_t loops) {
    effects->refuses |= more->refuses;
    effects->amounts |= more->amounts;
    effects->elsewhere |= more->elsewhere;
    effects->reach = further(effects->reach, more->reach);
    for (size_t i = 0; i < sizeof more->doubled / sizeof *more->doubled; i++)
        if (more->doubled[i] && !add_doubled(effects, more->doubled[i])) effects->refuses = true;
    for (size_t i = 0; i < EFFECTS_LOOPS; i++) add_work(effects, more->work[i], loops + i);
}

size_t formula_effects_steps(const struct formula_effects *effects, size_t longest) {
    size_t steps = 0, items = 1;
    for (size_t i = 0; i < EFFECTS_LOOPS; i++) {
        size_t own;
        if (__builtin_mul_overflow(effects->work[i], items, &own) || __builtin_add_overflow(steps, own, &steps))
            return SIZE_MAX;
        if (__builtin_mul_overflow(items, longest, &items)) items = SIZE_MAX;
    }
    return effects->work[EFFECTS_LOOPS - 1] ? SIZE_MAX : steps;
}
