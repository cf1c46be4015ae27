/* Dates, periods, years and months of a document's fields. */
#ifndef KIND_RECORD_TIME_H
#define KIND_RECORD_TIME_H

#include "kind/record_reader.h"
#include "read/scalar_time.h"

/* One scalar as its field means it; missing after reporting. What says no year waits for record_settle_years: a date of
 * the year 0 until then. */
void record_read_time(struct record_reader *reader, const struct field *field, const struct value *value,
                      struct datum *datum);
void record_read_month(struct record_reader *reader, const struct value *value, struct datum *datum);

/* Whether a text names a year, or leaves open which of two: what stands behind the name of a list keyed by year. */
bool record_is_year(struct record_reader *reader, const struct field *field, struct str text);

/* How the text of a field is read as a date: as what, in whose calendar. */
struct time_reading record_time_reading(struct record_reader *reader, const struct field *field, struct str text,
                                        int year);
/* Reports what was read, and puts the date into the datum when there is one. */
void record_take_time(struct record_reader *reader, const struct field *field, const struct time_reading *reading,
                      struct datum *datum);

/* When all of a document is read: what says no year takes that of a date beside it, else of a date of the document, if
 * only one fits; else it is asked for. `first` is where the document's records start. */
void record_settle_years(struct record_reader *reader, size_t first);

/* A date that hangs on the document's own day, which was not understood: unread, and named (I02). */
void record_report_hanging(struct record_reader *reader, struct datum *datum);

#endif
