/* What the dumps share: their small grammar. Lines are indented by two spaces a level; texts stand in quotes. */
#ifndef WRITE_DUMP_H
#define WRITE_DUMP_H

#include "tree/drawing.h"

struct buffer;

void dump_indent(struct buffer *out, int depth);
/* "text", with \n, \t, \", \\, and \xHH for other control characters. */
void dump_text(struct buffer *out, struct str text);
/* ` label "text"`; nothing for an empty text. */
void dump_labelled(struct buffer *out, const char *label, struct str text);
void dump_operation(struct buffer *out, const struct operation *operation); /* without indent and line end */

#endif
