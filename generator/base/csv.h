/* Cells of CSV tables (RFC 4180): quoted where they need it. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/str.h"

struct buffer;

/* The text as a cell; quotes, separators and line ends in it are kept. */
void csv_cell(struct buffer *out, struct str text, char separator);
/* The same of what an author wrote, in a table that people open in a spreadsheet: what it would compute ("=1+1", "@x")
 * gets an apostrophe before it, and is shown as text. */
void csv_text(struct buffer *out, struct str text, char separator);

#endif
