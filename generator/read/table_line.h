/* A line of a pipe table as it stands in the file: how many cells it has, and where they are. */
#ifndef READ_TABLE_LINE_H
#define READ_TABLE_LINE_H

#include <stddef.h>

#include "base/str.h"

/* How many cells stand in a line; 0: there is no bar in it. The signs of quotes around the table are passed over. */
size_t table_line_count(struct str line);

/* A cell, trimmed, as a slice of the line; empty behind the last. \| is a bar that is text. */
struct str table_line_cell(struct str line, size_t number);

/* "|---|:-:|": the line below the head of a table. */
bool table_line_is_delimiter(struct str line);

#endif
