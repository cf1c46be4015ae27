/* Outcomes: one by one while they are few, then on a grid. */
#include "figure/chance_outcomes.h"

#include <math.h>

#include "base/arena.h"

enum {
    LIST_MOST = 2048, /* different totals that are kept one by one */
    ONE_BY_ONE = 40,  /* opportunities that are looked at one by one */
    CELLS = 512,      /* of the grid: finer than can be seen */
};

/* ---- one by one ---- */

static bool are_equal(double a, double b) { return fabs(a - b) <= 1e-12 * (fabs(a) + fabs(b)); }

/* Every outcome goes on without the opportunity and with it; both lists are in order and are merged. */
static void list_with(struct outcomes *list, struct outcome *out, const struct opportunity *opportunity) {
    size_t without = 0, with = 0, count = 0;
    while (without < list->count || with < list->count) {
        const struct outcome *a = &list->items[without], *b = &list->items[with];
        bool take_a = with == list->count || (without < list->count && a->total <= b->total + opportunity->value);
        struct outcome next = take_a ? (struct outcome){a->total, a->chance * (1 - opportunity->chance)}
                                     : (struct outcome){b->total + opportunity->value, b->chance * opportunity->chance};
        *(take_a ? &without : &with) += 1;
        if (count && are_equal(out[count - 1].total, next.total)) out[count - 1].chance += next.chance;
        else out[count++] = next;
    }
    list->count = count;
}

/* Returns how many opportunities were worked in. */
static size_t list_all(const struct sketch *sketch, struct outcomes *list, const struct opportunity *opportunities,
                       size_t count) {
    struct outcome *other = NEW_ARRAY(sketch->arena, struct outcome, LIST_MOST);
    for (size_t i = 0; i < count; i++) {
        if (i == ONE_BY_ONE || 2 * list->count > LIST_MOST) return i;
        list_with(list, other, &opportunities[i]);
        struct outcome *filled = other;
        other = list->items;
        list->items = filled;
    }
    return count;
}

/* ---- on a grid ---- */

struct grid {
    double low, step;
    double *cells, *before; /* chances; those before the opportunity that is being worked in */
};

/* A chance is dealt to the two cells that its place lies between, so that the mean stays. */
static void grid_add(double *cells, double place, double chance) {
    place = place < 0 ? 0 : place > CELLS - 1 ? CELLS - 1 : place;
    int cell = (int)place < CELLS - 1 ? (int)place : CELLS - 2;
    cells[cell] += chance * (cell + 1 - place);
    cells[cell + 1] += chance * (place - cell);
}

/* The same, for all cells moved by as much. */
static void grid_with(struct grid *grid, const struct opportunity *opportunity) {
    double by = opportunity->value / grid->step, *swapped = grid->before;
    grid->before = grid->cells;
    grid->cells = swapped;
    for (int i = 0; i < CELLS; i++) grid->cells[i] = grid->before[i] * (1 - opportunity->chance);
    for (int i = 0; i < CELLS; i++)
        if (grid->before[i] > 0) grid_add(grid->cells, i + by, grid->before[i] * opportunity->chance);
}

static struct grid grid_of(const struct sketch *sketch, const struct outcomes *list,
                           const struct opportunity *opportunities, size_t count) {
    double low = list->items[0].total, high = list->items[list->count - 1].total;
    for (size_t i = 0; i < count; i++) *(opportunities[i].value < 0 ? &low : &high) += opportunities[i].value;
    struct grid grid = {.low = low,
                        .step = high > low ? (high - low) / (CELLS - 1) : 1,
                        .cells = NEW_ARRAY(sketch->arena, double, CELLS),
                        .before = NEW_ARRAY(sketch->arena, double, CELLS)};
    for (size_t i = 0; i < list->count; i++)
        grid_add(grid.cells, (list->items[i].total - low) / grid.step, list->items[i].chance);
    for (size_t i = 0; i < count; i++) grid_with(&grid, &opportunities[i]);
    return grid;
}

struct outcomes outcomes_of(const struct sketch *sketch, double secured, const struct opportunity *opportunities,
                            size_t count) {
    struct outcomes list = {.items = NEW_ARRAY(sketch->arena, struct outcome, LIST_MOST), .count = 1};
    list.items[0] = (struct outcome){secured, 1};
    size_t done = list_all(sketch, &list, opportunities, count);
    if (done == count) return list;
    struct grid grid = grid_of(sketch, &list, opportunities + done, count - done);
    for (list.count = 0; list.count < CELLS; list.count++)
        list.items[list.count] = (struct outcome){grid.low + (double)list.count * grid.step, grid.cells[list.count]};
    return list;
}

double outcomes_reaching(const struct outcomes *outcomes, double total) {
    double chance = 0;
    for (size_t i = 0; i < outcomes->count; i++)
        if (outcomes->items[i].total >= total || are_equal(outcomes->items[i].total, total))
            chance += outcomes->items[i].chance;
    return chance > 1 ? 1 : chance;
}
