/* A layout as its file stands there; compose/template.h makes a template of it. */
#ifndef SCHEMA_LAYOUT_FILE_H
#define SCHEMA_LAYOUT_FILE_H

#include "base/class.h"
#include "base/locale.h"
#include "base/source.h"

struct kind;

/* A piece of layout that several layouts of a kind share: parts/NAME.md in its folder. */
struct layout_part {
    struct str name;
    const struct source *source; /* the same one in all layouts that name it */
};

struct layout_file {
    const struct kind *kind;
    struct str name; /* "handout": the file's stem */
    const struct source *source;
    const struct layout_part *parts; /* those that its text and theirs may name, each once; no more than LIMIT_PARTS */
    size_t part_count;
    bool classed;            /* it says whose readers it is for; else nothing is made by it, which is reported */
    enum class class;        /* theirs */
    struct str output;       /* `name:`, what its outputs are called, as written; empty: as their documents */
    struct span output_span; /* of its first character */
    struct str when;         /* `when:`, a formula: the documents that something is made of; empty: all of its kind */
    struct span when_span;   /* of its first character */
    struct str labels[LANGUAGE_MOST]; /* what it is called: "Handout" */
    bool languages[LANGUAGE_MOST];    /* those of the documents that it is for: what its texts are translated into */
};

#endif
