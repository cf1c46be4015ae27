/* Reading of widget options: each kind of option once. */
#include "base/arena.h"
#include "base/word_list.h"
#include "compose/widget.h"

void option_report(struct compiler *compiler, struct span span, const char *problem, struct str what,
                   const char *help) {
    struct diagnostic *d = what.size
                               ? diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, span, "{0} “{1}”", problem, what)
                               : diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, span, "{0}", problem);
    diagnose_help(compiler->sink, d, "{0}", help);
}

const struct value *option(const struct widget_use *use, const char *name) {
    const struct value *value = value_find(use->options, str_of(name));
    return value && !value_is_null(value) ? value : NULL;
}

struct formula *option_formula_of(struct compiler *compiler, const struct value *value) {
    if (value->kind == VALUE_SCALAR) return compile_formula(compiler, value->text, value_text_span(value));
    option_report(compiler, value->span, "expected a formula, found a list or mapping", (struct str){0},
                  "write a formula such as “opportunities.value”");
    return NULL;
}

struct formula *option_formula(struct compiler *compiler, const struct widget_use *use, const char *name) {
    const struct value *value = option(use, name);
    return value ? option_formula_of(compiler, value) : NULL;
}

struct formula *option_rows(struct compiler *compiler, const struct widget_use *use, const char *name) {
    if (!option(use, name)) {
        option_report(compiler, use->block->span, "the widget needs the option", str_of(name),
                      "name a list of the document, such as “rows: actions”");
        return NULL;
    }
    struct formula *formula = option_formula(compiler, use, name);
    return formula && compile_is_rows(compiler, formula) ? formula : NULL;
}

struct formula *option_typed(struct compiler *compiler, const struct widget_use *use, const char *name,
                             bool (*fits)(struct type), const char *what, const char *help) {
    if (!option(use, name)) {
        option_report(compiler, use->block->span, "the widget needs the option", str_of(name), help);
        return NULL;
    }
    struct formula *formula = option_formula(compiler, use, name);
    if (!formula || formula_type(formula).kind == TYPE_ANY || fits(formula_type(formula))) return formula;
    struct diagnostic *d =
        diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, formula_span(formula),
                 "the option “{0}” takes {1}, which “{2}” is not", str_of(name), what, formula_text(formula));
    diagnose_help(compiler->sink, d, "{0}", help);
    return NULL;
}

struct texts option_texts(struct compiler *compiler, const struct widget_use *use, const char *name) {
    const struct value *value = option(use, name);
    if (!value) return (struct texts){0};
    if (value->kind == VALUE_SCALAR) return compile_texts(compiler, value->text, value_text_span(value));
    option_report(compiler, value->span, "expected a text for the option", str_of(name), "write one line of Markdown");
    return (struct texts){0};
}

bool option_number(struct compiler *compiler, const struct widget_use *use, const char *name, int least, int most,
                   int *out) {
    const struct value *value = option(use, name);
    struct decimal number;
    int64_t integer;
    if (!value) return true;
    if (value->kind == VALUE_SCALAR && decimal_parse(value->text, &number) && decimal_integer(number, &integer) &&
        integer >= least && integer <= most) {
        *out = (int)integer;
        return true;
    }
    struct diagnostic *d = diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, value->span,
                                    "the option “{0}” is a whole number", str_of(name));
    diagnose_help(compiler->sink, d, "give a number from {0} to {1}", least, most);
    return false;
}

bool option_is(struct compiler *compiler, const struct widget_use *use, const char *name, const char *const *words,
               int *out) {
    const struct value *value = option(use, name);
    if (!value) return true;
    for (int i = 0; words[i]; i++)
        if (value->kind == VALUE_SCALAR && str_equal_c(value->text, words[i])) return *out = i, true;
    struct word_list list = word_list_of(compiler->arena, words);
    struct diagnostic *d = diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, value->span,
                                    "the option “{0}” cannot be “{1}”", name, value->text);
    diagnose_help(compiler->sink, d, "it is one of: {0}", word_list_commas(compiler->arena, &list));
    return false;
}

/* What a value goes by when the layout says nothing: the label of the field that its formula names. */
static void standard_labels(const struct formula *formula, struct str labels[LANGUAGE_MOST]) {
    const struct field *field = formula_type(formula).field;
    for (size_t i = 0; i < LANGUAGE_MOST; i++) labels[i] = field ? field->labels[i] : formula_text(formula);
}

static bool is_named(const char *const *names, struct str key) {
    for (; names && *names; names++)
        if (str_equal_c(key, *names)) return true;
    return false;
}

/* Of a value with a label. */
static const char *const labelled_options[] = {"value", "label", NULL};

static void report_unknown(struct compiler *compiler, const struct entry *entry, const char *const *more) {
    struct word_list known = word_list_of(compiler->arena, labelled_options);
    for (; more && *more; more++) word_list_add(compiler->arena, &known, str_of(*more));
    struct diagnostic *d =
        diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, entry->key_span, "unknown option “{0}”", entry->key);
    word_list_help(compiler->sink, d, entry->key, &known, "known are {0}");
}

bool option_labelled(struct compiler *compiler, const struct value *value, const char *const *more,
                     struct labelled *out) {
    *out = (struct labelled){0};
    if (value->kind != VALUE_MAPPING) {
        out->formula = option_formula_of(compiler, value);
        if (out->formula) standard_labels(out->formula, out->labels);
        return out->formula;
    }
    out->options = value;
    const struct value *formula = value_find(value, STR("value")), *label = value_find(value, STR("label"));
    for (size_t i = 0; i < value->count; i++) {
        struct str key = value->entries[i].key;
        if (!is_named(labelled_options, key) && !is_named(more, key))
            report_unknown(compiler, &value->entries[i], more);
    }
    if (!formula) {
        option_report(compiler, value->span, "the option “value” is missing", (struct str){0},
                      "write {value: FORMULA, label: TEXT}");
        return false;
    }
    out->formula = option_formula_of(compiler, formula);
    if (!out->formula) return false;
    standard_labels(out->formula, out->labels);
    out->written = label && !compiler->translate;
    return !label || option_label(compiler, label, out->labels);
}

struct str print_labelled(const struct composer *composer, const struct labelled *labelled) {
    return labelled->written ? labelled->labels[composer->language->index] : print_label(composer, labelled->labels);
}

struct labelled *option_labelled_list(struct compiler *compiler, const struct widget_use *use, const char *name,
                                      const char *const *more, size_t *count) {
    const struct value *value = option(use, name);
    *count = 0;
    if (!value || value->kind != VALUE_SEQUENCE || !value->count) {
        option_report(compiler, value ? value->span : use->block->span, "the widget needs a list as option",
                      str_of(name), "write a list such as [title, owner.name]");
        return NULL;
    }
    struct labelled *list = NEW_ARRAY(compiler->arena, struct labelled, value->count);
    bool good = true;
    for (size_t i = 0; i < value->count; i++)
        if (option_labelled(compiler, value->items[i], more, &list[*count])) ++*count;
        else good = false;
    return good ? list : NULL;
}
