/* value × kind → record: which key is which field, rows, groups and lists, and what is missing. */
#include "kind/record_fields.h"

#include <string.h>

#include "kind/record_aside.h"
#include "kind/record_figure.h"
#include "kind/record_ids.h"
#include "kind/record_key.h"
#include "kind/record_keyed.h"
#include "kind/record_languages.h"
#include "kind/record_number.h"
#include "kind/record_path.h"
#include "kind/record_required.h"
#include "kind/record_retired.h"
#include "kind/record_shape.h"
#include "kind/record_time.h"
#include "kind/record_value.h"
#include "kind/series_scale.h"
#include "kind/unknown_key.h"
#include "kind/year_mark.h"
#include "read/scalar.h"
#include "read/time_words.h"

/* The rows of a list while it grows. */
struct rows {
    struct datum *items;
    size_t count, capacity;
    bool unread; /* one could not be made a row */
};

/* Reports an error about a field, called as its author calls it. */
static struct diagnostic *report(struct record_reader *reader, enum diagnostic_code code, struct span span,
                                 const struct field *field, const char *what) {
    return diagnose(reader->sink, SEVERITY_ERROR, code, span, "“{0}” {1}", field_spelling(field, reader->language),
                    what);
}

/* Missing, but something was said: that is not reported a second time. */
static struct datum not_understood(struct span span) {
    return (struct datum){.text = STR("…"), .span = span, .unread = true};
}

/* Finishing a record ------------------------------------------------------------------------------------------ */

/* `list` is that of a row; NULL for a group. */
static void finish_record(struct record_reader *reader, struct record *record, const struct field *list) {
    record_settle_units(reader, record);
    record_check_required(reader, record, list);
    record_check_paths(reader, record);
    record_note_retired(reader, record);
}

/* Single values and lists of them ----------------------------------------------------------------------------- */

static void report_nested(struct record_reader *reader, const struct field *field, const struct value *value) {
    struct diagnostic *d;
    if (value->kind == VALUE_SEQUENCE) {
        d = report(reader, CODE_I14, value->span, field, "takes one value, found a list");
        diagnose_help(reader->sink, d, "write the value without “[ ]” or “- ”");
    } else {
        d = report(reader, CODE_I14, value->span, field, "takes one value, found keys with values below it");
        diagnose_help(reader->sink, d, "if it is one text, put quotes around it: a colon and a space make a key");
    }
}

/* `named` has the name for messages; `field` the type: they differ for the items of a list. */
static struct datum read_single(struct record_reader *reader, const struct field *field, const struct field *named,
                                const struct value *value) {
    if (value->kind == VALUE_SCALAR) return datum_read(reader, field, value);
    if (field->type == FIELD_TEXT && value_is_by_language(reader->language->among, value))
        return record_read_languages(reader, value);
    report_nested(reader, named, value);
    return not_understood(value->span);
}

static struct datum read_values(struct record_reader *reader, const struct field *field, const struct value *value) {
    value = shape_of_values(reader, field, value);
    bool list = value->kind == VALUE_SEQUENCE;
    size_t count = list ? value->count : 1;
    struct datum datum = {
        .kind = DATUM_LIST, .span = value->span, .items = NEW_ARRAY(reader->arena, struct datum, count)};
    for (size_t i = 0; i < count; i++) {
        const struct value *item = list ? value->items[i] : value;
        if (value_is_null(item)) continue;
        datum.items[datum.count] = read_single(reader, field->element, field, item);
        datum.unread |= datum.items[datum.count++].unread;
    }
    return datum;
}

/* Rows -------------------------------------------------------------------------------------------------------- */

static void add_row(struct record_reader *reader, struct rows *rows, const struct record *row) {
    struct datum datum = {.kind = DATUM_RECORD, .record = row, .span = row->span};
    ARENA_PUSH(reader->arena, rows->items, rows->count, rows->capacity) = datum;
}

static bool is_key(const struct field *list, const struct field *field) {
    for (size_t i = 0; i < list->keyed_count; i++)
        if (list->keyed[i] == field) return true;
    return false;
}

/* What stands there as a row: a mapping, or a single value for the list's leaf or its naming field. NULL after saying
 * what was expected. */
static const struct value *row_of(struct record_reader *reader, const struct field *list, const struct value *value,
                                  bool keyed) {
    const struct field_set *set = field_rows(list);
    bool row_itself = value->kind == VALUE_MAPPING && !value_is_by_language(reader->language->among, value);
    bool several = list->leaf && list->leaf->type == FIELD_LIST && value->kind == VALUE_SEQUENCE;
    if (row_itself || several || (list->leaf && value->kind == VALUE_SCALAR)) return value;
    bool named = !keyed || !is_key(list, set->naming); /* a naming field that is a key has its value */
    const struct value *row = named ? shape_of_name(reader->arena, reader->language->among, set, value) : NULL;
    if (row) return row;
    const struct field *first = set->naming || !set->count ? set->naming : &set->fields[0];
    struct diagnostic *d =
        report(reader, CODE_I14, value->span, list, "has rows with fields of their own, found none here");
    if (first) diagnose_help(reader->sink, d, "write '{'{0}: …'}'", field_spelling(first, reader->language));
    return NULL;
}

static struct datum read_field(struct record_reader *reader, struct record *record, const struct field *field,
                               const struct value *value);

/* A single value is that of the list's leaf, which may be a list itself: {seller: Lück; Meier}. */
static void fill_row(struct record_reader *reader, const struct field *list, struct record *row,
                     const struct value *value) {
    if (value->kind == VALUE_MAPPING) record_read_fields(reader, row, value);
    else if (!value_is_null(value)) {
        const struct field *field = record_figure_field(reader, list, row, value);
        *record_datum(row, field) = read_field(reader, row, field, value);
    }
}

static void read_row(struct record_reader *reader, struct record *record, const struct field *list,
                     const struct value *value, struct rows *rows) {
    if (value_is_null(value)) {
        diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, value->span, "an empty row is left out");
        return;
    }
    const struct value *written = row_of(reader, list, value, false);
    if (!written) {
        rows->unread = true;
        return;
    }
    struct record *row = record_open(reader->records, field_rows(list), record, value->span);
    record_take_single_year(reader, list, row, written);
    fill_row(reader, list, row, written);
    add_row(reader, rows, row);
}

/* A key stands for a value: as if it had been written behind the field's name. */
static struct datum datum_of_key(struct record_reader *reader, const struct field *field, const struct entry *key) {
    struct value value = {.kind = VALUE_SCALAR, .style = SCALAR_PLAIN, .span = key->key_span, .text = key->key};
    return datum_read(reader, field, &value);
}

static void add_keyed_row(struct record_reader *reader, struct record *record, const struct field *list,
                          const struct entry **keys, struct rows *rows) {
    const struct entry *last = keys[list->keyed_count - 1];
    const struct value *written = row_of(reader, list, last->value, true);
    if (!written) {
        rows->unread = true;
        return;
    }
    struct record *row = record_open(reader->records, field_rows(list), record, last->key_span);
    for (size_t i = 0; i < list->keyed_count; i++)
        *record_datum(row, list->keyed[i]) = datum_of_key(reader, list->keyed[i], keys[i]);
    fill_row(reader, list, row, written);
    add_row(reader, rows, row);
}

static void read_keyed_entry(struct record_reader *reader, struct record *record, const struct field *list,
                             const struct entry **keys, size_t depth, struct rows *rows);

/* {2025: 3,9 Mio. €} has a key “9 Mio. €”: a comma split the amount. */
static void read_keyed_entries(struct record_reader *reader, struct record *record, const struct field *list,
                               const struct value *mapping, const struct entry **keys, size_t depth,
                               struct rows *rows) {
    bool years = depth + 1 == list->keyed_count && list->keyed[depth]->type == FIELD_YEAR;
    if (years) mapping = year_marks_written_out(reader, list, mapping);
    for (size_t i = 0; i < mapping->count; i++) {
        keys[depth] = &mapping->entries[i];
        if (key_is_private(keys[depth]->key)) continue;
        if (key_is_split(mapping, i)) key_report_split(reader, mapping, i), rows->unread = true;
        else read_keyed_entry(reader, record, list, keys, depth + 1, rows);
    }
}

/* `keys` are the entries on the way down, `depth` of them: {gp: {dms: {status: open}}}. As deep as `keyed` is long. */
static void read_keyed_entry(struct record_reader *reader, struct record *record, const struct field *list,
                             const struct entry **keys, size_t depth, struct rows *rows) {
    const struct value *value = keys[depth - 1]->value;
    if (depth == list->keyed_count) {
        add_keyed_row(reader, record, list, keys, rows);
        return;
    }
    if (value->kind == VALUE_MAPPING) read_keyed_entries(reader, record, list, value, keys, depth, rows);
    if (value->kind == VALUE_MAPPING || value_is_null(value)) return;
    rows->unread = true;
    struct diagnostic *d = report(reader, CODE_I14, value->span, list, "needs another level of keys here");
    diagnose_help(reader->sink, d, "write '{'{0}: …'}', each with its own key",
                  field_spelling(list->keyed[depth], reader->language));
}

static bool has_known_key(const struct field_set *set, const struct value *mapping) {
    for (size_t i = 0; i < mapping->count; i++)
        if (field_find(set, mapping->entries[i].key)) return true;
    return false;
}

/* A mapping where rows belong: keyed, or one row whose hyphen was forgotten. */
static void read_mapping_of_rows(struct record_reader *reader, struct record *record, const struct field *list,
                                 const struct value *value, struct rows *rows) {
    if (list->keyed_count) {
        const struct entry **keys = NEW_ARRAY(reader->arena, const struct entry *, list->keyed_count);
        read_keyed_entries(reader, record, list, value, keys, 0, rows);
        return;
    }
    struct diagnostic *d = report(reader, CODE_I14, value->span, list, "is a list of rows, found keys with values");
    diagnose_help(reader->sink, d, "start each row with “- ” in front of its first key");
    if (has_known_key(field_rows(list), value)) read_row(reader, record, list, value, rows);
    else rows->unread = true;
}

static void read_rows(struct record_reader *reader, struct record *record, const struct field *list,
                      const struct value *value, struct rows *rows) {
    if (value->kind == VALUE_MAPPING) {
        read_mapping_of_rows(reader, record, list, value, rows);
        return;
    }
    value = shape_of_rows(reader, list, value);
    bool sequence = value->kind == VALUE_SEQUENCE;
    for (size_t i = 0; i < (sequence ? value->count : 1); i++)
        read_row(reader, record, list, sequence ? value->items[i] : value, rows);
}

/* Those from `first` on are new. */
static struct datum datum_of_rows(struct record_reader *reader, const struct field *list, const struct rows *rows,
                                  size_t first, struct span span) {
    rows_make_ids(reader->records, list, rows->items, rows->count);
    for (size_t i = first; i < rows->count; i++)
        finish_record(reader, reader->records->items[rows->items[i].record->number], list);
    if (field_rows(list)->id) rows_check_ids(reader, rows->items, rows->count);
    else if (list->keyed_count) record_check_keys(reader, list, rows->items, rows->count);
    series_check_scale(reader, list, rows->items, rows->count, first);
    return (struct datum){
        .kind = DATUM_LIST, .items = rows->items, .count = rows->count, .span = span, .unread = rows->unread};
}

/* Fields ------------------------------------------------------------------------------------------------------ */

/* "{by: …, on: …}": the fields that an author writes, for messages. */
static struct str fields_text(struct record_reader *reader, const struct field_set *set) {
    enum { MOST = 4 };
    struct str text = {0};
    size_t count = 0;
    for (size_t i = 0; i < set->count && count <= MOST; i++) {
        const struct field *field = &set->fields[i];
        if (!field_is_written(field)) continue;
        struct str name = field_spelling(field, reader->language);
        if (count++ == MOST) text = str_format(reader->arena, "%.*s, …", STR_ARG(text));
        else text = str_format(reader->arena, "%.*s%s%.*s: …", STR_ARG(text), text.size ? ", " : "", STR_ARG(name));
    }
    return text;
}

static void report_group(struct record_reader *reader, const struct field *field, const struct value *value) {
    const struct field *from, *to;
    struct diagnostic *d;
    if (value->kind == VALUE_SCALAR)
        d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I14, value->span, "“{0}” has fields of its own, found “{1}”",
                     field_spelling(field, reader->language), str_excerpt(reader->arena, value->text, 40));
    else d = report(reader, CODE_I14, value->span, field, "has fields of its own, found a list");
    struct str fields = fields_text(reader, field->fields);
    if (set_is_span(field->fields, &from, &to))
        diagnose_help(reader->sink, d, "write its beginning and its end: “2026 – 2029” or '{'{0}'}'", fields);
    else if (fields.size) diagnose_help(reader->sink, d, "write '{'{0}'}'", fields);
}

/* Rows in place of a group that has a list for them. */
static const struct value *value_of_list(struct arena *arena, const struct field *list, const struct value *rows) {
    struct value *mapping = NEW(arena, struct value), *copy = NEW(arena, struct value);
    *copy = *rows;
    *mapping = (struct value){
        .kind = VALUE_MAPPING, .span = rows->span, .entries = NEW_ARRAY(arena, struct entry, 1), .count = 1};
    mapping->entries[0] = (struct entry){.key = list->name, .key_span = rows->span, .value = copy};
    return mapping;
}

/* The group written out; NULL after reporting. */
static const struct value *group_of(struct record_reader *reader, const struct field *field,
                                    const struct value *value) {
    const struct value *group = value;
    if (value->kind == VALUE_SEQUENCE && field->fields->by_year)
        return value_of_list(reader->arena, field->fields->by_year, value);
    if (value->kind == VALUE_MAPPING || shape_of_span(reader, field->fields, value, &group)) return group;
    group = shape_of_name(reader->arena, reader->language->among, field->fields, value);
    if (!group) report_group(reader, field, value);
    return group;
}

static struct datum read_group(struct record_reader *reader, struct record *record, const struct field *field,
                               const struct value *value) {
    const struct value *written = group_of(reader, field, value);
    if (!written) return not_understood(value->span);
    struct record *group = record_open(reader->records, field->fields, record, value->span);
    record_read_fields(reader, group, written);
    if (record->outer) finish_record(reader, group, NULL); /* what else is said of others may follow in Markdown */
    return (struct datum){.kind = DATUM_RECORD, .record = group, .span = value->span};
}

void record_finish_groups(struct record_reader *reader, const struct record *document) {
    for (size_t i = 0; i < document->set->count; i++) {
        const struct datum *datum = record_said_at(document, i);
        bool group = document->set->fields[i].type == FIELD_GROUP && datum->kind == DATUM_RECORD;
        if (group) finish_record(reader, reader->records->items[datum->record->number], NULL);
    }
}

static bool is_rows(const struct field *field) {
    return field->type == FIELD_LIST && field->element->type == FIELD_GROUP;
}

static struct datum read_list(struct record_reader *reader, struct record *record, const struct field *field,
                              const struct value *value) {
    if (is_rows(field)) {
        struct rows rows = {0};
        read_rows(reader, record, field, value, &rows);
        return datum_of_rows(reader, field, &rows, 0, value->span);
    }
    if (value->kind != VALUE_MAPPING) return read_values(reader, field, value);
    struct diagnostic *d = report(reader, CODE_I14, value->span, field, "is a list of values, found keys");
    diagnose_help(reader->sink, d, "write [a, b], or each value in a line of its own behind “- ”");
    return not_understood(value->span);
}

/* "?", "tbd", "none" in place of a group or a list. Where there must be one, “none” is not known. */
static bool says_nothing(struct record_reader *reader, const struct field *field, const struct value *value,
                         struct datum *out) {
    struct str text = str_trim(value->text);
    enum field_type inner = field->type == FIELD_LIST ? field->element->type : field->type;
    bool words = inner == FIELD_GROUP || inner == FIELD_REFERENCE; /* others may hold such a word themselves */
    enum scalar_word word = words ? scalar_word_of(reader->arena, reader->language, text) : WORD_NONE;
    bool absent = word == WORD_ABSENT || (words && scalar_silence(text) == SCALAR_NOTHING);
    bool unknown = word == WORD_UNKNOWN || scalar_is_unknown(reader->language, text) || (absent && field->required);
    *out = (struct datum){.span = value->span};
    if (unknown) out->kind = DATUM_UNKNOWN, out->text = value->text;
    return unknown || absent;
}

static struct datum read_field(struct record_reader *reader, struct record *record, const struct field *field,
                               const struct value *value) {
    bool nested = field->type == FIELD_LIST || field->type == FIELD_GROUP;
    struct datum nothing;
    if (value_is_null(value)) return (struct datum){.span = value->span};
    if (value->kind == VALUE_SCALAR && placeholder_is(value->text)) {
        placeholders_add(reader->arena, &reader->left, value->text, value->span);
        return not_understood(value->span);
    }
    if (nested && value->kind == VALUE_SCALAR && says_nothing(reader, field, value, &nothing)) return nothing;
    if (field->type == FIELD_LIST) return read_list(reader, record, field, value);
    if (field->type == FIELD_GROUP) return read_group(reader, record, field, value);
    return read_single(reader, field, field, value);
}

/* The key that an author wrote for the field before entry `end`; NULL. */
static const struct entry *find_earlier(struct record_reader *reader, const struct record *record,
                                        const struct value *mapping, size_t end, const struct field *field) {
    for (size_t i = 0; i < end; i++)
        if (key_field(reader, record->set, mapping, &mapping->entries[i]) == field) return &mapping->entries[i];
    return NULL;
}

static bool is_written(const struct record *record, const struct field *field) {
    return record_said(record, field)->span.line != 0;
}

/* The list that is keyed by year and called as a key up to a place. */
static const struct field *list_by_year(const struct field_set *set, struct str name) {
    const struct field *field = name.size ? field_find(set, name) : NULL;
    bool keyed = field && is_rows(field) && field->keyed_count;
    enum field_type type = keyed ? field->keyed[0]->type : FIELD_TEXT;
    return type == FIELD_YEAR || type == FIELD_PERIOD ? field : NULL;
}

/* "spend_2025: 7", "Bedarf GJ 25/26: 7" are entries of the list `spend`, keyed by year; "2025: 7" is one of the list
 * that takes such keys in its group. */
static const struct field *find_by_year(struct record_reader *reader, const struct field_set *set,
                                        const struct entry *entry, struct entry *year) {
    struct str key = entry->key;
    *year = *entry;
    if (set->by_year && record_is_year(reader, set->by_year->keyed[0], key)) return set->by_year;
    for (size_t i = 1; i + 1 < key.size; i++) {
        const struct field *field = strchr("_ -", key.data[i]) ? list_by_year(set, str_slice(key, 0, i)) : NULL;
        struct str rest = str_skip(key, i + 1);
        if (!field || !record_is_year(reader, field->keyed[0], rest)) continue;
        year->key = rest;
        year->key_span.column += (uint32_t)str_code_points(str_slice(key, 0, i + 1));
        year->key_span.length = (uint32_t)str_code_points(rest);
        return field;
    }
    return NULL;
}

const struct field *record_list_of_year(struct record_reader *reader, const struct field_set *set, struct str key) {
    struct entry entry = {.key = key}, year;
    return find_by_year(reader, set, &entry, &year);
}

static void add_year(struct record_reader *reader, struct record *record, const struct field *list,
                     const struct entry *year) {
    struct datum *datum = record_datum(record, list);
    struct rows rows = {
        .items = datum->items, .count = datum->count, .capacity = datum->count, .unread = datum->unread};
    const struct entry **keys = NEW_ARRAY(reader->arena, const struct entry *, list->keyed_count);
    keys[0] = year;
    if (value_is_null(year->value)) return;
    read_keyed_entry(reader, record, list, keys, 1, &rows);
    *datum = datum_of_rows(reader, list, &rows, datum->count, is_written(record, list) ? datum->span : year->key_span);
}

/* The list may have entries from keys with a year already: these come first. */
static void add_datum(struct record_reader *reader, struct record *record, const struct field *field,
                      struct datum datum) {
    struct datum *old = record_datum(record, field);
    if (old->kind == DATUM_LIST && datum.kind == DATUM_LIST && old->count) {
        struct rows rows = {.items = NEW_ARRAY(reader->arena, struct datum, old->count + datum.count)};
        for (size_t i = 0; i < old->count; i++) rows.items[rows.count++] = old->items[i];
        for (size_t i = 0; i < datum.count; i++) rows.items[rows.count++] = datum.items[i];
        datum.items = rows.items;
        datum.count = rows.count;
        datum.unread |= old->unread;
        if (is_rows(field) && field->keyed_count && !field_rows(field)->id) record_check_keys(reader, field, rows.items, rows.count);
    }
    *old = datum;
}

static void report_twice(struct record_reader *reader, const struct entry *entry, const struct entry *earlier) {
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I09, entry->key_span,
                 "“{0}” and “{1}” in line {2} are the same field", entry->key, earlier->key, earlier->key_span.line);
    diagnose_help(reader->sink, d, "keep one of them");
}

/* Named in one message, for the whole head. */
static void leave_alone(struct record_reader *reader, const struct entry *entry) {
    if (!reader->foreign.count) reader->foreign_span = entry->key_span;
    struct str line = str_trim(source_line(entry->key_span.source, entry->key_span.line));
    reader->foreign.quoted = true;
    word_list_add(reader->arena, &reader->foreign, str_excerpt(reader->arena, line, 80));
}

/* "us: jw, mk" in braces: a list of names, numbers or days, in which a comma can only part items. */
static bool takes_commas(const struct field *field) {
    if (!field || field->type != FIELD_LIST || field->formula_text.size) return false;
    enum field_type type = field->element->type;
    return type != FIELD_TEXT && type != FIELD_MARKDOWN && type != FIELD_GROUP;
}

static void read_split(struct record_reader *reader, struct record *record, const struct value *mapping, size_t at) {
    const struct entry *cut = key_cut(mapping, at);
    if (!takes_commas(key_field(reader, record->set, mapping, cut))) key_report_split(reader, mapping, at);
}

/* Rows below the name of a text. */
static bool is_for_other(const struct field *field, const struct value *value) {
    return field->type == FIELD_TEXT && value->kind == VALUE_SEQUENCE;
}

static void read_entry(struct record_reader *reader, struct record *record, const struct value *mapping, size_t at) {
    const struct entry *entry = &mapping->entries[at];
    const struct field *field = key_field(reader, record->set, mapping, entry);
    struct entry year;
    if (field && field->otherwise && is_for_other(field, entry->value)) field = field->otherwise;
    if (key_is_split(mapping, at)) {
        read_split(reader, record, mapping, at);
        return;
    }
    if (!field) {
        const struct field *list = find_by_year(reader, record->set, entry, &year);
        if (list) add_year(reader, record, list, &year);
        else if (reader->markdown && !record->outer && key_is_foreign(entry->key)) leave_alone(reader, entry);
        else if (record->outer || !key_says_kind(entry->key)) key_report_unknown(reader, record, mapping, entry);
        return;
    }
    if (!field_is_written(field)) {
        struct diagnostic *d = report(reader, CODE_I04, entry->key_span, field, "is computed and cannot be written");
        diagnose_help(reader->sink, d, "leave it out");
        return;
    }
    const struct entry *earlier = is_written(record, field) ? find_earlier(reader, record, mapping, at, field) : NULL;
    if (earlier) {
        report_twice(reader, entry, earlier);
        return;
    }
    const struct value *value = takes_commas(field) ? key_join(reader->arena, mapping, at) : entry->value;
    value = record_take_aside(reader, record, field, value);
    struct datum datum = read_field(reader, record, field, value);
    if (!datum.span.line) datum.span = entry->key_span;
    add_datum(reader, record, field, datum);
}

/* Rows that Markdown adds to a list, section by section: what is asked of all rows of the list waits for the last. */
struct added_rows {
    struct record *record;
    const struct field *list;
    struct rows rows;
    size_t first; /* those before it were read elsewhere */
    struct added_rows *next;
};

/* The rows of a list as they grow; from what is there when somebody else has changed them. */
static struct added_rows *rows_growing(struct record_reader *reader, struct record *record, const struct field *list) {
    const struct datum *datum = record_said(record, list);
    struct added_rows *added = reader->added_rows;
    while (added && (added->record != record || added->list != list)) added = added->next;
    if (added && datum->items == added->rows.items && datum->count == added->rows.count) return added;
    if (!added) {
        added = NEW(reader->arena, struct added_rows);
        *added = (struct added_rows){.record = record, .list = list, .next = reader->added_rows};
        reader->added_rows = added;
    }
    added->rows = (struct rows){.unread = datum->unread};
    for (size_t i = 0; datum->kind == DATUM_LIST && i < datum->count; i++)
        ARENA_PUSH(reader->arena, added->rows.items, added->rows.count, added->rows.capacity) = datum->items[i];
    added->first = added->rows.count;
    return added;
}

void record_add_rows(struct record_reader *reader, struct record *record, const struct field *list,
                     const struct value *value) {
    struct added_rows *added = rows_growing(reader, record, list);
    struct datum *datum = record_datum(record, list);
    read_rows(reader, record, list, value, &added->rows);
    *datum = (struct datum){.kind = DATUM_LIST,
                            .items = added->rows.items,
                            .count = added->rows.count,
                            .span = datum->span.line ? datum->span : value->span,
                            .unread = added->rows.unread};
}

void record_finish_rows(struct record_reader *reader) {
    for (struct added_rows *added = reader->added_rows; added; added = added->next) {
        struct datum *datum = record_datum(added->record, added->list);
        *datum = datum_of_rows(reader, added->list, &added->rows, added->first, datum->span);
    }
    reader->added_rows = NULL;
}

/* Recursive as deep as the kind is nested. */
void record_read_fields(struct record_reader *reader, struct record *record, const struct value *mapping) {
    for (size_t i = 0; i < mapping->count; i++)
        if (!key_is_private(mapping->entries[i].key)) read_entry(reader, record, mapping, i);
}
