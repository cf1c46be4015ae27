/* chance_of_reaching: how likely what is secured and what may be won reach a target together. Opportunities are taken
 * as independent of each other.
 *
 * The chance is exact: the opportunities are dealt out to two halves, of each half every sum that can come about is
 * listed with its chance, and the halves are put together from both ends. Equal sums fall together, so round values
 * cost little; the worst case, forty values of which no two subsets have one sum, is two lists of a million. */
#include "base/arena.h"
#include "formula/functions.h"

static const struct datum missing = {.kind = DATUM_MISSING};

enum { SUMS_MOST = 1 << 20 }; /* of a half */

/* What a half may bring in: a sum in cents and its chance. */
struct outcome {
    int64_t cents;
    struct decimal chance;
};

struct half {
    struct outcome *outcomes; /* by cents, no two alike */
    size_t count;
};

static bool cents_of(struct datum amount, int64_t *out) {
    return decimal_integer(decimal_multiply(decimal_round(amount.number, 2), decimal_of(100)), out);
}

static struct half half_new(struct arena *arena) {
    struct half half = {.outcomes = NEW(arena, struct outcome), .count = 1};
    half.outcomes[0].chance = decimal_of(1);
    return half;
}

/* Every outcome goes on without the opportunity and with it; both lists are in order and are merged. */
static struct half half_with(struct arena *arena, struct half half, int64_t cents, struct decimal won) {
    struct decimal lost = decimal_subtract(decimal_of(1), won);
    struct half merged = {.outcomes = NEW_ARRAY(arena, struct outcome, 2 * half.count)};
    size_t without = decimal_is_zero(lost) ? half.count : 0, with = decimal_is_zero(won) ? half.count : 0;
    while (without < half.count || with < half.count) {
        const struct outcome *a = &half.outcomes[without], *b = &half.outcomes[with];
        bool more_a = without < half.count, more_b = with < half.count;
        bool take_a = more_a && (!more_b || a->cents <= b->cents + cents);
        bool take_b = more_b && (!more_a || b->cents + cents <= a->cents);
        struct outcome next = {.cents = take_a ? a->cents : b->cents + cents};
        if (take_a) next.chance = decimal_multiply(a->chance, lost), without++;
        if (take_b) next.chance = decimal_add(next.chance, decimal_multiply(b->chance, won)), with++;
        merged.outcomes[merged.count++] = next;
    }
    return merged;
}

/* The chance that an outcome of each half together reach what is needed. */
static struct decimal chance_of_both(struct half a, struct half b, int64_t needed) {
    struct decimal chance = decimal_of(0), enough = decimal_of(0);
    size_t least = b.count; /* from here on those of b suffice beside the one of a */
    for (size_t i = 0; i < a.count; i++) {
        while (least && b.outcomes[least - 1].cents >= needed - a.outcomes[i].cents)
            enough = decimal_add(enough, b.outcomes[--least].chance);
        chance = decimal_add(chance, decimal_multiply(a.outcomes[i].chance, enough));
    }
    return decimal_compare(chance, decimal_of(1)) > 0 ? decimal_of(1) : chance;
}

static void refuse(const struct evaluation *evaluation, const struct node *call, const char *problem) {
    struct diagnostic *d = formula_fail(evaluation, call, "{0}", problem);
    if (d) diagnose_help(evaluation->computation->sink, d, "round the values, as in round(value, -3)");
}

/* Deals each opportunity to the half that has fewer outcomes. `room` is what sums may still grow by. */
static bool deal(const struct evaluation *evaluation, const struct node *call, struct arena *scratch,
                 const struct datum *arguments, int64_t room, struct half halves[2]) {
    struct datum values = arguments[2], probabilities = arguments[3];
    for (size_t i = 0; i < values.count; i++) {
        struct datum value = values.items[i], probability = probabilities.items[i];
        struct str currency;
        int64_t cents;
        if (!datum_is_numeric(value) || probability.kind != DATUM_PERCENT) continue;
        if (!currency_meet(evaluation, call, arguments[0], value, &currency)) return false;
        struct decimal won = decimal_divide(probability.number, decimal_of(100));
        if (decimal_is_negative(won) || decimal_compare(won, decimal_of(1)) > 0) return false;
        if (!cents_of(value, &cents) || cents < -room || cents > room) {
            refuse(evaluation, call, "the values are too large for chance_of_reaching");
            return false;
        }
        room -= cents < 0 ? -cents : cents;
        struct half *half = &halves[halves[1].count < halves[0].count];
        if (!formula_spend(evaluation, call, 2 * half->count)) return false;
        *half = half_with(scratch, *half, cents, won);
        if (half->count > SUMS_MOST) {
            refuse(evaluation, call, "the opportunities have too many different sums for chance_of_reaching");
            return false;
        }
    }
    return formula_spend(evaluation, call, halves[0].count + halves[1].count);
}

struct datum function_chance_of_reaching(const struct evaluation *evaluation, const struct node *call,
                                         const struct datum *arguments) {
    int64_t needed;
    struct datum gap = difference_of(evaluation, call, arguments[0], arguments[1]);
    if (gap.kind == DATUM_MISSING) return missing;
    int64_t room = INT64_MAX / 4;
    if (!cents_of(gap, &needed) || needed < -room || needed > room) return missing;
    struct arena *scratch = arena_create();
    struct half halves[2] = {half_new(scratch), half_new(scratch)};
    bool dealt = deal(evaluation, call, scratch, arguments, room, halves);
    struct decimal chance = dealt ? chance_of_both(halves[0], halves[1], needed) : decimal_of(0);
    arena_destroy(scratch);
    return dealt ? percent_of(decimal_multiply(chance, decimal_of(100))) : missing;
}
