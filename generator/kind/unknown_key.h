/* Keys that are no field: whose they are, what their author may have meant. */
#ifndef KIND_UNKNOWN_KEY_H
#define KIND_UNKNOWN_KEY_H

#include "kind/record_reader.h"

bool key_is_private(struct str key); /* "x-…": the author's own, not read */
bool key_says_kind(struct str key);  /* "kind", "art" */

/* Whether a comma cut this key off the value before it, as in {text: 0,8 days}: it has no colon of its own. */
bool key_is_split(const struct value *mapping, size_t at);
/* The entry that was cut, before a run of such keys; NULL: this is no such key. */
const struct entry *key_cut(const struct value *mapping, size_t at);
/* The value of an entry with what its commas cut off put back. */
const struct value *key_join(struct arena *arena, const struct value *mapping, size_t at);
void key_report_split(struct record_reader *reader, const struct value *mapping, size_t at);
void key_report_unknown(struct record_reader *reader, const struct record *record, const struct value *mapping,
                        const struct entry *entry);

/* Whether a key at the head of a Markdown file is one that other programs put there; says which were left alone. */
bool key_is_foreign(struct str key);
void key_report_foreign(struct record_reader *reader);

#endif
