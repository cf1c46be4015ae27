/* The anchors that git hosts give the headings of a text: the second of the same name gets "-1", the third "-2".
 * Included by markdown.c only. */
#ifndef READ_MARKDOWN_SLUGS_H
#define READ_MARKDOWN_SLUGS_H

#include "tree/document.h"

struct markdown_heading {
    struct str slug;     /* not yet numbered */
    struct block *block; /* gets the slug if it is a section; git hosts count other headings too */
    size_t order;        /* in the text */
};

/* Gives all sections among the headings of a text their slugs. The array is sorted anew. */
void markdown_slugs_number(struct arena *arena, struct markdown_heading *headings, size_t count);

#endif
