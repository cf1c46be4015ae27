/* Looking over rows: ends, sums, states, widths. */
#include "figure/rows.h"

#include "base/arena.h"

/* ---- ends ---- */

struct ends ends_of(const struct figure_data *data, int channel, size_t series) {
    struct ends ends = {NO_ROW, NO_ROW, NO_ROW, NO_ROW};
    double least = 0, greatest = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *value = figure_series_value(data, row, channel, series);
        if (!figure_known(value)) continue;
        if (ends.first == NO_ROW) ends.first = row;
        ends.last = row;
        if (ends.least == NO_ROW || value->number < least) ends.least = row, least = value->number;
        if (ends.greatest == NO_ROW || value->number > greatest) ends.greatest = row, greatest = value->number;
    }
    return ends;
}

/* ---- sums ---- */

void tally_add(struct tally *tally, const struct figure_value *value) {
    tally->unknown += value->state == FIGURE_UNKNOWN;
    if (!figure_known(value)) return;
    tally->sum = decimal_add(tally->sum, value->exact);
    tally->known++;
}

struct tally tally_of_column(const struct figure_data *data, int channel, size_t series) {
    struct tally tally = {.sum = decimal_of(0)};
    for (size_t row = 0; row < data->row_count; row++)
        tally_add(&tally, figure_series_value(data, row, channel, series));
    return tally;
}

struct tally tally_of_row(const struct figure_data *data, size_t row, int channel) {
    struct tally tally = {.sum = decimal_of(0)};
    for (size_t s = 0; s < figure_series(data, channel); s++)
        tally_add(&tally, figure_series_value(data, row, channel, s));
    return tally;
}

struct decimal tally_mean(const struct tally *tally) {
    return decimal_divide(tally->sum, decimal_of((int64_t)tally->known));
}

struct str tally_text(const struct sketch *sketch, const struct figure_column *column, const struct tally *tally) {
    if (!tally->known) return tally->unknown ? STR(SIGN_UNKNOWN) : STR(SIGN_MISSING);
    struct str text = words_exact(sketch, column, tally->sum);
    return tally->unknown ? str_format(sketch->arena, "%.*s + ?", STR_ARG(text)) : text;
}

/* ---- states ---- */

struct states states_of(const struct sketch *sketch, const struct figure_data *data,
                        int (*state)(const struct figure_data *data, size_t row)) {
    struct states states = {.of = NEW_ARRAY(sketch->arena, int, data->row_count)};
    for (size_t row = 0; row < data->row_count; row++) states.count[states.of[row] = state(data, row)]++;
    return states;
}

struct str states_names(const struct sketch *sketch, const struct figure_data *data, const struct states *states,
                        int state, int channel) {
    struct str *names = NEW_ARRAY(sketch->arena, struct str, states->count[state] + 1);
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++)
        if (states->of[row] == state) names[count++] = rows_name(sketch, data, row, channel);
    return words_names(sketch, names, count);
}

size_t rows_holding(const struct figure_data *data, int channel) {
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++) count += figure_holds(data, row, channel);
    return count;
}

static bool any_is(const struct figure_data *data, int channel, enum figure_state state) {
    for (size_t row = 0; row < data->row_count; row++)
        if (figure_value(data, row, channel)->state == state) return true;
    return false;
}

bool rows_doubt(const struct figure_data *data, int channel) { return any_is(data, channel, FIGURE_UNKNOWN); }

bool rows_say(const struct figure_data *data, int channel) {
    return any_is(data, channel, FIGURE_KNOWN) || rows_doubt(data, channel);
}

struct str rows_name(const struct sketch *sketch, const struct figure_data *data, size_t row, int channel) {
    return words_name(sketch, figure_value(data, row, channel));
}

/* ---- widths ---- */

millipoints rows_widest(const struct sketch *sketch, const struct figure_data *data, int channel,
                        const struct ink *ink) {
    millipoints widest = 0;
    for (size_t row = 0; row < data->row_count; row++)
        widest = greater(widest, text_width(sketch, figure_value(data, row, channel)->brief, ink));
    return widest;
}

millipoints texts_widest(const struct sketch *sketch, const struct str *texts, size_t count, const struct ink *ink) {
    millipoints widest = 0;
    for (size_t i = 0; i < count; i++) widest = greater(widest, text_width(sketch, texts[i], ink));
    return widest;
}
