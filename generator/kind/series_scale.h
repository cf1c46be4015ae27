/* An amount that is off by a scale: "1.1" among years in the hundred thousands is 1.1 million. */
#ifndef KIND_SERIES_SCALE_H
#define KIND_SERIES_SCALE_H

#include "kind/record_reader.h"

/* Of the rows of a list with an amount a year: each that is over a thousand times smaller than one beside it is a
 * warning (I02), with a mend as choice. `rows` are all, in the order of the file; those from `first` on are new. */
void series_check_scale(struct record_reader *reader, const struct field *list, const struct datum *rows, size_t count,
                        size_t first);

#endif
