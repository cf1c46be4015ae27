/* Typed by the field; nothing of the document is read here. */
#include "kind/import_value.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "read/scalar.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_figure(const struct field *field) {
    return field->type == FIELD_NUMBER || field->type == FIELD_INTEGER || field->type == FIELD_PERCENT ||
           field->type == FIELD_MONEY;
}

static bool is_day(const struct field *field) { return field->type == FIELD_DATE || field->type == FIELD_PERIOD; }

/* ---- how a column writes ---- */

/* What one figure shows of the decimal mark: it, the other one ('x': it is none), or nothing (0). '?': it may be
 * either. */
static char point_shown(struct str text) {
    size_t last = 0, marks[2] = {0}, behind = 0;
    bool any = false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '.' && text.data[i] != ',') {
            behind += any && is_digit(text.data[i]);
            continue;
        }
        if (!is_digit(i ? text.data[i - 1] : ' ')) continue;
        marks[text.data[i] == ',']++;
        last = i;
        any = true;
        behind = 0;
    }
    if (!any) return 0;
    char mark = text.data[last], other = mark == ',' ? '.' : ',';
    if (marks[0] && marks[1]) return mark;
    if (marks[mark == ','] > 1) return other;
    return behind == 3 ? '?' : mark;
}

static void note_point(struct import_style *style, char shown, bool *open) {
    if (shown == '?') *open = true;
    else if (shown && style->point && style->point != shown) style->unsure = true;
    else if (shown) style->point = shown;
}

/* "12/31/2026": the first two numbers of a day written with slashes. */
static bool slashed(struct str text, int *first, int *second) {
    int numbers[2] = {0};
    size_t at = 0;
    for (int n = 0; n < 2; n++, at++) {
        size_t start = at;
        for (; at < text.size && is_digit(text.data[at]) && at - start < 3; at++)
            numbers[n] = numbers[n] * 10 + text.data[at] - '0';
        if (at == start || at - start > 2 || at >= text.size || text.data[at] != '/') return false;
    }
    *first = numbers[0];
    *second = numbers[1];
    return true;
}

static void note_order(struct import_style *style, struct str text, bool *open) {
    int first, second;
    if (!slashed(text, &first, &second)) return;
    enum date_order shown = first > 12 ? ORDER_DAY_FIRST : second > 12 ? ORDER_MONTH_FIRST : ORDER_OPEN;
    if (shown == ORDER_OPEN) *open |= first != second;
    else if (style->order != ORDER_OPEN && style->order != shown) style->unsure = true;
    else style->order = shown;
}

/* "0.4" among percentages: no column of whole ones has it. */
static bool is_fraction(struct str text) {
    return text.size > 2 && (text.data[0] == '0') && (text.data[1] == '.' || text.data[1] == ',');
}

static bool is_above_one(struct str text) { return text.size && is_digit(text.data[0]) && text.data[0] > '1'; }

struct import_style import_style_of(const struct field *field, const struct str *values, size_t count, char point,
                                    enum date_order order) {
    struct import_style style = {.point = point, .order = order};
    bool open = false, fractions = false, above = false;
    for (size_t i = 0; i < count; i++) {
        if (is_figure(field) && !point) note_point(&style, point_shown(values[i]), &open);
        if (is_day(field) && order == ORDER_OPEN) note_order(&style, values[i], &open);
        fractions |= is_fraction(values[i]);
        above |= is_above_one(values[i]);
    }
    style.fraction = field->type == FIELD_PERCENT && fractions && !above;
    style.unsure |= open && (is_figure(field) ? !style.point : style.order == ORDER_OPEN);
    return style;
}

/* ---- values ---- */

/* "-1.250,50 €", "(1,250.50)" → "-1250.5" */
static bool plain_figure(struct arena *arena, struct str text, char point, struct str *out) {
    struct buffer plain = {0};
    bool digits = false, negative = text.size && (text.data[0] == '(' || text.data[0] == '-');
    size_t decimals = 0;
    bool behind = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (is_digit(c)) buffer_char(&plain, c), digits = true, decimals += behind;
        else if (c == point && !behind) buffer_char(&plain, '.'), behind = true;
        else if (strchr("KkMmBb", c) && c) digits = false, text.size = i; /* "12k" is for people */
    }
    while (behind && decimals && plain.data[plain.size - 1] == '0') plain.size--, decimals--;
    if (behind && !decimals) plain.size--;
    if (decimals == 3) buffer_char(&plain, '0'); /* else it may be read as thousands */
    *out = str_format(arena, "%s%.*s", negative ? "-" : "", (int)plain.size, plain.data ? plain.data : "");
    buffer_free(&plain);
    return digits;
}

static struct str times_hundred(struct arena *arena, struct str plain) {
    struct decimal value;
    return decimal_parse(plain, &value) ? decimal_plain(arena, decimal_multiply(value, decimal_of(100))) : plain;
}

/* "12/31/2026", "31.12.2026 14:00", "2026-12-31T10:00:00Z" → "2026-12-31" */
static bool plain_day(struct arena *arena, struct str text, enum date_order order, struct str *out) {
    int parts[3] = {0}, count = 0;
    size_t at = 0, widths[3] = {0};
    for (; at < text.size && count < 3; at++) {
        if (!is_digit(text.data[at])) break;
        for (; at < text.size && is_digit(text.data[at]) && widths[count] < 5; at++, widths[count]++)
            parts[count] = parts[count] * 10 + text.data[at] - '0';
        count++;
        if (at >= text.size || !strchr("-./", text.data[at])) break;
    }
    char mark = widths[0] < text.size ? text.data[widths[0]] : ' ';
    bool year_first = widths[0] == 4, month_first = mark == '/' && order == ORDER_MONTH_FIRST;
    int year = year_first ? parts[0] : parts[2],
        month = year_first || month_first ? parts[year_first ? 1 : 0] : parts[1];
    int day = year_first ? parts[2] : month_first ? parts[1] : parts[0];
    if (count != 3 || (!year_first && widths[2] != 4) || !date_valid(year, month, day)) return false;
    *out = date_iso(arena, date_of(year, month, day));
    return true;
}

/* The register's row that is called so; empty: none, or no register. */
static struct str id_called(const struct import_context *context, const struct field *field, struct str text) {
    for (size_t t = 0; t < field->target_count; t++) {
        const struct target *target = &field->targets[t];
        size_t count = 0;
        struct record **documents =
            target->kind && target->register_list ? records_of_kind(context->records, target->kind, &count) : NULL;
        for (size_t d = 0; d < count; d++) {
            struct datum rows = *record_said(documents[d], target->register_list);
            for (size_t i = 0; rows.kind == DATUM_LIST && i < rows.count; i++)
                if (rows.items[i].kind == DATUM_RECORD && record_is_called(context->arena, rows.items[i].record, text))
                    return rows.items[i].record->id;
        }
    }
    return (struct str){0};
}

static bool has_register(const struct field *field) {
    for (size_t t = 0; t < field->target_count; t++)
        if (field->targets[t].register_list) return true;
    return false;
}

static bool choice_text(const struct import_context *context, const struct field *field, struct str text,
                        struct str *out) {
    const struct choice *choice = choice_find(field->choices, text);
    if (!choice) return false;
    struct str label = choice->labels[context->language->index];
    *out = language_is_source(context->language) || !label.size ? choice->name : label;
    return true;
}

static bool truth_text(const struct import_context *context, struct str text, struct str *out) {
    struct scalar_reading reading = scalar_bool(context->arena, text, context->spoken);
    bool number = str_equal_c(text, "0") || str_equal_c(text, "1");
    if (reading.result != SCALAR_READ && !number) return false;
    bool truth = number ? text.data[0] == '1' : reading.truth;
    return *out = language_truth(context->language, truth), true;
}

bool import_value(const struct import_context *context, const struct field *field, struct import_style style,
                  struct str text, struct str *out) {
    struct arena *arena = context->arena;
    *out = text;
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_MONEY: return plain_figure(arena, text, style.point, out);
    case FIELD_PERCENT:
        if (!plain_figure(arena, text, style.point, out)) return false;
        if (style.fraction) *out = times_hundred(arena, *out);
        return true;
    case FIELD_DATE:
    case FIELD_PERIOD: return plain_day(arena, text, style.order, out);
    case FIELD_CHOICE: return choice_text(context, field, text, out);
    case FIELD_BOOL: return truth_text(context, text, out);
    case FIELD_REFERENCE:
        if (has_register(field)) *out = id_called(context, field, text);
        return out->size;
    case FIELD_TEXT:
    case FIELD_MARKDOWN:
    case FIELD_YEAR:
    case FIELD_MONTH:
    case FIELD_CLOCK:
    case FIELD_POINTER:
    case FIELD_LIST: return true;
    case FIELD_GROUP:
    case FIELD_DOCUMENTS: return false;
    }
    return false;
}

/* ---- comparing ---- */

static bool same_figure(const struct import_context *context, const struct field *field, struct str a, struct str b) {
    enum scalar_kind kind = field->type == FIELD_MONEY     ? SCALAR_MONEY
                            : field->type == FIELD_PERCENT ? SCALAR_PERCENT
                                                           : SCALAR_NUMBER;
    struct scalar_wanted wanted = {
        .kind = kind, .language = context->spoken, .currency = context->currency, .per = field->per};
    struct scalar_reading left = scalar_figure(context->arena, a, &wanted),
                          right = scalar_figure(context->arena, b, &wanted);
    bool read = left.result <= SCALAR_NOTED && right.result <= SCALAR_NOTED;
    struct str own = left.currency.size ? left.currency : context->currency,
               other = right.currency.size ? right.currency : context->currency;
    return read && !decimal_compare(left.number, right.number) && (kind != SCALAR_MONEY || str_equal(own, other));
}

bool import_same(const struct import_context *context, const struct field *field, struct str written, struct str text) {
    struct str day;
    if (str_equal(str_trim(str_one_line(context->arena, written)), str_trim(str_one_line(context->arena, text))))
        return true;
    if (is_figure(field)) return same_figure(context, field, written, text);
    if (is_day(field)) return plain_day(context->arena, written, ORDER_DAY_FIRST, &day) && str_equal(day, text);
    if (field->type == FIELD_CHOICE) return choice_find(field->choices, written) == choice_find(field->choices, text);
    if (field->type == FIELD_REFERENCE && has_register(field))
        return str_equal(id_called(context, field, written), text);
    return false;
}
