/* The editions of a project, one for each class. */
#ifndef EDITION_EDITIONS_H
#define EDITION_EDITIONS_H

#include "edition/edition.h"

struct project;

struct editions {
    struct edition of[CLASS_COUNT]; /* by class */
};

/* Everything but records, which cost more: templates can be read with it. The project must outlive it. Outputs are
 * taken to be HTML in the project's usual folder. */
struct editions editions_open(const struct project *project);

/* Outputs lie elsewhere: in a folder of the project's tree (empty: outside of it), and links lead to those of another
 * extension. */
void editions_place(struct editions *editions, struct str folder, struct str extension);

/* Adds the records of a class, once; needed before a layout of that class is composed. */
void editions_fill(struct editions *editions, const struct project *project, enum class class);

#endif
