/* What indexes, calendars and lists of actions tell of a kind's documents, as its fields.yaml declares it: `index:`,
 * the columns of a document's line, and `dates:`, the days that people have to keep. templates/README.md is the
 * reference. */
#ifndef KIND_OVERVIEW_H
#define KIND_OVERVIEW_H

#include "kind/sentence.h"

/* A formula and what is made of it. Of `class` is what the formula names: who may see less sees none of it. */
struct overview_formula {
    struct written_formula written;
    struct formula *formula; /* once linked; NULL: there is none, or it is in error */
    enum class class;
};

/* The columns of `index:`. */
enum overview_column { COLUMN_MANAGER, COLUMN_STATUS, COLUMN_PERIOD, COLUMN_NEXT, OVERVIEW_COLUMNS };

/* The formulas of an entry of `dates:`. */
enum overview_part {
    DATE_EACH,    /* the rows that have such a day; none: the document has it */
    DATE_ON,      /* the day, or a named stretch of time, by whose last day it is due */
    DATE_START,   /* the time of day; may be missing */
    DATE_MINUTES, /* how long it takes */
    DATE_WHO,     /* the person, or persons, whose day it is; missing: whoever manages the document */
    DATE_OPEN,    /* of an action: whether it is still to be done. What says it is on the lists of actions */
    DATE_STATUS,  /* how far an action is; missing: open or done */
    OVERVIEW_PARTS
};

struct overview_date {
    struct overview_formula parts[OVERVIEW_PARTS];
    struct sentence say[LANGUAGE_MOST];
    struct span span;
    enum class class; /* of all that it names, at least internal */
    bool usable;      /* its formulas are good */
};

struct overview {
    struct overview_formula columns[OVERVIEW_COLUMNS];
    struct overview_date *dates;
    size_t date_count;
};

/* What stands below `index:` and below `dates:`; each may be NULL. */
void overview_read(struct kind_reader *reader, const struct value *index, const struct value *dates);
/* Parses and checks the formulas of all kinds, once all fields have theirs. */
void overviews_link(struct kinds *kinds, struct diagnostics *sink);

#endif
