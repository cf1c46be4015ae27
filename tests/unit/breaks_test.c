/* Total fit: the breaks it takes are no worse than any others, by trying all of them; what it does where nothing fits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "layout/breaks.h"

enum { MOST = 64 };

static unsigned next_random(unsigned *seed) {
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7FFF;
}

/* ---- what lines are worth, worked out anew ---- */

static int64_t badness(int64_t taken, int64_t available) {
    if (taken <= 0) return 0;
    if (available <= 0 || taken >= 5 * available) return BADNESS_WORST;
    int64_t ratio = taken * 1000 / available, bad = (100 * ratio * ratio * ratio + 500000000) / 1000000000;
    return bad < BADNESS_WORST ? bad : BADNESS_WORST;
}

struct paragraph_of_lines {
    int64_t demerits;
    int fitness; /* of the line before: 0 tight to 3 very loose; -1: none */
    bool hyphen, fits;
};

static void add_line(struct paragraph_of_lines *p, const struct atom *atoms, const struct line_wish *wish, size_t first,
                     size_t end, bool last, millipoints after) {
    int64_t width = after, stretch = 0, shrink = 0, sum;
    for (size_t i = first; i < end; i++) {
        if (atoms[i].kind != ATOM_PENALTY) width += atoms[i].width;
        if (atoms[i].kind == ATOM_GLUE) stretch += atoms[i].stretch, shrink += atoms[i].shrink;
    }
    if (!last) width += atoms[end].kind == ATOM_PENALTY ? atoms[end].width : 0;
    int64_t room = wish->width - width, bad;
    if (wish->slack) stretch = wish->slack, shrink = 0;
    else stretch += wish->emergency;
    bad = room >= 0 ? (last ? 0 : badness(room, stretch)) : badness(-room, shrink);
    p->fits = p->fits && (room >= 0 || -room <= shrink) && bad <= wish->tolerance;
    int fitness = bad <= 12 ? 1 : room < 0 ? 0 : bad < 100 ? 2 : 3;
    sum = (10 + bad) * (10 + bad);
    bool hyphen = !last && atoms[end].hyphen;
    if (!last && atoms[end].kind == ATOM_PENALTY) {
        int64_t penalty = (int64_t)atoms[end].penalty * (hyphen ? wish->hyphen : 1);
        sum += penalty * penalty;
    }
    if (hyphen && p->hyphen) sum += 40000;
    if (last && p->hyphen) sum += wish->last_hyphen;
    if (last && p->fitness >= 0 && width < wish->last) sum += 40000;
    if (p->fitness >= 0 && abs(fitness - p->fitness) > 1) sum += 10000;
    p->demerits += sum;
    p->fitness = fitness;
    p->hyphen = hyphen;
}

static int64_t worth(const struct atom *atoms, size_t count, const struct line_wish *wish, const struct line *lines,
                     size_t line_count) {
    struct paragraph_of_lines p = {.fitness = -1, .fits = true};
    for (size_t i = 0; i < line_count; i++) {
        millipoints after = i && lines[i - 1].hyphen ? atoms[lines[i - 1].end].after : 0;
        add_line(&p, atoms, wish, lines[i].first, lines[i].end, lines[i].end == count, after);
    }
    assert_true(p.fits);
    return p.demerits;
}

/* Every way to break, one after the other. -1: none fits. */
static int64_t best_of_all(const struct atom *atoms, size_t count, const struct line_wish *wish) {
    size_t places[MOST], place_count = 0;
    for (size_t i = 0; i < count; i++)
        if (breaks_allowed(atoms, i, 0)) places[place_count++] = i;
    int64_t best = -1;
    for (unsigned way = 0; way < 1u << place_count; way++) {
        struct paragraph_of_lines p = {.fitness = -1, .fits = true};
        size_t first = 0;
        millipoints after = 0;
        for (size_t i = 0; i < place_count && p.fits; i++) {
            if (!(way >> i & 1)) continue;
            p.fits = first <= places[i];
            if (!p.fits) break;
            add_line(&p, atoms, wish, first, places[i], false, after);
            after = atoms[places[i]].hyphen ? atoms[places[i]].after : 0;
            first = breaks_next_start(atoms, count, places[i]);
        }
        if (p.fits) add_line(&p, atoms, wish, first, count, true, after);
        if (p.fits && (best < 0 || p.demerits < best)) best = p.demerits;
    }
    return best;
}

/* Words of one or two parts with hyphens or bare breaks between them, and spaces; ends with a box. */
static size_t random_atoms(struct atom *atoms, unsigned *seed) {
    size_t count = 0, words = 2 + next_random(seed) % 6;
    for (size_t word = 0; word < words; word++) {
        if (word) {
            millipoints width = 200 + (millipoints)(next_random(seed) % 200);
            atoms[count++] =
                (struct atom){.kind = ATOM_GLUE, .width = width, .stretch = width / 2, .shrink = width / 3};
        }
        for (size_t part = next_random(seed) % 2;; part--) {
            atoms[count++] = (struct atom){.kind = ATOM_BOX, .width = 100 + (millipoints)(next_random(seed) % 2500)};
            if (!part) break;
            bool hyphen = next_random(seed) % 2;
            atoms[count++] = (struct atom){.kind = ATOM_PENALTY,
                                           .hyphen = hyphen,
                                           .penalty = hyphen ? 60 : (int)(next_random(seed) % 100),
                                           .width = hyphen ? 300 : 0,
                                           .after = hyphen ? (millipoints)(next_random(seed) % 50) : 0};
        }
    }
    return count;
}

static void no_other_breaks_are_better(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    unsigned seed = 7;
    size_t broken = 0, hopeless = 0;
    for (size_t i = 0; i < 4000; i++) {
        struct atom atoms[MOST];
        size_t count = random_atoms(atoms, &seed);
        struct line_wish wish = {.width = 3000 + (millipoints)(next_random(&seed) % 5000), .hyphen = 1 + (int)(i & 1)};
        wish.slack = i % 3 ? 0 : 1500;
        wish.emergency = i % 5 ? 0 : 1000;
        wish.last_hyphen = i % 4 ? 30000 : 0;
        wish.last = i % 2 ? 0 : 1000;
        wish.tolerance = i % 7 ? BADNESS_WORST : 400;
        struct line *lines;
        size_t line_count = breaks_optimal(arena, atoms, count, &wish, &lines);
        int64_t best = best_of_all(atoms, count, &wish);
        if (best < 0) {
            assert_int_equal(line_count, 0);
            hopeless++;
            continue;
        }
        assert_true(line_count > 0);
        assert_int_equal(worth(atoms, count, &wish, lines, line_count), best);
        broken += line_count > 2;
    }
    assert_true(broken > 1000 && hopeless > 100); /* the sample holds both */
    arena_destroy(arena);
}

/* ---- by hand ---- */

/* Words of the lengths given, a space of 10 ± between them; "12|5" a word with a hyphen. */
static size_t read_words(const char *text, struct atom *atoms) {
    size_t count = 0;
    for (const char *at = text; *at; at++) {
        if (*at == ' ') atoms[count++] = (struct atom){.kind = ATOM_GLUE, .width = 10, .stretch = 5, .shrink = 3};
        else if (*at == '|')
            atoms[count++] = (struct atom){.kind = ATOM_PENALTY, .hyphen = true, .penalty = 60, .width = 5};
        else if (*at == '!') atoms[count++] = (struct atom){.kind = ATOM_PENALTY, .penalty = PENALTY_FORCED};
        else if (*at == '~') atoms[count++] = (struct atom){.kind = ATOM_PENALTY, .penalty = PENALTY_NEVER};
        else {
            char *end;
            atoms[count++] = (struct atom){.kind = ATOM_BOX, .width = (millipoints)strtol(at, &end, 10)};
            at = end - 1;
        }
    }
    return count;
}

static void lines_are_the_best_as_a_whole(void **state) {
    (void)state;
    static const struct {
        const char *words;
        struct line_wish wish;
        const char *lines; /* natural widths, '-' a hyphen, '.' a last line, "none" */
    } cases[] = {
        {"30 30 30 30", {.width = 70, .slack = 20, .tolerance = BADNESS_WORST}, "70 70."},
        /* First fit would take 90 and leave a line of 20: evenly short lines look better. */
        {"40 40 20 70 10", {.width = 100, .slack = 20, .tolerance = BADNESS_WORST}, "90 100 10."},
        {"50 40 30|30 90", {.width = 100, .slack = 20, .tolerance = BADNESS_WORST, .hyphen = 1}, "100 60 90."},
        {"50 30|60 60", {.width = 100, .slack = 30, .tolerance = BADNESS_WORST, .hyphen = 1}, "95- 60 60."},
        {"50 30|60 60", {.width = 100, .slack = 30, .tolerance = BADNESS_WORST, .hyphen = 9}, "50 90 60."},
        {"95 200 30", {.width = 100, .slack = 20, .tolerance = BADNESS_WORST}, "none"},
        {"30 30 30", {.width = 105, .tolerance = 100}, "110."}, /* shrinks */
        {"30 50 20", {.width = 100, .tolerance = 100}, "none"}, /* cannot */
        {"30 50 20", {.width = 100, .tolerance = 100, .emergency = 100}, "90 20."},
        {"40!30!!20", {.width = 100, .slack = 20, .tolerance = 100}, "40. 30. 0. 20."},
        {"40~ 40 40", {.width = 85, .slack = 20, .tolerance = BADNESS_WORST}, "none"},
        {"", {.width = 100, .tolerance = 100}, "none"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct atom atoms[MOST];
        struct line *lines;
        struct buffer out = {0};
        size_t count = breaks_optimal(arena, atoms, read_words(cases[i].words, atoms), &cases[i].wish, &lines);
        for (size_t j = 0; j < count; j++)
            buffer_format(&out, "%s%d%s%s", j ? " " : "", lines[j].width, lines[j].hyphen ? "-" : "",
                          lines[j].last ? "." : "");
        if (!count) buffer_append_c(&out, "none");
        buffer_char(&out, '\0');
        if (strcmp(out.data, cases[i].lines) != 0) fail_msg("“%s”: %s", cases[i].words, out.data);
        buffer_free(&out);
    }
    arena_destroy(arena);
}

/* Breaks that cost no width could all be active at once: it gives up instead. */
static void too_many_ways_are_not_compared(void **state) {
    (void)state;
    enum { COUNT = 200000 };
    struct arena *arena = arena_create();
    struct atom *atoms = NEW_ARRAY(arena, struct atom, COUNT);
    for (size_t i = 0; i < COUNT; i++) atoms[i].kind = i % 2 ? ATOM_PENALTY : ATOM_BOX;
    atoms[0].width = atoms[COUNT - 2].width = 60; /* else it would be one line */
    struct line_wish wish = {.width = 100, .slack = 100, .tolerance = BADNESS_WORST};
    struct line *lines;
    assert_int_equal(breaks_optimal(arena, atoms, COUNT, &wish, &lines), 0);
    assert_int_equal(breaks_first_fit(arena, atoms, COUNT, wish.width, 0, &lines), 2);
    atoms[0].width = 0;
    assert_int_equal(breaks_optimal(arena, atoms, COUNT, &wish, &lines), 1);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_other_breaks_are_better),
        cmocka_unit_test(lines_are_the_best_as_a_whole),
        cmocka_unit_test(too_many_ways_are_not_compared),
    };
    return cmocka_run_group_tests_name("breaks", tests, NULL, NULL);
}
