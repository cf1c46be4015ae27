/* The editions of a project, one for each class. */
#ifndef EDITION_EDITIONS_H
#define EDITION_EDITIONS_H

#include "edition/edition.h"

struct project;

struct editions {
    struct edition of[CLASS_COUNT]; /* by class */
};

/* Everything but records, which cost more: templates can be read with it. The project must outlive it. */
struct editions editions_open(const struct project *project);

/* Adds the records of a class, once; needed before a layout of that class is composed. */
void editions_fill(struct editions *editions, const struct project *project, enum class class);

#endif
