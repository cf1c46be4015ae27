/* Rows for tables, lists and charts: computed, sorted by what the layout says. */
#include "base/arena.h"
#include "compose/widget.h"
#include "formula/sorting.h"

struct order {
    struct formula **keys;
    bool *down;
    size_t count;
};

/* Markdown is blocks: nothing says which comes first. */
static bool has_order(struct compiler *inside, const struct formula *formula) {
    if (formula_type(formula).kind != TYPE_MARKDOWN) return true;
    struct diagnostic *d = diagnose(inside->sink, SEVERITY_ERROR, CODE_F03, formula_span(formula),
                                    "Markdown has no order: rows cannot be sorted by “{0}”", formula_text(formula));
    diagnose_help(inside->sink, d, "sort by a text, a number, a date, a choice or a reference");
    return false;
}

struct order *option_sort(struct compiler *inside, const struct widget_use *use) {
    const struct value *value = option(use, "sort");
    struct order *order = NEW(inside->arena, struct order);
    if (!value) return order;
    if (value->kind != VALUE_SCALAR) {
        option_report(inside, value->span, "expected one text to sort by", (struct str){0},
                      "write, for example, sort: due, title desc");
        return order;
    }
    struct sort_keys keys = sort_keys_parse(inside->arena, inside->sink, value->text, value_text_span(value));
    order->keys = NEW_ARRAY(inside->arena, struct formula *, keys.count);
    order->down = NEW_ARRAY(inside->arena, bool, keys.count);
    for (size_t i = 0; i < keys.count; i++) {
        struct formula *key = keys.items[i].formula;
        if (!formula_check(inside->arena, inside->sink, key, inside->scope) || !has_order(inside, key)) continue;
        order->keys[order->count] = key;
        order->down[order->count++] = keys.items[i].down;
    }
    return order;
}

const struct record **rows_of(struct composer *composer, const struct formula *rows, const struct order *order,
                              size_t *count) {
    static const struct order as_written = {0};
    struct datum list = compose_value(composer, rows);
    if (!order) order = &as_written;
    if (list.kind != DATUM_LIST) list.count = 0;
    struct sort_row *sortable = NEW_ARRAY(composer->arena, struct sort_row, list.count);
    const struct record **records = NEW_ARRAY(composer->arena, const struct record *, list.count + 1);
    *count = 0;
    for (size_t i = 0; i < list.count && !budget_is_spent(composer->budget); i++) {
        if (list.items[i].kind != DATUM_RECORD) continue;
        struct datum *keys = NEW_ARRAY(composer->arena, struct datum, order->count);
        struct frame frame;
        struct composer inside = compose_on(composer, list.items[i].record, &frame);
        for (size_t k = 0; k < order->count; k++)
            keys[k] = sort_value(composer->arena, compose_value(&inside, order->keys[k]));
        sortable[(*count)++] = (struct sort_row){keys, i};
    }
    sort_rows(sortable, *count, order->down, order->count, composer->locale);
    for (size_t i = 0; i < *count; i++) records[i] = list.items[sortable[i].place].record;
    return records;
}
