/* Values by the type of their field: choices, yes and no, ids of whom a reference may mean, kinds, codes. */
#include "base/arena.h"
#include "editor/complete.h"
#include "editor/targets.h"

/* ---- choices ---- */

/* As an author of the language writes it. */
static struct str choice_written(const struct completion *completion, const struct choice *choice) {
    const struct language *language = completion->view->language;
    struct str label = choice->labels[language->index];
    return language_is_source(language) || !label.size ? choice->name : label;
}

static bool choice_fits(const struct completion *completion, const struct choice *choice) {
    for (size_t i = 0; i < choice->alias_count; i++)
        if (completion_fits(completion, choice->spellings[i].text)) return true;
    return false;
}

static void complete_choices(struct completion *completion, const struct choices *choices) {
    const struct view *view = completion->view;
    for (size_t i = 0; i < choices->count; i++) {
        const struct choice *choice = &choices->items[i];
        if (!choice_fits(completion, choice)) continue;
        struct str written = choice_written(completion, choice), label = choice->labels[view->editor->language->index];
        struct editor_item item = {.kind = EDITOR_CHOICE, .label = written, .beside = label};
        if (str_equal(label, written)) item.beside = choice->name;
        item.filter = completion_filter(completion, written, choice->spellings, choice->alias_count);
        item.edit.text = completion_scalar(completion, written);
        struct buffer about = {0};
        about_choice(&about, view, choice);
        item.about = take_text(&about, view->editor);
        completion_add(completion, item);
    }
}

static void complete_truth(struct completion *completion) {
    for (int truth = 1; truth >= 0; truth--) {
        struct str word = language_truth(completion->view->language, truth);
        if (completion_fits(completion, word))
            completion_add(completion, (struct editor_item){EDITOR_CHOICE, .label = word});
    }
}

static void complete_words(struct completion *completion, const struct choices *words) {
    for (size_t i = 0; words && i < words->count; i++) {
        const struct choice *word = &words->items[i];
        struct str label = word->labels[completion->view->language->index];
        if (!choice_fits(completion, word)) continue;
        struct editor_item item = {.kind = EDITOR_CHOICE, .label = word->name, .beside = label};
        item.filter = completion_filter(completion, word->name, word->spellings, word->alias_count);
        completion_add(completion, item);
    }
}

/* ---- references ---- */

/* What stands in the list already is not said twice; of a very long one nobody looks. */
static bool stands_beside(const struct completion *completion, struct str name) {
    enum { LONGEST = 100 };
    size_t beside = 0;
    const struct view *view = completion->view;
    size_t own = completion->spot.fresh ? 0 : completion->spot.node;
    size_t list = completion->spot.fresh ? own : view->sketch.nodes[own].parent;
    if (completion->spot.fresh) list = completion->spot.node;
    const struct meaning *meaning = &view->meanings[list];
    if (!meaning->field || meaning->field->type != FIELD_LIST) return false;
    for (size_t n = view->sketch.nodes[list].first; n; n = view->sketch.nodes[n].next)
        if (n != own && beside++ < LONGEST && str_equal(sketch_value(&view->sketch, n), name)) return true;
    return false;
}

void complete_references(struct completion *completion, const struct field *field) {
    const struct view *view = completion->view;
    struct targets_found found = targets_of(view, field);
    for (size_t i = 0; i < found.count; i++) {
        const struct target_found *target = &found.items[i];
        bool fits = completion_fits(completion, target->name) || completion_fits(completion, target->title);
        if (!fits || stands_beside(completion, target->name)) continue;
        struct editor_item item = {.kind = EDITOR_REFERENCE, .label = target->name, .beside = target->title};
        if (str_equal(target->name, target->title)) item.beside = (struct str){0};
        item.filter = str_format(view->editor->arena, "%.*s %.*s", STR_ARG(target->name), STR_ARG(target->title));
        item.edit.text = completion_scalar(completion, target->name);
        if (!completion_add(completion, item)) return;
    }
}

/* ---- kinds, languages, rules ---- */

void complete_kinds(struct completion *completion) {
    const struct editor *editor = completion->view->editor;
    const struct kinds *kinds = &editor->project->kinds;
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = kinds->items[i];
        struct str label = kind->labels[completion->view->language->index];
        bool german = !language_is_source(completion->view->language) && label.size;
        if (str_equal_c(kind->name, "project")) continue;
        if (!completion_fits(completion, kind->name) && !completion_fits(completion, label)) continue;
        struct editor_item item = {.kind = EDITOR_KIND, .label = german ? label : kind->name};
        item.beside = german ? kind->name : label;
        item.filter = str_format(editor->arena, "%.*s %.*s", STR_ARG(kind->name), STR_ARG(label));
        item.edit.text = completion_scalar(completion, item.label);
        struct buffer about = {0};
        about_kind(&about, editor, kind);
        item.about = take_text(&about, editor);
        completion_add(completion, item);
    }
}

static void complete_languages(struct completion *completion) {
    EACH_LANGUAGE (completion->view->editor->project->languages, language) {
        if (completion_fits(completion, language->tag))
            completion_add(completion, (struct editor_item){EDITOR_WORD, .label = language->tag});
    }
}

void complete_codes(struct completion *completion) {
    const struct view *view = completion->view;
    for (size_t i = 0; view->kind && i < view->kind->check_count; i++) {
        const struct check *check = &view->kind->checks[i];
        if (!completion_fits(completion, check->code)) continue;
        struct editor_item item = {.kind = EDITOR_CODE, .label = check->code};
        item.beside = sentence_as_written(view->editor->arena, &check->say[view->editor->language->index]);
        item.filter = str_format(view->editor->arena, "%.*s %.*s", STR_ARG(check->code), STR_ARG(item.beside));
        struct buffer about = {0};
        about_check(&about, view, view->kind, check);
        item.about = take_text(&about, view->editor);
        completion_add(completion, item);
    }
}

static bool is_code(const struct field *field) {
    const struct field_set *set = field->set;
    return str_equal_c(field->name, "code") && set && set->rows && str_equal_c(set->name, "accepted");
}

/* Whose finding is accepted. */
static bool is_subject(const struct field *field) {
    return str_equal_c(field->name, "for") && field->set && field->set->rows &&
           str_equal_c(field->set->name, "accepted");
}

/* ---- by type ---- */

static void complete_text(struct completion *completion, const struct field *field) {
    if (field->path) complete_files(completion, false);
    else if (is_code(field)) complete_codes(completion);
    else if (is_subject(field)) complete_pointers(completion, true);
    else if (field->set && field->set->kind && field == field->set->kind->language) complete_languages(completion);
    else if (str_equal_c(field->name, "language") && !field->set->outer) complete_languages(completion);
}

void complete_values(struct completion *completion, const struct field *field) {
    switch (field->type) {
    case FIELD_CHOICE: complete_choices(completion, field->choices); break;
    case FIELD_BOOL: complete_truth(completion); break;
    case FIELD_REFERENCE: complete_references(completion, field); break;
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR: complete_days(completion, field); break;
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_MONEY: complete_words(completion, field->words); break;
    case FIELD_TEXT: complete_text(completion, field); break;
    case FIELD_POINTER: complete_pointers(completion, false); break;
    case FIELD_GROUP:
        if (field->fields->naming) complete_values(completion, field->fields->naming);
        break;
    case FIELD_MARKDOWN:
    case FIELD_MONTH:
    case FIELD_CLOCK:
    case FIELD_LIST:
    case FIELD_DOCUMENTS: break;
    }
}
