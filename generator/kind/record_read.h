/* YAML and Markdown → the record of a document. */
#ifndef KIND_RECORD_READ_H
#define KIND_RECORD_READ_H

#include "base/diagnostic.h"
#include "schema/record.h"

/* The files that reading looked for, and what stood there: what was read is what would be read again only as long as they
 * stand there as they did. */
struct looked {
    struct arena *arena;
    struct looked_file {
        const struct source *source; /* the one that names it, in whose tree it was looked for */
        struct str name;
        int kind; /* enum files_kind */
    } *items;
    size_t count, capacity;
};

/* What is read with a document's fields. */
struct record_input {
    const struct kind *kind;
    const struct value *root; /* the mapping; NULL: a document of Markdown only */
    struct block *body;       /* Markdown below the front matter and of its chapters; may be NULL */
    struct str called;        /* what the document calls its kind: "QBR"; may be empty */
    struct str id;            /* used when the document has no `id` */
    const struct language *language;
    const struct region *region; /* of the language; may be NULL */
    struct str currency;
    struct looked *looked; /* is added to; may be NULL */
    struct span span;      /* of the document as a whole: for missing required fields */
};

/* Reads a document and adds it with all its rows. Everything wrong in it is reported; the record holds what could be
 * read (never NULL). A top-level section of the body whose heading names a markdown field of the kind goes to that
 * field, all others to the kind's body field. */
struct record *record_read(struct records *records, struct diagnostics *sink, const struct record_input *input);

#endif
