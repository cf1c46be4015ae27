/* What every reader of a part of fields.yaml is handed, and the small readers that all of them use. */
#ifndef KIND_KIND_READER_H
#define KIND_KIND_READER_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "schema/kind.h"

/* While one fields.yaml is read. */
struct kind_reader {
    struct arena *arena;
    struct diagnostics *sink;
    const struct languages *languages;
    struct kind *kind;
    struct named_types *types; /* that a field may name here; NULL: none */
    struct named_type *type;   /* the named type that is being read; NULL: none */
    size_t depth, fields;      /* sets inside sets around here; fields so far */
};

/* Reports K01; the result may be given a help. What stands in a named type is read for each field that has it, and
 * reported once. */
#define kind_mistake(reader, span, ...) kind_mistake_message(reader, span, MESSAGE(__VA_ARGS__))
struct diagnostic *kind_mistake_message(struct kind_reader *reader, struct span span, struct message message);

/* What formulas can name: small letters of ASCII, then digits and '_' too. */
bool name_is_plain(struct str name);

/* A value that must be one plain text, or an empty text after reporting; `what` says what it is for: "“unit”". */
struct str text_read(struct kind_reader *reader, const struct value *value, const char *what);

/* A class that is said (`value` may be NULL), in place of the one that stands there. */
void class_read(struct kind_reader *reader, const struct value *value, enum class *class);

/* Names by language, {en: …, de: …}, each one text or a list of them: what is there is appended in order. */
struct names {
    struct spelling *items;
    size_t count, capacity;
};
void names_read(struct kind_reader *reader, const struct value *value, const char *what, struct names *names);
void names_add(struct kind_reader *reader, const struct value *value, const struct language *language, const char *what,
               struct names *names);
/* The first name of a language, or an empty text. */
struct str names_first(const struct names *names, const struct language *language);
/* The first names as labels: of English its own or these words; of a language without one those of English. The places
 * of languages that the project does not have stay empty. */
void labels_fill(const struct names *names, const struct languages *languages, struct str english,
                 struct str labels[LANGUAGE_MOST]);
const struct language *reader_english(const struct kind_reader *reader);

/* "{en: …, de: …}": how a text is said in every language, for messages. */
struct str languages_form(struct arena *arena, const struct languages *languages);

/* Sets the naming field of a set: the one that `attribute` (may be NULL) names, else title, name or text. */
void naming_read(struct kind_reader *reader, struct field_set *set, const struct value *attribute);

/* Sets the texts by which references may call what the set describes: those that `attribute` (may be NULL) names, one
 * or a list, fields of groups as “group.field”; else the naming field, when it is a text. */
void called_read(struct kind_reader *reader, struct field_set *set, const struct value *attribute);

#endif
