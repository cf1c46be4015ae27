/* Which field each node of a document is of. Inside of editor/. */
#ifndef EDITOR_MEANING_H
#define EDITOR_MEANING_H

#include "editor/view.h"

/* Of a view whose kind is known and whole. */
void meanings_fill(struct view *view);

/* The field of a list's or group's keys that a head of a column or a key in rows names, with or without a unit behind
 * it; NULL. */
const struct field *column_field(const struct field *list, struct str head);

/* A list of rows. */
bool field_holds_rows(const struct field *field);

#endif
