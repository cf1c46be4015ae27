/* Words and numbers of figures, in the document's language. */
#include "figure/words.h"

#include <math.h>

#include "base/arena.h"
#include "base/buffer.h"

const struct figure_column FIGURE_COUNTS = {.format = FORMAT_NUMBER, .whole = true};

struct str words_add(const struct sketch *sketch, struct str text, struct str more) {
    if (str_empty(text) || str_empty(more)) return str_empty(text) ? more : text;
    return str_format(sketch->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(more));
}

struct str words_all_of(const struct sketch *sketch, const struct str *texts, size_t count) {
    struct str text = {0};
    for (size_t i = 0; i < count; i++) text = words_add(sketch, text, texts[i]);
    return text;
}

struct str words_dotted(const struct sketch *sketch, struct str text, struct str more) {
    if (str_empty(text) || str_empty(more)) return str_empty(text) ? more : text;
    return str_format(sketch->arena, "%.*s · %.*s", STR_ARG(text), STR_ARG(more));
}

struct str words_list(const struct sketch *sketch, const struct str *items, size_t count) {
    struct buffer out = {0};
    for (size_t i = 0; i + 1 < count; i++) {
        if (i) buffer_append_c(&out, ", ");
        buffer_append(&out, items[i]);
    }
    struct str text = str_copy(sketch->arena, buffer_str(&out));
    buffer_free(&out);
    return count > 1 ? say(sketch, "{0} and {1}", text, items[count - 1]) : count ? items[0] : text;
}

struct str words_count(const struct sketch *sketch, size_t count) {
    return words_exact(sketch, &FIGURE_COUNTS, decimal_of((int64_t)count));
}

struct str words_unknown(const struct sketch *sketch, const struct figure_data *data, int channel) {
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++)
        for (size_t s = 0; s < figure_series(data, channel); s++)
            count += figure_series_value(data, row, channel, s)->state == FIGURE_UNKNOWN;
    if (!count) return (struct str){0};
    return say(sketch, "{0, plural, one {One value is not known.} other {{1} values are not known.}}", count,
               words_count(sketch, count));
}

long long words_form(double number) {
    enum { SEVERAL = 2 };
    bool whole = fabs(number) < FIGURE_LARGEST && floor(number) == number;
    return whole ? (long long)number : SEVERAL;
}

struct str words_name(const struct sketch *sketch, const struct figure_value *value) {
    switch (value->state) {
    case FIGURE_MISSING: return say(sketch, "one without a name");
    case FIGURE_UNKNOWN: return say(sketch, "one of unknown name");
    case FIGURE_KNOWN: break;
    }
    return value->text;
}

struct str words_nothing(const struct sketch *sketch) {
    return say(sketch, "No value is known.");
}

struct str words_next(const struct sketch *sketch, struct str what, struct str when) {
    return say(sketch, "Next: {0} ({1}).", what, when);
}

struct str words_names(const struct sketch *sketch, const struct str *names, size_t count) {
    enum { NAMED = 5 };
    struct str some[NAMED + 1];
    if (count <= NAMED + 1) return words_list(sketch, names, count);
    for (size_t i = 0; i < NAMED; i++) some[i] = names[i];
    some[NAMED] = say(sketch, "{0, plural, other {{1} more}}", count - NAMED, words_count(sketch, count - NAMED));
    return words_list(sketch, some, NAMED + 1);
}

static struct str print(const struct sketch *sketch, const struct figure_column *column, struct decimal number,
                        int places) {
    return sketch->data->print(sketch->arena, sketch->locale, column, number, places);
}

struct str words_exact(const struct sketch *sketch, const struct figure_column *column, struct decimal number) {
    return print(sketch, column, number, -1);
}

struct str words_as(const struct sketch *sketch, const struct figure_column *column, const struct figure_column *own,
                    const struct figure_value *value) {
    bool alike = own->format == column->format || !figure_known(value);
    return alike ? value->brief : words_exact(sketch, column, value->exact);
}

struct str words_setting(const struct sketch *sketch, const struct figure_column *column,
                         const struct figure_data *data, int setting) {
    const struct figure_column *own = data->settings ? &data->setting_columns[setting] : column;
    return words_as(sketch, column, own, figure_setting(data, setting));
}

struct str words_signed(const struct sketch *sketch, const struct figure_value *value) {
    bool above = figure_known(value) && !decimal_is_negative(value->exact) && !decimal_is_zero(value->exact);
    return above ? str_join(sketch->arena, STR("+"), value->brief) : value->brief;
}

struct str words_number(const struct sketch *sketch, const struct figure_column *column, double number, int places) {
    struct decimal exact;
    if (fabs(number) < 1e-12) number = 0; /* no minus before a zero */
    struct str digits = str_format(sketch->arena, "%.*f", places < 0 ? 6 : places, number);
    if (!decimal_parse(digits, &exact)) return (struct str){0};
    return print(sketch, column, exact, places);
}
