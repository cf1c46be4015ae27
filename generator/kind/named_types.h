/* Named types: declarations that fields share. `stance: {type: enum, of: …}` stands in templates/types.yaml, or below
 * `types:` of a fields.yaml; a field that says `type: stance` is declared so, but for what it says itself. */
#ifndef KIND_NAMED_TYPES_H
#define KIND_NAMED_TYPES_H

#include "base/suggest.h"
#include "base/word_list.h"
#include "kind/kind_reader.h"

struct named_type {
    struct str name;
    struct span span;                /* of the name */
    const struct value *declaration; /* a mapping; NULL: its lines have not been read yet */
    struct str lines;                /* where it stands in its file, `span` at their beginning */
    const struct choices *choices;   /* of an enum, once a field has read them: all fields of the type share them */
    struct named_types *declared_in; /* its declaration may name the types that are known there */
    struct named_type *around;       /* while it is open: the type that the field stands in */
    bool open;                       /* a field that has it is being read */
    bool used;
};

/* Whoever adds to them holds no pointer into `items`. */
struct named_types {
    struct named_type *items;
    size_t count, capacity;
    struct named_types *outer; /* where a name is looked for next; NULL */
};

/* Adds the types of a types.yaml to those that all kinds know; what was added first wins. Mistakes are K01. */
void named_types_add(struct kinds *kinds, struct diagnostics *sink, const struct value *root);
/* The same for a file whose types stand each at the beginning of a line: one is read when a field names it. */
void named_types_index(struct kinds *kinds, const struct source *source);
/* Reads the types that no field has used so far as a field would, to report their mistakes. */
void named_types_check(struct kinds *kinds, struct diagnostics *sink);

/* `types:` of the kind that is being read, which come before those that all kinds know. */
void named_types_own(struct kind_reader *reader, const struct value *value);
void named_types_check_own(struct kind_reader *reader);

/* What the reader stood in before a field's named types. */
struct named_use {
    struct named_type *type;
    struct named_types *types;
};
/* The declaration with everything that its named type says and it does not say itself: it has a type of the program, or
 * one that is not known. Until named_use_end the reader stands in the type. */
struct value *named_use_begin(struct kind_reader *reader, struct value *said, struct named_use *use);
void named_use_end(struct kind_reader *reader, const struct named_use *use);

/* Where the choices below `of` are shared: the type that the field which is being read has them from; NULL. */
struct named_type *named_type_of_choices(const struct kind_reader *reader, const struct value *of);

bool named_types_have(const struct kind_reader *reader, struct str name);
/* Offers and lists all that the reader knows, for messages. */
void named_types_list(const struct kind_reader *reader, struct suggestion *nearest, struct word_list *known);

#endif
