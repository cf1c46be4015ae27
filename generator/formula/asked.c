/* A walk over checked formulas that knows of every name whose record it is a field of. */
#include "formula/asked.h"

#include "base/arena.h"
#include "base/die.h"
#include "base/limits.h"
#include "formula/tree.h"

/* What is known of a field. */
enum {
    ASKED = 1,
    OWN = 2,     /* its formula was gone through as one of the own document */
    OWN_OUT = 4, /* and gives records of others */
};

struct known {
    const struct field *field;
    unsigned what;
};

struct asked {
    struct arena *arena;
    struct known *items; /* open addressing */
    size_t count, mask, asked;
    bool it; /* whether “it” leads out, in the formula that is gone through */
};

struct asked *asked_new(struct arena *arena) {
    enum { FIRST_SIZE = 256 };
    struct asked *asked = NEW(arena, struct asked);
    *asked = (struct asked){
        .arena = arena, .items = NEW_ARRAY(arena, struct known, FIRST_SIZE), .mask = FIRST_SIZE - 1};
    return asked;
}

static struct known *known_at(const struct asked *asked, const struct field *field) {
    size_t at = ((uintptr_t)field >> 4 ^ (uintptr_t)field >> 16) & asked->mask;
    while (asked->items[at].field && asked->items[at].field != field) at = (at + 1) & asked->mask;
    return &asked->items[at];
}

static void widen(struct asked *asked) {
    struct asked before = *asked;
    asked->mask = 2 * asked->mask + 1;
    asked->items = NEW_ARRAY(asked->arena, struct known, asked->mask + 1);
    for (size_t i = 0; i <= before.mask; i++)
        if (before.items[i].field) *known_at(asked, before.items[i].field) = before.items[i];
}

/* False: that was known. */
static bool learn(struct asked *asked, const struct field *field, unsigned what) {
    if (2 * asked->count > asked->mask) widen(asked);
    struct known *known = known_at(asked, field);
    if ((known->what & what) == what) return false;
    asked->count += !known->field;
    asked->asked += (what & ASKED) != 0;
    known->field = field;
    known->what |= what;
    return true;
}

bool asked_has(const struct asked *asked, const struct field *field) {
    return known_at(asked, field)->what & ASKED;
}

size_t asked_count(const struct asked *asked) { return asked->asked; }

/* Names ------------------------------------------------------------------------------------------------------- */

/* The records that a name may be a field of, as in check.h. */
struct stand {
    struct type record;
    bool foreign;
    const struct stand *outer;
};

static bool walk(struct asked *asked, const struct node *node, const struct stand *stand);

static bool walk_in(struct asked *asked, const struct formula *formula, const struct scope *scope) {
    struct stand stands[LIMIT_DEPTH];
    const struct field_set *set = scope->set;
    bool foreign = scope->foreign;
    if (!formula || formula->state != FORMULA_CHECKED) return false;
    struct scope plain = *scope;
    plain.it = NULL;
    bool around = asked->it, it = scope->it && walk_in(asked, scope->it, &plain);
    for (size_t count = 0; count < LIMIT_DEPTH; count++) {
        stands[count] = (struct stand){{.kind = TYPE_RECORD, .set = set, .of = set ? NULL : scope->of}, foreign, NULL};
        if (count) stands[count - 1].outer = &stands[count];
        if (scope->outer) set = (scope = scope->outer)->set, foreign = scope->foreign;
        else if (set && set->outer) set = set->outer;
        else break;
    }
    asked->it = it;
    bool out = walk(asked, formula->root, stands);
    asked->it = around;
    return out;
}

/* Whether a reference may lead to another document. Paths start at the own one, and go out over references alone. */
static bool refers_out(const struct field *field) {
    if (field->element) field = field->element;
    if (field->type == FIELD_DOCUMENTS) return true;
    for (size_t t = 0; t < field->target_count; t++) {
        const struct target *target = &field->targets[t];
        if (target->kind || !target->path) return true;
        for (size_t i = 0; i < target->path_count; i++)
            if (field_is_collected(target->path[i]) || refers_out(target->path[i])) return true;
    }
    return false;
}

/* A computed field of the own document: what its formula asks, and whether it leads out. No formula needs itself. */
static bool own_computed(struct asked *asked, const struct field *field) {
    if (!learn(asked, field, OWN)) return known_at(asked, field)->what & OWN_OUT;
    bool out = walk_in(asked, field->formula, &(struct scope){.set = field->set});
    if (out) learn(asked, field, OWN_OUT);
    return out;
}

static bool take_own(struct asked *asked, const struct field *field) {
    if (field->standard) walk_in(asked, field->standard, &(struct scope){.set = field->set});
    return field->formula ? own_computed(asked, field) : refers_out(field);
}

static const struct field *named_in(const struct field_set *set, struct str name) {
    for (size_t i = 0; set && i < set->count; i++)
        if (str_equal(set->fields[i].name, name)) return &set->fields[i];
    return NULL;
}

/* The field of each record that it may be of: a reference may have several targets. */
static bool take(struct asked *asked, const struct field *field, struct type record, bool foreign) {
    if (!field) return foreign;
    if (foreign) asked_field(asked, field);
    bool out = foreign || take_own(asked, field);
    for (size_t t = 0; record.of && !record.set && t < record.of->target_count; t++) {
        const struct field *other = named_in(record.of->targets[t].set, field->name);
        if (other && foreign) asked_field(asked, other);
        else if (other) out |= take_own(asked, other);
    }
    return out;
}

static bool walk_name(struct asked *asked, const struct node *node, const struct stand *stand) {
    if (node->means == MEANS_IT) return asked->it;
    if (node->means != MEANS_FIELD) return false; /* planpress.yaml is there as a whole */
    for (size_t level = 0; level < node->level && stand; level++) stand = stand->outer;
    return take(asked, node->field, stand ? stand->record : (struct type){0}, !stand || stand->foreign);
}

/* Expressions ------------------------------------------------------------------------------------------------- */

/* A function that goes through records as they are takes all of them. */
static void walk_all_of(struct asked *asked, struct type type) {
    if (type.set) asked_set(asked, type.set);
    for (size_t t = 0; type.of && !type.set && t < type.of->target_count; t++)
        if (type.of->targets[t].set) asked_set(asked, type.of->targets[t].set);
}

static bool walk_call(struct asked *asked, const struct node *call, const struct stand *stand) {
    bool out = false;
    if (!call->function) return false;
    for (size_t i = 0; i < call->count; i++) {
        const struct node *argument = call->children[i];
        bool key = function_parameter(call->function, i)->shape == SHAPE_KEY;
        struct stand row = {call->children[0]->type, out, stand};
        bool leads = walk(asked, argument, key ? &row : stand);
        if (argument->type.kind != TYPE_RECORD || key) continue;
        out |= leads;
        if (leads && call->function->walks) walk_all_of(asked, argument->type);
    }
    return out;
}

static bool walk_filter(struct asked *asked, const struct node *node, const struct stand *stand) {
    bool out = walk(asked, node->children[0], stand);
    struct stand row = {node->children[0]->type, out, stand};
    walk(asked, node->children[1], &row);
    return out;
}

/* The rows are of the document that has the list. */
static bool walk_rows(struct asked *asked, const struct node *node, const struct stand *stand) {
    const struct field *list = node->rows;
    struct scope outer = {.set = list->set, .foreign = stand->foreign};
    for (size_t m = 0; m < list->maker_count; m++) {
        const struct made_row *maker = &list->makers[m];
        struct scope inner = outer;
        if (maker->each) {
            bool out = walk_in(asked, maker->each, &outer);
            inner = (struct scope){.set = formula_type(maker->each).set, .outer = &outer, .foreign = out};
        }
        for (size_t i = 0; i < list->element->fields->count; i++) walk_in(asked, maker->fields[i], &inner);
    }
    return stand->foreign;
}

/* True: the records that it gives may be another document's. As deep as formulas are high. */
static bool walk(struct asked *asked, const struct node *node, const struct stand *stand) {
    bool out = false;
    switch (node->kind) {
    case NODE_LITERAL: return false;
    case NODE_NAME: return walk_name(asked, node, stand);
    case NODE_STEP: return take(asked, node->field, node->children[0]->type, walk(asked, node->children[0], stand));
    case NODE_FILTER: return walk_filter(asked, node, stand);
    case NODE_CALL: return walk_call(asked, node, stand);
    case NODE_ROWS: return walk_rows(asked, node, stand);
    case NODE_OPERATION:
        for (size_t i = 0; i < node->count; i++) out |= walk(asked, node->children[i], stand);
        return out;
    }
    return out;
}

void asked_formula(struct asked *asked, const struct formula *formula, const struct scope *scope) {
    walk_in(asked, formula, scope);
}

bool asked_leads_out(struct asked *asked, const struct formula *formula, const struct scope *scope) {
    return asked && walk_in(asked, formula, scope);
}

/* Fields ------------------------------------------------------------------------------------------------------ */

static const struct field_set *inner_set(const struct field *field) {
    const struct field *element = field->element ? field->element : field;
    return element->type == FIELD_GROUP ? element->fields : NULL;
}

/* The group or list that the field stands in. */
static void ask_holder(struct asked *asked, const struct field_set *set) {
    for (size_t i = 0; set->outer && i < set->outer->count; i++)
        if (inner_set(&set->outer->fields[i]) == set) asked_field(asked, &set->outer->fields[i]);
}

/* What rows are known and called by. */
static void ask_names(struct asked *asked, const struct field_set *set) {
    if (set->id) asked_field(asked, set->id);
    if (set->naming) asked_field(asked, set->naming);
    for (size_t i = 0; i < set->called_count; i++)
        for (size_t w = 0; w < set->called[i].count; w++) asked_field(asked, set->called[i].fields[w]);
}

static void ask_formulas(struct asked *asked, const struct field *field, const struct field_set *inner) {
    struct scope own = {.set = field->set, .foreign = true}, row = {.set = inner, .outer = &own, .foreign = true};
    walk_in(asked, field->formula, &own);
    walk_in(asked, field->standard, &own);
    if (inner) walk_in(asked, field->release, &row);
}

void asked_field(struct asked *asked, const struct field *field) {
    if (!field->set || !learn(asked, field, ASKED)) return;
    const struct field_set *inner = inner_set(field);
    ask_holder(asked, field->set);
    ask_formulas(asked, field, inner);
    if (inner && inner->rows) ask_names(asked, inner);
    for (size_t i = 0; i < field->source_count; i++) asked_field(asked, field->sources[i]);
    if (field->told) asked_field(asked, field->told);
    if (field->documents_by) asked_field(asked, field->documents_by);
}

void asked_set(struct asked *asked, const struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field_set *inner = inner_set(&set->fields[i]);
        asked_field(asked, &set->fields[i]);
        if (inner) asked_set(asked, inner);
    }
}

void asked_join(struct asked *asked, const struct asked *other) {
    for (size_t i = 0; other && i <= other->mask; i++)
        if (other->items[i].what & ASKED) asked_field(asked, other->items[i].field);
}

_Noreturn void asked_refuse(const struct record *record, const struct field *field) {
    struct arena *arena = arena_create();
    die_of_asking(str_terminated(arena, record->document->id), str_terminated(arena, record->set->name),
                  str_terminated(arena, field->name));
}
