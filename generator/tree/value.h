/* A YAML file as it was written: scalars are raw text, nothing is typed yet (the kind's schema does that). Every node
 * knows its place. Values live in the arena of the project and are never changed after reading. */
#ifndef TREE_VALUE_H
#define TREE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"

enum value_kind { VALUE_SCALAR, VALUE_SEQUENCE, VALUE_MAPPING };

/* How a scalar was written decides what it may mean: only a plain one can be a null, an unknown or a number. */
enum scalar_style {
    SCALAR_PLAIN,  /* rate: 12,5 */
    SCALAR_QUOTED, /* rate: "12,5" */
    SCALAR_BLOCK,  /* text: | or > */
};

struct entry;

struct value {
    enum value_kind kind;
    struct span span; /* of the scalar's text; of the first character of a collection */

    /* VALUE_SCALAR */
    enum scalar_style style;
    bool flow; /* it stands in brackets, where a comma ends it */
    struct str text; /* NFC; of a block scalar: as YAML folds it */
    /* Of a block scalar (and of plain or quoted ones over several lines): line i of `text` stands in the file at line
     * text_line + i, its first character at column text_column. Folding ('>') makes this true for paragraphs' first
     * lines only, which is what diagnostics need. */
    uint32_t text_line, text_column;

    /* VALUE_SEQUENCE */
    struct value **items;
    /* VALUE_MAPPING */
    struct entry *entries;
    size_t count; /* of items or entries */
};

struct entry {
    struct str key; /* NFC, as written */
    struct span key_span;
    struct value *value; /* never NULL: an empty value is a plain scalar with empty text */
};

/* The value of a key as written, or NULL. */
struct value *value_find(const struct value *mapping, struct str key);

/* Where a scalar's text starts: behind the quote, in the line below a "|". */
struct span value_text_span(const struct value *value);

/* A plain scalar that says nothing: empty, "~", "null". */
bool value_is_null(const struct value *value);

#endif
