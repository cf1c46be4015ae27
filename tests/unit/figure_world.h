/* Data for any type of figure, made from the channels and settings that it declares: ordinary, odd and random. Used by
 * the property tests and by the golden dumps, so that a new figure is tested as soon as it is in the list of types. */
#ifndef UNIT_FIGURE_WORLD_H
#define UNIT_FIGURE_WORLD_H

#include "check.h"
#include "compose/chart.h"
#include "words_of_ours.h"

enum odd {
    ODD_ORDINARY,
    ODD_ONE_ROW,
    ODD_EQUAL,
    ODD_ZERO,
    ODD_NEGATIVE,
    ODD_MIXED_SIGNS,
    ODD_MILLION_TIMES,
    ODD_MISSING,
    ODD_UNKNOWN,
    ODD_NOTHING_KNOWN, /* every value but the labels is "?" */
    ODD_SIXTY,
    ODD_LONG_LABELS,
    ODD_ONE_SPOT, /* forty rows, all with the same values */
    ODD_OUTSIDE,  /* dates before and after the period */
    ODD_RANDOM,
    ODD_COUNT
};

static const char *const odd_names[ODD_COUNT] = {"ordinary",
                                                 "one row",
                                                 "all equal",
                                                 "all zero",
                                                 "all negative",
                                                 "mixed signs",
                                                 "one a million times the rest",
                                                 "missing",
                                                 "unknown",
                                                 "nothing known",
                                                 "sixty rows",
                                                 "labels of 60 letters",
                                                 "forty on one spot",
                                                 "dates outside the period",
                                                 "random"};

/* ---- printing: what compose/chart_data.c does with the values of a document ---- */

static inline struct figure_value printed_value(struct arena *arena, struct locale *locale,
                                                const struct figure_column *column, struct figure_value value) {
    bool number = value.state == FIGURE_KNOWN && column->format != FORMAT_TEXT;
    value.brief = number ? chart_print(arena, locale, column, value.exact, -1) : value.text;
    struct str *briefs = NEW_ARRAY(arena, struct str, value.list_count + 1);
    for (size_t i = 0; i < value.list_count; i++) {
        struct decimal item = {0};
        decimal_parse(str_format(arena, "%.6f", value.list[i]), &item);
        briefs[i] = chart_print(arena, locale, column, item, -1);
    }
    value.list_briefs = briefs;
    return value;
}

/* Prints all values in the language in which they will be drawn, and finds its words. */
static inline void printed_data(struct arena *arena, struct locale *locale, struct figure_data *data) {
    size_t count = data->row_count * data->column_count;
    data->catalogue = words_of_ours(locale_language(locale));
    struct figure_value *values = NEW_ARRAY(arena, struct figure_value, count + 1),
                        *settings = NEW_ARRAY(arena, struct figure_value, FIGURE_CHANNELS_MOST);
    for (size_t i = 0; i < count; i++)
        values[i] = printed_value(arena, locale, &data->columns[i % data->column_count], data->values[i]);
    for (size_t i = 0; data->settings && i < FIGURE_CHANNELS_MOST; i++)
        settings[i] = printed_value(arena, locale, &data->setting_columns[i], data->settings[i]);
    data->values = values;
    if (data->settings) data->settings = settings;
    data->print = chart_print;
}

/* ---- odd data ---- */

/* A sequence of numbers that looks random and is the same everywhere. */
static inline uint32_t odd_next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static inline size_t odd_rows(enum odd odd, uint32_t *seed) {
    if (odd == ODD_ONE_ROW) return 1;
    if (odd == ODD_SIXTY) return 60;
    if (odd == ODD_ONE_SPOT) return 40;
    return odd == ODD_RANDOM ? 1 + odd_next(seed) % 70 : 7;
}

static inline double odd_random(uint32_t *seed) {
    static const double sizes[] = {1, 5, 100, 1e5, 1e9, 1e-3, 1e18};
    double size = sizes[odd_next(seed) % 7];
    return ((double)(odd_next(seed) % 2001) / 1000 - (odd_next(seed) % 3 ? 0 : 1)) * size;
}

static inline double odd_number(enum odd odd, size_t row, size_t column, uint32_t *seed) {
    double plain = (double)(1 + (row * 37 + column * 17) % 9);
    if (odd == ODD_EQUAL || odd == ODD_ONE_SPOT) return 3;
    if (odd == ODD_ZERO) return 0;
    if (odd == ODD_NEGATIVE) return -plain;
    if (odd == ODD_MIXED_SIGNS) return row % 2 ? -plain : plain;
    if (odd == ODD_MILLION_TIMES && row == 2) return 4e6;
    return odd == ODD_RANDOM ? odd_random(seed) : plain;
}

static inline void odd_set_number(struct arena *arena, struct figure_value *value, double number) {
    value->number = number;
    value->text = str_format(arena, "%.2f", number);
    if (!decimal_parse(value->text, &value->exact)) value->exact = decimal_of(0);
}

static inline struct str odd_label(struct arena *arena, enum odd odd, size_t row) {
    static const char *const names[] = {"Härtner", "Öztürk-Lehmann", "M. Wojcik", "Dr. Sommerfeld",
                                        "Ay",      "Vertrieb Nord"};
    if (odd == ODD_LONG_LABELS)
        return str_format(arena, "Werkzeugmaschinenbaugesellschaft für Großgetriebe Nummer %zu AG", row + 1);
    return str_format(arena, "%s %zu", names[row % 6], row + 1);
}

/* The first text names the row, `parent` names another one, others are one of a few words. */
static inline void odd_set_text(struct arena *arena, struct figure_value *value, enum odd odd,
                                const struct figure_channel *channel, int channel_number, size_t row, size_t rows,
                                uint32_t *seed) {
    static const char *const words[] = {"Einkauf", "Technik", "Geschäftsleitung", "Service"};
    size_t word = odd == ODD_EQUAL || odd == ODD_ONE_SPOT ? 0 : odd == ODD_RANDOM ? odd_next(seed) % 4 : row % 4;
    if (strcmp(channel->name, "parent") == 0) {
        size_t other = odd == ODD_RANDOM ? odd_next(seed) % rows : row / 3;
        value->text = odd_label(arena, odd, other);
        if (!row && odd != ODD_RANDOM) *value = (struct figure_value){.text = STR("–")};
    } else if (channel_number == 0 || strcmp(channel->name, "label") == 0 || strcmp(channel->name, "id") == 0) {
        value->text = odd_label(arena, odd, row);
    } else {
        value->text = odd == ODD_LONG_LABELS ? odd_label(arena, odd, word) : str_of(words[word]);
        value->number = (double)word;
    }
    value->key = value->text;
}

static inline void odd_set_list(struct arena *arena, struct figure_value *value, enum odd odd, size_t row,
                                uint32_t *seed) {
    size_t count = odd == ODD_ONE_ROW ? 1 : odd == ODD_SIXTY ? 60 : 6;
    double *list = NEW_ARRAY(arena, double, count);
    for (size_t i = 0; i < count; i++) list[i] = odd_number(odd, row + i, 0, seed);
    value->list = list;
    value->list_count = count;
    value->text = STR("…");
}

static inline struct figure_value odd_value(struct arena *arena, enum odd odd, const struct figure_channel *channel,
                                            int number, size_t column, size_t row, size_t rows, uint32_t *seed) {
    struct figure_value value = {.state = FIGURE_KNOWN};
    bool steers = channel->takes == TAKES_TRUTH, names = channel->takes == TAKES_TEXT && number == 0;
    uint32_t chance = odd == ODD_RANDOM ? odd_next(seed) % 10 : 5;
    bool missing = (odd == ODD_MISSING && (row + column) % 3 == 0) || chance == 0,
         unknown = (odd == ODD_UNKNOWN && (row + column) % 3 == 0) || chance == 1 || odd == ODD_NOTHING_KNOWN;
    if (!steers && !names && (missing || unknown)) {
        value.state = missing ? FIGURE_MISSING : FIGURE_UNKNOWN;
        value.text = value.key = missing ? STR("–") : STR("?");
        return value;
    }
    switch (channel->takes) {
    case TAKES_TEXT: odd_set_text(arena, &value, odd, channel, number, row, rows, seed); break;
    case TAKES_NUMBER: odd_set_number(arena, &value, odd_number(odd, row, column, seed)); break;
    case TAKES_TRUTH: value.number = (double)((row + column) % 2); break;
    case TAKES_NUMBERS: odd_set_list(arena, &value, odd, row, seed); break;
    case TAKES_DATE: {
        int32_t day = date_days(date_of(2026, 3, 1)) + (int32_t)(row * 97 + column * 200) % 1200;
        if (odd == ODD_OUTSIDE) day += row % 3 == 0 ? -4000 : row % 3 == 1 ? 4000 : 0;
        if (odd == ODD_RANDOM) day += (int32_t)(odd_next(seed) % 3000) - 1000;
        if (odd == ODD_EQUAL || odd == ODD_ONE_SPOT) day = date_days(date_of(2027, 6, 30));
        value.date = date_from_days(day);
        value.number = day;
        value.text = value.key = date_iso(arena, value.date);
        break;
    }
    }
    if (!value.key.size) value.key = value.text;
    return value;
}

static inline void odd_settings(struct arena *arena, const struct figure_type *type, enum odd odd,
                                struct figure_data *data, uint32_t *seed) {
    struct figure_value *settings = NEW_ARRAY(arena, struct figure_value, FIGURE_CHANNELS_MOST);
    struct figure_column *columns = NEW_ARRAY(arena, struct figure_column, FIGURE_CHANNELS_MOST);
    int dates = 0;
    for (int s = 0; type->settings && type->settings[s].name; s++) {
        columns[s].label = str_of(type->settings[s].name);
        columns[s].format = FORMAT_NUMBER;
        settings[s].text = STR("–");
        if (!type->settings[s].required && odd == ODD_RANDOM && odd_next(seed) % 2) continue;
        if (!type->settings[s].required && odd == ODD_MISSING) continue;
        settings[s] =
            odd_value(arena, odd == ODD_RANDOM ? odd : ODD_ORDINARY, &type->settings[s], 1, (size_t)s, 1, 2, seed);
        if (type->settings[s].takes != TAKES_DATE) continue;
        settings[s].date = dates++ ? date_of(2028, 12, 31) : date_of(2026, 1, 1);
        settings[s].number = date_days(settings[s].date);
    }
    data->settings = settings;
    data->setting_columns = columns;
}

static inline void odd_columns(struct arena *arena, const struct figure_type *type, enum odd odd,
                               struct figure_data *data, uint32_t *seed) {
    struct figure_column *columns = NEW_ARRAY(arena, struct figure_column, FIGURE_CHANNELS_MOST * FIGURE_SERIES_MOST);
    for (int c = 0; type->channels[c].name; c++) {
        const struct figure_channel *channel = &type->channels[c];
        data->first[c] = data->column_count;
        data->count[c] = !channel->many ? 1 : odd == ODD_ONE_ROW ? 1 : odd == ODD_RANDOM ? 1 + odd_next(seed) % 6 : 3;
        if (!channel->required && odd == ODD_RANDOM && odd_next(seed) % 3 == 0) data->count[c] = 0;
        enum figure_format format = (enum figure_format)(FORMAT_NUMBER + (odd == ODD_RANDOM ? odd_next(seed) % 3 : 2));
        bool number = channel->takes == TAKES_NUMBER || channel->takes == TAKES_NUMBERS;
        for (size_t i = 0; i < data->count[c]; i++)
            columns[data->column_count++] =
                (struct figure_column){.label = str_format(arena, "%s %zu", channel->name, i + 1),
                                       .format = number ? format : FORMAT_TEXT,
                                       .currency = STR("EUR")};
    }
    data->columns = columns;
}

static inline struct figure_data *odd_data(struct arena *arena, const struct figure_type *type, enum odd odd,
                                           uint32_t seed) {
    struct figure_data *data = NEW(arena, struct figure_data);
    data->title = STR("Titel");
    data->as_of = date_of(2026, 11, 15);
    data->row_count = odd_rows(odd, &seed);
    odd_columns(arena, type, odd, data, &seed);
    struct figure_value *values = NEW_ARRAY(arena, struct figure_value, data->row_count * data->column_count + 1);
    for (size_t row = 0; row < data->row_count; row++)
        for (int c = 0; type->channels[c].name; c++)
            for (size_t i = 0; i < data->count[c]; i++)
                values[row * data->column_count + data->first[c] + i] =
                    odd_value(arena, odd, &type->channels[c], c, data->first[c] + i, row, data->row_count, &seed);
    data->values = values;
    odd_settings(arena, type, odd, data, &seed);
    return data;
}

/* Every letter is half as wide as it is high, bold ones a little wider. */
static inline millipoints odd_width(void *context, struct str text, millipoints size, bool bold) {
    (void)context;
    return (millipoints)str_code_points(text) * size * (bold ? 56 : 53) / 100;
}

#endif
