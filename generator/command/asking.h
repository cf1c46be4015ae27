/* What each layout of a project asks of other documents, so that its outputs can be made of slices (project/slice.h): what
 * its formulas ask, the rules of its kind, whatever says where outputs lie and what they are called, and where references
 * lead. */
#ifndef COMMAND_ASKING_H
#define COMMAND_ASKING_H

#include "compose/compose.h"
#include "edition/editions.h"
#include "formula/asked.h"

/* A layout that can be used. */
struct asking_layout {
    const struct layout_file *layout;
    struct str name; /* KIND/LAYOUT, as the step “asked” takes it */
    const struct asked *asked;
    enum template_looks looks;
};

struct asking {
    struct arena *arena;
    struct asked *all; /* by any of them */
    struct asking_layout *layouts;
    size_t count;
};

/* Of a project that was opened with `asks`: reads the layouts of all kinds that are read whole. */
struct asking asking_open(struct arena *arena, struct project *project, const struct editions *editions);

/* Of one layout; empty: of all. NULL: there is none of that name. */
const struct asked *asking_of(const struct asking *asking, struct str name);

#endif
