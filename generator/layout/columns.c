/* Sharing a table's width among its columns. */
#include "layout/columns.h"

#include <stdint.h>

static int64_t square_root(int64_t value) {
    int64_t root = 0;
    for (int64_t bit = (int64_t)1 << 20; bit; bit >>= 1)
        if ((root + bit) * (root + bit) <= value) root += bit;
    return root;
}

/* What shares the room: the part of column i of the whole that the weights give it, after `before` of it. */
struct share {
    int64_t room, weights; /* of all */
    int64_t before, given; /* so far */
};

static millipoints share_next(struct share *share, int64_t weight) {
    share->before += weight;
    int64_t until = share->weights ? share->before * share->room / share->weights : 0;
    millipoints part = (millipoints)(until - share->given);
    share->given = until;
    return part;
}

/* All columns have what they want and there is more: columns of text take it. */
static void spread(struct column_wish *columns, size_t count, int64_t surplus) {
    bool any_wide = false;
    for (size_t i = 0; i < count; i++) any_wide = any_wide || !columns[i].narrow;
    struct share share = {.room = surplus};
    for (size_t i = 0; i < count; i++)
        if (!any_wide || !columns[i].narrow) share.weights += columns[i].natural + 1;
    for (size_t i = 0; i < count; i++)
        if (!any_wide || !columns[i].narrow) columns[i].width += share_next(&share, columns[i].natural + 1);
}

/* Headings that broke because the values are short are set on one line, the cheapest first. What is left over. */
static int64_t widen_for_headings(struct column_wish *columns, size_t count, int64_t surplus) {
    for (;;) {
        struct column_wish *cheapest = NULL;
        for (size_t i = 0; i < count; i++) {
            struct column_wish *column = &columns[i];
            if (column->heading <= column->width) continue;
            if (!cheapest || column->heading - column->width < cheapest->heading - cheapest->width) cheapest = column;
        }
        if (!cheapest || cheapest->heading - cheapest->width > surplus) return surplus;
        surplus -= cheapest->heading - cheapest->width;
        cheapest->width = cheapest->heading;
    }
}

static void shrink(struct column_wish *columns, size_t count, millipoints room) {
    struct share share = {.room = room};
    for (size_t i = 0; i < count; i++) share.weights += columns[i].least + 1;
    for (size_t i = 0; i < count; i++) columns[i].width = share_next(&share, columns[i].least + 1);
}

static int64_t sum_least(const struct column_wish *columns, size_t count) {
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += columns[i].least;
    return sum;
}

/* Columns that want no more than an equal part of the room get it, as long as the others keep what they need. */
static void settle_short(struct column_wish *columns, size_t count, millipoints room) {
    int64_t left = room, needed = sum_least(columns, count);
    size_t open = count;
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < count; i++) {
            struct column_wish *column = &columns[i];
            if (column->width || column->natural > left / (int64_t)open) continue;
            if (needed - column->least > left - column->natural) continue;
            column->width = column->natural;
            left -= column->natural;
            needed -= column->least;
            open--;
            again = true;
        }
    }
}

/* One round of sharing: columns that would get more than they want, or less than they need, are settled there,
 * whichever side weighs more. A width of 0 means: not settled. True when all are. */
static bool settle(struct column_wish *columns, size_t count, millipoints room) {
    struct share share = {.room = room};
    for (size_t i = 0; i < count; i++) {
        share.room -= columns[i].width;
        if (!columns[i].width) share.weights += square_root(columns[i].natural) + 1;
    }
    struct share trial = share;
    int64_t excess = 0;
    for (size_t i = 0; i < count; i++) {
        if (columns[i].width) continue;
        millipoints part = share_next(&trial, square_root(columns[i].natural) + 1);
        if (part < columns[i].least) excess += columns[i].least - part;
        if (part > columns[i].natural) excess -= part - columns[i].natural;
    }
    bool all = true;
    for (size_t i = 0; i < count; i++) {
        if (columns[i].width) continue;
        millipoints part = share_next(&share, square_root(columns[i].natural) + 1);
        if (excess >= 0 && part < columns[i].least) columns[i].width = columns[i].least, all = false;
        else if (excess <= 0 && part > columns[i].natural) columns[i].width = columns[i].natural, all = false;
    }
    if (!all) return false;
    share = trial; /* nothing was settled in this round: the parts stand */
    share.before = share.given = 0;
    for (size_t i = 0; i < count; i++)
        if (!columns[i].width) columns[i].width = share_next(&share, square_root(columns[i].natural) + 1);
    return true;
}

bool columns_share(struct column_wish *columns, size_t count, millipoints room) {
    int64_t natural = 0, rigid = 0;
    for (size_t i = 0; i < count; i++) {
        struct column_wish *column = &columns[i];
        if (column->least < 1) column->least = 1;
        if (column->natural < column->least) column->natural = column->least;
        natural += column->natural;
        rigid += column->narrow ? column->natural : column->least;
    }
    for (size_t i = 0; i < count; i++) {
        columns[i].width = natural <= room ? columns[i].natural : 0;
        if (columns[i].narrow && rigid <= room) columns[i].least = columns[i].natural;
    }
    if (natural <= room) {
        spread(columns, count, widen_for_headings(columns, count, room - natural));
        return true;
    }
    if (sum_least(columns, count) > room) {
        shrink(columns, count, room);
        return false;
    }
    settle_short(columns, count, room);
    for (size_t round = 0; round <= count; round++)
        if (settle(columns, count, room)) break;
    return true;
}

/* ---- balancing ---- */

enum { MOST_COLUMNS = 16, MOST_ROWS = 32, MOST_MOVES = 60 }; /* more rows than this are looked at in samples */
enum { SLACK = 108 };                                        /* hundredths: a broken text needs a little more room */

struct balance {
    struct column_wish *columns;
    size_t count;
    const millipoints *cells;
    size_t rows, stride;
};

static int64_t lines_of(millipoints natural, millipoints width) {
    if (natural <= width) return 1;
    int64_t lines = ((int64_t)natural * SLACK / 100 + width - 1) / width;
    return lines < 2 ? 2 : lines;
}

/* The height of the table in lines; of two equally high ones that with fewer broken cells counts as lower. */
static int64_t cost(const struct balance *b) {
    int64_t sum = 0;
    for (size_t row = 0; row < b->rows; row += b->stride) {
        int64_t highest = 0;
        for (size_t i = 0; i < b->count; i++) {
            int64_t lines = lines_of(b->cells[row * b->count + i], b->columns[i].width);
            if (lines > highest) highest = lines;
            sum += lines;
        }
        sum += highest * (int64_t)b->count * 2;
    }
    return sum;
}

/* The best single move of `step` from one column to another; false when none makes the table lower. */
static bool move_width(struct balance *b, millipoints step, int64_t *best) {
    size_t from = 0, to = 0;
    int64_t start = *best;
    for (size_t i = 0; i < b->count; i++) {
        if (b->columns[i].width - step < b->columns[i].least) continue;
        b->columns[i].width -= step;
        for (size_t j = 0; j < b->count; j++) {
            if (j == i) continue;
            b->columns[j].width += step;
            int64_t moved = cost(b);
            if (moved < *best) *best = moved, from = i, to = j;
            b->columns[j].width -= step;
        }
        b->columns[i].width += step;
    }
    if (*best == start) return false;
    b->columns[from].width -= step;
    b->columns[to].width += step;
    return true;
}

void columns_balance(struct column_wish *columns, size_t count, const millipoints *cells, size_t rows) {
    if (count < 2 || count > MOST_COLUMNS || !rows) return;
    struct balance b = {
        .columns = columns, .count = count, .cells = cells, .rows = rows, .stride = (rows + MOST_ROWS - 1) / MOST_ROWS};
    int64_t room = 0, best = cost(&b);
    for (size_t i = 0; i < count; i++) room += columns[i].width;
    int moves = 0;
    for (int64_t parts = 16; parts <= 128; parts *= 2)
        while (moves < MOST_MOVES && move_width(&b, (millipoints)(room / parts) + 1, &best)) moves++;
}
