/* What the files of the schema's writer share. Private to json_schema*.c. */
#ifndef KIND_JSON_SCHEMA_INTERNAL_H
#define KIND_JSON_SCHEMA_INTERNAL_H

#include "base/json.h"
#include "kind/json_schema.h"

/* Those that a target can lead to, sorted. */
struct schema_ids {
    struct str name; /* of their definition */
    struct str *items;
    size_t count, capacity;
};

struct schema_writer {
    struct json json;
    struct arena *arena;
    const struct json_schema *schema;
    struct schema_ids *targets; /* that something refers to */
    size_t target_count, target_capacity;
};

/* Patterns of names: what text_name makes the same key of, and somewhat more. They are written without what one dialect
 * of regular expressions has and another has not. */
struct str schema_pattern(struct arena *arena, const struct str *keys, const struct spelling *spellings, size_t count);
struct str schema_pattern_with_year(struct arena *arena, const struct str *keys, const struct spelling *spellings,
                                    size_t count);
/* A choice may have another of its names behind it in brackets. */
struct str schema_pattern_of_choices(struct arena *arena, const struct choices *choices);
/* A name as authors write it as a key: "Nächster Schritt" → "nächster_schritt". */
struct str schema_key(struct arena *arena, const struct field *field, const struct language *language);

/* Definitions: "account-plan.goals", with `what` behind it for what is of the field's rows or years. */
struct str schema_name(struct schema_writer *writer, const struct field *field, const char *what);
void schema_define(struct schema_writer *writer, struct str name); /* its key; the value follows */
void schema_refer(struct schema_writer *writer, struct str name);  /* {"$ref": …} */
void schema_item_refer(struct schema_writer *writer, struct str name);
void schema_types(struct schema_writer *writer, const char *types); /* "type": [types] */

/* The keys that say the kind of a document, and behind them “type”, which may. */
enum { SCHEMA_KIND_KEYS = 4 };
extern const char *const schema_kind_keys[SCHEMA_KIND_KEYS + 1];
struct str schema_words(struct schema_writer *writer, const char *text); /* ours, in the schema's language */

/* A set of fields as an object: of a document, a group, or, with `list`, its rows. */
void schema_put_set(struct schema_writer *writer, const struct field_set *set, const struct field *list);
/* All fields of a set, and what is in them. As deep as the kind is nested. */
void schema_define_set(struct schema_writer *writer, const struct field_set *set);

/* What the values of a field may be: entries of an object that is open. */
void schema_put_type(struct schema_writer *writer, const struct field *field);
/* The definitions that all kinds share. */
void schema_put_common(struct schema_writer *writer);
/* The name of the definition of what a reference may lead to; empty: there is nothing. */
struct str schema_ids_name(struct schema_writer *writer, const struct field *field, const struct target *target);
/* The definitions of all that were referred to so far. */
void schema_put_ids(struct schema_writer *writer);

#endif
