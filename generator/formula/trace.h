/* What a piece of work took from outside of its own document: the values of other records, the day, which documents
 * there are, files and the like. Whoever keeps the result for the next run keeps with it what these were, and does the
 * work again when one of them is no longer the same. So whatever reads a record that may be another document's, or
 * anything else that may change between runs, says so here; what is not said here makes outputs that are silently old.
 * The document itself is compared as a whole and needs no words.
 *
 * A trace that is NULL takes no notice. It belongs to one thread. */
#ifndef FORMULA_TRACE_H
#define FORMULA_TRACE_H

#include "schema/record.h"

struct trace;

/* Of work on a document; NULL: on none, so that every record counts as another's. */
struct trace *trace_new(struct arena *arena, const struct record *own);

/* A value of a record of such a set; those that computing has made are not in it, and are passed over. */
void trace_read(struct trace *trace, const struct records *records, const struct record *record,
                const struct field *field);
void trace_head(struct trace *trace, const struct records *records, const struct record *record); /* what it is called */
void trace_whole(struct trace *trace, const struct records *records, const struct record *record); /* all that it says */

/* Other things, by their names. */
enum trace_thing {
    TRACE_DAY,     /* that all is seen from */
    TRACE_KIND,    /* which documents of it there are */
    TRACE_ABOUT,   /* which documents there are, and what their references lead to */
    TRACE_LOOK,    /* of a path in the project's tree: whether anything is there */
    TRACE_FILE,    /* the same, and what the file holds */
    TRACE_ALL_OUTPUTS, /* where the outputs of all documents lie */
    TRACE_TALLY,   /* how many findings all documents have */
    TRACE_SHELF, /* what may be composed inside, and what is held back */
    TRACE_AUTHORS, /* who commits to the repository */
    TRACE_ACCOUNT, /* which documents are about an account, by its id */
    TRACE_TERMS,   /* what no customer may read */
    TRACE_THINGS
};
void trace_thing(struct trace *trace, enum trace_thing thing, enum class class, struct str name);
/* The result hangs on something that nobody can compare: it is not kept. */
void trace_refuse(struct trace *trace);
void trace_join(struct trace *trace, const struct trace *other); /* what the other took, too */

/* ---- for whoever keeps it ---- */

enum trace_part { TRACE_VALUE, TRACE_HEAD, TRACE_WHOLE };
struct trace_cell {
    const struct record *record;
    const struct field *field; /* VALUE */
    enum trace_part part;
    enum class class; /* of the set of records */
};
struct trace_named {
    enum trace_thing thing;
    enum class class;
    struct str name;
};
struct trace_taken {
    const struct trace_cell *cells; /* in the order in which they were first read */
    size_t cell_count;
    const struct trace_named *things;
    size_t thing_count;
    bool refused;
};
struct trace_taken trace_taken(const struct trace *trace);

#endif
