/* What the lines at a document's head say, looked for before its Markdown is read: the day that all else counts from.
 */
#ifndef KIND_LINE_AHEAD_H
#define KIND_LINE_AHEAD_H

#include "schema/field.h"

/* The value that "**Datum:** 17.11.2026", "Datum: …" or a row "| Datum | … |" above the first section, or the last
 * line, says for a field; empty: none does. `text` is the file, a front matter included. */
struct str line_ahead(const struct field_set *set, const struct field *field, struct str text);

#endif
