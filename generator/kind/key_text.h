/* The key of a field as an author writes it in a file: in the language of the file, in small letters. */
#ifndef KIND_KEY_TEXT_H
#define KIND_KEY_TEXT_H

#include "schema/field.h"

struct arena;

/* "next_review", "nächste_prüfung". The name as it is declared, where another field would be read by the key. */
struct str key_text(struct arena *arena, const struct field *field, const struct language *language);
/* The same as a heading or the head of a column: "Next review". */
struct str heading_text(struct arena *arena, const struct field *field, const struct language *language);

#endif
