/* Computing a checked formula. Nothing here can fail: what has no value is missing; mixed currencies, lists of
 * different lengths and running out of steps are reported as well. Values are checked for their kind before they are
 * used, since a field of a reference with several targets may hold something else than the first target's. */
#include <assert.h>

#include "base/arena.h"
#include "base/budget.h"
#include "base/limits.h"
#include "formula/foreign.h"
#include "formula/trace.h"
#include "formula/tree.h"

static const struct datum missing = {.kind = DATUM_MISSING};

/* Steps and mistakes ---------------------------------------------------------------------------------- */

/* Each place is reported once. */
static struct diagnostic *fail_at(const struct evaluation *evaluation, const struct node *node, struct span place,
                                  struct message message) {
    struct diagnostics *sink = evaluation->computation->sink;
    if (evaluation->computation->reported == node) return NULL;
    evaluation->computation->reported = node;
    for (const struct diagnostic *d = sink->first; d; d = d->next)
        if (d->span.source == place.source && d->span.line == place.line && d->span.column == place.column &&
            str_equal(d->code, code_name(CODE_F05)))
            return NULL;
    return diagnose_message(sink, SEVERITY_ERROR, CODE_F05, place, message);
}

struct diagnostic *formula_fail_message(const struct evaluation *evaluation, const struct node *node,
                                        struct message message) {
    return fail_at(evaluation, node, formula_place(evaluation->formula, node->mark_start, node->mark_end), message);
}

enum { MEMORY_STRIDE = 64 * 1024 /* bytes: nearly every step takes some, and to say where it stands costs more */ };

/* Results stay until the document is made: many large ones are more than the machine has. */
static bool has_memory(const struct evaluation *evaluation, const struct node *node) {
    struct computation *computation = evaluation->computation;
    if (!computation->budget) return true;
    size_t used = arena_used(computation->arena);
    if (used < computation->budget->taken[BUDGET_MEMORY] + MEMORY_STRIDE) return !computation->budget->spent;
    return budget_reach(computation->budget, BUDGET_MEMORY, used,
                        formula_place(evaluation->formula, node->mark_start, node->mark_end));
}

bool formula_spend(const struct evaluation *evaluation, const struct node *node, size_t steps) {
    struct computation *computation = evaluation->computation;
    if (computation->steps > LIMIT_FORMULA_STEPS || !has_memory(evaluation, node)) return false;
    computation->steps += steps;
    if (computation->steps <= LIMIT_FORMULA_STEPS) return true;
    formula_fail(evaluation, node, "the formulas of this document need more than {0} steps", (int)LIMIT_FORMULA_STEPS);
    return false;
}

/* Single values --------------------------------------------------------------------------------------- */

struct datum datum_of_bool(bool truth) {
    return (struct datum){.kind = DATUM_BOOL, .truth = truth};
}

struct datum datum_of_number(enum datum_kind kind, struct decimal value, struct str currency) {
    if (!decimal_is_finite(value)) return missing;
    return (struct datum){.kind = kind, .number = value, .currency = kind == DATUM_MONEY ? currency : (struct str){0}};
}

bool datum_is_numeric(struct datum datum) {
    return datum.kind == DATUM_NUMBER || datum.kind == DATUM_PERCENT || datum.kind == DATUM_MONEY;
}

struct str currency_of_frame(const struct frame *frame) {
    if (frame && frame->currency.size) return frame->currency;
    return frame && frame->record ? frame->record->currency : (struct str){0};
}

/* Amounts that were written are the author's to mend, the one first that is not in the document's currency. */
static void refuse_written(const struct evaluation *evaluation, const struct node *node, struct message message,
                           struct datum a, struct datum b) {
    bool first = !str_equal(a.currency, currency_of_frame(evaluation->frame));
    struct span place = first ? a.span : b.span, other = first ? b.span : a.span;
    struct diagnostic *d = fail_at(evaluation, node, place, message);
    if (d)
        diagnose_help(evaluation->computation->sink, d,
                      "the other amount stands in {0}:{1}: write both in one currency", other.source->path, other.line);
}

/* What was computed stands nowhere; the other one may. */
static void advise_on(struct diagnostics *sink, struct diagnostic *d, struct span written) {
    if (written.source)
        diagnose_help(sink, d, "one of them stands in {0}:{1}: write the amounts of all documents in one currency",
                      written.source->path, written.line);
    else diagnose_help(sink, d, "write the amounts of all documents in one currency");
}

/* All of a document in one other currency: said at its first amount, for the formulas are not the author's. */
static bool refuse_document(const struct evaluation *evaluation, const struct node *node) {
    const struct record *record = evaluation->frame ? evaluation->frame->record : NULL;
    const struct datum *first = record ? foreign_amount(evaluation->computation, record->document) : NULL;
    if (!first) return false;
    struct message message = MESSAGE("all amounts of this document are in {0}, those of the project in {1}",
                                     first->currency, record->document->currency);
    struct diagnostic *d = fail_at(evaluation, node, first->span, message);
    if (d) foreign_advise(evaluation->computation, d, first);
    return true;
}

static void refuse_currencies(const struct evaluation *evaluation, const struct node *node, struct datum a,
                              struct datum b) {
    if (refuse_document(evaluation, node)) return;
    struct message message = MESSAGE("amounts in {0} and {1} cannot be computed together", a.currency, b.currency);
    if (a.span.source && b.span.source) {
        refuse_written(evaluation, node, message, a, b);
        return;
    }
    struct diagnostic *d = formula_fail_message(evaluation, node, message);
    if (d) advise_on(evaluation->computation->sink, d, a.span.source ? a.span : b.span);
}

bool currency_meet(const struct evaluation *evaluation, const struct node *node, struct datum a, struct datum b,
                   struct str *out) {
    *out = a.currency;
    if (str_equal(a.currency, b.currency) || decimal_is_zero(b.number)) return true;
    *out = b.currency;
    if (decimal_is_zero(a.number)) return true;
    refuse_currencies(evaluation, node, a, b);
    return false;
}

/* Operators ------------------------------------------------------------------------------------------- */

static struct datum move_date(struct date date, struct decimal days) {
    int64_t number;
    if (!decimal_integer(days, &number)) return missing;
    int64_t least = date_days(date_of(1, 1, 1)), most = date_days(date_of(9999, 12, 31)), from = date_days(date);
    if (number < least - from || number > most - from) return missing;
    return (struct datum){.kind = DATUM_DATE, .date = date_from_days((int32_t)(from + number))};
}

static struct datum add_dates(const struct node *node, struct datum a, struct datum b) {
    bool subtract = node->operation == OPERATOR_SUBTRACT;
    if (a.kind == DATUM_DATE && b.kind == DATUM_DATE && subtract)
        return datum_of_number(DATUM_NUMBER, decimal_of(date_days(a.date) - date_days(b.date)), (struct str){0});
    if (a.kind == DATUM_DATE && b.kind == DATUM_NUMBER)
        return move_date(a.date, subtract ? decimal_negate(b.number) : b.number);
    if (a.kind == DATUM_NUMBER && b.kind == DATUM_DATE && !subtract) return move_date(b.date, a.number);
    return missing;
}

static struct datum add(const struct evaluation *evaluation, const struct node *node, struct datum a, struct datum b) {
    if (a.kind == DATUM_DATE || b.kind == DATUM_DATE) return add_dates(node, a, b);
    struct str currency;
    if (a.kind != b.kind || !datum_is_numeric(a) || !currency_meet(evaluation, node, a, b, &currency)) return missing;
    bool subtract = node->operation == OPERATOR_SUBTRACT;
    return datum_of_number(a.kind, subtract ? decimal_subtract(a.number, b.number) : decimal_add(a.number, b.number),
                           currency);
}

/* Percentages are fractions here: 50 % of 8 is 4, and 50 % of 50 % is 25 %. Multiplying comes first to stay exact. */
static struct datum multiply(struct datum a, struct datum b) {
    if (!datum_is_numeric(a) || !datum_is_numeric(b) || (a.kind == DATUM_MONEY && b.kind == DATUM_MONEY))
        return missing;
    struct decimal value = decimal_multiply(a.number, b.number);
    bool percent = a.kind == DATUM_PERCENT || b.kind == DATUM_PERCENT;
    if (percent) value = decimal_divide(value, decimal_of(100));
    if (a.kind == DATUM_MONEY) return datum_of_number(DATUM_MONEY, value, a.currency);
    if (b.kind == DATUM_MONEY) return datum_of_number(DATUM_MONEY, value, b.currency);
    return datum_of_number(a.kind == b.kind ? a.kind : DATUM_NUMBER, value, (struct str){0});
}

static struct datum divide(const struct evaluation *evaluation, const struct node *node, struct datum a,
                           struct datum b) {
    struct str currency;
    if (!datum_is_numeric(a) || !datum_is_numeric(b) || decimal_is_zero(b.number)) return missing;
    bool amounts = a.kind == DATUM_MONEY && b.kind == DATUM_MONEY;
    if (b.kind == DATUM_MONEY && !amounts) return missing;
    if (amounts && !currency_meet(evaluation, node, a, b, &currency)) return missing;
    if (a.kind != DATUM_PERCENT && b.kind == DATUM_PERCENT) a.number = decimal_multiply(a.number, decimal_of(100));
    if (a.kind == DATUM_PERCENT && b.kind != DATUM_PERCENT) b.number = decimal_multiply(b.number, decimal_of(100));
    enum datum_kind kind = a.kind == DATUM_MONEY && !amounts ? DATUM_MONEY : DATUM_NUMBER;
    return datum_of_number(kind, decimal_divide(a.number, b.number), a.currency);
}

static bool answer(enum operation operation, int order) {
    if (operation == OPERATOR_LESS) return order < 0;
    if (operation == OPERATOR_LESS_EQUAL) return order <= 0;
    if (operation == OPERATOR_GREATER) return order > 0;
    if (operation == OPERATOR_GREATER_EQUAL) return order >= 0;
    return (order == 0) == (operation == OPERATOR_EQUAL);
}

static struct datum compare(const struct evaluation *evaluation, const struct node *node, struct datum a,
                            struct datum b) {
    struct str currency;
    if (datum_is_numeric(a) && datum_is_numeric(b)) { /* percentages by face value */
        if (a.kind == DATUM_MONEY && b.kind == DATUM_MONEY && !currency_meet(evaluation, node, a, b, &currency))
            return missing;
        return datum_of_bool(answer(node->operation, decimal_compare(a.number, b.number)));
    }
    bool equality = node->operation == OPERATOR_EQUAL || node->operation == OPERATOR_DIFFERENT;
    if (equality) return datum_of_bool(datum_equal(a, b) == (node->operation == OPERATOR_EQUAL));
    return a.kind == b.kind ? datum_of_bool(answer(node->operation, datum_compare(a, b))) : missing;
}

/* What is missing could be either: it decides nothing, and where nothing decides the answer is missing. */
static struct datum decide(const struct node *node, const struct datum *operands) {
    bool decisive = node->operation == OPERATOR_OR;
    bool open = false;
    for (size_t i = 0; i < node->count; i++) {
        if (datum_is_nothing(operands[i])) open = true;
        else if (datum_is_true(operands[i]) == decisive) return datum_of_bool(decisive);
    }
    return open ? missing : datum_of_bool(!decisive);
}

static struct datum operate(const struct evaluation *evaluation, const struct node *node,
                            const struct datum *operands) {
    struct datum a = operands[0], b = operands[node->count - 1];
    if (node->operation == OPERATOR_OR || node->operation == OPERATOR_AND) return decide(node, operands);
    if (datum_is_nothing(a) || datum_is_nothing(b)) return missing;
    switch (node->operation) {
    case OPERATOR_OR:
    case OPERATOR_AND: break;
    case OPERATOR_NOT: return datum_of_bool(!datum_is_true(a));
    case OPERATOR_EQUAL:
    case OPERATOR_DIFFERENT:
    case OPERATOR_LESS:
    case OPERATOR_LESS_EQUAL:
    case OPERATOR_GREATER:
    case OPERATOR_GREATER_EQUAL: return compare(evaluation, node, a, b);
    case OPERATOR_ADD:
    case OPERATOR_SUBTRACT: return add(evaluation, node, a, b);
    case OPERATOR_MULTIPLY: return multiply(a, b);
    case OPERATOR_DIVIDE: return divide(evaluation, node, a, b);
    case OPERATOR_NEGATE:
        return datum_is_numeric(a) ? datum_of_number(a.kind, decimal_negate(a.number), a.currency) : missing;
    }
    return missing;
}

static void refuse_lengths(const struct evaluation *evaluation, const struct node *node, size_t a, size_t b) {
    formula_fail(evaluation, node, "lists of {0} and of {1} values cannot be computed together", a, b);
}

/* The length of the lists among the operands; false after reporting when they differ. */
static bool common_length(const struct evaluation *evaluation, const struct node *node, const struct datum *operands,
                          size_t count, bool *any, size_t *length) {
    *any = false;
    for (size_t i = 0; i < count; i++) {
        if (operands[i].kind != DATUM_LIST) continue;
        if (*any && operands[i].count != *length) {
            refuse_lengths(evaluation, node, *length, operands[i].count);
            return false;
        }
        *any = true;
        *length = operands[i].count;
    }
    return true;
}

struct datum formula_each(const struct evaluation *evaluation, const struct node *node, const struct datum *operands,
                          size_t count,
                          struct datum (*apply)(const struct evaluation *, const struct node *, const struct datum *)) {
    bool any;
    size_t length = 0;
    if (!common_length(evaluation, node, operands, count, &any, &length)) return missing;
    if (!any) return apply(evaluation, node, operands);
    if (!formula_spend(evaluation, node, length)) return missing;
    struct datum list = {.kind = DATUM_LIST, .count = length};
    list.items = NEW_ARRAY(evaluation->computation->arena, struct datum, length);
    for (size_t i = 0; i < length; i++) {
        struct datum at[ELEMENTWISE_MOST];
        for (size_t j = 0; j < count; j++) at[j] = operands[j].kind == DATUM_LIST ? operands[j].items[i] : operands[j];
        list.items[i] = apply(evaluation, node, at);
    }
    return list;
}

/* What is decided by one operand does not hang on the other, nor on what that could not read. */
static struct datum evaluate_operation(const struct evaluation *evaluation, const struct node *node) {
    struct computation *computation = evaluation->computation;
    struct datum operands[2] = {0};
    bool logic = node->operation == OPERATOR_OR || node->operation == OPERATOR_AND;
    bool before = computation->unread, unread = before;
    for (size_t i = 0; i < node->count; i++) {
        if (logic) computation->unread = false;
        operands[i] = formula_evaluate(evaluation, node->children[i]);
        bool decides = logic && operands[i].kind == DATUM_BOOL && !node->type.list &&
                       operands[i].truth == (node->operation == OPERATOR_OR);
        if (decides && !computation->unread) {
            computation->unread = before;
            return operands[i];
        }
        unread |= computation->unread;
    }
    computation->unread = unread;
    return formula_each(evaluation, node, operands, node->count, operate);
}

/* Records --------------------------------------------------------------------------------------------- */

/* Beyond the last frame, names are those of the records that its record stands in. */
static const struct record *record_at(const struct frame *frame, size_t level) {
    for (; level && frame && frame->outer; level--) frame = frame->outer;
    const struct record *record = frame ? frame->record : NULL;
    for (; level && record; level--) record = record->outer;
    return record;
}

struct date formula_day(const struct computation *computation) {
    trace_thing(computation->trace, TRACE_DAY, CLASS_CUSTOMER, (struct str){0});
    return computation->as_of;
}

static struct datum evaluate_name(const struct evaluation *evaluation, const struct node *node) {
    struct computation *computation = evaluation->computation;
    const struct record *record = NULL;
    switch (node->means) {
    case MEANS_FIELD:
        record = record_at(evaluation->frame, node->level);
        return record ? field_value(evaluation, record, node->field) : missing;
    case MEANS_AS_OF:
        return formula_day(computation).year ? (struct datum){.kind = DATUM_DATE, .date = computation->as_of} : missing;
    case MEANS_PROJECT:
        return computation->project ? (struct datum){.kind = DATUM_RECORD, .record = computation->project} : missing;
    case MEANS_IT: return computation->it;
    }
    return missing;
}

/* A plain number is what it was read as beside others when the formula was checked. */
static struct datum number_of_choice(const struct evaluation *evaluation, const struct node *node,
                                     const struct choice *choice) {
    const struct choice_number *number = choice_number_find(choice->among, node->name);
    const struct choice_value *value = number ? &choice->numbers[number - choice->among->numbers] : NULL;
    if (!value || !value->said) return missing;
    enum datum_kind kind = number->percent || node->type.kind == TYPE_PERCENT ? DATUM_PERCENT
                           : node->type.kind == TYPE_MONEY                    ? DATUM_MONEY
                                                                              : DATUM_NUMBER;
    return datum_of_number(kind, value->number, currency_of_frame(evaluation->frame));
}

static struct datum value_of_item(const struct evaluation *evaluation, const struct node *node, struct datum item) {
    if (item.kind == DATUM_CHOICE) return number_of_choice(evaluation, node, item.choice);
    const struct record *record = datum_record(item);
    return record ? field_value(evaluation, record, node->field) : missing;
}

/* The field of every record of a list; lists in them are joined to one. */
static struct datum step_over(const struct evaluation *evaluation, const struct node *node, struct datum base) {
    struct arena *arena = evaluation->computation->arena;
    struct datum list = {.kind = DATUM_LIST};
    size_t capacity = node->spreads ? 0 : base.count;
    list.items = NEW_ARRAY(arena, struct datum, capacity);
    for (size_t i = 0; i < base.count; i++) {
        struct datum value = value_of_item(evaluation, node, base.items[i]);
        size_t length = value.kind == DATUM_LIST ? value.count : 0;
        if (!formula_spend(evaluation, node, 1 + length)) return missing;
        if (!node->spreads) list.items[list.count++] = value;
        else
            for (size_t j = 0; j < length; j++) ARENA_PUSH(arena, list.items, list.count, capacity) = value.items[j];
    }
    return list;
}

static struct datum evaluate_step(const struct evaluation *evaluation, const struct node *node) {
    struct datum base = formula_evaluate(evaluation, node->children[0]);
    return base.kind == DATUM_LIST ? step_over(evaluation, node, base) : value_of_item(evaluation, node, base);
}

/* Whether a row meets a condition; one that hangs on what was not read is not met. */
static bool is_in(const struct evaluation *evaluation, const struct node *condition) {
    struct computation *computation = evaluation->computation;
    bool before = computation->unread;
    computation->unread = false;
    bool met = datum_is_true(formula_evaluate(evaluation, condition)) && !computation->unread;
    computation->unread |= before;
    return met;
}

static struct datum evaluate_filter(const struct evaluation *evaluation, const struct node *node) {
    struct datum base = formula_evaluate(evaluation, node->children[0]);
    if (base.kind != DATUM_LIST) return missing;
    struct datum list = {.kind = DATUM_LIST};
    list.items = NEW_ARRAY(evaluation->computation->arena, struct datum, base.count);
    for (size_t i = 0; i < base.count; i++) {
        if (base.items[i].kind != DATUM_RECORD || !base.items[i].record) continue;
        struct frame frame = {.record = base.items[i].record, .outer = evaluation->frame};
        struct evaluation inner = {evaluation->computation, evaluation->formula, &frame};
        if (!formula_spend(evaluation, node, 1)) return missing;
        if (is_in(&inner, node->children[1])) list.items[list.count++] = base.items[i];
    }
    return list;
}

/* All ------------------------------------------------------------------------------------------------- */

static struct datum evaluate_literal(const struct evaluation *evaluation, const struct node *node) {
    struct datum value = node->literal;
    if (value.kind == DATUM_MONEY) value.currency = currency_of_frame(evaluation->frame);
    return value;
}

/* Reports a number that the function does not take, and lists that should pair and do not. */
static bool arguments_fit(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    const struct datum *pair = NULL;
    for (size_t i = 0; i < call->count; i++) {
        const struct parameter *parameter = function_parameter(call->function, i);
        if (!parameter_takes(parameter, arguments[i])) {
            struct arena *arena = evaluation->computation->arena;
            formula_fail_message(evaluation, call, parameter_refusal(arena, call->function, parameter, arguments[i]));
            return false;
        }
        if (!parameter->paired) continue;
        if (arguments[i].kind != DATUM_LIST) return false;
        if (pair && pair->count != arguments[i].count) {
            refuse_lengths(evaluation, call, pair->count, arguments[i].count);
            return false;
        }
        pair = &arguments[i];
        if (!formula_spend(evaluation, call, pair->count)) return false;
    }
    return true;
}

static struct datum evaluate_call(const struct evaluation *evaluation, const struct node *node) {
    if (node->function->evaluate) return node->function->evaluate(evaluation, node);
    struct datum few[ELEMENTWISE_MOST] = {0}, *arguments = few;
    if (node->count > ELEMENTWISE_MOST)
        arguments = NEW_ARRAY(evaluation->computation->arena, struct datum, node->count);
    bool each = false;
    for (size_t i = 0; i < node->count; i++) {
        arguments[i] = formula_evaluate(evaluation, node->children[i]);
        if (function_parameter(node->function, i)->shape == SHAPE_EACH) each = true;
    }
    if (!arguments_fit(evaluation, node, arguments)) return missing;
    if (each) return formula_each(evaluation, node, arguments, node->count, node->function->apply);
    return node->function->apply(evaluation, node, arguments);
}

struct datum formula_evaluate(const struct evaluation *evaluation, const struct node *node) {
    if (!formula_spend(evaluation, node, 1)) return missing;
    switch (node->kind) {
    case NODE_LITERAL: return evaluate_literal(evaluation, node);
    case NODE_NAME: return evaluate_name(evaluation, node);
    case NODE_STEP: return evaluate_step(evaluation, node);
    case NODE_FILTER: return evaluate_filter(evaluation, node);
    case NODE_CALL: return evaluate_call(evaluation, node);
    case NODE_OPERATION: return evaluate_operation(evaluation, node);
    case NODE_ROWS: return evaluate_rows(evaluation, node);
    }
    return missing;
}

struct datum formula_value(struct computation *computation, const struct formula *formula, const struct frame *frame) {
    assert(formula->state == FORMULA_CHECKED);
    struct evaluation evaluation = {computation, formula, frame};
    return formula_evaluate(&evaluation, formula->root);
}
