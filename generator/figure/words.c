/* Words and numbers of figures, in the document's language. */
#include "figure/words.h"

#include <math.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/region.h"

const struct figure_column FIGURE_COUNTS = {.format = FORMAT_NUMBER, .whole = true};

struct str words_say(const struct sketch *sketch, const struct phrase *phrase, const struct str *parts, size_t count) {
    struct buffer out = {0};
    struct str words = words_plain(sketch, phrase);
    for (size_t i = 0; i < words.size; i++) {
        const char *p = words.data + i;
        bool place = i + 2 < words.size && p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}';
        if (!place) {
            buffer_char(&out, *p);
            continue;
        }
        size_t part = (size_t)(p[1] - '0');
        if (part < count) buffer_append(&out, parts[part]);
        i += 2;
    }
    struct str text = str_copy(sketch->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

struct str words_plain(const struct sketch *sketch, const struct phrase *phrase) {
    return region_spell(sketch->arena, locale_region(sketch->locale), str_of(phrase->in[sketch->language]));
}

struct str words_add(const struct sketch *sketch, struct str text, struct str more) {
    if (str_empty(text) || str_empty(more)) return str_empty(text) ? more : text;
    return str_format(sketch->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(more));
}

struct str words_list(const struct sketch *sketch, const struct str *items, size_t count) {
    static const struct phrase and = {{[LANGUAGE_EN] = "{0} and {1}", [LANGUAGE_DE] = "{0} und {1}"}};
    struct buffer out = {0};
    for (size_t i = 0; i + 1 < count; i++) {
        if (i) buffer_append_c(&out, ", ");
        buffer_append(&out, items[i]);
    }
    struct str text = str_copy(sketch->arena, buffer_str(&out));
    buffer_free(&out);
    return count > 1 ? say(sketch, &and, text, items[count - 1]) : count ? items[0] : text;
}

struct str words_count(const struct sketch *sketch, size_t count) {
    return words_exact(sketch, &FIGURE_COUNTS, decimal_of((int64_t)count));
}

struct str words_unknown(const struct sketch *sketch, const struct figure_data *data, int channel) {
    static const struct phrase one = {
        {[LANGUAGE_EN] = "One value is not known.", [LANGUAGE_DE] = "Ein Wert ist nicht bekannt."}};
    static const struct phrase several = {
        {[LANGUAGE_EN] = "{0} values are not known.", [LANGUAGE_DE] = "{0} Werte sind nicht bekannt."}};
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++)
        for (size_t s = 0; s < figure_series(data, channel); s++)
            count += figure_series_value(data, row, channel, s)->state == FIGURE_UNKNOWN;
    if (!count) return (struct str){0};
    return count == 1 ? words_plain(sketch, &one) : say(sketch, &several, words_count(sketch, count));
}

struct str words_nothing(const struct sketch *sketch) {
    static const struct phrase nothing = {
        {[LANGUAGE_EN] = "No value is known.", [LANGUAGE_DE] = "Kein Wert ist bekannt."}};
    return words_plain(sketch, &nothing);
}

struct str words_next(const struct sketch *sketch, struct str what, struct str when) {
    static const struct phrase next = {
        {[LANGUAGE_EN] = "Next: {0} ({1}).", [LANGUAGE_DE] = "Als Nächstes: {0} ({1})."}};
    return say(sketch, &next, what, when);
}

struct str words_names(const struct sketch *sketch, const struct str *names, size_t count) {
    static const struct phrase more = {{[LANGUAGE_EN] = "{0} more", [LANGUAGE_DE] = "{0} weitere"}};
    enum { NAMED = 5 };
    struct str some[NAMED + 1];
    if (count <= NAMED + 1) return words_list(sketch, names, count);
    for (size_t i = 0; i < NAMED; i++) some[i] = names[i];
    some[NAMED] = say(sketch, &more, words_count(sketch, count - NAMED));
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
