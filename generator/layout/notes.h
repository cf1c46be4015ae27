/* Footnotes: set where they are referred to, placed at the foot of the same page below a short rule. They wait in a
 * queue: what does not fit on its page goes on at the foot of the next. */
#ifndef LAYOUT_NOTES_H
#define LAYOUT_NOTES_H

#include "layout/setter.h"

struct flow;

/* The foot of the page that is being filled. */
struct foot {
    bool open; /* a page is being filled */
    size_t page;
    millipoints bottom;        /* of the page's text block */
    millipoints used;          /* nothing of the text stands below */
    millipoints height;        /* of what is taken, the rule included */
    const struct item **queue; /* lines of notes: */
    size_t placed;             /* up to here they stand on pages, */
    size_t taken;              /* up to here they will stand on this one */
    size_t count, capacity;
};

/* Sets the text of a footnote for the item whose strip holds the reference; `element` is that of the paragraph. */
void note_set(const struct setter *setter, struct item *item, const struct inline_node *note, struct element *element);

/* How much lower the room for an item's text is for its notes: a short note as a whole, of a long one the first lines.
 */
millipoints foot_need(const struct flow *flow, const struct item *item);

/* A new page, on which `text` stands at least; what waits may take the rest. 0: there is no text any more. */
void foot_open(struct flow *flow, size_t page, millipoints text);
/* The notes of a strip that was placed; its column has `room` below it. */
void foot_add(struct flow *flow, const struct strip *strip, millipoints room);
/* Nothing of the page's text will stand below y. */
void foot_use(struct flow *flow, millipoints y);
/* Puts what was taken on the page. */
void foot_close(struct flow *flow);
bool foot_waits(const struct flow *flow); /* notes are left for a further page */

#endif
