/* Values are found by their spans, wherever they are written; what goes, goes by whole lines. */
#include "kind/carry_over.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/locale.h"
#include "base/mend.h"
#include "formula/formula.h"
#include "kind/section_field.h"
#include "read/yaml_extent.h"

enum { YEAR = 12 /* months */ };

static void add_edit(struct carry_over *carry, size_t start, size_t end, struct str text) {
    ARENA_PUSH(carry->arena, carry->edits, carry->count, carry->capacity) = (struct text_edit){start, end, text};
}

/* What fields.yaml says of carrying a field over; empty: nothing. */
static struct str carried(const struct field *field) {
    const struct value *value = field->declaration ? value_find(field->declaration, STR("carried")) : NULL;
    return value && value->kind == VALUE_SCALAR ? value->text : (struct str){0};
}

static const struct datum *datum_of(const struct carry_over *carry, const struct field *field) {
    return record_said(carry->document, field);
}

/* ---- by how much ---- */

static int months_of(struct date date) { return date.year * YEAR + date.month; }

/* "2026", "Q3 2026", "1.1.2026 – 31.12.2029": as long as the period is; a year where there is none. */
static int length_of(const struct record *document) {
    const struct field *period = field_find(document->set, STR("period"));
    const struct record *span =
        period && period->type == FIELD_GROUP ? datum_record(*record_said(document, period)) : NULL;
    const struct field *from = span ? field_find(span->set, STR("from")) : NULL,
                       *to = span ? field_find(span->set, STR("to")) : NULL;
    if (!from || !to) return YEAR;
    struct datum first = *record_said(span, from), last = *record_said(span, to);
    if (first.kind != DATUM_DATE || last.kind != DATUM_DATE) return YEAR;
    int months = months_of(date_last_day(last.date)) - months_of(first.date) + 1;
    return months > 0 ? months : YEAR;
}

/* ---- days ---- */

static bool is_digit(struct str text, size_t at) {
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* A year of four figures that stands alone. */
static bool is_year(struct str text, size_t at) {
    bool four = is_digit(text, at) && is_digit(text, at + 1) && is_digit(text, at + 2) && is_digit(text, at + 3);
    return four && !is_digit(text, at + 4) && (!at || !is_digit(text, at - 1)) &&
           (text.data[at] == '1' || text.data[at] == '2');
}

/* All years of a text, moved; false: there is none. */
static bool move_years(struct arena *arena, struct str text, int years, struct str *moved) {
    struct buffer out = {0};
    bool found = false;
    for (size_t i = 0; i < text.size; i++) {
        if (!is_year(text, i)) {
            buffer_char(&out, text.data[i]);
            continue;
        }
        int year = 0;
        for (size_t d = 0; d < 4; d++) year = year * 10 + text.data[i + d] - '0';
        buffer_format(&out, "%d", year + years);
        found = true;
        i += 3;
    }
    *moved = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return found;
}

/* Nobody meets on a weekend: the Monday behind it. 1970-01-01 was a Thursday. */
static struct date no_weekend(struct date date) {
    int32_t days = date_days(date);
    int weekday = (int)((days % 7 + 7 + 3) % 7);
    return weekday > 4 && date.precision == DATE_DAY ? date_from_days(days + 7 - weekday) : date;
}

static struct str day_text(struct arena *arena, struct date date, struct str like) {
    bool points = like.size && memchr(like.data, '.', like.size) && date.precision == DATE_DAY;
    return points ? str_format(arena, "%02d.%02d.%d", date.day, date.month, date.year) : date_iso(arena, date);
}

/* As it was written, a period later: with its years moved, or as a day. A day on which people meet is none of a
 * weekend. */
static struct str moved_text(const struct carry_over *carry, struct datum datum, bool meeting) {
    struct str text;
    struct date moved = date_add_months(datum.date, carry->months);
    moved.precision = datum.date.precision;
    struct date met = meeting ? no_weekend(moved) : moved;
    bool whole = carry->months % YEAR == 0 && !date_compare(met, moved);
    if (whole && move_years(carry->arena, datum.text, carry->months / YEAR, &text)) return text;
    return day_text(carry->arena, met, datum.text);
}

/* The value stands where its span says, or behind a quote; else nobody knows where it ends. */
static bool place_of(const struct carry_over *carry, const struct datum *datum, size_t *start) {
    struct str text = carry->source->text;
    if (datum->span.source != carry->source || !datum->text.size || !span_start(datum->span, start)) return false;
    if (str_starts(str_skip(text, *start), datum->text)) return true;
    ++*start;
    return str_starts(str_skip(text, *start), datum->text);
}

static bool replace(struct carry_over *carry, const struct datum *datum, struct str text) {
    size_t start;
    if (!place_of(carry, datum, &start)) return false;
    add_edit(carry, start, start + datum->text.size, text);
    return true;
}

static void move(struct carry_over *carry, const struct field *field, const struct datum *datum) {
    const struct field *other = carried(field).size ? field_find(field->set, carried(field)) : NULL;
    const struct datum *next = other ? datum_of(carry, other) : NULL;
    bool takes = next && next->kind == DATUM_DATE; /* the next day that was agreed is the day of the next one */
    struct str text = takes ? next->text : moved_text(carry, *datum, field->type == FIELD_DATE && !field->begins);
    carry->moved += replace(carry, datum, text);
}

/* "Q4 2026", "2027-02", "2026-11-01 – 2027-01-31": a stretch of time that is no whole years, by its first day. */
static struct str stretch_text(const struct carry_over *carry, struct date from) {
    bool quarter = carry->months == 3 && from.month % 3 == 1 && from.day == 1;
    if (quarter) return str_format(carry->arena, "Q%d %d", (from.month + 2) / 3, from.year);
    if (carry->months == 1 && from.day == 1) return str_slice(date_iso(carry->arena, from), 0, 7);
    struct date behind = date_add_months(from, carry->months);
    struct str first = date_iso(carry->arena, from);
    struct str last = date_iso(carry->arena, date_from_days(date_days(behind) - 1));
    return str_format(carry->arena, "%.*s – %.*s", STR_ARG(first), STR_ARG(last));
}

/* One text that says both ends: where its years are not moved, it is written anew, and so is the title that has it. */
static void move_stretch(struct carry_over *carry, const struct datum *from) {
    struct str text = moved_text(carry, *from, false);
    if (carry->months % YEAR) {
        text = stretch_text(carry, date_add_months(from->date, carry->months));
        carry->stretch[0] = from->text;
        carry->stretch[1] = text;
    }
    carry->moved += replace(carry, from, text);
}

static void move_period(struct carry_over *carry, const struct datum *datum) {
    const struct record *span = datum_record(*datum);
    const struct field *first = span ? field_find(span->set, STR("from")) : NULL;
    const struct field *last = span ? field_find(span->set, STR("to")) : NULL;
    if (!first || !last) return;
    const struct datum *from = record_said(span, first), *to = record_said(span, last);
    bool one = from->span.line == to->span.line && from->span.column == to->span.column;
    if (from->kind == DATUM_DATE && one) move_stretch(carry, from);
    if (from->kind == DATUM_DATE && !one) carry->moved += replace(carry, from, moved_text(carry, *from, false));
    if (to->kind == DATUM_DATE && !one) carry->moved += replace(carry, to, moved_text(carry, *to, false));
}

/* ---- what goes ---- */

static const struct entry *entry_of(const struct carry_over *carry, const struct field *field) {
    for (size_t i = 0; carry->root && carry->root->kind == VALUE_MAPPING && i < carry->root->count; i++)
        if (field_find(field->set, carry->root->entries[i].key) == field) return &carry->root->entries[i];
    return NULL;
}

static size_t line_of(struct str text, size_t place) { return place - yaml_column(text, place); }

static void drop_lines(struct carry_over *carry, size_t start, size_t end) {
    if (end > start) add_edit(carry, start, end, (struct str){0});
}

static bool drop_entry(struct carry_over *carry, const struct field *field) {
    const struct entry *entry = entry_of(carry, field);
    struct str text = carry->source->text;
    size_t start;
    if (!entry || yaml_is_flow(carry->root) || !span_start(entry->key_span, &start)) return false;
    drop_lines(carry, line_of(text, start), yaml_lines_end(text, start, yaml_column(text, start), carry->yaml_end));
    return true;
}

static size_t heading_level(struct str line) {
    size_t level = 0;
    while (level < line.size && line.data[level] == '#') level++;
    return level && level <= 6 && level < line.size && line.data[level] == ' ' ? level : 0;
}

static size_t next_line(struct str text, size_t at) {
    const char *newline = at < text.size ? memchr(text.data + at, '\n', text.size - at) : NULL;
    return newline ? (size_t)(newline - text.data) + 1 : text.size;
}

/* From its heading to the next one of the same level or above. */
static void drop_section(struct carry_over *carry, const struct block *section) {
    struct str text = carry->source->text;
    size_t start, end;
    struct span line = section->span;
    line.column = 1;
    if (!span_start(line, &start)) return;
    start = line_of(text, start);
    size_t level = heading_level(str_slice(text, start, next_line(text, start))), other;
    if (!level) return; /* underlined: left as it is */
    for (end = next_line(text, start); end < text.size; end = next_line(text, end))
        if ((other = heading_level(str_slice(text, end, next_line(text, end)))) && other <= level) break;
    drop_lines(carry, start, end);
    carry->fields++;
}

static void drop_sections(struct carry_over *carry, const struct block *blocks, const struct field *field) {
    for (const struct block *block = blocks; block; block = block->next) {
        const struct field *other = NULL;
        if (block->kind != BLOCK_SECTION) continue;
        struct place place = section_place(carry->arena, carry->document->set, NULL, block, &other);
        if (!other && place.field == field && !place.group) drop_section(carry, block);
        else drop_sections(carry, block->first, field);
    }
}

static void drop_field(struct carry_over *carry, const struct field *field) {
    carry->fields += drop_entry(carry, field);
    drop_sections(carry, carry->blocks, field);
}

/* ---- rows ---- */

static bool stays(struct carry_over *carry, const struct record *row, const struct field *truth) {
    struct diagnostics unheard = diagnostics_new(carry->arena);
    struct computation computation = {.arena = carry->arena,
                                      .sink = &unheard,
                                      .records = carry->records,
                                      .project = carry->project,
                                      .as_of = carry->records->as_of};
    return datum_is_true(record_value(&computation, row, truth)) || computation.unread;
}

/* An item in brackets goes with the comma behind it, the last one with that before it. */
static void drop_inside(struct carry_over *carry, size_t start, size_t end) {
    struct str text = carry->source->text;
    size_t behind = end;
    while (behind < text.size && strchr(" \n", text.data[behind])) behind++;
    if (behind < text.size && text.data[behind] == ',') {
        for (end = behind + 1; end < text.size && text.data[end] == ' ';) end++;
    } else {
        while (start && strchr(" \n", text.data[start - 1])) start--;
        start -= start && text.data[start - 1] == ',';
    }
    add_edit(carry, start, end, (struct str){0});
}

static bool drop_yaml_row(struct carry_over *carry, const struct value *list, const struct record *row) {
    struct str text = carry->source->text;
    for (size_t i = 0; list && list->kind == VALUE_SEQUENCE && i < list->count; i++) {
        const struct value *item = list->items[i];
        size_t start, end;
        if (item->span.line != row->span.line || item->span.column != row->span.column) continue;
        if (yaml_is_flow(list)) {
            if (!span_start(item->span, &start) || !yaml_closing(item, &end)) return false;
            return drop_inside(carry, start, end + 1), true;
        }
        if (!yaml_dash(item, &start)) return false;
        drop_lines(carry, line_of(text, start), yaml_lines_end(text, start, yaml_column(text, start), carry->yaml_end));
        return true;
    }
    return false;
}

/* A row of a table is its line; an item goes with what is indented below it. */
static bool drop_markdown_row(struct carry_over *carry, const struct record *row) {
    struct str text = carry->source->text;
    struct span line = row->span;
    size_t start;
    line.column = 1;
    if (!span_start(line, &start) || start < carry->yaml_end) return false;
    start = line_of(text, start);
    size_t end = next_line(text, start), column = 0;
    while (is_digit(text, start + column) || (start + column < end && text.data[start + column] == ' ')) column++;
    bool item = start + column < end && strchr("-*+.)", text.data[start + column]);
    if (item) end = yaml_lines_end(text, start, column, text.size);
    drop_lines(carry, start, end);
    return true;
}

static void drop_rows(struct carry_over *carry, const struct field *list, const struct field *truth) {
    const struct datum *rows = datum_of(carry, list);
    const struct entry *entry = entry_of(carry, list);
    for (size_t i = 0; rows->kind == DATUM_LIST && i < rows->count; i++) {
        const struct record *row = rows->items[i].record;
        if (rows->items[i].kind != DATUM_RECORD || row->span.source != carry->source || stays(carry, row, truth))
            continue;
        carry->rows += drop_yaml_row(carry, entry ? entry->value : NULL, row) || drop_markdown_row(carry, row);
    }
}

/* ---- all of it ---- */

static void carry_title(struct carry_over *carry, const struct field *field, const struct datum *datum) {
    struct str text;
    size_t at, place;
    if (carry->stretch[0].size && str_find(datum->text, carry->stretch[0], &at) && place_of(carry, datum, &place))
        add_edit(carry, place + at, place + at + carry->stretch[0].size, carry->stretch[1]);
    else if (field && datum->kind == DATUM_TEXT && move_years(carry->arena, datum->text, carry->months / YEAR, &text))
        replace(carry, datum, text);
}

static void carry_id(struct carry_over *carry, const struct datum *datum) {
    struct str text;
    bool dated = carry->months >= YEAR && move_years(carry->arena, datum->text, carry->months / YEAR, &text);
    if (dated || carry->id.size) replace(carry, datum, dated ? text : carry->id);
}

static const struct choice *choice_named(const struct field *field, struct str name) {
    for (size_t i = 0; field->type == FIELD_CHOICE && i < field->choices->count; i++)
        if (str_equal(field->choices->items[i].name, name)) return &field->choices->items[i];
    return NULL;
}

/* The choice that the new one begins with, in the language and letters in which the old one was written. */
static void begin_again(struct carry_over *carry, const struct choice *first, const struct datum *datum) {
    if (datum->kind != DATUM_CHOICE || datum->choice == first) return;
    bool english = str_equal(text_id(carry->arena, datum->text), datum->choice->name);
    struct str word = english ? first->name : first->labels[carry->document->language->index];
    replace(carry, datum, mend_like(carry->arena, datum->text, word));
}

static void carry_field(struct carry_over *carry, const struct field *field) {
    const struct datum *datum = datum_of(carry, field);
    struct str how = carried(field);
    bool date = field->type == FIELD_DATE || field->type == FIELD_PERIOD || field->type == FIELD_YEAR;
    const struct field_set *rows = how.size && field->type == FIELD_LIST ? field_rows(field) : NULL;
    const struct field *truth = rows ? field_find(rows, how) : NULL;
    if (str_equal_c(how, "no")) drop_field(carry, field);
    else if (truth) drop_rows(carry, field, truth);
    else if (choice_named(field, how)) begin_again(carry, choice_named(field, how), datum);
    else if (str_equal_c(field->name, "id")) carry_id(carry, datum);
    else if (field == carry->document->set->naming) carry_title(carry, field, datum);
    else if (field->past && field == carry->document->set->kind->dated)
        replace(carry, datum, day_text(carry->arena, carry->day, datum->text));
    else if (date && field->past) drop_field(carry, field);
    else if (date && datum->kind == DATUM_DATE) move(carry, field, datum);
}

void carry_over(struct carry_over *carry) {
    const struct field_set *set = carry->document->set;
    const struct field *period = field_find(set, STR("period"));
    carry->months = length_of(carry->document);
    if (period && period->type == FIELD_GROUP) move_period(carry, datum_of(carry, period)); /* the title may have it */
    for (size_t i = 0; i < set->count; i++)
        if (field_is_written(&set->fields[i])) carry_field(carry, &set->fields[i]);
    text_edits_sort(carry->edits, carry->count);
}
