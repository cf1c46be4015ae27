/* Values as a reader of the document's language sees them. */
#include "formula/print.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/region.h"
#include "tree/document.h"

enum {
    MOST_COMPUTED = 2,
    MOST_COMPUTED_PERCENT = 1,
    MOST_WRITTEN = 30, /* what decimal_round takes */
    USUAL_CENTS = 2,   /* digits of a currency that nobody knows */
    AS_NEEDED = -1,
    BARE_BELOW = 10000, /* whole numbers stand without a separator */
    SHORT_FROM = 1000,  /* of an amount */
};

/* ---- numbers ---- */

static bool is_number(struct datum datum) {
    bool number = datum.kind == DATUM_NUMBER || datum.kind == DATUM_PERCENT || datum.kind == DATUM_MONEY;
    return number && decimal_is_finite(datum.number);
}

static bool is_written(struct datum number) { return number.text.size > 0; }

static bool is_below(struct decimal number, int64_t limit) {
    return decimal_compare(decimal_absolute(number), decimal_of(limit)) < 0;
}

static int cents_of(struct str currency) {
    int digits = currency_digits(currency);
    return digits < 0 ? USUAL_CENTS : digits;
}

static int most_computed(enum datum_kind kind) { return kind == DATUM_PERCENT ? MOST_COMPUTED_PERCENT : MOST_COMPUTED; }

/* Of an amount none or the cents: 12 or 12.50, never 12.5; yen have none. */
static int places_of(struct datum number) {
    int cents = number.kind == DATUM_MONEY ? cents_of(number.currency) : 0;
    int computed = number.kind == DATUM_MONEY ? cents : most_computed(number.kind);
    int most = is_written(number) ? MOST_WRITTEN : computed;
    int places = decimal_places(is_written(number) ? number.number : decimal_round(number.number, most));
    if (places && places < cents) return cents;
    return places < most ? places : most;
}

static bool is_bare(const struct quantity *quantity, struct decimal number) {
    return quantity->whole && decimal_is_integer(number) && is_below(number, BARE_BELOW);
}

static struct printed print_figures(struct arena *arena, struct locale *locale, const struct quantity *quantity,
                                    struct decimal number, int places) {
    int least = places < 0 ? 0 : places, most = places < 0 ? most_computed(quantity->kind) : places;
    if (quantity->kind == DATUM_MONEY) return locale_money(arena, locale, number, quantity->currency, places);
    if (is_bare(quantity, number)) return locale_bare(arena, number);
    return locale_number(arena, locale, number, least, most);
}

static struct printed print_number(struct arena *arena, struct locale *locale, const struct quantity *quantity,
                                   struct decimal number, int places) {
    if (!decimal_is_finite(number)) return (struct printed){.text = STR(SIGN_MISSING)};
    struct printed printed = print_figures(arena, locale, quantity, number, places);
    if (quantity->kind == DATUM_PERCENT) printed = locale_unit(arena, locale, printed, STR("%"));
    return locale_unit(arena, locale, printed, quantity->unit);
}

static struct quantity quantity_of(struct datum number, struct type type) {
    return (struct quantity){.kind = number.kind,
                             .whole = type.whole,
                             .unit = type.field ? type.field->unit : (struct str){0},
                             .currency = number.kind == DATUM_MONEY ? number.currency : (struct str){0}};
}

/* With the bound and rhythm that its author wrote: "ca. 40", "42.000 € p. a.". */
static struct printed dress(struct arena *arena, struct locale *locale, struct datum number, struct printed figure) {
    struct str bare = figure.text, text = datum_dress(arena, number, bare, locale_language(locale));
    size_t before = 0;
    if (text.data != bare.data) str_find(text, bare, &before);
    return (struct printed){.text = text, .decimal_at = figure.decimal_at ? figure.decimal_at + before : 0};
}

struct printed datum_print_places(struct arena *arena, struct locale *locale, struct datum number, struct type type,
                                  int places) {
    struct quantity quantity = quantity_of(number, type);
    return dress(arena, locale, number, print_number(arena, locale, &quantity, number.number, places));
}

int datum_places(const struct datum *values, size_t count, size_t step) {
    int places = 0;
    for (size_t i = 0; i < count; i++) {
        int own = is_number(values[i * step]) ? places_of(values[i * step]) : 0;
        if (own > places) places = own;
    }
    return places;
}

struct str quantity_print(struct arena *arena, struct locale *locale, const struct quantity *quantity,
                          struct decimal number, int places) {
    bool money = quantity->kind == DATUM_MONEY;
    if (money && places > 0) places = AS_NEEDED;
    if (!money || !decimal_is_finite(number) || is_below(number, SHORT_FROM))
        return print_number(arena, locale, quantity, number, places).text;
    struct printed amount = locale_money_short(arena, locale, number, quantity->currency);
    return locale_unit(arena, locale, amount, quantity->unit).text;
}

/* ---- everything else ---- */

bool datum_is_figure(struct datum datum) {
    return is_number(datum) || datum.kind == DATUM_DATE || datum.kind == DATUM_CLOCK;
}

bool datum_says(struct datum datum) {
    if (datum.kind == DATUM_MISSING) return datum.text.size; /* "unlimited" */
    if (datum.kind != DATUM_LIST) return true;
    for (size_t i = 0; i < datum.count; i++)
        if (datum_says(datum.items[i])) return true;
    return false;
}

static struct str print_choice(struct arena *arena, struct locale *locale, const struct choice *choice) {
    struct str label = choice->labels[locale_language(locale)->index];
    return label.size ? region_spell(arena, locale_region(locale), label) : choice->name;
}

static void append_part(struct buffer *out, const char *between, struct str part) {
    if (out->size && part.size) buffer_append_c(out, between);
    buffer_append(out, part);
}

static void append_blocks(struct arena *arena, struct buffer *out, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        append_part(out, " ", inline_plain(arena, block->inlines));
        append_blocks(arena, out, block->first);
    }
}

static struct str keep(struct arena *arena, struct buffer *out) {
    struct str text = str_copy(arena, buffer_str(out));
    buffer_free(out);
    return text.size ? text : STR(SIGN_MISSING);
}

static struct str print_markdown(struct arena *arena, const struct block *blocks) {
    struct buffer out = {0};
    append_blocks(arena, &out, blocks);
    return keep(arena, &out);
}

static struct str print_list(struct arena *arena, struct locale *locale, struct datum list, struct type type) {
    struct buffer out = {0};
    for (size_t i = 0; i < list.count; i++)
        if (datum_says(list.items[i])) append_part(&out, ", ", datum_print(arena, locale, list.items[i], type));
    return keep(arena, &out);
}

/* A row is called by its naming field; figures and days there print like any others. */
static struct str print_record(struct arena *arena, struct locale *locale, const struct record *record) {
    const struct field *naming = record ? record->set->naming : NULL;
    struct datum name = naming ? *record_said(record, naming) : (struct datum){0};
    if (datum_is_figure(name)) return datum_print(arena, locale, name, type_of_field(naming));
    struct str title = record ? record_title_in(arena, record, locale_language(locale)) : (struct str){0};
    return title.size ? title : STR(SIGN_MISSING);
}

/* Of a field for months: which one; else 0. */
static int month_of(struct datum datum, struct type type) {
    int64_t month = 0;
    bool is_month = datum.kind == DATUM_NUMBER && type.field && type.field->type == FIELD_MONTH;
    return is_month && decimal_integer(datum.number, &month) && month >= 1 && month <= 12 ? (int)month : 0;
}

struct str datum_print(struct arena *arena, struct locale *locale, struct datum datum, struct type type) {
    switch (datum.kind) {
    case DATUM_MISSING: return datum_says(datum) ? datum.text : STR(SIGN_MISSING);
    case DATUM_UNKNOWN: return STR(SIGN_UNKNOWN);
    case DATUM_BOOL: return language_truth(locale_language(locale), datum.truth);
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY: {
        int month = month_of(datum, type);
        if (month) return locale_month(locale, month, DATE_LONG);
        int places = is_written(datum) && is_number(datum) ? places_of(datum) : AS_NEEDED;
        return datum_print_places(arena, locale, datum, type, places).text;
    }
    case DATUM_DATE:
        if (datum.date.as_written && datum.text.size) return datum.text;
        return locale_date(arena, locale, datum.date, DATE_SHORT);
    case DATUM_CLOCK: return locale_clock(arena, locale, datum.minutes);
    case DATUM_TEXT: return datum_text(datum, locale_language(locale));
    case DATUM_CHOICE: return print_choice(arena, locale, datum.choice);
    case DATUM_MARKDOWN: return print_markdown(arena, datum.blocks);
    case DATUM_RECORD: return print_record(arena, locale, datum.record);
    case DATUM_LIST: return print_list(arena, locale, datum, type);
    }
    return (struct str){0};
}

struct str datum_print_short(struct arena *arena, struct locale *locale, struct datum datum, struct type type) {
    bool large = datum.kind == DATUM_MONEY && is_number(datum) && !is_below(datum.number, SHORT_FROM);
    if (!large) return datum_print(arena, locale, datum, type);
    struct quantity quantity = quantity_of(datum, type);
    return datum_dress(arena, datum, quantity_print(arena, locale, &quantity, datum.number, AS_NEEDED),
                       locale_language(locale));
}

/* Behind words, which are no number, a unit is only one more word. With the code of a currency a number is an amount:
 * goals count in "EUR" and print as the revenue beside them does. */
struct str datum_print_unit(struct arena *arena, struct locale *locale, struct datum datum, struct type type,
                            struct str unit) {
    if (datum.kind == DATUM_NUMBER && currency_digits(unit) >= 0) {
        datum.kind = DATUM_MONEY;
        datum.currency = unit;
        return datum_print(arena, locale, datum, (struct type){.kind = TYPE_MONEY});
    }
    struct str text = datum_print(arena, locale, datum, type);
    return locale_unit(arena, locale, (struct printed){text, text.size}, unit).text;
}
