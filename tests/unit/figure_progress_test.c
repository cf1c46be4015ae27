/* Figures of progress: goals, funnel, chance curve, competence profile, sparkline, with data computed by hand. */
#include "figure_world.h"

enum { WIDTH = 453 * POINT };

struct world {
    struct arena *arena;
    const struct figure_type *type;
    struct figure_data data;
    struct figure_value values[64], settings[FIGURE_CHANNELS_MOST];
    struct figure_column columns[FIGURE_CHANNELS_MOST], setting_columns[FIGURE_CHANNELS_MOST];
    struct figure_result result;
};

/* "?" is not known, "" was not said. Choices are written with their place: "2 Angebot". */
static struct figure_value value_of(enum figure_takes takes, const char *cell) {
    struct figure_value value = {.state = FIGURE_KNOWN, .text = str_of(*cell ? cell : "–")};
    value.key = value.text;
    if (!*cell) value.state = FIGURE_MISSING;
    else if (!strcmp(cell, "?")) value.state = FIGURE_UNKNOWN;
    else if (takes == TAKES_NUMBER || takes == TAKES_TRUTH) {
        assert_true(decimal_parse(value.text, &value.exact));
        value.number = decimal_approximate(value.exact);
    } else if (cell[0] >= '0' && cell[0] <= '9' && cell[1] == ' ') {
        value.number = cell[0] - '0';
        value.text = value.key = str_skip(value.text, 2);
    }
    return value;
}

static void world_start(struct world *world, const char *type) {
    memset(world, 0, sizeof *world);
    world->arena = arena_create();
    world->type = figure_type_find(str_of(type));
    assert_non_null(world->type);
    world->data = (struct figure_data){.as_of = date_of(2026, 11, 15),
                                       .columns = world->columns,
                                       .values = world->values,
                                       .settings = world->settings,
                                       .setting_columns = world->setting_columns};
    for (int s = 0; s < FIGURE_CHANNELS_MOST; s++) world->settings[s].text = STR("–");
}

static void column(struct world *world, int channel, const char *label, enum figure_format format) {
    size_t column = world->data.column_count++;
    if (!world->data.count[channel]++) world->data.first[channel] = column;
    world->columns[column] = (struct figure_column){.label = str_of(label), .format = format, .currency = STR("EUR")};
}

static int channel_at(const struct world *world, size_t column) {
    int channel = 0;
    while (column >= world->data.first[channel] + world->data.count[channel]) channel++;
    return channel;
}

static void row(struct world *world, const char *const *cells) {
    for (size_t c = 0; c < world->data.column_count; c++)
        world->values[world->data.row_count * world->data.column_count + c] =
            value_of(world->type->channels[channel_at(world, c)].takes, cells[c]);
    world->data.row_count++;
}
#define ROW(world, ...) row((world), (const char *const[]){__VA_ARGS__})

static void setting(struct world *world, int setting, enum figure_format format, const char *value) {
    world->settings[setting] = value_of(TAKES_NUMBER, value);
    world->setting_columns[setting] = (struct figure_column){.format = format, .currency = STR("EUR")};
}

static struct str make(struct world *world, enum language language, millipoints width) {
    static const struct text_measure measure = {.width = odd_width};
    struct locale *locale = locale_open(language);
    world->result = figure_make(world->arena, world->type, &world->data, locale, &measure, width);
    locale_close(locale);
    return world->result.alternative;
}

/* With ordinary spaces, so that expectations can be read. */
static const char *plain(struct world *world, struct str text) {
    char *to = NEW_ARRAY(world->arena, char, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool fixed = i + 1 < text.size && text.data[i] == '\xC2' && text.data[i + 1] == '\xA0';
        to[size++] = fixed ? ' ' : text.data[i];
        i += fixed;
    }
    return to;
}

static void assert_says(struct world *world, enum language language, const char *text) {
    assert_string_equal(plain(world, make(world, language, WIDTH)), text);
}

static const struct operation *text_at(struct world *world, const char *text) {
    for (size_t i = 0; i < world->result.drawing->count; i++)
        if (!strcmp(plain(world, world->result.drawing->operations[i].text), text))
            return &world->result.drawing->operations[i];
    fail_msg("“%s” is not drawn", text);
    return NULL;
}

/* The n-th filled rectangle of a colour. */
static const struct operation *bar(const struct world *world, enum colour fill, size_t index) {
    for (size_t i = 0; i < world->result.drawing->count; i++) {
        const struct operation *operation = &world->result.drawing->operations[i];
        if (operation->kind == OPERATION_RECTANGLE && operation->fill == fill && !index--) return operation;
    }
    fail_msg("there is no such bar");
    return NULL;
}

/* ---- goals ---- */

static void fill_goals(struct world *world) {
    world_start(world, "goal-progress");
    column(world, 0, "Ziel", FORMAT_TEXT);
    column(world, 1, "Fortschritt", FORMAT_PERCENT);
    column(world, 2, "Seite", FORMAT_TEXT);
    column(world, 4, "late", FORMAT_TEXT);
    ROW(world, "Wasser sparen", "109.5", "1 Kunde", "0");
    ROW(world, "Umsatz", "50", "0 Eigen", "1");
    ROW(world, "Netz", "?", "0 Eigen", "0");
    ROW(world, "Lager", "400", "2 Gemeinsam", "0");
    ROW(world, "Preis", "100", "2 Gemeinsam", "0");
}

static void goals_run_beyond_their_mark(void **state) {
    (void)state;
    struct world world;
    fill_goals(&world);
    make(&world, LANGUAGE_DE, WIDTH);
    assert_true(text_at(&world, "Eigen")->x < text_at(&world, "Kunde")->x);
    assert_true(text_at(&world, "Kunde")->x < text_at(&world, "Gemeinsam")->x);
    const struct operation *half = bar(&world, COLOUR_SERIES_1, 0), *more = bar(&world, COLOUR_SERIES_1, 1),
                           *cut = bar(&world, COLOUR_SERIES_1, 2), *whole = bar(&world, COLOUR_SERIES_1, 3);
    assert_int_equal(half->y, more->y); /* level, in two columns */
    assert_in_range(2 * half->width, whole->width - 2, whole->width + 2);
    assert_in_range(more->width * 100 / whole->width, 109, 110);
    assert_true(cut->width > whole->width && cut->width < whole->width * 120 / 100);
    assert_int_equal(text_at(&world, "400 %")->y - cut->y, text_at(&world, "100 %")->y - whole->y);
    text_at(&world, "überfällig");
    make(&world, LANGUAGE_DE, 218 * POINT); /* below each other */
    assert_int_equal(text_at(&world, "Eigen")->x, text_at(&world, "Gemeinsam")->x);
    arena_destroy(world.arena);
}

static void goals_speak(void **state) {
    (void)state;
    struct world world;
    fill_goals(&world);
    assert_says(&world, LANGUAGE_DE,
                "Erreichte Ziele: 3 von 5 (Eigen 0 von 2, Kunde 1 von 1 und Gemeinsam 2 von 2). Am weitesten: Lager, "
                "400 %; am weitesten zurück: Umsatz, 50 %. Überfällig: 1. Ohne bekannten Fortschritt: 1.");
    assert_says(&world, LANGUAGE_EN,
                "Goals reached: 3 of 5 (Eigen 0 of 2, Kunde 1 of 1 and Gemeinsam 2 of 2). Farthest along: Lager, "
                "400%; farthest behind: Umsatz, 50%. Overdue: 1. Without known progress: 1.");
    arena_destroy(world.arena);
}

/* ---- funnel ---- */

static void funnel_adds_up_stages(void **state) {
    (void)state;
    struct world world;
    world_start(&world, "funnel");
    column(&world, 0, "Stufe", FORMAT_TEXT);
    column(&world, 1, "Wert", FORMAT_MONEY);
    column(&world, 2, "Gewichtet", FORMAT_MONEY);
    ROW(&world, "3 Angebot", "500", "250");
    ROW(&world, "0 Idee", "?", "");
    ROW(&world, "3 Angebot", "300.10", "150.05");
    ROW(&world, "0 Idee", "600", "60");
    assert_says(&world, LANGUAGE_DE,
                "4 Chancen im Wert von 1,4 Tsd. € + ?, gewichtet 460,05 €. 2 Stufen; am meisten, 800,10 €, steht in "
                "„Angebot“. Ein Wert ist nicht bekannt.");
    assert_true(text_at(&world, "Idee")->y < text_at(&world, "Angebot")->y);
    text_at(&world, "600 € + ?");
    text_at(&world, "400,05 €");
    const struct operation *idea = bar(&world, COLOUR_STEP_1, 1), *offer = bar(&world, COLOUR_STEP_1, 2);
    assert_in_range(idea->width * 8001LL / 6000, offer->width - 3, offer->width + 3);
    assert_in_range(bar(&world, COLOUR_SERIES_1, 2)->width * 2, offer->width - 3, offer->width + 3);
    assert_says(&world, LANGUAGE_EN,
                "4 opportunities worth €1.4k + ?, weighted €460.05. 2 stages; the most, €800.10, stands in "
                "“Angebot”. One value is not known.");
    arena_destroy(world.arena);
}

/* ---- chance curve ---- */

static void fill_chances(struct world *world) {
    world_start(world, "chance-curve");
    column(world, 0, "Chance", FORMAT_TEXT);
    column(world, 1, "Wert", FORMAT_MONEY);
    column(world, 2, "Wahrscheinlichkeit", FORMAT_PERCENT);
    ROW(world, "A", "2000", "50");
    ROW(world, "B", "1000", "40");
    ROW(world, "C", "?", "40");
    setting(world, 0, FORMAT_MONEY, "1000");
    setting(world, 1, FORMAT_MONEY, "3000");
    setting(world, 2, FORMAT_PERCENT, "51.5"); /* not what it is: what is said is printed */
}

/* The longest open path: its corners are totals and their chances. */
static const struct operation *curve_of(const struct world *world) {
    const struct operation *longest = NULL;
    for (size_t i = 0; i < world->result.drawing->count; i++) {
        const struct operation *operation = &world->result.drawing->operations[i];
        if (operation->kind != OPERATION_PATH || operation->closed) continue;
        if (!longest || operation->point_count > longest->point_count) longest = operation;
    }
    return longest;
}

static void curve_falls_by_the_chances(void **state) {
    (void)state;
    struct world world;
    fill_chances(&world);
    assert_says(&world, LANGUAGE_DE,
                "Die Aussicht, das Ziel von 3 Tsd. € zu erreichen, ist 51,5 %, wenn die Chancen voneinander unabhängig "
                "sind. Gesichert 1 Tsd. €, erwartet 2,4 Tsd. €, höchstens möglich 4 Tsd. €. Eine Chance ohne Wert oder "
                "Wahrscheinlichkeit zählt nicht.");
    text_at(&world, "51,5 %");
    /* Totals of 1, 2, 3, 4 thousand with chances of 30, 20, 30, 20 %: at least so much with 100, 70, 50, 20 %. */
    static const int left[] = {100, 70, 50, 20, 0};
    const struct operation *curve = curve_of(&world);
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
    assert_says(&world, LANGUAGE_EN,
                "The chance of reaching the target of €3k is 51.5%, if opportunities are independent. Secured €1k, "
                "expected €2.4k, possible at most €4k. One opportunity without value or probability is left out.");
    arena_destroy(world.arena);
}

/* Sixty coins: what the grid says is the binomial distribution, within what can be seen. */
static void many_opportunities_are_binned(void **state) {
    (void)state;
    struct world world;
    world_start(&world, "chance-curve");
    struct figure_value values[180];
    column(&world, 0, "Chance", FORMAT_TEXT);
    column(&world, 1, "Wert", FORMAT_NUMBER);
    column(&world, 2, "Wahrscheinlichkeit", FORMAT_PERCENT);
    for (size_t i = 0; i < 60; i++) {
        values[3 * i] = value_of(TAKES_TEXT, "x");
        values[3 * i + 1] = value_of(TAKES_NUMBER, i % 2 ? "1.0001" : "1");
        values[3 * i + 2] = value_of(TAKES_NUMBER, "50");
    }
    world.data.values = values;
    world.data.row_count = 60;
    setting(&world, 0, FORMAT_NUMBER, "0");
    setting(&world, 1, FORMAT_NUMBER, "60");
    make(&world, LANGUAGE_EN, WIDTH);
    const struct operation *curve = curve_of(&world);
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
    arena_destroy(world.arena);
}

/* ---- competence profile ---- */

static void fill_profile(struct world *world) {
    world_start(world, "competence-profile");
    column(world, 0, "Kompetenz", FORMAT_TEXT);
    column(world, 1, "Soll", FORMAT_NUMBER);
    column(world, 1, "Coach", FORMAT_NUMBER);
    ROW(world, "Verkauf", "4", "4");
    ROW(world, "Markt", "5", "2");
    ROW(world, "Analyse", "4", "?");
    ROW(world, "Führung", "3", "1");
    ROW(world, "Strategie", "5", "3");
}

/* The corners of all open lines of a colour. */
static size_t corners_of(const struct world *world, enum colour stroke) {
    size_t count = 0;
    for (size_t i = 0; i < world->result.drawing->count; i++) {
        const struct operation *operation = &world->result.drawing->operations[i];
        if (operation->kind == OPERATION_PATH && !operation->closed && operation->stroke == stroke)
            count += operation->point_count;
    }
    return count;
}

static void profile_lines_are_interrupted(void **state) {
    (void)state;
    struct world world;
    fill_profile(&world);
    assert_says(&world, LANGUAGE_DE,
                "5 Kompetenzen. Im Mittel: Soll 4,2 und Coach 2,5. Am weitesten auseinander: Markt (Soll 5, Coach 2). "
                "Ein Wert ist nicht bekannt.");
    assert_int_equal(corners_of(&world, COLOUR_SERIES_1), 2 + 5); /* a sample in the legend, a line down all rows */
    assert_int_equal(corners_of(&world, COLOUR_SERIES_2), 2 + 2 + 2);
    text_at(&world, "?");
    text_at(&world, "schwach ausgeprägt");
    text_at(&world, "stark ausgeprägt");
    millipoints one = text_at(&world, "1")->x, two = text_at(&world, "2")->x, five = text_at(&world, "5")->x;
    assert_in_range(five - one, 4 * (two - one) - 4, 4 * (two - one) + 4);
    assert_says(&world, LANGUAGE_EN,
                "5 competences. On average: Soll 4.2 and Coach 2.5. Farthest apart: Markt (Soll 5, Coach 2). One value "
                "is not known.");
    arena_destroy(world.arena);
}

static void profile_takes_other_scales(void **state) {
    (void)state;
    struct world world;
    fill_profile(&world);
    setting(&world, 0, FORMAT_NUMBER, "0");
    setting(&world, 1, FORMAT_NUMBER, "6");
    make(&world, LANGUAGE_DE, WIDTH);
    text_at(&world, "0");
    text_at(&world, "6");
    arena_destroy(world.arena);
}

/* ---- sparkline ---- */

static const struct operation *dot_of(const struct world *world) {
    for (size_t i = 0; i < world->result.drawing->count; i++)
        if (world->result.drawing->operations[i].kind == OPERATION_CIRCLE) return &world->result.drawing->operations[i];
    return NULL;
}

static void sparkline_ends_in_a_dot(void **state) {
    (void)state;
    static const double numbers[] = {4, 3, 3.5};
    struct world world;
    world_start(&world, "sparkline");
    column(&world, 0, "Werte", FORMAT_NUMBER);
    column(&world, 1, "Ziel", FORMAT_NUMBER);
    world.values[0] = (struct figure_value){.state = FIGURE_KNOWN, .text = STR("…"), .list = numbers, .list_count = 3};
    world.values[1] = value_of(TAKES_NUMBER, "4");
    world.data.row_count = 1;
    make(&world, LANGUAGE_EN, 68 * POINT);
    assert_in_range(world.result.drawing->height, 1, 16 * POINT);
    for (size_t i = 0; i < world.result.drawing->count; i++)
        assert_int_not_equal(world.result.drawing->operations[i].kind, OPERATION_TEXT);
    assert_int_equal(dot_of(&world)->fill, COLOUR_PAPER); /* below the target */
    assert_int_equal(dot_of(&world)->y, world.result.drawing->height / 2);
    assert_says(&world, LANGUAGE_EN, "3 values, from 4 to 3.5. The last is below the target of 4.");
    world.values[1] = value_of(TAKES_NUMBER, "3");
    assert_says(&world, LANGUAGE_DE, "3 Werte, von 4 auf 3,5. Der letzte liegt über dem Ziel von 3.");
    assert_int_equal(dot_of(&world)->fill, COLOUR_SERIES_1);
    column(&world, 2, "Weniger ist besser", FORMAT_TEXT);
    world.values[2] = (struct figure_value){.state = FIGURE_KNOWN, .number = 1};
    make(&world, LANGUAGE_EN, 68 * POINT);
    assert_int_equal(dot_of(&world)->fill, COLOUR_PAPER); /* 3.5 where 3 at most was wanted */
    arena_destroy(world.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_run_beyond_their_mark),   cmocka_unit_test(goals_speak),
        cmocka_unit_test(funnel_adds_up_stages),         cmocka_unit_test(curve_falls_by_the_chances),
        cmocka_unit_test(many_opportunities_are_binned), cmocka_unit_test(profile_lines_are_interrupted),
        cmocka_unit_test(profile_takes_other_scales),    cmocka_unit_test(sparkline_ends_in_a_dot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
