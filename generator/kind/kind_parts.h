/* What the files that make kinds share: reading attributes, the index of a set. Not for other layers. */
#ifndef KIND_KIND_PARTS_H
#define KIND_KIND_PARTS_H

#include "base/arena.h"
#include "kind/kind.h"

/* While one fields.yaml is read. */
struct kind_reader {
    struct arena *arena;
    struct diagnostics *sink;
    struct kind *kind;
};

/* Reports K01; the result may be given a help. */
struct diagnostic *kind_mistake(struct kind_reader *reader, struct span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Reads the mapping of names to declarations below `fields:` and `of:`. What holds the set hands down its class. */
struct field_set *field_set_read(struct kind_reader *reader, const struct value *value, struct str name,
                                 const struct field_set *outer, enum class class);

/* The choices of an enum: below `of:`. */
void choices_read(struct kind_reader *reader, struct field *field, const struct value *value);

/* The rules below `checks:`, and the fields with `accepted` among them, which every kind with checks has
 * (check_read.c). checks_link parses and checks their formulas, once all fields have theirs. */
void checks_read(struct kind_reader *reader, const struct value *value);
const struct value *accepted_added(struct kind_reader *reader, const struct value *fields);
void checks_link(struct kinds *kinds, struct diagnostics *sink);

/* Sets the naming field of a set: the one that `attribute` (may be NULL) names, else title, name or text. */
void naming_read(struct kind_reader *reader, struct field_set *set, const struct value *attribute);

/* A value that must be one plain text, or an empty text after reporting; `what` says what it is for: "“unit”". */
struct str text_read(struct kind_reader *reader, const struct value *value, const char *what);

/* Names in English and German, {en: …, de: …}, each one text or a list of them: what is there is appended in order. */
struct names {
    struct spelling *items;
    size_t count, capacity;
};
void names_read(struct kind_reader *reader, const struct value *value, const char *what, struct names *names);
void names_add(struct kind_reader *reader, const struct value *value, enum language language, const char *what,
               struct names *names);
/* The first name of a language, or an empty text. */
struct str names_first(const struct names *names, enum language language);

/* The fold of a text: itself when nothing is to be folded. */
struct str fold(struct arena *arena, struct str text);

/* Enters a field under a folded name; the field that has it already, or NULL. */
struct field_index *field_index_new(struct arena *arena, size_t names);
const struct field *field_index_add(struct field_index *index, struct str name, const struct field *field);

#endif
