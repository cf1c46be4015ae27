/* The functions that join lists: rows whose key is a value. */
#include "base/arena.h"
#include "formula/functions.h"
#include "formula/row_index.h"

static const struct datum missing = {.kind = DATUM_MISSING};

/* At most `most` rows of the list whose key is the value, in their order; missing when the value is. */
static struct datum rows_with_key(const struct evaluation *evaluation, const struct node *call, size_t most) {
    struct datum list = formula_evaluate(evaluation, call->children[0]), found = {.kind = DATUM_LIST};
    struct datum wanted = formula_evaluate(evaluation, call->children[2]);
    if (list.kind != DATUM_LIST || datum_is_nothing(wanted)) return missing;
    struct datum indexed;
    if (row_index_find(evaluation, call, list, wanted, most, &indexed)) return indexed;
    if (most > list.count) most = list.count;
    found.items = NEW_ARRAY(evaluation->computation->arena, struct datum, most);
    for (size_t i = 0; i < list.count && found.count < most; i++) {
        if (list.items[i].kind != DATUM_RECORD || !list.items[i].record) continue;
        struct frame frame = {.record = list.items[i].record, .outer = evaluation->frame};
        struct evaluation inner = {evaluation->computation, evaluation->formula, &frame};
        if (!formula_spend(evaluation, call, 1)) return missing;
        if (datum_equal(formula_evaluate(&inner, call->children[1]), wanted))
            found.items[found.count++] = list.items[i];
    }
    return found;
}

struct datum function_lookup(const struct evaluation *evaluation, const struct node *call) {
    struct datum rows = rows_with_key(evaluation, call, 1);
    return rows.count ? rows.items[0] : missing;
}

struct datum function_lookup_all(const struct evaluation *evaluation, const struct node *call) {
    return rows_with_key(evaluation, call, SIZE_MAX);
}
