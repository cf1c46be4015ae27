/* Figures of progress: goals, funnel, chance curve, competence profile, sparkline, with data computed by hand. */
#include "figure_by_hand.h"
#include "languages_of_ours.h"

/* ---- goals ---- */

static struct hand *goals(struct arena *arena) {
    struct hand *hand = hand_of(arena, "goal-progress");
    hand_column(hand, "label", "Ziel", FORMAT_TEXT);
    hand_column(hand, "progress", "Fortschritt", FORMAT_PERCENT);
    hand_column(hand, "column", "Seite", FORMAT_TEXT);
    hand_column(hand, "late", "late", FORMAT_TEXT);
    ROW(hand, "Wasser sparen", "109.5", "1=Kunde", "0");
    ROW(hand, "Umsatz", "50", "0=Eigen", "1");
    ROW(hand, "Netz", "?", "0=Eigen", "0");
    ROW(hand, "Lager", "400", "2=Gemeinsam", "0");
    ROW(hand, "Preis", "100", "2=Gemeinsam", "0");
    return hand;
}

static void goals_run_beyond_their_mark(void **state) {
    struct hand *hand = goals(*state);
    hand_draw(hand, LANGUAGE_DE, FULL);
    assert_true(text_at(hand, "Eigen")->x < text_at(hand, "Kunde")->x);
    assert_true(text_at(hand, "Kunde")->x < text_at(hand, "Gemeinsam")->x);
    const struct operation *half = bar_at(hand, COLOUR_SERIES_1, 0), *more = bar_at(hand, COLOUR_SERIES_1, 1),
                           *cut = bar_at(hand, COLOUR_SERIES_1, 2), *whole = bar_at(hand, COLOUR_SERIES_1, 3);
    assert_int_equal(half->y, more->y); /* level, in two columns */
    assert_in_range(2 * half->width, whole->width - 2, whole->width + 2);
    assert_in_range(more->width * 100 / whole->width, 109, 110);
    assert_true(cut->width > whole->width && cut->width < whole->width * 120 / 100);
    assert_int_equal(text_at(hand, "400 %")->y - cut->y, text_at(hand, "100 %")->y - whole->y);
    text_at(hand, "überfällig");
    hand_draw(hand, LANGUAGE_DE, HALF); /* below each other */
    assert_int_equal(text_at(hand, "Eigen")->x, text_at(hand, "Gemeinsam")->x);
}

static void goals_speak(void **state) {
    struct hand *hand = goals(*state);
    CHECK_SAYS(hand, LANGUAGE_DE,
               "Erreichte Ziele: 3 von 5 (Eigen 0 von 2, Kunde 1 von 1 und Gemeinsam 2 von 2). Am weitesten: Lager, "
               "400 %; am weitesten zurück: Umsatz, 50 %. Überfällig: 1. Ohne bekannten Fortschritt: 1.");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "Goals reached: 3 of 5 (Eigen 0 of 2, Kunde 1 of 1 and Gemeinsam 2 of 2). Farthest along: Lager, "
               "400%; farthest behind: Umsatz, 50%. Overdue: 1. Without known progress: 1.");
}

/* ---- funnel ---- */

static void funnel_adds_up_stages(void **state) {
    struct hand *hand = hand_of(*state, "funnel");
    hand_column(hand, "stage", "Stufe", FORMAT_TEXT);
    hand_column(hand, "value", "Wert", FORMAT_MONEY);
    hand_column(hand, "weighted", "Gewichtet", FORMAT_MONEY);
    ROW(hand, "3=Angebot", "500", "250");
    ROW(hand, "0=Idee", "?", "");
    ROW(hand, "3=Angebot", "300.10", "150.05");
    ROW(hand, "0=Idee", "600", "60");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "4 Chancen im Wert von 1,4 Tsd. € + ?, gewichtet 460,05 €. 2 Stufen; die größte ist "
               "„Angebot“ mit 800,10 €. Ein Wert ist nicht bekannt.");
    assert_true(text_at(hand, "Idee")->y < text_at(hand, "Angebot")->y);
    text_at(hand, "600 € + ?");
    text_at(hand, "400,05 €");
    const struct operation *idea = bar_at(hand, COLOUR_STEP_1, 0), *offer = bar_at(hand, COLOUR_STEP_1, 1);
    assert_in_range(idea->width * 8001LL / 6000, offer->width - 3, offer->width + 3);
    assert_in_range(bar_at(hand, COLOUR_SERIES_1, 1)->width * 2, offer->width - 3, offer->width + 3);
    CHECK_SAYS(hand, LANGUAGE_EN,
               "4 opportunities worth €1.4k + ?, weighted €460.05. 2 stages; the largest is "
               "“Angebot” with €800.10. One value is not known.");
}

/* ---- chance curve ---- */

static struct hand *chances(struct arena *arena) {
    struct hand *hand = hand_of(arena, "chance-curve");
    hand_column(hand, "label", "Chance", FORMAT_TEXT);
    hand_column(hand, "value", "Wert", FORMAT_MONEY);
    hand_column(hand, "probability", "Wahrscheinlichkeit", FORMAT_PERCENT);
    ROW(hand, "A", "2000", "50");
    ROW(hand, "B", "1000", "40");
    ROW(hand, "C", "?", "40");
    hand_setting(hand, "secured", "", "1000");
    hand_setting(hand, "target", "", "3000");
    hand_setting(hand, "chance", "", "51.5"); /* not what it is: what is said is printed */
    return hand;
}

/* The longest open path: its corners are totals and their chances. */
static const struct operation *curve_of(const struct hand *hand) {
    const struct operation *longest = NULL;
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *operation = &hand->drawing->operations[i];
        if (operation->kind != OPERATION_PATH || operation->closed) continue;
        if (!longest || operation->point_count > longest->point_count) longest = operation;
    }
    return longest;
}

static void curve_falls_by_the_chances(void **state) {
    struct hand *hand = chances(*state);
    CHECK_SAYS(
        hand, LANGUAGE_DE,
        "Die Aussicht, das Ziel von 3 Tsd. € zu erreichen, liegt bei 51,5 %, wenn die Chancen voneinander unabhängig "
        "sind. Gesichert 1 Tsd. €, erwartet 2,4 Tsd. €, höchstens möglich 4 Tsd. €. Eine Chance ohne Wert oder "
        "Wahrscheinlichkeit zählt nicht.");
    text_at(hand, "51,5 %");
    /* Totals of 1, 2, 3, 4 thousand with chances of 30, 20, 30, 20 %: at least so much with 100, 70, 50, 20 %. */
    static const int left[] = {100, 70, 50, 20, 0};
    const struct operation *curve = curve_of(hand);
    assert_int_equal(curve->point_count, 9);
    millipoints top = curve->points[0].y, bottom = curve->points[8].y;
    for (int i = 0; i < 4; i++) {
        struct point from = curve->points[2 * i + 1], to = curve->points[2 * i + 2];
        assert_int_equal(from.x, to.x);
        assert_int_equal(from.y, bottom - (bottom - top) * left[i] / 100);
        assert_int_equal(to.y, bottom - (bottom - top) * left[i + 1] / 100);
        assert_in_range(from.x, curve->points[1].x + (curve->points[7].x - curve->points[1].x) * i / 3 - 2,
                        curve->points[1].x + (curve->points[7].x - curve->points[1].x) * i / 3 + 2);
    }
    CHECK_SAYS(hand, LANGUAGE_EN,
               "The chance of reaching the target of €3k is 51.5%, if opportunities are independent. Secured €1k, "
               "expected €2.4k, possible at most €4k. One opportunity without value or probability is left out.");
}

/* Sixty coins: what the grid says is the binomial distribution, within what can be seen. */
static void many_opportunities_are_binned(void **state) {
    struct hand *hand = hand_of(*state, "chance-curve");
    hand_column(hand, "label", "Chance", FORMAT_TEXT);
    hand_column(hand, "value", "Wert", FORMAT_NUMBER);
    hand_column(hand, "probability", "Wahrscheinlichkeit", FORMAT_PERCENT);
    for (size_t i = 0; i < 60; i++) ROW(hand, "x", i % 2 ? "1.0001" : "1", "50");
    hand_setting(hand, "secured", "", "0");
    hand_setting(hand, "target", "", "60");
    hand_draw(hand, LANGUAGE_EN, FULL);
    const struct operation *curve = curve_of(hand);
    millipoints top = curve->points[0].y, last = curve->points[0].y, left = curve->points[1].x,
                right = curve->points[curve->point_count - 1].x;
    double at_half = 0;
    for (size_t i = 0; i < curve->point_count; i++) {
        assert_true(curve->points[i].y >= last);
        last = curve->points[i].y;
        if (curve->points[i].x <= (left + right) / 2) at_half = curve->points[i].y;
    }
    assert_true(curve->point_count > 60);
    double fallen = (at_half - top) / (last - top);
    assert_true(fallen > 0.4 && fallen < 0.6);
}

/* ---- competence profile ---- */

static struct hand *profile(struct arena *arena) {
    struct hand *hand = hand_of(arena, "competence-profile");
    hand_column(hand, "label", "Kompetenz", FORMAT_TEXT);
    hand_column(hand, "series", "Soll", FORMAT_NUMBER);
    hand_column(hand, "series", "Coach", FORMAT_NUMBER);
    ROW(hand, "Verkauf", "4", "4");
    ROW(hand, "Markt", "5", "2");
    ROW(hand, "Analyse", "4", "?");
    ROW(hand, "Führung", "3", "1");
    ROW(hand, "Strategie", "5", "3");
    return hand;
}

/* How many closed shapes and discs there are in a colour, as outline or filled. */
static size_t marks_of(const struct hand *hand, enum colour colour) {
    size_t count = 0;
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *operation = &hand->drawing->operations[i];
        bool shape = operation->kind == OPERATION_CIRCLE || (operation->kind == OPERATION_PATH && operation->closed);
        count += shape && (operation->fill == colour || operation->stroke == colour);
    }
    return count;
}

/* A sample in the legend and a dot in each row that knows it; "?" has one behind its row. The bar over a gap is as long
 * as the gap. */
static void profile_has_dots_and_gaps(void **state) {
    struct hand *hand = profile(*state);
    CHECK_SAYS(hand, LANGUAGE_DE,
               "5 Kompetenzen. Im Mittel: Soll 4,2 und Coach 2,5. Am weitesten auseinander: Markt (Soll 5, Coach 2). "
               "Ein Wert ist nicht bekannt.");
    assert_int_equal(marks_of(hand, COLOUR_SERIES_1), 1 + 5);
    assert_int_equal(marks_of(hand, COLOUR_SERIES_2), 1 + 4 + 1);
    CHECK_NEAR(bar_at(hand, COLOUR_STEP_2, 0)->width * 2, bar_at(hand, COLOUR_STEP_2, 1)->width * 3, 8);
    text_at(hand, "?");
    text_at(hand, "schwach ausgeprägt");
    text_at(hand, "stark ausgeprägt");
    millipoints one = text_at(hand, "1")->x, two = text_at(hand, "2")->x, five = text_at(hand, "5")->x;
    assert_in_range(five - one, 4 * (two - one) - 4, 4 * (two - one) + 4);
    CHECK_SAYS(hand, LANGUAGE_EN,
               "5 competences. On average: Soll 4.2 and Coach 2.5. Farthest apart: Markt (Soll 5, Coach 2). One value "
               "is not known.");
}

static void profile_takes_other_scales(void **state) {
    struct hand *hand = profile(*state);
    hand_setting(hand, "low", "", "0");
    hand_setting(hand, "high", "", "6");
    hand_draw(hand, LANGUAGE_DE, FULL);
    text_at(hand, "0");
    text_at(hand, "6");
}

/* ---- sparkline ---- */

static const struct operation *dot_of(const struct hand *hand) {
    for (size_t i = 0; i < hand->drawing->count; i++)
        if (hand->drawing->operations[i].kind == OPERATION_CIRCLE) return &hand->drawing->operations[i];
    return NULL;
}

static void sparkline_ends_in_a_dot(void **state) {
    struct hand *hand = hand_of(*state, "sparkline");
    hand_column(hand, "values", "Werte", FORMAT_NUMBER);
    hand_column(hand, "target", "Ziel", FORMAT_NUMBER);
    hand_column(hand, "lower", "Weniger ist besser", FORMAT_TEXT);
    ROW(hand, "4 3 3.5", "4", "0");
    hand_draw(hand, LANGUAGE_EN, 68 * POINT);
    assert_in_range(hand->drawing->height, 1, 16 * POINT);
    for (size_t i = 0; i < hand->drawing->count; i++)
        assert_int_not_equal(hand->drawing->operations[i].kind, OPERATION_TEXT);
    assert_int_equal(dot_of(hand)->fill, COLOUR_PAPER); /* below the target */
    assert_int_equal(dot_of(hand)->y, hand->drawing->height / 2);
    CHECK_SAYS(hand, LANGUAGE_EN, "3 values, from 4 to 3.5. The last is below the target of 4.");
    hand_set(hand, 0, 1, "3");
    CHECK_SAYS(hand, LANGUAGE_DE, "3 Werte, von 4 auf 3,5. Der letzte liegt über dem Ziel von 3.");
    assert_int_equal(dot_of(hand)->fill, COLOUR_SERIES_1);
    hand_set(hand, 0, 2, "1");
    hand_draw(hand, LANGUAGE_EN, 68 * POINT);
    assert_int_equal(dot_of(hand)->fill, COLOUR_PAPER); /* 3.5 where 3 at most was wanted */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(goals_run_beyond_their_mark),   CHECK_ARENA(goals_speak),
        CHECK_ARENA(funnel_adds_up_stages),         CHECK_ARENA(curve_falls_by_the_chances),
        CHECK_ARENA(many_opportunities_are_binned), CHECK_ARENA(profile_has_dots_and_gaps),
        CHECK_ARENA(profile_takes_other_scales),    CHECK_ARENA(sparkline_ends_in_a_dot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
