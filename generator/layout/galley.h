/* Galleys: set material one below the other, as wide as its column, not yet on pages.
 *
 * A galley is made of items. A strip is what never splits: a line of text, an image. A row is several galleys side by
 * side (a table's row, tiles, a grid); when it is higher than what is left of a page, each of its galleys goes on by
 * itself on the next. A frame is a box or bar around items of a galley; it is closed at the foot of a page and opened
 * again at the head of the next.
 *
 * What sets blocks makes the items; from then on they are const. How far they are placed, only a cursor says.
 */
#ifndef LAYOUT_GALLEY_H
#define LAYOUT_GALLEY_H

#include "layout/pages.h"

struct arena;
struct block;
struct carry; /* layout/table_rows.h: sums that go on from page to page */

/* Sums of lengths stop here: far more than all pages hold, and twice it is still a millipoints. */
enum { LENGTH_MOST = 1000000 * POINT };

/* A rectangle that leads somewhere, before its target is known. */
struct strip_link {
    millipoints x, y, width, height;
    const struct inline_node *link;
    struct str target;
    struct span span;
    struct element *element;
};

struct frame {
    const struct frame *outer;
    int depth; /* frames around it */
    millipoints x, width;
    millipoints bar; /* its width; 0: none */
    enum colour bar_colour, fill;
    millipoints padding; /* above and below */
    millipoints radius;
};

struct row_rule {
    enum colour colour;
    millipoints width; /* 0: none */
};

struct row_cell {
    const struct item *items;
    millipoints x, height;        /* of its items */
    bool at_foot;                 /* they stand at the foot of the row, not at its head */
    millipoints box_x, box_width; /* of the box */
    enum colour fill;
};

struct item_row {
    struct row_cell *cells;
    size_t cell_count;
    millipoints x, width;    /* of the rules and the fill */
    millipoints padding;     /* above and below the cells */
    millipoints whole_up_to; /* a row that is no higher than this never splits */
    enum colour fill;
    millipoints radius; /* of the cells' boxes */
    struct row_rule above, below;
};

/* What a row of a table brings along when a page begins or ends with it. */
struct row_repeats {
    const struct item *head, *group;         /* of its table, printed again above it; NULL: none */
    const struct carry *carry;               /* of its table; NULL: nothing is carried forward */
    const struct printed *sums_above, *sums; /* carried, of the rows above it and with it; NULL: none yet, no more */
};

/* A footnote that a strip refers to, the last one first. */
struct strip_note {
    const struct strip_note *next;
    const struct item *items;
};

/* Places count from the galley's left edge and the strip's head. */
struct strip {
    struct piece *pieces;
    size_t piece_count, piece_capacity;
    struct strip_link *links;
    size_t link_count, link_capacity;
    millipoints baseline; /* of its text; 0: none */
    const struct strip_note *notes;
    const struct contents_entry *entry; /* a line of the contents: its page number is put in at the end */
};

enum item_kind { ITEM_STRIP, ITEM_ROW };

struct item {
    enum item_kind kind;
    struct item *next;
    millipoints space;  /* above it; nothing at the head of a page */
    millipoints height; /* as a whole */
    bool keep;          /* the item after it stands on the same page */
    bool new_page;
    bool turned; /* stands on a page in landscape */
    const struct frame *frame;
    const struct block *section;       /* the section, or figure with a name, that begins here */
    millipoints notes_height;          /* what its footnotes, or those of its cells, take of a page at least */
    const struct row_repeats *repeats; /* ROW of a table; NULL: none */
    union {
        struct strip strip;
        struct item_row row;
    };
};

/* How far a galley is placed: up to an item, or into a row that has begun. A value: what it points to never changes, so
 * that a copy is a place to come back to. */
struct cursor {
    const struct item *item;    /* the next; NULL: nothing is left */
    const struct cursor *cells; /* what is left of each cell of a row that has begun; NULL: it has not */
};

struct galley {
    struct arena *arena;
    struct item *first, *last;
    millipoints space;           /* wanted above the next item: the most of what its neighbours want */
    bool settled;                /* that space is fixed: below a heading */
    bool new_page;               /* the next item starts a page */
    bool turned;                 /* items stand on pages in landscape */
    const struct block *section; /* begins with the next item */
    bool labelled;               /* a list's label waits for the first line to stand beside */
    struct piece label;
    millipoints label_leading, label_baseline; /* of a label that finds no line */
};

struct galley galley_new(struct arena *arena);
/* Asks for space above the next item. */
void galley_space(struct galley *galley, millipoints space);
/* Fixes it, whatever the next item wants: what follows a heading stands close to it. */
void galley_settle(struct galley *galley, millipoints space);
/* Keeps all items behind `last` (NULL: all) with what follows them. */
void galley_keep(struct galley *galley, struct item *last);
/* Rows or lines behind `last`: a set up to the height of `small` stays together, of a higher one no fewer than `least` stand alone
 * at the end of a page or at the beginning of the next. */
void galley_keep_ends(struct galley *galley, struct item *last, millipoints small, size_t least);
/* The baseline is that of the strip's text, 0 when it has none. */
struct item *galley_strip(struct galley *galley, const struct frame *frame, millipoints height, millipoints baseline);
/* A row whose cells are filled in by the caller, who then calls row_finish. */
struct item *galley_row(struct galley *galley, const struct frame *frame, size_t cell_count);
void row_finish(struct item *item); /* its height, and that of its notes */
void cell_fill(struct row_cell *cell, millipoints x, const struct galley *galley);

struct piece *strip_piece(struct galley *galley, struct strip *strip, enum piece_kind kind, struct element *element);
struct piece *strip_rectangle(struct galley *galley, struct strip *strip, millipoints x, millipoints y,
                              millipoints width, millipoints height, enum colour fill);

millipoints item_baseline(const struct item *item); /* of a strip's text; 0: none, or no item */
/* The distance between the foot of one item and the head of the next: frames that end, space, frames that begin. */
millipoints galley_distance(const struct frame *from, const struct item *to, bool first);
millipoints frames_padding(const struct frame *frame); /* of all that are open */
millipoints items_height(const struct item *first);

#endif
