/* Records: what a document says, typed by its kind.
 *
 * record_read makes the full record of a document from its YAML and Markdown. records_resolve then turns the ids of
 * references into pointers. records_restrict makes the copy that a layout of a class is given: what lies above the
 * class is not in it, so it cannot be printed by any mistake. */
#ifndef KIND_RECORD_H
#define KIND_RECORD_H

#include "kind/datum.h"
#include "kind/kind.h"
#include "tree/document.h"

/* A document, a group or a row. */
struct record {
    const struct field_set *set;
    struct datum *values; /* set->count of them, by field->index; of a computed field: missing, ask record_value */
    const struct record *outer;    /* the record it stands in; NULL for a document */
    const struct record *document; /* the outermost; itself for a document */
    struct str id;                 /* of a row: its id field; of a document: its id; may be empty */
    struct span span;
    enum language language; /* of the document */
    struct str currency;    /* of the document: for money without a sign */
    size_t number;          /* in records.items of its document's set of records */
};

/* All documents of a project at one class: full records first, then restricted copies made from them. */
struct records {
    struct arena *arena;
    struct record **documents; /* sorted by kind name, then id */
    size_t document_count, document_capacity;
    struct record **items; /* every record, documents, groups and rows; items[r->number] == r */
    size_t count, capacity;
    enum class class; /* what it holds at most */
    /* For `release:` formulas; set by whoever opens the project before records_restrict, may stay empty. */
    struct date as_of;
    const struct record *project;
};

/* What is read with a document's fields. */
struct record_input {
    const struct kind *kind;
    const struct value *root; /* the mapping; NULL: a document of Markdown only */
    struct block *body;       /* Markdown below the front matter and of its chapters; may be NULL */
    struct str id;            /* used when the document has no `id` */
    enum language language;
    struct str currency;
    struct span span; /* of the document as a whole: for missing required fields */
};

/* Reads a document and adds it with all its rows. Everything wrong in it is reported; the record holds what could be
 * read (never NULL). A top-level section of the body whose heading names a markdown field of the kind goes to that
 * field, all others to the kind's body field. */
struct record *record_read(struct records *records, struct diagnostics *sink, const struct record_input *input);

/* After all documents are read: ids that are there twice are reported (I10), every reference becomes the record it
 * names (dangling ones are reported with the nearest id, I03), and fields that hold all documents of a kind are filled.
 */
void records_resolve(struct records *records, const struct kinds *kinds, struct diagnostics *sink);

/* A copy of everything at `class`: fields above it are missing, rows that are not released are gone, references lead to
 * the copies, Markdown divisions above it are dropped. Computed fields above it are missing too. */
struct records *records_restrict(struct arena *arena, const struct records *full, enum class class);

/* All documents of a kind, in order: a slice of records->documents. */
struct record **records_of_kind(const struct records *records, const struct kind *kind, size_t *count);
const struct record *records_find(const struct records *records, const struct kind *kind, struct str id);

/* The name that a record prints as: its naming field's text, else its id. */
struct str record_title(struct arena *arena, const struct record *record);

/* The dump of `planpress build --dump=record`: one line a value, `path: value`, indented; stable. */
struct buffer;
void record_dump(struct buffer *out, const struct record *record);

#endif
