/* Senses as text: as an author can write them, and as messages name them. */
#include "base/arena.h"
#include "base/region.h"
#include "read/scalar_message.h"
#include "read/sense.h"

static struct str text_of_currency(const struct scalar_reader *reader, const struct sense *sense) {
    return sense->currency.size ? sense->currency : reader->amount.currency_text;
}

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/* "€", "US$": stands close to the digits. "EUR" does not. */
static const char *gap(struct str currency) {
    return currency.size && is_letter(currency.data[currency.size - 1]) ? " " : "";
}

static struct str write_money(const struct scalar_reader *reader, const struct sense *sense, struct str figure) {
    const struct amount *amount = &reader->amount;
    struct arena *arena = reader->arena;
    struct str currency = text_of_currency(reader, sense), scale = sense->scale;
    bool joined = amount->scale_joined && scale.data == amount->scale_text.data;
    const char *before_scale = scale.size > 1 || joined ? " " : "";
    if (amount->currency_first && !amount->scale_first)
        return str_format(arena, "%.*s%s%.*s%s%.*s", STR_ARG(currency), gap(currency), STR_ARG(figure), before_scale,
                          STR_ARG(scale));
    return str_format(arena, "%.*s%s%.*s%s%.*s", STR_ARG(figure), before_scale, STR_ARG(scale),
                      currency.size && !joined ? " " : "", STR_ARG(currency));
}

static struct str write_measure(const struct scalar_reader *reader, enum measure measure) {
    const struct language *language = reader->wanted->language;
    if (measure == MEASURE_NONE) return (struct str){0};
    bool close = measure == MEASURE_PERCENT && language->close_percent;
    return str_format(reader->arena, "%s%.*s", close ? "" : " ", STR_ARG(measure_text(measure, language)));
}

static struct str with_plain_spaces(struct arena *arena, struct str text) {
    size_t at;
    while (str_find(text, STR("\u00A0"), &at))
        text = str_format(arena, "%.*s %.*s", (int)at, text.data, STR_ARG(str_skip(text, at + 2)));
    return text;
}

struct str sense_write(const struct scalar_reader *reader, const struct sense *sense) {
    struct arena *arena = reader->arena;
    const struct language *language = reader->wanted->language;
    struct str figure = numeral_spell(arena, sense->figure, region_marks(language, reader->wanted->region));
    struct str bound = bound_text(reader->amount.bound, language);
    struct str rhythm = measure_rhythm(arena, sense->per, language);
    struct str text = str_format(arena, "%.*s%s%s%.*s%.*s%.*s", STR_ARG(bound), bound.size ? " " : "",
                                 reader->amount.negative ? "-" : "", STR_ARG(write_money(reader, sense, figure)),
                                 STR_ARG(write_measure(reader, sense->measure)), STR_ARG(rhythm));
    return with_plain_spaces(arena, text);
}

struct message sense_meaning(const struct scalar_reader *reader, const struct sense *sense) {
    struct arena *arena = reader->arena;
    struct decimal number = sense->number;
    if (reader->wanted->kind == SCALAR_PERCENT) return message_new(arena, "{0} %", number);
    if (sense->currency.size) return message_new(arena, "{0} {1}", number, sense->currency);
    enum measure measure = reader->letter ? sense->measure : reader->wanted->measure;
    if (measure != MEASURE_NONE) return message_new(arena, "{0} {1}", number, measure_plural(measure));
    if (reader->wanted->per != MEASURE_NONE && sense->per != MEASURE_NONE)
        return message_new(arena, "{0} {1}", number, message_rhythm(arena, sense->per));
    return message_new(arena, "{0}", number);
}
