/* What stands around the text of a document: title or cover, contents, head and foot of each page. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/flow.h"

/* A line of the contents. Its page is known when everything is placed. */
struct contents_entry {
    const struct block *section;
    struct text_style style;
    millipoints text_end, number_end; /* from the left edge of the column */
    struct element *element;          /* LINK */
};

/* cover.c: the title as a block above the text; on a page of its own (false: it does not fit on one). */
void title_set(const struct setter *setter);
/* With the contents below the title when they have room there: *contents says whether they are still to be set. */
bool cover_page_place(struct flow *flow, struct element *root, bool *contents);
/* Class and status as marks, the right end of them at x; returns the left end. */
millipoints marks_place(struct flow *flow, size_t page, millipoints right, millipoints baseline,
                        struct element *parent);

/* contents.c */
void contents_set(const struct setter *setter, const struct block *blocks);
/* In an empty galley, as deep and as loose as the room allows; false: not even the sections of the first level fit, and
 * nothing was set. */
bool contents_set_within(const struct setter *setter, const struct block *blocks, millipoints room);
void contents_number(struct flow *flow);

/* furniture.c */
void furniture_place(struct flow *flow, size_t first_page, bool title_on_first);
/* A line of text anywhere on a page. x is where it starts, or ends. */
void line_place(struct flow *flow, size_t page, struct str text, const struct text_style *style, enum align align,
                millipoints x, millipoints baseline, struct element *element);

#endif
