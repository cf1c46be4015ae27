/* What a field takes, in words: for comments of new documents, for the manual and for editors. */
#ifndef KIND_FIELD_WORDS_H
#define KIND_FIELD_WORDS_H

#include "schema/field.h"

/* "day, month, quarter or year", "number (h)", all choices by their labels; nothing of texts, groups, references and
 * what is made of others. */
struct message field_takes(struct arena *arena, const struct field *field, const struct language *language);
/* The same of a list of single values, whose items take that; it may be nothing. */
struct message field_takes_list(struct arena *arena, struct message item);
/* "0 to 100"; nothing where there are no bounds. */
struct message field_range(struct arena *arena, const struct field *field);

#endif
