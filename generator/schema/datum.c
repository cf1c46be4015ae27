/* Comparing datums. */
#include "schema/datum.h"

#include "schema/record.h"

const struct datum datum_never_said = {.kind = DATUM_MISSING};

struct str datum_text(struct datum datum, const struct language *language) {
    bool said = datum.kind == DATUM_TEXT && datum.said && datum.said[language->index].size;
    return said ? datum.said[language->index] : datum.text;
}

struct datum datum_seen_by(struct datum datum, enum class class) {
    if (datum.kind != DATUM_TEXT || !datum.seen) return datum;
    struct seen_text seen = datum.seen[class];
    if (!seen.text.size) return (struct datum){0};
    datum.text = seen.text;
    datum.said = seen.said;
    datum.seen = NULL;
    return datum;
}

bool datum_is_nothing(struct datum datum) { return datum.kind == DATUM_MISSING || datum.kind == DATUM_UNKNOWN; }

const struct record *datum_record(struct datum datum) {
    return datum.kind == DATUM_RECORD || datum.kind == DATUM_MISSING ? datum.record : NULL;
}

bool datum_is_true(struct datum datum) {
    switch (datum.kind) {
    case DATUM_MISSING:
    case DATUM_UNKNOWN: return false;
    case DATUM_BOOL: return datum.truth;
    case DATUM_LIST: return datum.count > 0;
    case DATUM_TEXT: return datum.text.size > 0;
    case DATUM_MARKDOWN: return datum.blocks != NULL;
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY:
    case DATUM_DATE:
    case DATUM_CLOCK:
    case DATUM_CHOICE:
    case DATUM_RECORD: return true;
    }
    return false;
}

static int compare_sizes(size_t a, size_t b) { return (a > b) - (a < b); }

/* What has no value (a division by zero) comes after all that has one, so that sorting stays an order. */
static int compare_numbers(struct decimal a, struct decimal b) {
    bool a_finite = decimal_is_finite(a), b_finite = decimal_is_finite(b);
    if (a_finite && b_finite) return decimal_compare(a, b);
    return b_finite - a_finite;
}

static int compare_lists(struct datum a, struct datum b) {
    for (size_t i = 0; i < a.count && i < b.count; i++) {
        int order = datum_compare(a.items[i], b.items[i]);
        if (order) return order;
    }
    return compare_sizes(a.count, b.count);
}

static int compare_records(const struct record *a, const struct record *b) {
    int by_id = str_compare(a->id, b->id);
    return by_id ? by_id : compare_sizes(a->number, b->number);
}

static int compare_amounts(struct datum a, struct datum b) {
    int by_currency = str_compare(a.currency, b.currency);
    return by_currency ? by_currency : compare_numbers(a.number, b.number);
}

/* Dates of the same first day and different length are not the same. */
int datum_compare(struct datum a, struct datum b) {
    if (datum_is_nothing(a) || datum_is_nothing(b)) return datum_is_nothing(a) - datum_is_nothing(b);
    if (a.kind != b.kind) return a.kind < b.kind ? -1 : 1;
    switch (a.kind) {
    case DATUM_MISSING:
    case DATUM_UNKNOWN: return 0;
    case DATUM_BOOL: return a.truth - b.truth;
    case DATUM_NUMBER:
    case DATUM_PERCENT: return compare_numbers(a.number, b.number);
    case DATUM_MONEY: return compare_amounts(a, b);
    case DATUM_DATE: return date_compare(a.date, b.date);
    case DATUM_CLOCK: return (a.minutes > b.minutes) - (a.minutes < b.minutes);
    case DATUM_TEXT:
    case DATUM_MARKDOWN: return str_compare(a.text, b.text);
    case DATUM_CHOICE: return compare_sizes(a.choice->rank, b.choice->rank);
    case DATUM_RECORD: return record_is(a.record, b.record) ? 0 : compare_records(a.record, b.record);
    case DATUM_LIST: return compare_lists(a, b);
    }
    return 0;
}

static bool equal_lists(struct datum a, struct datum b) {
    if (a.count != b.count) return false;
    for (size_t i = 0; i < a.count; i++)
        if (!datum_equal(a.items[i], b.items[i])) return false;
    return true;
}

/* Unlike the order, equality tells missing from unknown, and knows records and choices by what they are. */
bool datum_equal(struct datum a, struct datum b) {
    if (a.kind != b.kind) return false;
    if (a.kind == DATUM_RECORD) return record_is(a.record, b.record);
    if (a.kind == DATUM_MARKDOWN) return a.blocks == b.blocks;
    if (a.kind == DATUM_CHOICE) return str_equal(a.choice->name, b.choice->name);
    if (a.kind == DATUM_LIST) return equal_lists(a, b);
    return datum_compare(a, b) == 0;
}

struct str datum_dress(struct arena *arena, struct datum datum, struct str figure, const struct language *language) {
    struct str bound = bound_text(datum.bound, language), per = measure_rhythm(arena, datum.per, language);
    struct str unit = datum.kind == DATUM_NUMBER ? datum.unit : (struct str){0};
    if (!bound.size && !per.size && !unit.size) return figure;
    return str_format(arena, "%.*s%s%.*s%s%.*s%.*s", STR_ARG(bound), bound.size ? "\u00A0" : "", STR_ARG(figure),
                      unit.size ? "\u00A0" : "", STR_ARG(unit), STR_ARG(per));
}
