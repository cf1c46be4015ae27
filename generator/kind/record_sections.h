/* The Markdown of a document → its fields. */
#ifndef KIND_RECORD_SECTIONS_H
#define KIND_RECORD_SECTIONS_H

#include "kind/record_reader.h"

/* Gives the sections of the body to the fields that their headings name. */
void record_read_body(struct record_reader *reader, struct record *document, const struct kind *kind,
                      struct block *body);

#endif
