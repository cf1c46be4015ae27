/* Looking up by id, else by name. What a target gives is collected once, in sorted arrays; of names only when something
 * is no id. */
#include "kind/resolver.h"

#include <stdlib.h>

#include "base/arena.h"

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
    struct datum datum = *record_said(record, path[0]);
    list->unread |= datum.unread;
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
    index->exact.unread = false;
    index->names = (struct record_names){0};
    index->named = false;
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

static struct record *find_id(struct resolver *resolver, const struct field *field, const struct record *document,
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

/* Names ------------------------------------------------------------------------------------------------------- */

static void make_names(struct resolver *resolver, struct index *index) {
    for (size_t i = 0; i < index->exact.count; i++)
        record_names_add(resolver->scratch, &index->names, index->exact.items[i].record);
    record_names_sort(&index->names);
    index->named = true;
}

static const struct record_names *names_of(struct resolver *resolver, const struct target *target,
                                           const struct record *document) {
    struct index *index = index_of(resolver, target, document);
    if (!index->named) make_names(resolver, index);
    return &index->names;
}

/* A document that was made of a name, by that name alone. */
static struct record *find_assumed(const struct resolver *resolver, const struct field *field, struct str text) {
    struct str id = resolver->assumed_count ? text_id(resolver->scratch, text) : (struct str){0};
    for (size_t i = 0; i < resolver->assumed_count; i++)
        for (size_t t = 0; t < field->target_count; t++)
            if (field->targets[t].kind == resolver->assumed[i]->set->kind && !field->targets[t].path_count && id.size &&
                str_equal(resolver->assumed[i]->id, id))
                return resolver->assumed[i];
    return NULL;
}

/* A customer has a plan and stands in the register: who is called the same by name and by id is asked for by neither,
 * and the id leads to the first target. */
static void take_same(struct resolver *resolver, const struct field *field, const struct record *document,
                      struct name_meanings *found) {
    for (size_t i = 1; i < found->count; i++)
        if (!str_equal(found->records[i]->id, found->records[0]->id)) return;
    struct record *first = found->count > 1 ? find_id(resolver, field, document, found->records[0]->id) : NULL;
    if (first) *found = (struct name_meanings){{first}, 1};
}

struct name_meanings resolver_look_up(struct resolver *resolver, const struct field *field,
                                      const struct record *document, struct str text) {
    struct name_meanings found = {{find_id(resolver, field, document, text)}, 0};
    if (!found.records[0]) found.records[0] = find_assumed(resolver, field, text);
    found.count = found.records[0] != NULL;
    if (found.count) return found;
    struct sought_name sought = sought_name_of(resolver->scratch, text);
    for (size_t i = 0; i < field->target_count; i++)
        record_names_whole(names_of(resolver, &field->targets[i], document), &sought, &found);
    bool whole = found.count > 0;
    for (size_t i = 0; i < field->target_count && !whole; i++)
        record_names_part(names_of(resolver, &field->targets[i], document), &sought, &found);
    bool part = found.count > 0;
    for (size_t i = 0; i < field->target_count && !part; i++)
        record_names_given(names_of(resolver, &field->targets[i], document), &sought, &found);
    take_same(resolver, field, document, &found);
    return found;
}

struct candidates resolver_candidates(struct resolver *resolver, const struct target *target,
                                      const struct record *document) {
    return index_of(resolver, target, document)->exact;
}

struct candidates resolver_collect(struct resolver *resolver, const struct target *target) {
    struct index index = {.target = target, .kind = target->kind};
    collect(resolver, &index);
    sort(&index.exact);
    return index.exact;
}

void resolver_forget(struct resolver *resolver) { resolver->count = 0; }
