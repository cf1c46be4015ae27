/* The value of a field of a record: typed, computed, or, where nothing was written, its default. Records hold only what
 * was said, so a group that was not written has none; it is given one here, in which nothing is said, for the time of a
 * computation: its fields have their defaults, as they would in a group that was written without them. */
#include "base/arena.h"
#include "formula/asked.h"
#include "formula/trace.h"
#include "formula/tree.h"

static const struct datum missing = {.kind = DATUM_MISSING};

/* The record may be of another target of the reference than the one that the field was found in. */
static const struct field *field_of_record(const struct record *record, const struct field *field) {
    if (record->set == field->set) return field;
    for (size_t i = 0; i < record->set->count; i++)
        if (str_equal(record->set->fields[i].name, field->name)) return &record->set->fields[i];
    return NULL;
}

/* Those that refer to a document are found when references are resolved: it has none. */
static struct datum list_documents(struct computation *computation, const struct field *field) {
    struct datum list = {.kind = DATUM_LIST};
    if (field->documents_by_name.size) return list;
    if (!computation->records || !field->documents) return missing;
    trace_thing(computation->trace, TRACE_KIND, computation->records->class, field->documents->name);
    struct record **documents = records_of_kind(computation->records, field->documents, &list.count);
    list.items = NEW_ARRAY(computation->arena, struct datum, list.count);
    for (size_t i = 0; i < list.count; i++)
        list.items[i] = (struct datum){.kind = DATUM_RECORD, .record = documents[i]};
    return list;
}

static struct datum value_or_missing(struct computation *computation, const struct formula *formula,
                                     const struct frame *frame) {
    return formula->state == FORMULA_CHECKED ? formula_value(computation, formula, frame) : missing;
}

static struct datum computed_value(struct computation *computation, const struct record *record,
                                   const struct field *field) {
    struct frame frame = {.record = record};
    struct datum value;
    if (memo_find(computation, record, field, &value)) {
        computation->unread |= value.unread;
        return value;
    }
    bool before = computation->unread;
    computation->unread = false;
    value = value_or_missing(computation, field->formula, &frame);
    value.unread = computation->unread;
    memo_keep(computation, record, field, value);
    computation->unread |= before;
    return value;
}

/* Missing all the same, for whoever asks whether the group was written. */
static struct datum unwritten_group(struct computation *computation, const struct record *record,
                                    const struct field *field) {
    struct datum value;
    if (memo_find(computation, record, field, &value)) return value;
    struct record *group = NEW(computation->arena, struct record);
    *group = (struct record){.set = field->fields,
                             .number = RECORD_APART,
                             .outer = record,
                             .document = record->document,
                             .span = record->span,
                             .language = record->language,
                             .currency = record->currency};
    value = *record_said(record, field);
    value.record = group;
    memo_keep(computation, record, field, value);
    return value;
}

/* What holds for every document, whatever its currency, has amounts in the currency of whoever asks. */
static struct datum standard_value(struct computation *computation, const struct record *record,
                                   const struct field *field, const struct frame *asking) {
    struct frame frame = {.record = record};
    if (asking && record->document == computation->project) frame.currency = currency_of_frame(asking);
    return value_or_missing(computation, field->standard, &frame);
}

/* What is computed with full records and read by fewer (a rule's sentences) says no more than they may see. */
static struct datum for_reader(struct computation *computation, struct datum value) {
    if (!computation->reader) return value;
    if (value.kind != DATUM_LIST) return datum_seen_by(value, *computation->reader);
    struct datum *items = NEW_ARRAY(computation->arena, struct datum, value.count);
    for (size_t i = 0; i < value.count; i++) items[i] = datum_seen_by(value.items[i], *computation->reader);
    value.items = items;
    return value;
}

/* `asking`: where the formula that asks is computed; NULL: no formula does. */
static struct datum value_for(struct computation *computation, const struct record *record, const struct field *field,
                              const struct frame *asking) {
    field = field_of_record(record, field);
    if (!field || (computation->records && field->class > computation->records->class)) return missing;
    if (record->document->held && !asked_has(record->document->held, field)) asked_refuse(record, field);
    if (field->formula) return computed_value(computation, record, field);
    trace_read(computation->trace, computation->records, record, field);
    struct datum value = for_reader(computation, *record_said(record, field));
    computation->unread |= value.unread;
    bool unlimited = field->may_say_unlimited && value.text.size; /* that it has no end was said */
    if (value.kind != DATUM_MISSING || value.unread || unlimited) return value;
    if (field->standard) return standard_value(computation, record, field, asking);
    if (field->type == FIELD_DOCUMENTS) return list_documents(computation, field);
    return field->type == FIELD_GROUP ? unwritten_group(computation, record, field) : value;
}

struct datum field_value(const struct evaluation *evaluation, const struct record *record, const struct field *field) {
    return value_for(evaluation->computation, record, field, evaluation->frame);
}

struct datum record_value(struct computation *computation, const struct record *record, const struct field *field) {
    return value_for(computation, record, field, NULL);
}
