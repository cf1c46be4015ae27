/* A name cannot be misspelt where nothing lists the names: it is taken as it stands, and makes a row. */
#include "kind/record_rows_assumed.h"

#include <stdlib.h>

#include "base/arena.h"
#include "kind/record_ids.h"
#include "kind/section_field.h"
#include "read/time_words.h"

/* A name in a place where a list has no rows. */
struct place_name {
    struct record *record; /* in which the list stands */
    const struct field *list;
    struct datum *said; /* becomes the reference */
    struct str key, text;
    struct span span;
    size_t order;
};

struct place_names {
    struct place_name *items;
    size_t count, capacity;
};

/* Lists ----------------------------------------------------------------------------------------------------------- */

/* The record that a path begins at: the document, or the only one of another kind. */
static struct record *start_of(struct resolver *resolver, const struct target *target, const struct record *document) {
    size_t count;
    if (!target->kind) return resolver->records->items[document->number];
    struct record **documents = records_of_kind(resolver->records, target->kind, &count);
    return count == 1 ? documents[0] : NULL;
}

/* The record in which the target's list stands without a row; NULL: it has some, or cannot be made. */
static struct record *holder_of(struct resolver *resolver, const struct target *target, const struct record *document,
                                const struct field **list) {
    if (target->register_list || !target->path_count) return NULL;
    struct record *record = start_of(resolver, target, document);
    for (size_t i = 0; record && i + 1 < target->path_count; i++) {
        struct datum group = *record_said(record, target->path[i]);
        bool inner = target->path[i]->type == FIELD_GROUP && group.kind == DATUM_RECORD;
        record = inner ? resolver->records->items[group.record->number] : NULL;
    }
    *list = target->path[target->path_count - 1];
    bool rows = record && field_is_named_rows(*list) && field_rows(*list)->id;
    const struct datum *said = rows ? record_said(record, (*list)) : NULL;
    return said && said->kind == DATUM_MISSING && !said->unread && !said->span.line ? record : NULL;
}

/* Names ----------------------------------------------------------------------------------------------------------- */

static void add(struct resolver *resolver, struct place_names *names, struct record *record, const struct field *list,
                struct datum *said) {
    struct str text = str_trim(said->text), key = text_id(resolver->scratch, text);
    if (said->kind != DATUM_TEXT || !key.size ||
        scalar_word_of(resolver->scratch, record->document->language, text) != WORD_NONE)
        return;
    struct place_name name = {record, list, said, key, text, said->span, names->count};
    ARENA_PUSH(resolver->scratch, names->items, names->count, names->capacity) = name;
}

static void look_at(struct resolver *resolver, struct place_names *names, const struct record *record,
                    const struct field *field) {
    struct datum *datum = record_datum(record, field);
    const struct field *single = field->type == FIELD_LIST ? field->element : field, *list;
    bool said = datum && (datum->kind == DATUM_TEXT || datum->kind == DATUM_LIST);
    if (single->type != FIELD_REFERENCE || single->target_count != 1 || !said) return;
    struct record *holder = holder_of(resolver, single->targets, record->document, &list);
    if (!holder) return;
    if (datum->kind == DATUM_TEXT) add(resolver, names, holder, list, datum);
    for (size_t i = 0; datum->kind == DATUM_LIST && i < datum->count; i++)
        add(resolver, names, holder, list, &datum->items[i]);
}

/* List by list; the same names together, the first of them first. */
static int by_list_and_key(const void *left, const void *right) {
    const struct place_name *a = left, *b = right;
    if (a->record != b->record) return a->record->number < b->record->number ? -1 : 1;
    if (a->list != b->list) return a->list->index < b->list->index ? -1 : 1;
    int order = str_compare(a->key, b->key);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static bool is_same_list(const struct place_name *a, const struct place_name *b) {
    return a->record == b->record && a->list == b->list;
}

/* Rows ------------------------------------------------------------------------------------------------------------ */

/* It is in no list: a list may be for more readers than the rows that named it. */
static struct datum make_row(struct records *records, const struct place_name *name) {
    struct record *row = record_new(records, field_rows(name->list), name->record, name->span);
    struct str text = str_copy(records->arena, name->text);
    record_put(records->arena, row, row->set->naming,
               (struct datum){.kind = DATUM_TEXT, .text = text, .span = name->span});
    return (struct datum){.kind = DATUM_RECORD, .record = row, .span = name->span};
}

static void tell(struct resolver *resolver, const struct place_name *first) {
    struct str list = field_spelling(first->list, first->record->language),
               text = str_copy(resolver->sink->arena, first->text);
    struct diagnostic *d =
        diagnose(resolver->sink, SEVERITY_INFO, CODE_I02, first->span,
                 "“{0}” lists nothing: “{1}” and all other names are taken as they stand", list, text);
    diagnose_help(resolver->sink, d, "to have misspelt names found, write them down: “{0}: ['{'name: {1}'}']”", list,
                  text);
}

/* From one list's first name to the next list's. */
static size_t make_rows(struct resolver *resolver, const struct place_names *names, size_t start) {
    const struct place_name *all = &names->items[start], *first = all;
    struct records *records = resolver->records;
    size_t count = 0;
    while (start + count < names->count && is_same_list(all, &all[count])) count++;
    struct datum *rows = NEW_ARRAY(records->arena, struct datum, count);
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        if (all[i].order < first->order) first = &all[i];
        if (i && str_equal(all[i].key, all[i - 1].key)) continue;
        rows[made++] = make_row(records, &all[i]);
    }
    rows_make_ids(records, all->list, rows, made);
    for (size_t i = 0, row = 0; i < count; i++) {
        row += i && !str_equal(all[i].key, all[i - 1].key);
        all[i].said->kind = DATUM_RECORD;
        all[i].said->record = rows[row].record;
    }
    tell(resolver, first);
    return start + count;
}

void rows_from_names(struct resolver *resolver) {
    struct place_names names = {0};
    size_t count = resolver->records->count;
    for (size_t r = 0; r < count; r++) {
        const struct record *record = resolver->records->items[r];
        for (size_t f = 0; f < record->set->count; f++) look_at(resolver, &names, record, &record->set->fields[f]);
    }
    if (!names.count) return;
    qsort(names.items, names.count, sizeof *names.items, by_list_and_key);
    for (size_t i = 0; i < names.count;) i = make_rows(resolver, &names, i);
}
