/* A front (language, currency), then of every record, by its number, its set and the record that it stands in, then of
 * every one its data, then what was said.
 * Most data of a record are missing: only those that say something are there. */
#include "kind/record_image.h"

#include <assert.h>

#include "base/arena.h"
#include "base/files.h"
#include "base/message_flat.h"
#include "base/region.h"
#include "tree/block_flat.h"

/* Who adds to them adds to what is put and taken here. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct datum) == 80, "all of a datum is put");
_Static_assert(sizeof(void *) != 8 || sizeof(struct record) == 136, "all of a record is put");

/* The sets of fields that records of a kind's documents have, by number. */
struct sets {
    struct arena *arena;
    const struct field_set **items;
    size_t count, capacity;
};

static const struct field *element_of(const struct field *field) { return field->element ? field->element : field; }

/* As deep as fields are nested. */
static void add_sets(struct sets *sets, const struct field_set *set) {
    ARENA_PUSH(sets->arena, sets->items, sets->count, sets->capacity) = set;
    for (size_t i = 0; i < set->count; i++) {
        const struct field *inner = element_of(&set->fields[i]);
        if (inner->type == FIELD_GROUP && inner->fields) add_sets(sets, inner->fields);
    }
}

static struct sets sets_of(struct arena *arena, const struct kind *kind) {
    struct sets sets = {.arena = arena};
    add_sets(&sets, kind->fields);
    return sets;
}

static size_t set_number(const struct sets *sets, const struct field_set *set) {
    size_t i = 0;
    while (i < sets->count && sets->items[i] != set) i++;
    return i;
}

/* What stands at the front of a datum. */
enum datum_part {
    KIND_BITS = 4, /* of enum datum_kind */
    IS_UNREAD = 1 << 4,
    HAS_TEXT = 1 << 5,
    HAS_SPAN = 1 << 6,
    HAS_MANNER = 1 << 7, /* bound, per */
    HAS_MORE = 1 << 8    /* said, seen; a unit */
};

enum { SEEN_CLASSES = CLASS_CONFIDENTIAL + 1 };

/* What a field can be read as. */
static bool fits(const struct field *field, enum datum_kind kind) {
    if (kind == DATUM_MISSING || kind == DATUM_UNKNOWN) return true;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_REFERENCE:
    case FIELD_POINTER: return kind == DATUM_TEXT;
    case FIELD_MARKDOWN: return kind == DATUM_MARKDOWN;
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_MONTH: return kind == DATUM_NUMBER;
    case FIELD_PERCENT: return kind == DATUM_PERCENT;
    case FIELD_MONEY: return kind == DATUM_MONEY;
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR: return kind == DATUM_DATE;
    case FIELD_CLOCK: return kind == DATUM_CLOCK;
    case FIELD_BOOL: return kind == DATUM_BOOL;
    case FIELD_CHOICE: return kind == DATUM_CHOICE;
    case FIELD_GROUP: return kind == DATUM_RECORD;
    case FIELD_LIST: return kind == DATUM_LIST;
    case FIELD_DOCUMENTS: return false;
    }
    return false;
}

/* Making -------------------------------------------------------------------------------------------------------- */

struct making {
    struct flat_writer flat;
    const struct records *own;
};

static void put_said(struct flat_writer *flat, const struct str *said) {
    flat_put(flat, said != NULL);
    for (size_t i = 0; said && i < LANGUAGE_MOST; i++) flat_put_text(flat, said[i]);
}

static void put_seen(struct flat_writer *flat, const struct seen_text *seen) {
    flat_put(flat, seen != NULL);
    for (size_t i = 0; seen && i < SEEN_CLASSES; i++) {
        flat_put_text(flat, seen[i].text);
        put_said(flat, seen[i].said);
    }
}

static void put_date(struct flat_writer *flat, struct date date) {
    flat_put_signed(flat, date.year);
    flat_put(flat, date.month);
    flat_put(flat, date.day);
    flat_put(flat, date.precision | (unsigned)date.as_written << 4);
    flat_put(flat, date.calendar.first_month | (unsigned)date.calendar.named_by << 4);
}

static bool is_among(const struct choices *choices, const struct choice *choice) {
    return choices && choice >= choices->items && choice < choices->items + choices->count;
}

static void put_choice(struct flat_writer *flat, const struct field *field, const struct choice *choice) {
    bool word = !is_among(field->choices, choice);
    const struct choices *choices = word ? field->words : field->choices;
    if (!is_among(choices, choice)) flat->failed = true;
    else flat_put(flat, (uint64_t)(choice - choices->items) << 1 | word);
}

static void put_number(struct flat_writer *flat, const struct datum *datum, bool more) {
    flat_put_decimal(flat, datum->number);
    if (more) flat_put_text(flat, datum->currency);
}

static void put_record(struct making *making, const struct record *record) {
    bool own = record && record->number < making->own->count && making->own->items[record->number] == record;
    if (own) flat_put(&making->flat, record->number);
    else making->flat.failed = true;
}

static void put_datum(struct making *making, const struct field *field, const struct datum *datum);

static void put_list(struct making *making, const struct field *field, const struct datum *list) {
    flat_put(&making->flat, list->count);
    for (size_t i = 0; i < list->count; i++) put_datum(making, element_of(field), &list->items[i]);
}

static bool has_number(const struct datum *datum) {
    return datum->kind == DATUM_NUMBER || datum->kind == DATUM_PERCENT || datum->kind == DATUM_MONEY;
}

static unsigned datum_parts(const struct datum *datum) {
    bool more = (datum->kind == DATUM_TEXT && (datum->said || datum->seen)) || (has_number(datum) && datum->unit.size);
    bool span = datum->span.source || datum->span.line || datum->span.column || datum->span.length;
    return (unsigned)datum->kind | (datum->unread ? IS_UNREAD : 0U) | (datum->text.size ? HAS_TEXT : 0U) |
           (span ? HAS_SPAN : 0U) | (datum->bound || datum->per ? HAS_MANNER : 0U) | (more ? HAS_MORE : 0U);
}

static void put_value(struct making *making, const struct field *field, const struct datum *datum, bool more) {
    struct flat_writer *flat = &making->flat;
    switch (datum->kind) {
    case DATUM_MISSING:
    case DATUM_UNKNOWN: break;
    case DATUM_BOOL: flat_put(flat, datum->truth); break;
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY: put_number(flat, datum, more); break;
    case DATUM_DATE: put_date(flat, datum->date); break;
    case DATUM_CLOCK: flat_put_signed(flat, datum->minutes); break;
    case DATUM_TEXT:
        if (more) put_said(flat, datum->said), put_seen(flat, datum->seen);
        break;
    case DATUM_CHOICE: put_choice(flat, field, datum->choice); break;
    case DATUM_MARKDOWN: flat_put_blocks(flat, datum->blocks); break;
    case DATUM_RECORD: put_record(making, datum->record); break;
    case DATUM_LIST: put_list(making, field, datum); break;
    }
}

static void put_datum(struct making *making, const struct field *field, const struct datum *datum) {
    struct flat_writer *flat = &making->flat;
    unsigned parts = datum_parts(datum);
    flat->failed |= !fits(field, datum->kind);
    flat_put(flat, parts);
    if (parts & HAS_TEXT) flat_put_text(flat, datum->text);
    if (parts & HAS_SPAN) flat_put_span(flat, datum->span);
    if (parts & HAS_MANNER) flat_put(flat, datum->bound), flat_put(flat, datum->per);
    put_value(making, field, datum, parts & HAS_MORE);
}

static size_t count_values(const struct record *record) {
    size_t count = 0;
    for (size_t i = 0; i < record->set->count; i++) {
        const struct datum *datum = record_said_at(record, i);
        count += datum->kind != DATUM_MISSING || datum_parts(datum);
    }
    return count;
}

/* How many, then each with how many fields lie between it and the one before it. */
static void put_values(struct making *making, const struct record *record) {
    flat_put(&making->flat, count_values(record));
    for (size_t i = 0, next = 0; i < record->set->count; i++) {
        const struct datum *datum = record_said_at(record, i);
        if (!datum_parts(datum)) continue;
        flat_put(&making->flat, i - next);
        put_datum(making, &record->set->fields[i], datum);
        next = i + 1;
    }
}

/* All of a document is in its language; only the outermost record has none around it. */
static bool is_regular(const struct record *record, const struct record *document, size_t number) {
    return record->language == document->language && record->region == document->region &&
           str_equal(record->currency, document->currency) && record->document == document &&
           (record->outer != NULL) == (number > 0) && record->number == number;
}

/* First what they stand in, so that whoever reads a value knows the record that it leads to. */
static void put_records(struct making *making, const struct sets *sets) {
    const struct records *own = making->own;
    struct flat_writer *flat = &making->flat;
    flat_put(flat, own->count);
    for (size_t i = 0; i < own->count; i++) {
        const struct record *record = own->items[i];
        flat->failed |= !is_regular(record, own->items[0], i);
        if (i) flat_put(flat, set_number(sets, record->set));
        if (i) put_record(making, record->outer);
        flat_put_text(flat, record->id);
        flat_put_span(flat, record->span);
    }
    for (size_t i = 0; i < own->count && !flat->failed; i++) put_values(making, own->items[i]);
}

static void put_looked(struct flat_writer *flat, const struct looked *looked) {
    flat_put(flat, looked->count);
    for (size_t i = 0; i < looked->count; i++) {
        flat_put_source(flat, looked->items[i].source);
        flat_put_text(flat, looked->items[i].name);
        flat_put(flat, (uint64_t)looked->items[i].kind);
    }
}

static bool make_image(struct arena *arena, struct making making, const struct diagnostics *said,
                       const struct looked *looked, struct str *image) {
    const struct records *own = making.own;
    const struct record *document = own->document_count == 1 ? own->documents[0] : NULL;
    if (!document || document != own->items[0]) return false;
    struct sets sets = sets_of(arena, document->set->kind);
    put_looked(&making.flat, looked);
    flat_put(&making.flat, document->language->index);
    flat_put_text(&making.flat, document->region ? str_of(document->region->tag) : (struct str){0});
    flat_put_text(&making.flat, document->currency);
    put_records(&making, &sets);
    flat_put_diagnostics(&making.flat, said);
    return flat_finish(&making.flat, arena, image);
}

bool record_image_make(struct arena *arena, const struct records *own, const struct diagnostics *said,
                       const struct looked *looked, struct flat_sources sources, struct str *image) {
    return make_image(arena, (struct making){.flat = {.sources = sources}, .own = own}, said, looked, image);
}

bool record_image_make_thin(struct arena *arena, const struct records *thin, struct flat_sources sources,
                            struct str *image) {
    struct diagnostics nothing = diagnostics_new(arena);
    struct making making = {.flat = {.sources = sources, .apart = true}, .own = thin};
    return make_image(arena, making, &nothing, &(struct looked){0}, image);
}

/* Reading ------------------------------------------------------------------------------------------------------- */

struct reading {
    struct flat_reader flat;
    struct sets sets;
    struct record *records; /* all of them */
    size_t count, first;    /* the number of the first among those of the project */
    bool *held;             /* each stands in one place */
};

static struct str *take_said(struct flat_reader *flat) {
    if (!flat_take_truth(flat)) return NULL;
    struct str *said = NEW_ARRAY(flat->arena, struct str, LANGUAGE_MOST);
    for (size_t i = 0; i < LANGUAGE_MOST; i++) said[i] = flat_take_text(flat);
    return said;
}

static const struct seen_text *take_seen(struct flat_reader *flat) {
    if (!flat_take_truth(flat)) return NULL;
    struct seen_text *seen = NEW_ARRAY(flat->arena, struct seen_text, SEEN_CLASSES);
    for (size_t i = 0; i < SEEN_CLASSES; i++) {
        seen[i].text = flat_take_text(flat);
        seen[i].said = take_said(flat);
    }
    return seen;
}

static struct date take_date(struct flat_reader *flat) {
    int year = flat_take_int(flat);
    size_t month = flat_take_below(flat, 13), day = flat_take_below(flat, 32);
    size_t precision = flat_take_below(flat, 1 << 5), calendar = flat_take_below(flat, 1 << 6);
    bool good = (precision & 15) <= DATE_YEAR && (calendar & 15) <= 12 && calendar >> 4 <= FISCAL_NAMED_BY_ANY;
    bool nothing = !year && !month && !day;
    if (!good || (!nothing && !date_valid(year, (int)month, (int)day))) flat_fail(flat);
    if (flat->failed) return (struct date){0};
    return (struct date){.year = (int16_t)year,
                         .month = (uint8_t)month,
                         .day = (uint8_t)day,
                         .precision = precision & 15,
                         .as_written = precision >> 4,
                         .calendar = {.first_month = calendar & 15, .named_by = (uint8_t)(calendar >> 4)}};
}

static const struct choice *take_choice(struct flat_reader *flat, const struct field *field) {
    uint64_t number = flat_take(flat);
    const struct choices *choices = number & 1 ? field->words : field->choices;
    if (choices && number >> 1 < choices->count) return &choices->items[number >> 1];
    flat_fail(flat);
    return NULL;
}

/* The group, or row, of a field: behind the record that holds it, and nowhere else. */
static const struct record *take_record(struct reading *reading, const struct record *holder,
                                        const struct field *field) {
    struct flat_reader *flat = &reading->flat;
    size_t number = flat_take_below(flat, reading->count);
    const struct record *record = &reading->records[number];
    bool inner = !flat->failed && record->set == field->fields && record > holder && !reading->held[number];
    if (!inner) flat_fail(flat);
    if (flat->failed) return NULL;
    reading->held[number] = true;
    return record;
}

static struct datum take_datum(struct reading *reading, const struct record *holder, const struct field *field);

static void take_list(struct reading *reading, const struct record *holder, const struct field *field,
                      struct datum *list) {
    list->count = flat_take_count(&reading->flat);
    list->items = NEW_ARRAY(reading->flat.arena, struct datum, list->count);
    bool rows = element_of(field)->type == FIELD_GROUP;
    for (size_t i = 0; i < list->count && !reading->flat.failed; i++) {
        list->items[i] = take_datum(reading, holder, element_of(field));
        if (rows && list->items[i].kind != DATUM_RECORD) flat_fail(&reading->flat);
    }
}

static int take_minutes(struct flat_reader *flat) {
    enum { DAY = 24 * 60 };
    int64_t minutes = flat_take_signed(flat);
    return minutes >= 0 && minutes < DAY ? (int)minutes : (int)flat_fail(flat);
}

static void take_value(struct reading *reading, const struct record *holder, const struct field *field, bool more,
                       struct datum *out) {
    struct flat_reader *flat = &reading->flat;
    switch (out->kind) {
    case DATUM_MISSING:
    case DATUM_UNKNOWN: break;
    case DATUM_BOOL: out->truth = flat_take_truth(flat); break;
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY:
        out->number = flat_take_decimal(flat);
        if (more) out->currency = flat_take_text(flat);
        break;
    case DATUM_DATE: out->date = take_date(flat); break;
    case DATUM_CLOCK: out->minutes = take_minutes(flat); break;
    case DATUM_TEXT:
        if (more) out->said = take_said(flat), out->seen = take_seen(flat);
        break;
    case DATUM_CHOICE: out->choice = take_choice(flat, field); break;
    case DATUM_MARKDOWN: out->blocks = flat_take_blocks(flat); break;
    case DATUM_RECORD: out->record = take_record(reading, holder, field); break;
    case DATUM_LIST: take_list(reading, holder, field, out); break;
    }
}

static struct datum take_datum(struct reading *reading, const struct record *holder, const struct field *field) {
    struct flat_reader *flat = &reading->flat;
    size_t parts = flat_take_below(flat, HAS_MORE << 1), kind = parts & ((1 << KIND_BITS) - 1);
    struct datum datum = {.unread = parts & IS_UNREAD};
    bool good = kind <= DATUM_LIST && fits(field, (enum datum_kind)kind);
    if (!good || !flat_enter(flat)) return flat_fail(flat), (struct datum){0};
    datum.kind = (enum datum_kind)kind;
    if (parts & HAS_TEXT) datum.text = flat_take_text(flat);
    if (parts & HAS_SPAN) datum.span = flat_take_span(flat);
    if (parts & HAS_MANNER) datum.bound = (uint8_t)flat_take_below(flat, BOUND_MOST + 1);
    if (parts & HAS_MANNER) datum.per = (uint8_t)flat_take_below(flat, MEASURE_COUNT);
    take_value(reading, holder, field, parts & HAS_MORE, &datum);
    flat_leave(flat);
    return flat->failed ? (struct datum){0} : datum;
}

static void take_values(struct reading *reading, struct record *record) {
    struct flat_reader *flat = &reading->flat;
    size_t most = record->set->count, count = flat_take_below(flat, most + 1);
    record_make_room(flat->arena, record, count);
    for (size_t i = 0, next = 0; i < count && !flat->failed; i++, next++) {
        next += flat_take_below(flat, most - next);
        if (flat->failed) return;
        const struct field *field = &record->set->fields[next];
        record_put(flat->arena, record, field, take_datum(reading, record, field));
    }
}

/* What a record stands in comes before it. */
static void take_frame(struct reading *reading, size_t number) {
    struct flat_reader *flat = &reading->flat;
    struct record *record = &reading->records[number], *document = reading->records;
    size_t set = number ? flat_take_below(flat, reading->sets.count) : 0;
    size_t outer = number ? flat_take_below(flat, number) : 0;
    *record = (struct record){.set = reading->sets.items[set],
                              .outer = number ? &reading->records[outer] : NULL,
                              .document = document,
                              .language = document->language,
                              .region = document->region,
                              .currency = document->currency,
                              .number = (uint32_t)(reading->first + number)};
    record->id = flat_take_text(flat);
    record->span = flat_take_span(flat);
}

static const struct region *find_region(struct str tag) {
    const struct region *region = NULL;
    while ((region = region_next(region)) && !str_equal_c(tag, region->tag)) continue;
    return region;
}

/* Every file that was looked for must stand there as it did. */
static void take_looked(struct flat_reader *flat, struct arena *scratch) {
    size_t count = flat_take_count(flat);
    for (size_t i = 0; i < count && !flat->failed; i++) {
        const struct source *source = flat_take_source(flat);
        struct str name = flat_take_text(flat);
        size_t kind = flat_take_below(flat, FILES_KIND_COUNT);
        if (flat->failed || !source || !source->files) flat_fail(flat);
        else if (files_look(source->files, scratch, name).kind != kind) flat_fail(flat);
    }
}

/* What all records of the document have from it, in the first of them. */
static void take_front(struct reading *reading, const struct languages *languages) {
    struct flat_reader *flat = &reading->flat;
    size_t language = flat_take_below(flat, languages->count);
    struct str region = flat_take_text(flat), currency = flat_take_text(flat);
    reading->count = flat_take_count(flat);
    if (!reading->count) flat_fail(flat);
    reading->records = NEW_ARRAY(flat->arena, struct record, reading->count + 1);
    reading->held = NEW_ARRAY(reading->sets.arena, bool, reading->count + 1);
    *reading->records = (struct record){.language = languages->items[language], .currency = currency};
    if (region.size && !(reading->records->region = find_region(region))) flat_fail(flat);
}

struct record *record_image_read(struct records *records, struct diagnostics *sink, const struct kind *kind,
                                 const struct languages *languages, struct flat_sources sources, struct str image) {
    struct arena *scratch = arena_create();
    struct diagnostics said = diagnostics_new(scratch);
    struct reading reading = {
        .flat = flat_open(records->arena, image, sources), .sets = sets_of(scratch, kind), .first = records->count};
    take_looked(&reading.flat, scratch);
    take_front(&reading, languages);
    for (size_t i = 0; i < reading.count && !reading.flat.failed; i++) take_frame(&reading, i);
    for (size_t i = 0; i < reading.count && !reading.flat.failed; i++) take_values(&reading, &reading.records[i]);
    flat_take_diagnostics(&reading.flat, &said);
    bool done = flat_is_done(&reading.flat);
    for (size_t i = 0; done && i < reading.count; i++)
        ARENA_PUSH(records->arena, records->items, records->count, records->capacity) = &reading.records[i];
    if (done) records_insert(records, reading.records);
    if (done) diagnostics_merge(sink, &said);
    arena_destroy(scratch);
    return done ? reading.records : NULL;
}

void record_image_key(struct key *key, const struct kind *kind) {
    struct arena *scratch = arena_create();
    struct sets sets = sets_of(scratch, kind);
    for (size_t s = 0; s < sets.count; s++) {
        key_add_number(key, (int64_t)sets.items[s]->count);
        for (size_t i = 0; i < sets.items[s]->count; i++) {
            key_add_text(key, sets.items[s]->fields[i].name);
            key_add_number(key, element_of(&sets.items[s]->fields[i])->type);
        }
    }
    arena_destroy(scratch);
}
