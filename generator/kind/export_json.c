/* Records as JSON: groups are objects, rows are arrays of objects, references the ids of what they lead to. */
#include "base/arena.h"
#include "base/json.h"
#include "kind/export.h"

struct export {
    struct json json;
    struct computation *computation;
    const struct exported *document; /* being written */
};

/* Values ----------------------------------------------------------------------------------------------------------- */

static void put_record(struct export *export, const struct record *record);

static void put_single(struct export *export, struct datum datum, struct str currency) {
    struct arena *arena = export->computation->arena;
    struct str text = export_text(arena, datum, currency);
    bool number = datum.kind == DATUM_NUMBER || datum.kind == DATUM_PERCENT || datum.kind == DATUM_MONEY;
    bool foreign = datum.kind == DATUM_MONEY && datum.currency.size && !str_equal(datum.currency, currency);
    if (datum.kind == DATUM_MISSING && !text.size) json_word(&export->json, "null");
    else if (foreign)
        buffer_format(export->json.out, "{\"amount\": %.*s, \"currency\": \"%.*s\"}",
                      STR_ARG(export_text(arena, datum, datum.currency)), STR_ARG(datum.currency));
    else if (number || datum.kind == DATUM_BOOL) buffer_append(export->json.out, text);
    else json_text(&export->json, text);
}

static bool has_values(struct export *export, const struct record *record);

static bool is_value(struct export *export, struct datum value) {
    if (value.kind == DATUM_MISSING && datum_record(value)) return has_values(export, value.record);
    return value.kind == DATUM_LIST ? value.count > 0 : value.kind != DATUM_MISSING;
}

/* Whether a group that was not written has a value all the same, by a default or a formula. As deep as the kind is
 * nested. */
static bool has_values(struct export *export, const struct record *record) {
    for (size_t i = 0; i < record->set->count; i++)
        if (is_value(export, export_value(export->computation, export->document, record, &record->set->fields[i])))
            return true;
    return false;
}

/* Rows of the record itself are written out; those that a computed field or a reference leads to are named. */
static void put_value(struct export *export, const struct field *field, struct datum datum, struct str currency) {
    bool own = (!field->formula || field->makers) && field->type != FIELD_DOCUMENTS;
    bool rows = own && field->type == FIELD_LIST && field->element->type == FIELD_GROUP;
    bool group = own && field->type == FIELD_GROUP && datum_record(datum);
    if (group && (datum.kind == DATUM_RECORD || has_values(export, datum.record))) {
        put_record(export, datum.record);
        return;
    }
    datum = export_datum(export->computation->arena, field, datum);
    if (datum.kind != DATUM_LIST) {
        put_single(export, datum, currency);
        return;
    }
    json_open(&export->json, '[');
    for (size_t i = 0; i < datum.count; i++) {
        json_item(&export->json);
        if (rows) put_record(export, datum.items[i].record);
        else put_single(export, datum.items[i], currency);
    }
    json_close(&export->json, ']');
}

/* Recursive as deep as the kind is nested. */
static void put_record(struct export *export, const struct record *record) {
    json_open(&export->json, '{');
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        if (!export_shows(export->computation, export->document, field)) continue;
        json_key(&export->json, field->name);
        put_value(export, field, export_value(export->computation, export->document, record, field), record->currency);
    }
    json_close(&export->json, '}');
}

/* Documents -------------------------------------------------------------------------------------------------------- */

static void put_finding(struct export *export, const struct exported *document, const struct finding *finding) {
    struct arena *arena = export->computation->arena;
    json_item(&export->json);
    json_open(&export->json, '{');
    json_entry(&export->json, "code", finding->check->code);
    json_entry(&export->json, "level", str_of(severity_name(finding->check->level)));
    json_entry(&export->json, "row",
              finding->row
                  ? export_text(arena, (struct datum){.kind = DATUM_RECORD, .record = finding->row}, (struct str){0})
                  : (struct str){0});
    json_entry(&export->json, "field", finding->field);
    json_key(&export->json, STR("line"));
    buffer_format(export->json.out, "%u", finding->span.line);
    json_entry(&export->json, "message", message_text(arena, document->catalogue, finding->message));
    json_entry(&export->json, "source", finding->check->source);
    json_close(&export->json, '}');
}

static void put_message(struct export *export, const struct exported *document, const struct diagnostic *message) {
    struct arena *arena = export->computation->arena;
    json_item(&export->json);
    json_open(&export->json, '{');
    json_entry(&export->json, "code", message->code);
    json_entry(&export->json, "level", str_of(severity_name(message->severity)));
    json_entry(&export->json, "file", message->span.source->name);
    json_key(&export->json, STR("line"));
    buffer_format(export->json.out, "%u", message->span.line);
    json_key(&export->json, STR("column"));
    buffer_format(export->json.out, "%u", message->span.column);
    json_entry(&export->json, "text", message_text(arena, document->catalogue, message->message));
    json_entry(&export->json, "help", message_text(arena, document->catalogue, message->help));
    json_close(&export->json, '}');
}

/* An entry whose value a file has not that could not be read. */
static void put_known(struct export *export, const char *key, const struct record *record, struct str text) {
    if (record) {
        json_entry(&export->json, key, text);
        return;
    }
    json_entry_word(&export->json, key, "null");
}

static void put_head(struct export *export, const struct exported *document) {
    const struct record *record = document->record;
    put_known(export, "kind", record, record ? record->set->kind->name : (struct str){0});
    put_known(export, "id", record, record ? record->id : (struct str){0});
    json_entry(&export->json, "file", document->file);
    put_known(export, "language", record, record ? record->language->tag : (struct str){0});
    put_known(export, "currency", record, record ? record->currency : (struct str){0});
    json_entry_word(&export->json, "incomplete", document->incomplete ? "true" : "false");
}

static void put_document(struct export *export, const struct exported *document) {
    export->document = document;
    json_open(&export->json, '{');
    put_head(export, document);
    json_key(&export->json, STR("fields"));
    if (document->record) put_record(export, document->record);
    else json_word(&export->json, "null");
    json_key(&export->json, STR("findings"));
    json_open(&export->json, '[');
    for (size_t i = 0; i < document->findings.count; i++) put_finding(export, document, &document->findings.items[i]);
    json_close(&export->json, ']');
    json_key(&export->json, STR("messages"));
    json_open(&export->json, '[');
    for (size_t i = 0; i < document->message_count; i++) put_message(export, document, document->messages[i]);
    json_close(&export->json, ']');
    json_close(&export->json, '}');
}

void export_json(struct buffer *out, struct computation *computation, const struct exported *documents, size_t count) {
    struct export export = {.json = {.out = out}, .computation = computation};
    json_open(&export.json, '{');
    json_entry(&export.json, "format", STR(EXPORT_FORMAT));
    json_entry(&export.json, "as_of", date_iso(computation->arena, computation->as_of));
    json_key(&export.json, STR("documents"));
    json_open(&export.json, '[');
    for (size_t i = 0; i < count; i++) {
        json_item(&export.json);
        put_document(&export, &documents[i]);
    }
    json_close(&export.json, ']');
    json_close(&export.json, '}');
    buffer_char(out, '\n');
}
