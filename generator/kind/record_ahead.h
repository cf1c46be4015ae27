/* What must be known of a document before its first field is read, wherever it stands in the file: in which month its
 * years start, of which day it is. What is wrong there is reported when its own field is read. */
#ifndef KIND_RECORD_AHEAD_H
#define KIND_RECORD_AHEAD_H

#include "kind/record_reader.h"

/* The fiscal calendar that a mapping says for a set of fields (schema/record.h: record_calendar). */
struct fiscal_calendar ahead_calendar(const struct record_reader *reader, const struct field_set *set,
                                      const struct value *mapping);
/* The same of a group of the document, by the group's name. */
struct fiscal_calendar ahead_calendar_of(const struct record_reader *reader, struct str group);
/* Whether anybody says when the years begin that a field counts in: the company, or the group it names. */
bool ahead_knows_years(const struct record_reader *reader, struct str group);
/* The document's own day (`dated:` of its kind); no date when it says none. */
struct date ahead_own_day(const struct record_reader *reader);
/* The same; `lost` when a day is written and could not be understood, which is reported there. */
struct date ahead_day_of(const struct record_reader *reader, bool *lost);

#endif
