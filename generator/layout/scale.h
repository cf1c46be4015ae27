/* The type scale: every size, leading and distance of a page, in one table (scale.c), in thousandths of the theme's
 * text size.
 *
 * Text is 10/14.5 pt by default. Sizes step by about 1.2: 8 (heads, feet, footnotes), 9 (tables, labels), 10 (text),
 * 11.5, 14.5 and 20 (headings), 26 and 36 (titles); in between stand only captions, code and boxes. A heading stands
 * three times closer to what follows than to what precedes it. Distances between blocks are parts of a line; there is
 * no grid (generator/README.md says why). */
#ifndef LAYOUT_SCALE_H
#define LAYOUT_SCALE_H

#include "layout/face.h"
#include "tree/theme.h"

struct text_style {
    enum face_family family;
    bool bold, italic;
    millipoints size, leading;
    enum colour colour;
    unsigned features; /* SHAPE_... */
};

enum text_role {
    ROLE_BODY,
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_H4,
    ROLE_H5,
    ROLE_H6,          /* one after the other */
    ROLE_TITLE,       /* of the document, in the cover block */
    ROLE_COVER_TITLE, /* of the document, on a page of its own */
    ROLE_SUBTITLE,
    ROLE_KICKER, /* the kind of document above its title */
    ROLE_TABLE,
    ROLE_TABLE_HEAD,
    ROLE_TABLE_TOTAL,
    ROLE_TABLE_GROUP,
    ROLE_TABLE_DENSE, /* of a register */
    ROLE_TABLE_SMALL, /* of a table that is too wide otherwise */
    ROLE_CAPTION,
    ROLE_FIGURE_TITLE,
    ROLE_LABEL,
    ROLE_VALUE, /* of facts */
    ROLE_TILE_FIGURE,
    ROLE_TILE_LABEL,
    ROLE_TILE_BELOW,
    ROLE_CELL_HEADING,
    ROLE_CELL, /* of a grid */
    ROLE_CODE,
    ROLE_QUOTE,
    ROLE_FOOTNOTE,
    ROLE_NOTICE,
    ROLE_NOTICE_LABEL,
    ROLE_CONTENTS_1,
    ROLE_CONTENTS_2,
    ROLE_FURNITURE,
    ROLE_MARK, /* head and foot; the class mark */
    ROLE_COUNT
};

struct text_style scale_text(const struct theme *theme, enum text_role role);
millipoints scale_before(const struct theme *theme, enum text_role role); /* space above a block in this role */
millipoints scale_after(const struct theme *theme, enum text_role role);
/* Thousandths of the text size in 1/1000 pt. */
millipoints scale_length(const struct theme *theme, int thousandths);

/* Distances, in thousandths of the text size. */
enum {
    SPACE_LINE = 1450,        /* a line of text */
    SPACE_PARAGRAPH = 650,    /* between paragraphs */
    SPACE_ITEM = 250,         /* between the items of a loose list */
    SPACE_BLOCK = 1200,       /* around tables, figures, tiles, notices */
    SPACE_LIST_INDENT = 1650, /* from an item's label to its text; of the list's own text size */
    SPACE_QUOTE_INDENT = 1500,
    SPACE_BOX = 1000,          /* inside a box, from its edge to its text */
    SPACE_GUTTER = 1200,       /* between two boxes or columns side by side */
    SPACE_CELL_X = 600,        /* inside a table's cell, left and right */
    SPACE_CELL_Y = 185,        /* above and below: from row to row it is 1.8 times the type */
    SPACE_CELL_DENSE = 180,    /* the same in a register */
    SPACE_WRITING_LINE = 2400, /* between two lines to write on */
    SPACE_BAR = 250,           /* the bar of a quote or notice */
    SPACE_SIGNATURE = 4200,    /* above a line to sign on */
};

/* Strokes, in 1/1000 pt: they do not grow with the text. */
enum { STROKE_HAIR = 400, STROKE_RULE = 500, STROKE_STRONG = 900 };

#endif
