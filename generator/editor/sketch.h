/* The shape of a text by the look of its lines: keys and items of YAML by their indentation, what stands in brackets,
 * headings, tables, lists and lines `Key: value` of Markdown. Nothing fails: what is half typed has a shape too. It is
 * no reader of documents (read/yaml.h, read/markdown.h are), only good for knowing where one is in a text.
 *
 * Inside of editor/. Made in one pass over the text, in time that grows with it and no faster. */
#ifndef EDITOR_SKETCH_H
#define EDITOR_SKETCH_H

#include "editor/editor.h"

enum sketch_kind {
    SKETCH_FILE,    /* the first node, around all others */
    SKETCH_KEY,     /* `key: value`, in YAML or as a line of Markdown */
    SKETCH_ITEM,    /* behind a dash or in square brackets; an item of a list of Markdown */
    SKETCH_HEADING, /* with all up to the next one of its level */
    SKETCH_TABLE,   /* its head is its first row */
    SKETCH_ROW,     /* a line of a table */
    SKETCH_CELL,    /* its column by number */
    SKETCH_FENCE,   /* a fenced block: key is its info string, value what stands in it */
    SKETCH_BLOCK,   /* `::: internal` … `:::`; key is the class */
};

struct sketch_node {
    enum sketch_kind kind;
    size_t parent, first, last, next; /* nodes: what it stands in, what stands in it, its next sibling; 0: none */
    struct editor_range whole;        /* up to the end of what belongs to it */
    struct editor_range key;          /* without quotes and markup; empty: it has none */
    struct editor_range value;        /* of a scalar, without quotes; where one would stand, when there is none */
    size_t indent;                    /* bytes before it on its line; of a heading its level */
    size_t number;                    /* its place among its siblings, from 0 */
    char quote;                       /* around the value: ' or ", | of a block of text; 0 */
    bool flow;                        /* in brackets */
    bool bracket;                     /* its value is written in brackets: '[' or '{' stands there */
    bool half;                        /* a key without its colon: perhaps no key at all */
    bool markdown;                    /* not of YAML */
};

struct sketch {
    struct arena *arena;
    struct str text;
    struct sketch_node *nodes; /* in order of their beginnings, parents before what is in them */
    size_t count, capacity;
    bool markdown;
    struct editor_range yaml; /* all of a file, or the front matter between its lines of dashes */
    size_t body;              /* where Markdown begins; the size of the text: nowhere */
};

/* By the name of the file: Markdown, or YAML. */
struct sketch sketch_of(struct arena *arena, const struct editor_file *file);
/* YAML that stands in something else: a widget's options. Nodes are in places of the whole text. */
struct sketch sketch_of_yaml(struct arena *arena, struct str text, struct editor_range range);

struct str sketch_text(const struct sketch *sketch, struct editor_range range);
struct str sketch_key(const struct sketch *sketch, size_t node);
struct str sketch_value(const struct sketch *sketch, size_t node);
/* The last node that begins at or before a place; 0 when there is none. */
size_t sketch_before(const struct sketch *sketch, size_t at);
/* The line around a place, without its end; the end of the text behind it. */
struct editor_range sketch_line(struct str text, size_t at);
bool range_holds(struct editor_range range, size_t at); /* its end included */

/* For the makers of sketches: a node below another. */
size_t sketch_add(struct sketch *sketch, size_t parent, struct sketch_node node);
/* A node and all around it reach up to a place. */
void sketch_reach(struct sketch *sketch, size_t node, size_t end);
void sketch_read_yaml(struct sketch *sketch, size_t parent, struct editor_range range);
void sketch_read_markdown(struct sketch *sketch, size_t start);

#endif
