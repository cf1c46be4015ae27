/* The functions of business cases: the flows of money year by year, and what they are worth. */
#include "base/arena.h"
#include "formula/functions.h"

static const struct datum missing = {.kind = DATUM_MISSING};

/* Adds an amount to a flow; false after reporting another currency. */
static bool add_to(const struct evaluation *evaluation, const struct node *call, struct datum *flow,
                   struct decimal number, struct str currency) {
    struct datum amount = {.kind = DATUM_MONEY, .number = number, .currency = currency};
    struct str common;
    if (!currency_meet(evaluation, call, *flow, amount, &common)) return false;
    *flow = datum_of_number(DATUM_MONEY, decimal_add(flow->number, number), common);
    return flow->kind != DATUM_MISSING;
}

/* The months of a year (from 0) in which something that starts in a month (from 1) runs. */
static int64_t months_running(int64_t year, int64_t start) {
    int64_t months = 12 * (year + 1) - (start - 1);
    return months < 0 ? 0 : months > 12 ? 12 : months;
}

/* Spreads one benefit over the years: a yearly one by months, one that comes once into the year of its month. */
static bool spread(const struct evaluation *evaluation, const struct node *call, struct datum amount, bool yearly,
                   int64_t start, struct datum flows) {
    for (size_t year = 0; year < flows.count; year++) {
        int64_t months = yearly ? months_running((int64_t)year, start) : (start - 1) / 12 == (int64_t)year ? 12 : 0;
        struct decimal number = decimal_multiply(amount.number, decimal_of(months));
        number = decimal_divide(number, decimal_of(12));
        if (!add_to(evaluation, call, &flows.items[year], number, amount.currency)) return false;
    }
    return formula_spend(evaluation, call, flows.count);
}

struct datum function_cash_flows(const struct evaluation *evaluation, const struct node *call,
                                 const struct datum *arguments) {
    int64_t years;
    struct datum amounts = arguments[1], yearly = arguments[2], starts = arguments[3], flows = {.kind = DATUM_LIST};
    if (!integer_of(arguments[0], &years)) return missing;
    flows.count = (size_t)years;
    flows.items = NEW_ARRAY(evaluation->computation->arena, struct datum, flows.count);
    for (size_t i = 0; i < flows.count; i++)
        flows.items[i] = datum_of_number(DATUM_MONEY, decimal_of(0), currency_of_frame(evaluation->frame));
    for (size_t i = 0; i < amounts.count; i++) {
        int64_t start = 1;
        bool once = yearly.items[i].kind == DATUM_BOOL && !yearly.items[i].truth;
        if (!datum_is_numeric(amounts.items[i])) continue;
        if (!datum_is_nothing(starts.items[i]) && (!integer_of(starts.items[i], &start) || start < 1)) return missing;
        if (!spread(evaluation, call, amounts.items[i], !once, start, flows)) return missing;
    }
    return flows;
}

/* -investment + the sum of flow t / (1 + rate)^t, the first flow at the end of the first year. */
struct datum function_npv(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    struct datum rate = arguments[0], value = arguments[1], flows = arguments[2];
    struct decimal hundred = decimal_of(100), factor = decimal_of(1);
    if (rate.kind != DATUM_PERCENT || value.kind != DATUM_MONEY || flows.kind != DATUM_LIST) return missing;
    struct decimal yearly = decimal_divide(decimal_add(hundred, rate.number), hundred);
    if (decimal_is_zero(yearly) || decimal_is_negative(yearly) || !formula_spend(evaluation, call, flows.count))
        return missing;
    value.number = decimal_negate(value.number);
    for (size_t i = 0; i < flows.count; i++) {
        struct datum flow = flows.items[i];
        if (flow.kind != DATUM_MONEY) return missing;
        factor = decimal_multiply(factor, yearly);
        if (!add_to(evaluation, call, &value, decimal_divide(flow.number, factor), flow.currency)) return missing;
    }
    value.span = (struct span){0};
    return value;
}

/* The flow of a year counts as spread evenly over its months. */
struct datum function_payback(const struct evaluation *evaluation, const struct node *call,
                              const struct datum *arguments) {
    struct datum left = arguments[0], flows = arguments[1];
    if (left.kind != DATUM_MONEY || decimal_is_negative(left.number) || flows.kind != DATUM_LIST) return missing;
    for (size_t i = 0; i < flows.count; i++) {
        struct datum flow = flows.items[i];
        if (flow.kind != DATUM_MONEY) return missing;
        bool earns = !decimal_is_zero(flow.number) && !decimal_is_negative(flow.number);
        if (earns && decimal_compare(flow.number, left.number) >= 0) {
            struct decimal months = decimal_divide(decimal_multiply(left.number, decimal_of(12)), flow.number);
            return number_of(decimal_add(decimal_of(12 * (int64_t)i), months));
        }
        if (!add_to(evaluation, call, &left, decimal_negate(flow.number), flow.currency)) return missing;
    }
    return missing;
}

struct datum function_roi(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    struct datum benefit = arguments[0], cost = arguments[1];
    if (!datum_is_numeric(cost) || decimal_is_negative(cost.number)) return missing;
    return share_of(evaluation, call, difference_of(evaluation, call, benefit, cost), cost);
}
