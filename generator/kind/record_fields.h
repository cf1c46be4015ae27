/* A mapping → the fields of a record, with its rows and groups. */
#ifndef KIND_RECORD_FIELDS_H
#define KIND_RECORD_FIELDS_H

#include "kind/record_reader.h"

/* Reads what stands in a mapping into the record. */
void record_read_fields(struct record_reader *reader, struct record *record, const struct value *mapping);

/* What a document's own groups lack, once everything was read. */
void record_finish_groups(struct record_reader *reader, const struct record *document);

/* Adds rows that were made from Markdown, a sequence of mappings, to those that the list has already. They have their
 * ids, and are asked what they lack, when all sections have brought theirs. */
void record_add_rows(struct record_reader *reader, struct record *record, const struct field *list,
                     const struct value *rows);
void record_finish_rows(struct record_reader *reader);

/* The list keyed by year that a key with a year behind its name means: `spend` of "spend_2025"; NULL. */
const struct field *record_list_of_year(struct record_reader *reader, const struct field_set *set, struct str key);

#endif
