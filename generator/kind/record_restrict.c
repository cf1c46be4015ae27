/* The copy of all records that a class may see. What lies above it is not copied, so that no later mistake can print
 * it. A document is copied when somebody asks for something that it says, first what is little of it, its lists and
 * texts when one of these is asked for; with it all documents whose rows it refers to. Until then it is a record that
 * stands for it, to which references lead. */
#include "kind/record_restrict.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"
#include "formula/formula.h"

/* A record and its copy. */
struct copied {
    const struct record *full;
    struct record *copy;
};

/* What copies are made of, for as long as they may be asked for. */
struct restricted {
    struct record_filler filler; /* first: it is what copies know of this */
    const struct records *full;
    struct records *out;
    pthread_mutex_t lock; /* around all that is made */
};

/* While documents are copied: one that was asked for, and those whose rows it refers to. */
struct restriction {
    const struct records *full;
    struct records *out;
    struct arena *arena; /* of the copies of the document that is being copied */
    struct arena *scratch;
    const struct record *apart;  /* a document that is copied for one reader alone; NULL */
    struct copied *apart_copies; /* of its records: by number, once all are there */
    size_t apart_count, apart_capacity;
    struct copied *documents, *records; /* that are copied for everybody; documents[].copy is not out's record */
    size_t document_count, document_capacity, record_count, record_capacity;
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
    struct datum *items = NEW_ARRAY(restriction->arena, struct datum, datum.count);
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
    struct arena *arena = restriction->arena;
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

/* Which fields are copied. */
typedef bool choice_of_fields(const struct record *record, size_t index);

/* Groups and rows stand in `outer`; `only` NULL: all that the class sees. */
static void copy_values(struct restriction *restriction, const struct record *record, struct record *copy,
                        const struct record *outer, const struct frame *frame, choice_of_fields *only) {
    struct arena *arena = restriction->arena;
    enum class class = restriction->out->class;
    size_t room = 0;
    for (size_t i = 0; record->places && i < record->set->count; i++)
        room += is_seen(record, i, class) && (!only || only(record, i));
    record_make_room(arena, copy, room || !only ? room : 1); /* a document's places are never NULL */
    for (size_t i = 0; room && i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        if (is_seen(record, i, class) && (!only || only(record, i)))
            record_put(arena, copy, field, copy_datum(restriction, field, *record_said_at(record, i), outer, frame));
    }
}

/* A copy in which nothing is said yet. */
static struct record *frame_of(struct arena *arena, const struct record *record, const struct record *outer,
                               enum class class) {
    struct record *copy = NEW(arena, struct record);
    bool knows_id = !outer || !record->set->id || record->set->id->class <= class;
    *copy = (struct record){.set = record->set,
                            .outer = outer,
                            .document = outer ? outer->document : copy,
                            .id = knows_id ? record->id : (struct str){0},
                            .span = record->span,
                            .language = record->language,
                            .region = record->region,
                            .currency = record->currency,
                            .held = record->held,
                            .number = record->number};
    return copy;
}

static void note_copy(struct restriction *restriction, const struct record *record, struct record *copy) {
    struct copied copied = {record, copy};
    if (record->document == restriction->apart)
        ARENA_PUSH(restriction->scratch, restriction->apart_copies, restriction->apart_count,
                   restriction->apart_capacity) = copied;
    else
        ARENA_PUSH(restriction->scratch, restriction->records, restriction->record_count,
                   restriction->record_capacity) = copied;
}

/* Recursive as deep as the kind is nested. */
static struct record *copy_record(struct restriction *restriction, const struct record *record,
                                  const struct record *outer, const struct frame *around) {
    enum class class = restriction->out->class;
    struct frame frame = {.record = record, .outer = around};
    struct record *copy = frame_of(restriction->arena, record, outer, class);
    note_copy(restriction, record, copy);
    copy_values(restriction, record, copy, copy, &frame, NULL);
    return copy;
}

/* Documents --------------------------------------------------------------------------------------------------- */

enum { FEW = 8 };

static bool is_much(const struct record *document, const struct datum *datum);

static bool holds_much(const struct record *document, const struct record *group) {
    for (size_t i = 0; i < group->set->count; i++)
        if (is_much(document, record_said_at(group, i))) return true;
    return false;
}

/* Texts, lists of more than a few references, what leads to rows of the document itself; groups that hold such. */
static bool is_much(const struct record *document, const struct datum *datum) {
    if (datum->kind == DATUM_MARKDOWN) return true;
    bool own = datum->kind == DATUM_RECORD && datum->record->document == document && datum->record->outer;
    if (own) return datum->record->set->rows || holds_much(document, datum->record);
    for (size_t i = 0; datum->kind == DATUM_LIST && i < datum->count; i++)
        if (datum->items[i].kind != DATUM_RECORD || is_much(document, &datum->items[i])) return true;
    return datum->kind == DATUM_LIST && datum->count > FEW;
}

static bool is_rest(const struct record *record, size_t index) {
    return is_much(record, record_said_at(record, index));
}
static bool is_head(const struct record *record, size_t index) { return !is_rest(record, index); }

/* Copies of some of the fields; others may be reading, so they are put into place when all is done. */
static struct record *copy_some(struct restriction *restriction, const struct record *document,
                                choice_of_fields *only) {
    struct record *standing = restriction->out->items[document->number],
                  *copy = NEW(restriction->scratch, struct record);
    struct frame frame = {.record = document};
    size_t first = restriction->record_count;
    *copy = *standing;
    copy->filler = NULL;
    copy->places = NULL;
    copy->said = NULL;
    restriction->arena = restriction->out->arena;
    note_copy(restriction, document, copy);
    copy_values(restriction, document, copy, standing, &frame, only);
    for (size_t i = first + 1; i < restriction->record_count; i++)
        __atomic_store_n(&restriction->out->items[restriction->records[i].full->number], restriction->records[i].copy,
                         __ATOMIC_RELAXED);
    ARENA_PUSH(restriction->scratch, restriction->documents, restriction->document_count,
               restriction->document_capacity) = (struct copied){document, copy};
    return copy;
}

/* What it says in few words: who asks for its name need not have its rows. */
static void copy_head(struct restriction *restriction, const struct record *document) {
    struct record *standing = restriction->out->items[document->number];
    if (standing->said) return;
    const struct record *copy = copy_some(restriction, document, is_head);
    standing->said = copy->said;
    for (size_t i = 0; document->places && i < document->set->count; i++) {
        if (!is_seen(document, i, restriction->out->class) || !is_rest(document, i)) continue;
        copy->places[i] = RECORD_ASK;
        standing->partly = true;
    }
}

static void copy_rest(struct restriction *restriction, const struct record *document) {
    struct record *standing = restriction->out->items[document->number];
    if (!standing->partly) return;
    standing->said->next =
        copy_some(restriction, document, is_rest)->said; /* behind the head's, which nobody adds to */
    standing->partly = false;
}

static void copy_whole(struct restriction *restriction, const struct record *document) {
    copy_head(restriction, document);
    copy_rest(restriction, document);
}

/* Head and rest are there in this order. */
static void show_to_all(const struct restriction *restriction) {
    for (size_t d = 0; d < restriction->document_count; d++) {
        const struct copied *document = &restriction->documents[d];
        struct record *standing = restriction->out->items[document->full->number];
        bool rest = document->copy->said != standing->said;
        if (!rest) __atomic_store_n(&standing->places, document->copy->places, __ATOMIC_RELEASE);
        for (size_t i = 0; rest && i < standing->set->count; i++)
            if (document->copy->places[i])
                __atomic_store_n(&standing->places[i], (uint16_t)(standing->said->room + document->copy->places[i]),
                                 __ATOMIC_RELEASE);
    }
}

/* References -------------------------------------------------------------------------------------------------- */

static int by_number(const void *left, const void *right) {
    const struct copied *a = left, *b = right;
    return (a->full->number > b->full->number) - (a->full->number < b->full->number);
}

static struct record *copy_apart(const struct restriction *restriction, const struct record *record) {
    struct copied wanted = {.full = record};
    const struct copied *found = bsearch(&wanted, restriction->apart_copies, restriction->apart_count,
                                         sizeof *restriction->apart_copies, by_number);
    return found ? found->copy : NULL;
}

/* NULL: it is not released. Rows are there when their documents are. */
static struct record *copy_of(struct restriction *restriction, const struct record *record) {
    if (record->document == restriction->apart) return copy_apart(restriction, record);
    if (record->outer) copy_whole(restriction, record->document);
    return restriction->out->items[record->number];
}

static void redirect(struct restriction *restriction, struct datum *datum) {
    if (datum->kind != DATUM_RECORD) return;
    struct record *copy = copy_of(restriction, datum->record);
    if (copy) datum->record = copy, datum->text = copy->id;
    else *datum = (struct datum){0};
}

static void redirect_list(struct restriction *restriction, struct datum *list) {
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct datum item = list->items[i];
        bool led = item.kind == DATUM_RECORD;
        redirect(restriction, &item);
        if (!led || item.kind == DATUM_RECORD) list->items[kept++] = item;
    }
    list->count = kept;
}

static void redirect_fields(struct restriction *restriction, const struct record *record) {
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

/* Documents that are referred to are copied on the way, and are next. What is for everybody never leads to what is for
 * one reader. */
static void redirect_all(struct restriction *restriction) {
    for (size_t i = 0; i < restriction->apart_count; i++)
        redirect_fields(restriction, restriction->apart_copies[i].copy);
    restriction->apart = NULL;
    for (size_t i = 0; i < restriction->record_count; i++) redirect_fields(restriction, restriction->records[i].copy);
    show_to_all(restriction);
}

/* Who asks ------------------------------------------------------------------------------------------------------ */

typedef void copying(struct restriction *restriction, const struct record *document);

static const uint16_t *copy(struct record_filler *filler, const struct record *record, copying *part) {
    struct restricted *all = (struct restricted *)filler;
    pthread_mutex_lock(&all->lock);
    struct restriction restriction = {.full = all->full, .out = all->out, .scratch = arena_create()};
    part(&restriction, all->full->items[record->number]);
    redirect_all(&restriction);
    arena_destroy(restriction.scratch);
    pthread_mutex_unlock(&all->lock);
    return record->places;
}

static const uint16_t *fill(struct record_filler *filler, const struct record *record) {
    return copy(filler, record, copy_head);
}

static const uint16_t *fill_rest(struct record_filler *filler, const struct record *record) {
    return copy(filler, record, copy_rest);
}

const struct record *record_restrict(struct arena *arena, const struct records *seen, const struct record *full) {
    struct restricted *all = (struct restricted *)seen->filler;
    if (!all || !full) return full;
    struct restriction restriction = {
        .full = all->full, .out = all->out, .arena = arena, .scratch = arena_create(), .apart = full};
    struct record *copy = copy_record(&restriction, full, NULL, NULL);
    qsort(restriction.apart_copies, restriction.apart_count, sizeof *restriction.apart_copies, by_number);
    pthread_mutex_lock(&all->lock);
    redirect_all(&restriction);
    pthread_mutex_unlock(&all->lock);
    arena_destroy(restriction.scratch);
    return copy;
}

/* Copies of each class are made in an arena of their own, by whoever asks, while others are made for another class. */
struct records *records_restrict(struct arena *owner, const struct records *full, enum class class) {
    struct arena *arena = arena_create_within(owner);
    struct records *out = NEW(arena, struct records);
    struct restricted *all = NEW(arena, struct restricted);
    *out = (struct records){.arena = arena,
                            .class = class,
                            .as_of = full->as_of,
                            .calendar = full->calendar,
                            .documents = NEW_ARRAY(arena, struct record *, full->document_count + 1),
                            .document_count = full->document_count,
                            .items = NEW_ARRAY(arena, struct record *, full->count + 1),
                            .count = full->count,
                            .filler = &all->filler};
    *all = (struct restricted){.filler = {fill, fill_rest}, .full = full, .out = out};
    pthread_mutex_init(&all->lock, NULL);
    for (size_t i = 0; i < full->count; i++) { /* documents that nobody wrote are in no collection */
        if (full->items[i]->outer) continue;
        out->items[i] = frame_of(arena, full->items[i], NULL, class);
        out->items[i]->filler = out->filler;
    }
    for (size_t i = 0; i < full->document_count; i++) out->documents[i] = out->items[full->documents[i]->number];
    if (full->project) out->project = out->items[full->project->number];
    return out;
}
