/* Where a line may end and begin; first fit, for text whose lines are as they are (code) and for what total fit gives
 * up. */
#include "layout/breaks.h"

#include "base/arena.h"

/* Where a line may end: before atom `end`, going on with atom `next`. */
struct candidate {
    size_t end, next;
    millipoints width;
    bool found, hyphen, space, forced;
};

bool breaks_allowed(const struct atom *atoms, size_t i, size_t first) {
    if (atoms[i].kind == ATOM_PENALTY) return atoms[i].penalty < PENALTY_NEVER;
    return atoms[i].kind == ATOM_GLUE && i > first && atoms[i - 1].kind == ATOM_BOX;
}

static struct candidate candidate(const struct atom *atom, size_t i, millipoints sum) {
    bool penalty = atom->kind == ATOM_PENALTY;
    return (struct candidate){.end = i,
                              .next = i + penalty,
                              .width = sum + (penalty ? atom->width : 0),
                              .found = true,
                              .hyphen = atom->hyphen,
                              .space = !penalty,
                              .forced = penalty && atom->penalty == PENALTY_FORCED};
}

/* The last place at which the line that begins with atom `first` may end and still fits. When none fits, the first at
 * which it may end at all; or, within what has no such place, before the box that is too much. `sum` is what the line
 * has before its first atom. */
static struct candidate line_end(const struct atom *atoms, size_t count, size_t first, millipoints sum,
                                 millipoints width) {
    struct candidate best = {0};
    bool boxes = false;
    for (size_t i = first; i < count; i++) {
        const struct atom *atom = &atoms[i];
        if (breaks_allowed(atoms, i, first)) {
            struct candidate here = candidate(atom, i, sum);
            if (here.width > width && best.found) return best;
            best = here;
            if (best.forced) return best;
        }
        if (atom->kind == ATOM_PENALTY) continue;
        if (atom->kind == ATOM_BOX && sum + atom->width > width) {
            if (best.found) return best;
            if (boxes) return (struct candidate){.end = i, .next = i, .width = sum};
        }
        boxes = boxes || atom->kind == ATOM_BOX;
        sum += atom->width;
    }
    return (struct candidate){.end = count, .next = count, .width = sum, .forced = true};
}

/* Glue and penalties vanish at the start of a line, but for the paragraph's first and those after a forced end. */
size_t breaks_next_start(const struct atom *atoms, size_t count, size_t i) {
    while (i < count &&
           (atoms[i].kind == ATOM_GLUE || (atoms[i].kind == ATOM_PENALTY && atoms[i].penalty != PENALTY_FORCED)))
        i++;
    return i;
}

size_t breaks_first_fit(struct arena *arena, const struct atom *atoms, size_t count, millipoints width,
                        millipoints hanging, struct line **lines) {
    size_t line_count = 0, capacity = 0;
    millipoints before = 0;
    *lines = NULL;
    for (size_t first = 0; first < count;) {
        struct candidate end = line_end(atoms, count, first, before, line_count ? width - hanging : width);
        ARENA_PUSH(arena, *lines, line_count, capacity) = (struct line){.first = first,
                                                                        .end = end.end,
                                                                        .width = end.width,
                                                                        .hyphen = end.hyphen,
                                                                        .space_after = end.space,
                                                                        .last = end.forced};
        before = end.hyphen ? atoms[end.end].after : 0;
        first = end.forced ? end.next : breaks_next_start(atoms, count, end.next);
    }
    return line_count;
}
