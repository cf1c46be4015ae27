/* Findings as the readers of a class may know them: their texts, without the records they are about. */
#ifndef EDITION_REMARKS_H
#define EDITION_REMARKS_H

#include "base/class.h"
#include "base/diagnostic.h"

struct catalogue;
struct findings;

struct remark {
    enum severity level;
    struct str code, message, help; /* in the document's language */
};

struct remarks {
    struct remark *items; /* in the order in which they were found */
    size_t count;
};

/* Those whose rules name nothing above the class. Their texts are the findings', in the language of
 * the catalogue. */
struct remarks remarks_of(struct arena *arena, const struct catalogue *catalogue, const struct findings *findings,
                          enum class class);

#endif
