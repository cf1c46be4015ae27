/* A document: its head, its Markdown, its id. */
#include "kind/record_read.h"

#include "base/path.h"
#include "kind/record_ahead.h"
#include "kind/record_fields.h"
#include "kind/record_number.h"
#include "kind/record_outside.h"
#include "kind/record_path.h"
#include "kind/record_required.h"
#include "kind/record_retired.h"
#include "kind/record_sections.h"
#include "kind/record_time.h"
#include "kind/unknown_key.h"
#include "read/amount.h"
#include "read/scalar.h"

/* A document's own currency must be known before its first amount is read. */
static struct str find_currency(struct arena *arena, struct diagnostics *sink, const struct record_input *input) {
    const struct field *field = field_find(input->kind->fields, STR("currency"));
    const struct value *root = input->root;
    for (size_t i = 0; field && root && root->kind == VALUE_MAPPING && i < root->count; i++) {
        const struct value *value = root->entries[i].value;
        bool said =
            value->kind == VALUE_SCALAR && !value_is_null(value) && !scalar_is_unknown(input->language, value->text);
        if (!said || field_find(input->kind->fields, root->entries[i].key) != field) continue;
        struct str code = currency_code(arena, value->text);
        if (code.size) return code;
        struct diagnostic *d =
            diagnose(sink, SEVERITY_ERROR, CODE_I08, value->span, "“{0}” is no currency", str_trim(value->text));
        diagnose_help(sink, d, "write its code, such as EUR, CHF, GBP or USD");
    }
    return input->currency;
}

/* A document that says itself when years start is the project's own. */
static bool is_settings(const struct kind *kind) { return field_find(kind->fields, STR("fiscal_year_start")); }

static struct fiscal_calendar find_calendar(const struct record_reader *reader) {
    bool own = is_settings(reader->kind);
    return own ? ahead_calendar(reader, reader->kind->fields, reader->root) : reader->records->calendar;
}

/* An id that nobody wrote is the path of the file; of its folders customers are told nothing. */
static struct datum id_of_path(struct arena *arena, struct str path) {
    struct seen_text *seen = NEW_ARRAY(arena, struct seen_text, CLASS_CONFIDENTIAL + 1);
    for (size_t class = 0; class <= CLASS_CONFIDENTIAL; class++) seen[class].text = path;
    seen[CLASS_CUSTOMER].text = path_name(path);
    return (struct datum){.kind = DATUM_TEXT, .seen = seen, .text = path};
}

static void take_id(struct arena *arena, struct record *document, const struct record_input *input) {
    const struct field *field = document->set->id;
    struct datum *id = field ? record_datum(document, field) : NULL;
    document->id = input->id;
    if (!id || field->type != FIELD_TEXT) return;
    if (id->kind == DATUM_TEXT) document->id = id->text;
    else *id = id_of_path(arena, input->id);
}

/* "kind: QBR" is a review of a quarter; what the document says itself holds. */
static void take_called(struct record *document, struct str called) {
    for (size_t i = 0; called.size && i < document->set->count; i++) {
        const struct field *field = &document->set->fields[i];
        struct datum *datum = record_datum_at(document, i);
        const struct choice *choice = field->kind_says ? choice_find(field->choices, called) : NULL;
        bool said = datum->kind != DATUM_MISSING || datum->unread;
        if (choice && !said) *datum = (struct datum){.kind = DATUM_CHOICE, .choice = choice, .text = called};
    }
}

struct record *record_read(struct records *records, struct diagnostics *sink, const struct record_input *input) {
    size_t first = records->count;
    struct record *document = record_open(records, input->kind->fields, NULL, input->span);
    document->language = input->language;
    document->region = input->region;
    document->currency = find_currency(records->arena, sink, input);
    struct record_reader reader = {.records = records,
                                   .arena = records->arena,
                                   .sink = sink,
                                   .language = input->language,
                                   .region = input->region,
                                   .currency = document->currency,
                                   .kind = input->kind,
                                   .root = input->root,
                                   .looked = input->looked,
                                   .source = input->span.source,
                                   .markdown = input->body != NULL};
    if (is_settings(input->kind)) reader.root = record_lift_keys(&reader, input->root);
    reader.calendar = find_calendar(&reader);
    if (input->root && input->root->kind == VALUE_MAPPING) record_read_fields(&reader, document, reader.root);
    else if (input->root && !value_is_null(input->root))
        diagnose(sink, SEVERITY_ERROR, CODE_I14, input->root->span, "a document consists of keys with values");
    struct block *body = placeholders_take(reader.arena, &reader.left, input->body);
    record_read_body(&reader, document, input->kind, body);
    placeholders_report(sink, &reader.left);
    key_report_foreign(&reader);
    take_id(records->arena, document, input);
    take_called(document, input->called);
    record_settle_years(&reader, first);
    record_settle_units(&reader, document);
    record_finish_groups(&reader, document);
    record_check_required(&reader, document, NULL);
    record_check_paths(&reader, document);
    record_note_retired(&reader, document);
    record_report_lacks(&reader);
    records_insert(records, document);
    return document;
}
