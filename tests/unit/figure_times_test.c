/* Roadmap, timeline, agenda bar, plan age and load bars: marks at places worked out by hand, and what they say. */
#include "figure_world.h"

enum { WIDTH = 453 * POINT, MOST_ROWS = 8, MOST_COLUMNS = 6, NEAR = 300 };

struct world {
    struct arena *arena;
    const struct figure_type *type;
    struct figure_data data;
    struct figure_value values[MOST_ROWS * MOST_COLUMNS], settings[FIGURE_CHANNELS_MOST];
    struct figure_column columns[MOST_COLUMNS], setting_columns[FIGURE_CHANNELS_MOST];
    struct figure_result result;
};

/* A world with all channels of a type, nothing said yet. As of 15 November 2026. */
static struct world *world_of(const char *type, size_t rows) {
    struct arena *arena = arena_create();
    struct world *world = NEW(arena, struct world);
    world->arena = arena;
    world->type = figure_type_find(str_of(type));
    assert_non_null(world->type);
    struct figure_data *data = &world->data;
    *data = (struct figure_data){.as_of = date_of(2026, 11, 15), .row_count = rows};
    for (; world->type->channels[data->column_count].name; data->column_count++) {
        size_t column = data->column_count;
        bool number = world->type->channels[column].takes == TAKES_NUMBER;
        data->first[column] = column;
        data->count[column] = 1;
        world->columns[column] = (struct figure_column){.label = str_of(world->type->channels[column].name),
                                                        .format = number ? FORMAT_NUMBER : FORMAT_TEXT};
    }
    for (size_t i = 0; i < rows * data->column_count; i++) world->values[i].text = STR("–");
    data->columns = world->columns;
    data->values = world->values;
    data->settings = world->settings;
    data->setting_columns = world->setting_columns;
    return world;
}

static struct figure_value text(const char *words) {
    return (struct figure_value){.state = FIGURE_KNOWN, .text = str_of(words), .key = str_of(words)};
}
static struct figure_value truth(bool holds) {
    return (struct figure_value){.state = FIGURE_KNOWN, .text = STR("x"), .number = holds};
}
static struct figure_value number(int of) {
    return (struct figure_value){.state = FIGURE_KNOWN, .text = STR("x"), .number = of, .exact = decimal_of(of)};
}
static struct figure_value day(const char *iso) {
    struct figure_value value = {.state = FIGURE_KNOWN, .text = str_of(iso), .key = str_of(iso)};
    assert_true(date_parse_iso(value.text, &value.date));
    value.number = date_days(value.date);
    return value;
}
static const struct figure_value not_known = {.state = FIGURE_UNKNOWN, .text = STR_INIT("?"), .key = STR_INIT("?")};

static void set(struct world *world, size_t row, size_t channel, struct figure_value value) {
    world->values[row * world->data.column_count + channel] = value;
}

static void make(struct world *world, enum language language) {
    static const struct text_measure measure = {.width = odd_width};
    struct locale *locale = locale_open(language);
    world->result = figure_make(world->arena, world->type, &world->data, locale, &measure, WIDTH);
    locale_close(locale);
}

static void check_says(const struct world *world, const char *words) {
    assert_string_equal(str_format(world->arena, "%.*s", STR_ARG(world->result.alternative)).data, words);
}

static const struct operation *text_at(const struct world *world, const char *words) {
    for (size_t i = 0; i < world->result.drawing->count; i++) {
        const struct operation *operation = &world->result.drawing->operations[i];
        if (operation->kind == OPERATION_TEXT && str_equal_c(operation->text, words)) return operation;
    }
    return NULL;
}

/* The n-th operation that is filled with a colour. */
static const struct operation *filled(const struct world *world, enum operation_kind kind, enum colour fill, int n) {
    for (size_t i = 0; i < world->result.drawing->count; i++) {
        const struct operation *operation = &world->result.drawing->operations[i];
        if (operation->kind == kind && operation->fill == fill && n-- == 0) return operation;
    }
    fail_msg("there is no such mark");
    return NULL;
}

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

static void check_near(millipoints found, double wanted) {
    if (found < wanted - NEAR || found > wanted + NEAR) fail_msg("at %d, wanted %.0f", found, wanted);
}

/* ---- roadmap ---- */

enum { ROAD_LABEL, ROAD_WHEN, ROAD_UNTIL, ROAD_LANE, ROAD_DONE };

static struct world *roadmap(void) {
    struct world *world = world_of("roadmap", 4);
    static const char *const when[] = {"2027-Q3", "2027-Q1", "2031", NULL};
    static const char *const labels[] = {"Lager", "Vertrag", "Partner", "Idee"};
    for (size_t row = 0; row < 4; row++) {
        set(world, row, ROAD_LABEL, text(labels[row]));
        set(world, row, ROAD_WHEN, when[row] ? day(when[row]) : not_known);
        set(world, row, ROAD_DONE, truth(row == 1));
    }
    world->data.count[ROAD_LANE] = 0;
    world->settings[0] = day("2027-01-01");
    world->settings[1] = day("2028-12-31");
    return world;
}

static void a_bar_is_as_long_as_its_period(void **state) {
    (void)state;
    struct world *world = roadmap();
    make(world, LANGUAGE_DE);
    const struct operation *done = filled(world, OPERATION_PATH, COLOUR_SERIES_1, 0),
                           *planned = filled(world, OPERATION_PATH, COLOUR_STEP_2, 0);
    check_near(left_of(done), 0);
    check_near(right_of(done), WIDTH * 90.0 / 731);
    check_near(left_of(planned), WIDTH * 181.0 / 731);
    check_near(right_of(planned), WIDTH * 273.0 / 731);
    arena_destroy(world->arena);
}

static void outside_the_period_an_arrow_stands_at_the_edge(void **state) {
    (void)state;
    struct world *world = roadmap();
    make(world, LANGUAGE_EN);
    const struct operation *arrow = filled(world, OPERATION_PATH, COLOUR_STEP_2, 1);
    assert_int_equal(arrow->point_count, 3);
    check_near(right_of(arrow), WIDTH - POINT / 2);
    assert_non_null(text_at(world, "Partner (2031)"));
    assert_non_null(text_at(world, "? Without a date: Idee"));
    arena_destroy(world->arena);
}

static void a_roadmap_says_what_is_next(void **state) {
    (void)state;
    struct world *world = roadmap();
    make(world, LANGUAGE_DE);
    check_says(world, "4 Schritte, der erste 2027-Q1, der letzte 2031, 1 erledigt. Als Nächstes: Lager (2027-Q3). "
                      "Außerhalb des gezeigten Zeitraums: 1. Ohne Termin: 1.");
    make(world, LANGUAGE_EN);
    check_says(world, "4 steps, the first 2027-Q1, the last 2031, 1 done. Next: Lager (2027-Q3). Outside the period "
                      "shown: 1. Without a date: 1.");
    arena_destroy(world->arena);
}

static void lanes_stand_in_the_order_of_their_choices(void **state) {
    (void)state;
    struct world *world = roadmap();
    world->data.count[ROAD_LANE] = 1;
    for (size_t row = 0; row < 4; row++) {
        struct figure_value lane = text(row ? "Vertrag und Recht" : "Beziehung");
        lane.number = row ? 0 : 5;
        set(world, row, ROAD_LANE, lane);
    }
    make(world, LANGUAGE_DE);
    assert_true(text_at(world, "Vertrag und Recht")->y < text_at(world, "Beziehung")->y);
    arena_destroy(world->arena);
}

/* ---- timeline ---- */

enum { TIME_LABEL, TIME_START, TIME_DUE, TIME_DONE, TIME_LATE, TIME_WHO };

static void what_is_late_is_a_triangle_with_its_days(void **state) {
    (void)state;
    struct world *world = world_of("timeline", 3);
    static const char *const due[] = {"2026-10-31", "2026-11-30", "2026-10-01"};
    static const char *const labels[] = {"Besuch", "Angebot", "Pilot"};
    for (size_t row = 0; row < 3; row++) {
        set(world, row, TIME_LABEL, text(labels[row]));
        set(world, row, TIME_DUE, day(due[row]));
        set(world, row, TIME_LATE, truth(row != 1));
        set(world, row, TIME_DONE, truth(row == 2));
        set(world, row, TIME_WHO, text("Öztürk"));
    }
    make(world, LANGUAGE_DE);
    check_says(world, "Offen: 2, davon überfällig: 1; erledigt: 1. Am längsten überfällig: Besuch (fällig 2026-10-31). "
                      "Als Nächstes fällig: Angebot (2026-11-30).");
    assert_non_null(text_at(world, "15 Tage überfällig · Öztürk"));
    assert_non_null(text_at(world, "Stand 15.11.2026"));
    assert_int_equal(filled(world, OPERATION_PATH, COLOUR_ALERT, 1)->point_count, 3); /* behind the legend's */
    make(world, LANGUAGE_EN);
    check_says(world, "Open: 2, of these late: 1; done: 1. Late for longest: Besuch (due 2026-10-31). Due next: "
                      "Angebot (2026-11-30).");
    assert_non_null(text_at(world, "15 days late · Öztürk"));
    arena_destroy(world->arena);
}

/* ---- agenda ---- */

static struct world *agenda(int duration) {
    struct world *world = world_of("agenda-bar", 3);
    static const char *const labels[] = {"Rückblick", "Preise", "Schluss"};
    static const int minutes[] = {30, 60, 10};
    for (size_t row = 0; row < 3; row++) {
        set(world, row, 0, text(labels[row]));
        set(world, row, 1, number(minutes[row]));
    }
    world->data.count[2] = 0;
    world->settings[0] = number(9 * 60 + 30);
    world->settings[1] = number(duration);
    return world;
}

static void parts_are_as_wide_as_they_are_long(void **state) {
    (void)state;
    struct world *world = agenda(120);
    make(world, LANGUAGE_DE);
    const struct operation *second = filled(world, OPERATION_RECTANGLE, COLOUR_SURFACE, 1);
    check_near(second->x, WIDTH / 4.0);
    check_near(second->width, WIDTH / 2.0);
    assert_non_null(text_at(world, "11:10"));
    assert_non_null(text_at(world, "20\u00A0Min. frei bis 11:30"));
    check_says(world, "3 Punkte in 100 Minuten, von 09:30 bis 11:10. Von 120 Minuten sind 20 Minuten frei. Am "
                      "längsten dauert Preise mit 60 Minuten.");
    arena_destroy(world->arena);
}

static void what_goes_beyond_the_end_is_said(void **state) {
    (void)state;
    struct world *world = agenda(80);
    make(world, LANGUAGE_EN);
    assert_non_null(text_at(world, "20\u00A0min beyond the end at 10:50"));
    check_says(world, "3 items in 100 minutes, from 09:30 to 11:10. That is 20 minutes more than the 80 minutes there "
                      "are. The longest is Preise with 60 minutes.");
    arena_destroy(world->arena);
}

static void a_narrow_part_has_a_number_and_a_key(void **state) {
    (void)state;
    struct world *world = agenda(0);
    set(world, 2, 0, text("Verabredungen und nächste Schritte"));
    make(world, LANGUAGE_DE);
    assert_non_null(text_at(world, "Preise"));
    assert_null(text_at(world, "Verabredungen"));
    assert_non_null(text_at(world, "Verabredungen und nächste Schritte, 10\u00A0Min."));
    arena_destroy(world->arena);
}

/* ---- age and load ---- */

static void an_old_plan_is_a_diamond_with_its_limit(void **state) {
    (void)state;
    struct world *world = world_of("plan-age", 3);
    static const int days[] = {222, 120, 12};
    static const char *const labels[] = {"Kühn", "Ay", "Olm"};
    for (size_t row = 0; row < 3; row++) {
        set(world, row, 0, text(labels[row]));
        set(world, row, 1, number(days[row]));
        if (row < 2) set(world, row, 2, number(120));
    }
    make(world, LANGUAGE_DE);
    assert_non_null(text_at(world, "222\u00A0>\u00A0120"));
    assert_non_null(text_at(world, "120"));
    check_says(world, "Am ältesten ist Kühn mit 222 Tagen. Über der Grenze: 1 von 3 (Kühn).");
    make(world, LANGUAGE_EN);
    check_says(world, "The oldest is Kühn with 222 days. Over the limit: 1 of 3 (Kühn).");
    arena_destroy(world->arena);
}

static void load_outside_the_band_is_marked(void **state) {
    (void)state;
    struct world *world = world_of("load-bars", 4);
    static const int accounts[] = {18, 5, 15, 2};
    static const char *const labels[] = {"Kühn", "Ay", "Olm", "Elz"};
    for (size_t row = 0; row < 4; row++) {
        set(world, row, 0, text(labels[row]));
        set(world, row, 1, number(accounts[row]));
    }
    world->columns[1].label = STR("Kunden");
    world->data.count[2] = 0;
    world->settings[0] = number(5);
    world->settings[1] = number(15);
    make(world, LANGUAGE_DE);
    const struct operation *above = filled(world, OPERATION_RECTANGLE, COLOUR_ALERT, 0),
                           *below = filled(world, OPERATION_RECTANGLE, COLOUR_ALERT, 1),
                           *within = filled(world, OPERATION_RECTANGLE, COLOUR_SERIES_1, 1);
    check_near(below->width, above->width * 2.0 / 18);
    check_near(within->width, above->width * 5.0 / 18);
    check_says(world, "Kunden von 4 Personen, am meisten bei Kühn: 18. Über dem Richtwert von 5 bis 15: Kühn. Unter "
                      "dem Richtwert von 5 bis 15: Elz.");
    make(world, LANGUAGE_EN);
    check_says(world, "Kunden for 4 persons, most for Kühn: 18. Above the band of 5 to 15: Kühn. Below the band of 5 "
                      "to 15: Elz.");
    arena_destroy(world->arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_as_long_as_its_period),
        cmocka_unit_test(outside_the_period_an_arrow_stands_at_the_edge),
        cmocka_unit_test(a_roadmap_says_what_is_next),
        cmocka_unit_test(lanes_stand_in_the_order_of_their_choices),
        cmocka_unit_test(what_is_late_is_a_triangle_with_its_days),
        cmocka_unit_test(parts_are_as_wide_as_they_are_long),
        cmocka_unit_test(what_goes_beyond_the_end_is_said),
        cmocka_unit_test(a_narrow_part_has_a_number_and_a_key),
        cmocka_unit_test(an_old_plan_is_a_diamond_with_its_limit),
        cmocka_unit_test(load_outside_the_band_is_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
