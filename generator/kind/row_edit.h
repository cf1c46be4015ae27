/* Rows added to and changed in the YAML of a file, as edits of its text: comments, order, indents, quotes and the
 * language of keys stay what they are. What stands there in a way that is not understood is left alone, with a
 * problem that says so. */
#ifndef KIND_ROW_EDIT_H
#define KIND_ROW_EDIT_H

#include "base/message.h"
#include "base/text_edit.h"
#include "kind/row_text.h"
#include "tree/value.h"

/* A list of rows in a file, or where it would stand. */
struct row_list {
    struct arena *arena;
    const struct source *source;
    size_t limit;                   /* where the YAML of the file ends */
    const struct value *root;       /* its mapping */
    const struct field_set *fields; /* of the document */
    const struct field *group;      /* in which the list stands; NULL: in the document itself */
    const struct field *list;
    const struct language *language; /* of keys that are new */
    /* Found by row_list_find: */
    const struct value *holder; /* the mapping that has the list, or would have it; NULL: there is no group */
    const struct entry *entry;  /* NULL: there is no such key */
    char quote;                 /* that the file uses */
};

/* Fills what is to be found. */
void row_list_find(struct row_list *list);
/* The language in which a file has its keys: that of the word before its kind, else `other`. */
const struct language *row_key_language(const struct value *root, const struct languages *languages,
                                        const struct language *other);

/* The rows that are written: mappings, of a keyed list the values behind its keys. */
size_t row_list_count(const struct row_list *list);
const struct value *row_list_row(const struct row_list *list, size_t index);
/* What a row says of a field; NULL. */
const struct value *row_says(const struct value *row, const struct field *field);

/* One row: what it says. Keys may be empty. */
struct row_new {
    struct row_value *values;
    size_t count;
};

/* Gives keys and order to a row as the last one of the list has them. */
void row_like_others(const struct row_list *list, struct row_new *row);
/* Behind the last row, all in one edit. */
bool row_list_append(const struct row_list *list, struct row_new *rows, size_t count, struct text_edit *edit,
                     struct message *problem);
/* One field of a row that is there. */
bool row_list_change(const struct row_list *list, const struct value *row, struct row_value value,
                     struct text_edit *edit, struct message *problem);
/* The single value that a row of a keyed list is: "2027: 38,5". */
bool row_list_change_leaf(const struct row_list *list, const struct value *row, struct row_value value,
                          struct text_edit *edit, struct message *problem);

#endif
