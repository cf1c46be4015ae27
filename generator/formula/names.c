/* Names in formulas: which field each one means, whether it may be seen, and by which formulas it is computed itself.
 */
#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "formula/check.h"

static const struct field *find_in_set(const struct field_set *set, struct str name) {
    for (size_t i = 0; set && i < set->count; i++)
        if (str_equal(set->fields[i].name, name)) return &set->fields[i];
    return NULL;
}

/* The field of a record; where a reference has several targets, the first one's, if all of them have it. */
static const struct field *find_member(struct type record, struct str name) {
    if (!record.of) return find_in_set(record.set, name);
    const struct field *found = NULL;
    for (size_t i = 0; i < record.of->target_count; i++) {
        const struct field *field = find_in_set(record.of->targets[i].set, name);
        if (!field) return NULL;
        if (!found) found = field;
    }
    return found;
}

static void offer_members(struct suggestion *nearest, struct type record) {
    const struct field_set *set = record.of && record.of->target_count ? record.of->targets[0].set : record.set;
    for (size_t i = 0; set && i < set->count; i++)
        if (find_member(record, set->fields[i].name)) suggest_offer(nearest, set->fields[i].name);
}

/* A name in the other language, "chancen", is understood well enough to say what it is here. */
static struct str find_alias(struct type record, struct str name) {
    const struct field *field = record.set ? field_find(record.set, name) : NULL;
    return field ? field->name : (struct str){0};
}

static void help_with(struct checker *checker, struct diagnostic *diagnostic, struct str alias,
                      struct suggestion nearest) {
    struct str meant = alias.size ? alias : nearest.found;
    if (meant.size) mend_meant(checker->sink, diagnostic, nearest.word, meant);
    else
        diagnose_help(checker->sink, diagnostic,
                      "fields go by the English names that the kind's fields.yaml gives them");
}

static void refuse_name(struct checker *checker, const struct node *node) {
    struct diagnostic *d =
        checker_refuse(checker, CODE_F02, place_of_mark(checker, node), "unknown name “{0}”", node->name);
    size_t count;
    const struct function *functions = functions_table(&count);
    for (size_t i = 0; i < count; i++)
        if (str_equal(functions[i].name, node->name)) {
            diagnose_help(checker->sink, d, "it is a function: {0}", functions[i].help.usage);
            return;
        }
    if (str_equal_c(node->name, "it")) {
        diagnose_help(checker->sink, d, "“it” is the field that a check with “fields” asks about");
        return;
    }
    struct suggestion nearest = suggest_start(node->name);
    struct str alias = {0};
    for (const struct level *level = checker->level; level; level = level->outer) {
        offer_members(&nearest, level->record);
        if (!alias.size) alias = find_alias(level->record, node->name);
    }
    suggest_offer(&nearest, STR("as_of"));
    suggest_offer(&nearest, STR("project"));
    help_with(checker, d, alias, nearest);
}

/* A project's own kind may lack what others ask of it: then the mend is in its file, not in theirs. */
static bool help_with_kind(struct checker *checker, struct diagnostic *diagnostic, struct type record,
                           const struct node *node) {
    const struct kind *kind = record.set ? record.set->kind : NULL;
    struct span place = checker->formula->span;
    if (!kind || !kind->source || !place.source || str_equal(kind->source->path, place.source->path)) return false;
    diagnose_help(checker->sink, diagnostic, "the kind “{0}” is declared in {1}: give it the field “{2}” there",
                  kind->name, kind->source->path, node->name);
    return true;
}

static void refuse_member(struct checker *checker, const struct node *node, struct type record) {
    struct suggestion nearest = suggest_start(node->name);
    struct span place = place_of_mark(checker, node);
    struct diagnostic *d;
    if (record.of && record.of->type == FIELD_LIST)
        d = checker_refuse(checker, CODE_F02, place, "not all of the lists that are joined have a field “{0}”",
                           node->name);
    else if (record.of)
        d = checker_refuse(checker, CODE_F02, place, "not everything that “{0}” may refer to has a field “{1}”",
                           record.of->name, node->name);
    else
        d = checker_refuse(checker, CODE_F02, place, "“{0}” has no field “{1}”",
                           record.set ? record.set->name : STR("it"), node->name);
    offer_members(&nearest, record);
    struct str alias = find_alias(record, node->name);
    if (!alias.size && !nearest.found.size && help_with_kind(checker, d, record, node)) return;
    help_with(checker, d, alias, nearest);
}

/* Classes --------------------------------------------------------------------------------------------- */

static enum class higher(enum class a, enum class b) { return a > b ? a : b; }

static enum class class_of_field(const struct field *field) {
    enum class class = field->class; if (field->formula) class = higher(class, field->formula->class);
    if (field->standard) class = higher(class, field->standard->class);
    return class;
}

/* The first field at or below the node that is above the class; NULL. */
static const struct field *find_above(const struct node *node, enum class class) {
    if (node->field && class_of_field(node->field) > class) return node->field;
    const struct field *found = NULL;
    for (size_t i = 0; i < node->count && !found; i++) found = find_above(node->children[i], class);
    return found;
}

static const struct field *find_named_above(const struct field *field, enum class class) {
    const struct field *found = field->formula ? find_above(field->formula->root, class) : NULL;
    return found || !field->standard ? found : find_above(field->standard->root, class);
}

/* The written field that makes a computed one unseen. No formula needs itself, so this ends. */
static const struct field *find_reason(const struct field *field, enum class class) {
    for (const struct field *next; (next = find_named_above(field, class));) field = next;
    return field;
}

static void check_class(struct checker *checker, const struct node *node, const struct field *field) {
    enum class class = class_of_field(field), allowed = checker->scope->class;
    checker->formula->class = higher(checker->formula->class, class);
    const struct field *way =
        node->count ? node->children[0]->field : NULL; /* what leads to a step: reported already */
    if (class <= allowed || (way && class_of_field(way) > allowed)) return;
    const struct field *reason = find_reason(field, allowed);
    struct message who = checker->scope->who;
    if (message_empty(who)) who = message_new(checker->arena, "a formula of class {0}", class_name(allowed));
    struct diagnostic *d = checker_refuse(checker, CODE_F04, place_of_mark(checker, node),
                                          reason == field ? "{0} may not see “{1}” (it is {2})"
                                                          : "{0} may not see “{1}” (it is {2}, through “{3}”)",
                                          who, field->name, class_name(class), reason->name);
    /* Who gives a field a lower class shows it to all of that class, in every layout: that is no way out of an error. */
    diagnose_help(checker->sink, d,
                  "show it in a layout of class {0}, or leave it out here; were “{1}” of class {2} in its fields.yaml, all "
                  "readers of that class would see it, in every document", class_name(class), reason->name,
                  class_name(allowed));
}

/* Computed fields ------------------------------------------------------------------------------------- */

static void refuse_circle(struct checker *checker, const struct node *node, const struct field *field) {
    struct str way = field->name;
    for (const struct checker *c = checker; c->field && c->field != field; c = c->outer) {
        way = str_format(checker->arena, "%.*s ← %.*s", STR_ARG(c->field->name), STR_ARG(way));
        if (!c->outer) break;
    }
    struct diagnostic *d =
        checker_refuse(checker, CODE_F05, place_of_mark(checker, node), "“{0}” is computed from itself", field->name);
    diagnose_help(checker->sink, d, "{0} ← {1}: one of them must be written by the author, or computed otherwise",
                  field->name, way);
}

/* Checks a formula that a named field is computed by, in the scope of the field's own set, unless that was done. */
static bool check_other(struct checker *checker, struct node *node, struct formula *formula) {
    if (!formula) return true;
    bool is_default = formula == node->field->standard;
    if (formula->state == FORMULA_IN_CHECK) {
        refuse_circle(checker, node, node->field);
        return false;
    }
    if (formula->state == FORMULA_PARSED) {
        struct scope scope = {.set = node->field->set,
                              .kinds = checker->scope->kinds,
                              .class = is_default ? node->field->class : CLASS_CONFIDENTIAL};
        struct checker inner = {.arena = checker->arena,
                                .sink = checker->sink,
                                .formula = formula,
                                .scope = &scope,
                                .outer = checker,
                                .field = node->field,
                                .wanted = is_default ? node->field : NULL,
                                .depth = checker->depth};
        checker_run(&inner);
    }
    if (formula->state == FORMULA_REFUSED) checker->failed = true; /* reported where it stands */
    if (node->height < formula->height + 1) node->height = formula->height + 1;
    return formula->state == FORMULA_CHECKED;
}

static bool take_field(struct checker *checker, struct node *node, const struct field *field) {
    node->field = field;
    if (!check_other(checker, node, field->formula) || !check_other(checker, node, field->standard)) return false;
    check_class(checker, node, field);
    node->type = type_of_field(field);
    return true;
}

/* The field of a check with `fields`. */
static bool take_it(struct checker *checker, struct node *node, const struct formula *it) {
    node->means = MEANS_IT;
    node->type = formula_type(it);
    checker->formula->class = higher(checker->formula->class, formula_class(it));
    return true;
}

/* Equal words are not enough: choices of another enum, rows of another list are something else. */
static bool is_same(struct type a, struct type b) {
    if (a.kind != b.kind || a.list != b.list) return false;
    return a.kind == TYPE_CHOICE ? type_same_choices(a, b) : a.kind != TYPE_RECORD || type_same_rows(a, b);
}

static void refuse_different(struct checker *checker, const struct node *node, struct type record, struct type first,
                             struct type second) {
    struct span place = place_of_mark(checker, node);
    if (first.kind == second.kind && first.list == second.list)
        checker_refuse(checker, CODE_F03, place,
                       "“{0}” does not mean the same in all that “{1}” may be: the choices or rows are others",
                       node->name, record.of->name);
    else
        checker_refuse(checker, CODE_F03, place,
                       "“{0}” is {1} of one thing that “{2}” may refer to, and {3} of another", node->name,
                       type_text(first), record.of->name, type_text(second));
}

/* All targets of a reference must mean the same by a name, and all of them must be fit to be seen. */
static bool check_targets(struct checker *checker, struct node *node, struct type record) {
    for (size_t i = 1; record.of && i < record.of->target_count; i++) {
        const struct field *first = node->field;
        struct type type = node->type;
        if (!take_field(checker, node, find_in_set(record.of->targets[i].set, node->name))) return false;
        bool same = is_same(type, node->type);
        if (!same) refuse_different(checker, node, record, type, node->type);
        node->field = first;
        node->type = type;
        if (!same) return false;
    }
    return true;
}

/* Names and steps ------------------------------------------------------------------------------------- */

bool check_name(struct checker *checker, struct node *node) {
    node->level = 0;
    if (checker->scope->it && str_equal_c(node->name, "it")) return take_it(checker, node, checker->scope->it);
    for (const struct level *level = checker->level; level; level = level->outer, node->level++) {
        const struct field *field = find_member(level->record, node->name);
        if (field) return take_field(checker, node, field) && check_targets(checker, node, level->record);
    }
    if (str_equal_c(node->name, "as_of")) {
        node->means = MEANS_AS_OF;
        node->type.kind = TYPE_DATE;
        return true;
    }
    bool is_project = str_equal_c(node->name, "project") && checker->scope->kinds;
    const struct kind *project = is_project ? kinds_find(checker->scope->kinds, STR("project")) : NULL;
    if (project) {
        node->means = MEANS_PROJECT;
        node->type = (struct type){.kind = TYPE_RECORD, .set = project->fields};
        return true;
    }
    refuse_name(checker, node);
    return false;
}

/* `stage.probability`: a number that the choices carry. */
static bool check_number(struct checker *checker, struct node *node, struct type base) {
    const struct choices *choices = base.of ? base.of->choices : &choices_none;
    const struct choice_number *number = choice_number_find(choices, node->name);
    if (number) {
        node->type = (struct type){.kind = number->percent ? TYPE_PERCENT : TYPE_NUMBER, .list = base.list};
        return true;
    }
    if (!choices->number_count) {
        struct diagnostic *d =
            checker_refuse(checker, CODE_F03, place_of_mark(checker, node), "{0} has no fields", type_text(base));
        diagnose_help(checker->sink, d, "choices may carry numbers in fields.yaml: won: '{'en: Won, {0}: 100'}'",
                      node->name);
        return false;
    }
    struct word_list known = {0};
    for (size_t i = 0; i < choices->number_count; i++) word_list_add(checker->arena, &known, choices->numbers[i].name);
    struct diagnostic *d = checker_refuse(checker, CODE_F02, place_of_mark(checker, node),
                                          "the choices of “{0}” carry no number “{1}”", base.of->name, node->name);
    word_list_help(checker->sink, d, node->name, &known, "they carry {0}");
    return false;
}

bool check_step(struct checker *checker, struct node *node) {
    if (!check_node(checker, node->children[0])) return false;
    struct type base = node->children[0]->type;
    if (base.kind == TYPE_ANY) return false;
    if (base.kind == TYPE_CHOICE) return check_number(checker, node, base);
    if (base.kind != TYPE_RECORD) {
        checker_refuse(checker, CODE_F03, place_of_mark(checker, node), "{0} has no fields", type_text(base));
        return false;
    }
    const struct field *field = find_member(base, node->name);
    if (!field) {
        refuse_member(checker, node, base);
        return false;
    }
    if (!take_field(checker, node, field) || !check_targets(checker, node, base)) return false;
    node->spreads = base.list && node->type.list;
    node->type.list = base.list || node->type.list;
    return true;
}
