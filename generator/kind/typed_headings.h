/* Headings that are lines in bold, as word processors and mails leave them: "**Chancen**" above its list. */
#ifndef KIND_TYPED_HEADINGS_H
#define KIND_TYPED_HEADINGS_H

#include "kind/record_reader.h"

/* The blocks with such lines as sections that hold what follows them, where no heading stands among the blocks and at
 * least two of the lines are names of fields; else as they are. The same in a title's section. */
struct block *typed_headings(struct record_reader *reader, const struct record *document, struct block *first);

/* Among the rows of a list: "Ansprechpartner:" or a line in bold that names another list or a group, above a list or
 * table of its own, becomes the section that it would be. */
void typed_headings_in_rows(struct record_reader *reader, const struct record *document, const struct field *list,
                            struct block *section);

/* The inlines of a paragraph that is such a line: "**Ziele**", "**Ziele:**", "Ziele:"; NULL. */
const struct inline_node *typed_heading_of(struct arena *arena, const struct block *paragraph);

#endif
