/* What of a document's data decides whether composing it can find a mistake that reading and its rules did not: then
 * `check` composes it as `build` does. */
#ifndef COMPOSE_CONTENT_H
#define COMPOSE_CONTENT_H

#include "compose/compose.h"
#include "formula/formula.h"

struct content {
    bool live;      /* its author's Markdown holds formulas, widgets, images or links to files and anchors */
    bool mixed;     /* its amounts are in several currencies */
    bool huge;      /* an amount is larger than functions can take apart */
    bool wordy;     /* a text is longer than a title may be */
    size_t longest; /* items of its longest list */
};

/* Of all documents of a project. */
struct contents {
    bool mixed, huge;
    size_t longest[REACH_COLLECTED + 1]; /* list that can be reached, by enum formula_reach; of the own document: 0 */
};

struct content content_of(const struct record *document);

struct contents contents_of(const struct records *records);

/* Whether composing the document with the template may find something; `all` is the content of its project. */
bool content_may_fail(const struct template *template, const struct record *document, const struct content *own,
                      const struct contents *all);

#endif
