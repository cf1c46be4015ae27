/* A walk over checked formulas that knows of every name whose record it is a field of. */
#include "formula/asked.h"

#include "base/arena.h"
#include "base/die.h"
#include "base/limits.h"
#include "formula/tree.h"

/* Whose the records are that an expression gives. Rows of several lists that were joined may be the own document's and
 * others': then their sets tell. */
struct asked_part {
    const struct field_set *set;
    bool out;
};
struct origin {
    bool out; /* some may be another document's */
    const struct asked_part *parts; /* NULL: all are alike */
    size_t count;
};
static const struct origin own_one, other_one = {.out = true};

static bool is_out(struct origin origin, const struct field_set *set) {
    for (size_t i = 0; i < origin.count; i++)
        if (origin.parts[i].set == set) return origin.parts[i].out;
    return origin.out;
}

/* What is known of a field. */
enum {
    ASKED = 1,
    OWN = 2, /* its formula was gone through as one of the own document */
};

struct known {
    const struct field *field;
    unsigned what;
    struct origin origin; /* of what the own document's gives */
};

struct asked {
    struct arena *arena;
    struct known *items; /* open addressing */
    size_t count, mask, asked;
    struct origin it; /* of what “it” means in the formula that is gone through */
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
    struct origin origin;
    const struct stand *outer;
};

static struct origin walk(struct asked *asked, const struct node *node, const struct stand *stand);

static struct origin walk_in(struct asked *asked, const struct formula *formula, const struct scope *scope) {
    struct stand stands[LIMIT_DEPTH];
    const struct field_set *set = scope->set;
    struct origin origin = {scope->foreign, scope->parts, scope->part_count};
    if (!formula || formula->state != FORMULA_CHECKED) return own_one;
    struct scope plain = *scope;
    plain.it = NULL;
    struct origin around = asked->it, it = scope->it ? walk_in(asked, scope->it, &plain) : own_one;
    for (size_t count = 0; count < LIMIT_DEPTH; count++) {
        stands[count] = (struct stand){{.kind = TYPE_RECORD, .set = set, .of = set ? NULL : scope->of}, origin, NULL};
        if (count) stands[count - 1].outer = &stands[count];
        if (scope->outer) {
            set = (scope = scope->outer)->set;
            origin = (struct origin){scope->foreign, scope->parts, scope->part_count};
        }
        else if (set && set->outer) set = set->outer;
        else break;
    }
    asked->it = it;
    origin = walk(asked, formula->root, stands);
    asked->it = around;
    return origin;
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

/* A computed field of the own document: what its formula asks, and what it leads to. No formula needs itself. */
static struct origin own_computed(struct asked *asked, const struct field *field) {
    if (!learn(asked, field, OWN)) return known_at(asked, field)->origin;
    struct origin origin = walk_in(asked, field->formula, &(struct scope){.set = field->set});
    return known_at(asked, field)->origin = origin;
}

static struct origin take_own(struct asked *asked, const struct field *field) {
    if (field->standard) walk_in(asked, field->standard, &(struct scope){.set = field->set});
    return field->formula ? own_computed(asked, field) : (struct origin){.out = refers_out(field)};
}

static const struct field *named_in(const struct field_set *set, struct str name) {
    for (size_t i = 0; set && i < set->count; i++)
        if (str_equal(set->fields[i].name, name)) return &set->fields[i];
    return NULL;
}

static struct origin take_one(struct asked *asked, const struct field *field, bool out) {
    if (out) asked_field(asked, field);
    return out ? other_one : take_own(asked, field);
}

/* The field of each record that it may be of: a reference may have several targets. */
static struct origin take(struct asked *asked, const struct field *field, struct type record, struct origin origin) {
    if (!field) return origin;
    struct origin found = take_one(asked, field, is_out(origin, field->set));
    for (size_t t = 0; record.of && !record.set && t < record.of->target_count; t++) {
        const struct field *other = named_in(record.of->targets[t].set, field->name);
        if (other && other != field && take_one(asked, other, is_out(origin, other->set)).out) found = other_one;
    }
    return found;
}

static struct origin walk_name(struct asked *asked, const struct node *node, const struct stand *stand) {
    if (node->means == MEANS_IT) return asked->it;
    if (node->means != MEANS_FIELD) return own_one; /* planpress.yaml is there as a whole */
    for (size_t level = 0; level < node->level && stand; level++) stand = stand->outer;
    return take(asked, node->field, stand ? stand->record : (struct type){0}, stand ? stand->origin : other_one);
}

/* Expressions ------------------------------------------------------------------------------------------------- */

/* A function that goes through records as they are takes all of them. */
static void walk_all_of(struct asked *asked, struct type type) {
    if (type.set) asked_set(asked, type.set);
    for (size_t t = 0; type.of && !type.set && t < type.of->target_count; t++)
        if (type.of->targets[t].set) asked_set(asked, type.of->targets[t].set);
}

static void add_part(struct asked_part *parts, size_t *count, const struct field_set *set, bool out) {
    size_t i = 0;
    while (i < *count && parts[i].set != set) i++;
    if (i == *count) parts[(*count)++] = (struct asked_part){set, false};
    parts[i].out |= out;
}

static size_t sets_in(struct type type) { return type.set || !type.of ? 1 : type.of->target_count; }

static const struct field_set *set_in(struct type type, size_t number) {
    return type.set || !type.of ? type.set : type.of->targets[number].set;
}

/* Of records in several arguments: whose those of each set are. */
static struct origin join(struct asked *asked, const struct node *call, const struct origin *origins) {
    struct origin joined = {0};
    size_t most = 0;
    for (size_t i = 0; i < call->count; i++) most += sets_in(call->children[i]->type);
    struct asked_part *parts = NEW_ARRAY(asked->arena, struct asked_part, most + 1);
    for (size_t i = 0; i < call->count; i++) {
        struct type type = call->children[i]->type;
        if (type.kind != TYPE_RECORD) continue;
        joined.out |= origins[i].out;
        for (size_t t = 0; t < sets_in(type); t++)
            add_part(parts, &joined.count, set_in(type, t), is_out(origins[i], set_in(type, t)));
    }
    joined.parts = parts;
    return joined;
}

static struct origin walk_call(struct asked *asked, const struct node *call, const struct stand *stand) {
    if (!call->function) return own_one;
    struct origin *origins = NEW_ARRAY(asked->arena, struct origin, call->count + 1);
    for (size_t i = 0; i < call->count; i++) {
        const struct node *argument = call->children[i];
        bool key = function_parameter(call->function, i)->shape == SHAPE_KEY;
        struct stand row = {call->children[0]->type, origins[0], stand};
        origins[i] = walk(asked, argument, key ? &row : stand);
        if (argument->type.kind == TYPE_RECORD && !key && origins[i].out && call->function->walks)
            walk_all_of(asked, argument->type);
    }
    return join(asked, call, origins);
}

static struct origin walk_filter(struct asked *asked, const struct node *node, const struct stand *stand) {
    struct origin origin = walk(asked, node->children[0], stand);
    struct stand row = {node->children[0]->type, origin, stand};
    walk(asked, node->children[1], &row);
    return origin;
}

/* The rows are of the document that has the list. */
static struct origin walk_rows(struct asked *asked, const struct node *node, const struct stand *stand) {
    const struct field *list = node->rows;
    struct scope outer = {.set = list->set, .foreign = stand->origin.out};
    for (size_t m = 0; m < list->maker_count; m++) {
        const struct made_row *maker = &list->makers[m];
        struct scope inner = outer;
        if (maker->each) {
            inner = (struct scope){.set = formula_type(maker->each).set, .outer = &outer};
            asked_inside(asked, maker->each, &outer, &inner);
        }
        for (size_t i = 0; i < list->element->fields->count; i++) walk_in(asked, maker->fields[i], &inner);
    }
    return stand->origin;
}

/* As deep as formulas are high. */
static struct origin walk(struct asked *asked, const struct node *node, const struct stand *stand) {
    switch (node->kind) {
    case NODE_LITERAL: return own_one;
    case NODE_NAME: return walk_name(asked, node, stand);
    case NODE_STEP: return take(asked, node->field, node->children[0]->type, walk(asked, node->children[0], stand));
    case NODE_FILTER: return walk_filter(asked, node, stand);
    case NODE_CALL: return walk_call(asked, node, stand);
    case NODE_ROWS: return walk_rows(asked, node, stand);
    case NODE_OPERATION:
        for (size_t i = 0; i < node->count; i++) walk(asked, node->children[i], stand);
        return own_one;
    }
    return other_one;
}

void asked_formula(struct asked *asked, const struct formula *formula, const struct scope *scope) {
    walk_in(asked, formula, scope);
}

void asked_inside(struct asked *asked, const struct formula *formula, const struct scope *scope, struct scope *inside) {
    struct origin origin = asked && formula ? walk_in(asked, formula, scope) : own_one;
    inside->foreign = origin.out;
    inside->parts = origin.parts;
    inside->part_count = origin.count;
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
