/* A text with what its lines mean: whose kind it is, which field each key, heading, column and value is of, and which
 * record it was in the last good project. Inside of editor/. */
#ifndef EDITOR_VIEW_H
#define EDITOR_VIEW_H

#include "editor/sketch.h"
#include "project/project.h"

enum view_sort {
    VIEW_OTHER,    /* nothing is known of it */
    VIEW_DOCUMENT, /* a document, a register, a chapter, planpress.yaml */
    VIEW_FIELDS,   /* fields.yaml, types.yaml */
    VIEW_RULES,
    VIEW_LAYOUT, /* and parts of layouts */
    VIEW_THEME,
};

/* What a node is in a document. */
struct meaning {
    const struct field *field;   /* of a key, heading or cell: what it names; of an item: the list; NULL: nothing */
    const struct field *element; /* whose values a scalar in it is read as; NULL: it takes none */
    const struct field_set *set; /* what keys in it are looked for in; NULL: none belong there */
    const struct field *group;   /* of Markdown: the group around it; NULL: the document */
    const struct record *record; /* what keys in it were in the last project: a document, group or row; NULL */
    const struct field *list;    /* of a row: the list that it is in; of a key of a keyed list too */
    size_t level;                /* of a keyed list: how many of its keys are filled */
    size_t rows;                 /* of a list: rows of it that were met */
    bool row;
};

struct view_count {
    const struct field *list;
    size_t rows;
    size_t searches; /* of the first: rows that were not found where they should be */
};

struct view {
    const struct editor *editor;
    const struct editor_file *file;
    struct sketch sketch;
    enum view_sort sort;
    const struct kind *kind;         /* of a document, layout, fields.yaml; NULL: not known */
    const struct record *document;   /* in the last project; NULL: it was not in it */
    const struct language *language; /* in which its keys are written */
    struct meaning *meanings;        /* of each node; all nothing where it is no document */
    struct view_count *counts;       /* rows that were met, of lists that stand in no row */
};

struct view view_of(const struct editor *editor, const struct editor_file *file);

/* What stands at a place. */
enum spot_part {
    SPOT_NOTHING,
    SPOT_KEY,   /* a key, heading or head of a column, or where one may begin */
    SPOT_VALUE, /* a scalar of `node`, or where it may stand */
};
struct spot {
    enum spot_part part;
    size_t node;               /* the one it belongs to; of a key that is not there yet, what it would stand in */
    size_t parent;             /* of a key: what it stands in */
    struct editor_range range; /* all of the word: empty where nothing was typed */
    struct str typed;          /* of it, what stands before the place */
    bool fresh;                /* there is no node for it yet */
    size_t indent;             /* of the line: where a key would stand */
};
struct spot spot_of(const struct view *view, size_t at);

/* Absolute paths. */
struct str editor_source_path(const struct editor *editor, const struct source *source);
/* The newest text of a file that the project was made of. */
struct editor_file editor_source_file(const struct editor *editor, const struct source *source);

/* The child of a node that is the key of a field; 0. */
size_t view_child(const struct view *view, size_t node, const struct field *field);

#endif
