/* What the files that make records share. Not for other layers. */
#ifndef KIND_RECORD_PARTS_H
#define KIND_RECORD_PARTS_H

#include "base/arena.h"
#include "kind/record.h"
#include "tree/value.h"

/* While one document is read. */
struct record_reader {
    struct records *records;
    struct arena *arena; /* of the records */
    struct diagnostics *sink;
    enum language language;
    struct str currency;
};

/* A new record with nothing said in it; `outer` is NULL for a document, which takes its id, language and currency
 * itself. */
struct record *record_new(struct records *records, const struct field_set *set, const struct record *outer,
                          struct span span);
/* Puts a document into its place of records->documents. */
void records_insert(struct records *records, struct record *document);

/* One scalar as a field's type means it; missing after reporting. */
struct datum datum_read(struct record_reader *reader, const struct field *field, const struct value *value);

/* Gives the sections of the body to the fields that their headings name. */
void record_read_body(struct record_reader *reader, struct record *document, const struct kind *kind,
                      struct block *body);

/* Adds rows that were made from Markdown, a sequence of mappings, to those that the list has already. */
void record_add_rows(struct record_reader *reader, struct record *record, const struct field *list,
                     const struct value *rows);

/* Takes tables and task lists below headings that name a list out of the blocks and reads them as its rows. The blocks
 * that remain. */
struct block *record_read_tables(struct record_reader *reader, struct record *document, struct block *first);

/* Reports ::: divisions of unknown class anywhere in the blocks (M03). */
void divisions_check(struct diagnostics *sink, const struct block *first);

/* "a, b, c and 5 more": the choices or names that help an author along. */
struct word_list {
    struct str text;
    size_t count;
};
void word_list_add(struct arena *arena, struct word_list *list, struct str word);
struct str word_list_text(struct arena *arena, const struct word_list *list);

#endif
