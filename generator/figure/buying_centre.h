/* The buying centre between placing (buying_centre.c) and drawing (buying_draw.c). Private to the two.
 *
 * Left the customer's people, line by line; right ours, each where the lines to them cross least; between them links,
 * the thicker the better the relationship. Links leave and arrive at bars that are as high as their links are thick. */
#ifndef FIGURE_BUYING_CENTRE_H
#define FIGURE_BUYING_CENTRE_H

#include "figure/distinct.h"
#include "figure/groups.h"
#include "figure/guide.h"

enum buying_channel { BUYING_LABEL, BUYING_NOTE, BUYING_GROUP, BUYING_OWNER, BUYING_SECOND, BUYING_STRENGTH };

enum {
    BUYING_LEVELS = 4,      /* of a relationship, 0 not counted */
    BUYING_BAR = 3 * POINT, /* how wide a bar is */
    BUYING_HAIR = 500       /* how thick the link is without a relationship (dashed), or of a second owner */
};

struct link {
    size_t contact, colleague;
    millipoints thick, from, to; /* where it leaves and arrives */
    bool second, dashed;
};

struct contact {
    size_t row;
    millipoints y, bar; /* the middle of its line; the height of its bar */
    bool heads;         /* its group's name stands above it */
    bool alone;         /* nobody looks after it */
};

struct colleague {
    struct str name;
    size_t first, second; /* how many contacts */
    double pull, weight;  /* the sum of its contacts' places, and of their weights */
    millipoints y, bar, height;
};

struct centre {
    struct sketch *sketch;
    const struct figure_data *data;
    struct groups groups;        /* of the customer's people */
    struct distinct owners;      /* who looks after any of them first */
    size_t *owned, looked_after; /* how many each of them looks after, and all together */
    size_t busiest;              /* of the owners */
    /* What follows is set when it is drawn: */
    struct contact *contacts;
    size_t contact_count, hidden; /* shown and left out */
    struct distinct names;        /* of colleagues, in the order in which they come */
    struct colleague *colleagues; /* first in that order, then from top to bottom */
    size_t colleague_count;
    struct link *links;
    size_t link_count;
    millipoints pitch;       /* from one contact to the next */
    bool noted, noted_right; /* there is room for a second line below names */
    millipoints left, right; /* the inner edges of the names: where the bars begin */
    millipoints top, bottom;
};

millipoints buying_thickness(const struct figure_value *strength);
/* What stands above the columns; drawn when `draw` is set. */
millipoints buying_head(const struct centre *centre, bool draw);
void buying_draw(const struct centre *centre);

#endif
