/* The copy of all records that a class may see. What lies above it is not copied, so that no later mistake can print
 * it. */
#include "kind/record_restrict.h"

#include "base/arena.h"
#include "formula/formula.h"

struct restriction {
    const struct records *full;
    struct records *out;
    struct record **copies; /* by the number of the original; NULL: not released */
    struct arena *scratch;
};

/* Markdown ---------------------------------------------------------------------------------------------------- */

/* A division of unknown class was reported when it was read; it counts as the highest. */
static bool is_above(const struct block *block, enum class class) {
    enum class needed;
    if (block->kind != BLOCK_DIVISION) return false;
    return (class_parse(block->info, &needed) ? needed : CLASS_CONFIDENTIAL) > class;
}

/* Cells hold paragraphs; those of most tables hold no blocks of a class, and the table is shared. */
static struct block *copy_blocks(struct arena *arena, const struct block *first, enum class class);

static struct table *copy_table(struct arena *arena, const struct table *table, enum class class) {
    struct table *copy = NEW(arena, struct table);
    *copy = *table;
    copy->columns = NEW_ARRAY(arena, struct column, table->column_count + 1);
    copy->rows = NEW_ARRAY(arena, struct row, table->row_count + 1);
    for (size_t c = 0; c < table->column_count; c++) {
        copy->columns[c] = table->columns[c];
        copy->columns[c].heading = inline_for_class(arena, table->columns[c].heading, class);
    }
    for (size_t r = 0; r < table->row_count; r++) {
        copy->rows[r] = table->rows[r];
        copy->rows[r].cells = NEW_ARRAY(arena, struct cell, table->column_count + 1);
        for (size_t c = 0; c < table->column_count; c++) {
            copy->rows[r].cells[c] = table->rows[r].cells[c];
            copy->rows[r].cells[c].blocks = copy_blocks(arena, table->rows[r].cells[c].blocks, class);
        }
    }
    return copy;
}

/* Neither the raw text nor the anchor keeps what a block in the line holds. */
static void restrict_inlines(struct arena *arena, struct block *copy, enum class class) {
    struct inline_node *inlines = inline_for_class(arena, copy->inlines, class);
    if (inlines == copy->inlines) return;
    copy->inlines = inlines;
    copy->source = (struct str){0};
    if (copy->slug.size) copy->slug = text_slug(arena, inline_plain(arena, inlines));
}

static bool is_nothing_left(const struct block *original, const struct block *copy) {
    return original->kind == BLOCK_PARAGRAPH && original->inlines && !copy->inlines;
}

/* Recursive as deep as Markdown is nested, which its reader limits. */
static struct block *copy_blocks(struct arena *arena, const struct block *first, enum class class) {
    struct block_list list = {0};
    for (const struct block *block = first; block; block = block->next) {
        if (is_above(block, class)) continue;
        struct block *copy = NEW(arena, struct block), *inner = copy_blocks(arena, block->first, class);
        *copy = *block;
        copy->next = NULL;
        copy->first = inner;
        restrict_inlines(arena, copy, class);
        if (copy->table) copy->table = copy_table(arena, copy->table, class);
        bool heading_alone = block->kind == BLOCK_SECTION && block->assumed && class < CLASS_INTERNAL;
        bool headless = block->kind == BLOCK_SECTION && block->inlines && !copy->inlines;
        if (heading_alone || headless) block_append(&list, inner);
        else if (!is_nothing_left(block, copy)) block_append(&list, copy);
    }
    return list.first;
}

/* Records ----------------------------------------------------------------------------------------------------- */

static struct record *copy_record(struct restriction *restriction, const struct record *record,
                                  const struct record *outer, const struct frame *around);

static bool is_released(struct restriction *restriction, const struct field *list, const struct frame *frame) {
    if (!list->release_text.size || restriction->out->class >= CLASS_INTERNAL) return true;
    if (!list->release) return false; /* the formula is in error */
    struct arena_mark mark = arena_mark(restriction->scratch);
    struct diagnostics sink = diagnostics_new(restriction->scratch); /* what cannot be computed is not released */
    struct computation computation = {.arena = restriction->scratch,
                                      .sink = &sink,
                                      .records = restriction->full,
                                      .project = restriction->full->project,
                                      .as_of = restriction->full->as_of};
    bool released = datum_is_true(formula_value(&computation, list->release, frame));
    arena_rewind(restriction->scratch, mark);
    return released;
}

static struct datum copy_rows(struct restriction *restriction, const struct field *list, struct datum datum,
                              const struct record *outer, const struct frame *around) {
    struct datum *items = NEW_ARRAY(restriction->out->arena, struct datum, datum.count);
    size_t count = 0;
    for (size_t i = 0; i < datum.count; i++) {
        struct frame frame = {.record = datum.items[i].record, .outer = around};
        if (!is_released(restriction, list, &frame)) continue;
        items[count] = datum.items[i];
        items[count].record = copy_record(restriction, datum.items[i].record, outer, around);
        items[count].text = items[count].record->id;
        count++;
    }
    datum.items = items;
    datum.count = count;
    return datum;
}

/* References still lead to the originals. */
static struct datum copy_datum(struct restriction *restriction, const struct field *field, struct datum datum,
                               const struct record *outer, const struct frame *around) {
    struct arena *arena = restriction->out->arena;
    if (datum.kind == DATUM_MARKDOWN) {
        datum.blocks = copy_blocks(arena, datum.blocks, restriction->out->class);
        datum.text = (struct str){0}; /* the raw text has its divisions still */
    }
    datum = datum_seen_by(datum, restriction->out->class);
    if (datum.kind == DATUM_RECORD && field->type == FIELD_GROUP)
        datum.record = copy_record(restriction, datum.record, outer, around);
    if (datum.kind != DATUM_LIST) return datum;
    if (field->type == FIELD_LIST && field->element->type == FIELD_GROUP)
        return copy_rows(restriction, field, datum, outer, around);
    const struct field *element = field->type == FIELD_LIST ? field->element : field;
    struct datum *items = NEW_ARRAY(arena, struct datum, datum.count);
    size_t count = 0;
    for (size_t i = 0; i < datum.count; i++) {
        struct datum item = datum.items[i];
        if (field != element) item = copy_datum(restriction, element, item, outer, around);
        if (item.kind != DATUM_MISSING || datum.items[i].kind == DATUM_MISSING) items[count++] = item;
    }
    datum.items = items;
    datum.count = count;
    return datum;
}

static bool is_seen(const struct record *record, size_t index, enum class class) {
    return record->set->fields[index].class <= class && record->places[index];
}

static size_t count_seen(const struct record *record, enum class class) {
    size_t count = 0;
    for (size_t i = 0; record->places && i < record->set->count; i++) count += is_seen(record, i, class);
    return count;
}

/* Recursive as deep as the kind is nested. */
static struct record *copy_record(struct restriction *restriction, const struct record *record,
                                  const struct record *outer, const struct frame *around) {
    enum class class = restriction->out->class;
    struct frame frame = {.record = record, .outer = around};
    struct record *copy = record_new(restriction->out, record->set, outer, record->span);
    restriction->copies[record->number] = copy;
    copy->language = record->language;
    copy->region = record->region;
    copy->currency = record->currency;
    bool knows_id = !outer || !record->set->id || record->set->id->class <= class;
    if (knows_id) copy->id = record->id;
    struct arena *arena = restriction->out->arena;
    record_make_room(arena, copy, count_seen(record, class));
    for (size_t i = 0; copy->places && i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        if (is_seen(record, i, class))
            record_put(arena, copy, field, copy_datum(restriction, field, *record_said_at(record, i), copy, &frame));
    }
    return copy;
}

/* References -------------------------------------------------------------------------------------------------- */

static void redirect(const struct restriction *restriction, struct datum *datum) {
    if (datum->kind != DATUM_RECORD) return;
    struct record *copy = restriction->copies[datum->record->number];
    if (copy) datum->record = copy, datum->text = copy->id;
    else *datum = (struct datum){0};
}

static void redirect_list(const struct restriction *restriction, struct datum *list) {
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct datum item = list->items[i];
        bool led = item.kind == DATUM_RECORD;
        redirect(restriction, &item);
        if (!led || item.kind == DATUM_RECORD) list->items[kept++] = item;
    }
    list->count = kept;
}

static void redirect_fields(const struct restriction *restriction, struct record *record) {
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        struct datum *datum = record_datum_at(record, i);
        if (!datum) continue;
        bool listed = field->type == FIELD_LIST && field->element->type == FIELD_REFERENCE;
        if (field->type == FIELD_REFERENCE) redirect(restriction, datum);
        else if (datum->kind == DATUM_LIST && (listed || field->type == FIELD_DOCUMENTS))
            redirect_list(restriction, datum);
    }
}

struct records *records_restrict(struct arena *arena, const struct records *full, enum class class) {
    struct records *out = NEW(arena, struct records);
    *out = (struct records){.arena = arena, .class = class, .as_of = full->as_of, .calendar = full->calendar};
    struct restriction restriction = {.full = full, .out = out, .scratch = arena_create()};
    restriction.copies = NEW_ARRAY(arena, struct record *, full->count);
    for (size_t i = 0; i < full->document_count; i++)
        records_insert(out, copy_record(&restriction, full->documents[i], NULL, NULL));
    for (size_t i = 0; i < full->count; i++) /* documents that nobody wrote are in no collection */
        if (!full->items[i]->outer && !restriction.copies[i]) copy_record(&restriction, full->items[i], NULL, NULL);
    for (size_t i = 0; i < out->count; i++) redirect_fields(&restriction, out->items[i]);
    if (full->project) out->project = restriction.copies[full->project->number];
    arena_destroy(restriction.scratch);
    return out;
}
