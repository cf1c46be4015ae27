/* Records: what a document says, typed by its kind. How they are made: kind/record_read.h, record_resolve.h,
 * record_restrict.h. */
#ifndef SCHEMA_RECORD_H
#define SCHEMA_RECORD_H

#include "base/calendar.h"
#include "schema/datum.h"
#include "schema/kind.h"
#include "tree/document.h"

struct asked;

/* Some of the data of a record; they never move. */
struct record_data {
    struct record_data *next; /* the data behind these; NULL */
    size_t room;              /* places[] */
    struct datum data[];
};

/* Who makes the data of a document when they are first asked for: gives its places, which are never NULL. Those of its
 * lists and texts are RECORD_ASK until one of them is asked for, `fill_rest` makes them all. */
struct record_filler {
    const uint16_t *(*fill)(struct record_filler *filler, const struct record *record);
    const uint16_t *(*fill_rest)(struct record_filler *filler, const struct record *record);
};
#define RECORD_ASK UINT16_MAX

/* A record that stands in no set of records: made for the time of a computation. */
#define RECORD_APART UINT32_MAX

/* A document, a group or a row. Most of their fields are never said, so there is room for what was said alone: ask
 * record_said. */
struct record {
    const struct field_set *set;
    uint16_t *places; /* by field->index: which datum of `said` is the field's, from 1; 0: none; NULL: none has any */
    struct record_data *said;
    struct record_filler *filler;  /* of a document that is copied when somebody asks; else NULL */
    const struct record *outer;    /* the record it stands in; NULL for a document */
    const struct record *document; /* the outermost; itself for a document */
    struct str id;                 /* of a row: its id field; of a document: its id; may be empty */
    struct span span;
    const struct language *language; /* of the document */
    const struct region *region;     /* of the language; may be NULL */
    struct str currency;             /* of the document: for money without a sign */
    uint32_t number;                 /* in records.items of its document's set of records */
    uint16_t count;                  /* of its data */
    bool partly;                     /* some of its places are RECORD_ASK: for the filler */
    const struct asked *held;        /* of a document that is thin (kind/record_thin.h): the fields that it holds; NULL: all */
};

/* All documents of a project at one class: full records first, then restricted copies made from them. */
struct records {
    struct arena *arena;
    struct record **documents; /* sorted by kind name, then id */
    size_t document_count, document_capacity;
    struct record **items; /* every record, documents, groups and rows; items[r->number] == r. Of copies: those that
                              were made, by the number of the original; NULL: not made, or not to be seen */
    struct record_filler *filler; /* of copies */
    size_t count, capacity;
    bool assumed;     /* some of them nobody wrote: they are made of names that documents say (records_resolve) */
    enum class class; /* what it holds at most */
    /* Set by whoever opens the project, before documents are read; may stay empty. */
    struct date as_of;
    struct fiscal_calendar calendar; /* our company's */
    const struct record *project;    /* for `release:` formulas: set before records_restrict */
};

/* A new record with nothing said in it; `outer` is NULL for a document, which takes its id, language and currency
 * itself. */
struct record *record_new(struct records *records, const struct field_set *set, const struct record *outer,
                          struct span span);
/* The same for whoever reads a document: it has a datum for every field, to be changed at any time (record_datum). */
struct record *record_open(struct records *records, const struct field_set *set, const struct record *outer,
                           struct span span);
/* Room for so many data in a record that has none yet. */
void record_make_room(struct arena *arena, struct record *record, size_t count);
/* What is said of a field from now on. Data never move: pointers to others of the record stay good. */
void record_put(struct arena *arena, struct record *record, const struct field *field, struct datum datum);

/* What was said of a field, or DATUM_MISSING; never NULL. Of a computed field: missing, ask record_value. */
static inline const struct datum *record_said_at(const struct record *record, size_t index) {
    const uint16_t *places = __atomic_load_n(&record->places, __ATOMIC_ACQUIRE);
    if (!places && record->filler) places = record->filler->fill(record->filler, record);
    size_t place = places ? __atomic_load_n(&places[index], __ATOMIC_ACQUIRE) : 0;
    if (!place) return &datum_never_said;
    if (place == RECORD_ASK) place = record->filler->fill_rest(record->filler, record)[index];
    const struct record_data *said = record->said;
    for (; place > said->room; said = said->next) place -= said->room;
    return &said->data[place - 1];
}
static inline const struct datum *record_said(const struct record *record, const struct field *field) {
    return record_said_at(record, field->index);
}

/* The same record, be it in two copies of one document. */
static inline bool record_is(const struct record *a, const struct record *b) {
    return a == b || (a && b && a->number == b->number && a->number != RECORD_APART);
}

/* The same to be changed, which an open record has of every field; NULL: nothing was said. */
struct datum *record_datum_at(const struct record *record, size_t index);
static inline struct datum *record_datum(const struct record *record, const struct field *field) {
    return record_datum_at(record, field->index);
}

/* Puts a document into its place of records->documents. */
void records_insert(struct records *records, struct record *document);

/* All documents of a kind, in order: a slice of records->documents. */
struct record **records_of_kind(const struct records *records, const struct kind *kind, size_t *count);
const struct record *records_find(const struct records *records, const struct kind *kind, struct str id);

/* What a group (or document) with the fields fiscal_year_start and fiscal_year_named_by says; the calendar year when it
 * says nothing. Such fields are told by these names in any kind. */
struct fiscal_calendar record_calendar(const struct record *record);
struct fiscal_calendar calendar_of_data(struct datum start, struct datum named_by);

/* The name that a record prints as: its naming field's text, else its id. */
struct str record_title(struct arena *arena, const struct record *record);
/* The same as it reads in a language, where its name is said in several. */
struct str record_title_in(struct arena *arena, const struct record *record, const struct language *language);

/* The id of the row that a record is or stands in, for where anybody may read it: empty when there is none, or when the
 * list or its ids are confidential. */
struct str record_open_id(const struct record *record);

/* Whether a row or document is meant by a name: its id or its title, however they are spelt (text_id). */
bool record_is_called(struct arena *scratch, const struct record *record, struct str name);

/* Adds how many fields and rows an author wrote in a record, those of its groups and rows included. */
void record_count(const struct record *record, size_t *fields, size_t *rows);

#endif
