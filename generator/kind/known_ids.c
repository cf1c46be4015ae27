/* Targets are walked as they are declared, from every document that they can begin in. */
#include "kind/known_ids.h"

#include <stdlib.h>

#include "base/arena.h"
#include "kind/document_writer.h"

/* As deep as the path is long; references on it are resolved. */
static void walk(struct arena *arena, struct word_list *ids, const struct record *record,
                 const struct field *const *path, size_t count) {
    if (!count) {
        if (record->id.size) word_list_add(arena, ids, record->id);
        return;
    }
    struct datum datum = *record_said(record, path[0]);
    if (datum.kind == DATUM_RECORD) walk(arena, ids, datum.record, path + 1, count - 1);
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++)
        if (datum.items[i].kind == DATUM_RECORD) walk(arena, ids, datum.items[i].record, path + 1, count - 1);
}

/* From what the first field of a path is said to refer to. The new document has no rows of its own yet. */
static void collect_own(struct arena *arena, struct word_list *ids, const struct document_wish *wish,
                        const struct target *target) {
    const struct field *first = target->path_count > 1 ? target->path[0] : NULL;
    const struct document_value *value = first ? document_value_of(wish, first) : NULL;
    for (size_t i = 0; value && first->type == FIELD_REFERENCE && i < first->target_count; i++) {
        const struct kind *kind = first->targets[i].kind;
        const struct record *record = kind ? records_find(wish->records, kind, value->text) : NULL;
        if (record) walk(arena, ids, record, target->path + 1, target->path_count - 1);
    }
}

static void collect(struct arena *arena, struct word_list *ids, const struct document_wish *wish,
                    const struct target *target) {
    const struct field *const *path = target->register_list ? &target->register_list : target->path;
    size_t length = target->register_list ? 1 : target->path_count, count = 0;
    struct record **documents = records_of_kind(wish->records, target->kind, &count);
    for (size_t i = 0; i < count; i++) walk(arena, ids, documents[i], path, length);
}

static int by_text(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

struct word_list known_ids(struct arena *arena, const struct document_wish *wish, const struct field *field,
                           size_t most, size_t *more) {
    struct word_list ids = {0};
    *more = 0;
    if (!wish->records) return ids;
    for (size_t i = 0; i < field->target_count; i++) {
        if (field->targets[i].kind) collect(arena, &ids, wish, &field->targets[i]);
        else collect_own(arena, &ids, wish, &field->targets[i]);
    }
    if (ids.count) qsort(ids.words, ids.count, sizeof *ids.words, by_text);
    struct str last = {0};
    size_t kept = 0;
    for (size_t i = 0; i < ids.count; i++) {
        if (str_equal(last, ids.words[i])) continue;
        last = ids.words[i];
        if (kept < most) ids.words[kept++] = ids.words[i];
        else ++*more;
    }
    ids.count = kept;
    return ids;
}
