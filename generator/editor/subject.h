/* What somebody means by a place: a record, a field, a file. Inside of editor/. */
#ifndef EDITOR_SUBJECT_H
#define EDITOR_SUBJECT_H

#include "editor/view.h"

enum subject_kind {
    SUBJECT_NOTHING,
    SUBJECT_RECORD, /* record; by its id or by what it is called */
    SUBJECT_FIELD,  /* field */
    SUBJECT_RULE,   /* span */
    SUBJECT_FILE,   /* path, and an anchor in it */
};

struct meant {
    enum subject_kind kind;
    struct editor_range range; /* of the word at the place */
    const struct record *record;
    bool named; /* the word is what the record is called, not its id */
    bool said;  /* the word says it; else it refers to it */
    const struct field *field;
    struct span span;
    struct str path, anchor;
};

struct meant subject_at(const struct view *view, size_t at);

/* The parts of a value that each may be a reference: all of it, or what stands between commas. *next begins at the
 * value's start. */
bool next_part(const struct view *view, size_t node, size_t *next, struct editor_range *part);

/* The link of Markdown around a place: its target. */
bool link_at(struct str text, size_t at, struct editor_range *target);
/* The next link's target in a range; goes on from *at. */
bool next_link(struct str text, size_t *at, size_t end, struct editor_range *target);

/* Where a record is said in a view: the node of its row; 0 of the document itself; SIZE_MAX: not in this file. */
size_t record_node(const struct view *view, const struct record *record);
/* Where its id or its name stands. False: it says none. */
bool record_word(const struct view *view, size_t node, const struct record *record, bool named,
                 struct editor_range *word);

#endif
