/* The figures about people: the stakeholder map, the buying centre and the organisation tree. */
#include "figure_by_hand.h"
#include "languages_of_ours.h"

static struct hand *people_of(struct arena *arena, const char *type) {
    struct hand *hand = hand_of(arena, type);
    hand_all_columns(hand);
    return hand;
}

static size_t count_dashed(const struct hand *hand, enum operation_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < hand->drawing->count; i++)
        count += hand->drawing->operations[i].kind == kind && hand->drawing->operations[i].dashed;
    return count;
}

/* ---- stakeholder map ---- */

static struct hand *map_of_four(struct arena *arena) {
    struct hand *hand = people_of(arena, "stakeholder-map");
    ROW(hand, "Ada", "2", "5", "Decider", "3", "4");
    ROW(hand, "Ben", "-1", "4", "Buyer", "1", "1");
    ROW(hand, "Cleo", "2", "5", "Decider", "2", "3");
    ROW(hand, "Dan", "?", "2", "Buyer", "?", "2");
    return hand;
}

static void map_places_people_by_their_ratings(void **state) {
    struct hand *hand = map_of_four(*state);
    hand_draw(hand, LANGUAGE_EN, FULL);
    const struct operation *ada = text_at(hand, "Ada"), *ben = text_at(hand, "Ben"), *cleo = text_at(hand, "Cleo"),
                           *dan = text_at(hand, "Dan"), *plus = text_at(hand, "+2"), *minus = text_at(hand, "−1"),
                           *unknown = text_at(hand, "not known");
    assert_int_equal(ada->x, cleo->x); /* in one field: one below the other, in the order of the rows */
    assert_true(ada->y < cleo->y && cleo->y < ben->y && ben->y < dan->y);
    assert_true(ben->x < ada->x && ada->x < dan->x);
    assert_true(ada->x > minus->x && ada->x < unknown->x && plus->x < unknown->x);
    assert_true(dan->x > plus->x);
    text_at(hand, "People in one field have the same values.");
    text_at(hand, "dashed ring: not known");
}

/* Of Ada's ring three quarters are full and one is outlined; Ben has reached his goal, Cleo is one short. */
static void map_rings_show_now_and_goal(void **state) {
    struct hand *hand = map_of_four(*state);
    hand_draw(hand, LANGUAGE_EN, FULL);
    size_t full = 0, open = 0;
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *path = &hand->drawing->operations[i];
        if (path->kind != OPERATION_PATH || path->point_count != 14) continue;
        full += path->fill == COLOUR_SERIES_1;
        open += path->fill == COLOUR_PAPER;
    }
    assert_int_equal(full, 3 + 1 + 2 + 2 /* in the legend */);
    assert_int_equal(open, 1 + 0 + 1 + 1);
}

static void map_numbers_many_on_one_spot(void **state) {
    struct hand *hand = people_of(*state, "stakeholder-map");
    for (int i = 0; i < 40; i++)
        ROW(hand, str_terminated(*state, str_format(*state, "Person %02d", i)), "1", "3", "Buyer", "1", "2");
    hand_draw(hand, LANGUAGE_DE, FULL);
    text_at(hand, "40");
    text_at(hand, "Person 00");
    text_at(hand, "Person 39");
}

static void map_speaks(void **state) {
    struct hand *hand = map_of_four(*state);
    CHECK_SAYS(
        hand, LANGUAGE_EN,
        "People: 4; for us: 2, neutral: 0, against us: 1. Stance not known: 1. With great influence (4 or 5): 2 of "
        "3 for us; against us: Ben. The relationship is still below its goal with 2 of 3.");
    CHECK_SAYS(
        hand, LANGUAGE_DE,
        "Personen: 4; für uns: 2, neutral: 0, gegen uns: 1. Haltung nicht bekannt: 1. Mit großem Einfluss (4 oder "
        "5): 2 von 3 für uns; gegen uns: Ben. Bei 2 von 3 liegt die Beziehung noch unter dem Ziel.");
}

/* ---- buying centre ---- */

static struct hand *centre_of_four(struct arena *arena) {
    struct hand *hand = people_of(arena, "buying-centre");
    ROW(hand, "Ada", "Head", "", "Yves", "Zoe", "4");
    ROW(hand, "Ben", "Buyer", "", "Zoe", "", "0");
    ROW(hand, "Cleo", "Brewer", "", "", "", "2");
    ROW(hand, "Dan", "Clerk", "", "Xaver", "", "?");
    for (size_t row = 0; row < 4; row++) hand_set(hand, row, hand->data.first[2], "All");
    return hand;
}

/* Zoe comes first in the rows, but her contacts stand lower in the mean than Yves's. */
static void centre_orders_ours_by_their_contacts(void **state) {
    struct hand *hand = people_of(*state, "buying-centre");
    ROW(hand, "Ada", "", "", "Zoe", "", "1");
    ROW(hand, "Ben", "", "", "Yves", "Zoe", "1");
    ROW(hand, "Cleo", "", "", "Zoe", "", "1");
    ROW(hand, "Dan", "", "", "Zoe", "", "1");
    hand_draw(hand, LANGUAGE_EN, FULL);
    const struct operation *yves = text_at(hand, "Yves"), *zoe = text_at(hand, "Zoe");
    assert_true(yves->y < zoe->y);
    assert_true(yves->x > text_at(hand, "Ada")->x);
    text_at(hand, "3 contacts, second for 1");
}

static void centre_marks_gaps(void **state) {
    struct hand *hand = centre_of_four(*state);
    hand_draw(hand, LANGUAGE_DE, FULL);
    const struct operation *nobody = text_at(hand, "niemand");
    assert_true(abs(nobody->y - text_at(hand, "Cleo")->y) < 6 * POINT);
    text_at(hand, "?");
    assert_int_equal(count_dashed(hand, OPERATION_PATH), 3); /* Ben's, Dan's and the one of the legend */
}

static void centre_links_are_as_thick_as_relationships(void **state) {
    static const char *const strengths[] = {"1", "2", "3", "4"};
    millipoints before = 0;
    for (size_t i = 0; i < 4; i++) {
        struct hand *hand = people_of(*state, "buying-centre");
        ROW(hand, "Ada", "", "", "Yves", "", strengths[i]);
        hand_draw(hand, LANGUAGE_EN, FULL);
        const struct drawing *drawing = hand->drawing;
        millipoints thick = 0;
        for (size_t k = 0; k < drawing->count; k++)
            if (drawing->operations[k].kind == OPERATION_PATH && drawing->operations[k].stroke == COLOUR_SERIES_1)
                thick = drawing->operations[k].stroke_width;
        assert_true(thick > before);
        before = thick;
    }
}

static void centre_speaks(void **state) {
    struct hand *hand = centre_of_four(*state);
    CHECK_SAYS(hand, LANGUAGE_EN,
               "3 contacts are looked after by 3 of our people. Nobody looks after Cleo. The "
               "relationship is good (3 or 4) with 1, weak (0 or 1) with 1 of 3. One value is not known.");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "3 Ansprechpartner werden von 3 unserer Leute betreut. Niemand betreut Cleo. Gut "
               "(3 oder 4) ist die Beziehung zu 1, schwach (0 oder 1) zu 1 von 3. Ein Wert ist nicht bekannt.");
}

/* ---- organisation tree ---- */

static void tree_centres_above_children(void **state) {
    struct hand *hand = people_of(*state, "organisation-tree");
    ROW(hand, "Ada", "a", "", "Chief", "1");
    ROW(hand, "Ben", "b", "Ada", "Head", "0");
    ROW(hand, "Cleo", "c", "a", "Head", "0"); /* by its id */
    hand_draw(hand, LANGUAGE_EN, FULL);
    const struct operation *ada = text_at(hand, "Ada"), *ben = text_at(hand, "Ben"), *cleo = text_at(hand, "Cleo");
    assert_int_equal(ben->y, cleo->y);
    assert_true(ada->y < ben->y);
    assert_int_equal(2 * ada->x, ben->x + cleo->x);
    CHECK_STR(hand->said, "3 people on 2 levels, with Ada at the top. Ada has the most direct reports (2). mark: Ada.");
}

static void tree_opens_circles_at_their_first_row(void **state) {
    struct hand *hand = people_of(*state, "organisation-tree");
    ROW(hand, "Dan", "", "Ben", "", "0");
    ROW(hand, "Ada", "", "Cleo", "", "0");
    ROW(hand, "Ben", "", "Ada", "", "0");
    ROW(hand, "Cleo", "", "Ben", "", "0");
    ROW(hand, "Eve", "", "Eve", "", "0"); /* reports to herself */
    ROW(hand, "Finn", "", "?", "", "0");
    hand_draw(hand, LANGUAGE_DE, FULL);
    assert_true(text_at(hand, "Ada")->y < text_at(hand, "Ben")->y);
    assert_true(text_at(hand, "Ben")->y < text_at(hand, "Dan")->y);
    assert_int_equal(text_at(hand, "Cleo")->y, text_at(hand, "Dan")->y);
    assert_int_equal(text_at(hand, "Ada")->y, text_at(hand, "Eve")->y);
    text_at(hand, "↑ ?");
    assert_int_equal(count_dashed(hand, OPERATION_RECTANGLE), 2);
    CHECK_STR(hand->said, "6 Personen auf 3 Ebenen, an der Spitze Ada, Eve und Finn. Die meisten direkt "
                          "Unterstellten hat Ben (2). Die Berichtswege laufen im Kreis über Ada.");
}

/* Too wide for boxes side by side: a list, each below the one that it reports to, and further in. */
static void tree_of_many_is_a_list(void **state) {
    struct hand *hand = people_of(*state, "organisation-tree");
    for (int i = 0; i < 40; i++) {
        const char *parent = i ? str_terminated(*state, str_format(*state, "P%02d", (i - 1) / 2)) : "";
        ROW(hand, str_terminated(*state, str_format(*state, "P%02d", i)), "", parent, "Position", "0");
    }
    hand_draw(hand, LANGUAGE_EN, FULL);
    for (int i = 1; i < 40; i++) {
        const struct operation *one = text_at(hand, str_terminated(*state, str_format(*state, "P%02d", i)));
        const struct operation *parent =
            text_at(hand, str_terminated(*state, str_format(*state, "P%02d", (i - 1) / 2)));
        assert_true(one->y > parent->y && one->x > parent->x);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(map_places_people_by_their_ratings),
        CHECK_ARENA(map_rings_show_now_and_goal),
        CHECK_ARENA(map_numbers_many_on_one_spot),
        CHECK_ARENA(map_speaks),
        CHECK_ARENA(centre_orders_ours_by_their_contacts),
        CHECK_ARENA(centre_marks_gaps),
        CHECK_ARENA(centre_links_are_as_thick_as_relationships),
        CHECK_ARENA(centre_speaks),
        CHECK_ARENA(tree_centres_above_children),
        CHECK_ARENA(tree_opens_circles_at_their_first_row),
        CHECK_ARENA(tree_of_many_is_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
