/* Formulas that fit the types of a set of fields. Their names are canonical; a name of what stands around is only used
 * where no inner field has it. */
#include "made.h"

#include "base/arena.h"
#include "formula/tree.h"

enum { DEEPEST = 3 };

/* ---- paths ---- */

struct found {
    struct str *paths;
    const struct field **fields;
    size_t count, path_capacity, field_capacity;
};

struct search {
    struct formulas *formulas;
    enum type_kind kind;
    bool list;
    struct found found;
};

/* What prints in a line of text. */
static bool is_plain(struct type type) {
    return type.kind != TYPE_MARKDOWN && type.kind != TYPE_RECORD && type.kind != TYPE_ANY;
}

static void look(struct search *search, const struct field_set *set, struct str before, int depth);

static void look_at(struct search *search, const struct field *field, struct str before, int depth) {
    struct arena *arena = search->formulas->arena;
    struct found *found = &search->found;
    struct type type = type_of_field(field);
    struct str path = str_format(arena, "%.*s%.*s", STR_ARG(before), STR_ARG(field->name));
    bool fits = search->kind == TYPE_ANY ? is_plain(type) : type.kind == search->kind;
    if (field->class > search->formulas->class) return;
    if (fits && type.list == search->list) {
        ARENA_PUSH(arena, found->paths, found->count, found->path_capacity) = path;
        found->count--;
        ARENA_PUSH(arena, found->fields, found->count, found->field_capacity) = field;
    }
    bool leads = type.kind == TYPE_RECORD && !type.list && type.set && !field->formula_text.size;
    if (leads && depth < 2) look(search, type.set, str_join(arena, path, STR(".")), depth + 1);
}

static void look(struct search *search, const struct field_set *set, struct str before, int depth) {
    for (size_t i = 0; i < set->count; i++) look_at(search, &set->fields[i], before, depth);
}

struct str formula_path(struct formulas *formulas, enum type_kind kind, bool list, const struct field **field) {
    struct search search = {.formulas = formulas, .kind = kind, .list = list};
    look(&search, formulas->set, (struct str){0}, 0);
    if (!search.found.count) return (struct str){0};
    size_t at = dice_below(formulas->dice, search.found.count);
    *field = search.found.fields[at];
    return search.found.paths[at];
}

static struct str path(struct formulas *formulas, enum type_kind kind) {
    const struct field *field;
    return formula_path(formulas, kind, false, &field);
}

/* ---- lists ---- */

static struct formulas inside(const struct formulas *formulas, const struct field_set *rows) {
    struct formulas inner = *formulas;
    inner.set = rows;
    inner.depth++;
    return inner;
}

struct str formula_rows(struct formulas *formulas, const struct field_set **rows) {
    const struct field *field = NULL;
    struct str list = formula_path(formulas, TYPE_RECORD, true, &field);
    struct type type = list.size ? type_of_field(field) : (struct type){0};
    if (!type.set) return (struct str){0};
    *rows = type.set;
    if (formulas->depth >= DEEPEST || !dice_chance(formulas->dice, 30)) return list;
    struct formulas inner = inside(formulas, type.set);
    struct str condition = formula_condition(&inner);
    return condition.size ? str_format(formulas->arena, "%.*s[%.*s]", STR_ARG(list), STR_ARG(condition)) : list;
}

/* "opportunities[open].value" */
static struct str column(struct formulas *formulas, enum type_kind kind) {
    const struct field_set *rows = NULL;
    struct str list = formula_rows(formulas, &rows);
    if (!list.size) return list;
    struct formulas inner = inside(formulas, rows);
    struct str name = path(&inner, kind);
    return name.size ? str_format(formulas->arena, "%.*s.%.*s", STR_ARG(list), STR_ARG(name)) : name;
}

static struct str call(struct formulas *formulas, const char *name, struct str a, struct str b) {
    if (!a.size || !b.size) return (struct str){0};
    return str_format(formulas->arena, "%s(%.*s, %.*s)", name, STR_ARG(a), STR_ARG(b));
}

static struct str call_one(struct formulas *formulas, const char *name, struct str a) {
    return a.size ? str_format(formulas->arena, "%s(%.*s)", name, STR_ARG(a)) : a;
}

/* ---- by type ---- */

static struct str number(struct formulas *formulas) {
    const struct field_set *rows = NULL;
    switch (dice_below(formulas->dice, formulas->careless ? 7 : 6)) {
    case 0: return call_one(formulas, "count", formula_rows(formulas, &rows));
    case 1: return call_one(formulas, "sum", column(formulas, TYPE_NUMBER));
    case 2: return call_one(formulas, "avg", column(formulas, TYPE_NUMBER));
    case 3: return call(formulas, "days", path(formulas, TYPE_DATE), STR("as_of"));
    case 4: return call(formulas, "max", path(formulas, TYPE_NUMBER), STR("3"));
    case 5: return call(formulas, "round", path(formulas, TYPE_NUMBER), STR("1"));
    default: { /* two lists that may differ in length */
        struct str a = column(formulas, TYPE_NUMBER), b = column(formulas, TYPE_NUMBER);
        if (!a.size || !b.size) return (struct str){0};
        return str_format(formulas->arena, "sum(%.*s * %.*s)", STR_ARG(a), STR_ARG(b));
    }
    }
}

static struct str percent(struct formulas *formulas) {
    enum type_kind kind = dice_chance(formulas->dice, 50) ? TYPE_MONEY : TYPE_NUMBER;
    static const char *const names[] = {"share", "growth", "attainment"};
    const char *name = DICE_PICK(formulas->dice, names);
    return call(formulas, name, path(formulas, kind), path(formulas, kind));
}

static struct str money(struct formulas *formulas) {
    switch (dice_below(formulas->dice, 4)) {
    case 0: return call_one(formulas, "sum", column(formulas, TYPE_MONEY));
    case 1: return call(formulas, "gap", path(formulas, TYPE_MONEY), path(formulas, TYPE_MONEY));
    case 2: return call(formulas, "weighted", path(formulas, TYPE_MONEY), path(formulas, TYPE_PERCENT));
    default: return call_one(formulas, "max", column(formulas, TYPE_MONEY));
    }
}

static struct str text(struct formulas *formulas) {
    struct formulas inner = *formulas;
    inner.depth++;
    struct str a = formula_random(&inner, TYPE_ANY), b = path(formulas, TYPE_ANY);
    if (!a.size || !b.size) return (struct str){0};
    return str_format(formulas->arena, "text(%.*s, \" / \", %.*s)", STR_ARG(a), STR_ARG(b));
}

static struct str date(struct formulas *formulas) {
    if (dice_chance(formulas->dice, 50)) return call(formulas, "add_months", path(formulas, TYPE_DATE), STR("3"));
    return call_one(formulas, "max", column(formulas, TYPE_DATE));
}

static struct str any(struct formulas *formulas) {
    static const enum type_kind kinds[] = {TYPE_NUMBER, TYPE_PERCENT, TYPE_MONEY, TYPE_TEXT, TYPE_DATE, TYPE_BOOL};
    return formula_random(formulas, DICE_PICK(formulas->dice, kinds));
}

static struct str compute(struct formulas *formulas, enum type_kind kind) {
    switch (kind) {
    case TYPE_NUMBER: return number(formulas);
    case TYPE_PERCENT: return percent(formulas);
    case TYPE_MONEY: return money(formulas);
    case TYPE_TEXT: return text(formulas);
    case TYPE_DATE: return date(formulas);
    case TYPE_BOOL: return formula_condition(formulas);
    case TYPE_ANY: return any(formulas);
    case TYPE_CLOCK:
    case TYPE_CHOICE:
    case TYPE_MARKDOWN:
    case TYPE_RECORD: break;
    }
    return (struct str){0};
}

struct str formula_random(struct formulas *formulas, enum type_kind kind) {
    bool computed = formulas->depth < DEEPEST && dice_chance(formulas->dice, 50);
    struct str formula = computed ? compute(formulas, kind) : (struct str){0};
    return formula.size ? formula : path(formulas, kind);
}

/* ---- conditions ---- */

static struct str choice_condition(struct formulas *formulas) {
    const struct field *field = NULL;
    struct str name = formula_path(formulas, TYPE_CHOICE, false, &field);
    const struct field *choices = name.size ? type_of_field(field).of : NULL;
    if (!choices || !choices->choices->count) return (struct str){0};
    const struct choice *choice = &choices->choices->items[dice_below(formulas->dice, choices->choices->count)];
    return str_format(formulas->arena, "%.*s %s \"%.*s\"", STR_ARG(name),
                      dice_chance(formulas->dice, 50) ? "==" : "!=", STR_ARG(choice->name));
}

static struct str compared(struct formulas *formulas, enum type_kind kind, const char *with) {
    struct str name = path(formulas, kind);
    return name.size ? str_format(formulas->arena, "%.*s %s", STR_ARG(name), with) : name;
}

static struct str one_condition(struct formulas *formulas) {
    switch (dice_below(formulas->dice, 7)) {
    case 0: return choice_condition(formulas);
    case 1: return compared(formulas, TYPE_DATE, "< as_of");
    case 2: return compared(formulas, TYPE_NUMBER, ">= 3");
    case 3: return compared(formulas, TYPE_MONEY, "> 50000");
    case 4: return compared(formulas, TYPE_PERCENT, "<= 50");
    case 5: return path(formulas, TYPE_BOOL);
    default: return call_one(formulas, "missing", path(formulas, TYPE_ANY));
    }
}

struct str formula_condition(struct formulas *formulas) {
    struct str first = one_condition(formulas), second = one_condition(formulas);
    if (!first.size || !second.size) return first.size ? first : second;
    if (dice_chance(formulas->dice, 70)) return first;
    return str_format(formulas->arena, "%.*s %s not (%.*s)", STR_ARG(first),
                      dice_chance(formulas->dice, 50) ? "and" : "or", STR_ARG(second));
}
