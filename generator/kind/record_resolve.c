/* After all documents are read: ids become records, collections are filled. */
#include "kind/record_resolve.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "kind/record_assumed.h"
#include "kind/record_joined.h"
#include "kind/record_people.h"
#include "kind/record_rows_assumed.h"
#include "kind/reference_parts.h"
#include "kind/resolver.h"
#include "read/time_words.h"

/* Looking for the nearest id is slow: a document with nothing but dangling references gets no more suggestions than
 * this. */
enum { MOST_SUGGESTIONS = 200 };

/* Dangling references ----------------------------------------------------------------------------------------- */

static struct message target_texts(struct resolver *resolver, const struct field *field,
                                   const struct language *language) {
    struct word_list list = {0};
    for (size_t i = 0; i < field->target_count; i++)
        word_list_add(resolver->scratch, &list, target_spelling(resolver->scratch, &field->targets[i], language));
    return word_list_all(resolver->scratch, &list, "{0} or {1}");
}

/* The record whose id or name is nearest; *tied: another one is as near. */
static const struct record *find_nearest(struct resolver *resolver, const struct field *field,
                                         const struct record *document, struct str id, struct word_list *known,
                                         bool *tied) {
    struct suggestion suggestion = suggest_start(fold(resolver->scratch, id));
    const struct record *nearest = NULL;
    for (size_t t = 0; t < field->target_count; t++) {
        struct candidates list = resolver_candidates(resolver, &field->targets[t], document);
        for (size_t i = 0; i < list.count; i++) {
            const struct record *record = list.items[i].record;
            size_t before = suggestion.distance;
            suggestion.tied = false;
            suggest_offer(&suggestion, fold(resolver->scratch, record->id));
            suggest_offer(&suggestion, text_fold(resolver->scratch, record_title(resolver->scratch, record)));
            if (suggestion.distance < before) nearest = record, *tied = false;
            else *tied |= suggestion.tied;
            word_list_add(resolver->scratch, known, record->id);
        }
    }
    return nearest;
}

/* Not read is not missing: the mistake where it could not be read was reported. */
static bool may_be_unread(struct resolver *resolver, const struct field *field, const struct record *document) {
    for (size_t i = 0; i < field->target_count; i++)
        if (resolver_candidates(resolver, &field->targets[i], document).unread) return true;
    return false;
}

/* Where the name itself is not to be read, its key is, and as a word of ours it stays. */
static struct message named_by_field(struct resolver *resolver, const struct record *document,
                                     const struct datum *datum, struct message targets) {
    struct str key = field_spelling(resolver->field, document->language);
    return message_new(resolver->scratch, "“{2}” leads nowhere: there is no “{0}” in {1}", datum->text, targets,
                       str_terminated(resolver->records->arena, key)); /* words are not copied */
}

static void report_dangling(struct resolver *resolver, const struct field *field, const struct record *document,
                            const struct datum *datum) {
    struct word_list known = {0};
    const struct record *nearest = NULL;
    bool tied = false;
    if (may_be_unread(resolver, field, document)) return;
    if (resolver->dangling++ < MOST_SUGGESTIONS)
        nearest = find_nearest(resolver, field, document, datum->text, &known, &tied);
    struct message targets = target_texts(resolver, field, document->language);
    struct diagnostic *d =
        diagnose_message(resolver->sink, SEVERITY_ERROR, CODE_I03, datum->span,
                         datum->span.source->discreet ? named_by_field(resolver, document, datum, targets)
                                                      : MESSAGE("there is no “{0}” in {1}", datum->text, targets));
    if (nearest) {
        struct str title = record_title(resolver->scratch, nearest);
        bool slip = mend_kind_of_slip(datum->text, nearest->id) == MEND_SURE ||
                    mend_kind_of_slip(datum->text, title) == MEND_SURE;
        mend_word(resolver->sink, d, slip && !tied ? MEND_SURE : MEND_CHOICE, datum->span, datum->text, nearest->id,
                  "write “{0}” ({1})", nearest->id, title);
        if (str_equal(title, nearest->id)) diagnose_help(resolver->sink, d, "did you mean “{0}”?", nearest->id);
        else diagnose_help(resolver->sink, d, "did you mean “{0}” ({1})?", nearest->id, title);
    } else if (known.count)
        diagnose_help(resolver->sink, d, "known ids are {0}", word_list_text(resolver->scratch, &known));
    else if (resolver->dangling <= MOST_SUGGESTIONS) diagnose_help(resolver->sink, d, "nothing has an id there yet");
}

/* References -------------------------------------------------------------------------------------------------- */

/* "Hanne Lück (hl), Jan Lück (jl)" */
static void report_several(struct resolver *resolver, const struct datum *datum, const struct name_meanings *found) {
    struct word_list names = {0}, ids = {0};
    for (size_t i = 0; i < found->count; i++) {
        struct str title = record_title(resolver->scratch, found->records[i]), id = found->records[i]->id;
        word_list_add(resolver->scratch, &names,
                      str_format(resolver->scratch, "%.*s (%.*s)", STR_ARG(title), STR_ARG(id)));
        word_list_add(resolver->scratch, &ids, id);
    }
    struct diagnostic *d = diagnose(resolver->sink, SEVERITY_ERROR, CODE_I06, datum->span, "“{0}” can be {1}",
                                    datum->text, word_list_all(resolver->scratch, &names, "{0} or {1}"));
    diagnose_help(resolver->sink, d, "write {0}", word_list_all(resolver->scratch, &ids, "{0} or {1}"));
    for (size_t i = 0; i < found->count; i++)
        mend_word(resolver->sink, d, MEND_CHOICE, datum->span, datum->text, found->records[i]->id, "write “{0}” ({1})",
                  found->records[i]->id, record_title(resolver->scratch, found->records[i]));
}

/* "tbd", "n/a" in place of a name; false when it is neither. */
static bool take_word(struct resolver *resolver, const struct field *field, const struct language *language,
                      struct datum *datum) {
    enum scalar_word word = scalar_word_of(resolver->scratch, language, datum->text);
    if (word != WORD_UNKNOWN && word != WORD_ABSENT) return false;
    bool unknown = word == WORD_UNKNOWN || field->required;
    *datum = (struct datum){.kind = unknown ? DATUM_UNKNOWN : DATUM_MISSING, .text = datum->text, .span = datum->span};
    return true;
}

static void take_meanings(struct resolver *resolver, const struct record *record, const struct field *field,
                          struct datum *datum, const struct name_meanings *found) {
    datum->kind = DATUM_MISSING;
    datum->record = NULL;
    if (found->count == 1) {
        datum->kind = DATUM_RECORD;
        datum->record = found->records[0];
    } else if (found->count) report_several(resolver, datum, found);
    else if (!take_word(resolver, field, record->document->language, datum))
        report_dangling(resolver, field, record->document, datum);
    else return;
    datum->unread = datum->kind == DATUM_MISSING;
}

/* "Stadler/Pohl" where one is wanted: the first, and who else was named is said. */
static struct name_meanings first_of_several(struct resolver *resolver, const struct record *record,
                                             const struct field *field, const struct datum *datum) {
    struct reference_parts parts = reference_parts(resolver, field, record->document, datum);
    if (parts.count < 2) return (struct name_meanings){0};
    struct name_meanings found = resolver_look_up(resolver, field, record->document, parts.items[0].text);
    if (found.count != 1) return found;
    struct str behind = str_skip(datum->text, (size_t)(parts.items[1].text.data - datum->text.data));
    struct diagnostic *d = diagnose(resolver->sink, SEVERITY_WARNING, CODE_I02, datum->span,
                                    "“{0}” takes one: “{1}” was taken, “{2}” was not",
                                    field_spelling(field, record->document->language), parts.items[0].text, behind);
    diagnose_help(resolver->sink, d, "name one here, and the others in a note");
    return found;
}

static void resolve_datum(struct resolver *resolver, const struct record *record, const struct field *field,
                          struct datum *datum) {
    if (datum->kind != DATUM_TEXT || !field->target_count) return;
    struct name_meanings found = resolver_look_up(resolver, field, record->document, datum->text);
    if (!found.count) found = first_of_several(resolver, record, field, datum);
    take_meanings(resolver, record, field, datum, &found);
}

static void put_parts(struct arena *arena, struct datum *list, size_t at, const struct reference_parts *parts) {
    struct datum *items = NEW_ARRAY(arena, struct datum, list->count + parts->count);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (i != at) items[count++] = list->items[i];
        for (size_t p = 0; i == at && p < parts->count; p++) items[count++] = parts->items[p];
    }
    list->items = items;
    list->count = count;
}

/* An item may be several. */
static void resolve_list(struct resolver *resolver, const struct record *record, const struct field *field,
                         struct datum *list) {
    for (size_t i = 0; i < list->count && field->target_count; i++) {
        if (list->items[i].kind != DATUM_TEXT) continue;
        struct name_meanings found = resolver_look_up(resolver, field, record->document, list->items[i].text);
        struct reference_parts parts = {0};
        if (!found.count) parts = reference_parts(resolver, field, record->document, &list->items[i]);
        if (parts.count) {
            put_parts(resolver->records->arena, list, i, &parts);
            found = resolver_look_up(resolver, field, record->document, list->items[i].text);
        }
        take_meanings(resolver, record, field, &list->items[i], &found);
        list->unread |= list->items[i].unread;
    }
}

void resolve_field(struct resolver *resolver, const struct record *record, const struct field *field) {
    struct datum *datum = record_datum(record, field);
    const struct field *asking = resolver->field; /* a path that leads through this field is on its way */
    if (!datum) return;
    resolver->field = field;
    if (field->type == FIELD_REFERENCE) resolve_datum(resolver, record, field, datum);
    if (field->type == FIELD_LIST && field->element->type == FIELD_REFERENCE && datum->kind == DATUM_LIST)
        resolve_list(resolver, record, field->element, datum);
    resolver->field = asking;
}

/* Collections and ids ----------------------------------------------------------------------------------------- */

static void fill_collection(struct records *records, struct record *record, const struct field *field) {
    size_t count;
    struct record **documents = records_of_kind(records, field->documents, &count);
    struct datum list = {.kind = DATUM_LIST, .items = NEW_ARRAY(records->arena, struct datum, count), .count = count};
    for (size_t i = 0; i < count; i++)
        list.items[i] = (struct datum){.kind = DATUM_RECORD, .record = documents[i], .text = documents[i]->id};
    record_put(records->arena, record, field, list);
}

static void fill_collections(struct records *records) {
    for (size_t i = 0; i < records->count; i++)
        for (size_t f = 0; f < records->items[i]->set->count; f++) {
            const struct field *field = &records->items[i]->set->fields[f];
            bool all = field->type == FIELD_DOCUMENTS && field->documents && !field->documents_by_name.size;
            if (all) fill_collection(records, records->items[i], field);
        }
}

/* Adds a document to the collection of the one that it refers to, unless it is there already as the last. */
static void add_referring(struct records *records, const struct field *field, size_t *capacities, struct datum to,
                          const struct record *document) {
    if (to.kind != DATUM_RECORD || to.record->set != field->set) return;
    struct datum list = *record_said(to.record, field);
    list.kind = DATUM_LIST;
    if (list.count && list.items[list.count - 1].record == document) return;
    struct datum *items = list.items;
    ARENA_PUSH(records->arena, items, list.count, capacities[to.record->number]) =
        (struct datum){.kind = DATUM_RECORD, .record = document, .text = document->id};
    list.items = items;
    record_put(records->arena, records->items[to.record->number], field, list);
}

/* Once references are resolved, in one walk over the documents that refer: “documents annual-review by account”. */
static void fill_referring(struct records *records, const struct field *field) {
    size_t count, *capacities = NEW_ARRAY(records->arena, size_t, records->count);
    struct record **documents = records_of_kind(records, field->documents, &count);
    for (size_t i = 0; i < count; i++) {
        struct datum to = *record_said(documents[i], field->documents_by);
        if (to.kind != DATUM_LIST) add_referring(records, field, capacities, to, documents[i]);
        for (size_t t = 0; to.kind == DATUM_LIST && t < to.count; t++)
            add_referring(records, field, capacities, to.items[t], documents[i]);
    }
}

static void fill_referrings(struct records *records, const struct kinds *kinds) {
    for (size_t k = 0; k < kinds->count; k++) {
        const struct field_set *set = kinds->items[k]->fields;
        for (size_t f = 0; set && f < set->count; f++)
            if (set->fields[f].documents_by) fill_referring(records, &set->fields[f]);
    }
}

static void report_same_id(struct diagnostics *sink, const struct record *first, const struct record *second) {
    const struct field *id = second->set->id;
    struct span span = id ? record_said(second, id)->span : (struct span){0};
    if (!span.line) span = second->span; /* it was made of the row's name */
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I10, span, "the id “{0}” is there twice in “{1}”",
                                    second->id, field_set_spelling(second->set, second->language));
    diagnose_help(sink, d, "the other is in {0}, line {1}", first->span.source ? first->span.source->path : STR("?"),
                  first->span.line);
}

/* An id that comes from the file's name is not the author's: two of them are no mistake. */
static bool wrote_id(const struct record *document) {
    const struct field *id = document->set->id;
    return id && record_said(document, id)->span.line;
}

static void check_documents(const struct records *records, struct diagnostics *sink) {
    for (size_t i = 1; i < records->document_count; i++) {
        const struct record *first = records->documents[i - 1], *second = records->documents[i];
        bool same = first->set->kind == second->set->kind && str_equal(first->id, second->id);
        if (same && wrote_id(first) && wrote_id(second)) report_same_id(sink, first, second);
    }
}

/* The rows of a register are one list over all its documents; twice in the same document was reported before. */
static void check_registers(struct resolver *resolver, const struct kinds *kinds) {
    for (size_t k = 0; k < kinds->count; k++) {
        const struct kind *kind = kinds->items[k];
        struct target target = {.kind = kind, .register_list = kind->register_list};
        if (!kind->register_list) continue;
        struct candidates rows = resolver_collect(resolver, &target);
        for (size_t i = 1; i < rows.count; i++) {
            const struct record *first = rows.items[i - 1].record, *second = rows.items[i].record;
            if (str_equal(first->id, second->id) && first->document != second->document)
                report_same_id(resolver->sink, first, second);
        }
    }
}

void records_resolve(struct records *records, const struct kinds *kinds, struct diagnostics *sink) {
    struct resolver resolver = {.records = records, .sink = sink, .scratch = arena_create()};
    check_documents(records, sink);
    check_registers(&resolver, kinds);
    fill_collections(records);
    bool documents = documents_from_names(&resolver, kinds);
    rows_from_names(&resolver); /* found by these references alone, in thin records too */
    records->assumed = documents;
    if (documents) resolver_forget(&resolver);
    if (people_from_names(&resolver, kinds)) {
        resolver_forget(&resolver);
        fill_collections(records);
        records->assumed = true;
    }
    for (size_t i = 0; i < records->count; i++)
        for (size_t f = 0; f < records->items[i]->set->count; f++)
            resolve_field(&resolver, records->items[i], &records->items[i]->set->fields[f]);
    fill_referrings(records, kinds);
    rows_join(&resolver);
    arena_destroy(resolver.scratch);
}
