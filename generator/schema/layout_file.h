/* A layout as its file stands there; compose/template.h makes a template of it. */
#ifndef SCHEMA_LAYOUT_FILE_H
#define SCHEMA_LAYOUT_FILE_H

#include "base/class.h"
#include "base/locale.h"
#include "base/source.h"

struct kind;

struct layout_file {
    const struct kind *kind;
    struct str name; /* "handout": the file's stem */
    const struct source *source;
    bool classed;            /* it says whose readers it is for; else nothing is made by it, which is reported */
    enum class class;        /* theirs */
    struct str output;       /* `name:`, what its outputs are called, as written; empty: as their documents */
    struct span output_span; /* of its first character */
    struct str labels[LANGUAGE_MOST]; /* what it is called: "Handout" */
    bool languages[LANGUAGE_MOST];    /* those of the documents that it is for: what its texts are translated into */
};

#endif
