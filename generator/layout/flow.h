/* Galleys → pages. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/notes.h"
#include "layout/setter.h"

/* Where something of interest came to stand. */
struct landing {
    const struct block *section; /* or a figure with a name */
    const struct contents_entry *entry;
    size_t page;
    millipoints y, baseline; /* of the item's head; of its text */
};

/* A link whose target is an anchor of the document. */
struct anchor_link {
    size_t page, link; /* indexes */
    struct str target;
    struct span span;
};

struct flow {
    struct job *job;
    struct landing *sections, *figures, *entries;
    size_t section_count, section_capacity, figure_count, figure_capacity, entry_count, entry_capacity;
    struct anchor_link *anchor_links;
    size_t anchor_link_count, anchor_link_capacity;
    struct foot foot;
    int squeeze;        /* thousandths by which the spaces of the page are smaller */
    bool artifact;      /* what is placed now was read before: a repeated row */
    enum artifact kind; /* of what has no element */
};

struct page *flow_page_add(struct flow *flow); /* NULL when the budget has no more */

/* The text block of a page: one in landscape has other measures than the rest. */
millipoints flow_width(const struct flow *flow, size_t page);
millipoints flow_height(const struct flow *flow, size_t page);

/* Fills pages with a galley, from a new page on. */
void flow_pages(struct flow *flow, const struct item *first);

/* Puts a galley on a page at one place, however high it is. Returns its foot. */
millipoints flow_place(struct flow *flow, size_t page, const struct item *first, millipoints x, millipoints y);

#endif
