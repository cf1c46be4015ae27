/* An id is made of the row's name, not of its place: it is the same as long as the name is. Of two rows with one name
 * the second is “name_2”. */
#include "kind/record_ids.h"

#include <stdlib.h>

/* Making ------------------------------------------------------------------------------------------------------ */

enum { MOST_LETTERS = 40 };

/* Ids of a list; open addressing, with more than twice as many slots as rows. */
struct id_table {
    struct id_slot {
        struct str id;
        size_t next; /* the number to try when the id is to be made again; 0: free */
    } * slots;
    size_t mask;
};

static struct id_slot *slot_of(const struct id_table *table, struct str id) {
    size_t at = str_hash(id) & table->mask;
    while (table->slots[at].next && !str_equal(table->slots[at].id, id)) at = (at + 1) & table->mask;
    return &table->slots[at];
}

static struct id_table table_new(struct arena *arena, size_t rows) {
    size_t size = 8;
    while (size < rows * 3) size *= 2;
    return (struct id_table){NEW_ARRAY(arena, struct id_slot, size), size - 1};
}

/* Whole words only. */
static struct str shorten(struct str id) {
    size_t end = MOST_LETTERS;
    if (id.size <= MOST_LETTERS) return id;
    while (end && id.data[end] != '_') end--;
    return str_slice(id, 0, end ? end : MOST_LETTERS);
}

/* What no Latin letter is in gets an id all the same. */
static struct str id_of_text(struct arena *arena, struct str text) {
    struct str id = shorten(text_id(arena, text));
    return id.size || !text.size ? id : str_format(arena, "id_%08x", str_hash(text));
}

/* Ids stand in anchors and links: they are made of what everybody sees. */
static struct str text_of(struct datum datum) {
    if (datum.kind == DATUM_TEXT && datum.seen) return datum.seen[CLASS_CUSTOMER].text;
    return datum.kind == DATUM_UNKNOWN || datum.kind == DATUM_LIST || datum.kind == DATUM_RECORD ? (struct str){0}
                                                                                                 : datum.text;
}

static struct str name_of(const struct record *row) {
    const struct field *naming = row->set->naming;
    struct str text = naming ? text_of(*record_said(row, naming)) : (struct str){0};
    for (size_t i = 0; i < row->set->count && !text.size; i++)
        if (&row->set->fields[i] != row->set->id) text = text_of(*record_said_at(row, i));
    return text;
}

static void make_id(struct arena *arena, const struct id_table *table, struct record *row) {
    struct str base = id_of_text(arena, name_of(row)), id = base;
    if (!base.size) return;
    struct id_slot *slot = slot_of(table, base), *taken = slot;
    while (taken->next) {
        id = str_format(arena, "%.*s_%zu", STR_ARG(base), ++slot->next);
        taken = slot_of(table, id);
    }
    *taken = (struct id_slot){id, 1};
    row->id = id;
    record_put(arena, row, row->set->id, (struct datum){.kind = DATUM_TEXT, .text = id});
}

static bool is_written(const struct record *row) {
    const struct datum *id = record_said(row, row->set->id);
    return id->span.line && (id->kind != DATUM_MISSING || id->text.size);
}

static void take_written(const struct id_table *table, struct record *row) {
    const struct datum *id = record_said(row, row->set->id);
    if (id->kind == DATUM_UNKNOWN) return;
    row->id = id->text;
    if (row->id.size) *slot_of(table, row->id) = (struct id_slot){row->id, 1};
}

void rows_make_ids(struct records *records, const struct field *list, struct datum *rows, size_t count) {
    const struct field *id = field_rows(list)->id;
    if (!id) return;
    struct id_table table = table_new(records->arena, count);
    for (size_t i = 0; i < count; i++) {
        struct record *row = records->items[rows[i].record->number];
        if (is_written(row)) take_written(&table, row);
    }
    for (size_t i = 0; i < count; i++) {
        struct record *row = records->items[rows[i].record->number];
        if (id->type == FIELD_TEXT && !is_written(row)) make_id(records->arena, &table, row);
        rows[i].text = row->id;
    }
}

/* Checking ---------------------------------------------------------------------------------------------------- */

static int by_id(const void *left, const void *right) {
    const struct record *a = *(const struct record *const *)left, *b = *(const struct record *const *)right;
    int order = str_compare(a->id, b->id);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* Sorted, so that a list of any length costs little. */
void rows_check_ids(struct record_reader *reader, const struct datum *rows, size_t row_count) {
    const struct record **sorted = NEW_ARRAY(reader->arena, const struct record *, row_count);
    size_t count = 0;
    for (size_t i = 0; i < row_count; i++)
        if (rows[i].record->id.size) sorted[count++] = rows[i].record;
    if (count) qsort(sorted, count, sizeof *sorted, by_id);
    for (size_t i = 1; i < count; i++) {
        if (!str_equal(sorted[i - 1]->id, sorted[i]->id)) continue;
        const struct record *row = sorted[i];
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I10, record_said(row, row->set->id)->span,
                                        "the id “{0}” is there twice in this list", row->id);
        diagnose_help(reader->sink, d, "the first is in line {0}; give this row an id of its own",
                      sorted[i - 1]->span.line);
    }
}
