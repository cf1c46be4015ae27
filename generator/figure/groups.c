/* Gathering rows by a choice. */
#include "figure/groups.h"

#include "base/arena.h"

static bool is_same(const struct figure_value *a, const struct figure_value *b) {
    return a->state == b->state && (!figure_known(a) || str_equal(a->key, b->key));
}

static bool is_before(const struct figure_value *a, const struct figure_value *b) {
    if (a->state != b->state) return a->state > b->state;
    return figure_known(a) && a->number < b->number;
}

/* The group of a choice; a new one stands behind those that do not come after it. */
static struct group *group_for(struct groups *groups, const struct figure_value *choice) {
    for (size_t i = 0; i < groups->count; i++)
        if (is_same(groups->items[i].choice, choice)) return &groups->items[i];
    size_t place = groups->count++;
    for (; place && is_before(choice, groups->items[place - 1].choice); place--)
        groups->items[place] = groups->items[place - 1];
    groups->items[place] = (struct group){.choice = choice};
    return &groups->items[place];
}

struct groups groups_of(const struct sketch *sketch, const struct figure_data *data, int channel) {
    struct groups groups = {.items = NEW_ARRAY(sketch->arena, struct group, data->row_count)};
    for (size_t row = 0; row < data->row_count; row++) group_for(&groups, figure_value(data, row, channel))->count++;
    for (size_t i = 0; i < groups.count; i++) {
        groups.items[i].rows = NEW_ARRAY(sketch->arena, size_t, groups.items[i].count);
        groups.items[i].count = 0;
    }
    for (size_t row = 0; row < data->row_count; row++) {
        struct group *group = group_for(&groups, figure_value(data, row, channel));
        group->rows[group->count++] = row;
    }
    return groups;
}
