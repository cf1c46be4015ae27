/* Figures of amounts: columns, share bars, pareto, bridge, cash flow, with data that are reckoned by hand. */
#include "figure_by_hand.h"
#include "languages_of_ours.h"

/* ---- columns ---- */

static struct hand *columns_of(struct arena *arena, const char *stacked) {
    struct hand *hand = hand_of(arena, "columns");
    hand_column(hand, "x", "Year", FORMAT_TEXT);
    hand_column(hand, "by", "Family", FORMAT_TEXT);
    hand_column(hand, "series", "Amount", FORMAT_NUMBER);
    hand_setting(hand, "stacked", "", stacked);
    return hand;
}

static void long_rows_become_stacks(void **state) {
    struct hand *hand = columns_of(*state, "1");
    ROW(hand, "2024", "Valves", "1000.10");
    ROW(hand, "2025", "Pumps", "3000");
    ROW(hand, "2024", "Pumps", "2000");
    ROW(hand, "2024", "Valves", "0.20");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "Zusammen: von 3.000,3 (2024) auf 3.000 (2025). Der größte Teil (2025) ist Pumps mit 3.000 von 3.000.");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "In all: from 3,000.3 (2024) to 3,000 (2025). The largest part (2025) is Pumps with 3,000 of 3,000.");
    text_at(hand, "3,000.3");
    /* pumps are the larger series and lie below; their columns are as 2 to 3 */
    const struct operation *first = bar_at(hand, COLOUR_SERIES_1, 0), *second = bar_at(hand, COLOUR_SERIES_1, 1),
                           *valves = bar_at(hand, COLOUR_SERIES_2, 0);
    CHECK_NEAR(first->height * 3, second->height * 2, 2);
    CHECK_NEAR(valves->y + valves->height, first->y, 2);
}

static void small_groups_are_added_up(void **state) {
    static const char *const amounts[][2] = {{"a", "10"}, {"b", "9"}, {"c", "8"}, {"d", "1"},
                                             {"e", "7"},  {"f", "6"}, {"g", "2"}};
    struct hand *hand = columns_of(*state, "1");
    for (size_t i = 0; i < 7; i++) ROW(hand, "x", amounts[i][0], amounts[i][1]);
    hand_draw(hand, LANGUAGE_DE, FULL);
    text_at(hand, "Übrige");
    text_at(hand, "e");
    text_at(hand, "43");
    assert_null(text_find(hand, "d"));
    assert_null(text_find(hand, "g"));
    text_at(hand, "f");
    CHECK_NEAR(bar_at(hand, COLOUR_SERIES_6, 0)->height * 10, bar_at(hand, COLOUR_SERIES_1, 0)->height * 3, 2);
}

static void columns_have_values_where_there_is_room(void **state) {
    struct hand *hand = hand_of(*state, "columns");
    hand_column(hand, "x", "Year", FORMAT_TEXT);
    hand_column(hand, "series", "Plan", FORMAT_MONEY);
    hand_column(hand, "series", "Actual", FORMAT_MONEY);
    ROW(hand, "2024", "1000", "2000");
    ROW(hand, "2025", "?", "4000");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "Plan: €1k (2024). Actual: from €2k (2024) to €4k (2025), highest value €4k (2025). One "
               "value is not known.");
    text_at(hand, "€4k");
    text_at(hand, "?");
    assert_null(text_find(hand, "€0")); /* no axis */
    hand_setting(hand, "stacked", "", "1");
    hand_draw(hand, LANGUAGE_EN, FULL);
    text_at(hand, "€4k + ?");
}

/* Only what is expected has a pattern. */
static void forecasts_are_hatched(void **state) {
    struct hand *hand = hand_of(*state, "columns");
    hand_column(hand, "x", "Year", FORMAT_TEXT);
    hand_column(hand, "series", "Actual", FORMAT_NUMBER);
    hand_column(hand, "series", "Forecast", FORMAT_NUMBER);
    ROW(hand, "2025", "4", "");
    ROW(hand, "2026", "", "5");
    hand_draw(hand, LANGUAGE_EN, FULL);
    assert_int_equal(bar_at(hand, COLOUR_SERIES_2, 0)->pattern, PATTERN_SOLID);
    hand->columns[2].expected = true;
    hand_draw(hand, LANGUAGE_EN, FULL);
    assert_int_equal(bar_at(hand, COLOUR_SERIES_1, 0)->pattern, PATTERN_SOLID);
    assert_int_equal(bar_at(hand, COLOUR_SERIES_2, 0)->pattern, PATTERN_HATCHED);
}

/* Twenty years are columns, more are a line with its name at its end; twenty-one names stay columns. */
static void many_columns_are_a_line(void **state) {
    for (int rows = 20; rows <= 21; rows++)
        for (int numbers = 0; numbers < 2; numbers++) {
            struct hand *hand = hand_of(*state, "columns");
            hand_column(hand, "x", "Year", numbers ? FORMAT_NUMBER : FORMAT_TEXT);
            hand_column(hand, "series", "Pumps sold", FORMAT_NUMBER);
            for (int i = 0; i < rows; i++)
                ROW(hand, str_terminated(*state, str_format(*state, "%d", 2000 + i)), i == 7 ? "" : "5");
            hand_draw(hand, LANGUAGE_EN, FULL);
            size_t lines = 0;
            for (size_t i = 0; i < hand->drawing->count; i++)
                lines += hand->drawing->operations[i].kind == OPERATION_PATH &&
                         hand->drawing->operations[i].stroke == COLOUR_SERIES_1;
            assert_int_equal(lines, numbers && rows > 20 ? 2 : 0); /* what is missing interrupts it */
            assert_int_equal(text_find(hand, "Pumps sold") != NULL, numbers && rows > 20);
        }
}

/* ---- share bars ---- */

static struct hand *shares_of(struct arena *arena) {
    struct hand *hand = hand_of(arena, "share-bar");
    hand_column(hand, "label", "Year", FORMAT_TEXT);
    hand_column(hand, "value", "Share", FORMAT_PERCENT);
    hand_column(hand, "marks", "50", FORMAT_PERCENT);
    hand_column(hand, "marks", "key account", FORMAT_PERCENT);
    return hand;
}

static void marks_are_always_shown(void **state) {
    struct hand *hand = shares_of(*state);
    ROW(hand, "2025", "18", "50", "25");
    ROW(hand, "2026", "30", "50", "25");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "2025: 18%, below the first mark, “25% key account”. 2026: 30%, the mark “25% key account” is reached.");
    text_at(hand, "50%");
    const struct operation *first = bar_at(hand, COLOUR_SERIES_1, 0), *second = bar_at(hand, COLOUR_SERIES_1, 1),
                           *label = text_at(hand, "25% key account");
    CHECK_NEAR(first->width * 5, second->width * 3, 2);
    CHECK_NEAR(label->x + odd_width(NULL, label->text, 7 * POINT, false) / 2, second->x + second->width * 25 / 30, 2);
}

/* No more than half of the scale is empty: marks that are farther away are named at its end. */
static void far_marks_are_named_at_the_end(void **state) {
    struct hand *hand = shares_of(*state);
    ROW(hand, "2026", "7.5", "50", "25");
    CHECK_SAYS(hand, LANGUAGE_DE, "2026: 7,5 %, unter der ersten Marke „25 % key account“.");
    text_at(hand, "25 % key account · 50 % →");
    const struct operation *bar = bar_at(hand, COLOUR_SERIES_1, 0);
    assert_true(bar->width * 2 >= hand->drawing->width - bar->x - 10 * POINT);
}

/* ---- pareto ---- */

static struct hand *pareto_of(struct arena *arena) {
    struct hand *hand = hand_of(arena, "pareto");
    hand_column(hand, "label", "Name", FORMAT_TEXT);
    hand_column(hand, "value", "Revenue", FORMAT_NUMBER);
    return hand;
}

static void classes_go_by_the_share_before(void **state) {
    struct hand *hand = pareto_of(*state);
    ROW(hand, "d", "5");
    ROW(hand, "a", "50");
    ROW(hand, "b", "30");
    ROW(hand, "c", "15");
    ROW(hand, "e", "?");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "First is a with 50, 50% of 100 in all. In class A (up to 80%): 2 of 4; in B (up to 95%): 1; in C: 1. "
               "One value is not known.");
    assert_true(text_at(hand, "a")->y < text_at(hand, "b")->y);
    assert_true(text_at(hand, "d")->y < text_at(hand, "e")->y);
    /* the letter stands in the middle of the rows of its class */
    CHECK_NEAR(text_at(hand, "A")->y * 2, text_at(hand, "a")->y + text_at(hand, "b")->y, 2);
    hand_setting(hand, "a", "", "50");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "An der Spitze steht a mit 50, das sind 50 % von 100. In Klasse A (bis 50 %): 1 von 4; in B (bis 95 %): "
               "2; in C: 1. Ein Wert ist nicht bekannt.");
}

static void equal_values_share_a_class(void **state) {
    struct hand *hand = pareto_of(*state), *zero = pareto_of(*state);
    ROW(hand, "a", "60");
    ROW(hand, "b", "20");
    ROW(hand, "c", "20");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "First is a with 60, 60% of 100 in all. In class A (up to 80%): 3 of 3; in B (up to 95%): 0; in C: 0.");
    ROW(zero, "a", "0");
    ROW(zero, "b", "0");
    CHECK_SAYS(zero, LANGUAGE_DE, "Die Werte ergeben keine Summe, an der sich Anteile zeigen ließen.");
}

/* ---- bridge ---- */

static void gaps_and_surpluses_lead_to_the_target(void **state) {
    struct hand *hand = hand_of(*state, "bridge");
    hand_column(hand, "label", "", FORMAT_TEXT);
    hand_column(hand, "value", "", FORMAT_MONEY);
    ROW(hand, "Secured", "4000");
    ROW(hand, "Weighted", "1000");
    hand_setting(hand, "target", "Plan", "8000");
    CHECK_SAYS(hand, LANGUAGE_EN, "Secured €4k and Weighted +€1k: €5k in all. A gap of €3k remains to “Plan” (€8k).");
    text_at(hand, "Gap");
    text_at(hand, "+€1k");
    const struct operation *secured = bar_at(hand, COLOUR_SERIES_1, 0), *gap = outline_at(hand, COLOUR_ALERT, 0),
                           *plan = bar_at(hand, COLOUR_SURFACE, 0);
    assert_true(gap->dashed);
    assert_int_equal(gap->fill, COLOUR_NONE);
    CHECK_NEAR(gap->height * 4, secured->height * 3, 2);
    CHECK_NEAR(gap->y, plan->y, 2);
    hand_setting(hand, "target", "Plan", "3000");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "Secured 4 Tsd. € und Weighted +1 Tsd. €: zusammen 5 Tsd. €. Das sind 2 Tsd. € mehr als "
               "„Plan“ (3 Tsd. €).");
    text_at(hand, "Überschuss");
    hand_setting(hand, "target", "Plan", "5000");
    hand_draw(hand, LANGUAGE_EN, FULL);
    assert_null(text_find(hand, "Gap"));
    assert_null(text_find(hand, "Surplus"));
    hand_setting(hand, "target", "", "");
    hand_draw(hand, LANGUAGE_EN, FULL);
    text_at(hand, "Total");
}

/* ---- cash flow ---- */

static void flows_add_up_and_pay_back(void **state) {
    struct hand *hand = hand_of(*state, "cash-flow");
    hand_column(hand, "label", "", FORMAT_TEXT);
    hand_column(hand, "start", "", FORMAT_NUMBER);
    hand_column(hand, "flows", "", FORMAT_NUMBER);
    ROW(hand, "Twelve", "-100", "40 40 40");
    ROW(hand, "Six", "-50", "10 10 10");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "Twelve: nach 3 Jahren 20, amortisiert nach 2,5 Jahren. Six: nach 3 Jahren −20, in dieser Zeit nicht "
               "amortisiert.");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "Twelve: 20 after 3 years, paid back after 2.5 years. Six: −20 after 3 years, not paid "
               "back in this time.");
    text_at(hand, "2.5 years");
    assert_true(text_at(hand, "Twelve")->y < text_at(hand, "Six")->y);
    const struct operation *ring = NULL, *line = NULL;
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *operation = &hand->drawing->operations[i];
        if (operation->kind == OPERATION_CIRCLE && operation->fill == COLOUR_PAPER) ring = operation;
        if (operation->kind == OPERATION_PATH && operation->point_count == 4 && !line) line = operation;
    }
    assert_non_null(ring);
    CHECK_NEAR(ring->x * 2, line->points[2].x + line->points[3].x, 2);
    CHECK_NEAR(ring->y * 2, line->points[2].y + line->points[3].y, 2);
}

static void flows_may_begin_with_year_zero(void **state) {
    struct hand *hand = hand_of(*state, "cash-flow");
    hand_column(hand, "label", "", FORMAT_TEXT);
    hand_column(hand, "flows", "", FORMAT_NUMBER);
    ROW(hand, "Twelve", "-100 100");
    CHECK_SAYS(hand, LANGUAGE_DE, "Twelve: nach 1 Jahr 0, amortisiert nach 1,0 Jahren.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(long_rows_become_stacks),
        CHECK_ARENA(small_groups_are_added_up),
        CHECK_ARENA(columns_have_values_where_there_is_room),
        CHECK_ARENA(forecasts_are_hatched),
        CHECK_ARENA(many_columns_are_a_line),
        CHECK_ARENA(marks_are_always_shown),
        CHECK_ARENA(far_marks_are_named_at_the_end),
        CHECK_ARENA(classes_go_by_the_share_before),
        CHECK_ARENA(equal_values_share_a_class),
        CHECK_ARENA(gaps_and_surpluses_lead_to_the_target),
        CHECK_ARENA(flows_add_up_and_pay_back),
        CHECK_ARENA(flows_may_begin_with_year_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
