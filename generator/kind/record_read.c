/* A document: its head, its Markdown, its id. */
#include "kind/record_read.h"

#include "kind/record_ahead.h"
#include "kind/record_fields.h"
#include "kind/record_number.h"
#include "kind/record_sections.h"
#include "kind/record_time.h"
#include "read/scalar.h"

/* A document's own currency must be known before its first amount is read. */
static struct str find_currency(const struct record_input *input) {
    const struct field *field = field_find(input->kind->fields, STR("currency"));
    const struct value *root = input->root;
    for (size_t i = 0; field && root && root->kind == VALUE_MAPPING && i < root->count; i++) {
        const struct value *value = root->entries[i].value;
        bool said = value->kind == VALUE_SCALAR && !value_is_null(value) && !scalar_is_unknown(value->text);
        if (said && field_find(input->kind->fields, root->entries[i].key) == field) return str_trim(value->text);
    }
    return input->currency;
}

/* A document that says itself when years start is the project's own. */
static struct fiscal_calendar find_calendar(const struct record_reader *reader) {
    const struct field *own = field_find(reader->kind->fields, STR("fiscal_year_start"));
    return own ? ahead_calendar(reader, reader->kind->fields, reader->root) : reader->records->calendar;
}

static void take_id(struct record *document, const struct record_input *input) {
    const struct field *field = document->set->id;
    struct datum *id = field ? &document->values[field->index] : NULL;
    document->id = input->id;
    if (!id || field->type != FIELD_TEXT) return;
    if (id->kind == DATUM_TEXT) document->id = id->text;
    else *id = (struct datum){.kind = DATUM_TEXT, .text = input->id};
}

struct record *record_read(struct records *records, struct diagnostics *sink, const struct record_input *input) {
    size_t first = records->count;
    struct record *document = record_new(records, input->kind->fields, NULL, input->span);
    document->language = input->language;
    document->region = input->region;
    document->currency = find_currency(input);
    struct record_reader reader = {.records = records,
                                   .arena = records->arena,
                                   .sink = sink,
                                   .language = input->language,
                                   .region = input->region,
                                   .currency = document->currency,
                                   .kind = input->kind,
                                   .root = input->root};
    reader.calendar = find_calendar(&reader);
    if (input->root && input->root->kind == VALUE_MAPPING) record_read_fields(&reader, document, input->root);
    else if (input->root && !value_is_null(input->root))
        diagnose(sink, SEVERITY_ERROR, CODE_I14, input->root->span, "a document consists of keys with values");
    record_read_body(&reader, document, input->kind, input->body);
    take_id(document, input);
    record_settle_years(&reader, first);
    record_settle_units(&reader, document);
    record_check_required(&reader, document);
    records_insert(records, document);
    return document;
}
