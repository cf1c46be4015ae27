/* After all documents are read: ids become records, collections are filled. */
#include "kind/record_resolve.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/suggest.h"
#include "base/word_list.h"

/* A record that a target can give, under the key it is looked up by. */
struct candidate {
    struct str key;
    struct record *record;
    size_t order; /* as found: the first wins */
};

struct candidates {
    struct candidate *items;
    size_t count, capacity;
};

/* All that one target gives, seen from one document. Paths are asked from document after document: the last is kept. */
struct index {
    const struct target *target;
    const struct kind *kind;         /* of targets that are the same from everywhere; NULL for paths */
    const struct record *start;      /* of paths: the document they start in */
    struct candidates exact, folded; /* sorted by key; folded is made at the first need */
};

struct resolver {
    struct records *records;
    struct diagnostics *sink;
    struct arena *scratch;
    struct index *indexes;
    size_t count, capacity;
    size_t dangling; /* reported */
};

/* Looking for the nearest id is slow: a document with nothing but dangling references gets no more suggestions than
 * this. */
enum { MOST_SUGGESTIONS = 200 };

static void resolve_field(struct resolver *resolver, const struct record *record, const struct field *field);

/* Walking a path ---------------------------------------------------------------------------------------------- */

static void add(struct resolver *resolver, struct candidates *list, const struct record *record) {
    if (!record->id.size) return;
    struct candidate candidate = {record->id, resolver->records->items[record->number], list->count};
    ARENA_PUSH(resolver->scratch, list->items, list->count, list->capacity) = candidate;
}

/* Collects the records at the path's end. References on the way are resolved first: kinds_link saw to it that no path
 * needs itself. As deep as the path is long. */
static void walk(struct resolver *resolver, struct candidates *list, const struct record *record,
                 const struct field *const *path, size_t count) {
    if (!count) {
        add(resolver, list, record);
        return;
    }
    resolve_field(resolver, record, path[0]);
    struct datum datum = record->values[path[0]->index];
    if (datum.kind == DATUM_RECORD) walk(resolver, list, datum.record, path + 1, count - 1);
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++)
        if (datum.items[i].kind == DATUM_RECORD) walk(resolver, list, datum.items[i].record, path + 1, count - 1);
}

/* Looking up -------------------------------------------------------------------------------------------------- */

static int by_key(const void *left, const void *right) {
    const struct candidate *a = left, *b = right;
    int order = str_compare(a->key, b->key);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void sort(struct candidates *list) {
    if (list->count) qsort(list->items, list->count, sizeof *list->items, by_key);
}

static struct record *find(const struct candidates *list, struct str key) {
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(list->items[middle].key, key) < 0) low = middle + 1;
        else high = middle;
    }
    return low < list->count && str_equal(list->items[low].key, key) ? list->items[low].record : NULL;
}

static void collect(struct resolver *resolver, struct index *index) {
    const struct target *target = index->target;
    index->exact.count = index->folded.count = 0;
    if (index->start) {
        walk(resolver, &index->exact, index->start, target->path, target->path_count);
        return;
    }
    const struct field *const *path = target->register_list ? &target->register_list : target->path;
    size_t length = target->register_list ? 1 : target->path_count, count;
    struct record **documents = records_of_kind(resolver->records, target->kind, &count);
    for (size_t i = 0; i < count; i++) walk(resolver, &index->exact, documents[i], path, length);
}

/* The position of the target's index, whose contents may be stale. */
static size_t index_place(struct resolver *resolver, const struct target *target) {
    const struct kind *kind = target->path_count ? NULL : target->kind;
    for (size_t i = 0; i < resolver->count; i++)
        if (kind ? resolver->indexes[i].kind == kind : resolver->indexes[i].target == target) return i;
    struct index added = {.target = target, .kind = kind};
    ARENA_PUSH(resolver->scratch, resolver->indexes, resolver->count, resolver->capacity) = added;
    return resolver->count - 1;
}

/* Collecting may resolve other references and move the array of indexes: it works on a copy. */
static struct index *index_of(struct resolver *resolver, const struct target *target, const struct record *document) {
    const struct record *start = target->kind ? NULL : document;
    size_t place = index_place(resolver, target);
    struct index index = resolver->indexes[place];
    if (index.exact.items && index.start == start) return &resolver->indexes[place];
    index.start = start;
    collect(resolver, &index);
    sort(&index.exact);
    if (!index.exact.items) index.exact.items = NEW(resolver->scratch, struct candidate);
    resolver->indexes[place] = index;
    return &resolver->indexes[place];
}

static void make_folded(struct resolver *resolver, struct index *index) {
    for (size_t i = 0; i < index->exact.count; i++) {
        struct candidate candidate = index->exact.items[i];
        candidate.key = fold(resolver->scratch, candidate.key);
        ARENA_PUSH(resolver->scratch, index->folded.items, index->folded.count, index->folded.capacity) = candidate;
    }
    sort(&index->folded);
}

static struct record *look_up(struct resolver *resolver, const struct field *field, const struct record *document,
                              struct str id) {
    struct record *found = NULL;
    for (size_t i = 0; i < field->target_count && !found; i++)
        found = find(&index_of(resolver, &field->targets[i], document)->exact, id);
    struct str folded = found ? id : fold(resolver->scratch, id);
    for (size_t i = 0; i < field->target_count && !found; i++) {
        struct index *index = index_of(resolver, &field->targets[i], document);
        if (index->exact.count && !index->folded.count) make_folded(resolver, index);
        found = find(&index->folded, folded);
    }
    return found;
}

/* Dangling references ----------------------------------------------------------------------------------------- */

static struct str target_texts(struct resolver *resolver, const struct field *field) {
    struct str text = {0};
    for (size_t i = 0; i < field->target_count; i++)
        text = i ? str_format(resolver->scratch, "%.*s or %.*s", STR_ARG(text), STR_ARG(field->targets[i].text))
                 : field->targets[i].text;
    return text;
}

/* The record whose id or name is nearest. */
static const struct record *find_nearest(struct resolver *resolver, const struct field *field,
                                         const struct record *document, struct str id, struct word_list *known) {
    struct suggestion suggestion = suggest_start(fold(resolver->scratch, id));
    const struct record *nearest = NULL;
    for (size_t t = 0; t < field->target_count; t++) {
        const struct candidates *list = &index_of(resolver, &field->targets[t], document)->exact;
        for (size_t i = 0; i < list->count; i++) {
            const struct record *record = list->items[i].record;
            size_t before = suggestion.distance;
            suggest_offer(&suggestion, fold(resolver->scratch, record->id));
            suggest_offer(&suggestion, text_fold(resolver->scratch, record_title(resolver->scratch, record)));
            if (suggestion.distance < before) nearest = record;
            word_list_add(resolver->scratch, known, record->id);
        }
    }
    return nearest;
}

static void report_dangling(struct resolver *resolver, const struct field *field, const struct record *document,
                            const struct datum *datum) {
    struct word_list known = {0};
    const struct record *nearest = NULL;
    if (resolver->dangling++ < MOST_SUGGESTIONS) nearest = find_nearest(resolver, field, document, datum->text, &known);
    struct diagnostic *d = diagnose(resolver->sink, SEVERITY_ERROR, CODE_I03, datum->span, "there is no “%.*s” in %.*s",
                                    STR_ARG(datum->text), STR_ARG(target_texts(resolver, field)));
    if (nearest) {
        struct str title = record_title(resolver->scratch, nearest);
        if (str_equal(title, nearest->id))
            diagnose_help(resolver->sink, d, "did you mean “%.*s”?", STR_ARG(nearest->id));
        else diagnose_help(resolver->sink, d, "did you mean “%.*s” (%.*s)?", STR_ARG(nearest->id), STR_ARG(title));
    } else if (str_find(datum->text, STR(","), NULL))
        diagnose_help(resolver->sink, d, "write several ids as a list: [%.*s]", STR_ARG(datum->text));
    else if (known.count)
        diagnose_help(resolver->sink, d, "known ids are %.*s", STR_ARG(word_list_text(resolver->scratch, &known)));
    else if (resolver->dangling <= MOST_SUGGESTIONS) diagnose_help(resolver->sink, d, "nothing has an id there yet");
}

/* References -------------------------------------------------------------------------------------------------- */

/* Done again it changes nothing. */
static void resolve_datum(struct resolver *resolver, const struct record *record, const struct field *field,
                          struct datum *datum) {
    if (datum->kind != DATUM_TEXT || !field->target_count) return;
    datum->record = look_up(resolver, field, record->document, datum->text);
    datum->kind = datum->record ? DATUM_RECORD : DATUM_MISSING;
    datum->unread = !datum->record;
    if (!datum->record) report_dangling(resolver, field, record->document, datum);
}

static void resolve_field(struct resolver *resolver, const struct record *record, const struct field *field) {
    struct datum *datum = &record->values[field->index];
    if (field->type == FIELD_REFERENCE) resolve_datum(resolver, record, field, datum);
    if (field->type != FIELD_LIST || field->element->type != FIELD_REFERENCE || datum->kind != DATUM_LIST) return;
    for (size_t i = 0; i < datum->count; i++) {
        resolve_datum(resolver, record, field->element, &datum->items[i]);
        datum->unread |= datum->items[i].unread;
    }
}

/* Collections and ids ----------------------------------------------------------------------------------------- */

static void fill_collection(struct records *records, const struct record *record, const struct field *field) {
    size_t count;
    struct record **documents = records_of_kind(records, field->documents, &count);
    struct datum list = {.kind = DATUM_LIST, .items = NEW_ARRAY(records->arena, struct datum, count), .count = count};
    for (size_t i = 0; i < count; i++)
        list.items[i] = (struct datum){.kind = DATUM_RECORD, .record = documents[i], .text = documents[i]->id};
    record->values[field->index] = list;
}

static void fill_collections(struct records *records) {
    for (size_t i = 0; i < records->count; i++)
        for (size_t f = 0; f < records->items[i]->set->count; f++) {
            const struct field *field = &records->items[i]->set->fields[f];
            if (field->type == FIELD_DOCUMENTS && field->documents) fill_collection(records, records->items[i], field);
        }
}

static void report_same_id(struct diagnostics *sink, const struct record *first, const struct record *second) {
    const struct field *id = second->set->id;
    struct span span = id ? second->values[id->index].span : second->span;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I10, span, "the id “%.*s” is there twice in “%.*s”",
                                    STR_ARG(second->id), STR_ARG(second->set->name));
    diagnose_help(sink, d, "the other is in %.*s, line %u",
                  STR_ARG(first->span.source ? first->span.source->path : STR("?")), first->span.line);
}

/* An id that comes from the file's name is not the author's: two of them are no mistake. */
static bool wrote_id(const struct record *document) {
    const struct field *id = document->set->id;
    return id && document->values[id->index].span.line;
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
        struct index index = {.target = &target, .kind = kind};
        collect(resolver, &index);
        sort(&index.exact);
        for (size_t i = 1; i < index.exact.count; i++) {
            const struct record *first = index.exact.items[i - 1].record, *second = index.exact.items[i].record;
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
    for (size_t i = 0; i < records->count; i++)
        for (size_t f = 0; f < records->items[i]->set->count; f++)
            resolve_field(&resolver, records->items[i], &records->items[i]->set->fields[f]);
    arena_destroy(resolver.scratch);
}
