/* A template: a layout with its formulas and widgets parsed and checked. Private to template.c and document.c. */
#ifndef COMPOSE_TEMPLATE_H
#define COMPOSE_TEMPLATE_H

#include "compose/widget.h"

struct template {
    struct compiler compiler; /* its class and scope, needed again for an author's Markdown */
    struct scope scope;
    struct hazards hazards;
    const struct kind *kind;
    struct str name;
    struct str labels[LANGUAGE_MOST];
    struct texts title, subtitle, status;
    struct labelled *cover;
    size_t cover_count;
    bool cover_page, contents, dense, numbered;
    int pages; /* that a document may have on paper; 0: as many as it needs */
    struct node *nodes;
};

#endif
