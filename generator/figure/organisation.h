/* The organisation tree between reading the lines of report (organisation_tree.c) and drawing them as boxes
 * (organisation_boxes.c) or as an indented list (organisation_list.c). Private to the three. */
#ifndef FIGURE_ORGANISATION_H
#define FIGURE_ORGANISATION_H

#include <stdint.h>

#include "figure/guide.h"

enum organisation_channel { MEMBER_LABEL, MEMBER_ID, MEMBER_PARENT, MEMBER_NOTE, MEMBER_MARK };

#define NO_MEMBER SIZE_MAX

struct member {
    size_t parent, first_child, next_sibling; /* by row; NO_MEMBER: none */
    size_t child_count;
    size_t depth;    /* 0: at the top */
    bool opened;     /* the lines of report run in a circle, which is opened above this member */
    struct str lost; /* above this member stands "?", or somebody who is not a row; else empty */
};

struct organisation {
    struct sketch *sketch;
    const struct figure_data *data;
    struct member *members; /* by row */
    size_t *sequence;       /* rows as they are read: each before those who report to it */
    size_t count, marked, levels;
    size_t opened; /* the first member above whom a circle is opened; NO_MEMBER: none */
    bool lost;     /* somebody's parent is not shown */
};

extern const struct ink MEMBER_NAME; /* bold */
bool member_is_marked(const struct organisation *organisation, size_t row);

/* What marked members look like, with its name; and notes on what dashes and arrows mean: their height, drawn when
 * `draw` is set. */
struct legend organisation_legend(const struct organisation *organisation, struct paint paint, bool boxed);
millipoints organisation_notes(const struct organisation *organisation, millipoints top, bool draw);

/* Draws the tree as boxes from the top down; false, and nothing drawn, when it does not fit. */
bool organisation_boxes(const struct organisation *organisation);
void organisation_list(const struct organisation *organisation);

#endif
