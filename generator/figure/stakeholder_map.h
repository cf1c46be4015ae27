/* The stakeholder map between placing (stakeholder_map.c) and drawing (stakeholder_draw.c). Private to the two.
 *
 * Influence and stance are ratings, so the map is a grid of fields: one for each pair of values, as wide and as high as
 * those who stand in it need. Who is in one field shares both values. What is not known has a strip of its own behind
 * the last column and below the last line. */
#ifndef FIGURE_STAKEHOLDER_MAP_H
#define FIGURE_STAKEHOLDER_MAP_H

#include "figure/guide.h"

enum map_channel { MAP_LABEL, MAP_X, MAP_Y, MAP_ROLE, MAP_NOW, MAP_GOAL };

enum {
    MAP_COLUMNS = 6, /* stance −2 to +2, not known */
    MAP_LINES = 6,   /* influence 5 to 1, not known */
    MAP_FIELDS = MAP_COLUMNS * MAP_LINES,
    MAP_RATINGS = 5,            /* columns and lines of known values */
    MAP_LEVELS = 4,             /* of a relationship, 0 not counted */
    MAP_RING = 19 * POINT,      /* a mark with its ring */
    MAP_PAD = 4 * POINT,        /* between a field's edge and what is in it */
    MAP_NAME_GAP = 3 * POINT,   /* between a ring and its name */
    MAP_NUMBER_GAP = 2 * POINT, /* between a ring and its number */
    MAP_KEY_LINE = 11 * POINT,  /* of the list that explains numbers */
    MAP_STRIP_GAP = 5 * POINT,  /* before the strips of what is not known */
};

struct map_role {
    struct str key, text;
    int place; /* decides the shape */
};

/* A column or a line of the map: where it is; size 0: not shown. */
struct map_band {
    millipoints from, size;
};

/* How many are on which side. */
struct sides {
    size_t count, against, neutral, supporting, unknown;
};

struct map {
    struct sketch *sketch;
    const struct figure_data *data;
    size_t *order;                /* the rows, field by field, line by line */
    size_t first[MAP_FIELDS + 1]; /* where each field begins in `order` */
    struct map_role *roles;       /* those that occur, by place */
    size_t role_count;
    struct sides all, strong; /* strong: with one of the two highest ratings of influence */
    struct text_lines *names; /* by row; NULL: marks have numbers and a list explains them */
    size_t most;              /* marks with numbers: how many lines of them a field shows at most */
    millipoints number_width; /* of the widest number */
    struct map_band columns[MAP_COLUMNS], lines[MAP_LINES];
};

/* How much of the height is taken by what stands above the grid; drawn when `draw` is set. */
millipoints map_head(const struct map *map, bool draw);
millipoints map_foot_height(const struct map *map);
void map_draw(const struct map *map);

size_t map_field_count(const struct map *map, int column, int line);
/* How many marks with numbers stand side by side in a column. */
size_t map_across(const struct map *map, int column);
millipoints map_item_height(const struct map *map, size_t row);
/* The lines of the list that explains numbers, and how many people share one of them. */
size_t map_key_lines(const struct map *map, size_t *across);

#endif
