/* The functions over figures: shares, growth, gaps, progress, mean growth, concentration. Figures of one call have one
 * unit; amounts in different currencies are refused where they meet. */
#include "formula/functions.h"

static const struct datum missing = {.kind = DATUM_MISSING};

struct datum number_of(struct decimal value) {
    return datum_of_number(DATUM_NUMBER, value, (struct str){0});
}

struct datum percent_of(struct decimal value) {
    return datum_of_number(DATUM_PERCENT, value, (struct str){0});
}

static bool is_positive(struct decimal value) { return !decimal_is_zero(value) && !decimal_is_negative(value); }

bool integer_of(struct datum datum, int64_t *out) {
    return datum.kind == DATUM_NUMBER && decimal_integer(datum.number, out);
}

/* Shares and growth ----------------------------------------------------------------------------------- */

struct datum difference_of(const struct evaluation *evaluation, const struct node *call, struct datum a,
                           struct datum b) {
    struct str currency;
    if (!datum_is_numeric(a) || a.kind != b.kind || !currency_meet(evaluation, call, a, b, &currency)) return missing;
    return datum_of_number(a.kind, decimal_subtract(a.number, b.number), currency);
}

/* Multiplied first to stay exact. */
struct datum share_of(const struct evaluation *evaluation, const struct node *call, struct datum part,
                      struct datum whole) {
    struct str currency;
    if (!datum_is_numeric(part) || part.kind != whole.kind || decimal_is_zero(whole.number) ||
        !currency_meet(evaluation, call, part, whole, &currency))
        return missing;
    return percent_of(decimal_divide(decimal_multiply(part.number, decimal_of(100)), whole.number));
}

struct datum function_share(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    return share_of(evaluation, call, arguments[0], arguments[1]);
}

static struct datum growth_of(const struct evaluation *evaluation, const struct node *call, struct datum now,
                              struct datum before) {
    if (!datum_is_numeric(before) || !is_positive(before.number)) return missing;
    return share_of(evaluation, call, difference_of(evaluation, call, now, before), before);
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

/* (last / first)^(1 / years) - 1 */
struct datum function_cagr(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    struct datum list = arguments[0], years = arguments[1];
    if (list.count < 2) return missing;
    struct datum first = list.items[0], last = list.items[list.count - 1];
    struct datum from = years.items[0], to = years.items[list.count - 1];
    if (from.kind != DATUM_DATE || to.kind != DATUM_DATE || to.date.year <= from.date.year) return missing;
    struct str currency;
    if (!datum_is_numeric(first) || first.kind != last.kind || !is_positive(first.number) ||
        !is_positive(last.number) || !currency_meet(evaluation, call, first, last, &currency))
        return missing;
    struct decimal span = decimal_of(to.date.year - from.date.year), one = decimal_of(1);
    struct decimal factor = decimal_power(decimal_divide(last.number, first.number), decimal_divide(one, span));
    return percent_of(decimal_multiply(decimal_subtract(factor, one), decimal_of(100)));
}

/* Targets --------------------------------------------------------------------------------------------- */

struct datum function_gap(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    struct datum gap = difference_of(evaluation, call, arguments[0], arguments[1]);
    if (gap.kind != DATUM_MISSING && decimal_is_negative(gap.number)) gap.number = decimal_of(0);
    return gap;
}

struct datum function_difference(const struct evaluation *evaluation, const struct node *call,
                                 const struct datum *arguments) {
    return difference_of(evaluation, call, arguments[1], arguments[0]);
}

struct datum function_progress(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    struct datum baseline = arguments[0], target = arguments[1], current = arguments[2];
    return share_of(evaluation, call, difference_of(evaluation, call, current, baseline),
                    difference_of(evaluation, call, target, baseline));
}

struct datum function_weighted(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    (void)evaluation, (void)call;
    struct datum value = arguments[0], probability = arguments[1];
    if (!datum_is_numeric(value) || probability.kind != DATUM_PERCENT) return missing;
    struct decimal product = decimal_multiply(value.number, probability.number);
    return datum_of_number(value.kind, decimal_divide(product, decimal_of(100)), value.currency);
}

static bool is_on_scale(struct datum datum, int64_t least, int64_t most) {
    int64_t value;
    return integer_of(datum, &value) && value >= least && value <= most;
}

struct datum function_risk_score(const struct evaluation *evaluation, const struct node *call,
                                 const struct datum *arguments) {
    (void)evaluation, (void)call;
    if (!is_on_scale(arguments[0], 1, 5) || !is_on_scale(arguments[1], 1, 5)) return missing;
    return number_of(decimal_multiply(arguments[0].number, arguments[1].number));
}

/* -1, 0, 1: how `value` stands to `other` when higher is better, or lower; false when one of the three is missing. */
static bool compare_figures(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments,
                            int *out) {
    struct datum difference = difference_of(evaluation, call, arguments[0], arguments[1]);
    if (difference.kind == DATUM_MISSING || arguments[2].kind != DATUM_BOOL) return false;
    int order = decimal_compare(difference.number, decimal_of(0));
    *out = arguments[2].truth ? -order : order;
    return true;
}

struct datum function_met(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    int order;
    return compare_figures(evaluation, call, arguments, &order) ? datum_of_bool(order >= 0) : missing;
}

struct datum function_trend(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    int order;
    return compare_figures(evaluation, call, arguments, &order) ? number_of(decimal_of(order)) : missing;
}

/* Concentration --------------------------------------------------------------------------------------- */

/* Adds up `list[i] * weights[i]` and the weights, over pairs of which nothing is missing. */
struct datum function_weighted_avg(const struct evaluation *evaluation, const struct node *call,
                                   const struct datum *arguments) {
    struct datum list = arguments[0], weights = arguments[1], total = missing;
    struct decimal weight = {0};
    for (size_t i = 0; i < list.count; i++) {
        struct datum item = list.items[i];
        struct str currency;
        if (!datum_is_numeric(item) || !datum_is_numeric(weights.items[i])) continue;
        item.number = decimal_multiply(item.number, weights.items[i].number);
        if (total.kind == DATUM_MISSING) total = datum_of_number(item.kind, decimal_of(0), item.currency);
        if (item.kind != total.kind || !currency_meet(evaluation, call, total, item, &currency)) return missing;
        total = datum_of_number(item.kind, decimal_add(total.number, item.number), currency);
        weight = decimal_add(weight, weights.items[i].number);
    }
    if (total.kind == DATUM_MISSING || decimal_is_zero(weight)) return missing;
    return datum_of_number(total.kind, decimal_divide(total.number, weight), total.currency);
}

/* In points of 10,000, as it is quoted: 290, not 0.029. */
struct datum function_hhi(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    struct datum list = arguments[0], total = arguments[1];
    struct decimal squares = decimal_of(0);
    if (!datum_is_numeric(total) || !is_positive(total.number) || !formula_spend(evaluation, call, list.count))
        return missing;
    for (size_t i = 0; i < list.count; i++) {
        struct datum item = list.items[i];
        struct str currency;
        if (!datum_is_numeric(item) || item.kind != total.kind) continue;
        if (!currency_meet(evaluation, call, item, total, &currency)) return missing;
        struct decimal share = decimal_divide(item.number, total.number);
        squares = decimal_add(squares, decimal_multiply(share, share));
    }
    return number_of(decimal_multiply(squares, decimal_of(10000)));
}

/* The sums of a list: of all its figures, and of those above a value or as large. */
struct ranked {
    struct datum all, above, equal;
};

static bool rank(const struct evaluation *evaluation, const struct node *call, struct datum value, struct datum list,
                 struct ranked *out) {
    struct datum zero = datum_of_number(value.kind, decimal_of(0), value.currency);
    *out = (struct ranked){zero, zero, zero};
    if (!datum_is_numeric(value) || !formula_spend(evaluation, call, list.count)) return false;
    for (size_t i = 0; i < list.count; i++) {
        struct datum item = list.items[i];
        struct str currency;
        if (!datum_is_numeric(item) || item.kind != value.kind) continue;
        if (!currency_meet(evaluation, call, out->all, item, &currency)) return false;
        int order = decimal_compare(item.number, value.number);
        out->all = datum_of_number(value.kind, decimal_add(out->all.number, item.number), currency);
        if (order > 0) out->above.number = decimal_add(out->above.number, item.number);
        if (order == 0) out->equal.number = decimal_add(out->equal.number, item.number);
    }
    return is_positive(out->all.number);
}

struct datum function_cumulative_share(const struct evaluation *evaluation, const struct node *call,
                                       const struct datum *arguments) {
    struct ranked ranked;
    if (!rank(evaluation, call, arguments[0], arguments[1], &ranked)) return missing;
    ranked.above.number = decimal_add(ranked.above.number, ranked.equal.number);
    return share_of(evaluation, call, ranked.above, ranked.all);
}

/* By the share of those before it, so that the one which crosses a border keeps the better class. */
struct datum function_abc(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    struct ranked ranked;
    struct decimal borders[2] = {decimal_of(80), decimal_of(95)};
    for (size_t i = 0; i < 2 && i + 2 < call->count; i++) {
        if (!datum_is_numeric(arguments[i + 2])) return missing;
        borders[i] = arguments[i + 2].number;
    }
    if (!rank(evaluation, call, arguments[0], arguments[1], &ranked)) return missing;
    struct datum before = share_of(evaluation, call, ranked.above, ranked.all);
    if (before.kind == DATUM_MISSING) return missing;
    bool a = decimal_compare(before.number, borders[0]) < 0, b = decimal_compare(before.number, borders[1]) < 0;
    return (struct datum){.kind = DATUM_TEXT, .text = a ? STR("A") : b ? STR("B") : STR("C")};
}
