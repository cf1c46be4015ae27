/* The ids that a project has, so that an editor offers them. They are offered, not demanded: names are understood too,
 * and a new person may be written before the register has her. */
#include <stdlib.h>

#include "base/arena.h"
#include "kind/json_schema_internal.h"

enum { MOST = 1000 /* nobody chooses from a longer list */ };

/* As deep as the path is long; references on it are resolved. */
static void walk(struct arena *arena, struct schema_ids *ids, const struct record *record,
                 const struct field *const *path, size_t count) {
    if (!count) {
        if (record->id.size) ARENA_PUSH(arena, ids->items, ids->count, ids->capacity) = record->id;
        return;
    }
    struct datum datum = *record_said(record, path[0]);
    if (datum.kind == DATUM_RECORD) walk(arena, ids, datum.record, path + 1, count - 1);
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++)
        if (datum.items[i].kind == DATUM_RECORD) walk(arena, ids, datum.items[i].record, path + 1, count - 1);
}

static int by_text(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static struct schema_ids collect(struct schema_writer *writer, const struct field *field, const struct target *target) {
    struct schema_ids ids = {0};
    const struct records *records = writer->schema->records;
    const struct kind *kind = target->kind ? target->kind : field->set->kind;
    const struct field *const *path = target->register_list ? &target->register_list : target->path;
    size_t length = target->register_list ? 1 : target->path_count, count = 0;
    struct record **documents = records && kind ? records_of_kind(records, kind, &count) : NULL;
    for (size_t i = 0; i < count; i++) walk(writer->arena, &ids, documents[i], path, length);
    if (ids.count) qsort(ids.items, ids.count, sizeof *ids.items, by_text);
    size_t kept = 0;
    for (size_t i = 0; i < ids.count && kept < MOST; i++)
        if (!kept || !str_equal(ids.items[kept - 1], ids.items[i])) ids.items[kept++] = ids.items[i];
    ids.count = kept;
    return ids;
}

/* Paths begin in the document that the field stands in. */
static struct str name_of(struct schema_writer *writer, const struct field *field, const struct target *target) {
    struct str kind = target->kind || !field->set->kind ? (struct str){0} : field->set->kind->name;
    return str_format(writer->arena, "ids:%.*s%s%.*s", STR_ARG(kind), kind.size ? "." : "", STR_ARG(target->text));
}

struct str schema_ids_name(struct schema_writer *writer, const struct field *field, const struct target *target) {
    if (!target->kind && !target->path_count) return (struct str){0}; /* in error */
    struct str name = name_of(writer, field, target);
    size_t at = 0;
    while (at < writer->target_count && !str_equal(writer->targets[at].name, name)) at++;
    if (at == writer->target_count) {
        struct schema_ids ids = collect(writer, field, target);
        ids.name = name;
        ARENA_PUSH(writer->arena, writer->targets, writer->target_count, writer->target_capacity) = ids;
    }
    return writer->targets[at].count ? name : (struct str){0};
}

static void put_ids(struct schema_writer *writer, const struct schema_ids *ids) {
    schema_define(writer, ids->name);
    json_open(&writer->json, '{');
    json_entry_open(&writer->json, "enum", '[');
    for (size_t i = 0; i < ids->count; i++) {
        json_item(&writer->json);
        json_text(&writer->json, ids->items[i]);
    }
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
}

void schema_put_ids(struct schema_writer *writer) {
    for (size_t i = 0; i < writer->target_count; i++)
        if (writer->targets[i].count) put_ids(writer, &writer->targets[i]);
}
