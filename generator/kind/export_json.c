/* Records as JSON: groups are objects, rows are arrays of objects, references the ids of what they lead to. */
#include "base/arena.h"
#include "kind/export.h"

struct json {
    struct buffer *out;
    struct computation *computation;
    const struct exported *document; /* being written */
    int depth;
    bool first; /* nothing stands in the current object or array yet */
};

/* Writing ---------------------------------------------------------------------------------------------------------- */

static void put_text(struct json *json, struct str text) {
    buffer_char(json->out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\') buffer_format(json->out, "\\%c", c);
        else if (c == '\n') buffer_append_c(json->out, "\\n");
        else if (c < ' ' || c == 0x7F) buffer_format(json->out, "\\u%04x", c);
        else buffer_char(json->out, (char)c);
    }
    buffer_char(json->out, '"');
}

static void start_item(struct json *json) {
    buffer_format(json->out, "%s\n%*s", json->first ? "" : ",", json->depth * 2, "");
    json->first = false;
}

static void start_entry(struct json *json, struct str key) {
    start_item(json);
    put_text(json, key);
    buffer_append_c(json->out, ": ");
}

static void open(struct json *json, char bracket) {
    buffer_char(json->out, bracket);
    json->depth++;
    json->first = true;
}

static void close(struct json *json, char bracket) {
    json->depth--;
    if (!json->first) buffer_format(json->out, "\n%*s", json->depth * 2, "");
    buffer_char(json->out, bracket);
    json->first = false;
}

static void put_entry(struct json *json, const char *key, struct str text) {
    start_entry(json, str_of(key));
    put_text(json, text);
}

/* Values ----------------------------------------------------------------------------------------------------------- */

static void put_record(struct json *json, const struct record *record);

static void put_single(struct json *json, struct datum datum, struct str currency) {
    struct arena *arena = json->computation->arena;
    struct str text = export_text(arena, datum, currency);
    bool number = datum.kind == DATUM_NUMBER || datum.kind == DATUM_PERCENT || datum.kind == DATUM_MONEY;
    bool foreign = datum.kind == DATUM_MONEY && datum.currency.size && !str_equal(datum.currency, currency);
    if (datum.kind == DATUM_MISSING && !text.size) buffer_append_c(json->out, "null");
    else if (foreign)
        buffer_format(json->out, "{\"amount\": %.*s, \"currency\": \"%.*s\"}",
                      STR_ARG(export_text(arena, datum, datum.currency)), STR_ARG(datum.currency));
    else if (number || datum.kind == DATUM_BOOL) buffer_append(json->out, text);
    else put_text(json, text);
}

static bool has_values(struct json *json, const struct record *record);

static bool is_value(struct json *json, struct datum value) {
    if (value.kind == DATUM_MISSING && datum_record(value)) return has_values(json, value.record);
    return value.kind == DATUM_LIST ? value.count > 0 : value.kind != DATUM_MISSING;
}

/* Whether a group that was not written has a value all the same, by a default or a formula. As deep as the kind is
 * nested. */
static bool has_values(struct json *json, const struct record *record) {
    for (size_t i = 0; i < record->set->count; i++)
        if (is_value(json, export_value(json->computation, json->document, record, &record->set->fields[i])))
            return true;
    return false;
}

/* Rows of the record itself are written out; those that a computed field or a reference leads to are named. */
static void put_value(struct json *json, const struct field *field, struct datum datum, struct str currency) {
    bool own = (!field->formula || field->makers) && field->type != FIELD_DOCUMENTS;
    bool rows = own && field->type == FIELD_LIST && field->element->type == FIELD_GROUP;
    bool group = own && field->type == FIELD_GROUP && datum_record(datum);
    if (group && (datum.kind == DATUM_RECORD || has_values(json, datum.record))) {
        put_record(json, datum.record);
        return;
    }
    datum = export_datum(json->computation->arena, field, datum);
    if (datum.kind != DATUM_LIST) {
        put_single(json, datum, currency);
        return;
    }
    open(json, '[');
    for (size_t i = 0; i < datum.count; i++) {
        start_item(json);
        if (rows) put_record(json, datum.items[i].record);
        else put_single(json, datum.items[i], currency);
    }
    close(json, ']');
}

/* Recursive as deep as the kind is nested. */
static void put_record(struct json *json, const struct record *record) {
    open(json, '{');
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        if (!export_shows(json->computation, json->document, field)) continue;
        start_entry(json, field->name);
        put_value(json, field, export_value(json->computation, json->document, record, field), record->currency);
    }
    close(json, '}');
}

/* Documents -------------------------------------------------------------------------------------------------------- */

static void put_finding(struct json *json, const struct exported *document, const struct finding *finding) {
    struct arena *arena = json->computation->arena;
    start_item(json);
    open(json, '{');
    put_entry(json, "code", finding->check->code);
    put_entry(json, "level", str_of(severity_name(finding->check->level)));
    put_entry(json, "row",
              finding->row
                  ? export_text(arena, (struct datum){.kind = DATUM_RECORD, .record = finding->row}, (struct str){0})
                  : (struct str){0});
    put_entry(json, "field", finding->field);
    start_entry(json, STR("line"));
    buffer_format(json->out, "%u", finding->span.line);
    put_entry(json, "message", message_text(arena, document->catalogue, finding->message));
    put_entry(json, "source", finding->check->source);
    close(json, '}');
}

static void put_message(struct json *json, const struct exported *document, const struct diagnostic *message) {
    struct arena *arena = json->computation->arena;
    start_item(json);
    open(json, '{');
    put_entry(json, "code", message->code);
    put_entry(json, "level", str_of(severity_name(message->severity)));
    put_entry(json, "file", message->span.source->name);
    start_entry(json, STR("line"));
    buffer_format(json->out, "%u", message->span.line);
    start_entry(json, STR("column"));
    buffer_format(json->out, "%u", message->span.column);
    put_entry(json, "text", message_text(arena, document->catalogue, message->message));
    put_entry(json, "help", message_text(arena, document->catalogue, message->help));
    close(json, '}');
}

/* An entry whose value a file has not that could not be read. */
static void put_known(struct json *json, const char *key, const struct record *record, struct str text) {
    if (record) {
        put_entry(json, key, text);
        return;
    }
    start_entry(json, str_of(key));
    buffer_append_c(json->out, "null");
}

static void put_head(struct json *json, const struct exported *document) {
    const struct record *record = document->record;
    put_known(json, "kind", record, record ? record->set->kind->name : (struct str){0});
    put_known(json, "id", record, record ? record->id : (struct str){0});
    put_entry(json, "file", document->file);
    put_known(json, "language", record, record ? record->language->tag : (struct str){0});
    put_known(json, "currency", record, record ? record->currency : (struct str){0});
    start_entry(json, STR("incomplete"));
    buffer_append_c(json->out, document->incomplete ? "true" : "false");
}

static void put_document(struct json *json, const struct exported *document) {
    json->document = document;
    open(json, '{');
    put_head(json, document);
    start_entry(json, STR("fields"));
    if (document->record) put_record(json, document->record);
    else buffer_append_c(json->out, "null");
    start_entry(json, STR("findings"));
    open(json, '[');
    for (size_t i = 0; i < document->findings.count; i++) put_finding(json, document, &document->findings.items[i]);
    close(json, ']');
    start_entry(json, STR("messages"));
    open(json, '[');
    for (size_t i = 0; i < document->message_count; i++) put_message(json, document, document->messages[i]);
    close(json, ']');
    close(json, '}');
}

void export_json(struct buffer *out, struct computation *computation, const struct exported *documents, size_t count) {
    struct json json = {.out = out, .computation = computation};
    open(&json, '{');
    put_entry(&json, "format", STR(EXPORT_FORMAT));
    put_entry(&json, "as_of", date_iso(computation->arena, computation->as_of));
    start_entry(&json, STR("documents"));
    open(&json, '[');
    for (size_t i = 0; i < count; i++) {
        start_item(&json);
        put_document(&json, &documents[i]);
    }
    close(&json, ']');
    close(&json, '}');
    buffer_char(out, '\n');
}
