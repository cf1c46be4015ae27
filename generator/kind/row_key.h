/* What the head of a column, or what stands before a colon, names in the rows of a list. */
#ifndef KIND_ROW_KEY_H
#define KIND_ROW_KEY_H

#include "kind/record_reader.h"

struct row_key {
    const struct field *field; /* whose type what is written is read as; NULL: it names none */
    struct str name;           /* the key in the row's mapping: "value", "values_2025" */
    struct str unit;           /* "T€": of the plain numbers below it; may be empty */
};

/* By any of its names or labels, with a unit or a year behind it: "Wert (T€)", "Umsatz in EUR", "Ist 2025", "2025". The
 * rows' naming field is also called like the list itself. */
struct row_key row_key_find(struct record_reader *reader, const struct field *list, struct str text);

/* Whether a text is the list's own name ("Ziel" in “Ziele”), which means the naming field unless another column does.
 */
bool row_key_is_list(struct record_reader *reader, const struct field *list, struct str text);

/* Whether a field can be written in a cell. */
bool row_key_takes_cell(const struct field *field);

/* "#", "Nr.": numbers its rows. */
bool row_key_numbers(struct arena *arena, struct str text);

/* The text as it is to be read: a plain number gets the unit of its column. */
struct str row_key_value(struct arena *arena, const struct row_key *key, struct str text);

#endif
