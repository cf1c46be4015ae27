/* Numbers, percentages and amounts of a record, and the units that are written with them. */
#ifndef KIND_RECORD_NUMBER_H
#define KIND_RECORD_NUMBER_H

#include "kind/record_reader.h"
#include "read/scalar.h"

/* What was reported for a reading that failed or is to be noted; true when its value holds. */
bool record_report(struct record_reader *reader, const struct value *value, const struct scalar_reading *reading);

/* The datum of a number, integer, percent or money field; it stays missing after reporting. */
void record_read_number(struct record_reader *reader, const struct field *field, const struct value *value,
                        struct datum *datum);

/* When a row is read whole: a unit that was written with a number ("98,2 %") goes into the row's field `unit`; when
 * that says one already, the number is turned into it, or does not fit (I05). Nothing happens in rows without such a
 * field. */
void record_settle_units(struct record_reader *reader, struct record *row);

#endif
