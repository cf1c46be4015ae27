/* Texts that are the path of a file, seen from the file that they stand in. */
#ifndef KIND_RECORD_PATH_H
#define KIND_RECORD_PATH_H

#include "kind/record_reader.h"

/* Reports paths of a record that lead to nothing, or to what may not be read (I22). Addresses of the web are not
 * followed. */
void record_check_paths(struct record_reader *reader, const struct record *record);

#endif
