/* Rows as text of YAML, as the file around them is written. */
#ifndef KIND_ROW_TEXT_H
#define KIND_ROW_TEXT_H

#include "schema/field.h"

struct arena;
struct buffer;

/* What a row is to say of a field. */
struct row_value {
    const struct field *field; /* NULL: a key of the author's own, "x-…" */
    struct str key;            /* as it is to be written */
    struct str text;           /* of a list of values: with commas between, of texts with semicolons */
};

/* How the rows around it are written. */
struct row_style {
    bool flow;     /* {a: b, c: d}; else a line for each field */
    char quote;    /* '"' or '\'' */
    size_t column; /* of its fields, where each has a line; from 0 */
};

/* The row without what stands before it, such as a dash, and without an end of line. */
void row_text(struct buffer *out, struct arena *arena, const struct row_value *values, size_t count,
              struct row_style style);
/* The value alone, behind its colon. */
void row_value_text(struct buffer *out, struct arena *arena, const struct row_value *value, struct row_style style);

#endif
