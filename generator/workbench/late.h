/* Messages that only composing and laying out find, which is done when nobody types. Until it is done again they are said
 * as they were, where the lines that they are about still stand: else they would come and go with each key. */
#ifndef WORKBENCH_LATE_H
#define WORKBENCH_LATE_H

#include "workbench/checking.h"

struct late {
    struct arena *arena; /* NULL: there are none */
    struct diagnostics found; /* with sources of their own */
};

/* In place of what it had: those of all jobs that were done. */
void late_keep(struct late *late, const struct checking *checking);
void late_drop(struct late *late);

/* Adds those in files of these names, at the places of a project that was read since. */
void late_add(const struct late *late, const struct project *project, const struct str *names, size_t count,
              struct diagnostics *sink);

#endif
