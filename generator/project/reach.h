/* What a document's Markdown and paths name besides its fields: files, and whether its author computes something. Known
 * when it is read, before anything is composed. */
#ifndef PROJECT_REACH_H
#define PROJECT_REACH_H

#include "schema/record.h"

struct reach {
    struct str *targets; /* of links, images and path fields: paths in the project's tree; a target may be named twice */
    size_t count, capacity;
    bool computes; /* formulas or widgets stand in its Markdown */
};

struct reach reach_of(struct arena *arena, const struct record *document);

#endif
