/* The language and region that a document is written in. */
#ifndef PROJECT_TONGUE_H
#define PROJECT_TONGUE_H

#include "project/project.h"

struct tongue {
    const struct language *language;
    const struct region *region; /* may be NULL */
};

/* What the document's data say, else the standard. Who names the standard's language alone writes it as the standard
 * does. */
struct tongue tongue_of(const struct project *project, struct diagnostics *sink, const struct value *root,
                        struct tongue standard);

#endif
