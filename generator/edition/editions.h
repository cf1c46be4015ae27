/* The editions of a project, one for each class. */
#ifndef EDITION_EDITIONS_H
#define EDITION_EDITIONS_H

#include "edition/edition.h"
#include "project/outputs.h"

/* A document in a layout: what is written as one page and one PDF. */
struct planned_output {
    const struct project_document *document;
    const struct layout_file *layout;
    struct output_place place;
    bool clashes; /* it cannot be written: another has its place, which editions_open reports */
};

struct editions {
    struct edition of[CLASS_COUNT]; /* by class */
    struct planned_output *planned; /* of the whole project; by document, then layout */
    size_t planned_count;
};

/* Everything but records, which cost more: templates can be read with it. The project must outlive it. Outputs are
 * taken to be HTML in the project's usual folder. Reports those that would be one file, or stand in one another's
 * folder (X10). */
struct editions editions_open(const struct project *project, struct diagnostics *sink);

/* Outputs lie elsewhere: in a folder of the project's tree (empty: outside of it), and links lead to those of another
 * extension. */
void editions_place(struct editions *editions, struct str folder, struct str extension);

/* Adds the records of a class, once; needed before a layout of that class is composed. */
void editions_fill(struct editions *editions, const struct project *project, enum class class);

/* A document as the edition has it, for whoever works on it alone: a copy in the arena. The edition must be filled.
 * NULL: there is no such document. */
const struct record *editions_record(struct arena *arena, const struct project *project, const struct edition *edition,
                                     const struct project_document *document);

/* Counts what the checks have found, for reports over several documents: when all documents are checked. */
void editions_tally(struct editions *editions, const struct project *project);

#endif
