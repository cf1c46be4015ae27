/* The targets of links that stand in a class block, "[name]: target", serve that block alone. cmark knows one list of
 * names for a whole text: what is written inside a block gets the block's number behind its name, there and where the
 * block refers to it, so that nothing outside can meet it. Included by markdown*.c only. */
#ifndef READ_MARKDOWN_DEFINITIONS_H
#define READ_MARKDOWN_DEFINITIONS_H

#include "read/markdown_text.h"

struct definitions {
    struct definition *items; /* sorted by name */
    size_t count;
    bool hidden; /* one of them stands in a block */
};

/* Finds them, and reports (M05) what refers to a name from outside its block. */
struct definitions markdown_definitions(struct arena *arena, struct diagnostics *sink,
                                        const struct markdown_text *text);

/* A line as cmark gets it, numbers behind the names that are a block's. */
struct str markdown_definitions_name(struct arena *arena, const struct markdown_text *text,
                                     const struct definitions *definitions, size_t line, struct str written);

#endif
