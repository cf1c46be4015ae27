/* An edition: all that layouts of one class may see of a project. Composing, charts, extracts and the furniture of
 * pages are handed this and cannot reach the project: what lies above the class is nowhere in it. editions.h makes
 * editions. */
#ifndef EDITION_EDITION_H
#define EDITION_EDITION_H

#include "base/catalogue.h"
#include "edition/tallies.h"
#include "schema/record.h"
#include "tree/theme.h"

/* An output that a file of the project goes into, its own or as a chapter. */
struct edition_output {
    struct str file; /* its path in the project's tree */
    const struct kind *kind;
    struct str id;     /* of its document, which is of that kind */
    struct str layout; /* its name */
    enum class class;
    struct str stem;   /* below the output folder, without an extension: "customer/grossmann/plan-handout" */
    struct str beside; /* as if it lay beside its document: "konten/grossmann/plan-handout" */
    struct str group;  /* of a customer's: the folder that is handed over, "customer/grossmann"; else empty */
};

/* Where outputs lie, for links from one to another. */
struct edition_outputs {
    struct edition_output *items; /* of the edition's class and below; by file, a file's in order of layouts */
    size_t count;
    const struct files *files; /* the project's tree */
    struct str folder;         /* where they are written, in that tree; empty: outside of it */
    struct str extension;      /* of those that links lead to: "html"; "pdf" when nothing else is made */
};

/* The first output that a file of the project goes into, a number; the others of that file follow it, as long as
 * edition_outputs_are_of says so. */
size_t edition_outputs_first(const struct edition_outputs *outputs, struct str file);
bool edition_outputs_are_of(const struct edition_outputs *outputs, size_t at, struct str file);

struct edition {
    enum class class;
    const struct records *records; /* of that class; NULL until somebody composes (editions_fill) */
    const struct record *project;  /* what planpress.yaml says to that class; may be NULL */
    const struct kinds *kinds;
    const struct catalogue *catalogues; /* by language */
    const struct theme *theme;
    struct date as_of;
    struct edition_outputs outputs;
    struct tallies tallies; /* of findings that the class may hear of */
};

#endif
