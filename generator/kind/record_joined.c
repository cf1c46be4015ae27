/* Rows that are made of what references in them can lead to. A stacked list has one for each record; a joined one for
 * each that the first reference can lead to, with what has the same id or name in the others, then for what is in the
 * others alone. */
#include "kind/record_joined.h"

#include <stdlib.h>

#include "base/arena.h"

/* While the rows of one list are made. */
struct joining {
    struct resolver *resolver;
    struct record *outer; /* that the list stands in */
    const struct field *list;
    struct datum rows;
    size_t capacity;
    bool *taken; /* by the number of a record: it has its row */
};

static bool is_taken(const struct joining *joining, const struct record *record) {
    return joining->taken[record->number];
}

static void put(struct joining *joining, struct record *row, const struct field *source, struct record *found) {
    record_put(joining->resolver->records->arena, row, source,
               (struct datum){.kind = DATUM_RECORD, .record = found, .text = found->id});
    joining->taken[found->number] = true;
}

static struct record *row_of(struct joining *joining, const struct field *source, struct record *found) {
    struct arena *arena = joining->resolver->records->arena;
    struct record *row = record_new(joining->resolver->records, field_rows(joining->list), joining->outer, found->span);
    const struct field *id = row->set->id;
    row->id = found->id;
    if (id) record_put(arena, row, id, (struct datum){.kind = DATUM_TEXT, .text = found->id});
    put(joining, row, source, found);
    struct datum *items = joining->rows.items;
    ARENA_PUSH(arena, items, joining->rows.count, joining->capacity) =
        (struct datum){.kind = DATUM_RECORD, .record = row, .text = row->id};
    joining->rows.items = items;
    return row;
}

/* The one record that another reference can lead to by the id of a record, else by its name. */
static struct record *counterpart(struct joining *joining, const struct field *source, const struct record *record) {
    const struct record *document = joining->outer->document;
    struct resolver *resolver = joining->resolver;
    struct name_meanings found = resolver_look_up(resolver, source, document, record->id);
    struct str title = found.count ? (struct str){0} : record_title(resolver->scratch, record);
    if (title.size) found = resolver_look_up(resolver, source, document, title);
    return found.count == 1 && !is_taken(joining, found.records[0]) ? found.records[0] : NULL;
}

static void join_others(struct joining *joining, struct record *row, size_t first, const struct record *record) {
    for (size_t s = first + 1; joining->list->joined && s < joining->list->source_count; s++) {
        const struct field *source = joining->list->sources[s];
        struct record *other = counterpart(joining, source, record);
        if (other) put(joining, row, source, other);
    }
}

static int as_found(const void *left, const void *right) {
    const struct candidate *a = left, *b = right;
    return (a->order > b->order) - (a->order < b->order);
}

/* In the order in which they were found. Of several with one id, which in joined rows mean one thing, the first alone:
 * they stand side by side, for the candidates are sorted by their ids. */
static struct candidates in_order(struct joining *joining, const struct target *target) {
    struct resolver *resolver = joining->resolver;
    struct candidates all = resolver_candidates(resolver, target, joining->outer->document), out = {0};
    out.items = NEW_ARRAY(resolver->scratch, struct candidate, all.count);
    for (size_t i = 0; i < all.count; i++)
        if (!i || !joining->list->joined || !str_equal(all.items[i].key, all.items[i - 1].key))
            out.items[out.count++] = all.items[i];
    if (out.count) qsort(out.items, out.count, sizeof *out.items, as_found);
    return out;
}

static void take_source(struct joining *joining, size_t at) {
    const struct field *source = joining->list->sources[at];
    for (size_t t = 0; t < source->target_count; t++) {
        struct candidates found = in_order(joining, &source->targets[t]);
        for (size_t i = 0; i < found.count; i++)
            if (!is_taken(joining, found.items[i].record))
                join_others(joining, row_of(joining, source, found.items[i].record), at, found.items[i].record);
    }
}

static void join(struct resolver *resolver, struct record *outer, const struct field *list, size_t known) {
    struct joining joining = {.resolver = resolver, .outer = outer, .list = list, .rows = {.kind = DATUM_LIST}};
    joining.taken = NEW_ARRAY(resolver->scratch, bool, known);
    for (size_t s = 0; s < list->source_count; s++) take_source(&joining, s);
    record_put(resolver->records->arena, outer, list, joining.rows);
}

void rows_join(struct resolver *resolver) {
    size_t known = resolver->records->count; /* rows that are made here are in no other list */
    for (size_t i = 0; i < known; i++) {
        struct record *record = resolver->records->items[i];
        for (size_t f = 0; f < record->set->count; f++)
            if (record->set->fields[f].source_count) join(resolver, record, &record->set->fields[f], known);
    }
}
