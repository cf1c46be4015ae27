/* Thin records: of a document what is asked of it by others (formula/asked.h), as it was read, before any reference is
 * resolved. */
#ifndef KIND_RECORD_THIN_H
#define KIND_RECORD_THIN_H

#include "formula/asked.h"

/* A copy of the set's one document, with those of its groups and rows, and of their values, that are asked for. Values
 * are shared with the original. The copy's document says what it holds (record.held). */
struct records *records_thin(struct arena *arena, const struct records *own, const struct asked *asked);

#endif
