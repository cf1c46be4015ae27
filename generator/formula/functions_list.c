/* The functions over lists: sums, extremes, ends, sets, neighbours and sorting. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "formula/functions.h"
#include "formula/sorting.h"

static const struct datum missing = {.kind = DATUM_MISSING};

/* The kind of the zero that an empty list adds up to. */
static enum datum_kind kind_of_total(enum type_kind type) {
    if (type == TYPE_MONEY) return DATUM_MONEY;
    return type == TYPE_PERCENT ? DATUM_PERCENT : DATUM_NUMBER;
}

static size_t steps_of_sorting(size_t count) {
    size_t steps = count;
    for (size_t rest = count; rest > 1; rest /= 2) steps += count;
    return steps;
}

/* Adds up what is not missing. */
static bool add_up(const struct evaluation *evaluation, const struct node *call, struct datum list,
                   enum datum_kind kind, struct datum *total, size_t *count) {
    *count = 0;
    *total = (struct datum){.kind = kind};
    if (total->kind == DATUM_MONEY) total->currency = currency_of_frame(evaluation->frame);
    for (size_t i = 0; i < list.count; i++) {
        struct datum item = list.items[i];
        if (!datum_is_numeric(item)) continue;
        struct str currency;
        if (!currency_meet(evaluation, call, *total, item, &currency)) return false;
        *total = datum_of_number(item.kind, decimal_add(total->number, item.number), currency);
        if (total->kind == DATUM_MISSING) return false;
        ++*count;
    }
    return formula_spend(evaluation, call, list.count);
}

struct datum function_sum(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    struct datum total;
    size_t count;
    return add_up(evaluation, call, arguments[0], kind_of_total(call->type.kind), &total, &count) ? total : missing;
}

/* Missing of fewer than `least`. */
static struct datum mean_of(const struct evaluation *evaluation, const struct node *call, struct datum list,
                            size_t least) {
    struct datum total;
    size_t count;
    if (!add_up(evaluation, call, list, kind_of_total(call->type.kind), &total, &count) || count < least)
        return missing;
    return datum_of_number(total.kind, decimal_divide(total.number, decimal_of((int64_t)count)), total.currency);
}

struct datum function_avg(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    return mean_of(evaluation, call, arguments[0], 1);
}

struct datum function_avg_of_people(const struct evaluation *evaluation, const struct node *call,
                                    const struct datum *arguments) {
    return mean_of(evaluation, call, arguments[0], LEAST_PEOPLE_OF_A_MEAN);
}

/* Keeps the one of two values that is further in a direction; false after reporting mixed currencies. */
static bool take_further(const struct evaluation *evaluation, const struct node *call, struct datum item, int direction,
                         struct datum *best) {
    struct str currency;
    if (datum_is_nothing(item)) return true;
    if (best->kind == DATUM_MISSING) {
        *best = item;
        return true;
    }
    if (item.kind == DATUM_MONEY && best->kind == DATUM_MONEY) {
        if (!currency_meet(evaluation, call, *best, item, &currency)) return false;
        if (decimal_compare(item.number, best->number) * direction > 0) *best = item;
        best->currency = currency;
    } else if (datum_compare(item, *best) * direction > 0) *best = item;
    return true;
}

static struct datum extreme(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments,
                            int direction) {
    struct datum best = missing;
    for (size_t i = 0; i < call->count; i++) {
        struct datum argument = arguments[i];
        bool list = argument.kind == DATUM_LIST;
        size_t count = list ? argument.count : 1;
        if (!formula_spend(evaluation, call, count)) return missing;
        for (size_t j = 0; j < count; j++)
            if (!take_further(evaluation, call, list ? argument.items[j] : argument, direction, &best)) return missing;
    }
    best.span = (struct span){0};
    return best;
}

struct datum function_min(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    return extreme(evaluation, call, arguments, -1);
}

struct datum function_max(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    return extreme(evaluation, call, arguments, 1);
}

struct datum function_count(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    int64_t count = 0;
    if (!formula_spend(evaluation, call, arguments[0].count)) return missing;
    for (size_t i = 0; i < arguments[0].count; i++) count += !datum_is_nothing(arguments[0].items[i]);
    return datum_of_number(DATUM_NUMBER, decimal_of(count), (struct str){0});
}

struct datum function_first(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    (void)evaluation, (void)call;
    return arguments[0].count ? arguments[0].items[0] : missing;
}

struct datum function_last(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    (void)evaluation, (void)call;
    return arguments[0].count ? arguments[0].items[arguments[0].count - 1] : missing;
}

static bool holds(const struct datum *items, size_t count, struct datum wanted) {
    for (size_t i = 0; i < count; i++)
        if (datum_equal(items[i], wanted)) return true;
    return false;
}

struct datum function_contains(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    struct datum list = arguments[0], wanted = arguments[1];
    if (datum_is_nothing(wanted) || !formula_spend(evaluation, call, list.count)) return missing;
    return datum_of_bool(holds(list.items, list.count, wanted));
}

static size_t length_of(struct datum datum) {
    return datum.kind == DATUM_LIST ? datum.count : datum.kind == DATUM_RECORD;
}

struct datum function_join(const struct evaluation *evaluation, const struct node *call,
                           const struct datum *arguments) {
    struct datum joined = {.kind = DATUM_LIST};
    size_t count = 0;
    for (size_t i = 0; i < call->count; i++) count += length_of(arguments[i]);
    if (!formula_spend(evaluation, call, count)) return missing;
    joined.items = NEW_ARRAY(evaluation->computation->arena, struct datum, count);
    for (size_t i = 0; i < call->count; i++)
        for (size_t j = 0; j < length_of(arguments[i]); j++)
            joined.items[joined.count++] = arguments[i].kind == DATUM_LIST ? arguments[i].items[j] : arguments[i];
    return joined;
}

struct datum function_unique(const struct evaluation *evaluation, const struct node *call,
                             const struct datum *arguments) {
    struct datum list = arguments[0], once = {.kind = DATUM_LIST};
    once.items = NEW_ARRAY(evaluation->computation->arena, struct datum, list.count);
    for (size_t i = 0; i < list.count; i++) {
        if (!formula_spend(evaluation, call, 1 + once.count)) return missing;
        if (datum_is_nothing(list.items[i]) || holds(once.items, once.count, list.items[i])) continue;
        once.items[once.count++] = list.items[i];
    }
    return once;
}

struct datum function_most_frequent(const struct evaluation *evaluation, const struct node *call,
                                    const struct datum *arguments) {
    struct datum list = arguments[0], once = function_unique(evaluation, call, arguments), found = missing;
    size_t most = 0;
    for (size_t i = 0; once.kind == DATUM_LIST && i < once.count; i++) {
        size_t count = 0;
        if (!formula_spend(evaluation, call, list.count)) return missing;
        for (size_t j = 0; j < list.count; j++) count += datum_equal(list.items[j], once.items[i]);
        if (count > most) found = once.items[i], most = count;
    }
    return found;
}

/* Ranks and neighbours -------------------------------------------------------------------------------- */

struct datum function_top(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    (void)evaluation, (void)call;
    struct datum list = arguments[0];
    int64_t count;
    if (list.kind != DATUM_LIST || !integer_of(arguments[1], &count)) return missing;
    if (count < 0) count = 0;
    if ((uint64_t)count < list.count) list.count = (size_t)count;
    return list;
}

static int compare_downwards(const void *left, const void *right) {
    return -datum_compare(*(const struct datum *)left, *(const struct datum *)right);
}

struct datum function_cr(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments) {
    struct datum largest = {.kind = DATUM_LIST}, total, list = arguments[0];
    int64_t most;
    size_t count;
    if (list.kind != DATUM_LIST || !integer_of(arguments[1], &most) || !datum_is_numeric(arguments[2])) return missing;
    if (!formula_spend(evaluation, call, steps_of_sorting(list.count))) return missing;
    largest.items = NEW_ARRAY(evaluation->computation->arena, struct datum, list.count);
    for (size_t i = 0; i < list.count; i++)
        if (datum_is_numeric(list.items[i])) largest.items[largest.count++] = list.items[i];
    qsort(largest.items, largest.count, sizeof *largest.items, compare_downwards);
    if (most < 0) most = 0;
    if ((uint64_t)most < largest.count) largest.count = (size_t)most;
    if (!add_up(evaluation, call, largest, arguments[2].kind, &total, &count)) return missing;
    return share_of(evaluation, call, total, arguments[2]);
}

/* The place in a list of the innermost row that the formula stands in; false when none is in it. */
static bool place_in(const struct evaluation *evaluation, const struct node *call, struct datum list, size_t *place) {
    const struct frame *frame = evaluation->frame;
    const struct record *record = frame ? frame->record : NULL;
    while (record) {
        if (!formula_spend(evaluation, call, list.count)) return false;
        for (*place = 0; *place < list.count; ++*place)
            if (list.items[*place].kind == DATUM_RECORD && record_is(list.items[*place].record, record)) return true;
        if (frame->outer) record = (frame = frame->outer)->record;
        else record = record->outer;
    }
    return false;
}

struct datum function_before(const struct evaluation *evaluation, const struct node *call,
                             const struct datum *arguments) {
    struct datum list = arguments[0];
    return place_in(evaluation, call, list, &list.count) ? list : missing;
}

struct datum function_previous(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    size_t place;
    return place_in(evaluation, call, arguments[0], &place) && place ? arguments[0].items[place - 1] : missing;
}

/* Sorting --------------------------------------------------------------------------------------------- */

/* The value of each key for one row. */
static struct datum *keys_of_row(const struct evaluation *evaluation, const struct node *call,
                                 const struct record *record, const bool *down) {
    struct arena *arena = evaluation->computation->arena;
    struct frame frame = {.record = record, .outer = evaluation->frame};
    struct evaluation inner = {evaluation->computation, evaluation->formula, &frame};
    struct datum *keys = NEW_ARRAY(arena, struct datum, call->count - 1);
    for (size_t k = 0; record && k + 1 < call->count; k++) {
        const struct node *key = call->children[k + 1];
        keys[k] = sort_value(arena, formula_evaluate(&inner, down[k] ? key->children[0] : key));
    }
    return keys;
}

struct datum function_sort(const struct evaluation *evaluation, const struct node *call) {
    struct arena *arena = evaluation->computation->arena;
    struct datum list = formula_evaluate(evaluation, call->children[0]);
    if (list.kind != DATUM_LIST || !formula_spend(evaluation, call, steps_of_sorting(list.count))) return missing;
    size_t count = call->count - 1;
    bool *down = NEW_ARRAY(arena, bool, count);
    for (size_t k = 0; k < count; k++) down[k] = key_is_downwards(call->children[k + 1]);
    struct sort_row *rows = NEW_ARRAY(arena, struct sort_row, list.count);
    for (size_t i = 0; i < list.count; i++) {
        const struct record *record = list.items[i].kind == DATUM_RECORD ? list.items[i].record : NULL;
        rows[i] = (struct sort_row){keys_of_row(evaluation, call, record, down), i};
    }
    sort_rows(rows, list.count, down, count, evaluation->computation->locale);
    struct datum sorted = {
        .kind = DATUM_LIST, .items = NEW_ARRAY(arena, struct datum, list.count), .count = list.count};
    for (size_t i = 0; i < list.count; i++) sorted.items[i] = list.items[rows[i].place];
    return sorted;
}
