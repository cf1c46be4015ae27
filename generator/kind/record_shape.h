/* What people write for short, written out: one value in place of a group or a row, lines in place of rows, a text with
 * commas in place of a list. What comes back is read as if it had been written. */
#ifndef KIND_RECORD_SHAPE_H
#define KIND_RECORD_SHAPE_H

#include "kind/name_parts.h"
#include "kind/record_reader.h"

/* A group or row {name: X} in place of X; NULL when it has no naming field that a single value could be of. */
const struct value *shape_of_name(struct arena *arena, const struct languages *languages, const struct field_set *set,
                                  const struct value *value);

/* Rows in place of lines or names: a text over several lines is a sequence of them, list marks left out, and so is
 * "Weinig, Homag" for rows that a text names; an info says how it was read (I02). The value itself where there is
 * nothing to do. */
const struct value *shape_of_rows(struct record_reader *reader, const struct field *list, const struct value *value);

/* A sequence in place of "a, b", "a; b" or lines with list marks, for a list of single values none of which can hold
 * what stands between them, and of texts that look like several names. The value itself where there is nothing to do. References are left as they are: who
 * is known decides (reference_parts.h). */
const struct value *shape_of_values(struct record_reader *reader, const struct field *list, const struct value *value);

/* Says that a text was read as several (I02). */
void shape_note_several(struct record_reader *reader, struct str text, struct span span,
                        const struct name_parts *parts);

/* A group of a beginning and an end {from: X, to: Y} in place of "X – Y", "X bis Y", "X", [X, Y]. False: it is no such
 * group, or the text is not understood. True with *out NULL: a mistake in it was reported. */
bool shape_of_span(struct record_reader *reader, const struct field_set *set, const struct value *value,
                   const struct value **out);
/* Whether a group consists of a day on which something begins, and one that does not: its only typed fields. */
bool set_is_span(const struct field_set *set, const struct field **from, const struct field **to);

/* A part of a scalar's text as a scalar of its own, with its place. */
struct value *shape_part(struct arena *arena, const struct value *value, struct str part);

#endif
