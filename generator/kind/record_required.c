/* What was not said although it is required. */
#include "kind/record_required.h"

#include "kind/mend_key.h"

/* A field and the rows that do not say it, in their order. */
struct lack {
    struct lack *next;
    const struct field *field;
    const struct record **rows;
    size_t count, capacity;
};

static bool is_said(struct datum datum) { return datum.kind != DATUM_MISSING || datum.text.size; }

/* In a row, or in a group that stands in one. */
static bool stands_in_row(const struct record *record) {
    for (; record->outer; record = record->outer)
        if (record->set->rows) return true;
    return false;
}

/* Without what it is called, another text of its author says what a row is: a position, a note. An id does not. Empty:
 * there is none. */
static struct str text_of(const struct record *row) {
    const struct field_set *set = row->set;
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        bool text = field->type == FIELD_TEXT && field != set->unit && field != set->id;
        if (text && record_said_at(row, i)->text.size) return record_said_at(row, i)->text;
    }
    return (struct str){0};
}

static bool is_key(const struct field *list, const struct field *field) {
    for (size_t i = 0; list && i < list->keyed_count; i++)
        if (list->keyed[i] == field) return true;
    return false;
}

/* A row of which nothing says what it is, or of which year, is none. */
static bool is_necessary(const struct record *row, const struct field *list, const struct field *field) {
    if (field->required_always || field == row->set->id || is_key(list, field)) return true;
    return row->set->rows && field == row->set->naming && !text_of(row).size;
}

static void help_with_key(struct record_reader *reader, struct diagnostic *d, const struct record *record,
                          const struct field *field) {
    diagnose_help(reader->sink, d, "add “{0}:”; write “?” if it is not known", field_spelling(field, reader->language));
    d->row = record_open_id(record);
    d->path = field_path(reader->arena, field);
    d->class = class_name(field->class);
    mend_missing_key(reader->sink, d, record, field);
}

static void report_missing(struct record_reader *reader, const struct record *record, const struct field *field) {
    struct str name = field_spelling(field, reader->language);
    bool row = record->outer && record->id.size;
    struct diagnostic *d =
        row ? diagnose(reader->sink, SEVERITY_ERROR, CODE_I07, record->span, "“{0}” is missing in “{1}”", name,
                       record->id)
            : diagnose(reader->sink, SEVERITY_ERROR, CODE_I07, record->span, "“{0}” is missing", name);
    help_with_key(reader, d, record, field);
}

/* Of the document itself, or of a group in it: it is built with a dash in that place. */
static void report_wanted(struct record_reader *reader, const struct record *record, const struct field *field) {
    struct str name = field_spelling(field, reader->language);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I18, record->span, "“{0}” is not said", name);
    help_with_key(reader, d, record, field);
}

static void remember(struct record_reader *reader, const struct record *record, const struct field *field) {
    struct lack **at = &reader->lacks;
    while (*at && (*at)->field != field) at = &(*at)->next;
    if (!*at) {
        *at = NEW(reader->arena, struct lack);
        (*at)->field = field;
    }
    ARENA_PUSH(reader->arena, (*at)->rows, (*at)->count, (*at)->capacity) = record;
}

void record_check_required(struct record_reader *reader, const struct record *record, const struct field *list) {
    bool row = stands_in_row(record);
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        bool rows =
            field->otherwise && field->type != FIELD_REFERENCE && is_said(*record_said(record, field->otherwise));
        if (!field->required || field->standard_text.size || is_said(*record_said_at(record, i)) || rows) continue;
        if (!row && field->wanted) report_wanted(reader, record, field);
        else if (!row || is_necessary(record, list, field)) report_missing(reader, record, field);
        else remember(reader, record, field);
    }
}

/* Reporting --------------------------------------------------------------------------------------------------- */

/* The row itself for a group in it. */
static const struct record *row_of(const struct record *record) {
    while (!record->set->rows) record = record->outer;
    return record;
}

static struct message name_of(struct record_reader *reader, const struct record *row) {
    const struct field *naming = row->set->naming;
    bool named = !naming || is_said(*record_said(row, naming));
    struct str title = named ? record_title(reader->arena, row) : text_of(row);
    for (size_t i = 0; i < row->set->count && !title.size; i++) /* its year, its site; no id that was made */
        if (record_said_at(row, i)->span.line) title = record_said_at(row, i)->text;
    if (!title.size) return message_new(reader->arena, "line {0}", row->span.line);
    return message_new(reader->arena, "{0}", str_excerpt(reader->arena, title, 40));
}

/* "Tulsa retrofit, Service contract Dayton and 5 more" */
static struct message names_of(struct record_reader *reader, const struct lack *lack) {
    enum { MOST = 3 };
    size_t named = lack->count > MOST + 1 ? MOST : lack->count; /* “and 1 more” would say less than its name */
    struct message text = name_of(reader, row_of(lack->rows[0]));
    for (size_t i = 1; i < named; i++)
        text = message_join(reader->arena, "{0}, {1}", text, name_of(reader, row_of(lack->rows[i])));
    if (named == lack->count) return text;
    return message_new(reader->arena, "{0} and {1} more", text, lack->count - named);
}

static struct str list_name(const struct record_reader *reader, const struct field_set *rows) {
    const struct field *list = field_find(rows->outer, rows->name);
    return list ? field_spelling(list, reader->language) : rows->name;
}

static void report_lack(struct record_reader *reader, const struct lack *lack) {
    const struct record *first = row_of(lack->rows[0]);
    struct str field = field_spelling(lack->field, reader->language), list = list_name(reader, first->set);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I18, lack->rows[0]->span,
                                    "“{0}” is not said for {1, plural, one {# row} other {# rows}} of “{2}”: {3}",
                                    field, lack->count, list, names_of(reader, lack));
    if (lack->count == 1) help_with_key(reader, d, lack->rows[0], lack->field);
    else diagnose_help(reader->sink, d, "add “{0}:”; write “?” if it is not known", field);
}

void record_report_lacks(struct record_reader *reader) {
    for (const struct lack *lack = reader->lacks; lack; lack = lack->next) report_lack(reader, lack);
}
