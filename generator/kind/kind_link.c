/* Joining kinds once all are read: names of other kinds, the targets of references, formulas with their types and
 * classes. */
#include "kind/kind_link.h"

#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"
#include "formula/asked.h"
#include "formula/formula.h"
#include "kind/check_read.h"
#include "kind/overview.h"

struct link {
    struct kinds *kinds;
    struct diagnostics *sink;
    const struct kind *missing; /* of those that are only declared, one that a field names */
    bool progress, last_round;  /* of resolving targets */
};

/* Visits every field of a set and of the sets inside, elements of lists included. As deep as fields.yaml is nested. */
static void each_field(struct link *link, struct field_set *set, void (*visit)(struct link *, struct field *)) {
    for (size_t i = 0; i < set->count; i++) {
        struct field *field = &set->fields[i];
        visit(link, field);
        if (field->element && !field->element->fields) visit(link, field->element);
        struct field_set *inner = field->element ? field->element->fields : field->fields;
        if (inner) each_field(link, inner, visit);
    }
}

static void each_field_of_all(struct link *link, void (*visit)(struct link *, struct field *)) {
    for (size_t i = 0; i < link->kinds->count; i++)
        if (link->kinds->items[i]->fields) each_field(link, link->kinds->items[i]->fields, visit);
}

/* Names of kinds ---------------------------------------------------------------------------------------------- */

static void check_names_of_kinds(struct link *link) {
    for (size_t i = 0; i < link->kinds->count; i++)
        for (size_t a = 0; a < link->kinds->items[i]->alias_count; a++) {
            const struct kind *kind = link->kinds->items[i];
            const struct kind *first = kinds_find(link->kinds, kind->aliases[a]);
            if (first == kind || first->own != kind->own) continue;
            struct span place = {.source = kind->source, .line = 1};
            diagnose(link->sink, SEVERITY_ERROR, CODE_K01, place, "“{0}” means both the kind “{1}” and the kind “{2}”",
                     kind->aliases[a], first->name, kind->name);
        }
}

static void suggest_kinds(const struct kinds *kinds, struct suggestion *nearest) {
    for (size_t i = 0; i < kinds->count; i++) suggest_offer(nearest, kinds->items[i]->name);
}

/* "documents annual-review by account": a field of that kind that refers to documents. */
static void link_documents_by(struct link *link, struct field *field) {
    const struct field_set *set = field->documents->fields;
    const struct field *by = set ? field_find(set, field->documents_by_name) : NULL;
    const struct field *inner = by && by->type == FIELD_LIST ? by->element : by;
    if (!set) return; /* it was reported */
    if (inner && inner->type == FIELD_REFERENCE && !by->formula_text.size && !field->set->outer) {
        field->documents_by = by;
        if (by->class > field->class) field->class = by->class;
        return;
    }
    struct diagnostic *d =
        field->set->outer
            ? diagnose(link->sink, SEVERITY_ERROR, CODE_K01, field->span,
                       "documents that refer to the own one belong to the document, not into “{0}”", field->set->name)
            : diagnose(link->sink, SEVERITY_ERROR, CODE_K01, field->span,
                       "“{0}” is no field of “{1}” by which a document refers to others", field->documents_by_name,
                       field->documents->name);
    diagnose_help(link->sink, d, "write it at the head of “fields”, as “documents annual-review by account”");
}

static void link_documents(struct link *link, struct field *field) {
    if (field->type != FIELD_DOCUMENTS || !field->documents_name.size) return;
    field->documents = kinds_find(link->kinds, field->documents_name);
    if (field->documents && field->documents_by_name.size) link_documents_by(link, field);
    if (field->documents) return;
    struct suggestion nearest = suggest_start(field->documents_name);
    suggest_kinds(link->kinds, &nearest);
    struct diagnostic *d =
        diagnose(link->sink, SEVERITY_ERROR, CODE_K01, field->span, "there is no kind “{0}”", field->documents_name);
    if (nearest.found.size) mend_meant(link->sink, d, field->documents_name, nearest.found);
    else diagnose_help(link->sink, d, "name a kind whose documents are meant, such as “documents account-plan”");
}

static void look_for_kind(struct link *link, struct str name) {
    const struct kind *kind = name.size ? kinds_find(link->kinds, name) : NULL;
    if (kind && !kind->fields) link->missing = kind;
}

/* A target is a kind, or a path that may start with one. */
static void look_for_kinds(struct link *link, struct field *field) {
    look_for_kind(link, field->documents_name);
    for (size_t i = 0; i < field->target_count; i++) {
        struct str rest = field->targets[i].text, first;
        look_for_kind(link, rest);
        if (str_cut(&rest, '.', &first)) look_for_kind(link, str_trim(first));
    }
}

const struct kind *kinds_missing(struct kinds *kinds) {
    struct link link = {.kinds = kinds};
    each_field_of_all(&link, look_for_kinds);
    return link.missing;
}

/* Targets of references --------------------------------------------------------------------------------------- */

enum outcome { FOUND, NOT_YET, REFUSED };

static bool is_resolved(const struct field *field) {
    const struct field *inner = field->type == FIELD_LIST ? field->element : field;
    for (size_t i = 0; i < inner->target_count; i++)
        if (!inner->targets[i].set) return false;
    return true;
}

static struct diagnostic *refuse(struct link *link, const struct target *target, const char *why, struct str name) {
    return diagnose(link->sink, SEVERITY_ERROR, CODE_K01, target->span, "the target “{0}” cannot be used: “{1}” {2}",
                    target->text, name, why);
}

/* One step of a path: from the rows or document of a set to those that its field `name` holds or refers to. */
static enum outcome step(struct link *link, const struct target *target, const struct field_set *set, struct str name,
                         const struct field **out) {
    const struct field *field = field_find(set, name);
    *out = field;
    if (!field) {
        struct str near;
        struct diagnostic *d = refuse(link, target, "is neither a register nor a kind nor a field", name);
        if (field_suggest(set, name, link->kinds->languages->items[LANGUAGE_SOURCE], &near))
            mend_meant(link->sink, d, name, near);
        else
            diagnose_help(link->sink, d,
                          "write a register (people), a kind, or a path to a list such as account.sites");
        return REFUSED;
    }
    if (field->documents_by_name.size) {
        refuse(link, target, "is found by references itself", name);
        return REFUSED;
    }
    if (field_rows(field)) return FOUND;
    if (!is_resolved(field) && !link->last_round) return NOT_YET;
    refuse(link, target, is_resolved(field) ? "is no list, group or reference to one kind" : "leads back to itself",
           name);
    return REFUSED;
}

static bool ends_well(struct link *link, const struct target *target, const struct field *last) {
    const struct field_set *set = field_rows(last);
    if (last->type != FIELD_LIST && last->type != FIELD_DOCUMENTS) {
        refuse(link, target, "is not a list", last->name);
        return false;
    }
    if (set->id || set == set->kind->fields) return true;
    struct diagnostic *d = refuse(link, target, "has rows without an id", last->name);
    diagnose_help(link->sink, d, "declare a field “id” in its rows");
    return false;
}

/* "account.sites": from the own document, or when there is no such field, from all documents of the kind named first.
 */
static enum outcome resolve_path(struct link *link, struct target *target, const struct field_set *start) {
    const struct field_set *set = start;
    struct str rest = target->text, name;
    size_t dots = 0, count = 0;
    for (size_t i = 0; i < rest.size; i++) dots += rest.data[i] == '.';
    const struct field **path = NEW_ARRAY(link->kinds->arena, const struct field *, dots + 1);
    const struct kind *kind = NULL;
    while (str_cut(&rest, '.', &name)) {
        name = str_trim(name);
        if (!count && !kind && dots && !field_find(set, name)) kind = kinds_find(link->kinds, name);
        if (kind && !count && set == start) {
            set = kind->fields;
            start = NULL;
            continue;
        }
        enum outcome outcome = step(link, target, set, name, &path[count]);
        if (outcome != FOUND) return outcome;
        set = field_rows(path[count++]);
    }
    if (!count || !ends_well(link, target, path[count - 1])) return REFUSED;
    target->kind = kind;
    target->path = path;
    target->path_count = count;
    target->set = set;
    return FOUND;
}

static enum outcome resolve_target(struct link *link, struct target *target, const struct field_set *start) {
    const struct kind *kind = kinds_find(link->kinds, target->text);
    if (!kind) return resolve_path(link, target, start);
    target->kind = kind;
    target->register_list = kind->register_list;
    target->set = kind->register_list ? field_rows(kind->register_list) : kind->fields;
    return FOUND;
}

/* Targets that were refused are taken out, so that each is reported once. */
static void link_targets(struct link *link, struct field *field) {
    size_t kept = 0;
    for (size_t i = 0; i < field->target_count; i++) {
        struct target target = field->targets[i];
        enum outcome outcome = target.set ? FOUND : resolve_target(link, &target, field->set->kind->fields);
        link->progress |= outcome != NOT_YET && !field->targets[i].set;
        if (outcome != REFUSED) field->targets[kept++] = target;
    }
    field->target_count = kept;
}

/* A path may lead over references, which must be resolved first: round by round until nothing moves. */
static void link_references(struct link *link) {
    do {
        link->progress = false;
        each_field_of_all(link, link_targets);
    } while (link->progress);
    link->last_round = true;
    each_field_of_all(link, link_targets);
}

/* Who refers to other documents only would never be found: the list would be empty without a word. */
static void check_documents_by(struct link *link, struct field *field) {
    const struct field *by = field->documents_by;
    const struct field *inner = by && by->type == FIELD_LIST ? by->element : by;
    if (!by || !inner->target_count) return; /* what was refused is reported */
    for (size_t i = 0; i < inner->target_count; i++)
        if (inner->targets[i].set == field->set) return;
    struct diagnostic *d =
        diagnose(link->sink, SEVERITY_ERROR, CODE_K01, field->span, "“{0}” of “{1}” never refers to documents of “{2}”",
                 by->name, field->documents->name, field->set->kind->name);
    diagnose_help(link->sink, d, "name a field that is a reference to them: “ref {0}”", field->set->kind->name);
}

/* Formulas ---------------------------------------------------------------------------------------------------- */

static struct formula *parse(struct link *link, struct str text, struct span span) {
    return text.size ? formula_parse(link->kinds->arena, link->sink, text, span) : NULL;
}

static void parse_formulas(struct link *link, struct field *field) {
    field->formula = field->makers ? formula_of_rows(link->kinds->arena, link->sink, field)
                                   : parse(link, field->formula_text, field->formula_span);
    field->release = parse(link, field->release_text, field->release_span);
    field->standard = parse(link, field->standard_text, field->standard_span);
}

static const struct scope *scope_of(struct link *link, const struct field_set *set, enum class class) {
    if (!set) return NULL;
    struct scope *scope = NEW(link->kinds->arena, struct scope);
    *scope =
        (struct scope){.set = set, .outer = scope_of(link, set->outer, class), .kinds = link->kinds, .class = class};
    return scope;
}

static bool declares_class(const struct field *field) { return value_find(field->declaration, STR("class")) != NULL; }

static bool is_number(enum type_kind kind) { return kind == TYPE_NUMBER || kind == TYPE_PERCENT; }

static bool fits(struct type declared, struct type given) {
    if (given.kind == TYPE_ANY) return true;
    bool alike = declared.kind == given.kind || (is_number(declared.kind) && is_number(given.kind)) ||
                 (declared.kind == TYPE_MONEY && given.kind == TYPE_NUMBER);
    return alike && declared.list == given.list;
}

/* What a record of this type is, for field_rows and choice_find. */
static void take_details(struct link *link, struct field *field, struct type type) {
    field->type = type.year ? FIELD_YEAR : type_field(type.kind);
    if (type.kind == TYPE_CHOICE) field->choices = type.of ? type.of->choices : &choices_none;
    if (type.kind == TYPE_RECORD && !type.set && type.of) {
        field->targets = type.of->targets;
        field->target_count = type.of->target_count;
    }
    if (type.kind != TYPE_RECORD || !type.set) return;
    field->targets = NEW(link->kinds->arena, struct target);
    *field->targets = (struct target){.span = field->span, .set = type.set};
    field->target_count = 1;
}

static void take_type(struct link *link, struct field *field, struct type type) {
    if (!type.list) {
        take_details(link, field, type);
        return;
    }
    field->type = FIELD_LIST;
    field->element = NEW(link->kinds->arena, struct field);
    *field->element =
        (struct field){.class = field->class, .span = field->span, .set = field->set, .unit = field->unit};
    take_details(link, field->element, type);
}

/* A computed field may say its type, but cannot change it. */
static void compare_type(struct link *link, const struct field *field, struct type given) {
    struct field typed = *field;
    typed.formula = NULL;
    typed.formula_text = (struct str){0};
    struct type declared = type_of_field(&typed);
    if (fits(declared, given)) return;
    struct diagnostic *d = diagnose(link->sink, SEVERITY_ERROR, CODE_F03, field->formula_span,
                                    "“{0}” is declared as {1}, but its formula gives {2}", field->name,
                                    type_text(declared), type_text(given));
    diagnose_help(link->sink, d, "leave out “type”: a computed field has the type of its formula");
}

static void check_formula(struct link *link, struct field *field) {
    bool declared = declares_class(field);
    enum class allowed = declared ? field->class : CLASS_CONFIDENTIAL;
    if (!formula_check(link->kinds->arena, link->sink, field->formula, scope_of(link, field->set, allowed))) return;
    enum class needed = formula_class(field->formula);
    if (declared && needed > field->class) {
        struct diagnostic *d = diagnose(link->sink, SEVERITY_ERROR, CODE_F04, field->formula_span,
                                        "“{0}” is declared {1}, but its formula names what is {2}", field->name,
                                        class_name(field->class), class_name(needed));
        diagnose_help(link->sink, d, "leave out “class”: it is {0} then, for layouts of that class", class_name(needed));
    }
    if (needed > field->class) field->class = needed;
    bool typed = value_find(field->declaration, STR("type")) != NULL;
    if (field->makers) return; /* its rows are its own */
    if (typed) compare_type(link, field, formula_type(field->formula));
    if (!typed || field->type == FIELD_LIST) take_type(link, field, formula_type(field->formula));
}

/* Formulas whose class is declared come first: they are held to it, also when others name them. */
static void check_declared(struct link *link, struct field *field) {
    if (field->formula && declares_class(field)) check_formula(link, field);
}

static void check_others(struct link *link, struct field *field) {
    struct arena *arena = link->kinds->arena;
    if (field->formula && !declares_class(field)) check_formula(link, field);
    if (field->release)
        formula_check(arena, link->sink, field->release, scope_of(link, field_rows(field), CLASS_CONFIDENTIAL));
    if (field->standard) formula_check_default(arena, link->sink, field, scope_of(link, field->set, field->class));
}

static struct formula *unless_refused(struct link *link, struct formula *formula, const struct field_set *set) {
    if (!formula) return NULL;
    const struct scope *scope =
        scope_of(link, set, CLASS_CONFIDENTIAL); /* the first answer counts: nothing is reported twice */
    return formula_check(link->kinds->arena, link->sink, formula, scope) ? formula : NULL;
}

/* What was refused is never computed: a field without its value, rows that are not released. */
static void drop_refused(struct link *link, struct field *field) {
    field->formula = unless_refused(link, field->formula, field->set);
    field->standard = unless_refused(link, field->standard, field->set);
    field->release = unless_refused(link, field->release, field_rows(field));
}

/* Rules compare with the limits of planpress.yaml: one that may be missing would silence them. */
static void check_thresholds(struct link *link) {
    const struct kind *project = kinds_find(link->kinds, STR("project"));
    const struct field *group = project && project->fields ? field_find(project->fields, STR("thresholds")) : NULL;
    for (size_t i = 0; group && group->type == FIELD_GROUP && i < group->fields->count; i++) {
        const struct field *field = &group->fields->fields[i];
        if (field->standard_text.size || field->formula_text.size) continue;
        struct diagnostic *d =
            diagnose(link->sink, SEVERITY_ERROR, CODE_K01, field->span,
                     "the threshold “{0}” has no default: rules that compare with it would be silent", field->name);
        diagnose_help(link->sink, d, "give it its standard, such as “default: 90”");
    }
}

bool kinds_link(struct kinds *kinds, struct diagnostics *sink) {
    struct link link = {.kinds = kinds, .sink = sink};
    size_t errors = sink->errors;
    check_names_of_kinds(&link);
    check_thresholds(&link);
    each_field_of_all(&link, link_documents);
    link_references(&link);
    each_field_of_all(&link, check_documents_by);
    each_field_of_all(&link, parse_formulas);
    each_field_of_all(&link, check_declared);
    each_field_of_all(&link, check_others);
    each_field_of_all(&link, drop_refused);
    checks_link(kinds, sink);
    if (kinds->asks) kinds->asked = kinds->asked_by_fronts = asked_new(kinds->arena);
    overviews_link(kinds, sink);
    kinds->asked = NULL;
    return sink->errors == errors;
}
