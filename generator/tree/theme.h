/* A theme: the colours, faces and page of a house, read from templates/theme.yaml (and what planpress.yaml overrides)
 * by project/theme.c; used by layout, PDF and HTML alike. Data only. */
#ifndef TREE_THEME_H
#define TREE_THEME_H

#include "base/source.h"
#include "tree/drawing.h"

struct image;

enum face_family { FAMILY_TEXT, FAMILY_CODE, FAMILY_FALLBACK, FAMILY_COUNT };

/* What leads the eye along a table's rows: a thin rule below each, or a tint behind every other one. */
enum table_look { TABLES_RULES, TABLES_ZEBRA };

/* Where a project says what it wants otherwise than the built-in theme: zero where it does not. Messages alone ask. */
struct theme_places {
    struct span light[COLOUR_COUNT], dark[COLOUR_COUNT];
    struct span families[FAMILY_COUNT];
};

struct theme {
    uint32_t light[COLOUR_COUNT]; /* 0xRRGGBB; the PDF uses these */
    uint32_t dark[COLOUR_COUNT];
    struct str families[FAMILY_COUNT]; /* names for fontconfig: "Lato", "JetBrains Mono", "DejaVu Sans" */
    millipoints page_width, page_height;
    bool page_chosen; /* by the project; else its size is the one that a document's region prints on */
    millipoints margin_top, margin_right, margin_bottom, margin_left; /* of the text block */
    millipoints text_size;                                            /* 10 pt */
    bool justified;
    enum table_look tables;
    const struct image *logo; /* may be NULL */
    struct theme_places places;
};

#endif
