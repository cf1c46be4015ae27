/* A name stands for a document when the project has none of its kind: then it cannot be misspelt. */
#include "kind/record_assumed.h"

#include "base/arena.h"
#include "kind/name_parts.h"
#include "kind/record_people.h"
#include "kind/reference_parts.h"
#include "read/time_words.h"

/* While the documents of one kind are made. */
struct assuming {
    struct resolver *resolver;
    const struct kind *kind;
    struct span first; /* what the first name stands for */
    struct str name;
    bool made;
};

/* Documents ------------------------------------------------------------------------------------------------------- */

/* All that it may be called: the title, the customer's name. */
static void call(struct records *records, struct record *document, const struct field_way *way, struct datum name) {
    struct record *record = document;
    const struct field *field = way->fields[way->count - 1];
    if (field->standard_text.size || field->formula_text.size) return;
    for (size_t i = 0; i + 1 < way->count; i++) {
        const struct field *group = way->fields[i];
        const struct datum *datum = record_said(record, group);
        struct record *inner = datum->kind == DATUM_RECORD ? records->items[datum->record->number]
                                                           : record_new(records, group->fields, record, name.span);
        record_put(records->arena, record, group,
                   (struct datum){.kind = DATUM_RECORD, .record = inner, .span = name.span});
        record = inner;
    }
    record_put(records->arena, record, field, name);
}

/* `name` is a text, or not known. */
static struct record *make(struct assuming *assuming, struct datum name) {
    struct records *records = assuming->resolver->records;
    struct arena *arena = records->arena;
    struct str id = name.kind == DATUM_TEXT ? text_id(arena, name.text) : (struct str){0};
    struct record *document = people_document(records, assuming->kind, id.size ? id : STR("?"));
    name.text = str_copy(arena, name.text);
    for (size_t i = 0; i < document->set->called_count; i++) call(records, document, &document->set->called[i], name);
    ARENA_PUSH(assuming->resolver->scratch, assuming->resolver->assumed, assuming->resolver->assumed_count,
               assuming->resolver->assumed_capacity) = document;
    if (!assuming->made) assuming->first = name.span, assuming->name = name.text;
    assuming->made = true;
    return document;
}

static void take_name(struct assuming *assuming, const struct field *field, const struct record *document,
                      struct datum said) {
    said.text = str_trim(said.text);
    bool word =
        !said.text.size || scalar_word_of(assuming->resolver->scratch, document->language, said.text) != WORD_NONE;
    if (word || resolver_look_up(assuming->resolver, field, document, said.text).count) return;
    make(assuming, (struct datum){.kind = DATUM_TEXT, .text = said.text, .span = said.span});
}

/* "Brauerei Stern, Molkerei Voss", but not "Kestrel, Inc." */
static void take_names(struct assuming *assuming, const struct field *field, const struct record *document,
                       const struct datum *item) {
    struct arena *arena = assuming->resolver->scratch;
    struct reference_parts parts = reference_parts_plain(arena, item);
    for (size_t i = 0; i < parts.count; i++) {
        struct name_parts names = name_parts(arena, parts.items[i].text);
        for (size_t k = 0; k < names.count; k++)
            take_name(assuming, field, document,
                      (struct datum){.kind = DATUM_TEXT, .text = names.items[k], .span = parts.items[i].span});
    }
}

/* References ------------------------------------------------------------------------------------------------------ */

static bool leads_to(const struct assuming *assuming, const struct field *field) {
    const struct target *target = field->targets;
    return field->type == FIELD_REFERENCE && field->target_count == 1 && target->kind == assuming->kind &&
           !target->register_list && !target->path_count;
}

static void look_at(struct assuming *assuming, const struct record *record, const struct field *field) {
    const struct datum *datum = record_said(record, field);
    bool list = field->type == FIELD_LIST;
    const struct field *single = list ? field->element : field;
    if (!leads_to(assuming, single)) return;
    if (datum->kind == DATUM_TEXT) take_name(assuming, single, record->document, *datum);
    for (size_t i = 0; list && datum->kind == DATUM_LIST && i < datum->count; i++)
        if (datum->items[i].kind == DATUM_TEXT) take_names(assuming, single, record->document, &datum->items[i]);
}

/* People of theirs ------------------------------------------------------------------------------------------------ */

/* The document that a reference leads to from here; one without a name when it says nothing. */
static struct record *other_of(struct assuming *assuming, struct record *document, const struct field *reference) {
    const struct datum *said = record_said(document, reference);
    if (said->kind == DATUM_TEXT) {
        struct name_meanings found = resolver_look_up(assuming->resolver, reference, document, said->text);
        return found.count == 1 ? found.records[0] : NULL;
    }
    if (said->kind != DATUM_MISSING || said->unread) return NULL;
    struct record *other = make(assuming, (struct datum){.kind = DATUM_UNKNOWN, .text = STR("?")});
    record_put(assuming->resolver->records->arena, document, reference,
               (struct datum){.kind = DATUM_RECORD, .record = other, .text = other->id});
    return other;
}

static const struct field *list_of_people(const struct field *field) {
    const struct field *single = field->type == FIELD_LIST ? field->element : field;
    bool path = single->type == FIELD_REFERENCE && single->target_count == 1 && single->targets[0].path_count == 2;
    const struct field *list = path && !single->targets[0].kind ? single->targets[0].path[1] : NULL;
    const struct field *naming = list && field_rows(list) ? field_rows(list)->naming : NULL;
    return list && list->type == FIELD_LIST && naming && naming->person ? list : NULL;
}

static bool says_text(const struct datum *datum) {
    bool list = datum->kind == DATUM_LIST && datum->count;
    return datum->kind == DATUM_TEXT || (list && datum->items[0].kind == DATUM_TEXT);
}

/* `account.stakeholders`: who is named there is one of the account's people. Once a document. */
static void look_for_people(struct assuming *assuming, const struct record *record, const struct field *field) {
    struct record *document = assuming->resolver->records->items[record->document->number];
    const struct field *list = list_of_people(field);
    if (!list || !says_text(record_said(record, field))) return;
    const struct field *single = field->type == FIELD_LIST ? field->element : field;
    const struct field *reference = single->targets[0].path[0];
    if (reference->set != document->set || !leads_to(assuming, reference)) return;
    struct record *other = other_of(assuming, document, reference);
    struct datum first;
    if (!other || record_said(other, list)->kind == DATUM_LIST) return;
    bool made = people_of_document(assuming->resolver, document, list, other, &first);
    if (made && !assuming->first.line) assuming->first = first.span, assuming->name = first.text;
}

/* Kinds ----------------------------------------------------------------------------------------------------------- */

static void tell(const struct assuming *assuming) {
    struct diagnostics *sink = assuming->resolver->sink;
    struct diagnostic *d =
        diagnose(sink, SEVERITY_INFO, CODE_I02, assuming->first,
                 "the project has no document of the kind “{0}”: “{1}” and all other names are taken as they stand",
                 assuming->kind->name, assuming->name);
    diagnose_help(sink, d, "to have misspelt names found, write a file with “kind: {0}” for each",
                  assuming->kind->name);
}

static void look_through(struct assuming *assuming,
                         void (*look)(struct assuming *, const struct record *, const struct field *)) {
    size_t count = assuming->resolver->records->count;
    for (size_t r = 0; r < count; r++) {
        const struct record *record = assuming->resolver->records->items[r];
        for (size_t f = 0; f < record->set->count; f++) look(assuming, record, &record->set->fields[f]);
    }
}

bool documents_from_names(struct resolver *resolver, const struct kinds *kinds) {
    bool made = false;
    for (size_t k = 0; k < kinds->count; k++) {
        struct assuming assuming = {.resolver = resolver, .kind = kinds->items[k]};
        size_t count = 1;
        if (assuming.kind->fields && !assuming.kind->register_list)
            records_of_kind(resolver->records, assuming.kind, &count);
        if (count) continue;
        look_through(&assuming, look_at);
        look_through(&assuming, look_for_people);
        if (assuming.made) tell(&assuming);
        made |= assuming.made;
    }
    return made;
}
