/* Kinds with their fields, groups with what is in them, lists with their columns. */
#include "base/arena.h"
#include "base/locale.h"
#include "command/explain_internal.h"
#include "kind/field_words.h"

/* What a field takes ---------------------------------------------------------------------------------------------- */

static struct str names_of(struct explainer *explainer, const struct spelling *spellings, size_t count) {
    struct word_list list = {0};
    for (size_t i = 0; i < count; i++) word_list_add(explainer->manual.arena, &list, spellings[i].text);
    return word_list_commas(explainer->manual.arena, &list);
}

static struct str attribute(const struct field *field, struct str name) {
    const struct value *value = field->declaration ? value_find(field->declaration, name) : NULL;
    return value && value->kind == VALUE_SCALAR ? value->text : (struct str){0};
}

/* ", probability 50 %" */
static struct str numbers_of(struct explainer *explainer, const struct choice *choice) {
    struct arena *arena = explainer->manual.arena;
    struct str text = {0};
    for (size_t i = 0; i < choice->among->number_count; i++) {
        const struct choice_number *number = &choice->among->numbers[i];
        if (choice->numbers[i].said)
            text = str_format(arena, "%.*s, %.*s %.*s%s", STR_ARG(text), STR_ARG(number->name),
                              STR_ARG(decimal_plain(arena, choice->numbers[i].number)), number->percent ? " %" : "");
    }
    return text;
}

/* "won (Gewonnen, probability 100 %), …" */
static struct str choices_of(struct explainer *explainer, const struct field *field) {
    struct arena *arena = explainer->manual.arena;
    struct word_list list = {0};
    for (size_t i = 0; field->choices && i < field->choices->count; i++) {
        const struct choice *choice = &field->choices->items[i];
        word_list_add(arena, &list,
                      str_format(arena, "%.*s (%.*s%.*s)", STR_ARG(choice->name),
                                 STR_ARG(choice->labels[explainer->language->index]),
                                 STR_ARG(numbers_of(explainer, choice))));
    }
    return word_list_commas(arena, &list);
}

/* What each choice of an enum, and each number of a scale, may be called besides, a line for each. */
static void put_words(struct explainer *explainer, const struct choices *words) {
    for (size_t i = 0; words && i < words->count; i++) {
        const struct choice *word = &words->items[i];
        manual_line(&explainer->manual, i ? "" : "words", names_of(explainer, word->spellings, word->alias_count));
    }
}

static const char *required_of(const struct field *field) {
    return field->required_always ? "always" : field->wanted ? "wanted" : field->required ? "yes" : NULL;
}

/* Members --------------------------------------------------------------------------------------------------------- */

/* "text, required: The name of the company"; in the reference with all its names and choices. */
static struct str summary(struct explainer *explainer, const struct field *field) {
    struct str text = attribute(field, STR("type")), help = field_help(field, explainer->language);
    if (field->formula_text.size) text = explain_text(explainer, MESSAGE("computed"));
    if (field->required) text = explain_text(explainer, MESSAGE("{0}, required", text));
    if (field->set->kind && field->class != field->set->kind->class)
        text = explain_text(explainer, MESSAGE("{0}, {1}", text, class_name(field->class)));
    if (!help.size) help = field->labels[explainer->language->index];
    text = explain_text(explainer, MESSAGE("{0}: {1}", text, help));
    if (!explain_all(explainer)) return text;
    text = explain_text(explainer,
                        MESSAGE("{0}. Names: {1}", text, names_of(explainer, field->spellings, field->alias_count)));
    struct str choices = choices_of(explainer, field);
    return choices.size ? explain_text(explainer, MESSAGE("{0}. Choices: {1}", text, choices)) : text;
}

static void put_member(struct explainer *explainer, const struct field *field, struct str prefix) {
    struct arena *arena = explainer->manual.arena;
    struct str name = str_format(arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(field->name));
    manual_member(&explainer->manual, name, summary(explainer, field));
}

/* Those of a group behind it, those of rows only in the reference: a list explains its own. As deep as the kind is. */
static void put_members(struct explainer *explainer, const struct field_set *set, struct str prefix) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        bool rows = field->type == FIELD_LIST && field->element && field->element->type == FIELD_GROUP;
        bool inside = field->type == FIELD_GROUP || (rows && explain_all(explainer));
        if (!field_is_written(field)) continue;
        put_member(explainer, field, prefix);
        struct str inner = str_format(explainer->manual.arena, "%.*s%.*s.", STR_ARG(prefix), STR_ARG(field->name));
        if (inside) put_members(explainer, field_rows(field), inner);
    }
}

static void put_computed(struct explainer *explainer, const struct field_set *set) {
    struct word_list names = {0};
    for (size_t i = 0; i < set->count; i++)
        if (!field_is_written(&set->fields[i])) word_list_add(explainer->manual.arena, &names, set->fields[i].name);
    explain_list(explainer, "computed", &names);
}

/* Fields ---------------------------------------------------------------------------------------------------------- */

static void put_field(struct explainer *explainer, const struct kind *kind, const struct field *field) {
    struct manual *manual = &explainer->manual;
    bool computed = field->formula_text.size;
    struct str kind_label = kind->labels[explainer->language->index];
    manual_entry(manual, field_path(manual->arena, field),
                 MESSAGE(computed ? "a computed field of {0}" : "a field of {0}", kind_label));
    manual_line(manual, "names", names_of(explainer, field->spellings, field->alias_count));
    manual_line(manual, "printed", field->labels[explainer->language->index]);
    manual_line(manual, "type", attribute(field, STR("type")));
    manual_line(manual, "range", explain_text(explainer, field_range(manual->arena, field)));
    manual_line(manual, "unit", field->unit);
    manual_line(manual, "choices", choices_of(explainer, field));
    put_words(explainer, field->choices);
    put_words(explainer, field->words);
    manual_line(manual, "formula", field->formula_text);
    manual_line(manual, "default", field->standard_text);
    manual_line(manual, "class", class_name(field->class));
    manual_words(manual, "required", required_of(field));
    manual_line(manual, "help", field_help(field, explainer->language));
    if (field->retired) manual_line(manual, "retired", field->retired[explainer->language->index]);
    const struct field_set *inner = field->type == FIELD_GROUP || field->type == FIELD_LIST ? field_rows(field) : NULL;
    bool own = inner && field_is_written(field) &&
               inner->outer == field->set; /* rows of its own, not what references lead to */
    if (!own) return;
    put_computed(explainer, inner);
    put_members(explainer, inner, (struct str){0});
}

/* Down to the field that a path names, or to where it goes wrong: the nearest name there is offered. */
static const struct field *field_at(struct explainer *explainer, const struct field_set *set, struct str path) {
    const struct field *field = NULL;
    struct str name, spelling;
    while (set && str_cut(&path, '.', &name)) {
        const struct field *next = field_find(set, name);
        if (!next && field_suggest(set, name, explainer->language, &spelling)) {
            struct str before = field ? field_path(explainer->manual.arena, field) : (struct str){0};
            struct str near = before.size
                                  ? str_format(explainer->manual.arena, "%.*s.%.*s", STR_ARG(before), STR_ARG(spelling))
                                  : spelling;
            bool whole = str_starts(explainer->name, set->kind->name);
            suggest_offer(&explainer->nearest, near);
            if (whole)
                suggest_offer(&explainer->nearest, str_format(explainer->manual.arena, "%.*s.%.*s",
                                                              STR_ARG(set->kind->name), STR_ARG(near)));
        }
        if (!next) return NULL;
        field = next;
        set = field_rows(field);
    }
    return path.size ? NULL : field;
}

/* By any of its names, as documents may write them. */
static bool kind_is_called(struct explainer *explainer, const struct kind *kind, struct str name) {
    struct str asked = text_fold(explainer->manual.arena, name);
    bool called = str_equal(text_fold(explainer->manual.arena, kind->name), asked);
    for (size_t i = 0; i < kind->alias_count && !called; i++)
        called = str_equal(text_fold(explainer->manual.arena, kind->aliases[i]), asked);
    return called;
}

/* "account-plan.goals" and "Account-Plan.Ziele" ask for one kind; NULL: the name begins with none. */
static const struct kind *kind_before(struct explainer *explainer, struct str *path) {
    struct str rest = explainer->name, name;
    str_cut(&rest, '.', &name);
    for (size_t k = 0; k < explainer->project->kinds.count && rest.size; k++)
        if (kind_is_called(explainer, explainer->project->kinds.items[k], name))
            return *path = rest, explainer->project->kinds.items[k];
    return NULL;
}

/* Fields in groups and rows that are called so; a few are told whole, of more their paths. As deep as the kind is. */
struct nested {
    const struct field **fields;
    size_t count, capacity;
};

static void find_nested(struct explainer *explainer, const struct field_set *set, struct nested *found) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        const struct field_set *inner = field_rows(field);
        if (!field_is_written(field) || !inner || inner->outer != set) continue;
        const struct field *named = field_find(inner, explainer->name);
        if (named) ARENA_PUSH(explainer->manual.arena, found->fields, found->count, found->capacity) = named;
        find_nested(explainer, inner, found);
    }
}

static void explain_nested(struct explainer *explainer) {
    enum { FEW = 3 };
    struct nested found = {0};
    for (size_t k = 0; k < explainer->project->kinds.count; k++)
        if (explainer->project->kinds.items[k]->fields)
            find_nested(explainer, explainer->project->kinds.items[k]->fields, &found);
    explainer->found |= found.count > 0;
    if (found.count > FEW) manual_entry(&explainer->manual, explainer->name, MESSAGE("fields that are called so"));
    for (size_t i = 0; i < found.count; i++) {
        const struct field *field = found.fields[i];
        struct str path = field_path(explainer->manual.arena, field), kind = field->set->kind->name;
        if (found.count <= FEW) put_field(explainer, field->set->kind, field);
        else
            manual_member(&explainer->manual,
                          str_format(explainer->manual.arena, "%.*s.%.*s", STR_ARG(kind), STR_ARG(path)),
                          summary(explainer, field));
    }
}

static void explain_path(struct explainer *explainer, const struct kind *one, struct str path) {
    for (size_t k = 0; k < explainer->project->kinds.count; k++) {
        const struct kind *kind = explainer->project->kinds.items[k];
        const struct field *field =
            !kind->fields || (one && kind != one) ? NULL : field_at(explainer, kind->fields, path);
        if (!field) continue;
        explainer->found = true;
        put_field(explainer, kind, field);
    }
}

/* "goals" asks for every kind that has it, else for what is called so anywhere. A field may be called like a kind. */
void explain_fields(struct explainer *explainer) {
    struct str path = explainer->name;
    const struct kind *one = kind_before(explainer, &path);
    if (one) explain_path(explainer, one, path);
    if (!explainer->found) explain_path(explainer, NULL, explainer->name);
    if (!explainer->found) explain_nested(explainer);
}

/* Kinds ----------------------------------------------------------------------------------------------------------- */

static struct str layouts_of(struct explainer *explainer, const struct kind *kind) {
    struct arena *arena = explainer->manual.arena;
    struct word_list list = {0};
    for (size_t i = 0; i < explainer->project->layout_count; i++) {
        const struct layout_file *layout = &explainer->project->layouts[i];
        if (layout->kind != kind) continue;
        word_list_add(arena, &list,
                      str_format(arena, "%.*s (%.*s)", STR_ARG(layout->name), STR_ARG(class_name(layout->class))));
    }
    return word_list_commas(arena, &list);
}

static struct str aliases_of(struct explainer *explainer, const struct kind *kind) {
    struct word_list list = {0};
    for (size_t i = 0; i < kind->alias_count; i++)
        if (!i || !str_equal(kind->aliases[i], kind->aliases[0])) /* the name, as it is written, too */
            word_list_add(explainer->manual.arena, &list, kind->aliases[i]);
    return word_list_commas(explainer->manual.arena, &list);
}

static void put_kind(struct explainer *explainer, const struct kind *kind) {
    struct manual *manual = &explainer->manual;
    manual_entry(manual, kind->name,
                 kind->register_list ? MESSAGE("a register, which documents refer to")
                 : kind->printed     ? MESSAGE("a kind of document")
                                     : MESSAGE("a kind that nothing prints"));
    manual_line(manual, "printed", kind->labels[explainer->language->index]);
    manual_line(manual, "names", aliases_of(explainer, kind));
    manual_line(manual, "class", class_name(kind->class));
    manual_line(manual, "layouts", layouts_of(explainer, kind));
    put_computed(explainer, kind->fields);
    put_members(explainer, kind->fields, (struct str){0});
}

/* By its name or any other that documents may call it. */
static bool asks_for_kind(struct explainer *explainer, const struct kind *kind) {
    if (explain_asks(explainer, kind->name)) return true;
    bool called = kind_is_called(explainer, kind, explainer->name);
    explainer->found |= called;
    return called;
}

void explain_kinds(struct explainer *explainer) {
    for (size_t k = 0; k < explainer->project->kinds.count; k++) {
        const struct kind *kind = explainer->project->kinds.items[k];
        if (kind->fields && asks_for_kind(explainer, kind)) put_kind(explainer, kind);
    }
}

void list_kinds(struct explainer *explainer) {
    for (size_t k = 0; k < explainer->project->kinds.count; k++) {
        const struct kind *kind = explainer->project->kinds.items[k];
        struct str layouts = layouts_of(explainer, kind);
        struct str label = kind->labels[explainer->language->index];
        manual_member(&explainer->manual, kind->name,
                      layouts.size ? explain_text(explainer, MESSAGE("{0}; layouts: {1}", label, layouts)) : label);
    }
}
