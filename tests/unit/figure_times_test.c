/* Roadmap, timeline, agenda bar, plan age and load bars: marks at places worked out by hand, and what they say. */
#include "base/calendar.h"
#include "figure_by_hand.h"
#include "languages_of_ours.h"

enum { ABOUT = 300 /* millipoints */ };

static millipoints left_of(const struct operation *path) {
    millipoints left = INT32_MAX;
    for (size_t i = 0; i < path->point_count; i++)
        if (path->points[i].x < left) left = path->points[i].x;
    return left;
}

static millipoints right_of(const struct operation *path) {
    millipoints right = INT32_MIN;
    for (size_t i = 0; i < path->point_count; i++)
        if (path->points[i].x > right) right = path->points[i].x;
    return right;
}

/* ---- roadmap ---- */

static struct hand *roadmap_of(struct arena *arena) {
    struct hand *hand = hand_of(arena, "roadmap");
    hand_column(hand, "label", "label", FORMAT_TEXT);
    hand_column(hand, "when", "when", FORMAT_TEXT);
    hand_column(hand, "done", "done", FORMAT_TEXT);
    ROW(hand, "Lager", "2027-Q3", "0");
    ROW(hand, "Vertrag", "2027-Q1", "1");
    ROW(hand, "Partner", "2031", "0");
    ROW(hand, "Idee", "?", "0");
    hand_setting(hand, "from", "", "2027-01-01");
    hand_setting(hand, "to", "", "2028-12-31");
    return hand;
}

static void a_bar_is_as_long_as_its_period(void **state) {
    struct hand *hand = roadmap_of(*state);
    hand_draw(hand, LANGUAGE_DE, FULL);
    const struct operation *done = mark_at(hand, OPERATION_PATH, COLOUR_SERIES_1, 0),
                           *planned = mark_at(hand, OPERATION_PATH, COLOUR_STEP_2, 0);
    CHECK_NEAR(left_of(done), 0, ABOUT);
    CHECK_NEAR(right_of(done), FULL * 90.0 / 731, ABOUT);
    CHECK_NEAR(left_of(planned), FULL * 181.0 / 731, ABOUT);
    CHECK_NEAR(right_of(planned), FULL * 273.0 / 731, ABOUT);
}

static void outside_the_period_an_arrow_stands_at_the_edge(void **state) {
    struct hand *hand = roadmap_of(*state);
    hand_draw(hand, LANGUAGE_EN, FULL);
    const struct operation *arrow = mark_at(hand, OPERATION_PATH, COLOUR_STEP_2, 1);
    assert_int_equal(arrow->point_count, 3);
    CHECK_NEAR(right_of(arrow), FULL - POINT / 2, ABOUT);
    text_at(hand, "Partner (2031)");
    text_at(hand, "? Without a date: Idee");
}

static void a_roadmap_says_what_is_next(void **state) {
    struct hand *hand = roadmap_of(*state);
    CHECK_SAYS(hand, LANGUAGE_DE,
               "4 Schritte, der erste 2027-Q1, der letzte 2031, 1 erledigt. Als Nächstes: Lager (2027-Q3). "
               "Außerhalb des gezeigten Zeitraums: 1. Ohne Termin: 1.");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "4 steps, the first 2027-Q1, the last 2031, 1 done. Next: Lager (2027-Q3). Outside the period "
               "shown: 1. Without a date: 1.");
}

static void lanes_stand_in_the_order_of_their_choices(void **state) {
    struct hand *hand = hand_of(*state, "roadmap");
    hand_column(hand, "label", "label", FORMAT_TEXT);
    hand_column(hand, "when", "when", FORMAT_TEXT);
    hand_column(hand, "lane", "lane", FORMAT_TEXT);
    ROW(hand, "Lager", "2027-Q3", "5=Beziehung");
    ROW(hand, "Vertrag", "2027-Q1", "0=Vertrag und Recht");
    ROW(hand, "Idee", "2028", "?");
    hand_draw(hand, LANGUAGE_DE, FULL);
    assert_true(text_at(hand, "Vertrag und Recht")->y < text_at(hand, "Beziehung")->y);
    assert_true(text_at(hand, "Beziehung")->y < text_at(hand, "?")->y);
}

/* The calendar ends with the year 9999: no tick stands behind it. */
static void a_roadmap_reaches_the_end_of_the_calendar(void **state) {
    struct hand *hand = hand_of(*state, "roadmap");
    hand_column(hand, "label", "label", FORMAT_TEXT);
    hand_column(hand, "when", "when", FORMAT_TEXT);
    ROW(hand, "Vorletztes", "9998-Q2");
    ROW(hand, "Ende", "9999-12-31");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "2 steps, the first 9998-Q2, the last 9999-12-31, 0 done. Next: Vorletztes (9998-Q2).");
}

/* Years and quarters of a time scale are the company's. */
static void a_roadmap_counts_fiscal_years(void **state) {
    struct hand *hand = hand_of(*state, "roadmap");
    hand_column(hand, "label", "label", FORMAT_TEXT);
    hand_column(hand, "when", "when", FORMAT_TEXT);
    ROW(hand, "Lager", "2026-12-01");
    ROW(hand, "Vertrag", "2028-02-01");
    hand->data.calendar = calendar_of(4, FISCAL_NAMED_BY_END);
    hand_draw(hand, LANGUAGE_EN, FULL);
    CHECK_NEAR(text_at(hand, "FY27")->x, FULL / 4.0, ABOUT); /* from April 2026 to March 2028 */
    CHECK_NEAR(text_at(hand, "FY28")->x, FULL * 3 / 4.0, ABOUT);
    CHECK_NEAR(text_at(hand, "Apr")->x, FULL / 48.0, ABOUT);
    hand_draw(hand, LANGUAGE_DE, FULL);
    CHECK_NEAR(text_at(hand, "GJ 2026/27")->x, FULL / 4.0, ABOUT);
}

/* ---- timeline ---- */

static void what_is_late_is_a_triangle_with_its_days(void **state) {
    struct hand *hand = hand_of(*state, "timeline");
    hand_all_columns(hand);
    ROW(hand, "Besuch", "", "2026-10-31", "0", "1", "Öztürk");
    ROW(hand, "Angebot", "", "2026-11-30", "0", "0", "Öztürk");
    ROW(hand, "Pilot", "", "2026-10-01", "1", "1", "Öztürk");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "Open: 2, of these overdue: 1; done: 1. Overdue for longest: Besuch (due 2026-10-31). Due next: Angebot "
               "(2026-11-30).");
    text_at(hand, "15 days overdue · Öztürk");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "Offen: 2, davon überfällig: 1; erledigt: 1. Am längsten überfällig: Besuch (fällig 2026-10-31). "
               "Als Nächstes fällig: Angebot (2026-11-30).");
    text_at(hand, "15 Tage überfällig · Öztürk");
    text_at(hand, "Stand 15.11.2026");
    assert_int_equal(mark_at(hand, OPERATION_PATH, COLOUR_ALERT, 1)->point_count, 3); /* behind the legend's */
}

/* ---- agenda ---- */

static struct hand *agenda_of(struct arena *arena, const char *last, const char *duration) {
    struct hand *hand = hand_of(arena, "agenda-bar");
    hand_column(hand, "label", "label", FORMAT_TEXT);
    hand_column(hand, "minutes", "minutes", FORMAT_NUMBER);
    ROW(hand, "Rückblick", "30");
    ROW(hand, "Preise", "60");
    ROW(hand, last, "10");
    hand_setting(hand, "start", "", "570"); /* 9:30 */
    hand_setting(hand, "duration", "", duration);
    return hand;
}

static void parts_are_as_wide_as_they_are_long(void **state) {
    struct hand *hand = agenda_of(*state, "Schluss", "120");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "3 Punkte in 100 Minuten, von 09:30 bis 11:10. Noch frei: 20 Minuten von 120 Minuten. Am "
               "längsten dauert Preise mit 60 Minuten.");
    const struct operation *second = mark_at(hand, OPERATION_RECTANGLE, COLOUR_SURFACE, 1);
    CHECK_NEAR(second->x, FULL / 4.0, ABOUT);
    CHECK_NEAR(second->width, FULL / 2.0, ABOUT);
    text_at(hand, "11:10");
    text_at(hand, "20 Min. frei bis 11:30");
}

static void what_goes_beyond_the_end_is_said(void **state) {
    struct hand *hand = agenda_of(*state, "Schluss", "80");
    CHECK_SAYS(hand, LANGUAGE_EN,
               "3 items in 100 minutes, from 09:30 to 11:10. That is 20 minutes more than the 80 minutes "
               "available. The longest is Preise with 60 minutes.");
    text_at(hand, "20 min beyond the end at 10:50");
}

static void a_narrow_part_has_a_number_and_a_key(void **state) {
    struct hand *hand = agenda_of(*state, "Verabredungen und nächste Schritte", "0");
    hand_draw(hand, LANGUAGE_DE, FULL);
    text_at(hand, "Preise");
    assert_null(text_find(hand, "Verabredungen"));
    text_at(hand, "Verabredungen und nächste Schritte, 10 Min.");
}

/* An item without a name has no entry in the key, and nothing is counted as left out. */
static void an_item_may_have_no_name(void **state) {
    struct hand *hand = agenda_of(*state, "Verabredungen und nächste Schritte", "0");
    ROW(hand, "", "40");
    hand->values[3 * 2].text = STR("");
    hand_draw(hand, LANGUAGE_EN, FULL);
    for (size_t i = 0; i < hand->drawing->count; i++)
        assert_false(str_starts(hand->drawing->operations[i].text, STR("+ ")));
}

/* ---- age and load ---- */

static void an_old_plan_is_a_diamond_with_its_limit(void **state) {
    struct hand *hand = hand_of(*state, "plan-age");
    hand_all_columns(hand);
    ROW(hand, "Kühn", "222", "120");
    ROW(hand, "Ay", "120", "120");
    ROW(hand, "Olm", "12", "");
    CHECK_SAYS(hand, LANGUAGE_EN, "The oldest is Kühn with 222 days. Over the limit: 1 of 3 (Kühn).");
    CHECK_SAYS(hand, LANGUAGE_DE, "Am ältesten ist Kühn mit 222 Tagen. Über der Grenze: 1 von 3 (Kühn).");
    text_at(hand, "222 > 120");
    text_at(hand, "120");
}

static struct hand *load_of(struct arena *arena) {
    struct hand *hand = hand_of(arena, "load-bars");
    hand_column(hand, "label", "Name", FORMAT_TEXT);
    hand_column(hand, "value", "Kunden", FORMAT_NUMBER);
    hand_setting(hand, "low", "", "5");
    hand_setting(hand, "high", "", "15");
    return hand;
}

static void load_outside_the_band_is_marked(void **state) {
    struct hand *hand = load_of(*state);
    ROW(hand, "Kühn", "18");
    ROW(hand, "Ay", "5");
    ROW(hand, "Olm", "15");
    ROW(hand, "Elz", "2");
    CHECK_SAYS(
        hand, LANGUAGE_EN,
        "Kunden of 4 people, most with Kühn: 18. Above the band (5 to 15): Kühn. Below the band (5 to 15): Elz.");
    CHECK_SAYS(hand, LANGUAGE_DE,
               "Kunden bei 4 Personen, am meisten bei Kühn: 18. Über dem Richtwert (5 bis 15): Kühn. Unter dem "
               "Richtwert (5 bis 15): Elz.");
    const struct operation *above = mark_at(hand, OPERATION_RECTANGLE, COLOUR_ALERT, 0),
                           *below = mark_at(hand, OPERATION_RECTANGLE, COLOUR_ALERT, 1),
                           *within = mark_at(hand, OPERATION_RECTANGLE, COLOUR_SERIES_1, 1);
    CHECK_NEAR(below->width, above->width * 2.0 / 18, ABOUT);
    CHECK_NEAR(within->width, above->width * 5.0 / 18, ABOUT);
}

static void what_is_one_is_said_as_one(void **state) {
    struct hand *load = load_of(*state), *age = hand_of(*state, "plan-age");
    ROW(load, "Ay", "5");
    CHECK_SAYS(load, LANGUAGE_EN, "Kunden of Ay: 5. That is within the band (5 to 15).");
    CHECK_SAYS(load, LANGUAGE_DE, "Kunden von Ay: 5. Das entspricht dem Richtwert (5 bis 15).");
    hand_column(age, "label", "Name", FORMAT_TEXT);
    hand_column(age, "days", "Tage", FORMAT_NUMBER);
    ROW(age, "Ay", "1");
    CHECK_SAYS(age, LANGUAGE_EN, "The oldest is Ay with 1 day.");
    CHECK_SAYS(age, LANGUAGE_DE, "Am ältesten ist Ay mit 1 Tag.");
    hand_set(age, 0, 1, "0.5");
    CHECK_SAYS(age, LANGUAGE_EN, "The oldest is Ay with 0.5 days.");
}

static void a_missing_name_is_said_in_words(void **state) {
    struct hand *hand = hand_of(*state, "plan-age");
    hand_column(hand, "label", "Name", FORMAT_TEXT);
    hand_column(hand, "days", "Tage", FORMAT_NUMBER);
    ROW(hand, "", "7");
    CHECK_SAYS(hand, LANGUAGE_EN, "The oldest is one without a name with 7 days.");
    CHECK_SAYS(hand, LANGUAGE_DE, "Am ältesten ist eines ohne Namen mit 7 Tagen.");
    hand_set(hand, 0, 0, "?");
    CHECK_SAYS(hand, LANGUAGE_EN, "The oldest is one of unknown name with 7 days.");
}

/* NULL is English, whatever the language of the numbers. */
static void without_a_catalogue_it_is_english(void **state) {
    static const struct text_measure measure = {.width = odd_width};
    struct hand *hand = load_of(*state);
    ROW(hand, "Ay", "5.5");
    struct locale *locale = locale_open(LANGUAGE_DE);
    struct figure_data data = hand->data;
    printed_data(*state, locale, &data);
    data.catalogue = NULL;
    CHECK_STR(figure_make(*state, hand->type, &data, locale, &measure, FULL).alternative,
              "Kunden of Ay: 5,5. That is within the band (5 to 15).");
    locale_close(locale);
}

static void many_names_are_counted(void **state) {
    static const char *const names[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    struct hand *hand = load_of(*state);
    for (size_t i = 0; i < 8; i++) ROW(hand, names[i], "20");
    CHECK_SAYS(
        hand, LANGUAGE_DE,
        "Kunden bei 8 Personen, am meisten bei A: 20. Über dem Richtwert (5 bis 15): A, B, C, D, E und 3 weitere.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_bar_is_as_long_as_its_period),
        CHECK_ARENA(outside_the_period_an_arrow_stands_at_the_edge),
        CHECK_ARENA(a_roadmap_says_what_is_next),
        CHECK_ARENA(lanes_stand_in_the_order_of_their_choices),
        CHECK_ARENA(a_roadmap_reaches_the_end_of_the_calendar),
        CHECK_ARENA(a_roadmap_counts_fiscal_years),
        CHECK_ARENA(what_is_late_is_a_triangle_with_its_days),
        CHECK_ARENA(parts_are_as_wide_as_they_are_long),
        CHECK_ARENA(what_goes_beyond_the_end_is_said),
        CHECK_ARENA(a_narrow_part_has_a_number_and_a_key),
        CHECK_ARENA(an_item_may_have_no_name),
        CHECK_ARENA(an_old_plan_is_a_diamond_with_its_limit),
        CHECK_ARENA(load_outside_the_band_is_marked),
        CHECK_ARENA(what_is_one_is_said_as_one),
        CHECK_ARENA(a_missing_name_is_said_in_words),
        CHECK_ARENA(without_a_catalogue_it_is_english),
        CHECK_ARENA(many_names_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
