/* Beside a year stands the one before and the one behind, as they are written. */
#include "kind/series_scale.h"

#include "base/mend.h"

enum { TIMES = 1000 };

static struct decimal size_at(const struct datum *rows, size_t count, size_t at, const struct field *field) {
    if (at >= count || rows[at].kind != DATUM_RECORD) return decimal_of(0);
    const struct datum *datum = record_said(rows[at].record, field);
    bool amount = datum->kind == DATUM_MONEY && decimal_is_finite(datum->number);
    return amount ? decimal_absolute(datum->number) : decimal_of(0);
}

static struct decimal larger(struct decimal a, struct decimal b) { return decimal_compare(a, b) < 0 ? b : a; }

/* The factor that brings an amount nearest to what stands beside it. */
static bool wants_millions(struct decimal amount, struct decimal beside) {
    struct decimal middle = decimal_multiply(amount, decimal_of((long long)TIMES * TIMES / 20));
    return decimal_compare(middle, beside) < 0;
}

/* "1.1 million" of "1.1", "1,1 Mio. €" of "1,1 €". */
static struct str scaled(struct arena *arena, struct str text, struct str scale) {
    size_t end = text.size;
    while (end && (text.data[end - 1] < '0' || text.data[end - 1] > '9')) end--;
    struct str head = str_slice(text, 0, end), tail = str_skip(text, end);
    return str_format(arena, "%.*s %.*s%.*s", STR_ARG(head), STR_ARG(scale), STR_ARG(tail));
}

static void report(struct record_reader *reader, const struct field *field, const struct datum *datum,
                   struct decimal amount, struct decimal beside) {
    struct str scale = reader->language->scale_words[wants_millions(amount, beside) ? 1 : 0];
    struct str now = scaled(reader->arena, datum->text, scale);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, datum->span,
                                    "“{0}” in “{1}” is over a thousand times smaller than the amount beside it",
                                    datum->text, field_spelling(field, reader->language));
    diagnose_help(reader->sink, d, "did you mean “{0}”?", now);
    mend_word(reader->sink, d, MEND_CHOICE, datum->span, datum->text, now, "write “{0}”", now);
}

/* Years to come say a plan where others say what was: both are the figure of the year. */
static struct decimal beside_at(const struct datum *rows, size_t count, size_t at, const struct field *list,
                                const struct field *field) {
    struct decimal same = size_at(rows, count, at, field), leaf = decimal_of(0), coming = decimal_of(0);
    if (!decimal_is_zero(same) || !list->coming || (field != list->leaf && field != list->coming)) return same;
    leaf = size_at(rows, count, at, list->leaf);
    coming = size_at(rows, count, at, list->coming);
    return larger(leaf, coming);
}

static bool is_off(struct decimal amount, struct decimal beside) {
    return decimal_compare(amount, decimal_of(0)) > 0 &&
           decimal_compare(decimal_multiply(amount, decimal_of(TIMES)), beside) < 0;
}

/* Of a row that was there before, only what the one behind it says is news. */
static void check_field(struct record_reader *reader, const struct field *list, const struct field *field,
                        const struct datum *rows, size_t count, size_t first) {
    for (size_t i = first ? first - 1 : 0; i < count; i++) {
        struct decimal amount = size_at(rows, count, i, field), before = decimal_of(0);
        if (i) before = beside_at(rows, count, i - 1, list, field);
        struct decimal beside = larger(before, beside_at(rows, count, i + 1, list, field));
        bool known = i < first && is_off(amount, before);
        if (!known && is_off(amount, beside)) report(reader, field, record_said(rows[i].record, field), amount, beside);
    }
}

void series_check_scale(struct record_reader *reader, const struct field *list, const struct datum *rows, size_t count,
                        size_t first) {
    const struct field_set *set = field_rows(list);
    enum field_type key = list->keyed_count == 1 ? list->keyed[0]->type : FIELD_TEXT;
    if (key != FIELD_YEAR && key != FIELD_PERIOD) return;
    for (size_t i = 0; i < set->count; i++)
        if (set->fields[i].type == FIELD_MONEY && field_is_written(&set->fields[i]))
            check_field(reader, list, &set->fields[i], rows, count, first);
}
