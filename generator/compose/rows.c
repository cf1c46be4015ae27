/* Rows for tables, lists and charts: computed, sorted by what the layout says. */
#include <stdlib.h>

#include "base/arena.h"
#include "compose/widget.h"

struct key {
    struct formula *formula;
    bool down;
};

struct order {
    struct key *keys;
    size_t count;
};

/* "weighted desc": the formula and its direction. */
static bool parse_key(struct compiler *inside, struct str part, struct span span, struct key *out) {
    struct str text = str_trim(part);
    out->down = str_ends(text, STR(" desc"));
    if (out->down) text = str_trim(str_slice(text, 0, text.size - STR(" desc").size));
    else if (str_ends(text, STR(" asc"))) text = str_trim(str_slice(text, 0, text.size - STR(" asc").size));
    out->formula = compile_formula(inside, text, span);
    return out->formula;
}

struct order *option_sort(struct compiler *inside, const struct widget_use *use) {
    const struct value *value = option(use, "sort");
    struct order *order = NEW(inside->arena, struct order);
    struct str part;
    size_t capacity = 0;
    if (!value) return order;
    if (value->kind != VALUE_SCALAR) {
        option_report(inside, value->span, "expected one text to sort by", (struct str){0},
                      "write, for example, sort: due, title desc");
        return order;
    }
    for (struct str rest = value->text; str_cut(&rest, ',', &part);) {
        struct span span = value_text_span(value);
        if (span.column) span.column += (uint32_t)(str_trim(part).data - value->text.data);
        struct key key;
        if (parse_key(inside, part, span, &key)) ARENA_PUSH(inside->arena, order->keys, order->count, capacity) = key;
    }
    return order;
}

/* A row with the values that it is sorted by. */
struct sortable {
    const struct record *record;
    struct datum *values;
    const struct order *order;
    struct locale *locale;
    size_t place; /* where it stood: keeps the order of equals */
};

/* Missing values stand last, whatever the direction. */
static int compare_values(struct locale *locale, struct datum a, struct datum b, bool down) {
    bool no_a = datum_is_nothing(a), no_b = datum_is_nothing(b);
    if (no_a || no_b) return no_a - no_b;
    int order =
        a.kind == DATUM_TEXT && b.kind == DATUM_TEXT ? locale_compare(locale, a.text, b.text) : datum_compare(a, b);
    return down ? -order : order;
}

static int compare_rows(const void *left, const void *right) {
    const struct sortable *a = left, *b = right;
    for (size_t i = 0; i < a->order->count; i++) {
        int order = compare_values(a->locale, a->values[i], b->values[i], a->order->keys[i].down);
        if (order) return order;
    }
    return a->place < b->place ? -1 : a->place > b->place;
}

/* References sort by the name they print as. */
static struct datum sort_value(struct composer *composer, const struct formula *formula) {
    struct datum value = compose_value(composer, formula);
    if (value.kind != DATUM_RECORD) return value;
    return (struct datum){.kind = DATUM_TEXT, .text = record_title(composer->arena, value.record)};
}

const struct record **rows_of(struct composer *composer, const struct formula *rows, const struct order *order,
                              size_t *count) {
    static const struct order as_written = {0};
    struct datum list = compose_value(composer, rows);
    if (!order) order = &as_written;
    struct sortable *sortable = NEW_ARRAY(composer->arena, struct sortable, list.count + 1);
    const struct record **sorted = NEW_ARRAY(composer->arena, const struct record *, list.count + 1);
    *count = 0;
    for (size_t i = 0; list.kind == DATUM_LIST && i < list.count; i++) {
        if (list.items[i].kind != DATUM_RECORD) continue;
        struct sortable *row = &sortable[*count];
        *row = (struct sortable){
            .record = list.items[i].record, .order = order, .locale = composer->locale, .place = *count};
        row->values = NEW_ARRAY(composer->arena, struct datum, order->count + 1);
        struct frame frame;
        struct composer inside = compose_on(composer, row->record, &frame);
        for (size_t k = 0; k < order->count; k++) row->values[k] = sort_value(&inside, order->keys[k].formula);
        ++*count;
    }
    if (order->count) qsort(sortable, *count, sizeof *sortable, compare_rows);
    for (size_t i = 0; i < *count; i++) sorted[i] = sortable[i].record;
    return sorted;
}
