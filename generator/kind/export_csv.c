/* Records as CSV tables (RFC 4180): one of the documents of each kind, one of each list of rows. */
#include "base/arena.h"
#include "base/csv.h"
#include "kind/export.h"

enum { DEEPEST = 16 }; /* lists and groups inside each other */

struct csv {
    struct arena *arena;
    struct computation *computation;
    const struct exported *documents; /* of one kind */
    const struct exported *document;  /* of these, being written */
    size_t count;
    struct export_tables tables;
    const struct field *way[DEEPEST]; /* from the document to the rows of the table: groups and lists */
    size_t length;
};

static bool is_rows(const struct field *field) {
    bool own = !field->formula || field->makers;
    return own && field->type == FIELD_LIST && field->element->type == FIELD_GROUP;
}
static bool is_group(const struct field *field) { return !field->formula && field->type == FIELD_GROUP; }

/* Cells ------------------------------------------------------------------------------------------------------------ */

static void put_cell(struct buffer *out, struct str text, bool first) {
    if (!first) buffer_char(out, ',');
    csv_text(out, text, ',');
}

/* “-5” is a number, which a spreadsheet is to compute with. */
static void put_value(struct buffer *out, struct datum value, struct str text) {
    bool number = value.kind == DATUM_NUMBER || value.kind == DATUM_PERCENT || value.kind == DATUM_MONEY;
    if (!number) {
        put_cell(out, text, false);
        return;
    }
    buffer_char(out, ',');
    csv_cell(out, text, ',');
}

/* Groups are written in place, "revenue.growth". */
static void put_headings(struct csv *csv, struct buffer *out, const struct field_set *set, struct str prefix) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!export_shows(csv->computation, csv->document, field)) continue;
        struct str name =
            prefix.size ? str_format(csv->arena, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(field->name)) : field->name;
        if (is_group(field)) put_headings(csv, out, field->fields, name);
        else if (!is_rows(field)) put_cell(out, name, false);
    }
}

/* `record` may be NULL: a group that is “?”, or kept back. */
static void put_values(struct csv *csv, struct buffer *out, const struct field_set *set, const struct record *record) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!export_shows(csv->computation, csv->document, field)) continue;
        struct datum value = export_value(csv->computation, csv->document, record, field);
        if (is_group(field)) put_values(csv, out, field->fields, datum_record(value));
        else if (!is_rows(field))
            put_value(out, value,
                      export_text(csv->arena, export_datum(csv->arena, field, value),
                                  record ? record->currency : (struct str){0}));
    }
}

/* Tables ----------------------------------------------------------------------------------------------------------- */

static struct buffer *add_table(struct csv *csv) {
    struct str name = csv->documents[0].record->set->kind->name;
    for (size_t i = 0; i < csv->length; i++)
        name = str_format(csv->arena, "%.*s.%.*s", STR_ARG(name), STR_ARG(csv->way[i]->name));
    ARENA_PUSH(csv->arena, csv->tables.items, csv->tables.count, csv->tables.capacity) =
        (struct export_table){.name = name};
    return &csv->tables.items[csv->tables.count - 1].bytes;
}

/* Walks down the way; `keys` name the document and the rows on it. */
static void put_rows(struct csv *csv, struct buffer *out, const struct record *record, size_t at, struct str *keys,
                     size_t key_count) {
    const struct field *field = csv->way[at];
    struct datum value = export_value(csv->computation, csv->document, record, field);
    if (datum_record(value)) put_rows(csv, out, datum_record(value), at + 1, keys, key_count);
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++) {
        const struct record *row = value.items[i].record;
        struct datum itself = {.kind = DATUM_RECORD, .record = row};
        keys[key_count] = str_format(csv->arena, "%zu", i + 1);
        if (at + 1 < csv->length) {
            struct str key = export_text(csv->arena, itself, record->currency);
            if (key.size) keys[key_count] = key;
            put_rows(csv, out, row, at + 1, keys, key_count + 1);
            continue;
        }
        for (size_t k = 0; k <= key_count; k++) put_cell(out, keys[k], k == 0);
        put_values(csv, out, row->set, row);
        buffer_append_c(out, "\r\n");
    }
}

static void put_list(struct csv *csv) {
    struct buffer *out = add_table(csv);
    put_cell(out, STR("document"), true);
    for (size_t i = 0; i + 1 < csv->length; i++)
        if (is_rows(csv->way[i])) put_cell(out, csv->way[i]->name, false);
    put_cell(out, STR("row"), false);
    put_headings(csv, out, field_rows(csv->way[csv->length - 1]), (struct str){0});
    buffer_append_c(out, "\r\n");
    for (size_t d = 0; d < csv->count; d++) {
        struct str keys[DEEPEST + 1] = {csv->documents[d].record->id};
        csv->document = &csv->documents[d];
        put_rows(csv, out, csv->documents[d].record, 0, keys, 1);
    }
}

/* Recursive as deep as the kind is nested; what is nested deeper than any kind should be is left out. */
static void put_lists(struct csv *csv, const struct field_set *set) {
    for (size_t i = 0; i < set->count && csv->length < DEEPEST; i++) {
        const struct field *field = &set->fields[i];
        if ((!is_rows(field) && !is_group(field)) || !export_shows(csv->computation, csv->document, field)) continue;
        csv->way[csv->length++] = field;
        if (is_rows(field)) put_list(csv);
        put_lists(csv, field_rows(field));
        csv->length--;
    }
}

static void put_documents(struct csv *csv) {
    const struct field_set *set = csv->documents[0].record->set;
    struct buffer *out = add_table(csv);
    put_cell(out, STR("document"), true);
    put_cell(out, STR("file"), false);
    put_cell(out, STR("currency"), false);
    put_cell(out, STR("incomplete"), false);
    put_headings(csv, out, set, (struct str){0});
    buffer_append_c(out, "\r\n");
    for (size_t d = 0; d < csv->count; d++) {
        const struct exported *document = csv->document = &csv->documents[d];
        put_cell(out, document->record->id, true);
        put_cell(out, document->file, false);
        put_cell(out, document->record->currency, false);
        put_cell(out, document->incomplete ? STR("true") : STR("false"), false);
        put_values(csv, out, set, document->record);
        buffer_append_c(out, "\r\n");
    }
}

/* What could not be read, of all documents and files: also when it is nothing, so that no older table stays behind. */
static void put_messages(struct csv *csv, const struct exported *documents, size_t count) {
    static const struct str headings[] = {STR_INIT("document"), STR_INIT("file"),   STR_INIT("code"), STR_INIT("level"),
                                          STR_INIT("line"),     STR_INIT("column"), STR_INIT("text"), STR_INIT("help")};
    ARENA_PUSH(csv->arena, csv->tables.items, csv->tables.count, csv->tables.capacity) =
        (struct export_table){.name = STR("messages")};
    struct buffer *out = &csv->tables.items[csv->tables.count - 1].bytes;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) put_cell(out, headings[i], i == 0);
    buffer_append_c(out, "\r\n");
    for (size_t d = 0; d < count; d++)
        for (size_t m = 0; m < documents[d].message_count; m++) {
            const struct diagnostic *message = documents[d].messages[m];
            put_cell(out, documents[d].record ? documents[d].record->id : (struct str){0}, true);
            put_cell(out, message->span.source->name, false);
            put_cell(out, message->code, false);
            put_cell(out, str_of(severity_name(message->severity)), false);
            put_cell(out, str_format(csv->arena, "%u", message->span.line), false);
            put_cell(out, str_format(csv->arena, "%u", message->span.column), false);
            put_cell(out, message_text(csv->arena, documents[d].catalogue, message->message), false);
            put_cell(out, message_text(csv->arena, documents[d].catalogue, message->help), false);
            buffer_append_c(out, "\r\n");
        }
}

struct export_tables export_csv(struct arena *arena, struct computation *computation, const struct exported *documents,
                                size_t count) {
    struct csv csv = {.arena = arena, .computation = computation};
    for (size_t start = 0, end; start < count && documents[start].record; start = end) {
        const struct field_set *set = documents[start].record->set;
        for (end = start; end < count && documents[end].record && documents[end].record->set == set;) end++;
        csv.documents = csv.document = documents + start;
        csv.count = end - start;
        put_documents(&csv);
        put_lists(&csv, set);
    }
    put_messages(&csv, documents, count);
    return csv.tables;
}
