/* Places of values, sorted, and looking them up. */
#include "command/about.h"

#include <stdlib.h>

#include "base/arena.h"

struct place {
    const struct source *source;
    uint32_t line, column;
    const struct record *record; /* in which the value stands, or the row itself */
    const struct field *field;   /* NULL: a row */
};

struct about {
    struct place *items;
    size_t count, capacity;
};

/* Of what begins at one place a value goes before the row that it is the first of. */
static int by_place(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    if (a->source != b->source) return a->source < b->source ? -1 : 1;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    if (a->column != b->column) return a->column < b->column ? -1 : 1;
    if (!a->field != !b->field) return a->field ? -1 : 1;
    return a->record->number < b->record->number ? -1 : a->record->number > b->record->number;
}

static void add(struct arena *arena, struct about *about, struct span span, const struct record *record,
                const struct field *field) {
    if (!span.source || !span.line) return;
    ARENA_PUSH(arena, about->items, about->count, about->capacity) =
        (struct place){span.source, span.line, span.column, record, field};
}

static void add_record(struct arena *arena, struct about *about, const struct record *record) {
    add(arena, about, record->span, record, NULL);
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        const struct datum *datum = record_said_at(record, i);
        add(arena, about, datum->span, record, field);
        bool rows = field_rows(field) && field->type != FIELD_REFERENCE;
        for (size_t v = 0; datum->kind == DATUM_LIST && !rows && v < datum->count; v++)
            add(arena, about, datum->items[v].span, record, field);
    }
}

const struct about *about_new(struct arena *arena, const struct records *records) {
    struct about *about = NEW(arena, struct about);
    for (size_t i = 0; i < records->count; i++) add_record(arena, about, records->items[i]);
    if (about->count) qsort(about->items, about->count, sizeof *about->items, by_place);
    return about;
}

/* The first that is not before a span. */
static const struct place *find(const struct about *about, struct span span) {
    size_t from = 0, to = about->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const struct place *at = &about->items[middle];
        bool before = at->source != span.source ? at->source < span.source
                      : at->line != span.line   ? at->line < span.line
                                                : at->column < span.column;
        if (before) from = middle + 1;
        else to = middle;
    }
    const struct place *found = about->items + from;
    bool there =
        from < about->count && found->source == span.source && found->line == span.line && found->column == span.column;
    return there ? found : NULL;
}

void about_fill(struct arena *arena, const struct about *about, struct diagnostic *diagnostic) {
    if (diagnostic->row.size || diagnostic->path.size || !diagnostic->span.source || !diagnostic->span.line) return;
    const struct place *place = find(about, diagnostic->span);
    if (!place) return;
    diagnostic->row = record_open_id(place->record);
    if (!place->field) return;
    diagnostic->path = field_path(arena, place->field);
    if (!diagnostic->class.size) diagnostic->class = class_name(place->field->class);
}
