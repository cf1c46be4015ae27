/* A new document as text, made from its kind's fields: what has to be said first, the rest in comments that are taken
 * away as it is needed. Keys and comments are in the language of the project. */
#ifndef KIND_DOCUMENT_TEXT_H
#define KIND_DOCUMENT_TEXT_H

#include "base/catalogue.h"
#include "schema/record.h"

enum document_extent {
    DOCUMENT_MINIMAL, /* what is required */
    DOCUMENT_USUAL,   /* and every field in a comment, of groups what is no group, of rows what is required */
    DOCUMENT_FULL     /* and every field of these */
};

/* A value that is known already. */
struct document_value {
    struct field_way way; /* from the document, through groups */
    struct str text;
};

struct document_wish {
    const struct kind *kind;         /* whole and linked */
    const struct records *records;   /* whose ids are named; NULL: none */
    const struct language *language; /* of keys and comments */
    const struct catalogue *words;   /* the same; NULL: English */
    enum document_extent extent;
    bool markdown;       /* what has columns or paragraphs stands below the front matter */
    struct str modeline; /* a comment for editors, above all else; empty: none */
    const struct document_value *values;
    size_t value_count;
};

struct str document_text(struct arena *arena, const struct document_wish *wish);

#endif
