/* Total fit. Breaks are taken from left to right; of all ways to come to one, only the best is remembered for each
 * fitness class of the line that ends there. What is remembered stays active as long as a line that begins there can
 * still be made to fit. Stretches between forced ends are paragraphs of their own.
 *
 * Badness, demerits and fitness are TeX's: badness is 100 (t/s)³ for a line that takes t of its stretch or shrink s. A
 * ragged line takes its slack instead, which it never shrinks. A last line of a word or two is avoided. */
#include "layout/breaks.h"

#include "base/arena.h"

enum { LINE_PENALTY = 10, DEMERITS_FITNESS = 10000, DEMERITS_HYPHENS = 40000 };
enum { DEMERITS_SHORT_LAST = 40000 };
enum { ACTIVE_MOST = 1000 }; /* breaks of one line; a text of wider lines is set by first fit */

enum fitness { FITNESS_TIGHT, FITNESS_NORMAL, FITNESS_LOOSE, FITNESS_VERY_LOOSE, FITNESS_COUNT };

/* A way to come to a break. */
struct node {
    const struct node *before; /* the break at which the line begins */
    size_t end, start;         /* of the line, of the one that follows */
    millipoints width;         /* of the line */
    int64_t demerits;          /* of all lines up to here */
    enum fitness fitness;
    bool hyphen;
};

/* What all atoms before one have together. */
struct sums {
    int64_t width, stretch, shrink;
};

/* A node from which a line may still begin, with what most pairs of a node and a break are refused by. */
struct active {
    const struct node *node;
    int64_t width,
        narrow; /* what the sums before a break have more than these, a line up to it has; at its narrowest */
};

struct fit {
    struct arena *arena;
    const struct atom *atoms;
    const struct line_wish *wish;
    int64_t bound;     /* demerits of a way that there is: the best has no more */
    int tolerance;     /* the most badness of a line of the best */
    int64_t most_room; /* that a line may leave, but for the last */
    size_t first, end; /* atoms of the stretch; forced ends and what vanishes at the end not included */
    struct sums *sums; /* from atom `first` on */
    struct active active[ACTIVE_MOST];
    size_t active_count;
};

/* A line from a node to a break, as it would look. */
struct trial {
    int64_t width;
    int badness;
    enum fitness fitness;
};

static const struct sums *sums_at(const struct fit *fit, size_t i) { return &fit->sums[i - fit->first]; }

static void sum_up(struct fit *fit) {
    int flex = fit->wish->flex;
    fit->sums = NEW_ARRAY(fit->arena, struct sums, fit->end - fit->first + 1);
    for (size_t i = fit->first; i < fit->end; i++) {
        const struct atom *atom = &fit->atoms[i];
        struct sums sums = *sums_at(fit, i);
        if (atom->kind != ATOM_PENALTY) sums.width += atom->width;
        if (atom->kind == ATOM_GLUE) sums.stretch += atom->stretch, sums.shrink += atom->shrink;
        if (atom->kind == ATOM_BOX && flex) {
            int64_t give = (int64_t)atom->width * flex / 10000;
            sums.stretch += give, sums.shrink += give;
        }
        fit->sums[i + 1 - fit->first] = sums;
    }
}

/* ---- one line ---- */

static int badness(int64_t taken, int64_t available) {
    if (taken <= 0) return 0;
    if (available <= 0 || taken >= 5 * available) return BADNESS_WORST;
    int64_t ratio = taken * 1000 / available, result = (100 * ratio * ratio * ratio + 500000000) / 1000000000;
    return result < BADNESS_WORST ? (int)result : BADNESS_WORST;
}

static enum fitness fitness_of(int64_t room, int bad) {
    if (bad <= 12) return FITNESS_NORMAL; /* takes up to half */
    if (room < 0) return FITNESS_TIGHT;
    return bad < 100 ? FITNESS_LOOSE : FITNESS_VERY_LOOSE;
}

/* What sums have at a line's narrowest: a line with slack never shrinks. */
static int64_t narrowest(const struct fit *fit, const struct sums *sums) {
    return fit->wish->slack ? sums->width : sums->width - sums->shrink;
}

static struct active active_from(const struct fit *fit, const struct node *node) {
    const struct sums *start = sums_at(fit, node->start);
    int64_t after = node->hyphen ? fit->atoms[node->end].after : 0;
    if (node->start < fit->end) after -= fit->atoms[node->start].hang_start;
    return (struct active){node, start->width - after, narrowest(fit, start) - after};
}

/* The most that a line with slack may leave without being worse than what is tolerated; badness grows with it. */
static int64_t most_room(const struct line_wish *wish, int tolerance) {
    if (!wish->slack || tolerance >= BADNESS_WORST) return INT64_MAX;
    int64_t good = 0, bad = 5 * (int64_t)wish->slack;
    while (bad - good > 1) {
        int64_t middle = good + (bad - good) / 2;
        if (badness(middle, wish->slack) <= tolerance) good = middle;
        else bad = middle;
    }
    return good;
}

static bool is_hyphen(const struct fit *fit, size_t i) {
    return i < fit->end && fit->atoms[i].kind == ATOM_PENALTY && fit->atoms[i].hyphen;
}

/* What of a line that ends before atom `i` hangs over the edge. */
static millipoints hang_at(const struct fit *fit, size_t i) {
    if (is_hyphen(fit, i)) return fit->atoms[i].hang_end;
    return i > fit->first ? fit->atoms[i - 1].hang_end : 0;
}

/* What such a line gets on top. */
static millipoints ending_at(const struct fit *fit, size_t i) {
    return (is_hyphen(fit, i) ? fit->atoms[i].width : 0) - hang_at(fit, i);
}

/* Whether a line of this width can go from a node to the break before atom `i`, and what it looks like. The last line
 * is as short as it likes. */
static bool try_line(const struct fit *fit, const struct node *from, size_t i, int64_t width, struct trial *trial) {
    const struct line_wish *wish = fit->wish;
    const struct sums *start = sums_at(fit, from->start), *end = sums_at(fit, i);
    int64_t room = wish->width - width;
    int64_t stretch = wish->slack ? wish->slack : end->stretch - start->stretch + wish->emergency;
    if (room < 0 && (wish->slack || -room > end->shrink - start->shrink)) return false;
    trial->width = width;
    if (room < 0) trial->badness = badness(-room, end->shrink - start->shrink);
    else trial->badness = i == fit->end ? 0 : badness(room, stretch);
    trial->fitness = fitness_of(room, trial->badness);
    return trial->badness <= fit->tolerance;
}

static int64_t demerits(const struct fit *fit, const struct node *from, size_t i, const struct trial *trial) {
    bool last = i == fit->end;
    const struct atom *atom = last ? NULL : &fit->atoms[i];
    int64_t sum = LINE_PENALTY + trial->badness;
    sum *= sum;
    if (atom && atom->kind == ATOM_PENALTY) {
        int64_t penalty = (int64_t)atom->penalty * (atom->hyphen ? fit->wish->hyphen : 1);
        sum += penalty >= 0 ? penalty * penalty : -penalty * penalty;
        if (atom->hyphen && from->hyphen) sum += DEMERITS_HYPHENS;
    }
    if (last && from->hyphen) sum += fit->wish->last_hyphen;
    if (last && from->before && trial->width < fit->wish->last) sum += DEMERITS_SHORT_LAST;
    int steps = (int)trial->fitness - (int)from->fitness;
    if (from->before && (steps > 1 || steps < -1)) sum += DEMERITS_FITNESS;
    return from->demerits + sum;
}

/* ---- a way that there is ---- */

/* The last break to which a line from the node fits, one that parts no word if there is one; 0: none. */
static size_t farthest(const struct fit *fit, const struct node *from, int64_t *width) {
    const struct active active = active_from(fit, from);
    size_t found = 0;
    bool parts = false;
    for (size_t i = from->start + 1; i <= fit->end; i++) {
        int64_t reached = sums_at(fit, i)->width - active.width, wide = reached + ending_at(fit, i);
        if (reached > fit->wish->width) break;
        if (wide > fit->wish->width || (i < fit->end && !breaks_allowed(fit->atoms, i, fit->first))) continue;
        bool hyphen = i < fit->end && fit->atoms[i].hyphen;
        if (found && hyphen && !parts) continue;
        found = i, parts = hyphen, *width = wide;
    }
    return found;
}

/* The demerits of lines that are filled one after the other; INT64_MAX: that does not go. */
static int64_t demerits_filled(const struct fit *fit, const struct node *begin) {
    struct node node = *begin;
    while (node.end < fit->end) {
        struct trial trial;
        int64_t width;
        size_t i = farthest(fit, &node, &width);
        if (!i || !try_line(fit, &node, i, width, &trial)) return INT64_MAX;
        node = (struct node){.before = begin,
                             .end = i,
                             .start = i < fit->end ? breaks_next_start(fit->atoms, fit->end, i) : i,
                             .demerits = demerits(fit, &node, i, &trial),
                             .fitness = trial.fitness,
                             .hyphen = i < fit->end && fit->atoms[i].hyphen};
    }
    return node.demerits;
}

/* No demerits are below 0, so that no line of the best way has more than the whole of any other: most pairs of breaks
 * need not be looked at. */
static void bound(struct fit *fit, const struct node *begin) {
    fit->tolerance = fit->wish->tolerance;
    fit->bound = demerits_filled(fit, begin);
    int64_t good = 0, bad = (int64_t)fit->tolerance + 1;
    while (bad - good > 1) {
        int64_t middle = (good + bad) / 2;
        if ((LINE_PENALTY + middle) * (LINE_PENALTY + middle) <= fit->bound) good = middle;
        else bad = middle;
    }
    fit->tolerance = (int)good;
    fit->most_room = most_room(fit->wish, fit->tolerance);
}

/* ---- all lines ---- */

/* Of the ways to a break the best of each fitness class; what no line can begin at any more is not active afterwards.
 */
static void find_best(struct fit *fit, size_t i, struct node best[FITNESS_COUNT]) {
    bool last = i == fit->end;
    size_t next = last ? i : breaks_next_start(fit->atoms, fit->end, i), kept = 0;
    const struct sums *end = sums_at(fit, i);
    int64_t narrow = narrowest(fit, end) - fit->wish->width, width = end->width + ending_at(fit, i);
    int64_t least = last || fit->most_room == INT64_MAX ? INT64_MIN : fit->wish->width - fit->most_room;
    for (size_t j = 0; j < fit->active_count; j++) {
        const struct active active = fit->active[j];
        struct trial trial;
        if (narrow <= active.narrow) fit->active[kept++] = active;
        if (width - active.width < least || active.node->start > i) continue;
        if (!try_line(fit, active.node, i, width - active.width, &trial)) continue;
        struct node *node = &best[trial.fitness];
        int64_t sum = demerits(fit, active.node, i, &trial);
        if (sum > fit->bound || (node->before && node->demerits <= sum)) continue;
        *node = (struct node){.before = active.node,
                              .end = i,
                              .start = next,
                              .width = (millipoints)trial.width,
                              .demerits = sum,
                              .fitness = trial.fitness,
                              .hyphen = !last && fit->atoms[i].hyphen};
    }
    fit->active_count = last ? 0 : kept;
}

/* Remembers them. False when too many are active. */
static bool add_break(struct fit *fit, size_t i) {
    struct node best[FITNESS_COUNT];
    for (size_t j = 0; j < FITNESS_COUNT; j++) best[j].before = NULL;
    find_best(fit, i, best);
    for (size_t j = 0; j < FITNESS_COUNT; j++) {
        if (!best[j].before) continue;
        if (fit->active_count == ACTIVE_MOST) return false;
        struct node *node = NEW(fit->arena, struct node);
        *node = best[j];
        fit->active[fit->active_count++] = active_from(fit, node);
    }
    return true;
}

static const struct node *best_end(const struct fit *fit) {
    const struct node *best = NULL;
    for (size_t i = 0; i < fit->active_count; i++)
        if (!best || fit->active[i].node->demerits < best->demerits) best = fit->active[i].node;
    return best;
}

/* What fits into one line is one: no penalty is below 0, so that every break costs something. */
static const struct node *only_line(const struct fit *fit, const struct node *begin) {
    int64_t width = sums_at(fit, fit->end)->width;
    if (width > fit->wish->width) return NULL;
    struct node *node = NEW(fit->arena, struct node);
    *node = (struct node){.before = begin, .end = fit->end, .start = fit->end, .width = (millipoints)width};
    return node;
}

/* The best way to the end of the stretch; NULL: none. */
static const struct node *fit_stretch(struct fit *fit) {
    struct node *begin = NEW(fit->arena, struct node);
    *begin = (struct node){.end = fit->first, .start = fit->first, .fitness = FITNESS_NORMAL};
    sum_up(fit);
    const struct node *only = only_line(fit, begin);
    if (only) return only;
    bound(fit, begin);
    fit->active[0] = active_from(fit, begin);
    fit->active_count = 1;
    for (size_t i = fit->first; i < fit->end && fit->active_count; i++)
        if (breaks_allowed(fit->atoms, i, fit->first) && !add_break(fit, i)) return NULL;
    return fit->active_count && add_break(fit, fit->end) ? best_end(fit) : NULL;
}

static bool vanishes(const struct atom *atom) { return atom->kind != ATOM_BOX; }

/* A line begins at what its node's line leaves. */
static void add_lines(const struct fit *fit, const struct node *last, struct line *lines, size_t count) {
    for (const struct node *node = last; node->before; node = node->before)
        lines[--count] =
            (struct line){.first = node->before->start,
                          .end = node->end,
                          .width = node->width,
                          .hang_start = node->before->start < fit->end ? fit->atoms[node->before->start].hang_start : 0,
                          .hang_end = hang_at(fit, node->end),
                          .hyphen = node->hyphen,
                          .space_after = node != last && fit->atoms[node->end].kind == ATOM_GLUE,
                          .last = node == last};
}

size_t breaks_optimal(struct arena *arena, const struct atom *atoms, size_t count, const struct line_wish *wish,
                      struct line **lines) {
    struct fit fit;
    fit.arena = arena, fit.atoms = atoms, fit.wish = wish;
    size_t line_count = 0, capacity = 0;
    *lines = NULL;
    for (size_t next = 0; next < count;) {
        fit.first = fit.end = next;
        while (fit.end < count && !(atoms[fit.end].kind == ATOM_PENALTY && atoms[fit.end].penalty == PENALTY_FORCED))
            fit.end++;
        next = fit.end + 1;
        while (fit.end > fit.first && vanishes(&atoms[fit.end - 1])) fit.end--;
        const struct node *last = fit_stretch(&fit);
        if (!last) return 0;
        size_t more = 0;
        for (const struct node *node = last; node->before; node = node->before) more++;
        for (size_t i = 0; i < more; i++) ARENA_PUSH(arena, *lines, line_count, capacity) = (struct line){0};
        add_lines(&fit, last, *lines + line_count - more, more);
    }
    return line_count;
}
