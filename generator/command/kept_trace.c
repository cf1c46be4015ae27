/* A trace is kept as things, documents, names of fields, and values: of a value its document and its field by number,
 * the record by its identity, the value by 64 bits of its hash. A report over ten thousand plans reads hundreds of
 * thousands of them. */
#include "command/kept_trace.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"

struct kept_cell {
    uint64_t record, value;
    uint32_t document;
    uint16_t field; /* by index, or one of the two below */
    uint16_t name;  /* of the field */
};
enum { FIELD_HEAD = UINT16_MAX, FIELD_WHOLE = UINT16_MAX - 1, NAMES_MOST = UINT16_MAX };

/* ---- keys and grounds ---- */

struct sha256 kept_key(const struct str *parts, size_t count) {
    struct buffer all = {0};
    for (size_t i = 0; i < count; i++) {
        uint64_t size = parts[i].size;
        buffer_bytes(&all, &size, sizeof size);
        buffer_append(&all, parts[i]);
    }
    struct sha256 key = sha256_of(buffer_str(&all));
    buffer_free(&all);
    return key;
}

static const uint64_t mark = UINT64_C(0x31736563617274); /* "traces1" */

void kept_put_grounds(struct kept_writer *writer, const struct hash grounds[GROUND_COUNT]) {
    kept_put(writer, mark);
    for (size_t g = 0; g < GROUND_COUNT; g++) kept_put_hash(writer, grounds[g]);
}

bool kept_grounds_hold(struct kept_reader *reader, const struct hash grounds[GROUND_COUNT], struct reason *reason) {
    *reason = (struct reason){.kind = REASON_NEW};
    if (kept_take(reader) != mark) return false;
    for (size_t g = 0; g < GROUND_COUNT; g++) {
        struct hash kept = kept_take_hash(reader);
        if (hash_equal(kept, grounds[g]) && !reader->failed) continue;
        *reason = (struct reason){.kind = REASON_GROUND, .ground = (enum ground)g};
        return false;
    }
    *reason = (struct reason){0};
    return true;
}

/* ---- writing ---- */

void kept_trace_span(struct kept_writer *writer, struct trace *trace, const struct project_document *own,
                     struct span span) {
    if (!span.source || span.source->files != writer->sources->own) return;
    for (size_t i = 0; i < own->source_count; i++)
        if (own->sources[i] == span.source) return;
    trace_thing(trace, TRACE_FILE, CLASS_CONFIDENTIAL, span.source->name);
}

/* Documents and fields that were met, each once: by address. */
struct listed {
    const void **items;
    size_t count, capacity;
    uint32_t *places; /* open addressing: number + 1 */
    size_t mask;
};

static uint32_t *place_in(const struct listed *all, const void *item) {
    uintptr_t mixed = (uintptr_t)item >> 4;
    size_t at = (mixed ^ mixed >> 17) & all->mask;
    while (all->places[at] && all->items[all->places[at] - 1] != item) at = (at + 1) & all->mask;
    return &all->places[at];
}

static size_t number_in(struct arena *arena, struct listed *all, const void *item) {
    enum { FIRST_SIZE = 32 };
    if (!all->places || 2 * all->count > all->mask) {
        size_t size = all->places ? 2 * (all->mask + 1) : FIRST_SIZE;
        all->places = NEW_ARRAY(arena, uint32_t, size);
        all->mask = size - 1;
        for (size_t i = 0; i < all->count; i++) *place_in(all, all->items[i]) = (uint32_t)i + 1;
    }
    uint32_t *place = place_in(all, item);
    if (*place) return *place - 1;
    ARENA_PUSH(arena, all->items, all->count, all->capacity) = item;
    *place = (uint32_t)all->count;
    return all->count - 1;
}

/* As people know it: the path of its file, or what it is called. */
static struct str document_name(struct arena *arena, const struct record *document) {
    const struct source *source = document->span.source;
    if (!source) return str_format(arena, "%.*s/%.*s", STR_ARG(document->set->kind->name), STR_ARG(document->id));
    struct str name = source->name, extension = path_extension(name);
    name.size -= extension.size ? extension.size + 1 : 0;
    return name;
}

static void put_things(struct kept_writer *writer, struct keeper *keeper, const struct trace_taken *taken) {
    kept_put(writer, taken->thing_count);
    for (size_t i = 0; i < taken->thing_count; i++) {
        const struct trace_named *thing = &taken->things[i];
        kept_put(writer, (uint64_t)thing->thing << 8 | thing->class);
        kept_put_text(writer, thing->name);
        kept_put_hash(writer, keeper_thing(keeper, thing->thing, thing->class, thing->name));
    }
}

static uint64_t hash_of_cell(struct record_hashes *hashes, const struct record *record, uint16_t field) {
    struct hash hash = field == FIELD_HEAD    ? record_head_hash(hashes, record)
                       : field == FIELD_WHOLE ? record_whole_hash(hashes, record)
                                              : record_value_hash(hashes, record, &record->set->fields[field]);
    return hash_short(hash);
}

static bool put_cells(struct kept_writer *writer, struct keeper *keeper, const struct trace_taken *taken,
                      const struct kept_cell *cells, const struct listed *documents, const enum class *classes,
                      const struct listed *fields) {
    struct arena *scratch = arena_create();
    kept_put(writer, documents->count);
    for (size_t i = 0; i < documents->count; i++) {
        kept_put(writer, classes[i]);
        kept_put(writer, record_identity(keeper_records(keeper, classes[i]), documents->items[i]));
        kept_put_text(writer, document_name(scratch, documents->items[i]));
    }
    kept_put(writer, fields->count);
    for (size_t i = 0; i < fields->count; i++) kept_put_text(writer, field_path(scratch, fields->items[i]));
    kept_put(writer, taken->cell_count);
    buffer_bytes(writer->out, cells, taken->cell_count * sizeof *cells);
    arena_destroy(scratch);
    return true;
}

bool kept_put_trace(struct kept_writer *writer, struct keeper *keeper, const struct trace *trace) {
    struct trace_taken taken = trace_taken(trace);
    struct arena *scratch = arena_create();
    struct listed documents = {0}, fields = {0};
    struct kept_cell *cells = NEW_ARRAY(scratch, struct kept_cell, taken.cell_count + 1);
    enum class *classes = NEW_ARRAY(scratch, enum class, taken.cell_count + 1);
    bool fine = !taken.refused;
    for (size_t i = 0; i < taken.cell_count && fine; i++) {
        const struct trace_cell *cell = &taken.cells[i];
        struct record_hashes *hashes = keeper_records(keeper, cell->class);
        size_t document = number_in(scratch, &documents, cell->record->document), name = NAMES_MOST;
        classes[document] = cell->class;
        if (cell->part == TRACE_VALUE) name = number_in(scratch, &fields, cell->field);
        fine = hashes && (cell->part != TRACE_VALUE || (name < NAMES_MOST && cell->field->index < FIELD_WHOLE));
        if (!fine) break;
        uint16_t field = cell->part == TRACE_VALUE ? (uint16_t)cell->field->index
                         : cell->part == TRACE_HEAD ? (uint16_t)FIELD_HEAD
                                                    : (uint16_t)FIELD_WHOLE;
        cells[i] = (struct kept_cell){.record = record_identity(hashes, cell->record),
                                      .value = hash_of_cell(hashes, cell->record, field),
                                      .document = (uint32_t)document,
                                      .field = field,
                                      .name = (uint16_t)name};
    }
    if (fine) put_things(writer, keeper, &taken);
    fine = fine && !keeper_is_torn(keeper); /* a file that was read may be another one by now */
    if (fine) put_cells(writer, keeper, &taken, cells, &documents, classes, &fields);
    arena_destroy(scratch);
    return fine;
}

/* ---- comparing ---- */

static bool things_hold(struct kept_reader *reader, struct keeper *keeper, struct reason *reason) {
    size_t count = kept_take_count(reader, 4 * sizeof(uint64_t));
    for (size_t i = 0; i < count && !reader->failed; i++) {
        uint64_t what = kept_take(reader);
        struct str name = kept_take_text(reader);
        struct hash kept = kept_take_hash(reader);
        if (what >> 8 >= TRACE_THINGS || (what & 255) >= CLASS_COUNT || reader->failed) return reader->failed = true, false;
        enum trace_thing thing = (enum trace_thing)(what >> 8);
        struct hash found = keeper_thing(keeper, thing, (enum class)(what & 255), name);
        if (hash_equal(kept, found)) continue;
        *reason = (struct reason){.kind = REASON_THING, .thing = thing, .what = name};
        return false;
    }
    return !reader->failed;
}

/* A document that is traced, as it was kept. */
struct kept_document {
    struct record_hashes *hashes; /* NULL: its records are not there */
    uint64_t identity;
    struct str name;
};

static struct kept_document *take_documents(struct kept_reader *reader, struct keeper *keeper, size_t *count) {
    *count = kept_take_count(reader, 3 * sizeof(uint64_t));
    struct kept_document *documents = NEW_ARRAY(reader->arena, struct kept_document, *count + 1);
    for (size_t i = 0; i < *count && !reader->failed; i++) {
        uint64_t class = kept_take(reader);
        documents[i].hashes = class < CLASS_COUNT ? keeper_records(keeper, (enum class)class) : NULL;
        documents[i].identity = kept_take(reader);
        documents[i].name = kept_take_text(reader);
    }
    return documents;
}

static struct str *take_names(struct kept_reader *reader, size_t *count) {
    *count = kept_take_count(reader, sizeof(uint64_t));
    struct str *names = NEW_ARRAY(reader->arena, struct str, *count + 1);
    for (size_t i = 0; i < *count; i++) names[i] = kept_take_text(reader);
    return names;
}

static struct reason reason_of(const struct kept_cell *cell, const struct kept_document *document,
                               const struct str *names, size_t name_count) {
    struct reason reason = {.kind = REASON_VALUE, .of = document->name};
    if (cell->field == FIELD_HEAD) reason.kind = REASON_NAME;
    else if (cell->field == FIELD_WHOLE || cell->name >= name_count) reason.kind = REASON_WHOLE;
    else reason.what = names[cell->name];
    return reason;
}

static bool cell_holds(const struct kept_cell *cell, const struct kept_document *document) {
    const struct record *record =
        document->hashes ? record_of_identity(document->hashes, document->identity, cell->record) : NULL;
    bool whole = cell->field == FIELD_HEAD || cell->field == FIELD_WHOLE;
    if (!record || (!whole && cell->field >= record->set->count)) return false;
    return hash_of_cell(document->hashes, record, cell->field) == cell->value;
}

bool kept_trace_holds(struct kept_reader *reader, struct keeper *keeper, struct reason *reason) {
    size_t documents_count, name_count;
    *reason = (struct reason){.kind = REASON_NEW};
    if (!things_hold(reader, keeper, reason)) return false;
    const struct kept_document *documents = take_documents(reader, keeper, &documents_count);
    const struct str *names = take_names(reader, &name_count);
    size_t count = kept_take_count(reader, sizeof(struct kept_cell));
    struct kept_cell cell;
    for (size_t i = 0; i < count && !reader->failed; i++) {
        memcpy(&cell, reader->bytes.data + i * sizeof cell, sizeof cell);
        if (cell.document >= documents_count) return false;
        if (cell_holds(&cell, &documents[cell.document])) continue;
        *reason = reason_of(&cell, &documents[cell.document], names, name_count);
        return false;
    }
    reader->bytes = str_skip(reader->bytes, count * sizeof cell);
    if (!reader->failed) *reason = (struct reason){0};
    return !reader->failed;
}
