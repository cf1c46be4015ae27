/* The rows of a table, each a row of the galley. */
#ifndef LAYOUT_TABLE_ROWS_H
#define LAYOUT_TABLE_ROWS_H

#include "layout/table_cells.h"

struct table_setter {
    struct setter setter; /* where the table stands */
    const struct table *table;
    struct table_plan plan;
    struct element *element, *section; /* TABLE; THEAD or TBODY */
    const struct item *head, *group;   /* to be repeated; NULL: none */
    const struct carry *carry;         /* NULL: nothing is carried forward */
    const struct printed *carried;     /* the sums of the rows so far; NULL: none yet */
    bool tinted;                       /* the last row of the body was */
};

void table_head_set(struct table_setter *t);
void table_group_set(struct table_setter *t, const struct row *from);
struct item *table_row_set(struct table_setter *t, size_t index);

/* The sums that go on from page to page. Most rows never end a page: what they would say is set when one does. */
struct carry {
    const struct table_setter *table; /* lives as long as the galleys */
    millipoints height;               /* of a row */
};

const struct carry *carry_new(const struct table_setter *t); /* NULL when the table has none */
/* The row that says the sums: an artifact. */
const struct item *carry_row(const struct carry *carry, const struct printed *sums, struct str label);

#endif
