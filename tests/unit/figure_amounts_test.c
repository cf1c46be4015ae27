/* Figures of amounts: columns, share bars, pareto, bridge, cash flow, with data that are reckoned by hand. */
#include "figure_world.h"

enum { WIDTH = 453 * POINT, COLUMNS_MOST = 8 };

/* Data are written row by row, a text for each column: a name, a number, "?" or "" for nothing said. */
struct sample {
    const char *type;
    size_t channel_of[COLUMNS_MOST]; /* of each column */
    const char *labels[COLUMNS_MOST];
    size_t column_count, row_count;
    const char *const *cells;
    enum figure_format format;
    const char *settings[4]; /* in the type's order; NULL: not given */
    const char *setting_labels[4];
};

static struct figure_value number_value(struct str text) {
    struct figure_value value = {.text = text, .key = text};
    if (str_equal_c(text, "?")) value.state = FIGURE_UNKNOWN;
    else if (decimal_parse(text, &value.exact)) {
        value.state = FIGURE_KNOWN;
        value.number = decimal_approximate(value.exact);
    }
    return value;
}

/* "-100 40 40" */
static struct figure_value list_value(struct arena *arena, struct str text) {
    struct figure_value value = {.state = FIGURE_KNOWN, .text = text, .key = text};
    double *list = NEW_ARRAY(arena, double, text.size + 1);
    for (size_t start = 0, i = 0; i <= text.size; i++) {
        if (i < text.size && text.data[i] != ' ') continue;
        list[value.list_count++] = number_value(str_slice(text, start, i)).number;
        start = i + 1;
    }
    value.list = list;
    return value;
}

static struct figure_value value_of(struct arena *arena, enum figure_takes takes, const char *cell) {
    struct str text = str_of(cell);
    if (!text.size) return (struct figure_value){.text = STR("–")};
    if (takes == TAKES_NUMBERS) return list_value(arena, text);
    if (takes == TAKES_TEXT) return (struct figure_value){.state = FIGURE_KNOWN, .text = text, .key = text};
    return number_value(text);
}

static struct figure_data *data_of(struct arena *arena, const struct figure_type *type, const struct sample *sample) {
    struct figure_data *data = NEW(arena, struct figure_data);
    struct figure_column *columns = NEW_ARRAY(arena, struct figure_column, sample->column_count),
                         *setting_columns = NEW_ARRAY(arena, struct figure_column, FIGURE_CHANNELS_MOST);
    struct figure_value *values = NEW_ARRAY(arena, struct figure_value, sample->row_count * sample->column_count),
                        *settings = NEW_ARRAY(arena, struct figure_value, FIGURE_CHANNELS_MOST);
    for (size_t c = 0; c < sample->column_count; c++) {
        size_t channel = sample->channel_of[c];
        enum figure_takes takes = type->channels[channel].takes;
        if (!data->count[channel]++) data->first[channel] = c;
        columns[c] = (struct figure_column){.label = str_of(sample->labels[c] ? sample->labels[c] : ""),
                                            .format = takes == TAKES_TEXT ? FORMAT_TEXT
                                                      : sample->format    ? sample->format
                                                                          : FORMAT_NUMBER,
                                            .currency = STR("EUR")};
        for (size_t row = 0; row < sample->row_count; row++)
            values[row * sample->column_count + c] =
                value_of(arena, takes, sample->cells[row * sample->column_count + c]);
    }
    for (int s = 0; s < 4; s++) {
        settings[s] = value_of(arena, TAKES_NUMBER, sample->settings[s] ? sample->settings[s] : "");
        setting_columns[s].label = str_of(sample->setting_labels[s] ? sample->setting_labels[s] : "");
    }
    data->row_count = sample->row_count;
    data->column_count = sample->column_count;
    data->columns = columns;
    data->values = values;
    data->settings = settings;
    data->setting_columns = setting_columns;
    return data;
}

/* Spaces that must not be broken as plain ones, so that what is expected can be read. */
static struct str with_plain_spaces(struct arena *arena, struct str text) {
    char *out = NEW_ARRAY(arena, char, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool narrow = str_starts(str_skip(text, i), STR("\u00A0"));
        out[size++] = narrow ? ' ' : text.data[i];
        i += narrow;
    }
    return (struct str){out, size};
}

static struct figure_result made(struct arena *arena, const struct sample *sample, enum language language) {
    static const struct text_measure measure = {.width = odd_width};
    const struct figure_type *type = figure_type_find(str_of(sample->type));
    assert_non_null(type);
    struct locale *locale = locale_open(language);
    struct figure_result result = figure_make(arena, type, data_of(arena, type, sample), locale, &measure, WIDTH);
    locale_close(locale);
    result.alternative = with_plain_spaces(arena, result.alternative);
    return result;
}

/* ---- looking into drawings ---- */

static const struct operation *text_find(const struct drawing *drawing, const char *text) {
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->operations[i].kind == OPERATION_TEXT && str_equal_c(drawing->operations[i].text, text))
            return &drawing->operations[i];
    fail_msg("“%s” is not written", text);
    return NULL;
}

static bool says(const struct drawing *drawing, const char *text) {
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->operations[i].kind == OPERATION_TEXT && str_equal_c(drawing->operations[i].text, text))
            return true;
    return false;
}

/* The n-th rectangle of a colour that is not a sample of a legend. */
static const struct operation *box_find(const struct drawing *drawing, enum colour fill, size_t n) {
    for (size_t i = 0; i < drawing->count; i++) {
        const struct operation *operation = &drawing->operations[i];
        if (operation->kind == OPERATION_RECTANGLE && operation->fill == fill && operation->width > 10 * POINT && !n--)
            return operation;
    }
    fail_msg("there is no such bar");
    return NULL;
}

static void check_near(millipoints actual, millipoints expected, int line) {
    if (actual < expected - 2 || actual > expected + 2) fail_msg("line %d: %d is not %d", line, actual, expected);
}
#define CHECK_NEAR(actual, expected) check_near((actual), (expected), __LINE__)

/* ---- columns ---- */

static void long_rows_become_stacks(void **state) {
    static const char *const cells[] = {"2024", "Valves", "1000.10", "2025", "Pumps",  "3000",
                                        "2024", "Pumps",  "2000",    "2024", "Valves", "0.20"};
    const struct sample sample = {.type = "columns",
                                  .channel_of = {0, 1, 2},
                                  .labels = {"Year", "Family", "Amount"},
                                  .column_count = 3,
                                  .row_count = 4,
                                  .cells = cells,
                                  .settings = {"1"}};
    struct figure_result result = made(*state, &sample, LANGUAGE_EN);
    CHECK_STR(result.alternative,
              "In all: from 3,000.3 (2024) to 3,000 (2025). The largest part (2025) is Pumps with 3,000 "
              "of 3,000.");
    CHECK_STR(made(*state, &sample, LANGUAGE_DE).alternative,
              "Zusammen: von 3.000,3 (2024) auf 3.000 (2025). Der größte Teil (2025) ist Pumps mit 3.000 von 3.000.");
    text_find(result.drawing, "3,000.3");
    /* pumps are the larger series and lie below; their columns are as 2 to 3 */
    const struct operation *first = box_find(result.drawing, COLOUR_SERIES_1, 0),
                           *second = box_find(result.drawing, COLOUR_SERIES_1, 1),
                           *valves = box_find(result.drawing, COLOUR_SERIES_2, 0);
    CHECK_NEAR(first->height * 3, second->height * 2);
    CHECK_NEAR(valves->y + valves->height, first->y);
}

static void small_groups_are_added_up(void **state) {
    static const char *const cells[] = {"x", "a", "10", "x", "b", "9", "x", "c", "8", "x", "d",
                                        "1", "x", "e",  "7", "x", "f", "6", "x", "g", "2"};
    const struct sample sample = {.type = "columns",
                                  .channel_of = {0, 1, 2},
                                  .column_count = 3,
                                  .row_count = 7,
                                  .cells = cells,
                                  .settings = {"1"}};
    const struct drawing *drawing = made(*state, &sample, LANGUAGE_DE).drawing;
    text_find(drawing, "Übrige");
    text_find(drawing, "e");
    text_find(drawing, "43");
    assert_false(says(drawing, "d"));
    assert_false(says(drawing, "g"));
    assert_true(says(drawing, "f"));
    CHECK_NEAR(box_find(drawing, COLOUR_SERIES_6, 0)->height * 10, box_find(drawing, COLOUR_SERIES_1, 0)->height * 3);
}

static void columns_have_values_where_there_is_room(void **state) {
    static const char *const cells[] = {"2024", "1000", "2000", "2025", "?", "4000"};
    const struct sample sample = {.type = "columns",
                                  .channel_of = {0, 2, 2},
                                  .labels = {"Year", "Plan", "Actual"},
                                  .column_count = 3,
                                  .row_count = 2,
                                  .cells = cells,
                                  .format = FORMAT_MONEY};
    struct figure_result result = made(*state, &sample, LANGUAGE_EN);
    text_find(result.drawing, "€4k");
    text_find(result.drawing, "?");
    assert_false(says(result.drawing, "€0")); /* no axis */
    CHECK_STR(result.alternative,
              "Plan: €1k (2024). Actual: from €2k (2024) to €4k (2025), highest value €4k (2025). One "
              "value is not known.");
    struct sample stacked = sample;
    stacked.settings[0] = "1";
    text_find(made(*state, &stacked, LANGUAGE_EN).drawing, "€4k + ?");
}

/* ---- share bars ---- */

static void marks_are_always_shown(void **state) {
    static const char *const cells[] = {"2025", "7.5", "50", "25", "2026", "12.5", "50", "25"};
    const struct sample sample = {.type = "share-bar",
                                  .channel_of = {0, 1, 2, 2},
                                  .labels = {"Year", "Share", "50", "key account"},
                                  .column_count = 4,
                                  .row_count = 2,
                                  .cells = cells,
                                  .format = FORMAT_PERCENT};
    struct figure_result result = made(*state, &sample, LANGUAGE_EN);
    text_find(result.drawing, "25% key account");
    text_find(result.drawing, "50%");
    const struct operation *first = box_find(result.drawing, COLOUR_SERIES_1, 0),
                           *second = box_find(result.drawing, COLOUR_SERIES_1, 1);
    CHECK_NEAR(first->width * 5, second->width * 3);
    CHECK_NEAR(text_find(result.drawing, "25% key account")->x +
                   odd_width(NULL, STR("25% key account"), 7 * POINT, false) / 2,
               second->x + 2 * second->width);
    CHECK_STR(result.alternative,
              "2025: 7.5%, below the first mark, “25% key account”. 2026: 12.5%, below the first mark, "
              "“25% key account”.");
    static const char *const high[] = {"2026", "30", "50", "25"};
    struct sample above = sample;
    above.row_count = 1, above.cells = high;
    CHECK_STR(made(*state, &above, LANGUAGE_DE).alternative, "2026: 30 %, die Marke „25 % key account“ ist erreicht.");
}

/* ---- pareto ---- */

static void classes_go_by_the_share_before(void **state) {
    static const char *const cells[] = {"d", "5", "a", "50", "b", "30", "c", "15", "e", "?"};
    struct sample sample = {.type = "pareto",
                            .channel_of = {0, 1},
                            .labels = {"Name", "Revenue"},
                            .column_count = 2,
                            .row_count = 5,
                            .cells = cells};
    struct figure_result result = made(*state, &sample, LANGUAGE_EN);
    CHECK_STR(result.alternative,
              "First is a with 50, 50% of 100 in all. Of 4, 2 are in class A (up to 80%), 1 in B (up "
              "to 95%), 1 in C. One value is not known.");
    assert_true(text_find(result.drawing, "a")->y < text_find(result.drawing, "b")->y);
    assert_true(text_find(result.drawing, "d")->y < text_find(result.drawing, "e")->y);
    /* the letter stands in the middle of the rows of its class */
    CHECK_NEAR(text_find(result.drawing, "A")->y * 2,
               text_find(result.drawing, "a")->y + text_find(result.drawing, "b")->y);
    sample.settings[0] = "50";
    CHECK_STR(made(*state, &sample, LANGUAGE_DE).alternative,
              "An der Spitze steht a mit 50, das sind 50 % von 100. Von 4 sind 1 in Klasse A (bis 50 %), 2 in B (bis "
              "95 %), 1 in C. Ein Wert ist nicht bekannt.");
}

static void equal_values_share_a_class(void **state) {
    static const char *const cells[] = {"a", "60", "b", "20", "c", "20"}, *const zero[] = {"a", "0", "b", "0"};
    struct sample sample = {.type = "pareto", .channel_of = {0, 1}, .column_count = 2, .row_count = 3, .cells = cells};
    CHECK_STR(made(*state, &sample, LANGUAGE_EN).alternative,
              "First is a with 60, 60% of 100 in all. Of 3, 3 are in class A (up to 80%), 0 in B (up to 95%), 0 in C.");
    sample.row_count = 2, sample.cells = zero;
    CHECK_STR(made(*state, &sample, LANGUAGE_DE).alternative,
              "Die Werte ergeben keine Summe, an der sich Anteile zeigen ließen.");
}

/* ---- bridge ---- */

static void gaps_and_surpluses_lead_to_the_target(void **state) {
    static const char *const cells[] = {"Secured", "4000", "Weighted", "1000"};
    struct sample sample = {.type = "bridge",
                            .channel_of = {0, 1},
                            .column_count = 2,
                            .row_count = 2,
                            .cells = cells,
                            .format = FORMAT_MONEY,
                            .settings = {"8000"},
                            .setting_labels = {"Plan"}};
    struct figure_result result = made(*state, &sample, LANGUAGE_EN);
    text_find(result.drawing, "Gap");
    text_find(result.drawing, "+€1k");
    const struct operation *secured = box_find(result.drawing, COLOUR_SERIES_1, 0),
                           *gap = box_find(result.drawing, COLOUR_ALERT, 0),
                           *plan = box_find(result.drawing, COLOUR_SURFACE, 0);
    assert_int_equal(gap->pattern, PATTERN_HATCHED);
    CHECK_NEAR(gap->height * 4, secured->height * 3);
    CHECK_NEAR(gap->y, plan->y);
    CHECK_STR(result.alternative, "Secured €4k and Weighted +€1k: €5k in all. To “Plan” (€8k) a gap of €3k is left.");
    sample.settings[0] = "3000";
    result = made(*state, &sample, LANGUAGE_DE);
    text_find(result.drawing, "Überschuss");
    CHECK_STR(result.alternative,
              "Secured 4 Tsd. € und Weighted +1 Tsd. €: zusammen 5 Tsd. €. Das sind 2 Tsd. € mehr als "
              "„Plan“ (3 Tsd. €).");
    sample.settings[0] = "5000";
    result = made(*state, &sample, LANGUAGE_EN);
    assert_false(says(result.drawing, "Gap") || says(result.drawing, "Surplus"));
    sample.settings[0] = NULL;
    text_find(made(*state, &sample, LANGUAGE_EN).drawing, "Sum");
}

/* ---- cash flow ---- */

static void flows_add_up_and_pay_back(void **state) {
    static const char *const cells[] = {"Twelve", "-100", "40 40 40", "Six", "-50", "10 10 10"};
    const struct sample sample = {
        .type = "cash-flow", .channel_of = {0, 1, 2}, .column_count = 3, .row_count = 2, .cells = cells};
    struct figure_result result = made(*state, &sample, LANGUAGE_EN);
    CHECK_STR(result.alternative,
              "Twelve: 20 after 3 years, paid back after 2.5 years. Six: −20 after 3 years, not paid "
              "back in this time.");
    CHECK_STR(made(*state, &sample, LANGUAGE_DE).alternative,
              "Twelve: nach 3 Jahren 20, amortisiert nach 2,5 Jahren. Six: nach 3 Jahren −20, in dieser Zeit nicht "
              "amortisiert.");
    text_find(result.drawing, "2.5 years");
    assert_true(text_find(result.drawing, "Twelve")->y < text_find(result.drawing, "Six")->y);
    const struct operation *ring = NULL, *line = NULL;
    for (size_t i = 0; i < result.drawing->count; i++) {
        const struct operation *operation = &result.drawing->operations[i];
        if (operation->kind == OPERATION_CIRCLE && operation->fill == COLOUR_PAPER) ring = operation;
        if (operation->kind == OPERATION_PATH && operation->point_count == 4 && !line) line = operation;
    }
    assert_non_null(ring);
    CHECK_NEAR(ring->x * 2, line->points[2].x + line->points[3].x);
    CHECK_NEAR(ring->y * 2, line->points[2].y + line->points[3].y);
}

static void flows_may_begin_with_year_zero(void **state) {
    static const char *const cells[] = {"Twelve", "-100 100"};
    const struct sample sample = {
        .type = "cash-flow", .channel_of = {0, 2}, .column_count = 2, .row_count = 1, .cells = cells};
    CHECK_STR(made(*state, &sample, LANGUAGE_DE).alternative, "Twelve: nach 1 Jahr 0, amortisiert nach 1,0 Jahren.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(long_rows_become_stacks),
        CHECK_ARENA(small_groups_are_added_up),
        CHECK_ARENA(columns_have_values_where_there_is_room),
        CHECK_ARENA(marks_are_always_shown),
        CHECK_ARENA(classes_go_by_the_share_before),
        CHECK_ARENA(equal_values_share_a_class),
        CHECK_ARENA(gaps_and_surpluses_lead_to_the_target),
        CHECK_ARENA(flows_add_up_and_pay_back),
        CHECK_ARENA(flows_may_begin_with_year_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
