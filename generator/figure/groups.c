/* Gathering rows by a choice. */
#include "figure/groups.h"

#include "base/arena.h"
#include "figure/distinct.h"
#include "figure/order.h"

/* What is not known is told apart from every text by a letter before it. */
static struct str key_of(const struct sketch *sketch, const struct figure_value *choice) {
    static const char states[] = {[FIGURE_MISSING] = 'm', [FIGURE_UNKNOWN] = 'u', [FIGURE_KNOWN] = 'k'};
    struct str key = figure_known(choice) ? choice->key : (struct str){0};
    return str_format(sketch->arena, "%c%.*s", states[choice->state], STR_ARG(key));
}

static bool is_before(const void *groups, size_t first, size_t second) {
    const struct figure_value *a = ((const struct groups *)groups)->items[first].choice,
                              *b = ((const struct groups *)groups)->items[second].choice;
    if (a->state != b->state) return a->state > b->state;
    return figure_known(a) && a->number < b->number;
}

static void sort(const struct sketch *sketch, struct groups *groups) {
    const size_t *order = order_of(sketch, groups->count, is_before, groups);
    struct group *sorted = NEW_ARRAY(sketch->arena, struct group, groups->count);
    for (size_t i = 0; i < groups->count; i++) sorted[i] = groups->items[order[i]];
    groups->items = sorted;
}

struct groups groups_of(const struct sketch *sketch, const struct figure_data *data, int channel) {
    struct groups groups = {.items = NEW_ARRAY(sketch->arena, struct group, data->row_count)};
    struct distinct keys = {0};
    size_t *group_of = NEW_ARRAY(sketch->arena, size_t, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *choice = figure_value(data, row, channel);
        struct group *group = &groups.items[group_of[row] = distinct_add(sketch, &keys, key_of(sketch, choice))];
        if (!group->count++) group->choice = choice;
    }
    groups.count = keys.count;
    for (size_t i = 0; i < groups.count; i++) {
        groups.items[i].rows = NEW_ARRAY(sketch->arena, size_t, groups.items[i].count);
        groups.items[i].count = 0;
    }
    for (size_t row = 0; row < data->row_count; row++) {
        struct group *group = &groups.items[group_of[row]];
        group->rows[group->count++] = row;
    }
    sort(sketch, &groups);
    return groups;
}
