/* Walking through records. */
#include "gate/values.h"

#include "base/arena.h"
#include "formula/print.h"

/* `seen` is the same datum in the edition for customers, NULL where they have none; `all` takes what they have too. */
struct walk {
    struct gate_values *values;
    const struct record *record; /* in which it is */
    bool all;
};

static struct gate_value *add(struct walk *walk, const struct field *field, struct str text, struct span span) {
    struct gate_values *values = walk->values;
    bool low = field->class < CLASS_INTERNAL;
    struct gate_value value = {
        .text = text, .span = span, .field = field, .class = low ? CLASS_INTERNAL : field->class};
    ARENA_PUSH(values->arena, values->items, values->count, values->capacity) = value;
    return &values->items[values->count - 1];
}

/* ---- Markdown ---- */

static void walk_blocks(struct walk *walk, const struct field *field, const struct block *first, bool seen);

static void add_inlines(struct walk *walk, const struct field *field, struct inline_node *inlines, struct span span,
                        bool seen) {
    struct arena *arena = walk->values->arena;
    bool parted = inlines && seen && !walk->all && inline_for_class(arena, inlines, CLASS_CUSTOMER) != inlines;
    if (inlines && (walk->all || !seen || parted)) add(walk, field, inline_plain(arena, inlines), span);
}

static void walk_table(struct walk *walk, const struct field *field, const struct table *table, struct span span,
                       bool seen) {
    for (size_t c = 0; c < table->column_count; c++) add_inlines(walk, field, table->columns[c].heading, span, seen);
    for (size_t r = 0; r < table->row_count; r++) {
        size_t cells = table->rows[r].kind == ROW_GROUP ? 1 : table->column_count;
        for (size_t c = 0; c < cells; c++) walk_blocks(walk, field, table->rows[r].cells[c].blocks, seen);
    }
}

static bool is_hidden(const struct block *block) {
    enum class class;
    if (block->kind != BLOCK_DIVISION) return false;
    return !class_parse(block->info, &class) || class > CLASS_CUSTOMER;
}

/* Recursive as deep as Markdown is nested, which its reader limits. */
static void walk_blocks(struct walk *walk, const struct field *field, const struct block *first, bool seen) {
    for (const struct block *block = first; block; block = block->next) {
        bool still = seen && !is_hidden(block);
        add_inlines(walk, field, block->inlines, block->span, still);
        bool code = block->kind == BLOCK_CODE || block->kind == BLOCK_IMAGE;
        if (code && block->text.size && (walk->all || !still)) add(walk, field, block->text, block->span);
        if (block->table) walk_table(walk, field, block->table, block->span, still);
        walk_blocks(walk, field, block->first, still);
    }
}

/* ---- figures ---- */

enum { DIGITS_DISTINCT = 4, DIGITS_IN_SHORT = 3, ROUND_MOST = 100, YEAR_FIRST = 1900, YEAR_LAST = 2200 };

static size_t significant_digits(struct str plain) {
    size_t digits = 0, zeros = 0;
    for (size_t i = 0; i < plain.size; i++) {
        char c = plain.data[i];
        if (c < '0' || c > '9') continue;
        if (c == '0') zeros += digits > 0;
        else digits += zeros + 1, zeros = 0;
    }
    return digits;
}

/* What the row says that its numbers count. */
static struct str unit_of(const struct walk *walk, const struct field *field) {
    const struct field *unit = field_unit(field);
    const struct record *record = walk->record;
    while (unit && record && record->set != unit->set) record = record->outer;
    struct datum said = unit && record ? *record_said(record, unit) : (struct datum){0};
    return said.kind == DATUM_TEXT ? said.text : (struct str){0};
}

static bool is_distinct(struct arena *arena, const struct field *field, struct datum datum, struct str of_row) {
    if (!decimal_is_finite(datum.number)) return false;
    bool unit = datum.kind != DATUM_NUMBER || datum.unit.size || field->unit.size || of_row.size;
    struct decimal size = decimal_absolute(datum.number);
    if (datum.kind == DATUM_PERCENT) size = decimal_round(size, 1); /* as it is printed */
    bool whole = decimal_is_integer(size);
    if (whole && decimal_compare(size, decimal_of(ROUND_MOST)) <= 0) return false;
    bool year = whole && decimal_compare(size, decimal_of(YEAR_FIRST)) >= 0 &&
                decimal_compare(size, decimal_of(YEAR_LAST)) <= 0;
    return unit || (!year && significant_digits(decimal_plain(arena, size)) >= DIGITS_DISTINCT);
}

/* "200 Tsd. €" also stands at the axis of a chart, and is nobody's figure there. */
static bool is_distinct_in_short(struct arena *arena, struct datum datum) {
    return significant_digits(decimal_plain(arena, datum.number)) >= DIGITS_IN_SHORT;
}

static void add_figure(struct walk *walk, const struct field *field, struct datum datum) {
    struct gate_values *values = walk->values;
    struct str unit = unit_of(walk, field);
    if (!values->computation || (!walk->all && !is_distinct(values->arena, field, datum, unit))) return;
    struct locale *locale = values->computation->locale;
    struct type type = type_of_field(field);
    type.list = false;
    datum.bound = datum.per = 0;
    struct str text = datum_print_unit(values->arena, locale, datum, type, unit);
    add(walk, field, text, datum.span)->figure = true;
    if (!walk->all && !is_distinct_in_short(values->arena, datum)) return;
    struct str brief = datum_print_short(values->arena, locale, datum, type);
    if (!str_equal(text, brief)) add(walk, field, brief, datum.span)->figure = true;
}

/* ---- records ---- */

static void walk_record(struct walk *walk, const struct record *record, const struct record *seen);

static bool is_named(const struct field *field, const char *name) { return field && str_equal_c(field->name, name); }

/* Names that an account's own data may say: of the customer, of our company, of our products. */
static bool is_master(const struct field *field) {
    const struct field_set *set = field->set;
    return set && (str_equal_c(set->name, "customer") || str_equal_c(set->name, "company") ||
                   str_equal_c(set->name, "sites") || str_equal_c(set->name, "product_families"));
}

static bool is_competitor(const struct field *field) {
    const struct field_set *set = field->set;
    if (is_named(field, "competitor") || is_named(field, "competitors")) return true;
    return set && str_equal_c(set->name, "competitors") && (field == set->naming || is_named(field, "short"));
}

static void add_text(struct walk *walk, const struct field *field, struct datum datum) {
    struct gate_value *value = add(walk, field, datum.text, datum.span);
    value->name = is_competitor(field);
    value->master = is_master(field);
    for (size_t l = 0; datum.said && l < LANGUAGE_MOST; l++)
        if (datum.said[l].size && !str_equal(datum.said[l], datum.text)) add(walk, field, datum.said[l], datum.span);
}

/* The rows that customers have are some of the rows, in their order. */
static void walk_rows(struct walk *walk, struct datum rows, const struct datum *seen) {
    size_t at = 0;
    for (size_t i = 0; i < rows.count; i++) {
        const struct record *row = rows.items[i].record, *same = NULL;
        if (seen && seen->kind == DATUM_LIST && at < seen->count) same = seen->items[at].record;
        bool is_same = same && same->span.source == row->span.source && same->span.line == row->span.line &&
                       same->span.column == row->span.column;
        walk_record(walk, row, is_same ? same : NULL);
        at += is_same;
    }
}

/* As deep as kinds are nested. */
static void walk_datum(struct walk *walk, const struct field *field, struct datum datum, const struct datum *seen) {
    bool wanted = walk->all || !seen;
    switch (datum.kind) {
    case DATUM_TEXT:
        if (wanted || datum.seen) add_text(walk, field, datum);
        return;
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY:
        if (wanted) add_figure(walk, field, datum);
        return;
    case DATUM_MARKDOWN: walk_blocks(walk, field, datum.blocks, seen != NULL); return;
    case DATUM_RECORD:
        if (field->type == FIELD_GROUP)
            walk_record(walk, datum.record, seen && seen->kind == DATUM_RECORD ? seen->record : NULL);
        return;
    case DATUM_LIST:
        if (field->type != FIELD_LIST || field->element->type == FIELD_REFERENCE) return;
        if (field->element->type == FIELD_GROUP) walk_rows(walk, datum, seen);
        else
            for (size_t i = 0; i < datum.count; i++) walk_datum(walk, field, datum.items[i], seen);
        return;
    case DATUM_MISSING:
    case DATUM_UNKNOWN:
    case DATUM_BOOL:
    case DATUM_DATE:
    case DATUM_CLOCK:
    case DATUM_CHOICE: return;
    }
}

static bool is_figure_field(const struct field *field) {
    return field->type == FIELD_MONEY || field->type == FIELD_PERCENT || field->type == FIELD_NUMBER;
}

static void walk_computed(struct walk *walk, const struct record *record, const struct field *field, bool seen) {
    struct computation *computation = walk->values->computation;
    if (!computation || !is_figure_field(field) || (seen && !walk->all)) return;
    struct datum datum = record_value(computation, record, field);
    bool figure = datum.kind == DATUM_NUMBER || datum.kind == DATUM_PERCENT || datum.kind == DATUM_MONEY;
    datum.span = record->span;
    if (figure) add_figure(walk, field, datum);
}

static void walk_record(struct walk *walk, const struct record *record, const struct record *seen) {
    const struct record *around = walk->record;
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        walk->record = record;
        bool open = seen && field->class == CLASS_CUSTOMER;
        if (field == record->set->id) continue;
        if (field->formula) walk_computed(walk, record, field, open);
        else if (record_said_at(record, i)->kind != DATUM_MISSING)
            walk_datum(walk, field, *record_said_at(record, i), open ? record_said_at(seen, i) : NULL);
    }
    walk->record = around;
}

void gate_values_seen(struct gate_values *values, const struct record *record) {
    struct walk walk = {.values = values, .all = true};
    walk_record(&walk, record, NULL);
}

void gate_values_hidden(struct gate_values *values, const struct record *record, const struct record *seen) {
    struct walk walk = {.values = values};
    walk_record(&walk, record, seen);
}
