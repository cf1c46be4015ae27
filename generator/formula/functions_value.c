/* The functions over single values: rounding, conditions and texts. */
#include "base/arena.h"
#include "base/buffer.h"
#include "formula/functions.h"
#include "formula/print.h"

enum { BYTES_A_STEP = 16 }; /* of a text that is written */

static const struct datum missing = {.kind = DATUM_MISSING};

struct datum function_round(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    (void)evaluation;
    struct datum value = arguments[0];
    int64_t places = 0;
    if (!datum_is_numeric(value)) return missing;
    if (call->count > 1 && (arguments[1].kind != DATUM_NUMBER || !decimal_integer(arguments[1].number, &places)))
        return missing;
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

static bool is_unsaid(struct datum datum) { return is_nothing(datum) && datum.kind != DATUM_UNKNOWN; }

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

struct datum function_unsaid(const struct evaluation *evaluation, const struct node *call,
                             const struct datum *arguments) {
    (void)evaluation, (void)call;
    return datum_of_bool(is_unsaid(arguments[0]) && !arguments[0].text.size); /* “unlimited” was said */
}

/* Texts --------------------------------------------------------------------------------------- */

static struct str print(const struct evaluation *evaluation, struct datum value, struct type type) {
    const struct computation *computation = evaluation->computation;
    return computation->locale ? datum_print(computation->arena, computation->locale, value, type)
                               : datum_plain(computation->arena, value, type);
}

/* Texts written in the formula join values: without any value they say nothing. */
struct datum function_text(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    struct buffer text = {0};
    bool empty = false, said = false;
    for (size_t i = 0; i < call->count; i++) {
        const struct node *node = call->children[i];
        if (!datum_says(arguments[i])) {
            empty = true;
            continue;
        }
        if (node->kind != NODE_LITERAL) said = true;
        buffer_append(&text, print(evaluation, arguments[i], node->type));
    }
    struct str joined = str_copy(evaluation->computation->arena, buffer_str(&text));
    buffer_free(&text);
    if (!formula_spend(evaluation, call, joined.size / BYTES_A_STEP)) return missing;
    return empty && !said ? missing : (struct datum){.kind = DATUM_TEXT, .text = joined};
}

struct datum function_with_unit(const struct evaluation *evaluation, const struct node *call,
                                const struct datum *arguments) {
    const struct computation *computation = evaluation->computation;
    struct datum value = arguments[0];
    struct type type = call->children[0]->type;
    struct str unit = arguments[1].kind == DATUM_TEXT ? arguments[1].text : (struct str){0};
    if (datum_is_nothing(value)) return value;
    struct str text = computation->locale
                          ? datum_print_unit(computation->arena, computation->locale, value, type, unit)
                          : str_trim(str_format(computation->arena, "%.*s %.*s",
                                                STR_ARG(datum_plain(computation->arena, value, type)), STR_ARG(unit)));
    return (struct datum){.kind = DATUM_TEXT, .text = text};
}
