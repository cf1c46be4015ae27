/* What every reader of a part of a document is handed. */
#ifndef KIND_RECORD_READER_H
#define KIND_RECORD_READER_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/word_list.h"
#include "kind/placeholders.h"
#include "schema/record.h"
#include "tree/value.h"

struct added_rows;
struct lack;
struct looked;
struct line_row;
struct cue_rows;
struct retired_said;

/* Names that are told in one message: record_unread.h. */
struct unread {
    struct message *items; /* “Farbe” (4): the first of them */
    size_t kept, capacity;
    size_t count;
    struct span first;
};

/* While one document is read. */
struct record_reader {
    struct records *records;
    struct arena *arena; /* of the records */
    struct diagnostics *sink;
    const struct language *language;
    const struct region *region; /* of the language; may be NULL */
    struct str currency;
    const struct kind *kind;
    const struct value *root;        /* of the document; may be NULL */
    const struct record *document;   /* while its body is read; NULL */
    const struct source *source;     /* the document's own; may be NULL */
    struct fiscal_calendar calendar; /* our company's */
    struct looked *looked;           /* record_read.h; may be NULL */
    struct lack *lacks;              /* record_required.h */
    struct date day;                 /* to which figures are known: record_years.h */
    bool day_known;                  /* it was looked for */
    bool markdown;                   /* the document has a body: its head may be another tool's too */
    bool ahead;                      /* a field is read before its turn */
    bool yearless;                   /* a date that says no year was read: record_settle_years */
    struct placeholders left;        /* places that were not filled in */
    struct word_list foreign;        /* keys of other tools that were left alone: "tags, created" */
    struct span foreign_span;        /* the first of them */
    struct unread unread_lines, unread_blocks;
    struct added_rows *added_rows; /* record_fields.h */
    struct line_row *line_rows;    /* record_lines.h */
    struct cue_rows *cue_rows;     /* record_cues.h */
    struct retired_said *retired;  /* record_retired.h */
    bool withheld;                 /* what is read stands in an internal block: its rows are internal */
    bool parting;                  /* minutes are read, where lines with cues are expected */
    struct str part, part_field;   /* the row that lines with cues are about, and the field that says so: record_parts.h */
    size_t lines_said;             /* of the body, by their keys */
    struct str unit;    /* of the plain amounts below the heading that is read: section_unit.h; may be empty */
    bool read_markdown; /* a line or row of the body became data */
    bool fiscal_noted;  /* that fiscal years were taken for calendar years was said */
};

#endif
