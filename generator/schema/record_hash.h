/* What records are and say, as numbers that are the same in the next run: nothing of them hangs on memory, on the order
 * in which files were read, or on the lines on which something stands.
 *
 * A record is known by its document (kind, id and file) and the way to it there: fields, and ids of rows. Hashes are
 * made when they are first asked for, a document at a time, and kept. Used by one thread. */
#ifndef SCHEMA_RECORD_HASH_H
#define SCHEMA_RECORD_HASH_H

#include "base/hash.h"
#include "schema/record.h"

struct record_hashes;

/* Of a set of records, which does not change any more. */
struct record_hashes *record_hashes_new(struct arena *arena, const struct records *records);
const struct records *record_hashes_of(const struct record_hashes *hashes);

/* Of a document: which it is. Of a group or row: where it stands in its document. */
uint64_t record_identity(struct record_hashes *hashes, const struct record *record);
/* The document of an identity, and the record in it; NULL: there is none, or it could be several. */
const struct record *record_of_identity(struct record_hashes *hashes, uint64_t document, uint64_t identity);

/* What a record is called, of what language, currency and file it is. */
struct hash record_head_hash(struct record_hashes *hashes, const struct record *record);
/* A value and the head of the record that it stands in; a reference with the head of what it leads to, a row with its
 * own. */
struct hash record_value_hash(struct record_hashes *hashes, const struct record *record, const struct field *field);
/* All values, those of groups and rows included. */
struct hash record_whole_hash(struct record_hashes *hashes, const struct record *record);
/* The same of a document that is a copy apart, which may be gone later. */
struct hash record_whole_hash_apart(struct record_hashes *hashes, const struct record *document);
/* Which documents of a kind there are, and their heads. */
struct hash records_of_kind_hash(struct record_hashes *hashes, const struct kind *kind);

#endif
