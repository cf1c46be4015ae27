/* Figures of data that a test writes by hand, as a table of texts:
 *
 *     struct hand *hand = hand_of(*state, "funnel");
 *     hand_column(hand, "stage", "Stufe", FORMAT_TEXT);
 *     hand_column(hand, "value", "Wert", FORMAT_MONEY);
 *     ROW(hand, "3=Angebot", "500");
 *     ROW(hand, "0=Idee", "?");
 *     CHECK_SAYS(hand, LANGUAGE_DE, "…");
 *
 * A cell is read as its channel takes it: a text, a number, a day as 2027-06-30 or 2027-Q2, numbers with spaces between
 * them. "" was not said, "?" is not known, "3=Angebot" is the choice at place 3. The data are as of 15 November 2026.
 * Spaces that do not break are compared as plain ones, so that what is expected can be read. */
#ifndef UNIT_FIGURE_BY_HAND_H
#define UNIT_FIGURE_BY_HAND_H

#include "figure/sketch.h"
#include "figure_world.h"
#include "languages_of_ours.h"

enum { HAND_ROWS = 64, HAND_COLUMNS = 8, FULL = 453 * POINT, HALF = 218 * POINT };

struct hand {
    struct arena *arena;
    const struct figure_type *type;
    struct figure_data data;
    struct figure_column columns[HAND_COLUMNS], setting_columns[FIGURE_CHANNELS_MOST];
    struct figure_value values[HAND_ROWS * HAND_COLUMNS], settings[FIGURE_CHANNELS_MOST];
    enum figure_takes takes[HAND_COLUMNS]; /* by column */
    const struct drawing *drawing;         /* what hand_draw made, ... */
    struct str said;                       /* ... with plain spaces */
};

/* ---- data ---- */

static inline struct hand *hand_of(struct arena *arena, const char *type) {
    struct hand *hand = NEW(arena, struct hand);
    hand->arena = arena;
    hand->type = figure_type_find(str_of(type));
    assert_non_null(hand->type);
    hand->data = (struct figure_data){.as_of = date_of(2026, 11, 15),
                                      .columns = hand->columns,
                                      .values = hand->values,
                                      .settings = hand->settings,
                                      .setting_columns = hand->setting_columns};
    for (int s = 0; s < FIGURE_CHANNELS_MOST; s++) hand->settings[s].text = STR("–");
    return hand;
}

static inline size_t hand_channel(const struct figure_channel *channels, const char *name) {
    for (size_t c = 0; channels[c].name; c++)
        if (strcmp(channels[c].name, name) == 0) return c;
    fail_msg("there is no “%s”", name);
    return 0;
}

/* The next column. Those of one channel follow each other; all of them come before the first row. */
static inline void hand_column(struct hand *hand, const char *channel, const char *label, enum figure_format format) {
    size_t c = hand_channel(hand->type->channels, channel), column = hand->data.column_count++;
    assert_true(column < HAND_COLUMNS && !hand->data.row_count);
    if (!hand->data.count[c]++) hand->data.first[c] = column;
    hand->takes[column] = hand->type->channels[c].takes;
    hand->columns[column] = (struct figure_column){.label = str_of(label), .format = format, .currency = STR("EUR")};
}

/* A column for each channel, called as it is. */
static inline void hand_all_columns(struct hand *hand) {
    for (const struct figure_channel *channel = hand->type->channels; channel->name; channel++)
        hand_column(hand, channel->name, channel->name, channel->takes == TAKES_NUMBER ? FORMAT_NUMBER : FORMAT_TEXT);
}

static inline void hand_read_numbers(struct arena *arena, struct str text, struct figure_value *value) {
    double *list = NEW_ARRAY(arena, double, text.size + 1);
    struct str part;
    while (str_cut(&text, ' ', &part)) {
        struct decimal number;
        assert_true(decimal_parse(part, &number));
        list[value->list_count++] = decimal_approximate(number);
    }
    value->list = list;
}

static inline struct figure_value hand_value(struct arena *arena, enum figure_takes takes, const char *cell) {
    struct figure_value value = {.state = FIGURE_KNOWN, .text = str_of(*cell ? cell : "–")};
    if (!*cell) value.state = FIGURE_MISSING;
    else if (strcmp(cell, "?") == 0) value.state = FIGURE_UNKNOWN;
    else if (takes == TAKES_NUMBER || takes == TAKES_TRUTH) {
        assert_true(decimal_parse(value.text, &value.exact));
        value.number = decimal_approximate(value.exact);
    } else if (takes == TAKES_DATE) {
        assert_true(date_parse_iso(value.text, &value.date));
        value.number = date_days(value.date);
    } else if (takes == TAKES_NUMBERS) {
        hand_read_numbers(arena, value.text, &value);
    } else if (cell[1] == '=') {
        value.number = cell[0] - '0';
        value.text = str_skip(value.text, 2);
    }
    value.key = value.text;
    return value;
}

static inline void hand_set(struct hand *hand, size_t row, size_t column, const char *cell) {
    hand->values[row * hand->data.column_count + column] = hand_value(hand->arena, hand->takes[column], cell);
}

/* A cell for each column. */
static inline void hand_row(struct hand *hand, const char *const *cells, size_t count) {
    assert_true(hand->data.row_count < HAND_ROWS);
    assert_int_equal(count, hand->data.column_count);
    for (size_t c = 0; c < count; c++) hand_set(hand, hand->data.row_count, c, cells[c]);
    hand->data.row_count++;
}
#define ROW(hand, ...)                                   \
    hand_row((hand), (const char *const[]){__VA_ARGS__}, \
             sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static inline void hand_setting(struct hand *hand, const char *name, const char *label, const char *value) {
    size_t s = hand_channel(hand->type->settings, name);
    hand->settings[s] = hand_value(hand->arena, hand->type->settings[s].takes, value);
    hand->setting_columns[s] = (struct figure_column){.label = str_of(label), .format = FORMAT_NUMBER};
}

/* ---- what becomes of them ---- */

static inline struct str hand_plain(struct arena *arena, struct str text) {
    struct str out = {0}, part;
    while (str_cut(&text, '\xC2', &part)) {
        bool space = out.data && str_starts(part, STR("\xA0"));
        struct str before = !out.data ? STR("") : space ? STR(" ") : STR("\xC2");
        out = str_format(arena, "%.*s%.*s%.*s", STR_ARG(out), STR_ARG(before), STR_ARG(str_skip(part, space)));
    }
    return out;
}

static inline void hand_draw(struct hand *hand, const struct language *language, millipoints width) {
    static const struct text_measure measure = {.width = odd_width};
    struct locale *locale = locale_open(language);
    struct figure_data data = hand->data;
    printed_data(hand->arena, locale, &data);
    struct figure_result result = figure_make(hand->arena, hand->type, &data, locale, &measure, width);
    locale_close(locale);
    hand->drawing = result.drawing;
    hand->said = hand_plain(hand->arena, result.alternative);
}

/* Draws at full width and compares the sentences. */
#define CHECK_SAYS(hand, language, text) (hand_draw((hand), (language), FULL), CHECK_STR((hand)->said, text))

/* The first text that is written so; NULL when none is. */
static inline const struct operation *text_find(const struct hand *hand, const char *text) {
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *operation = &hand->drawing->operations[i];
        if (operation->kind != OPERATION_TEXT) continue;
        if (str_equal_c(hand_plain(hand->arena, operation->text), text)) return operation;
    }
    return NULL;
}

/* The same, where it must be there. */
static inline const struct operation *text_at(const struct hand *hand, const char *text) {
    const struct operation *operation = text_find(hand, text);
    if (!operation) fail_msg("“%s” is not written", text);
    return operation;
}

/* The n-th mark that is filled with a colour. */
static inline const struct operation *mark_at(const struct hand *hand, enum operation_kind kind, enum colour fill,
                                              size_t n) {
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *operation = &hand->drawing->operations[i];
        if (operation->kind == kind && operation->fill == fill && !n--) return operation;
    }
    fail_msg("there is no such mark");
    return NULL;
}

/* The n-th box of a colour that is no sample of a legend. */
static inline const struct operation *bar_at(const struct hand *hand, enum colour fill, size_t n) {
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *operation = &hand->drawing->operations[i];
        if (operation->kind == OPERATION_RECTANGLE && operation->fill == fill && operation->width > 10 * POINT && !n--)
            return operation;
    }
    fail_msg("there is no such bar");
    return NULL;
}

/* The n-th box with an outline of a colour that is no sample of a legend. */
static inline const struct operation *outline_at(const struct hand *hand, enum colour stroke, size_t n) {
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *operation = &hand->drawing->operations[i];
        if (operation->kind == OPERATION_RECTANGLE && operation->stroke == stroke && operation->width > 10 * POINT &&
            !n--)
            return operation;
    }
    fail_msg("there is no such outline");
    return NULL;
}

/* Places may be rounded, by a few millipoints each. */
#define CHECK_NEAR(actual, expected, by) check_near((double)(actual), (double)(expected), (by), __LINE__)
static inline void check_near(double actual, double expected, double by, int line) {
    if (actual < expected - by || actual > expected + by) fail_msg("line %d: %.0f is not %.0f", line, actual, expected);
}

#endif
