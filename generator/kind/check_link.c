/* Once all kinds are read: the formulas of their checks, parsed and checked. A check with `fields` is asked of each of
 * them: its formulas are linked once for each, since `it` means another field there, of another type. */
#include "base/arena.h"
#include "formula/asked.h"
#include "kind/check.h"
#include "kind/check_read.h"

struct linker {
    struct formula_linker formulas;
    struct check *check;
};

static void link_question(struct linker *linker, struct question *question, const struct scope *scope) {
    const struct check *check = linker->check;
    question->when = written_formula_link(&linker->formulas, check->when_text, scope);
    question->at = written_formula_link(&linker->formulas, check->at_text, scope);
    question->mend = written_formula_link(&linker->formulas, check->mend_text, scope);
    for (size_t i = 0; i < linker->formulas.kinds->languages->count; i++) {
        question->say[i] = sentence_link(&linker->formulas, &check->say[i], scope);
        question->help[i] = sentence_link(&linker->formulas, &check->help[i], scope);
    }
}

/* What is asked of a field can only be said when it is one, with a name. */
static void link_field(struct linker *linker, struct question *question, struct written_formula written,
                       const struct scope *scope) {
    question->field = written_formula_link(&linker->formulas, written, scope);
    if (!question->field) return;
    if (!formula_type(question->field).field) {
        struct diagnostic *d = formula_linker_refuse(&linker->formulas, question->field, "“fields” names fields");
        diagnose_help(linker->formulas.sink, d, "write the way to a field, such as “owner” or “profile.strategy”");
        return;
    }
    struct scope asking = *scope;
    asking.it = question->field;
    link_question(linker, question, &asking);
}

static void link_questions(struct linker *linker, const struct scope *scope) {
    struct check *check = linker->check;
    check->question_count = check->field_count ? check->field_count : 1;
    check->questions = NEW_ARRAY(linker->formulas.kinds->arena, struct question, check->question_count);
    if (!check->field_count) link_question(linker, check->questions, scope);
    for (size_t i = 0; i < check->field_count; i++) link_field(linker, &check->questions[i], check->fields[i], scope);
}

/* False: what the names mean is not known. */
static bool link_check(struct linker *linker, const struct kind *kind) {
    struct check *check = linker->check;
    struct scope around = {.set = kind->fields, .kinds = linker->formulas.kinds, .class = CLASS_CONFIDENTIAL};
    struct scope inside = around;
    check->each = written_formula_link(&linker->formulas, check->each_text, &around);
    bool rows = formula_linker_rows(&linker->formulas, check->each, &inside);
    if (check->each_text.text.size && !rows) return false;
    inside.outer = &around;
    asked_inside(linker->formulas.kinds->asked, check->each, &around, &inside);
    link_questions(linker, rows ? &inside : &around);
    return true;
}

static void link_checks(struct kinds *kinds, struct diagnostics *sink, const struct kind *kind) {
    for (size_t c = 0; c < kind->check_count; c++) {
        struct check *check = &kind->checks[c];
        struct linker linker = {.formulas = {.kinds = kinds, .sink = sink, .class = check->class}, .check = check};
        bool rows = link_check(&linker, kind);
        check->usable = rows && check->when_text.text.size && !linker.formulas.failed;
        check->class = linker.formulas.class;
    }
}

void checks_link(struct kinds *kinds, struct diagnostics *sink) {
    for (size_t k = 0; k < kinds->count; k++) {
        if (kinds->asks) kinds->asked = kinds->items[k]->asked = asked_new(kinds->arena);
        link_checks(kinds, sink, kinds->items[k]);
    }
    kinds->asked = NULL;
}
