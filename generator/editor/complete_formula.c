/* Inside of formulas: fields by the type of what stands before a dot, functions, choices behind a comparison. */
#include "base/arena.h"
#include "editor/complete.h"
#include "editor/formula_place.h"

static bool is_name_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static void take_word(struct completion *completion, struct editor_range formula) {
    struct str text = completion->view->sketch.text;
    struct editor_range word = {completion->at, completion->at};
    while (word.start > formula.start && is_name_sign(text.data[word.start - 1])) word.start--;
    while (word.end < formula.end && is_name_sign(text.data[word.end])) word.end++;
    completion->spot.range = word;
    completion->spot.typed = str_slice(text, word.start, completion->at);
    completion->typed = text_name(completion->view->editor->arena, completion->spot.typed);
}

static void add_field(struct completion *completion, const struct field *field) {
    const struct view *view = completion->view;
    if (!completion_fits(completion, field->name) &&
        !completion_fits(completion, field->labels[view->editor->language->index]))
        return;
    struct editor_item item = {.kind = EDITOR_PATH, .label = field->name};
    item.beside = field->labels[view->editor->language->index];
    item.filter = completion_filter(completion, field->name, field->spellings, field->alias_count);
    struct buffer about = {0};
    about_field(&about, view, field);
    item.about = take_text(&about, view->editor);
    completion_add(completion, item);
}

static void add_fields(struct completion *completion, const struct field_set *set, enum class class) {
    for (size_t i = 0; set && i < set->count; i++)
        if (set->fields[i].class <= class) add_field(completion, &set->fields[i]);
}

/* Scopes go on to what their sets stand in, and may meet there. */
static void add_scopes(struct completion *completion, const struct scope *scope, enum class class) {
    enum { SETS_MOST = 64 };
    const struct field_set *done[SETS_MOST];
    size_t count = 0;
    for (; scope; scope = scope->outer)
        for (const struct field_set *set = scope->set; set && count < SETS_MOST; set = set->outer) {
            bool again = false;
            for (size_t i = 0; i < count; i++) again |= done[i] == set;
            if (!again) add_fields(completion, set, class);
            done[count++] = set;
        }
}

static void add_word(struct completion *completion, const char *word, const char *what) {
    if (!completion_fits(completion, str_of(word))) return;
    struct str beside = our_words(completion->view->editor, what);
    completion_add(completion, (struct editor_item){EDITOR_WORD, .label = str_of(word), .beside = beside});
}

/* Several entries of one name differ in how many arguments they take: each is shown. */
static void add_functions(struct completion *completion) {
    const struct editor *editor = completion->view->editor;
    for (size_t i = 0; i < formula_function_count(); i++) {
        struct function_help help = formula_function_help(i);
        struct str rest = help.usage, name;
        str_cut(&rest, '(', &name);
        if (!completion_fits(completion, name)) continue;
        struct editor_item item = {
            .kind = EDITOR_FUNCTION, .label = help.usage, .beside = our_words(editor, help.gives)};
        item.filter = name;
        item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end,
                                       str_format(editor->arena, "%.*s(", STR_ARG(name))};
        item.snippet = str_format(editor->arena, "%.*s($0)", STR_ARG(name));
        struct buffer about = {0};
        about_function(&about, editor, i);
        item.about = take_text(&about, editor);
        completion_add(completion, item);
    }
}

/* `stage == "wo`: the choices of what is compared. False: no text is open here. */
static bool add_choices(struct completion *completion, struct editor_range formula, const struct scope *scope) {
    const struct view *view = completion->view;
    struct str text = view->sketch.text;
    size_t quotes = 0, open = 0;
    for (size_t i = formula.start; i < completion->at; i++)
        if (text.data[i] == '"') quotes++, open = i;
    if (quotes % 2 == 0) return false;
    size_t end = open;
    while (end > formula.start && strchr(" =!<>\\", text.data[end - 1])) end--;
    size_t start = path_start(text, formula.start, end);
    const struct scope *inside = scope_inside(view, formula, completion->at, scope);
    struct type type = formula_type_of(view, str_slice(text, start, end), inside);
    completion->spot.range = (struct editor_range){open + 1, completion->at};
    completion->typed = text_name(view->editor->arena, str_slice(text, open + 1, completion->at));
    for (size_t i = 0; type.kind == TYPE_CHOICE && type.of && i < type.of->choices->count; i++) {
        const struct choice *choice = &type.of->choices->items[i];
        if (!completion_fits(completion, choice->name)) continue;
        struct str beside = choice->labels[view->editor->language->index];
        completion_add(completion, (struct editor_item){EDITOR_CHOICE, .label = choice->name, .beside = beside});
    }
    return true;
}

void complete_formula(struct completion *completion, struct editor_range formula, const struct scope *scope) {
    const struct view *view = completion->view;
    struct str text = view->sketch.text;
    if (formula.end < completion->at) formula.end = completion->at;
    if (add_choices(completion, formula, scope)) return;
    take_word(completion, formula);
    const struct scope *inside = scope_inside(view, formula, completion->spot.range.start, scope);
    size_t word = completion->spot.range.start;
    if (word > formula.start && text.data[word - 1] == '.') {
        size_t start = path_start(text, formula.start, word - 1);
        struct type type = formula_type_of(view, str_slice(text, start, word - 1), inside);
        if (type.kind == TYPE_RECORD)
            add_fields(completion, type.set ? type.set : type.of->targets[0].set, scope->class);
        else if (type.kind == TYPE_CHOICE)
            for (size_t i = 0; i < type.of->choices->number_count; i++)
                completion_add(completion,
                               (struct editor_item){EDITOR_PATH, .label = type.of->choices->numbers[i].name});
        return;
    }
    add_scopes(completion, inside, scope->class);
    add_word(completion, "as_of", "the day that the project is read as of");
    add_word(completion, "project", "what planpress.yaml says");
    add_functions(completion);
    add_word(completion, "and", NULL), add_word(completion, "or", NULL), add_word(completion, "not", NULL);
    add_word(completion, "true", NULL), add_word(completion, "false", NULL);
}
