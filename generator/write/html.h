/* What the files that write HTML share: html.c the page, html_blocks.c, html_table.c and html_inlines.c what is on it.
 */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include "tree/document.h"

struct arena;
struct buffer;

struct html {
    struct buffer *out;
    struct arena *scratch; /* gone when the page is written */
    const struct document *document;
    int level;          /* of the section being written; 0 outside of all */
    struct str heading; /* its heading as plain text, to name what has no name of its own */
    int figures;        /* written so far */
    struct str pdf;     /* the URL of the same document as PDF; empty: there is none */
};

void html_blocks(struct html *html, const struct block *first);
/* Of a place for short text (an item, a cell, a fact): a lone paragraph is written without its <p>. */
void html_blocks_short(struct html *html, const struct block *first);
void html_table(struct html *html, const struct table *table);
void html_inlines(struct html *html, const struct inline_node *first);
/* The list of the document's footnotes, with the links back to where they are referred to. */
void html_notes(struct html *html);
void html_image(struct html *html, const struct image *image, struct str alternative, struct str title);

/* The opening of a box that scrolls sideways when the screen is narrow: reached with the keyboard, named for listeners.
 */
void html_scroller(struct html *html, const char *class, struct str name);

#endif
