/* Once all kinds are read: the formulas of their checks, parsed and checked. A check with `fields` is asked of each of
 * them: its formulas are linked once for each, since `it` means another field there, of another type. */
#include "base/arena.h"
#include "kind/check.h"
#include "kind/check_read.h"

struct linker {
    struct kinds *kinds;
    struct diagnostics *sink;
    struct check *check;
};

/* NULL when there is none or it is in error, which makes the check unusable. */
static struct formula *link_formula(struct linker *linker, struct check_formula written, const struct scope *scope) {
    struct arena *arena = linker->kinds->arena;
    if (!written.text.size) return NULL;
    struct formula *formula = formula_parse(arena, linker->sink, written.text, written.span);
    if (!formula || !formula_check(arena, linker->sink, formula, scope)) {
        linker->check->usable = false;
        return NULL;
    }
    enum class class = formula_class(formula);
    if (class > linker->check->class) linker->check->class = class;
    return formula;
}

static struct diagnostic *refuse(struct linker *linker, const struct formula *formula, const char *expected) {
    linker->check->usable = false;
    return diagnose(linker->sink, SEVERITY_ERROR, CODE_F03, formula_span(formula), "{0}, found “{1}”", expected,
                    formula_text(formula));
}

static const struct field_set *rows_of(struct linker *linker, const struct formula *each) {
    if (!each) return NULL;
    struct type type = formula_type(each);
    if (type.list && type.kind == TYPE_RECORD && type.set) return type.set;
    struct diagnostic *d = refuse(linker, each, "“each” needs a list of rows");
    diagnose_help(linker->sink, d, "name a list of the document, such as “actions” or “actions[open]”");
    return NULL;
}

static struct check_text link_text(struct linker *linker, const struct check_text *written, const struct scope *scope) {
    struct check_text text = {.pieces = NEW_ARRAY(linker->kinds->arena, struct check_piece, written->count)};
    for (; text.count < written->count; text.count++) {
        struct check_piece piece = written->pieces[text.count];
        if (piece.computed) piece.formula = link_formula(linker, (struct check_formula){piece.text, piece.span}, scope);
        text.pieces[text.count] = piece;
    }
    return text;
}

static void link_question(struct linker *linker, struct question *question, const struct scope *scope) {
    const struct check *check = linker->check;
    question->when = link_formula(linker, check->when_text, scope);
    question->at = link_formula(linker, check->at_text, scope);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        question->say[i] = link_text(linker, &check->say[i], scope);
        question->help[i] = link_text(linker, &check->help[i], scope);
    }
}

/* What is asked of a field can only be said when it is one, with a name. */
static void link_field(struct linker *linker, struct question *question, struct check_formula written,
                       const struct scope *scope) {
    question->field = link_formula(linker, written, scope);
    if (!question->field) return;
    if (!formula_type(question->field).field) {
        struct diagnostic *d = refuse(linker, question->field, "“fields” names fields");
        diagnose_help(linker->sink, d, "write the way to a field, such as “owner” or “profile.strategy”");
        return;
    }
    struct scope asking = *scope;
    asking.it = question->field;
    link_question(linker, question, &asking);
}

static void link_questions(struct linker *linker, const struct scope *scope) {
    struct check *check = linker->check;
    check->question_count = check->field_count ? check->field_count : 1;
    check->questions = NEW_ARRAY(linker->kinds->arena, struct question, check->question_count);
    if (!check->field_count) link_question(linker, check->questions, scope);
    for (size_t i = 0; i < check->field_count; i++) link_field(linker, &check->questions[i], check->fields[i], scope);
}

static void link_check(struct linker *linker, const struct kind *kind) {
    struct check *check = linker->check;
    struct scope around = {.set = kind->fields, .kinds = linker->kinds, .class = CLASS_CONFIDENTIAL}, inside = around;
    check->usable = check->when_text.text.size > 0;
    check->each = link_formula(linker, check->each_text, &around);
    inside.set = rows_of(linker, check->each);
    if (check->each_text.text.size && !inside.set) return; /* what the names mean is not known */
    inside.outer = &around;
    link_questions(linker, inside.set ? &inside : &around);
}

void checks_link(struct kinds *kinds, struct diagnostics *sink) {
    for (size_t k = 0; k < kinds->count; k++)
        for (size_t c = 0; c < kinds->items[k]->check_count; c++) {
            struct linker linker = {kinds, sink, &kinds->items[k]->checks[c]};
            link_check(&linker, kinds->items[k]);
        }
}
