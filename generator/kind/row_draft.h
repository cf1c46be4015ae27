/* A row while it is put together from Markdown: what becomes a mapping, as if it had been written in YAML. What names
 * no field stays with the row, as its note. */
#ifndef KIND_ROW_DRAFT_H
#define KIND_ROW_DRAFT_H

#include "base/word_list.h"
#include "kind/row_key.h"

enum { ROW_TOLD = 8 };

/* The list that rows are made for. */
struct row_maker {
    struct record_reader *reader;
    const struct field *list;
    const struct field_set *rows;
    const struct field *note;           /* where the rest goes; NULL: nowhere */
    struct word_list unknown;           /* names that no field has, each once */
    struct span unknown_span;           /* of the first */
    const struct field *told[ROW_TOLD]; /* of which it was said that something was taken for them */
    size_t told_count;
};
struct row_maker row_maker_new(struct record_reader *reader, const struct field *list);

struct row_draft {
    struct value *value; /* a mapping */
    size_t capacity;
    struct str note;
    struct span note_span;
};
struct row_draft draft_new(struct row_maker *maker, struct span span);

/* Says a field of the row; what is said already is left as it was: false. */
bool draft_say(struct row_maker *maker, struct row_draft *draft, const struct row_key *key, struct str text,
               struct span span);
bool draft_says(const struct row_draft *draft, struct str name);

/* A tick before the row's line: "status: done", or "done: true", where the rows have such a field; else it says nothing, which is an
 * error (I16). A state that was said stays. */
void draft_tick(struct row_maker *maker, struct row_draft *draft, struct span span);

/* Adds a text to the note, behind "name: " unless that is empty. */
void draft_note(struct row_maker *maker, struct row_draft *draft, struct str name, struct str text, struct span span);

/* The mapping with its note; NULL when nothing is in it. */
struct value *draft_finish(struct row_maker *maker, struct row_draft *draft);

/* A name that no field has, to be reported with others. */
void row_maker_unknown(struct row_maker *maker, struct str name, struct span span);
/* What is said of names that no field has, when what they say is kept as a note, and when it is left out: patterns for
 * their number, the names, the list and the field for notes. */
struct row_unknown {
    const char *kept, *left_out;
};
/* Names what no field has in one message (I16). */
void row_maker_report(struct row_maker *maker, const struct row_unknown *what);

#endif
