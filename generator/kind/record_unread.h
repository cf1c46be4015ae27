/* What looks like data in a document's Markdown and stays text. Nothing of it is lost, for it is printed; it is named,
 * so that nobody counts on its being read. */
#ifndef KIND_RECORD_UNREAD_H
#define KIND_RECORD_UNREAD_H

#include "kind/record_reader.h"

/* A line whose key names no field. */
void unread_line(struct record_reader *reader, struct str key, struct span span);

/* A block of a section whose heading names no field, or of the document's head (heading: NULL). A table that looks like
 * rows of one of the document's lists is a message of its own (I16). */
void unread_block(struct record_reader *reader, const struct field_set *document, const struct block *heading,
                  const struct block *block);

/* Names the rest (I16): the lines in one message, lists and tables in another; nothing in a document of which nothing
 * was read from Markdown. */
void unread_report(struct record_reader *reader);

/* For other messages that name lines: “Farbe” (4), the first forty of them. */
void unread_add(struct record_reader *reader, struct unread *unread, struct str name, struct span span);
struct message unread_names(struct arena *arena, const struct unread *unread);

#endif
