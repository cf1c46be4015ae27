/* The records of a project: adding, finding and naming them. */
#include "schema/record.h"

#include <assert.h>

#include "base/arena.h"
#include "base/limits.h"

_Static_assert(LIMIT_FIELDS < RECORD_ASK, "places are numbers of 16 bits");

struct record *record_new(struct records *records, const struct field_set *set, const struct record *outer,
                          struct span span) {
    struct record *record = NEW(records->arena, struct record);
    assert(records->count < UINT32_MAX);
    *record = (struct record){.set = set, .outer = outer, .span = span, .number = (uint32_t)records->count};
    record->document = record;
    if (outer) {
        record->document = outer->document;
        record->language = outer->language;
        record->region = outer->region;
        record->currency = outer->currency;
    }
    ARENA_PUSH(records->arena, records->items, records->count, records->capacity) = record;
    return record;
}

/* Behind all that there is. */
static void add_room(struct arena *arena, struct record *record, size_t room) {
    size_t size = sizeof(struct record_data) + room * sizeof(struct datum);
    struct record_data *said = arena_allocate(arena, 1, size, _Alignof(struct record_data)), **end = &record->said;
    said->room = room;
    while (*end) end = &(*end)->next;
    *end = said;
}

void record_make_room(struct arena *arena, struct record *record, size_t count) {
    assert(!record->places && record->set->count <= LIMIT_FIELDS);
    if (!count) return;
    record->places = NEW_ARRAY(arena, uint16_t, record->set->count);
    add_room(arena, record, count);
}

/* Twice as much each time, so that nobody goes far to find a datum. */
static void take_place(struct arena *arena, struct record *record, size_t index) {
    size_t room = 0, more = 4;
    if (!record->places) record_make_room(arena, record, more);
    for (const struct record_data *said = record->said; said; said = said->next, more *= 2) room += said->room;
    if (record->count == room) add_room(arena, record, more);
    record->places[index] = ++record->count;
}

void record_put(struct arena *arena, struct record *record, const struct field *field, struct datum datum) {
    size_t index = field->index;
    bool next = record->places && !record->places[index] && record->count < record->said->room; /* as for most */
    if (next) {
        record->said->data[record->count] = datum;
        record->places[index] = ++record->count;
        return;
    }
    if (!record->places || !record->places[index]) take_place(arena, record, index);
    *record_datum_at(record, index) = datum;
}

struct record *record_open(struct records *records, const struct field_set *set, const struct record *outer,
                           struct span span) {
    struct record *record = record_new(records, set, outer, span);
    record_make_room(records->arena, record, set->count);
    for (size_t i = 0; i < set->count; i++) record->places[i] = (uint16_t)(i + 1);
    record->count = (uint16_t)set->count;
    return record;
}

struct datum *record_datum_at(const struct record *record, size_t index) {
    size_t place = record->places ? record->places[index] : 0;
    if (!place || place == RECORD_ASK) return NULL;
    struct record_data *said = record->said;
    for (; place > said->room; said = said->next) place -= said->room;
    return &said->data[place - 1];
}

static int compare_place(const struct record *record, const struct kind *kind, struct str id) {
    int by_kind = str_compare(record->set->kind->name, kind->name);
    return by_kind ? by_kind : str_compare(record->id, id);
}

/* The first place in records->documents whose document is not before (or, with `after`, not at or before) kind and id.
 */
static size_t find_place(const struct records *records, const struct kind *kind, struct str id, bool after) {
    size_t low = 0, high = records->document_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_place(records->documents[middle], kind, id);
        if (order < 0 || (after && order == 0)) low = middle + 1;
        else high = middle;
    }
    return low;
}

void records_insert(struct records *records, struct record *document) {
    size_t place = find_place(records, document->set->kind, document->id, true);
    ARENA_PUSH(records->arena, records->documents, records->document_count, records->document_capacity) = document;
    for (size_t i = records->document_count - 1; i > place; i--) records->documents[i] = records->documents[i - 1];
    records->documents[place] = document;
}

/* Kinds are told apart by name, as they are sorted. */
struct record **records_of_kind(const struct records *records, const struct kind *kind, size_t *count) {
    size_t first = find_place(records, kind, (struct str){0}, false), end = first;
    while (end < records->document_count && str_equal(records->documents[end]->set->kind->name, kind->name)) end++;
    *count = end - first;
    return *count ? records->documents + first : NULL;
}

const struct record *records_find(const struct records *records, const struct kind *kind, struct str id) {
    size_t place = find_place(records, kind, id, false);
    if (place == records->document_count || compare_place(records->documents[place], kind, id)) return NULL;
    return records->documents[place];
}

struct fiscal_calendar calendar_of_data(struct datum start, struct datum named_by) {
    int64_t month = 0;
    if (start.kind == DATUM_NUMBER && !decimal_integer(start.number, &month)) month = 0;
    bool by_start = named_by.kind == DATUM_CHOICE && str_equal_c(named_by.choice->name, "start");
    return calendar_of(month >= 1 && month <= 12 ? (int)month : 0,
                       by_start ? FISCAL_NAMED_BY_START : FISCAL_NAMED_BY_END);
}

static struct datum value_named(const struct record *record, struct str name) {
    const struct field *field = field_find(record->set, name);
    return field ? *record_said(record, field) : (struct datum){0};
}

struct fiscal_calendar record_calendar(const struct record *record) {
    return calendar_of_data(value_named(record, STR("fiscal_year_start")),
                            value_named(record, STR("fiscal_year_named_by")));
}

static struct str first_line(struct str text) {
    struct str line = text;
    str_cut(&text, '\n', &line);
    return str_trim(line);
}

/* The one line that a naming field prints as; empty when it says nothing. */
static struct str naming_text(struct arena *arena, const struct record *record, const struct language *language) {
    const struct field *naming = record->set->naming;
    struct datum name = naming ? *record_said(record, naming) : (struct datum){0};
    if (name.kind == DATUM_CHOICE) return name.choice->labels[record->language->index];
    if (name.kind == DATUM_MARKDOWN) return name.blocks ? inline_plain(arena, name.blocks->inlines) : (struct str){0};
    if (name.kind == DATUM_TEXT && name.seen) name.text = name.seen[CLASS_CUSTOMER].text, name.said = NULL;
    return datum_is_nothing(name) ? (struct str){0} : first_line(datum_text(name, language));
}

struct str record_open_id(const struct record *record) {
    while (record->outer && !record->set->rows) record = record->outer;
    const struct field *id = record->set->id;
    bool shown = record->outer && !(id && id->class == CLASS_CONFIDENTIAL);
    for (const struct record *at = record; at->outer && shown; at = at->outer) {
        const struct field *field = field_find(at->outer->set, at->set->name);
        shown = !field || field->class != CLASS_CONFIDENTIAL;
    }
    return shown ? record->id : (struct str){0};
}

struct str record_title(struct arena *arena, const struct record *record) {
    return record_title_in(arena, record, record->language);
}

struct str record_title_in(struct arena *arena, const struct record *record, const struct language *language) {
    struct str text = naming_text(arena, record, language);
    const struct field *naming = record->set->naming;
    struct datum name = naming ? *record_said(record, naming) : (struct datum){0};
    if (name.kind == DATUM_RECORD) text = naming_text(arena, name.record, language); /* named by what it refers to */
    return text.size ? text : record->id;
}

/* The next letter or figure, in lower case; 0 at the end; anything beyond ASCII as it is. */
static unsigned char next_letter(struct str *rest) {
    while (rest->size) {
        unsigned char c = (unsigned char)*rest->data;
        *rest = str_skip(*rest, 1);
        if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) return c;
    }
    return 0;
}

/* False when their first letters tell two names apart: most do, and folding them all would take long. */
static bool may_be_same(struct str a, struct str b) {
    for (;;) {
        unsigned char x = next_letter(&a), y = next_letter(&b);
        if (x >= 0x80 || y >= 0x80) return true;
        if (x != y) return false;
        if (!x) return true;
    }
}

static bool is_same_name(struct arena *scratch, struct str a, struct str b) {
    if (!a.size || !b.size) return false;
    if (str_equal(a, b)) return true;
    if (!may_be_same(a, b)) return false;
    if (str_equal(fold(scratch, a), fold(scratch, b))) return true;
    if (is_folded(a) && is_folded(b)) return false; /* ids as they are */
    struct str id = text_id(scratch, a);
    return id.size && str_equal(id, text_id(scratch, b));
}

bool record_is_called(struct arena *scratch, const struct record *record, struct str name) {
    return is_same_name(scratch, record->id, name) || is_same_name(scratch, record_title(scratch, record), name);
}

static bool is_rows(const struct field *field) {
    return field->type == FIELD_LIST && field->element->type == FIELD_GROUP && field_is_written(field);
}

void record_count(const struct record *record, size_t *fields, size_t *rows) {
    for (size_t f = 0; f < record->set->count; f++) {
        const struct field *field = &record->set->fields[f];
        const struct datum *value = record_said(record, field);
        bool group = field->type == FIELD_GROUP && value->kind == DATUM_RECORD;
        size_t inside = is_rows(field) && value->kind == DATUM_LIST ? value->count : 0;
        *fields += value->span.line && !group && !is_rows(field);
        *rows += inside;
        if (group) record_count(value->record, fields, rows);
        for (size_t i = 0; i < inside; i++) record_count(value->items[i].record, fields, rows);
    }
}
