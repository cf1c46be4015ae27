/* Fitting a document onto the pages that it may have: what gives way is left out, in its order, never cut and never made
 * smaller. */
#ifndef LAYOUT_FITTING_H
#define LAYOUT_FITTING_H

#include "layout/layout.h"

/* What has no room. */
struct left_out {
    struct str what; /* the title of the table, else the heading above; may be empty */
    size_t count;    /* rows or items, of which others stayed; 0: all of it */
};

struct fitted {
    struct pages *pages;
    struct left_out *left_out; /* in reading order */
    size_t count;
};

/* As layout_document. Of a document that may have only so many pages the least is left out that lets it have them; if
 * nothing does, all that may give way is left out. */
struct fitted layout_fitted(struct arena *arena, struct diagnostics *sink, const struct document *document,
                            const struct theme *theme, const struct faces *faces, struct shape_cache *cache,
                            struct locale *locale);

#endif
