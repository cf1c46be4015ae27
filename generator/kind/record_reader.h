/* What every reader of a part of a document is handed. */
#ifndef KIND_RECORD_READER_H
#define KIND_RECORD_READER_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "schema/record.h"
#include "tree/value.h"

/* While one document is read. */
struct record_reader {
    struct records *records;
    struct arena *arena; /* of the records */
    struct diagnostics *sink;
    enum language language;
    const struct region *region; /* of the language; may be NULL */
    struct str currency;
    const struct kind *kind;
    const struct value *root;        /* of the document; may be NULL */
    struct fiscal_calendar calendar; /* our company's */
    bool ahead;                      /* a field is read before its turn */
    bool yearless;                   /* a date that says no year was read: record_settle_years */
    bool fiscal_noted;               /* that fiscal years were taken for calendar years was said */
};

#endif
