/* What a record stands in comes before it, so one pass copies all. */
#include "kind/record_thin.h"

#include "base/arena.h"

struct thinning {
    const struct asked *asked;
    struct records *out;
    struct record **copies; /* by the number of the original; NULL: left out */
};

static const struct field *element_of(const struct field *field) { return field->element ? field->element : field; }

/* The group or list of the record around in which a record stands. */
static bool is_asked(const struct thinning *thinning, const struct record *record) {
    const struct field_set *outer = record->outer->set;
    for (size_t i = 0; i < outer->count; i++)
        if (element_of(&outer->fields[i])->fields == record->set) return asked_has(thinning->asked, &outer->fields[i]);
    return false;
}

static void copy_record(struct thinning *thinning, const struct record *record) {
    struct record *outer = record->outer ? thinning->copies[record->outer->number] : NULL;
    if (record->outer && (!outer || !is_asked(thinning, record))) return;
    struct record *copy = record_new(thinning->out, record->set, outer, record->span);
    copy->id = record->id;
    copy->language = record->language;
    copy->region = record->region;
    copy->currency = record->currency;
    if (!outer) copy->held = thinning->asked;
    thinning->copies[record->number] = copy;
}

static struct datum copy_datum(const struct thinning *thinning, const struct field *field, struct datum datum) {
    bool inside = element_of(field)->type == FIELD_GROUP;
    if (inside && datum.kind == DATUM_RECORD) datum.record = thinning->copies[datum.record->number];
    if (!inside || datum.kind != DATUM_LIST) return datum;
    struct datum *items = NEW_ARRAY(thinning->out->arena, struct datum, datum.count + 1);
    for (size_t i = 0; i < datum.count; i++) {
        items[i] = datum.items[i];
        if (items[i].kind == DATUM_RECORD) items[i].record = thinning->copies[items[i].record->number];
    }
    datum.items = items;
    return datum;
}

static void copy_values(const struct thinning *thinning, const struct record *record) {
    struct record *copy = thinning->copies[record->number];
    for (size_t i = 0; copy && i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        const struct datum *said = record_said_at(record, i);
        if (asked_has(thinning->asked, field) && said != &datum_never_said)
            record_put(thinning->out->arena, copy, field, copy_datum(thinning, field, *said));
    }
}

struct records *records_thin(struct arena *arena, const struct records *own, const struct asked *asked) {
    struct thinning thinning = {.asked = asked, .out = NEW(arena, struct records)};
    *thinning.out = (struct records){.arena = arena, .class = own->class, .as_of = own->as_of, .calendar = own->calendar};
    thinning.copies = NEW_ARRAY(arena, struct record *, own->count + 1);
    for (size_t i = 0; i < own->count; i++) copy_record(&thinning, own->items[i]);
    for (size_t i = 0; i < own->count; i++) copy_values(&thinning, own->items[i]);
    if (own->count) records_insert(thinning.out, thinning.copies[0]);
    return thinning.out;
}
