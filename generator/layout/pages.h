/* Pages: what the layout makes and the PDF writer writes. Every piece stands at its final place; text is shaped into
 * glyphs.
 *
 * Each piece belongs to an element of the structure tree or is an artifact (element NULL: running heads, rules,
 * backgrounds), so that a tagged PDF needs no second look at the document. Pieces of a page are in painting order,
 * those of one element in reading order. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "tree/document.h"
#include "tree/drawing.h"

struct face; /* layout/face.h */

/* Names are PDF's standard structure types. */
enum element_kind {
    ELEMENT_DOCUMENT,
    ELEMENT_SECT,
    ELEMENT_H1,
    ELEMENT_H2,
    ELEMENT_H3,
    ELEMENT_H4,
    ELEMENT_H5,
    ELEMENT_H6,
    ELEMENT_P,
    ELEMENT_L,
    ELEMENT_LI,
    ELEMENT_LBL,
    ELEMENT_LBODY,
    ELEMENT_TABLE,
    ELEMENT_THEAD,
    ELEMENT_TBODY,
    ELEMENT_TR,
    ELEMENT_TH,
    ELEMENT_TD,
    ELEMENT_FIGURE,
    ELEMENT_CAPTION,
    ELEMENT_LINK,
    ELEMENT_CODE,
    ELEMENT_QUOTE,
    ELEMENT_TOC,
    ELEMENT_TOCI,
    ELEMENT_DIV,
    ELEMENT_NOTE,
    ELEMENT_SPAN,
    ELEMENT_REFERENCE,
    ELEMENT_COUNT
};

struct element {
    enum element_kind kind;
    struct element *parent, *first, *last, *next; /* children in reading order */
    struct str alternative;                       /* FIGURE, LINK */
    bool row_scope;                               /* TH: scope is Row, else Column */
    int column_span;                              /* TH, TD: how many columns it covers; 0: one */
    bool numbered;                                /* L: its labels are numbers */
    struct str language;                          /* "en": of its text; empty: that of what it stands in */
    size_t number;                                /* in pages->elements */
};

struct glyph {
    uint16_t id;         /* in the face */
    millipoints advance; /* to the next glyph, kerning included */
    millipoints x_offset, y_offset;
    uint16_t text_start,
        text_size; /* bytes of the run's text this glyph stands for; size 0: belongs to the glyph before */
};

enum piece_kind {
    PIECE_TEXT,      /* baseline at x, y */
    PIECE_OPERATION, /* a drawing operation other than text, its coordinates already those of the page */
    PIECE_IMAGE,     /* x, y, width, height */
};

/* What an artifact is. HEADER and FOOTER are running heads and feet, page numbers too. */
enum artifact { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_FOOTER };

struct piece {
    enum piece_kind kind;
    struct element *element; /* NULL: artifact */
    enum artifact artifact;  /* when there is no element */
    millipoints x, y, width, height;
    /* TEXT */
    const struct face *face;
    millipoints size;
    enum colour colour;
    struct str text; /* what the glyphs say */
    struct glyph *glyphs;
    size_t glyph_count;
    int expansion; /* 1/10000 by which its glyphs are wider than they are drawn in the face, which their advances know */
    bool struck;     /* a line through it */
    bool hyphenated; /* its last glyph is a hyphen that was put in at the end of a line and is not in the text */
    bool broken;     /* the last of its line, inside a word: it goes on in the next piece of the same element */
    struct operation *operation; /* OPERATION */
    const struct image *image;   /* IMAGE */
};

/* A rectangle of a page that leads somewhere. */
struct page_link {
    millipoints x, y, width, height;
    struct str target;       /* URL, or empty */
    int page;                /* from 0; -1: target is a URL */
    millipoints to_y;        /* top of the place on that page */
    struct element *element; /* its LINK element */
};

struct page {
    millipoints width, height;
    struct str label; /* what it calls itself: "12", "iv"; empty: its place in the document, from 1 */
    struct piece *pieces;
    size_t piece_count, piece_capacity;
    struct page_link *links;
    size_t link_count, link_capacity;
};

struct outline_entry {
    struct str title;
    int level; /* from 1 */
    int page;  /* from 0 */
    millipoints y;
};

struct pages {
    struct arena *arena;
    struct page *items;
    size_t count, capacity;
    struct outline_entry *outline;
    size_t outline_count, outline_capacity;
    struct element *root; /* the DOCUMENT element */
    size_t element_count;
};

#endif
