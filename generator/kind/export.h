/* Records for other programs: every value, typed and computed, under its canonical English name; days as ISO dates,
 * numbers plain. The form is described in templates/README.md and does not change without a new EXPORT_FORMAT. */
#ifndef KIND_EXPORT_H
#define KIND_EXPORT_H

#include "base/buffer.h"
#include "kind/check.h"

#define EXPORT_FORMAT "planpress-export-3"

/* What is exported of one document, or of a file that could not be read as one. */
struct exported {
    const struct record *record; /* NULL: of such a file */
    struct str file;             /* its path below the project's folder */
    struct findings findings;
    const struct catalogue *catalogue; /* of its language, for what is said of it; NULL: English */
    bool incomplete;                   /* something of it could not be read: what, the messages say */
    bool marked; /* what is above the class of its records reads “(confidential)”, else it is missing */
    const struct diagnostic **messages;
    size_t message_count, message_capacity;
};

/* All documents as one JSON object; files without a record come last. The computation's arena holds what is computed on
 * the way. */
void export_json(struct buffer *out, struct computation *computation, const struct exported *documents, size_t count);

/* A table as CSV (RFC 4180): of the documents of a kind, a line each, or of one of their lists, a line a row. */
struct export_table {
    struct str name; /* "account-plan", "account-plan.opportunities": its file without ".csv" */
    struct buffer bytes;
};

struct export_tables {
    struct export_table *items;
    size_t count, capacity;
};

/* The tables of all documents, sorted by kind as these are, and one of all messages; buffer_free each. */
struct export_tables export_csv(struct arena *arena, struct computation *computation, const struct exported *documents,
                                size_t count);

/* Whether an export says a field at all: of what lies above the class of its records not even the name, unless it is marked. */
bool export_shows(const struct computation *computation, const struct exported *document, const struct field *field);

/* The value of a field; missing when it was not read, or is computed from what was not, or when the readers of the
 * computation's records may not have it: then a text that says so if the document is `marked`. `record` may be NULL. */
struct datum export_value(struct computation *computation, const struct exported *document, const struct record *record,
                          const struct field *field);

/* A value as it is exported: a year by the number it is called by, whatever the calendar. */
struct datum export_datum(struct arena *arena, const struct field *field, struct datum datum);

/* A single value: "1850000", "2027-06-30", "won", an id; of a list "a; b". Empty for what is missing, "?" for what is
 * not known. */
struct str export_text(struct arena *arena, struct datum datum, struct str currency);

#endif
