/* Required fields of which nothing was said. What a document must say is a mistake where it is missing; what rows do
 * not say is a weakness, told once for a list and field, when all of the document is read. */
#ifndef KIND_RECORD_REQUIRED_H
#define KIND_RECORD_REQUIRED_H

#include "kind/record_reader.h"

/* Reports what is missing in a document or group (I07), and what a row cannot do without; remembers the rest. `list` is
 * that of a row, else NULL. */
void record_check_required(struct record_reader *reader, const struct record *record, const struct field *list);

/* Reports what was remembered of the document (I18). */
void record_report_lacks(struct record_reader *reader);

#endif
