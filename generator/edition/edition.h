/* An edition: all that layouts of one class may see of a project. Composing, charts, extracts and the furniture of
 * pages are handed this and cannot reach the project: what lies above the class is nowhere in it. editions.h makes
 * editions. */
#ifndef EDITION_EDITION_H
#define EDITION_EDITION_H

#include "base/catalogue.h"
#include "schema/record.h"
#include "tree/theme.h"

struct edition {
    enum class class;
    const struct records *records; /* of that class; NULL until somebody composes (editions_fill) */
    const struct record *project;  /* what planpress.yaml says to that class; may be NULL */
    const struct kinds *kinds;
    const struct catalogue *catalogues; /* by language */
    const struct theme *theme;
    struct date as_of;
};

#endif
