/* What the makers of new documents share. Inside of kind/. */
#ifndef KIND_DOCUMENT_WRITER_H
#define KIND_DOCUMENT_WRITER_H

#include "base/buffer.h"
#include "kind/document_text.h"

struct document_writer {
    struct arena *arena;
    const struct document_wish *wish;
    struct buffer out;
};

/* What an author may write anew. */
bool document_offers(const struct field *field);
/* The value for a field itself; NULL: none. */
const struct document_value *document_value_of(const struct document_wish *wish, const struct field *field);
/* Whether it has to be written: required, or a value for it or for something in it is there. */
bool document_writes(const struct document_wish *wish, const struct field *field);
/* What a comment says of a field: its choices, ids or type, and its help. */
struct str document_comment(const struct document_writer *writer, const struct field *field);
/* Whether a field stands below a heading of Markdown. */
bool document_has_section(const struct field *field);

void document_put_sections(struct document_writer *writer);

#endif
