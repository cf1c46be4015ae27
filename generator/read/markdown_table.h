/* Pipe tables that are not quite right: what can be meant in one way only is read, the rest is said. Included by
 * markdown*.c only; knows nothing of cmark. */
#ifndef READ_MARKDOWN_TABLE_H
#define READ_MARKDOWN_TABLE_H

#include "read/markdown_text.h"
#include "tree/document.h"

/* The line of dashes below a table's head, with as many columns as the head; the line itself where nothing is to be
 * mended. Says so (M06). */
struct str markdown_table_dashes(struct arena *arena, struct diagnostics *sink, const struct markdown_text *text,
                                 size_t line);

/* A row with more cells than its table has columns is an error: which of them belong together cannot be known. */
void markdown_table_check_row(struct diagnostics *sink, const struct markdown_text *text, size_t line,
                              const struct table *table, struct row *row);

/* Whether the lines `first` to `last`, below an empty line, are rows of the table above it. */
bool markdown_table_goes_on(const struct markdown_text *text, size_t first, size_t last, const struct table *table);
/* Adds them (M06). */
void markdown_table_add_rows(struct arena *arena, struct diagnostics *sink, const struct markdown_text *text,
                             size_t first, size_t last, struct table *table);

#endif
