/* A figure alone in a list kept year by year: which year it is of, and what it is in that year. */
#ifndef KIND_RECORD_FIGURE_H
#define KIND_RECORD_FIGURE_H

#include "kind/record_reader.h"

/* A figure without a year is of the year that the list says (`single:`). */
void record_take_single_year(struct record_reader *reader, const struct field *list, struct record *row,
                             const struct value *value);

/* What a single value in place of a row's mapping is: the list's `leaf`; in a year that is not over its `coming`. */
const struct field *record_figure_field(struct record_reader *reader, const struct field *list,
                                        const struct record *row, const struct value *value);

#endif
