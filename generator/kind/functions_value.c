/* The functions over single values: rates, rounding, conditions, texts and dates. */
#include "base/arena.h"
#include "kind/functions.h"

static const struct datum missing = {.kind = DATUM_MISSING};
static const struct str no_currency;

static struct datum number(struct decimal value) { return datum_of_number(DATUM_NUMBER, value, no_currency); }
static struct datum percent(struct decimal value) { return datum_of_number(DATUM_PERCENT, value, no_currency); }

/* Rates ----------------------------------------------------------------------------------------------- */

/* part / whole as percent, multiplied first to stay exact. */
static struct datum rate(const struct evaluation *evaluation, const struct node *call, struct datum part,
                         struct datum whole) {
    struct str currency;
    if (!datum_is_numeric(part) || !datum_is_numeric(whole) || part.kind != whole.kind ||
        decimal_is_zero(whole.number) || !currency_meet(evaluation, call, part, whole, &currency))
        return missing;
    return percent(decimal_divide(decimal_multiply(part.number, decimal_of(100)), whole.number));
}

struct datum function_share(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    return rate(evaluation, call, arguments[0], arguments[1]);
}

static struct datum growth_of(const struct evaluation *evaluation, const struct node *call, struct datum now,
                              struct datum before) {
    struct str currency;
    if (!datum_is_numeric(now) || !datum_is_numeric(before) || decimal_is_negative(before.number) ||
        decimal_is_zero(before.number) || !currency_meet(evaluation, call, now, before, &currency))
        return missing;
    now.number = decimal_subtract(now.number, before.number);
    now.currency = before.currency;
    return rate(evaluation, call, now, before);
}

struct datum function_growth(const struct evaluation *evaluation, const struct node *call,
                             const struct datum *arguments) {
    return growth_of(evaluation, call, arguments[0], arguments[1]);
}

struct datum function_growth_of_list(const struct evaluation *evaluation, const struct node *call,
                                     const struct datum *arguments) {
    struct datum list = arguments[0];
    if (list.count < 2) return missing;
    return growth_of(evaluation, call, list.items[list.count - 1], list.items[list.count - 2]);
}

struct datum function_round(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    struct datum value = arguments[0];
    int64_t places = 0;
    if (!datum_is_numeric(value)) return missing;
    if (call->count > 1 && (arguments[1].kind != DATUM_NUMBER || !decimal_integer(arguments[1].number, &places)))
        return missing;
    if (places < -30 || places > 30) {
        formula_fail(evaluation, call, "round expects -30 to 30 places, found %lld", (long long)places);
        return missing;
    }
    return datum_of_number(value.kind, decimal_round(value.number, (int)places), value.currency);
}

/* Conditions ------------------------------------------------------------------------------------------ */

struct datum function_if(const struct evaluation *evaluation, const struct node *call) {
    if (datum_is_true(formula_evaluate(evaluation, call->children[0])))
        return formula_evaluate(evaluation, call->children[1]);
    return call->count > 2 ? formula_evaluate(evaluation, call->children[2]) : missing;
}

static bool is_nothing(struct datum datum) {
    return datum_is_nothing(datum) || (datum.kind == DATUM_LIST && !datum.count);
}

struct datum function_or_else(const struct evaluation *evaluation, const struct node *call) {
    struct datum value = formula_evaluate(evaluation, call->children[0]);
    return is_nothing(value) ? formula_evaluate(evaluation, call->children[1]) : value;
}

struct datum function_missing(const struct evaluation *evaluation, const struct node *call,
                              const struct datum *arguments) {
    (void)evaluation, (void)call;
    return datum_of_bool(is_nothing(arguments[0]));
}

struct datum function_unknown(const struct evaluation *evaluation, const struct node *call,
                              const struct datum *arguments) {
    (void)evaluation, (void)call;
    return datum_of_bool(arguments[0].kind == DATUM_UNKNOWN);
}

/* Texts and dates ------------------------------------------------------------------------------------- */

/* Texts written in the formula join values: without any value they say nothing. */
struct datum function_text(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    struct arena *arena = evaluation->computation->arena;
    struct str text = {0};
    bool empty = false, said = false;
    for (size_t i = 0; i < call->count; i++) {
        const struct node *node = call->children[i];
        if (is_nothing(arguments[i]) && arguments[i].kind != DATUM_UNKNOWN) {
            empty = true;
            continue;
        }
        if (node->kind != NODE_LITERAL) said = true;
        struct str printed = formula_print(arena, evaluation->computation->locale, arguments[i], node->type.field);
        text = str_join(arena, text, printed);
    }
    return empty && !said ? missing : (struct datum){.kind = DATUM_TEXT, .text = text};
}

struct datum function_year(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    (void)evaluation, (void)call;
    return arguments[0].kind == DATUM_DATE ? number(decimal_of(arguments[0].date.year)) : missing;
}

struct datum function_days(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    (void)evaluation, (void)call;
    if (arguments[0].kind != DATUM_DATE || arguments[1].kind != DATUM_DATE) return missing;
    return number(decimal_of((int64_t)date_days(arguments[1].date) - date_days(arguments[0].date)));
}
