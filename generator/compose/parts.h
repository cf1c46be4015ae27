/* Shared pieces of layouts, put where they are named. Private to this folder. */
#ifndef COMPOSE_PARTS_H
#define COMPOSE_PARTS_H

#include "compose/composer.h"
#include "schema/layout_file.h"

/* The parts of a layout while it is compiled. */
struct parts {
    const struct layout_file *layout;
    size_t put;  /* so far, each use counted */
    bool *holds; /* by part and part, the layout itself last: whether one holds the other, through whatever parts */
};

struct parts *parts_start(struct arena *arena, const struct layout_file *layout);

/* Reads a piece of a layout, and puts in place of each “part NAME” what parts/NAME.md holds, as if its text stood
 * there: its headings end sections around it, and what follows it belongs to its last section. What is wrong is
 * reported at the line that names the part. */
struct block *parts_blocks(struct compiler *compiler, struct str text, struct span origin);

/* Whether a block of code names a part, and which. */
bool parts_is_part(const struct block *block, struct str *name);

#endif
