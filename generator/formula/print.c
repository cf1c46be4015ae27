/* Values as text in one line, in the language of a locale or in plain notation. */
#include "base/arena.h"
#include "base/buffer.h"
#include "formula/tree.h"

enum { NUMBER_PLACES = 6, PERCENT_PLACES = 1 };

struct printer {
    struct arena *arena;
    struct locale *locale;
    struct str unit;
};

static struct str print_number(const struct printer *printer, struct decimal value) {
    bool year_like = !printer->unit.size && decimal_is_integer(value) && !decimal_is_negative(value) &&
                     decimal_compare(value, decimal_of(10000)) < 0;
    struct str text = !printer->locale || year_like
                          ? decimal_plain(printer->arena, value)
                          : locale_number(printer->arena, printer->locale, value, 0, NUMBER_PLACES);
    if (!printer->unit.size) return text;
    return str_format(printer->arena, "%.*s\u00a0%.*s", STR_ARG(text), STR_ARG(printer->unit));
}

static struct str print_percent(const struct printer *printer, struct decimal value) {
    if (printer->locale) return locale_percent(printer->arena, printer->locale, value, 0, PERCENT_PLACES);
    return str_format(printer->arena, "%.*s %%", STR_ARG(decimal_plain(printer->arena, value)));
}

static struct str print_money(const struct printer *printer, struct datum datum) {
    if (printer->locale) return locale_money(printer->arena, printer->locale, datum.number, datum.currency, -1);
    struct str amount = decimal_plain(printer->arena, datum.number);
    return str_format(printer->arena, "%.*s %.*s", STR_ARG(amount), STR_ARG(datum.currency));
}

static struct str print_bool(const struct printer *printer, bool truth) {
    if (printer->locale && locale_language(printer->locale) == LANGUAGE_DE) return truth ? STR("ja") : STR("nein");
    return truth ? STR("yes") : STR("no");
}

static struct str print_choice(const struct printer *printer, const struct choice *choice) {
    struct str label = printer->locale ? choice->labels[locale_language(printer->locale)] : (struct str){0};
    return label.size ? label : choice->name;
}

static struct str print_one(const struct printer *printer, struct datum datum) {
    struct arena *arena = printer->arena;
    struct locale *locale = printer->locale;
    switch (datum.kind) {
    case DATUM_MISSING:
    case DATUM_MARKDOWN:
    case DATUM_LIST: return (struct str){0}; /* Markdown is blocks; lists are flat */
    case DATUM_UNKNOWN: return STR("?");
    case DATUM_BOOL: return print_bool(printer, datum.truth);
    case DATUM_NUMBER: return print_number(printer, datum.number);
    case DATUM_PERCENT: return print_percent(printer, datum.number);
    case DATUM_MONEY: return print_money(printer, datum);
    case DATUM_DATE: return locale ? locale_date(arena, locale, datum.date, DATE_SHORT) : date_iso(arena, datum.date);
    case DATUM_CLOCK: return locale ? locale_clock(arena, locale, datum.minutes) : clock_iso(arena, datum.minutes);
    case DATUM_TEXT: return datum.text;
    case DATUM_CHOICE: return print_choice(printer, datum.choice);
    case DATUM_RECORD: return datum.record ? record_title(arena, datum.record) : (struct str){0};
    }
    return (struct str){0};
}

struct str formula_print(struct arena *arena, struct locale *locale, struct datum datum, const struct field *field) {
    struct printer printer = {.arena = arena, .locale = locale, .unit = field ? field->unit : (struct str){0}};
    if (datum.kind != DATUM_LIST) return print_one(&printer, datum);
    struct str text = {0};
    for (size_t i = 0; i < datum.count; i++) {
        struct str item = print_one(&printer, datum.items[i]);
        if (item.size) text = text.size ? str_format(arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(item)) : item;
    }
    return text;
}
