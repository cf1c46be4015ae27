/* A row added below a heading of Markdown, to the table or list that stands there, as an edit of the file's text. */
#ifndef KIND_ROW_MARKDOWN_H
#define KIND_ROW_MARKDOWN_H

#include "kind/row_edit.h"
#include "tree/document.h"

/* The section of a document's Markdown whose heading names the list; NULL: there is none. */
const struct block *row_section(struct arena *arena, const struct row_list *list, const struct block *blocks);

/* Behind the last row of the section's table or list; `section` NULL: as a new section at the end of the file. */
bool row_markdown_append(const struct row_list *list, const struct block *section, struct row_new *row,
                         struct text_edit *edit, struct message *problem);

#endif
